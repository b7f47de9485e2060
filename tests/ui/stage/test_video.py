"""What lies on the stage's ground, and what of it stays around a part."""

import numpy as np
from PySide6.QtGui import QImage, QPainter
from pytestqt.qtbot import QtBot

from app.geometry import Box
from app.media.frames import Frame, FrameRef
from ui.stage.video import Held, PictureLayer, held_frame
from ui.stage.viewport import Viewport

SCREEN = Box(0, 0, 64, 48)


def a_frame(source: str, wide: int, high: int, grey: int) -> Frame:
    return Frame(FrameRef(source, 1), np.full((high, wide, 3), grey, np.uint8), wide, high)


def painted(layer: PictureLayer, content: Box) -> QImage:
    image = QImage(64, 48, QImage.Format.Format_RGB32)
    image.fill(0)
    painter = QPainter(image)
    layer.paint(painter, Viewport(SCREEN, content))
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
