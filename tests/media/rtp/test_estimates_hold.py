"""What must hold of the estimators and the pacer whatever comes, and the numbers they are built on, as tables."""

import itertools
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.media.rtp.congestion import LEAST_BPS, MOST_BPS, Congestion
from app.media.rtp.departing import Outgoing, Rank
from app.media.rtp.drain import Drain
from app.media.rtp.feedback import Feedback
from app.media.rtp.losscontrol import LossControl
from app.media.rtp.pacer import Pacer
from app.media.rtp.probe import Prober
from app.media.rtp.rateestimate import BusyRate, Rate
from tests.media.rtp.test_estimators import OFFSET, packet, through

TOLD = st.lists(
    st.one_of(
        st.tuples(st.just("send"), st.integers(1, 40), st.integers(40, 1_264)),
        st.tuples(st.just("report"), st.integers(0, 60), st.integers(0, 100)),
        st.tuples(st.just("stray"), st.integers(0, 65_535), st.integers(0, 1 << 23)),
        st.tuples(st.just("wait"), st.integers(1, 4_000), st.just(0)),
        st.tuples(st.just("want"), st.integers(0, 1 << 24), st.just(0)),
        st.tuples(st.just("remb"), st.integers(0, 1 << 30), st.just(0)),
    ),
    max_size=50,
)


@settings(max_examples=60, deadline=None)
@given(TOLD, st.integers(0, 1_000))
def test_the_estimate_stays_within_its_bounds_and_its_figures_mean_something(
    told: list[tuple[str, int, int]], seed: int
) -> None:
    congestion, dice, now, seq, base = Congestion(), random.Random(seed), 0.0, 0, 0
    for kind, one, two in told:
        match kind:
            case "send":
                for _ in range(one):
                    congestion.sent(seq & 0xFFFF, two, now, "picture")
                    seq, now = seq + 1, now + 5.0
            case "report" if seq > base:
                ticks = list(itertools.accumulate(dice.randrange(4 * (one + 1)) for _ in range(min(seq - base, 200))))
                came = tuple(None if dice.randrange(100) < two else tick for tick in ticks)
                congestion.feedback(Feedback(1, 2, base & 0xFFFF, int(now / 64) & 0xFFFFFF, 0, came), now)
                base += len(came)
            case "stray":
                congestion.feedback(Feedback(1, 2, one, two, 0, (4, None, 70)), now)
            case "want":
                congestion.want(one)
            case "remb":
                congestion.remb(one, now)
            case _:
                now += one
        congestion.tick(now)
        probe = congestion.probe_due(now)
        told_now = congestion.estimate
        assert LEAST_BPS <= told_now.target_bps <= MOST_BPS
        assert 0 <= told_now.loss <= 1
        assert told_now.queue_ms >= 0
        assert told_now.rtt_ms >= 0
        assert probe is None or told_now.target_bps < probe.rate_bps < 3 * told_now.target_bps


@given(
    st.lists(st.tuples(st.integers(0, 600), st.integers(1, 1_500)), min_size=1, max_size=60),
    st.integers(0, 2_000),
)
def test_a_rate_is_what_a_slow_reader_would_count(sent: list[tuple[int, int]], later: int) -> None:
    rate, now, seen = Rate(), 0.0, list[tuple[float, int]]()
    for wait, size in sent:
        now += wait
        rate.add(size, now)
        seen.append((now, size))
    now += later
    since = seen[0][0]
    bits = 8 * sum(size for at, size in seen if at > now - 1_000)
    measured = rate.bps(now)
    if now - since < 250:
        assert measured is None
    else:
        assert measured == pytest.approx(bits * 1_000 / min(1_000.0, now - since))
    assert rate.bits_since(now - 1_000, now) == bits


@settings(max_examples=40, deadline=None)
@given(kbps=st.integers(60, 4_000), over=st.floats(1.1, 3.0), seed=st.integers(0, 100))
def test_a_busy_link_tells_its_rate_whatever_it_is(kbps: int, over: float, seed: int) -> None:
    busy = BusyRate()
    busy.add(through(kbps, 8_000 / kbps / over, 120, seed=seed), OFFSET + 20 + 8_000 / kbps, 8)
    assert busy.bps() == pytest.approx(kbps * 1_000, rel=0.05)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.booleans(), min_size=1, max_size=400), st.integers(1, 60))
def test_loss_is_a_share_and_chance_never_more_than_was_seen(came: list[bool], gap: int) -> None:
    control = LossControl()
    for number, one in enumerate(came):
        at = float(number * gap)
        control.add([packet(number, at, at + 20 if one else None)])
        control.step(at, 100, calm=number % 3 == 0)
        assert 0 <= control.loss <= 1
        assert 0 <= control.chance <= 1
        assert 0 <= control.excess <= 1


@pytest.mark.parametrize(
    ("queue_ms", "excess", "since_ms", "share"),
    [
        (0, 0.0, 0, 0.94),
        (90, 0.0, 0, 0.84),
        (450, 0.0, 0, 0.44),
        (0, 0.2, 0, 0.84),
        (90, 0.2, 2_000, 0.74),
        (0, 0.0, 5_000, 0.64),
        (900, 0.0, 0, 0.25),
        (9_000, 1.0, 60_000, 0.25),
    ],
)
def test_how_much_of_the_line_is_sent_while_a_queue_empties(
    queue_ms: float, excess: float, since_ms: float, share: float
) -> None:
    assert Drain(0, 0, 1e6, 0, 0).share(queue_ms, excess, since_ms) == pytest.approx(share)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.integers(30_000, 6_000_000), st.booleans(), st.integers(0, 9_000)), max_size=40))
def test_a_probe_is_above_the_target_and_one_at_a_time(asked: list[tuple[int, bool, int]]) -> None:
    prober, now, clusters = Prober(), 0.0, list[int]()
    for target, idle, wait in asked:
        now += wait
        probe = prober.due(target, idle, 200.0, 0.0, now)
        if probe is not None:
            assert target < probe.rate_bps < 3 * target
            assert prober.due(target, idle, 200.0, 0.0, now) is None
            clusters.append(probe.cluster)
    assert clusters == sorted(set(clusters))


@pytest.mark.parametrize(
    ("kbps", "packets", "ms"),
    [
        (150, 4, 154),  # 1,200 bytes each, at a quarter above the estimate while 80 ms are saved
        (150, 12, 624),  # in the long run at the estimate
        (300, 12, 282),
        (1_000, 4, 23),
        (1_000, 12, 84),
        (4_000, 12, 21),
    ],
)
def test_how_long_so_many_packets_take_to_leave(kbps: int, packets: int, ms: float) -> None:
    pacer, now, left = Pacer(kbps * 1_000, 20_000), 0.0, list[float]()
    for tag in range(packets):
        pacer.put(Rank.REPAIR, Outgoing(b"", 1_200, tag), now)
    while len(left) < packets:
        left += [now] * len(pacer.take(now).sent)
        due = pacer.next_due_ms(now)
        now = now if due is None else due
    assert left[-1] == pytest.approx(ms, abs=2)
    assert left == sorted(left)
