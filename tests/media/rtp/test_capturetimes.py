"""When a picture was captured, by what its sender said of it or of others."""

from hypothesis import given
from hypothesis import strategies as st

from app.media.rtp.capture import Capture
from app.media.rtp.capturetimes import CaptureTimes
from app.media.rtp.reporting import Reporting
from app.media.rtp.rtcp import SenderReport

WRAP = 1 << 32
NOON_MS = 1_700_000_000_000
NOON_NTP = (NOON_MS // 1_000 + 2_208_988_800) << 32


@given(start=st.integers(0, WRAP - 1), later_ms=st.integers(-60_000, 10_000_000))
def test_a_sender_report_counts_on_exactly_to_both_sides_and_across_the_wrap(start: int, later_ms: int) -> None:
    at = CaptureTimes().at((start + later_ms * 90) % WRAP, (start, NOON_MS))
    assert at == Capture(NOON_MS + later_ms)


def test_what_stands_in_the_packets_counts_before_what_is_reported() -> None:
    times = CaptureTimes()
    times.told(900, Capture(NOON_MS, 7))
    assert times.at(900, (0, 5)) == Capture(NOON_MS, 7)
    assert times.at(900 + 33 * 90, (0, 5)) == Capture(NOON_MS + 33)


def test_nothing_is_known_before_anything_was_said_and_none_is_before_1970() -> None:
    assert CaptureTimes().at(900) is None
    assert CaptureTimes().at(0, (90 * 1_000, 999)) is None


def test_only_so_many_are_kept_and_the_newest_counts_on() -> None:
    times = CaptureTimes()
    for frame in range(1_000):
        times.told(frame * 3_000, Capture(NOON_MS + frame * 34))
    assert times.at(0) == Capture(NOON_MS + 999 * 34 - round(999 * 3_000 / 90))
    assert times.at(999 * 3_000) == Capture(NOON_MS + 999 * 34)


def test_reports_pair_the_times_of_the_streams_that_came_and_of_no_other() -> None:
    reporting = Reporting("one", 0.0)
    reporting.arrived(7, 90_000, 1, 500, 0.0)
    reporting.heard(SenderReport(8, NOON_NTP, 500, 1, 1), 10.0)
    reporting.heard(SenderReport(7, 0, 500, 1, 1), 10.0)  # a sender that does not know the time of day
    assert [reporting.pair(ssrc) for ssrc in (7, 8)] == [None, None]
    reporting.heard(SenderReport(7, NOON_NTP, 500, 1, 1), 20.0)
    assert reporting.pair(7) == (500, NOON_MS)
