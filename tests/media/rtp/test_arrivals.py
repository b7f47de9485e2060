"""The receiver's reports and the sender's history, together: every packet's fate is told once, whatever is lost."""

import random

from app.media.rtp.arrivals import Arrivals
from app.media.rtp.feedback import Feedback, parse_feedback
from app.media.rtp.senthistory import KEPT_MS, KEPT_PACKETS, PacketResult, SentHistory


def reports(arrivals: Arrivals, now: float) -> list[Feedback]:
    return [report for packet in arrivals.due(now) if (report := parse_feedback(packet)) is not None]


def conversation(seed: int, loss: float, reports_lost: float, swap: float, first: int) -> list[PacketResult]:
    """2,000 packets, one each 5 ms, 20 ms away; the receiver's clock is an hour ahead."""
    chance = random.Random(seed)
    history, arrivals, results = SentHistory(), Arrivals(1), []
    coming: list[tuple[float, int]] = []
    for index in range(2_000):
        now = index * 5.0
        history.sent(first + index & 0xFFFF, 100 + index % 1000, now, "picture")
        if chance.random() >= loss:
            coming.append((now + 20 + (12 if chance.random() < swap else 0), first + index & 0xFFFF))
        coming.sort()
        while coming and coming[0][0] <= now:
            at, seq = coming.pop(0)
            arrivals.arrived(seq, 100, at + 3_600_000)
        for report in reports(arrivals, now + 3_600_000):
            if chance.random() >= reports_lost:
                results += history.join(report)
    return results


def test_arrivals_are_told_to_a_quarter_of_a_millisecond_over_the_wrap_of_the_numbers() -> None:
    results = conversation(seed=1, loss=0, reports_lost=0, swap=0, first=65_000)
    assert len(results) > 1_960
    assert all(one.arrived_ms == one.sent_ms + 20 + 3_600_000 for one in results)
    assert [one.seq for one in results] == list(range(65_000, 65_000 + len(results)))
    assert [one.size for one in results] == [100 + index % 1000 for index in range(len(results))]


def test_each_fate_is_told_once_though_reports_are_lost() -> None:
    results = conversation(seed=2, loss=0.1, reports_lost=0.1, swap=0, first=0)
    assert len({one.seq for one in results}) == len(results) > 1_900
    share = sum(one.arrived_ms is None for one in results) / len(results)
    assert 0.08 < share < 0.12


def test_a_packet_that_was_overtaken_is_taken_back_from_the_lost() -> None:
    results = conversation(seed=3, loss=0, reports_lost=0, swap=0.2, first=0)
    lost = {one.seq for one in results if one.arrived_ms is None}
    assert lost
    assert lost == {one.seq for one in results if one.late}


def test_without_repeats_each_number_is_said_once() -> None:
    arrivals = Arrivals(1, repeats=False)
    said: list[int] = []
    for index in range(200):
        arrivals.arrived(index, 500, index * 10.0)
        for report in reports(arrivals, index * 10.0):
            said += range(report.base_seq, report.base_seq + len(report.arrivals))
    assert said == list(range(len(said)))
    assert len(said) > 180


def test_a_silent_line_is_not_reported_and_a_thin_one_seldom() -> None:
    arrivals = Arrivals(1)
    assert arrivals.due(0) == []
    sent = 0
    for now in range(0, 4_000, 10):
        if now % 100 == 0:
            arrivals.arrived(now // 100, 150, now)
        sent += len(arrivals.due(now))
    assert sent <= 17  # 12 kbps: one each 250 ms


def test_a_jump_is_another_stream_and_a_long_gap_is_a_few_bytes() -> None:
    arrivals = Arrivals(1)
    arrivals.arrived(0, 100, 0)
    arrivals.arrived(30_000, 100, 1)
    assert [report.base_seq for report in reports(arrivals, 1)] == [30_000]
    arrivals.arrived(31_500, 100, 20_000)
    said = arrivals.due(20_000)
    assert sum(map(len, said)) <= 60
    assert parse_feedback(said[-1]) == Feedback(1, 0, 31_500, 312, 2, (128,))


def test_a_long_silence_of_reports_is_made_up_for_in_packets_of_a_sound_size() -> None:
    arrivals = Arrivals(1)
    for index in range(1_500):
        arrivals.arrived(index, 500, index)
    said = reports(arrivals, 1_500)
    assert [len(one.arrivals) for one in said] == [400, 400, 400, 300]
    assert all(one is not None for report in said for one in report.arrivals)


def test_history_is_bounded() -> None:
    history = SentHistory()
    for index in range(KEPT_PACKETS + 100):
        history.sent(index & 0xFFFF, 100, index * 0.1, "voice")
    assert history.join(Feedback(1, 2, 0, 0, 0, tuple([0] * 100))) == []
    history.sent(KEPT_PACKETS + 100, 100, KEPT_MS * 3, "voice")
    assert len(history.join(Feedback(1, 2, 0, 0, 0, tuple([0] * (KEPT_PACKETS + 200))))) == 1
