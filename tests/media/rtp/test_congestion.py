"""The estimate on simulated links: what it uses, what it makes wait, how fast it is down and up again."""

import pytest

from app.media.rtp.congestion import LEAST_BPS, START_BPS, Congestion
from app.media.rtp.feedback import Feedback
from tests.media.rtp.call import Call, call

DROP = ((15_000.0, 200.0), (25_000.0, 1_500.0))


@pytest.mark.parametrize(
    ("kbps", "rtt_ms", "loss", "jitter_ms"),
    [
        (150, 60, 0, 30),
        (150, 600, 0.05, 30),
        (300, 200, 0.02, 0),
        (300, 600, 0.1, 30),
        (600, 60, 0.1, 0),
        (600, 600, 0, 30),
        (1_500, 100, 0.05, 30),
        (1_500, 600, 0, 0),
    ],
)
def test_a_link_is_used_without_a_standing_queue(kbps: float, rtt_ms: float, loss: float, jitter_ms: float) -> None:
    seen = call(kbps, rtt_ms, loss, jitter_ms).run(24_000)
    assert seen.used(12_000, 24_000) >= 0.8
    assert seen.queue_p95(12_000, 24_000) < 150
    assert seen.most_over(0, 24_000) < 2


@pytest.mark.parametrize(("rtt_ms", "loss", "jitter_ms"), [(100, 0, 0), (100, 0.02, 30), (600, 0, 30)])
def test_a_link_that_shrinks_is_known_in_a_round_trip_and_its_queue_drained(
    rtt_ms: float, loss: float, jitter_ms: float
) -> None:
    seen = call(1_500, rtt_ms, loss, jitter_ms, queue_ms=2_000, changes=DROP).run(35_000)
    assert seen.first(15_000, 200_000, below=True) <= rtt_ms + 300
    assert max(row[2] for row in seen.seen if 19_000 <= row[0] < 25_000) < 200
    assert seen.first(25_000, 1_200_000, below=False) <= 10_000


@pytest.mark.parametrize("loss", [0.05, 0.15, 0.3])
def test_loss_by_chance_is_lived_with(loss: float) -> None:
    seen = call(600, 100, loss).run(25_000)
    assert seen.used(10_000, 25_000) >= 0.8
    assert min(row[1] for row in seen.seen if row[0] >= 10_000) > 300_000


@pytest.mark.parametrize("queue_ms", [40, 60, 150])
def test_loss_by_a_short_queue_is_answered_by_sending_less(queue_ms: float) -> None:
    seen = call(600, 100, queue_ms=queue_ms).run(25_000)
    assert seen.there.dropped < 0.08 * seen.there.sent
    assert seen.used(10_000, 25_000) >= 0.8


def test_little_to_send_neither_raises_nor_lowers_what_was_found() -> None:
    seen = call(1_500, 100, 0.05, 30, demand=((0, 1e9), (12_000, 50_000), (24_000, 1e9))).run(30_000)
    found = [row[1] for row in seen.seen if 11_000 <= row[0] < 12_000]
    idle = [row[1] for row in seen.seen if 13_000 <= row[0] < 24_000]
    assert min(idle) > 0.7 * min(found)
    assert max(idle) < 2 * max(found)
    assert seen.used(25_000, 30_000) >= 0.8


def test_what_the_application_never_tried_is_found_by_probing_only() -> None:
    seen = call(1_500, 100, demand=((0, 10_000),)).run(9_000)
    assert seen.congestion.estimate.target_bps > START_BPS
    unprobed = call(1_500, 100, demand=((0, 10_000),))
    unprobed.congestion.want(START_BPS)
    unprobed.run(9_000)
    assert unprobed.congestion.estimate.target_bps == START_BPS


@pytest.mark.parametrize(
    ("rtt_ms", "loss", "kbps", "has"), [(40, 0, 5_000, True), (40, 0, 100, False), (40, 0.05, 5_000, False)]
)
def test_room_is_where_a_short_way_shows_neither_queue_nor_loss(
    rtt_ms: float, loss: float, kbps: float, has: bool
) -> None:
    seen = call(kbps, rtt_ms, loss, demand=((0, 200_000),)).run(9_000)
    assert seen.congestion.estimate.has_room is has


@pytest.mark.parametrize("kbps", [150, 300, 600])
def test_a_link_that_stood_still_for_a_moment_is_soon_known_to_be_as_wide_as_before(kbps: float) -> None:
    """As a radio does that changes its mast. Growth alone, slow near what was measured, would take half a minute."""
    seen = call(kbps, 100, changes=((15_000, 20), (15_350, kbps))).run(20_000)
    assert min(row[1] for row in seen.seen if row[0] >= 15_000) < 0.5e3 * kbps
    assert next(row[1] for row in seen.seen if row[0] >= 19_000) >= 0.75e3 * kbps


def test_a_link_that_stays_narrow_is_not_asked_about_again_and_again() -> None:
    seen = call(1_500, 100, changes=((15_000, 200),)).run(25_000)
    assert seen.queue_p95(17_500, 25_000) < 150


def test_on_a_long_way_nothing_is_hurried() -> None:
    seen = call(5_000, 200, demand=((0, 200_000),)).run(9_000)
    assert not seen.congestion.estimate.has_room


def test_never_twice_the_estimate_in_any_200_ms_probes_included() -> None:
    seen = call(600, 100, 0.3, 30).run(20_000)
    targets = {row[0]: row[1] for row in seen.seen}
    for at, _ in seen.out[:: len(seen.out) // 400]:
        bits = 8 * sum(size for when, size in seen.out if at <= when < at + 200)
        assert bits / 0.2 <= 2 * max(targets.get(at + step * 5, 0) for step in range(40)) + 2_400 / 0.2


def test_in_an_outage_less_and_less_is_sent_and_after_it_the_link_is_found_again() -> None:
    seen = call(600, 100, changes=((12_000, 0), (17_000, 600))).run(24_000)
    assert next(row[1] for row in seen.seen if row[0] >= 16_000) == LEAST_BPS
    assert seen.first(17_000, 480_000, below=False) <= 5_000


def test_a_path_that_is_back_carries_half_of_what_it_did_at_once_though_little_is_to_be_sent() -> None:
    """A ladder that has given up the picture asks for no more than a voice: growth alone would take a minute."""
    demand = ((0.0, 1e9), (13_000.0, 25_000.0))
    seen = call(600, 100, changes=((12_000, 0), (17_000, 600)), demand=demand).run(18_000)
    before = next(row[1] for row in seen.seen if row[0] >= 11_900)
    assert max(row[1] for row in seen.seen if row[0] >= 17_500) >= before / 2


def test_a_path_that_became_longer_is_no_queue_for_ever() -> None:
    seen = call(600, 100).run(10_000)
    seen.there._delay_ms += 150  # another route
    seen.run(26_000)
    assert seen.used(18_000, 26_000) >= 0.8


def test_stray_reports_change_nothing() -> None:
    congestion = Congestion()
    for base in range(0, 60_000, 997):
        estimate = congestion.feedback(Feedback(1, 2, base, base, 0, (4, None, 70)), float(base))
        assert estimate.target_bps == START_BPS


def test_peers_without_feedback_are_believed_by_their_own_reports() -> None:
    congestion = Congestion()
    for second in range(20):
        for index in range(50):
            congestion.sent(second * 50 + index, 1_000, second * 1_000.0 + index * 20, "picture")
        congestion.report(0.05, 100, second * 1_000.0 + 999)
    told = congestion.estimate
    assert told.target_bps > START_BPS
    assert (told.rtt_ms, told.loss) == (100, 0.05)
    assert congestion.tick(21_000) == told
    assert congestion.tick(60_000).state == "silent"


def test_their_reports_are_passed_over_where_feedback_is_heard() -> None:
    seen: Call = call(600, 100).run(5_000)
    before = seen.congestion.estimate
    assert seen.congestion.remb(40_000, 5_000) == before
    assert seen.congestion.report(0.5, 900, 5_000) == before
