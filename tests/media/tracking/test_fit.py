"""The way that most points took, as free as they say and no freer."""

import numpy as np
import pytest

from app.media.tracking.fit import fitted
from app.media.tracking.planes import Shape, mapped

CORNERS = np.array([[0.0, 0], [120, 0], [120, 120], [0, 120]])


def points(count: int, seed: int = 1) -> np.ndarray:
    return np.random.default_rng(seed).uniform(0, 120, (count, 2))


@pytest.mark.parametrize(
    "way",
    [
        np.array([[0.9, -0.3, 40], [0.3, 0.9, -7], [0, 0, 1.0]]),
        np.array([[1.1, 0.1, 4], [-0.05, 0.9, 9], [0, 0, 1.0]]),
        np.array([[1.05, 0.1, 4], [-0.05, 0.95, 9], [8e-4, -5e-4, 1.0]]),
    ],
)
def test_a_way_is_found_among_strays(way: np.ndarray) -> None:
    source = points(32)
    target = mapped(way, source)
    target[:8] += np.random.default_rng(2).uniform(15, 60, (8, 2))
    fit = fitted(source, target, np.ones(32))
    assert fit is not None
    assert np.abs(mapped(fit.way, CORNERS) - mapped(way, CORNERS)).max() < 1.0
    assert not fit.inside[:8].any()


def test_noise_alone_does_not_shear_a_way_that_only_moves() -> None:
    source = points(14)
    target = source + 5 + np.random.default_rng(3).normal(0, 0.3, source.shape)
    fit = fitted(source, target, np.ones(14))
    assert fit is not None
    assert Shape(fit.way, CORNERS).stretch < 1.03


def test_points_near_the_mark_say_more_where_it_bends() -> None:
    source = points(16)
    target = source + np.stack([4.0 * np.sin(source[:, 0] / 30), 0 * source[:, 0]], axis=1)
    near = 1 / (1 + ((source - 60) ** 2).sum(axis=1) / 24**2)
    close = np.hypot(*(source - 60).T) < 25
    plain, held = fitted(source, target, np.ones(16)), fitted(source, target, near)
    assert plain is not None
    assert held is not None
    off = [np.abs(mapped(one.way, source[close]) - target[close]).mean() for one in (held, plain)]
    assert off[0] < off[1]


def test_too_few_and_those_that_do_not_agree_are_no_way() -> None:
    assert fitted(points(5), points(5), np.ones(5)) is None
    assert fitted(points(9, 1), points(9, 2) * 40, np.ones(9)) is None
