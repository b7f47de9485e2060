"""When a picture is shown: at once, or a little later for evenness and for the voice, never more."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.media.rtp.playout_clock import CATCH_UP_MS, EVEN_MOST_MS, VOICE_MOST_MS, PlayoutClock

EVERY_MS = 66.0


def after(transits: list[float]) -> tuple[PlayoutClock, float]:
    """A clock that saw frames with these transit times, and the capture time of the next."""
    clock = PlayoutClock()
    for index, transit in enumerate(transits):
        clock.picture_came(index * EVERY_MS, index * EVERY_MS + transit)
    return clock, len(transits) * EVERY_MS


def waits(clock: PlayoutClock, capture: float, transit: float) -> float:
    clock.picture_came(capture, capture + transit)
    return clock.show_at(capture, capture + transit) - capture - transit


def test_on_an_even_line_nothing_is_held() -> None:
    clock, capture = after([50.0] * 40)
    assert waits(clock, capture, 50.0) == 0


def test_a_quick_frame_waits_for_the_usual_lateness_and_a_late_one_not_at_all() -> None:
    clock, capture = after([50.0, 60.0, 70.0] * 20)
    assert waits(clock, capture, 50.0) == 20
    assert waits(clock, capture + EVERY_MS, 65.0) == 5
    assert waits(clock, capture + 2 * EVERY_MS, 300.0) == 0


def test_rare_lateness_as_after_a_repair_delays_no_other_frame() -> None:
    clock, capture = after(([50.0] * 19 + [450.0]) * 5)
    assert waits(clock, capture, 50.0) == 0


@pytest.mark.parametrize(("every_ms", "most"), [(200.0, EVEN_MOST_MS), (33.0, 16.5)])
def test_evenness_is_never_worth_more_than_its_bound_or_half_a_frame(every_ms: float, most: float) -> None:
    clock = PlayoutClock()
    for index in range(100):
        clock.picture_came(index * every_ms, index * every_ms + (50 if index % 2 else 250))
    assert clock.even_ms == pytest.approx(most, rel=0.01)


def test_a_path_that_became_longer_is_the_new_measure_after_ten_seconds() -> None:
    clock, capture = after([50.0] * 30 + [250.0] * 170)
    assert clock.even_ms == 0 and waits(clock, capture, 250.0) == 0


@pytest.mark.parametrize(
    ("voice", "wait"),
    [(50, 0), (150, 0), (200, 50), (400, 250), (401, 0), (3_000, 0)],
)
def test_a_picture_waits_until_the_voice_is_a_tenth_of_a_second_behind_and_no_longer(voice: float, wait: float) -> None:
    clock, capture = after([50.0] * 30)
    clock.voice_heard(capture, capture + voice)
    assert waits(clock, capture + voice, 50.0) == wait
    lag = clock.behind_voice_ms(capture + voice + 300)
    assert lag == 50 + wait - voice


def test_a_voice_that_fell_silent_holds_nothing() -> None:
    clock, capture = after([50.0] * 30)
    clock.voice_heard(capture, capture + 300)
    assert waits(clock, capture + 3_000, 50.0) == 0
    assert clock.behind_voice_ms(capture + 3_000) is None


@settings(deadline=None)
@given(seed=st.integers(0, 1_000), offset=st.sampled_from([-1e9, 0.0, 1e9]))
def test_pictures_are_shown_in_order_never_early_and_never_held_beyond_the_bound(seed: int, offset: float) -> None:
    chance, clock, last, now = random.Random(seed), PlayoutClock(), float("-inf"), 0.0
    for index in range(100):
        now = max(now, index * EVERY_MS + chance.expovariate(1 / 60))
        if chance.random() < 0.3:
            clock.voice_heard(now - chance.uniform(0, 600) + offset, now)
        clock.picture_came(index * EVERY_MS + offset, now)
        at = clock.show_at(index * EVERY_MS + offset, now)
        assert now <= at <= now + VOICE_MOST_MS and at >= min(last, now + VOICE_MOST_MS)
        last = at


def test_frames_set_free_together_follow_each_other_at_a_screens_pace() -> None:
    clock = PlayoutClock()
    first = [clock.show_at(index * EVERY_MS, 500.0) for index in range(5)]
    assert first == [500.0 + CATCH_UP_MS * index for index in range(5)]
    many = [clock.show_at((5 + index) * EVERY_MS, 510.0) for index in range(40)]
    assert max(many) <= 510.0 + VOICE_MOST_MS
