"""The simulated link: what its figures mean."""

import pytest

from tests.media.rtp.line import Line


def test_a_packet_takes_its_time_on_the_wire_and_the_delay() -> None:
    line: Line[str] = Line(kbps=100, delay_ms=50)
    line.send("one", 125, 0)
    line.send("two", 125, 0)
    assert line.next_at == 60
    assert line.arrived(59) == []
    assert line.arrived(70) == [(60, "one"), (70, "two")]


def test_the_rate_changes_in_the_middle_of_a_packet() -> None:
    line: Line[str] = Line(kbps=100, delay_ms=0, changes=((5, 0), (105, 50)))
    line.send("one", 125, 0)
    assert line.arrived(1_000) == [(115, "one")]


def test_the_tail_is_dropped_when_the_queue_is_full() -> None:
    line: Line[int] = Line(kbps=80, delay_ms=0, queue_ms=500)
    taken = [line.send(index, 1_000, 0) for index in range(10)]
    assert taken == [True] * 6 + [False] * 4
    assert line.queue_ms(0) == 600
    assert line.send(10, 1_000, 200)


@pytest.mark.parametrize(("loss", "burst"), [(0.05, 1), (0.1, 3), (0.3, 2)])
def test_as_much_is_lost_as_was_asked_in_bursts_as_long(loss: float, burst: float) -> None:
    line: Line[int] = Line(kbps=1e6, delay_ms=0, loss=loss, burst=burst, seed=3)
    for index in range(20_000):
        line.send(index, 100, index)
    here = {packet for _, packet in line.arrived(1e9)}
    bursts = sum(1 for index in range(1, 20_000) if index not in here and index - 1 in here)
    assert 1 - len(here) / 20_000 == pytest.approx(loss, rel=0.15)
    if burst > 1:
        assert (20_000 - len(here)) / bursts == pytest.approx(burst, rel=0.15)


@pytest.mark.parametrize("reorders", [False, True])
def test_jitter_keeps_the_order_unless_told_otherwise(reorders: bool) -> None:
    line: Line[int] = Line(kbps=1e6, delay_ms=10, jitter_ms=30, reorders=reorders)
    for index in range(100):
        line.send(index, 100, index)
    came = line.arrived(1_000)
    assert all(10 <= at - index <= 41 for at, index in came)
    assert ([packet for _, packet in came] == list(range(100))) is not reorders
