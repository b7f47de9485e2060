"""The cruder estimate: what a receiver's own reports say, and a call in simulated time with a peer that has no more."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.media.rtp import rtcp
from app.media.rtp.agreed import Extensions
from app.media.rtp.header import Header, build, parse
from app.media.rtp.reports import ReportControl
from app.media.rtp.sendtimes import SendTimes, send_times
from tests.media.rtp.line import Line as Link
from tests.media.rtp.pair import Pair, agreed

SENT = 9


def sending(control: ReportControl, bps: float, since: float, seconds: float = 2.0) -> None:
    for at in range(round(seconds * 50)):
        control.sent(round(bps / 50 / 8), since + at * 20.0, "picture")


class OldPair(Pair):
    """Two sides without transport-wide feedback. `believes`: they estimate what comes, and say it (REMB)."""

    def __init__(self, there: Link[bytes], back: Link[bytes], believes: bool) -> None:
        super().__init__(there, back, transport=False, parity=False)
        self._times = [SendTimes(SENT, one) for one in self.agreed] if believes else []

    def _leaving(self, side: int, datagrams: Sequence[bytes], now: float) -> Sequence[bytes]:
        return self._times[side].leaving(tuple(datagrams), now) if self._times else datagrams

    def _take(self, side: int, datagram: bytes, at: float) -> None:
        if self._times and not rtcp.is_control(datagram):
            self._times[side].came(datagram, at)
        super()._take(side, datagram, at)


@pytest.mark.parametrize(("believes", "found_kbps", "most_kbps"), [(True, 600, 430), (False, 300, 430)])
def test_a_link_that_falls_to_300_kbps_is_known_in_seconds_and_used_again_when_it_is_back(
    believes: bool, found_kbps: float, most_kbps: float
) -> None:
    changes = ((12_000.0, 300.0), (24_000.0, 1_500.0))
    there, back = (Link[bytes](kbps=1_500, delay_ms=50, changes=changes, seed=seed) for seed in (3, 4))
    call = OldPair(there, back, believes).run(45_000)
    targets = {round(at): bps / 1_000 for at, bps in call.targets}
    assert max(bps for at, bps in targets.items() if at < 12_000) > found_kbps
    assert max(bps for at, bps in targets.items() if 16_000 <= at < 24_000) < most_kbps
    assert max(bps for at, bps in targets.items() if at > 40_000) > 800
    assert call.frozen(3_000, 45_000) < 0.08
    assert all(line.bad == 0 for line in call.lines)


def test_reports_grow_the_target_slowly_and_cut_it_for_a_queue_but_not_for_chance() -> None:
    control = ReportControl(200_000, 30_000, 1e6)
    for second in range(10):
        sending(control, control.target_bps, second * 1_000.0, 1.0)
        control.report(0.1, 80, second * 1_000.0 + 999)
    assert control.target_bps == pytest.approx(200_000 * 1.08**9, rel=0.01)
    grown = control.target_bps
    assert control.report(0.1, 400, 10_900) == grown  # one answer that is late may be a busy computer's
    assert control.report(0.1, 400, 11_900) < 0.9 * grown
    assert control.queue_ms == 320
    cut = control.target_bps
    assert control.report(0.1, 400, 12_100) == cut  # still of the time before
    assert control.report(0.6, 80, 14_000) == pytest.approx(0.6 * cut)


def test_what_is_believed_counts_where_it_falls_below_what_was_sent() -> None:
    control = ReportControl(500_000, 30_000, 1e6)
    sending(control, 500_000, 0.0)
    for said, expected in ((900_000, 500_000), (480_000, 500_000), (300_000, 340_000), (320_000, 340_000)):
        assert control.remb(said, 2_000.0) == pytest.approx(expected, rel=0.15)


@pytest.mark.parametrize("estimates", [True, False])
def test_a_queue_on_the_way_back_is_none_where_the_receiver_estimates_and_little_is_lost(estimates: bool) -> None:
    control = ReportControl(200_000, 30_000, 1e6)
    if estimates:
        control.remb(1e6, 0.0)
    for second, rtt_ms in enumerate((80, 80, 600, 600, 600)):
        control.report(0.02, rtt_ms, second * 1_000.0)
    assert (control.target_bps == 200_000) is estimates
    control.report(0.2, 600, 8_000.0)
    assert control.target_bps < 200_000


def test_a_flood_of_reports_is_remembered_by_the_newest_of_it() -> None:
    control = ReportControl(200_000, 30_000, 1e6)
    control.report(0.0, 50, 0.0)
    for number in range(400):
        control.report(0.0, 80, float(number))
    assert control.queue_ms == 0


def test_little_to_send_leaves_it_where_it_is_but_never_without_a_picture_for_good() -> None:
    control = ReportControl(150_000, 30_000, 1e6)
    control.report(0.0, 80, 0.0)
    assert control.report(0.0, 80, 5_000.0) == 150_000
    control.report(0.9, 80, 10_000.0)
    assert control.target_bps < 100_000
    for second in range(30):
        control.report(0.0, 80, 11_000.0 + second * 1_000)
    assert control.target_bps == pytest.approx(150_000, rel=0.1)


def test_where_nobody_reports_any_more_less_and_less_is_sent_until_somebody_does() -> None:
    control = ReportControl(200_000, 30_000, 1e6)
    assert control.tick(60_000.0) == 200_000  # nobody ever did
    control.report(0.0, 80, 60_000.0)
    assert control.tick(64_000.0) == 200_000
    seen = [control.tick(65_100.0 + second * 1_000) for second in range(8)]
    silent = control.state
    assert seen[0] == 100_000
    assert seen[-1] == 30_000
    control.report(0.0, 80, 80_000.0)
    assert (silent, control.state) == ("silent", "growing")


@given(
    st.lists(
        st.tuples(
            st.sampled_from(("remb", "report", "tick", "sent")),
            st.floats(0, 1),
            st.floats(0, 1e7),
            st.floats(0, 3_000),
        ),
        max_size=80,
    )
)
def test_whatever_is_told_the_target_stays_between_its_bounds(told: list[tuple[str, float, float, float]]) -> None:
    control, now = ReportControl(150_000, 30_000, 6e6), 0.0
    for kind, share, figure, later in told:
        now += later
        match kind:
            case "remb":
                control.remb(figure, now)
            case "report":
                control.report(share, figure / 1_000, now)
            case "tick":
                control.tick(now)
            case _:
                control.sent(round(share * 1_200), now, "picture")
        assert 30_000 <= control.target_bps <= 6e6


@given(st.integers(0, (1 << 40) - 1), st.integers(0, (1 << 32) - 1))
def test_a_remb_is_read_as_it_was_written_to_one_part_in_100_000(bps: int, ssrc: int) -> None:
    (said,) = rtcp.parse(rtcp.remb(1, bps, ssrc))
    assert isinstance(said, rtcp.Remb)
    assert bps * (1 - 1e-5) <= said.bps <= bps


def test_the_time_of_sending_stands_in_pictures_and_nowhere_else_and_begins_anew_after_64_s() -> None:
    both = agreed(0, transport=False)
    times = SendTimes(SENT, both)
    picture, voice = (build(Header(97, 5, 90, one), b"abc") for one in (both.ours.picture, both.ours.voice))
    report = rtcp.receiver_report(both.ours.voice, ())
    for now, stamp in ((0.0, 0), (1_000.0, 1 << 18), (64_000.0, 0), (64_500.0, 1 << 17)):
        stamped, *others = times.leaving((picture, voice, report), now)
        assert parse(stamped).header.extension(SENT) == stamp.to_bytes(3, "big")
        assert parse(stamped).payload == b"abc"
        assert others == [voice, report]


def test_what_is_believed_is_said_of_pictures_that_carry_their_time_only() -> None:
    times = SendTimes(SENT, agreed(0, transport=False))
    for number in range(600):
        stamp = round(number * 10 * 262.144) % (1 << 24)
        for data in (
            build(Header(97, number, 90, 77, extensions=((SENT, stamp.to_bytes(3, "big")),)), bytes(900)),
            build(Header(96, number, 90, 78, extensions=((SENT, b"12"),)), bytes(900)),
            build(Header(97, number, 90, 79), bytes(900)),
            bytes(number % 40),
        ):
            times.came(data, number * 10.0)
    (said,) = rtcp.parse(times.leaving((), 6_000.0)[0])
    assert isinstance(said, rtcp.Remb)
    assert said.bps == pytest.approx(720_000, rel=0.4)
    assert times.leaving((), 6_010.0) == []


def test_who_has_transport_wide_feedback_needs_none_of_it() -> None:
    assert send_times(agreed(0)) is None
    assert send_times(agreed(0, transport=False)) is not None
    assert Extensions().sent is None
