"""Where the pixels of a picture come to lie on a screen, and what becomes of them."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.geometry import Affine, Box, Point
from app.media.resample import Ground

WIDE, HIGH = 48, 32
SCREEN = Box(0, 0, 200, 150)


def a_picture(seed: int = 1) -> np.ndarray:
    return np.random.default_rng(seed).integers(0, 255, (HIGH, WIDE, 3), dtype=np.uint8)


def placed(scale: float, x: float, y: float) -> Affine:
    return Affine(scale, 0, 0, scale, x, y)


def test_at_its_own_size_no_pixel_is_touched() -> None:
    picture = a_picture()
    seen = Ground(picture).seen(placed(1, 5, 7), SCREEN, smooth=True)
    assert seen is not None
    pixels, left, top = seen
    assert (left, top) == (5, 7)
    assert np.array_equal(pixels[:, :, :3], picture)
    assert (pixels[:, :, 3] == 255).all()


def test_large_pixels_stay_square() -> None:
    picture = a_picture()
    seen = Ground(picture).seen(placed(5, -20, -10), SCREEN, smooth=False)
    assert seen is not None
    pixels, left, top = seen
    assert (left, top) == (0, 0)
    whole = np.repeat(np.repeat(picture, 5, axis=0), 5, axis=1)[10:, 20:][: pixels.shape[0], : pixels.shape[1]]
    assert np.array_equal(pixels[:, :, :3], whole)


@pytest.mark.parametrize("part", [2, 4, 8])
def test_smaller_is_the_mean_of_what_became_one(part: int) -> None:
    picture = a_picture()
    seen = Ground(picture).seen(placed(1 / part, 0, 0), SCREEN, smooth=True)
    assert seen is not None
    blocks = picture.reshape(HIGH // part, part, WIDE // part, part, 3).mean(axis=(1, 3))
    assert np.abs(seen[0][:, :, :3] - blocks).max() <= 1


@settings(max_examples=150, deadline=None)
@given(
    scale=st.floats(0.2, 9),
    x=st.floats(-300, 150),
    y=st.floats(-300, 150),
    at=st.tuples(st.integers(4, WIDE - 5), st.integers(4, HIGH - 5)),
)
def test_a_spot_lies_where_a_mark_on_it_is_drawn(scale: float, x: float, y: float, at: tuple[int, int]) -> None:
    """The weight of a bright spot of 5 x 5 on black is where the map brings its middle, to half a screen pixel."""
    picture = np.zeros((HIGH, WIDE, 3), np.uint8)
    picture[at[1] - 2 : at[1] + 3, at[0] - 2 : at[0] + 3] = 255
    way = placed(scale, x, y)
    first, last = way.apply(Point(at[0] - 4, at[1] - 4)), way.apply(Point(at[0] + 5, at[1] + 5))
    seen = Ground(picture).seen(way, SCREEN, smooth=scale < 4)
    if first.x < 0 or first.y < 0 or last.x > SCREEN.width or last.y > SCREEN.height:
        return  # not whole on the screen: its weight says nothing
    assert seen is not None
    pixels, left, top = seen
    weight = pixels[:, :, 0].astype(float)
    rows, columns = np.indices(weight.shape)
    middle = way.apply(Point(at[0] + 0.5, at[1] + 0.5))
    assert (columns * weight).sum() / weight.sum() + left + 0.5 == pytest.approx(middle.x, abs=0.5)
    assert (rows * weight).sum() / weight.sum() + top + 0.5 == pytest.approx(middle.y, abs=0.5)


@settings(max_examples=150, deadline=None)
@given(scale=st.floats(0.001, 60), x=st.floats(-3000, 300), y=st.floats(-3000, 300))
def test_nothing_is_painted_off_the_picture_or_off_the_screen(scale: float, x: float, y: float) -> None:
    seen = Ground(a_picture()).seen(placed(scale, x, y), SCREEN, smooth=scale < 4)
    right, bottom = x + WIDE * scale, y + HIGH * scale
    if right < 0.5 or bottom < 0.5 or x > SCREEN.width or y > SCREEN.height or scale * HIGH < 1:
        return  # beside the screen, or smaller than its pixels
    assert seen is not None
    pixels, left, top = seen
    assert max(0, x - 0.5) <= left and max(0, y - 0.5) <= top
    assert left + pixels.shape[1] <= min(SCREEN.width, right + 0.5)
    assert top + pixels.shape[0] <= min(SCREEN.height, bottom + 0.5)


@pytest.mark.parametrize("shape", [(3, 40_000), (40_000, 3), (1, 1), (1, 70_000)])
def test_a_picture_of_any_shape_is_shown(shape: tuple[int, int]) -> None:
    picture = np.full((*shape, 3), 90, np.uint8)
    scale = min(SCREEN.width / shape[1], SCREEN.height / shape[0])
    for zoom in (1, 20):
        seen = Ground(picture).seen(placed(scale * zoom, 0.3, 0.3), SCREEN, smooth=True)
        if min(shape) * scale * zoom >= 1:
            assert seen is not None and (seen[0][:, :, :3] == 90).all()


def test_what_is_not_on_the_screen_is_nothing() -> None:
    assert Ground(a_picture()).seen(placed(1, 500, 0), SCREEN, smooth=True) is None
    assert Ground(a_picture()).seen(placed(0.001, 10.2, 10.2), SCREEN, smooth=True) is None
