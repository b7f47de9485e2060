"""A frame on the screen's own pixels: where Qt would put it, at every ratio of the screen, made once."""

import numpy as np
import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter
from pytestqt.qtbot import QtBot

from app.geometry import Affine, Box
from app.media.frames import Frame, FrameRef
from ui.stage.fitted import Fitted, fitted
from ui.stage.video import image_of


def a_frame(wide: int = 64, high: int = 48) -> Frame:
    rows, columns = np.indices((high, wide))
    colours = [20 + columns * 3, 20 + rows * 4, 20 + columns + rows]
    return Frame(FrameRef("cam", 1), np.ascontiguousarray(np.stack(colours, axis=2), np.uint8), wide, high)


def pixels_of(image: QImage) -> np.ndarray:
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine())
    return rows[:, : image.width() * 4].reshape(image.height(), image.width(), 4)[:, :, :3].astype(int)


def a_screen(ratio: float) -> QImage:
    image = QImage(round(120 * ratio), round(90 * ratio), QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(ratio)
    image.fill(0)
    return image


@pytest.mark.parametrize("ratio", [1.0, 1.25, 1.5, 2.0])
def test_it_lies_where_qt_would_lay_it(qtbot: QtBot, ratio: float) -> None:
    frame, room = a_frame(), QRectF(10, 6, 96, 72)
    ours, theirs = a_screen(ratio), a_screen(ratio)
    painter = QPainter(ours)
    way = Affine(room.width() / 64, 0, 0, room.height() / 48, room.x(), room.y())
    Fitted(frame).paint(painter, way, Box(0, 0, 120, 90))
    painter.end()
    painter = QPainter(theirs)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.drawImage(room, image_of(frame))
    painter.end()
    one, other = pixels_of(ours), pixels_of(theirs)
    assert np.array_equal(one.any(axis=2), other.any(axis=2))  # the same pixels are covered
    assert np.abs(one - other).max() <= 6  # of a ramp of 3 or 4 a pixel: less than two of them


def test_it_is_made_once_for_a_look(qtbot: QtBot) -> None:
    ready, screen = Fitted(a_frame()), a_screen(1)
    painter = QPainter(screen)
    way = Affine(1, 0, 0, 1, 0, 0)
    ready.paint(painter, way, Box(0, 0, 120, 90))
    made = ready._made
    ready.paint(painter, way, Box(0, 0, 120, 90))
    assert ready._made is made
    ready.paint(painter, Affine(2, 0, 0, 2, 0, 0), Box(0, 0, 120, 90))
    painter.end()
    assert ready._made is not made


def test_the_same_frame_keeps_what_was_made() -> None:
    frame = a_frame()
    first = fitted(frame, None)
    assert fitted(frame, first) is first
    assert fitted(a_frame(), first) is not first
    assert fitted(None, first) is None
