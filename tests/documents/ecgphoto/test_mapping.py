"""A tilted, bent sheet is fitted from places of which some were counted wrongly, or not at all."""

import numpy as np
import pytest

from app.documents.ecgphoto.mapping import fitted

X, Y = (one.ravel() for one in np.meshgrid(np.linspace(0, 1_500, 12), np.linspace(0, 1_100, 9)))
SOURCE = np.stack([X, Y], axis=1)


def seen(points: np.ndarray, tilt: float = 2e-4, bend: float = 0.0) -> np.ndarray:
    x, y = np.moveaxis(points, -1, 0)
    depth = 1 + tilt * x
    return np.stack([(0.2 * x + 0.01 * y) / depth + bend * (x / 1_500) ** 2, (0.21 * y + 3) / depth], axis=-1)


def test_a_tilted_plane_is_found_exactly():
    found = fitted(SOURCE, seen(SOURCE), 0.6)
    assert found is not None and np.abs(found.apply(SOURCE) - seen(SOURCE)).max() < 1e-3


def test_a_bend_is_found_on_top():
    found = fitted(SOURCE, seen(SOURCE, bend=1.5), 0.6)
    assert found is not None and np.abs(found.apply(SOURCE) - seen(SOURCE, bend=1.5)).max() < 0.02


def test_places_counted_wrongly_pull_at_nothing():
    target = seen(SOURCE)
    target[::9] += 5.0
    found = fitted(SOURCE, target, 0.6)
    assert found is not None and np.abs(found.apply(SOURCE) - seen(SOURCE)).max() < 0.02


def test_a_mapping_of_a_smaller_picture_is_that_of_the_larger():
    small = fitted(SOURCE, seen(SOURCE), 0.6)
    assert small is not None
    assert small.of_larger(0.5).apply(2 * SOURCE) == pytest.approx(small.apply(SOURCE))


def test_a_result_is_turned_and_stretched_with_its_bend():
    turn = np.array([[0.0, -5.0], [5.0, 0.0]])
    plain = fitted(SOURCE, seen(SOURCE, bend=1.5), 0.6)
    assert plain is not None
    assert plain.then(turn).apply(SOURCE) == pytest.approx(plain.apply(SOURCE) @ turn.T)


def test_what_is_no_sheet_fits_none():
    target = np.random.default_rng(0).uniform(0, 300, SOURCE.shape)
    found = fitted(SOURCE, target, 0.6)
    assert found is None or np.median(np.hypot(*(found.apply(SOURCE) - target).T)) > 0.6


def test_places_that_are_all_one_end_in_no_error():
    found = fitted(SOURCE, np.zeros(SOURCE.shape), 0.6)
    assert found is None or np.isfinite(found.plane).all()


def test_places_on_one_line_end_in_no_error():
    line = np.stack([X, 2 * X], axis=1)
    found = fitted(line, seen(line), 0.6)
    assert found is None or np.isfinite(found.plane).all()
