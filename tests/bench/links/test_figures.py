"""Figures out of diaries whose truth is known."""

import numpy as np
import pytest
from numpy.typing import NDArray

from tests.bench.links.diary import Entry
from tests.bench.links.figures import gaps_ms, picture_figures, ssim

RANDOM = np.random.default_rng(4)
PICTURE = RANDOM.integers(0, 255, (60, 80), np.uint8)


def original(code: int) -> NDArray[np.uint8]:
    return PICTURE


def film(seconds: float, every_ms: float = 40, count: int = 100) -> list[Entry]:
    return [Entry(number * every_ms, number % count, None) for number in range(round(seconds * 1000 / every_ms))]


def late(entries: list[Entry], by_ms: float) -> list[Entry]:
    return [entry._replace(at_ms=entry.at_ms + by_ms) for entry in entries]


def test_a_steady_call_has_its_rate_its_delay_and_nothing_frozen() -> None:
    captured = film(10)
    figures = picture_figures(captured, late(captured, 130), (2_000, 9_000), original)
    assert figures.fps == pytest.approx(25, abs=0.2)
    assert figures.captured_fps == 25
    assert (figures.p50_ms, figures.p95_ms, figures.frozen_share) == (130, 130, 0)


def test_a_picture_of_an_earlier_round_is_told_by_the_newest_of_its_number() -> None:
    captured = film(12)  # three rounds of four seconds
    figures = picture_figures(captured, late(captured, 3_900), (5_000, 12_000), original)
    assert figures.p95_ms == 3_900


def test_gaps_over_half_a_second_are_frozen_whole_and_shorter_ones_are_not() -> None:
    shown = [Entry(at, at // 40, None) for at in (0, 400, 800, 2_000, 2_500)]
    figures = picture_figures(film(3), shown, (0, 4_000), original)
    assert figures.frozen_share == pytest.approx((1_200 + 1_500) / 4_000)
    assert figures.longest_gap_ms == 1_500


def test_the_same_picture_again_is_not_a_new_one() -> None:
    shown = [Entry(at, 0 if at < 1_000 else 25, None) for at in range(0, 2_000, 100)]
    figures = picture_figures(film(3), shown, (0, 2_000), original)
    assert figures.fps == 1.0
    assert figures.frozen_share == 1.0


def test_nothing_shown_is_all_frozen_and_has_no_delay() -> None:
    figures = picture_figures(film(3), [], (0, 2_000), original)
    assert (figures.fps, figures.frozen_share, figures.p50_ms, figures.p95_ms) == (0, 1, None, None)
    assert figures.ssim is None


def test_pictures_whose_code_cannot_be_read_are_counted_apart() -> None:
    shown = [*late(film(1), 10), Entry(1_100, None, PICTURE)]
    figures = picture_figures(film(2), shown, (0, 2_000), original)
    assert figures.unread == 1
    assert figures.ssim is None


def test_likeness_is_one_for_the_same_and_less_the_more_is_lost() -> None:
    noisy = [np.clip(PICTURE + RANDOM.normal(0, sigma, PICTURE.shape), 0, 255).astype(np.uint8) for sigma in (5, 40)]
    assert ssim(PICTURE, PICTURE) == pytest.approx(1)
    assert 1 > ssim(noisy[0], PICTURE) > ssim(noisy[1], PICTURE) > 0


def test_a_smaller_picture_is_compared_at_the_size_of_the_original() -> None:
    large = np.repeat(np.repeat(PICTURE, 4, 0), 4, 1)
    smooth = np.asarray(np.add.outer(np.arange(120), np.arange(160)) * 0.9, np.uint8)
    assert ssim(np.ascontiguousarray(smooth[::2, ::2]), smooth) > 0.98
    assert ssim(PICTURE, large) < 1


def test_the_ends_of_the_window_bound_the_first_and_the_last_gap() -> None:
    assert gaps_ms([10, 30], (0, 100)) == [10, 20, 70]
