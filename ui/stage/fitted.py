"""A picture as the screen's own pixels, made once and painted as often as it is looked at; knows no surface.

Of values, what lies under each pixel of the screen is kept: another window is one table laid over it."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QImage, QPainter

from app.consult.events.looking import Presentation
from app.documents.deep import Deep
from app.documents.tone import curve_of, greys_of, is_plain
from app.geometry import Affine, Box, Turn
from app.media.frames import Frame

if TYPE_CHECKING:
    from app.media.resample import Ground, Pixels

PLAIN = Presentation()


class Fitted:
    """One frame, or the values of a picture, wherever and however large it is shown. The window's thread."""

    def __init__(self, frame: Frame, deep: Deep | None = None) -> None:
        self.frame = frame
        self.deep = deep
        self._ground: Ground | None = None
        self._looks: tuple[Affine, Box, float, bool] | None = None
        self._seen: tuple[Pixels, int, int] | None = None
        self._tones: Presentation | None = None
        self._made: tuple[QImage, NDArray[np.uint8], QPointF] | None = None  # the image looks into the pixels

    @property
    def shape(self) -> tuple[int, int]:
        """Height and width of what is shown, in its own pixels."""
        height, width = (self.deep.values if self.deep is not None else self.frame.pixels).shape[:2]
        return height, width

    def paint(
        self, painter: QPainter, to_screen: Affine, screen: Box, smooth: bool = True, tones: Presentation = PLAIN
    ) -> None:
        """`to_screen`: from the picture's pixels to the widget's units; what falls outside `screen` is left out. The
        painter stands where the widget begins, and nothing but the screen's own ratio scales it."""
        ratio = painter.device().devicePixelRatioF()
        looks = (to_screen, screen, ratio, smooth)
        if looks != self._looks:
            self._looks, self._seen, self._tones = looks, self._see(*looks), None
        if tones != self._tones:
            self._tones, self._made = tones, self._shade(tones)
        if self._made is None:
            return
        image, _, corner = self._made
        painter.save()
        painter.scale(1 / ratio, 1 / ratio)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, False)
        painter.drawImage(corner, image)
        painter.restore()

    def fill(self, painter: QPainter, room: QRectF, turn: Turn = 0, flip: bool = False) -> None:
        """The whole frame, flipped and turned, over the whole of `room`, which may change its shape a little."""
        height, width = self.shape
        way = filling(Box(0, 0, width, height), turn, Box(room.x(), room.y(), room.width(), room.height()), flip)
        self.paint(painter, way, Box(0, 0, room.right(), room.bottom()))

    def _see(self, to_screen: Affine, screen: Box, ratio: float, smooth: bool) -> tuple[Pixels, int, int] | None:
        if self._ground is None:
            from app.media.resample import Ground  # a third of a second, which the first window does not wait for

            self._ground = Ground(self.deep.values if self.deep is not None else self.frame.pixels)
        # A widget may end within a pixel of the device: that one is painted too, and clipped.
        left, top = math.floor(screen.x * ratio), math.floor(screen.y * ratio)
        right, bottom = (screen.x + screen.width) * ratio, (screen.y + screen.height) * ratio
        device = Box(left, top, math.ceil(right) - left, math.ceil(bottom) - top)
        return self._ground.seen(to_screen.then(Affine(ratio, 0, 0, ratio)), device, smooth)

    def _shade(self, tones: Presentation) -> tuple[QImage, NDArray[np.uint8], QPointF] | None:
        if self._seen is None:
            return None
        seen, first, highest = self._seen
        pixels = _shaded(seen, self.deep, tones)
        height, width = pixels.shape[:2]
        image = QImage(pixels.data, width, height, pixels.strides[0], QImage.Format.Format_RGB32)
        return image, pixels, QPointF(first, highest)


def filling(what: Box, turn: Turn, room: Box, flip: bool = False) -> Affine:
    """From `what` (beginning at 0, 0), flipped and turned, to the whole of `room`."""
    turned = what.turned(turn)
    across, down = room.width / turned.width, room.height / turned.height
    return Affine.quarter(turn, flip, what).then(Affine(across, 0, 0, down, room.x, room.y))


def _shaded(seen: Pixels, deep: Deep | None, tones: Presentation) -> NDArray[np.uint8]:
    if deep is None and is_plain(tones):
        return seen.astype(np.uint8, copy=False)
    from app.media.shade import shaded_colours, shaded_values  # as `Ground`

    if deep is not None:
        return shaded_values(seen.astype(np.uint16, copy=False), greys_of(deep, tones))
    return shaded_colours(seen.astype(np.uint8, copy=False), curve_of(tones))


def fitted(frame: Frame | None, former: Fitted | None) -> Fitted | None:
    """The former again where it is of the same frame: what was made for the screen stays."""
    return former if former is not None and former.frame is frame else Fitted(frame) if frame is not None else None
