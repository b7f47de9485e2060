"""The three bounds of the budget, one by one."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.media.rtp.budget import SAVED_MS, WINDOW_MS, Budget


def test_the_window_keeps_room_for_voice_that_is_still_to_come() -> None:
    budget = Budget(100_000, 40_000)  # 5000 bytes in the window, 1300 of them for voice
    budget.settle(0)
    budget.charge(3_000)
    assert budget.window_at(700) == 0
    assert budget.window_at(701) == WINDOW_MS
    budget.charge(1_000, voice=True)  # what came of it is not kept free twice
    assert budget.window_at(700) == 0


def test_more_voice_than_was_said_counts() -> None:
    budget = Budget(100_000, 40_000)
    budget.settle(0)
    budget.charge(3_000, voice=True)
    assert budget.window_at(2_000) == 0
    assert budget.window_at(2_001) == WINDOW_MS


def test_what_is_larger_than_the_window_never_fits() -> None:
    assert Budget(20_000, 0).window_at(1_001) == math.inf


@given(st.lists(st.tuples(st.integers(0, 60), st.integers(40, 1_300), st.booleans()), min_size=1, max_size=60))
def test_what_fits_leaves_when_it_was_said_to(steps: list[tuple[int, int, bool]]) -> None:
    """No timer spins: at the moment named it fits, and a little before it does not."""
    budget = Budget(150_000, 30_000)
    now = 0.0
    for wait, size, voice in steps:
        now += wait
        budget.settle(now)
        budget.charge(size, voice=voice)
        at = budget.fits_at(1_200)
        budget.settle(max(now, at - 1))
        assert at == now or budget.fits_at(1_200) > max(now, at - 1)
        budget.settle(at)
        assert budget.fits_at(1_200) <= at
        now = at


def test_in_the_long_run_it_is_the_estimate_and_in_the_short_a_quarter_more() -> None:
    budget = Budget(800_000, 0)  # 100 bytes a ms
    left, times = 0, []
    now = 0.0
    while now < 2_000:
        now = budget.fits_at(1_000)
        budget.settle(now)
        budget.charge(1_000)
        left += 1_000
        times.append(now)
    assert times[8] == pytest.approx(8 * 8)  # 10 ms each, at 1.25 of the rate
    assert left == pytest.approx(100 * (2_000 + SAVED_MS), rel=0.02)


def test_where_there_is_room_a_frame_leaves_twice_as_fast_and_no_more_of_it_in_the_long_run() -> None:
    budget = Budget(800_000, 0)
    budget.allow(800_000, 0, has_room=True)
    left, now, whole_ms = 0, 0.0, 0.0
    while now < 2_000:
        now = budget.fits_at(1_000)
        budget.settle(now)
        budget.charge(1_000)
        left += 1_000
        whole_ms = now if left == 5_000 else whole_ms
    assert whole_ms == pytest.approx(4 * 4)
    assert left == pytest.approx(100 * (2_000 + SAVED_MS), rel=0.02)


def test_a_link_that_falls_lets_nothing_go_until_the_window_has_emptied() -> None:
    budget = Budget(1_000_000, 0)
    budget.settle(0)
    budget.charge(20_000, beside=True)
    budget.allow(100_000, 0)
    assert budget.window_at(100) == WINDOW_MS


def test_an_estimate_of_nothing_still_moves() -> None:
    budget = Budget(0, 0)
    budget.settle(0)
    budget.charge(200)
    assert budget.fits_at(200) < 1_000


def test_half_of_what_is_saved_stays_for_the_next_frame() -> None:
    budget = Budget(800_000, 0)
    budget.settle(0)
    assert budget.spare() == 100 * SAVED_MS / 2
    budget.charge(budget.spare(), beside=True)
    assert budget.spare() == 0
    assert budget.fits_at(1_200) == 0
