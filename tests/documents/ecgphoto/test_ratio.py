"""Five small squares to a large one, told from every other count, whichever lines were followed."""

import numpy as np
import pytest

from app.documents.ecgphoto.ratio import SAMPLES, five_to_one

SPAN = 80


def lines(per_period: float, count: int, large: float = 0.6, small: float = 0.5, blur: float = 0.05) -> np.ndarray:
    """Bands of soft lines: `per_period` small squares a period, every `count`th line stronger by `large`."""
    at = np.arange(SPAN * SAMPLES) / SAMPLES * per_period + 0.3
    near = np.abs(at - np.rint(at))
    line = np.exp(-0.5 * (near / (blur * per_period + 0.08)) ** 2)
    strength = small + large * (np.rint(at) % count == 0)
    noise = np.random.default_rng(3).normal(0, 0.05, (12, len(at)))
    return (line * strength + noise).astype(np.float32)


@pytest.mark.parametrize(("per_period", "large"), [(1.0, 0.2), (0.5, 0.1), (1.25, 0.25), (2.5, 0.5), (5.0, 1.0)])
def test_five_is_seen_from_whatever_was_followed(per_period, large):
    found = five_to_one(lines(per_period, 5, blur=0.02))
    assert found.doubt == "" and found.large == pytest.approx(large)


@pytest.mark.parametrize("count", [2, 3, 4, 6, 7, 8, 10])
def test_every_other_count_is_doubted(count):
    assert five_to_one(lines(1.0, count)).doubt


def test_small_squares_alone_are_doubted():
    assert five_to_one(lines(1.0, 5, large=0.0)).doubt


def test_large_squares_alone_are_doubted():
    assert five_to_one(lines(1.0, 5, small=0.0)).doubt


def test_noise_and_nothing_are_doubted():
    shape = 12, SPAN * SAMPLES
    assert five_to_one(np.zeros(shape, np.float32)).doubt == "faint"
    assert five_to_one(np.random.default_rng(0).normal(0, 1, shape).astype(np.float32)).doubt


def test_too_short_a_way_tells_nothing():
    assert five_to_one(np.zeros((4, 100), np.float32)).doubt == "short"


@pytest.mark.parametrize("share", [0.5, 1 / 3, 0.25, 0.2, 1 / 6, 0.125, 0.1, 0.05])
@pytest.mark.parametrize("per_period", [1.0, 0.5, 0.2])
def test_broad_lines_and_dots_of_one_size_are_doubted(share, per_period):
    at = np.arange(SPAN * SAMPLES) / SAMPLES * per_period
    band = (at % 1 < share).astype(np.float32)
    assert five_to_one(np.repeat(band[None], 4, axis=0)).doubt
