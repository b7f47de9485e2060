"""From one picture to the next: how far it reaches, and what it does not let itself be taken along by."""

from itertools import pairwise

import cv2
import numpy as np
import pytest

from app.media.tracking.flat import MIDDLE, flattened
from app.media.tracking.flow import halved, moved, viewed
from tests.media.tracking.pictures import HIGH, WIDE, Pixels, seen, tissue

PLACES = np.array([[200.0, 150], [320, 240], [400, 300], [250, 320], [350, 180], [300, 300]])


def ready(pixels: Pixels) -> Pixels:
    return halved(flattened(pixels))


@pytest.mark.parametrize("far", [3.0, 20.0, 60.0, 140.0])
def test_a_pan_is_followed_however_fast(far: float) -> None:
    one, two = ready(seen(tissue())), ready(seen(tissue(), x=far))
    motion = moved(one, two, viewed(one), PLACES)
    assert motion.step is not None
    assert np.allclose(motion.step[:2, 2], (-far, 0), atol=1.0)
    off = np.abs(motion.to - PLACES - (-far, 0)).max(axis=1)
    assert (off < 1.0).sum() >= len(PLACES) - 1


def test_nothing_is_found_in_another_place() -> None:
    one, two = ready(seen(tissue(1))), ready(seen(tissue(2)))
    assert moved(one, two, viewed(one), PLACES).held < 0.2


def test_a_hand_that_covers_half_the_picture_does_not_take_the_view_along() -> None:
    back, hand = tissue(1), tissue(7)
    pictures = []
    for step in range(8):
        shown = seen(back, x=2.0 * step)
        reach = 60 * step
        shown[:, :reach] = seen(hand, x=300 - 60.0 * step)[:, :reach]  # it comes in from the left with its own grain
        pictures.append(ready(shown))
    view = viewed(pictures[0])
    for before, now in pairwise(pictures):
        motion = moved(before, now, view, PLACES[:0])
        assert motion.step is not None
        assert np.allclose(motion.step[:2, 2], (-2, 0), atol=1.0)
        view = motion.view


def test_nothing_to_see_is_nothing_found() -> None:
    blank = np.full((HIGH // 2, WIDE // 2), 128, np.uint8)
    motion = moved(blank, blank, viewed(blank), PLACES[:0])
    assert (motion.step, motion.held, len(motion.to)) == (None, 0.0, 0)


def test_light_does_not_change_a_flat_picture_and_glare_is_not_in_it() -> None:
    dim = seen(tissue())
    bright = np.clip(dim * 0.8 + 40, 0, 255).astype(np.uint8)
    assert np.abs(flattened(dim).astype(int) - flattened(bright)).mean() < 6
    cv2.circle(dim, (320, 240), 9, 255, -1)
    assert (flattened(dim)[235:246, 315:326] == MIDDLE).all()
