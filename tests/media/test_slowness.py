"""Two seconds of being late cost a step, fifteen without give it back, and a relapse makes that slower."""

from app.media.slowness import Late, Slowness

LATE, WELL = Late(decode_ms=50), Late(5, 5, 5)


def run(slow: Slowness, since: int, until: int, late: Late) -> int:
    for now in range(since, until, 100):
        slow.hear(now, late)
    return slow.step


def test_a_busy_moment_costs_nothing() -> None:
    slow = Slowness(6)
    for start in range(0, 60_000, 3_000):
        run(slow, start, start + 1_900, LATE)
        assert run(slow, start + 1_900, start + 3_000, WELL) == 0


def test_each_two_seconds_cost_a_step_up_to_the_most() -> None:
    slow = Slowness(3)
    assert run(slow, 0, 2_100, LATE) == 1
    assert run(slow, 2_100, 4_100, LATE) == 2
    assert run(slow, 4_100, 60_000, LATE) == 3


def test_any_of_the_three_kinds_of_work_counts() -> None:
    for late in (Late(encode_ms=40), Late(decode_ms=40), Late(paint_ms=40)):
        assert run(Slowness(6), 0, 2_100, late) == 1


def test_a_step_comes_back_after_fifteen_seconds_and_after_a_relapse_after_thirty() -> None:
    slow = Slowness(6)
    run(slow, 0, 2_100, LATE)
    assert run(slow, 2_100, 17_000, WELL) == 1
    assert run(slow, 17_000, 17_300, WELL) == 0
    assert run(slow, 17_300, 19_500, LATE) == 1
    assert run(slow, 19_500, 48_000, WELL) == 1
    assert run(slow, 48_000, 51_000, WELL) == 0
