"""Where a review stands: it goes on by the clock, from where it was sent, and begins anew at its end."""

from app.client.review_time import ReviewTime, beside
from app.clock import ManualClock

SPAN = (1_000, 9_000)


def begun() -> tuple[ReviewTime, ManualClock]:
    clock = ManualClock()
    time = ReviewTime(clock)
    time.seek(2_000, SPAN)
    return time, clock


def test_it_stands_until_it_is_played_and_then_goes_on_at_its_speed() -> None:
    time, clock = begun()
    clock.advance(500)
    assert (time.now_ms(), time.goes_on) == (2_000, False)
    time.go(2.0, SPAN)
    clock.advance(500)
    assert (time.now_ms(), time.goes_on) == (3_000, True)
    time.stand()
    clock.advance(500)
    assert (time.now_ms(), time.goes_on) == (3_000, False)


def test_while_it_goes_on_it_is_sent_elsewhere_and_goes_on_from_there() -> None:
    time, clock = begun()
    time.go(1.0, SPAN)
    clock.advance(100)
    time.seek(5_000, SPAN)
    clock.advance(100)
    assert time.now_ms() == 5_100


def test_it_never_leaves_the_consult_and_begins_anew_at_its_end() -> None:
    time, clock = begun()
    time.seek(99_000, SPAN)
    assert time.now_ms() == 9_000
    time.go(99.0, SPAN)
    assert (time.now_ms(), time.speed) == (1_000, 8.0)
    time.seek(0, SPAN)
    clock.advance(10)
    assert time.now_ms() == 1_080


def test_the_next_moment_and_the_one_before() -> None:
    assert [beside((1, 5, 9), 5, forward) for forward in (True, False)] == [9, 1]
    assert beside((), 5, True) is None and beside((5,), 5, False) is None
