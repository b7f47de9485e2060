"""The parts of the estimate, each by itself: delay, rates, chance, probes, emptying, reports."""

import random

import msgspec
import pytest

from app.media.rtp.delaytrend import DelayTrend, Wait
from app.media.rtp.drain import HEADROOM, Drain, queue_now
from app.media.rtp.losscontrol import TRIAL_SHARE, LossControl
from app.media.rtp.probe import LEAST_PACKETS, SHARE, Prober, ProbeResult
from app.media.rtp.rateestimate import BusyRate, Rate
from app.media.rtp.senthistory import PacketResult

OFFSET = 5_000.0  # the receiver's clock is ahead


def packet(seq: int, sent: float, came: float | None, size: int = 1_000, probe: int = 0) -> PacketResult:
    return PacketResult(seq, size, sent, "picture", probe, None if came is None else came + OFFSET)


def through(kbps: float, every_ms: float, number: int, jitter_ms: float = 0, seed: int = 1) -> list[PacketResult]:
    """Packets of 1000 bytes into an empty queue before a link of that rate, 20 ms long, in order."""
    chance, free, last, sent = random.Random(seed), 0.0, 0.0, []
    for seq in range(number):
        free = max(free, seq * every_ms) + 8_000 / kbps
        last = max(last, free + 20 + chance.random() * jitter_ms)
        sent.append(packet(seq, seq * every_ms, last))
    return sent


def waits(results: list[PacketResult]) -> list[Wait]:
    trend = DelayTrend()
    return [trend.add([one]) for one in results]


@pytest.mark.parametrize("jitter_ms", [0, 10, 30])
def test_jitter_alone_is_no_growth(jitter_ms: float) -> None:
    seen = waits(through(1_000, 20, 1_500, jitter_ms))[100:]
    assert sum(one.grows for one in seen) <= 0.01 * len(seen)
    assert max(one.queue_ms for one in seen) < 0.7 * jitter_ms + 1


@pytest.mark.parametrize("jitter_ms", [0, 30])
def test_sending_a_quarter_too_much_is_growth_within_half_a_second(jitter_ms: float) -> None:
    steady = through(1_000, 10, 200, jitter_ms)
    then = [packet(200 + index, 2_000 + index * 6.4, 2_028 + index * 8.0) for index in range(80)]
    seen = waits(steady + then)[200:]
    assert any(one.grows for one in seen)
    assert seen[-1].queue_ms == pytest.approx(79 * 1.6, abs=60)


def test_another_path_can_be_taken_for_an_empty_queue() -> None:
    trend = DelayTrend()
    trend.add([packet(index, index * 20, index * 20 + 30) for index in range(50)])
    assert (
        trend.add([packet(50 + index, 1_000 + index * 20, 1_130 + index * 20) for index in range(50)]).queue_ms == 100
    )
    trend.rebase()
    assert trend.add([packet(100, 2_000, 2_130)]).queue_ms == 0


def test_a_rate_is_that_of_the_last_second() -> None:
    rate = Rate()
    assert rate.bps(0) is None
    for index in range(100):
        rate.add(1_250, index * 20.0)
    assert rate.bps(1_990) == pytest.approx(500_000, rel=0.03)
    assert rate.bps(5_000) == 0
    assert Rate().bits_since(0, 10) == 0


@pytest.mark.parametrize("kbps", [100, 400, 1_500])
def test_a_busy_link_tells_its_rate_however_much_is_sent(kbps: float) -> None:
    busy = BusyRate()
    busy.add(through(kbps, 4_000 / kbps, 100), OFFSET + 20 + 8_000 / kbps, 8)
    measured = busy.bps()
    assert measured is not None
    assert measured == pytest.approx(kbps * 1_000, rel=0.02)


def test_a_link_with_little_to_do_tells_nothing() -> None:
    busy = BusyRate()
    busy.add(through(1_000, 50, 100), OFFSET + 28, 8)
    assert busy.bps() is None


@pytest.mark.parametrize("count", [20, 400])
def test_what_chance_took_tells_nothing_of_the_rate(count: int) -> None:
    chance = random.Random(2)
    results = through(500, 8, count)
    results = [one if chance.random() > 0.3 else msgspec.structs.replace(one, arrived_ms=None) for one in results]
    busy = BusyRate()
    busy.add(results, OFFSET + 36, 8)
    assert busy.bps() == pytest.approx(500_000, rel=0.02)


@pytest.mark.parametrize(("chance", "capacity_kbps"), [(0.05, None), (0.3, None), (0.0, 400), (0.0, 350)])
def test_a_trial_tells_chance_from_a_full_link(chance: float, capacity_kbps: float | None) -> None:
    """At 500 kbps: a radio that loses always the same, or a policer that loses what is too much."""
    right = 0
    for seed in range(20):
        dice, control, share, now, verdict = random.Random(seed), LossControl(), 1.0, 0.0, None
        while verdict is None and now < 20_000:
            loss = chance if capacity_kbps is None else max(0.0, 1 - capacity_kbps / (500 * share))
            control.add([packet(0, now, None if dice.random() < loss else now + 20)])
            verdict = control.step(now, 100, calm=True)
            share = TRIAL_SHARE if control.on_trial else 1.0
            now += 16 / share
        right += verdict == ("chance" if capacity_kbps is None else "full")
    assert right >= 14


def test_loss_while_a_queue_stands_is_never_taken_for_chance() -> None:
    control = LossControl()
    for index in range(500):
        control.add([packet(index, index * 20, None if index % 5 == 0 else index * 20 + 50)])
        assert control.step(index * 20.0, 100, calm=False) is None
    assert control.chance == 0
    assert control.excess == pytest.approx(0.2, abs=0.03)
    assert control.notable
    control.forget()
    assert control.loss == 0


def test_a_packet_that_came_late_is_not_lost() -> None:
    control = LossControl()
    control.add([packet(0, 0, 20), packet(1, 5, None)])
    control.add([PacketResult(1, 1_000, 5, "picture", 0, 90, late=True)])
    assert control.loss == 0


@pytest.mark.parametrize(("kbps", "passed"), [(2_000, True), (1_000, True), (600, False), (450, False)])
def test_a_probe_shows_what_the_link_carries(kbps: float, passed: bool) -> None:
    prober = Prober()
    probe = prober.due(500_000, False, 100, 0, 0)
    assert probe is not None
    assert probe.rate_bps < 2 * 500_000
    assert prober.due(500_000, False, 100, 0, 50) is None
    gap = 8_000_000 / probe.rate_bps
    number = max(LEAST_PACKETS, probe.bytes_least // 1_000 + 1)
    sent = [msgspec.structs.replace(one, probe=probe.cluster) for one in through(kbps, gap, number)]
    shown = prober.add(sent, 200, 100, 0)
    assert shown is not None
    assert shown.passed is passed
    assert shown.rate_bps == pytest.approx(min(kbps * 1_000, probe.rate_bps), rel=0.05)
    assert (prober.due(500_000, False, 100, 0, 400) is not None) is passed


def test_a_probe_of_which_nothing_is_heard_is_given_up() -> None:
    prober = Prober()
    assert prober.due(500_000, True, 100, 0, 0) is not None
    assert prober.add([], 2_000, 100, 0) is None
    assert prober.due(500_000, True, 100, 0, 4_000) is None  # idle: seldom
    assert prober.due(500_000, True, 100, 0, 7_001) is not None


def test_what_lasts_beyond_a_queue_is_no_more_than_before_it_and_no_more_than_the_link_carries() -> None:
    drain = Drain(0, 0, 1e6, 0, 300)
    assert drain.lasting_bps(500_000) == HEADROOM * 500_000
    assert drain.lasting_bps(2e6) == 1e6


def test_the_longer_the_queue_and_the_wait_the_less_is_sent() -> None:
    drain = Drain(0, 0, 1e6, 0, 300)
    assert drain.share(0, 0, 1_000) == HEADROOM
    assert drain.share(300, 0, 1_000) < drain.share(100, 0, 1_000) < HEADROOM
    assert drain.share(100, 0, 6_000) < drain.share(100, 0, 1_000)
    assert drain.share(100, 0.2, 1_000) < drain.share(100, 0, 1_000)
    assert drain.share(9_000, 1, 9_000) == 0.25


@pytest.mark.parametrize(("queue_ms", "stuck"), [(300, True), (60, False)])
def test_a_queue_that_does_not_drain_is_none(queue_ms: float, stuck: bool) -> None:
    lately = Rate(5_000)
    for index in range(200):
        lately.add(1_000, index * 20.0)  # 400 kbps into 1000
    drain = Drain(0, 0, 1e6, 0, 300)
    assert not drain.stuck(500, 300, lately, 1e6, 4_000)
    assert drain.stuck(2_000, queue_ms, lately, 1e6, 4_000) is stuck


def test_the_queue_now_counts_what_is_under_way() -> None:
    lately = Rate(5_000)
    for index in range(50):
        lately.add(2_500, index * 10.0)  # 2 Mbps for half a second
    assert queue_now(Wait(queue_ms=100), 500, lately, 1e6, 500) == pytest.approx(100 + 500, abs=40)
    assert queue_now(Wait(queue_ms=100), 500, lately, 1e6, 2_000) == 0


SIZES = (1_100, 300, 300, 300, 300, 90)


def answered(prober: Prober, line_bps: float, noise_ms: float = 0.0) -> ProbeResult | None:
    """The cluster that is due, its packets unequal, through a line of that rate and 20 ms."""
    probe = prober.due(80_000, True, 100, noise_ms, 0)
    assert probe is not None
    at, free, sent = 0.0, 0.0, []
    for seq, size in enumerate(SIZES):
        free = max(free, at) + size * 8_000 / line_bps
        sent.append(packet(seq, at, free + 20, size, probe.cluster))
        at += size * 8_000 / probe.rate_bps
    return prober.add(sent, 300, 40, 1.0)


def test_a_cluster_of_unequal_packets_passes_where_none_waited() -> None:
    shown = answered(Prober(), 1e9)
    assert shown is not None and shown.passed
    assert shown.rate_bps == pytest.approx(80_000 * SHARE, rel=0.01)


@pytest.mark.parametrize(
    ("line_bps", "noise_ms"), [(60_000, 0), (84_000, 0), (100_000, 0), (120_000, 0), (84_000, 15), (100_000, 15)]
)
def test_a_cluster_that_a_line_held_up_does_not_pass_for_its_large_beginning(line_bps: float, noise_ms: float) -> None:
    shown = answered(Prober(), line_bps, noise_ms)
    assert shown is not None and not shown.passed
    assert shown.rate_bps <= line_bps * 1.05


@pytest.mark.parametrize("cut_short", [True, False])
def test_after_a_cluster_that_filled_the_line_the_next_is_smaller_and_later(cut_short: bool) -> None:
    prober = Prober()
    if cut_short:
        assert prober.due(80_000, False, 100, 0, 0) is not None
        prober.end(300)
    else:
        answered(prober, 84_000)
    assert prober.due(80_000, False, 100, 0, 2_200) is None
    probe = prober.due(80_000, False, 100, 0, 2_400)
    assert probe is not None and probe.rate_bps == pytest.approx(120_000, abs=1)


def test_while_clusters_pass_the_next_comes_after_a_third_of_a_second() -> None:
    prober = Prober()
    answered(prober, 1e9)
    assert prober.due(80_000, True, 100, 0, 550) is None
    assert prober.due(80_000, True, 100, 0, 650) is not None
