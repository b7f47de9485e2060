"""Sender and receiver reports, as far as the rest of a Line does not try them."""

from app.media.rtp import rtcp
from app.media.rtp.reporting import Reporting

IN_2040_MS = 2_208_988_800_000.0  # since 1970


def test_reports_leave_and_the_round_trip_is_told_on_a_computer_whose_date_is_past_2036() -> None:
    reporting = Reporting("one", IN_2040_MS)
    reporting.sent(7, 48_000, 0, 100, 0.0)
    assert reporting.due(0.0) is None
    datagram = reporting.due(1_000.0)
    assert datagram is not None
    (report,) = [one for one in rtcp.parse(datagram) if isinstance(one, rtcp.SenderReport)]
    last_sr = report.ntp >> 16 & 0xFFFFFFFF
    answer = rtcp.ReceiverReport(9, (rtcp.Block(7, 0, 0, 0, 0, last_sr, 0),))
    told = reporting.heard(answer, 1_080.0)
    assert told is not None and told.rtt_ms is not None and abs(told.rtt_ms - 80) < 1
