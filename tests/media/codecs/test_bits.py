"""Bits and sizes: what was written is read again, as the specifications count, and nothing past the end."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.media.codecs.bits import BitReader, BitWriter, leb128, read_leb128
from app.media.codecs.payload import BadPayload


@given(st.lists(st.integers(0, 24).flatmap(lambda n: st.tuples(st.just(n), st.integers(0, (1 << n) - 1)))))
def test_numbers_of_any_width_come_back(fields: list[tuple[int, int]]) -> None:
    bits = BitWriter()
    for width, value in fields:
        bits.put(value, width)
    written = bits.whole()
    assert len(written) == (sum(width for width, _ in fields) + 7) // 8
    reader = BitReader(written)
    assert [reader.take(width) for width, _ in fields] == [value for _, value in fields]


@given(st.integers(1, 40).flatmap(lambda n: st.tuples(st.just(n), st.integers(0, n - 1))))
def test_a_number_below_a_bound_comes_back(pair: tuple[int, int]) -> None:
    count, value = pair
    bits = BitWriter()
    bits.put_below(value, count)
    assert BitReader(bits.whole()).take_below(count) == value


def test_five_values_take_two_bits_and_the_last_two_three() -> None:
    """AV1 specification, section 4.10.7, its own example."""
    reader = BitReader(bytes((0b00_01_10_11, 0b0_111_0000)))
    assert [reader.take_below(5) for _ in range(5)] == [0, 1, 2, 3, 4]


@pytest.mark.parametrize(("written", "value"), [(0b1000_0000, 0), (0b0100_0000, 1), (0b0110_0000, 2), (0b0011_1000, 6)])
def test_a_unary_length_says_how_many_bits_follow(written: int, value: int) -> None:
    assert BitReader(bytes((written,))).take_unary() == value


def test_no_number_is_longer_than_32_bits() -> None:
    assert BitReader(bytes((0, 0, 0, 0, 0x80))).take_unary() == (1 << 32) - 1


def test_nothing_is_read_past_the_end() -> None:
    reader = BitReader(b"\xff")
    assert reader.take(7) == 127
    with pytest.raises(BadPayload):
        reader.take(2)
    with pytest.raises(BadPayload):
        BitReader(bytes(200)).take_unary()


@pytest.mark.parametrize(("value", "bits"), [(2, 1), (-1, 4), (16, 4)])
def test_a_number_that_does_not_fit_is_not_written(value: int, bits: int) -> None:
    with pytest.raises(ValueError, match="does not fit"):
        BitWriter().put(value, bits)


@given(st.integers(0, (1 << 32) - 1))
def test_a_size_comes_back_from_where_it_stands(value: int) -> None:
    data = b"\x00" + leb128(value) + b"rest"
    assert read_leb128(data, 1) == (value, len(data) - 4)


@pytest.mark.parametrize(
    ("value", "written"), [(0, "00"), (127, "7f"), (128, "8001"), (300, "ac02"), ((1 << 32) - 1, "ffffffff0f")]
)
def test_sizes_are_written_as_the_specification_does(value: int, written: str) -> None:
    assert leb128(value).hex() == written


def test_a_longer_form_of_a_size_is_read() -> None:
    assert read_leb128(bytes.fromhex("85808000"), 0) == (5, 4)


@pytest.mark.parametrize("data", ["", "80", "8080808080808080", "808080808080808001", "ffffffff1f"])
def test_a_size_without_an_end_or_over_32_bits_is_refused(data: str) -> None:
    with pytest.raises(BadPayload):
        read_leb128(bytes.fromhex(data), 0)


@pytest.mark.parametrize("value", [-1, 1 << 32])
def test_a_size_that_cannot_be_is_not_written(value: int) -> None:
    with pytest.raises(ValueError, match="leb128"):
        leb128(value)
