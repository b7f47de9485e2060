"""What lies on the stage's ground, and what of it stays around a part."""

import numpy as np
import pytest
from PySide6.QtGui import QImage, QPainter
from pytestqt.qtbot import QtBot

from app.geometry import Box, Point, Turn
from app.media.frames import Frame, FrameRef
from ui.stage.video import Held, PictureLayer, held_frame
from ui.stage.viewport import Viewport

SCREEN = Box(0, 0, 64, 48)


def a_frame(source: str, wide: int, high: int, grey: int) -> Frame:
    return Frame(FrameRef(source, 1), np.full((high, wide, 3), grey, np.uint8), wide, high)


def painted(layer: PictureLayer, content: Box, turn: Turn = 0, flip: bool = False) -> QImage:
    image = QImage(64, 48, QImage.Format.Format_RGB32)
    image.fill(0)
    painter = QPainter(image)
    layer.paint(painter, Viewport(SCREEN, content).standing(turn, flip))
    painter.end()
    return image


def grey_at(image: QImage, x: int, y: int) -> int:
    return image.pixelColor(x, y).red()


def test_another_camera_with_a_smaller_picture_leaves_nothing_of_the_first(qtbot: QtBot) -> None:
    layer = PictureLayer()
    layer.show(held_frame(a_frame("wide", 128, 48, 200)))
    layer.show(held_frame(a_frame("narrow", 64, 48, 100)))
    image = painted(layer, Box(0, 0, 128, 48))
    assert grey_at(image, 10, 24) == 100
    assert grey_at(image, 60, 24) == 0


def test_around_a_finer_part_the_whole_picture_stays(qtbot: QtBot) -> None:
    layer = PictureLayer()
    layer.show(held_frame(a_frame("still", 64, 48, 200)))
    layer.show(Held(a_frame("still", 32, 24, 100), Box(16, 12, 32, 24), "detail", is_part=True))
    image = painted(layer, Box(0, 0, 64, 48))
    assert (grey_at(image, 32, 24), grey_at(image, 4, 4)) == (100, 200)
    layer.show(None)
    assert grey_at(painted(layer, Box(0, 0, 64, 48)), 32, 24) == 0


@pytest.mark.parametrize("flip", [False, True])
@pytest.mark.parametrize("turn", [0, 1, 2, 3])
@pytest.mark.parametrize("by", [1, 4])
def test_turned_and_flipped_every_place_of_the_picture_is_where_the_viewport_says(
    qtbot: QtBot, turn: Turn, flip: bool, by: int
) -> None:
    """`by` 4: so large that the picture is brought down before."""
    pixels = np.zeros((12 * by, 16 * by, 3), np.uint8)
    spots = {(4, 2): 100, (12, 3): 150, (5, 9): 200, (13, 10): 250}
    for (x, y), grey in spots.items():
        pixels[(y - 1) * by : (y + 1) * by, (x - 1) * by : (x + 1) * by] = grey
    layer, content = PictureLayer(), Box(0, 0, 16, 12)
    layer.show(Held(Frame(FrameRef("still", 1), pixels, 16 * by, 12 * by), content))
    image, view = painted(layer, content, turn, flip), Viewport(SCREEN, content).standing(turn, flip)
    for (x, y), grey in spots.items():
        at = view.to_screen.apply(Point(x, y))
        assert grey_at(image, int(at.x), int(at.y)) == grey
