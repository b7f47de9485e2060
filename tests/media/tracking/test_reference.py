"""What can be held to, and what is refused from the beginning."""

import cv2
import numpy as np
import pytest

from app.media.tracking.reference import Reference
from tests.media.tracking.pictures import HIGH, WIDE, grey, ring, seen, tissue

PICTURE = grey(seen(tissue()), 1)


def test_a_region_of_tissue_is_held_to_all_over() -> None:
    reference = Reference.of(ring().astype(float), PICTURE)
    assert reference is not None
    assert len(reference.points) >= 20
    assert set(reference.quarter.tolist()) == {0, 1, 2, 3}
    assert (reference.corners[2] - reference.corners[0] >= 80).all()


def test_a_dot_is_looked_at_with_what_lies_around_it() -> None:
    reference = Reference.of(np.array([[300.0, 200.0]]), PICTURE)
    assert reference is not None
    assert (reference.corners[2] - reference.corners[0] >= 80).all()


def test_at_the_edge_the_box_moves_into_the_picture() -> None:
    reference = Reference.of(np.array([[3.0, 3.0], [30, 30]]), PICTURE)
    assert reference is not None
    assert (reference.corners >= 0).all()


@pytest.mark.parametrize(
    "region",
    [
        np.zeros((0, 2)),
        np.zeros(4),
        np.array([[np.nan, 3.0]]),
        np.array([[np.inf, 3.0]]),
        np.array([[-500.0, 100.0]]),
        np.array([[0.0, 0], [WIDE, HIGH]]),
        np.array([[1e300, 1e300], [-1e300, -1e300]]),
    ],
)
def test_what_is_no_region_of_the_picture_is_refused(region: np.ndarray) -> None:
    assert Reference.of(region, PICTURE) is None


def test_where_nothing_is_to_be_seen_nothing_is_held_to() -> None:
    bare = np.random.default_rng(1).normal(140, 0.6, (HIGH, WIDE)).astype(np.uint8)
    assert Reference.of(ring().astype(float), grey(bare, 1)) is None


@pytest.mark.parametrize("period", [14, 30, 50])
def test_what_repeats_itself_is_refused(period: int) -> None:
    y, x = np.mgrid[:HIGH, :WIDE]
    weave = 130 + 40 * np.cos(2 * np.pi * x / period) + 40 * np.cos(2 * np.pi * y / period)
    weave += cv2.resize(np.random.default_rng(1).normal(0, 4, (80, 107)), (WIDE, HIGH))
    assert Reference.of(ring().astype(float), grey(weave.astype(np.uint8), 1)) is None


def test_an_edge_along_which_it_could_slide_is_refused() -> None:
    edge = np.where(np.arange(HIGH)[:, None] < HIGH / 2, 90, 170) + np.zeros((1, WIDE))
    edge += np.random.default_rng(1).normal(0, 1.5, edge.shape)
    assert Reference.of(ring().astype(float), grey(edge.astype(np.uint8), 1)) is None
