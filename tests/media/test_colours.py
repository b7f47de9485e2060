"""The planes hold the picture, at every size a camera may have."""

import numpy as np
import pytest

from app.media.colours import coded_colours


@pytest.mark.parametrize(("width", "height"), [(1280, 720), (62, 50), (64, 54), (63, 49), (322, 182)])
def test_a_colour_stays_itself_at_every_size(width: int, height: int) -> None:
    pixels = np.zeros((height, width, 3), np.uint8)
    pixels[:, : width // 2] = (200, 60, 30)
    pixels[:, width // 2 :] = (30, 60, 200)
    picture = coded_colours(pixels)
    assert (picture.width, picture.height) == (width & ~1, height & ~1)
    back = np.asarray(picture.to_ndarray(format="bgr24"), np.int16)
    for x, colour in ((width // 8, (200, 60, 30)), (width - width // 8, (30, 60, 200))):
        for y in (1, height // 2, height - 4):
            assert np.abs(back[y, x] - colour).max() <= 6
