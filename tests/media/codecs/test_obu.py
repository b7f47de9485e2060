"""OBUs in and out of a temporal unit."""

import pytest

from app.media.codecs import obu
from app.media.codecs.payload import BadPayload
from tests.media.codecs import streams


@pytest.mark.parametrize("unit", streams.av1())
def test_a_unit_taken_apart_and_put_together_is_the_same(unit: bytes) -> None:
    assert obu.join(obu.split(unit)) == unit


def test_an_encoders_units_hold_a_delimiter_then_the_sequence_and_the_frame() -> None:
    units = streams.av1()
    kinds = [[obu.kind(one) for one in obu.split(unit)] for unit in units[:2]]
    assert kinds == [
        [obu.TEMPORAL_DELIMITER, obu.SEQUENCE_HEADER, obu.FRAME],
        [obu.TEMPORAL_DELIMITER, obu.FRAME],
    ]
    assert [obu.begins_sequence(obu.split(unit)) for unit in units] == [True] + [False] * (len(units) - 1)


def test_the_last_may_go_without_a_size_and_gets_one() -> None:
    bare = bytes((obu.FRAME << 3, 1, 2, 3))
    assert obu.split(bare) == [bare]
    assert obu.join([bare]) == bytes((obu.FRAME << 3 | 2, 3, 1, 2, 3))
    assert obu.one(obu.join([bare])) == bare


def test_the_extension_stays_and_is_no_payload() -> None:
    extended = bytes((obu.FRAME << 3 | 4, 0b010_01_000, 9))
    assert obu.layers(extended) == 0b010_01_000
    assert obu.body(extended) == b"\x09"
    assert obu.split(obu.join([extended, extended])) == [extended, extended]
    assert obu.layers(b"\x30\x00") is None


@pytest.mark.parametrize(
    "unit",
    [
        b"\xb0",  # the forbidden bit
        b"\x34",  # an extension that is not there
        b"\x32",  # a size that is not there
        b"\x32\x05\x00",  # more than there is
        b"\x12\x00\x32\x80",
    ],
)
def test_what_is_no_unit_is_refused(unit: bytes) -> None:
    with pytest.raises(BadPayload):
        obu.split(unit)


@pytest.mark.parametrize("element", [b"", b"\x32\x01\x00\x32\x00"])
def test_one_obu_is_exactly_one(element: bytes) -> None:
    with pytest.raises(BadPayload):
        obu.one(element)


def test_a_frame_that_is_not_shown_or_has_no_sequence_header_begins_none() -> None:
    sequence, shown, hidden = b"\x08\x00", b"\x30\x10", b"\x30\x00"
    assert obu.begins_sequence([sequence, shown])
    assert not obu.begins_sequence([sequence, hidden])
    assert not obu.begins_sequence([shown])
    assert not obu.begins_sequence([sequence, b"\x30"])
    assert not obu.begins_sequence([sequence])
