"""A picture as the screen's own pixels, made once and painted as often as it is looked at; knows no surface."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QImage, QPainter

from app.geometry import Affine, Box, Turn
from app.media.frames import Frame

if TYPE_CHECKING:
    from app.media.resample import Ground


class Fitted:
    """One frame, wherever and however large it is shown. The window's thread."""

    def __init__(self, frame: Frame) -> None:
        self.frame = frame
        self._ground: Ground | None = None
        self._looks: tuple[Affine, Box, float, bool] | None = None
        self._made: tuple[QImage, NDArray[np.uint8], QPointF] | None = None  # the image looks into the pixels

    def paint(self, painter: QPainter, to_screen: Affine, screen: Box, smooth: bool = True) -> None:
        """`to_screen`: from the frame's pixels to the widget's units; what falls outside `screen` is left out. The
        painter stands where the widget begins, and nothing but the screen's own ratio scales it."""
        ratio = painter.device().devicePixelRatioF()
        looks = (to_screen, screen, ratio, smooth)
        if looks != self._looks:
            self._looks, self._made = looks, self._make(*looks)
        if self._made is None:
            return
        image, _, corner = self._made
        painter.save()
        painter.scale(1 / ratio, 1 / ratio)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, False)
        painter.drawImage(corner, image)
        painter.restore()

    def fill(self, painter: QPainter, room: QRectF, turn: Turn = 0) -> None:
        """The whole frame, turned, over the whole of `room`, which may change its shape a little."""
        height, width = self.frame.pixels.shape[:2]
        way = filling(Box(0, 0, width, height), turn, Box(room.x(), room.y(), room.width(), room.height()))
        self.paint(painter, way, Box(0, 0, room.right(), room.bottom()))

    def _make(
        self, to_screen: Affine, screen: Box, ratio: float, smooth: bool
    ) -> tuple[QImage, NDArray[np.uint8], QPointF] | None:
        if self._ground is None:
            from app.media.resample import Ground  # a third of a second, which the first window does not wait for

            self._ground = Ground(self.frame.pixels)
        # A widget may end within a pixel of the device: that one is painted too, and clipped.
        left, top = math.floor(screen.x * ratio), math.floor(screen.y * ratio)
        right, bottom = (screen.x + screen.width) * ratio, (screen.y + screen.height) * ratio
        device = Box(left, top, math.ceil(right) - left, math.ceil(bottom) - top)
        seen = self._ground.seen(to_screen.then(Affine(ratio, 0, 0, ratio)), device, smooth)
        if seen is None:
            return None
        pixels, first, highest = seen
        height, width = pixels.shape[:2]
        image = QImage(pixels.data, width, height, pixels.strides[0], QImage.Format.Format_RGB32)
        return image, pixels, QPointF(first, highest)


def filling(what: Box, turn: Turn, room: Box) -> Affine:
    """From `what` (beginning at 0, 0), turned, to the whole of `room`."""
    turned = what.turned(turn)
    across, down = room.width / turned.width, room.height / turned.height
    return Affine.quarter(turn, False, what).then(Affine(across, 0, 0, down, room.x, room.y))


def fitted(frame: Frame | None, former: Fitted | None) -> Fitted | None:
    """The former again where it is of the same frame: what was made for the screen stays."""
    return former if former is not None and former.frame is frame else Fitted(frame) if frame is not None else None
