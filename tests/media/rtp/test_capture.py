"""The stamp of a frame travels exactly, and the source it belongs to with it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.media.rtp.capture import Capture, read, written

MOST_MS = 4_233_462_144_000 - 1  # the last millisecond of the era


@given(st.integers(0, MOST_MS), st.integers(0, 999))
def test_a_stamp_and_its_turn_come_back_exactly(capture_ms: int, turn: int) -> None:
    assert read(written(Capture(capture_ms, turn))) == Capture(capture_ms, turn)


@given(st.integers(0, MOST_MS), st.integers(0, 998))
def test_who_rounds_to_the_microsecond_sees_the_same(capture_ms: int, turn: int) -> None:
    parts = int.from_bytes(written(Capture(capture_ms, turn))[4:], "big")
    assert round(parts * 1e6 / 2**32) == capture_ms % 1000 * 1000 + turn


@pytest.mark.parametrize(
    ("capture", "value"),
    [
        (Capture(0), "83aa7e8000000000"),  # 1970
        (Capture(500), "83aa7e8080000000"),
        (Capture(2_085_978_495_999), "ffffffffffbe76c9"),  # the last millisecond of the first era
        (Capture(2_085_978_496_000), "0000000000000000"),  # February 2036: the seconds start anew
    ],
)
def test_known_times_have_known_bytes(capture: Capture, value: str) -> None:
    assert written(capture).hex() == value
    assert read(bytes.fromhex(value)) == capture


def test_the_offset_of_another_clock_is_passed_over() -> None:
    assert read(written(Capture(1_700_000_000_123, 4)) + bytes(8)) == Capture(1_700_000_000_123, 4)


@given(st.binary(max_size=20))
def test_any_bytes_are_a_time_or_nothing(value: bytes) -> None:
    capture = read(value)
    assert (capture is None) or (len(value) in (8, 16) and 0 <= capture.turn < 1000)


def test_a_time_before_1970_is_none_of_ours() -> None:
    assert read(bytes.fromhex("83aa7e7fffffffff")) is None


@pytest.mark.parametrize("capture", [Capture(-1), Capture(MOST_MS + 1), Capture(0, 1000), Capture(0, -1)])
def test_what_would_come_back_as_another_time_is_not_written(capture: Capture) -> None:
    with pytest.raises(ValueError):
        written(capture)
