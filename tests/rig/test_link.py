"""The emulated link does in numbers what it says in words; every bench on it stands or falls with these."""

from collections.abc import Iterator
from itertools import groupby

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.rig.link import Conditions, Link, Outage, Step, played


def steadily(every_ms: float, size: int, count: int) -> Iterator[tuple[float, int]]:
    return ((number * every_ms, size) for number in range(count))


def numbers(came: list[tuple[float, int]]) -> list[int]:
    return [number for _, number in came]


def test_a_packet_takes_its_size_at_the_rate_and_then_the_delay() -> None:
    link: Link[int] = Link(Conditions(bps=100_000, delay_ms=40))
    assert played(link, steadily(0, 1_250, 3), 1_000) == [(140, 0), (240, 1), (340, 2)]


def test_without_a_rate_only_the_delay_is_left() -> None:
    link: Link[int] = Link(Conditions(delay_ms=40))
    assert played(link, steadily(1, 1_250, 3), 1_000) == [(40, 0), (41, 1), (42, 2)]


def test_a_full_queue_drops_what_comes_last() -> None:
    """100 ms a packet: with 250 ms of queue, the fourth still finds less than that before it and the fifth does not."""
    link: Link[int] = Link(Conditions(bps=100_000, queue_ms=250))
    assert numbers(played(link, steadily(0, 1_250, 10), 2_000)) == [0, 1, 2]
    assert link.counted.dropped == 7


def test_what_waits_is_let_out_at_the_new_rate_from_the_step_on() -> None:
    """Of 1,000 bits 500 leave before the step; the others at a tenth of the rate."""
    link: Link[int] = Link(Conditions(bps=10_000, steps=(Step(50, 1_000), Step(600, 10_000))))
    assert played(link, steadily(0, 125, 2), 2_000) == [(550, 0), (695, 1)]


def test_a_rate_that_fell_makes_the_queue_longer_in_time_and_it_takes_nothing_until_it_is_short_again() -> None:
    link: Link[int] = Link(Conditions(bps=1_500_000, queue_ms=500, steps=(Step(100, 200_000),)))
    for number in range(90):
        link.put(number, 1_000, 99)
    assert link.waiting_ms == pytest.approx(480)
    link.take(101)
    assert link.waiting_ms > 3_000
    assert not link.put(90, 1_000, 101)


def test_chance_loss_is_its_share_and_the_same_for_the_same_seed() -> None:
    runs = [played(Link(Conditions(loss=0.05), seed), steadily(1, 100, 20_000), 1e6) for seed in (1, 1, 2)]
    assert 0.045 < 1 - len(runs[0]) / 20_000 < 0.055
    assert runs[0] == runs[1]
    assert runs[0] != runs[2]


def test_bursts_lose_their_share_in_runs_of_their_length() -> None:
    link: Link[int] = Link(Conditions(burst_loss=0.05, burst_length=3), 4)
    came = set(numbers(played(link, steadily(1, 100, 60_000), 1e6)))
    runs = [len(list(run)) for is_lost, run in groupby(range(60_000), lambda number: number not in came) if is_lost]
    assert 0.04 < sum(runs) / 60_000 < 0.06
    assert 2.6 < sum(runs) / len(runs) < 3.4


def test_in_an_outage_everything_is_lost_and_after_it_nothing() -> None:
    link: Link[int] = Link(Conditions(delay_ms=5, outages=(Outage(100, 200),)))
    assert numbers(played(link, steadily(10, 100, 30), 1e6)) == [*range(10), *range(20, 30)]
    assert link.counted.lost == 10


def test_jitter_makes_late_by_no_more_than_it_says_and_keeps_the_order() -> None:
    link: Link[int] = Link(Conditions(delay_ms=50, jitter_ms=30), 3)
    came = played(link, steadily(5, 100, 2_000), 1e6)
    assert numbers(came) == list(range(2_000))
    late = [at_ms - 5 * number - 50 for at_ms, number in came]
    assert min(late) >= 0
    assert 25 < max(late) <= 30


def test_other_conditions_hold_from_when_they_are_given_and_their_times_count_from_there() -> None:
    link: Link[int] = Link(Conditions(delay_ms=300))
    link.put(0, 100, 0)
    link.shape(Conditions(delay_ms=10, outages=(Outage(50, 60),)), 100)
    assert link.put(1, 100, 100)
    assert not link.put(2, 100, 155)
    assert link.take(299) == []
    assert link.take(300) == [0, 1]  # in order: the newer one does not overtake


def test_it_is_counted_what_became_of_every_packet() -> None:
    link: Link[int] = Link(Conditions(bps=80_000, loss=0.2, queue_ms=50), 5)
    came = played(link, steadily(5, 100, 1_000), 1e6)
    assert link.counted.arrived == len(came)
    assert link.counted.bytes == 100 * len(came)
    assert sum(link.counted) - link.counted.bytes == 1_000


@given(
    st.builds(
        Conditions,
        bps=st.sampled_from([0, 50_000, 1_000_000]),
        delay_ms=st.floats(0, 300),
        jitter_ms=st.floats(0, 50),
        loss=st.floats(0, 0.9),
        burst_loss=st.floats(0, 0.5),
        burst_length=st.floats(1, 10),
        queue_ms=st.floats(0, 500),
        steps=st.sampled_from([(), (Step(100, 20_000),), (Step(50, 0), Step(300, 90_000))]),
        outages=st.sampled_from([(), (Outage(20, 220),)]),
    ),
    st.lists(st.tuples(st.floats(0, 40), st.integers(1, 1_500)), max_size=60),
)
def test_nothing_arrives_twice_out_of_order_early_or_faster_than_the_link(
    conditions: Conditions, gaps: list[tuple[float, int]]
) -> None:
    sent, at_ms = [], 0.0
    for gap_ms, size in gaps:
        at_ms += gap_ms
        sent.append((at_ms, size))
    link: Link[int] = Link(conditions)
    came = played(link, iter(sent), 1e9)
    assert numbers(came) == sorted(set(numbers(came)))
    assert all(at_ms >= sent[number][0] + conditions.delay_ms for at_ms, number in came)
    assert link.next_ms is None
    if conditions.bps and not conditions.steps and came:
        bits = sum(sent[number][1] * 8 for _, number in came)
        fastest_ms = bits * 1000 / conditions.bps
        assert came[-1][0] >= sent[came[0][1]][0] + fastest_ms + conditions.delay_ms - 1e-6
