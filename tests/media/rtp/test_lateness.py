"""The delay that playout aims at follows the line: up within a second, down with its memory, clocks and paths apart."""

import random

import pytest

from app.media.rtp.lateness import Lateness

FRAME = 20.0


def feed(late: Lateness, count: int, extra: "list[float] | float", start: int = 0, drift: float = 0.0) -> None:
    for number in range(start, start + count):
        end = number * FRAME
        extra_ms = extra if isinstance(extra, float) else extra[number % len(extra)]
        late.hear(end, 1_000.0 + end * (1 + drift) + extra_ms, FRAME)


@pytest.mark.parametrize("jitter_ms", [0, 10, 30, 60, 120, 250])
def test_all_but_one_in_fifty_come_in_time(jitter_ms: int) -> None:
    chance = random.Random(5)
    late = Lateness()
    feed(late, 1_000, [chance.random() * jitter_ms for _ in range(1_000)])
    assert 0.9 * jitter_ms <= late.typical_ms <= jitter_ms + 10


def test_a_jump_is_believed_in_under_half_a_second_and_forgotten_in_half_a_minute() -> None:
    late = Lateness()
    feed(late, 500, 0.0)
    assert late.typical_ms == 5
    feed(late, 20, 150.0, 500)
    assert late.typical_ms >= 150
    feed(late, 1_500, 0.0, 520)
    assert late.typical_ms == 5


def test_a_queue_that_came_and_drained_is_forgotten_however_long_it_stood() -> None:
    late = Lateness()
    feed(late, 500, 0.0)
    feed(late, 200, 300.0, 500)
    assert late.typical_ms >= 300
    feed(late, 5, 0.0, 700)
    assert late.typical_ms == 5


def test_queues_that_come_again_and_again_are_waited_for() -> None:
    late = Lateness()
    feed(late, 500, 0.0)
    for wave in range(4):
        feed(late, 20, 200.0, 500 + 120 * wave)
        feed(late, 100, 0.0, 520 + 120 * wave)
    assert late.typical_ms >= 200


def test_while_a_queue_still_grows_what_is_later_than_ever_counts() -> None:
    late = Lateness()
    feed(late, 500, 0.0)
    feed(late, 100, [2.0 * number for number in range(100)], 500)
    assert late.typical_ms >= 170


def test_nine_in_ten_are_told_apart_from_all_but_one_in_fifty() -> None:
    late = Lateness()
    feed(late, 1_000, [0.0] * 19 + [100.0])
    assert (late.usual_ms, late.typical_ms) == (5, 105)


def test_a_slower_path_becomes_the_measure_and_is_no_longer_lateness() -> None:
    late = Lateness()
    feed(late, 500, 0.0)
    feed(late, 2_500, 100.0, 500)
    assert late.base_ms == pytest.approx(1_100.0)
    assert late.typical_ms <= 10


def test_what_was_counted_moves_along_when_the_measure_does() -> None:
    late = Lateness()
    feed(late, 500, 0.0)
    feed(late, 540, 100.0, 500)
    assert late.base_ms == pytest.approx(1_100.0)
    assert late.typical_ms <= 10


def test_a_standing_queue_of_two_seconds_is_a_new_path_within_half_a_second() -> None:
    late = Lateness()
    feed(late, 500, 0.0)
    feed(late, 25, 2_000.0, 500)
    assert late.base_ms == pytest.approx(3_000.0)
    feed(late, 5, 0.0, 525)
    assert late.base_ms == pytest.approx(1_000.0)
    assert late.typical_ms <= 20


@pytest.mark.parametrize("drift", [-0.0002, 0.0002])
def test_a_clock_that_runs_apart_is_followed(drift: float) -> None:
    late = Lateness()
    feed(late, 30_000, 0.0, drift=drift)  # ten minutes, 120 ms apart
    assert late.typical_ms <= 10
    assert late.hear(600_000.0, 1_000.0 + 600_000.0 * (1 + drift), FRAME) <= 5


def test_long_frames_are_no_later_than_short_ones() -> None:
    late = Lateness()
    feed(late, 500, 0.0)
    for number in range(20):
        end = 500 * FRAME + number * 60.0
        assert late.hear(end, 1_000.0 + end, 60.0) == pytest.approx(0.0)


def test_two_hours_of_weights_stay_finite() -> None:
    late = Lateness()
    for number in range(40_000):
        late.hear(number * 200.0, number * 200.0 + number % 7, 200.0)
    assert late.typical_ms == 10


def test_in_a_queue_that_stands_the_next_is_expected_as_late_as_the_soonest() -> None:
    late = Lateness()
    feed(late, 500, 0.0)
    assert late.expected_ms == late.usual_ms == 5
    feed(late, 100, [75.0, 90.0, 120.0, 80.0], 500)
    assert late.expected_ms == pytest.approx(75.0)
    assert late.usual_ms < 75  # of a queue that stands only the beginning was counted
    feed(late, 1, 0.0, 600)
    assert late.expected_ms == late.usual_ms


def test_after_a_standstill_no_more_is_expected_than_can_be_jitter() -> None:
    late = Lateness()
    feed(late, 500, 0.0)
    feed(late, 1, 3_000.0, 650)
    assert late.expected_ms <= 500


def test_a_queue_is_forgotten_also_where_the_weights_are_made_small_again_while_it_stands() -> None:
    """They are after some 10,400 packets of 20 ms."""
    for first in range(10_330, 10_400, 10):
        late = Lateness()
        feed(late, first, [0.0] * 19 + [40.0])
        before = late.typical_ms
        feed(late, 100, 300.0, first)
        feed(late, 5, 0.0, first + 100)
        assert late.typical_ms == pytest.approx(before, abs=5)
