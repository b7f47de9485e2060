"""A wobbling value takes at most one step in five seconds, a real fall is followed at once."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.media.rungs import Rungs

LEAST = (100, 200, 400, 800)


@pytest.mark.parametrize(("value", "step"), [(0, -1), (99, -1), (100, 0), (399, 1), (5_000, 3)])
def test_the_first_value_is_taken_as_it_is(value: float, step: int) -> None:
    assert Rungs(LEAST).at(0, value) == step


@pytest.mark.parametrize("at_once", [0.6, 1.0])
def test_a_fall_is_followed_at_once_and_a_rise_when_it_has_lasted(at_once: float) -> None:
    rungs = Rungs(LEAST, at_once)
    assert rungs.at(0, 850) == 3
    assert rungs.at(100, 150) == 0
    assert [rungs.at(now, 500) for now in range(200, 5_200, 200)] == [0] * 25
    assert rungs.at(5_200, 500) == 2


def test_a_rise_that_breaks_off_begins_anew_and_goes_as_far_as_was_always_certain() -> None:
    rungs = Rungs(LEAST)
    rungs.at(0, 150)
    for now in range(0, 4_900, 100):
        assert rungs.at(now, 900) == 0
    assert rungs.at(4_900, 150) == 0
    for now in range(5_000, 10_000, 100):
        assert rungs.at(now, 900 if now % 200 else 450) == 0
    assert rungs.at(10_000, 900) == 2


def test_a_little_below_is_borne_for_the_calm_and_then_left() -> None:
    rungs = Rungs(LEAST)
    rungs.at(0, 900)
    rungs.at(100, 150)
    for now in range(200, 6_000, 200):
        rungs.at(now, 450)
    assert rungs.at(6_000, 330) == 2
    assert rungs.at(11_000, 330) == 1


def test_a_step_is_not_taken_for_a_little_more_than_its_least() -> None:
    rungs = Rungs(LEAST)
    rungs.at(0, 150)
    assert {rungs.at(now, 215) for now in range(100, 20_000, 100)} == {0}


def test_within_the_margin_nothing_moves() -> None:
    rungs = Rungs(LEAST)
    rungs.at(0, 210)
    assert {rungs.at(now, 180 + now % 30) for now in range(100, 60_000, 100)} == {1}


@given(st.floats(60, 1_500), st.floats(0, 0.24), st.lists(st.floats(-1, 1), min_size=150, max_size=150))
def test_a_wobble_makes_at_most_one_step_in_five_seconds(middle: float, width: float, noise: list[float]) -> None:
    rungs = Rungs(LEAST)
    steps = [(n * 200, rungs.at(n * 200, middle * (1 + width * one))) for n, one in enumerate(noise)]
    changes = [now for (now, step), (_, before) in zip(steps[1:], steps, strict=False) if step != before]
    assert all(later - former >= 5_000 for former, later in itertools.pairwise(changes))
