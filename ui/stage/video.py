"""Frames and pictures as what Qt paints, without another copy; knows no engine and no consult."""

from __future__ import annotations

import msgspec
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

from app.client.border import Picture
from app.consult.events.surface import Shown
from app.geometry import Box
from app.media.frames import Frame
from ui.stage import painter as qt_painter
from ui.stage.viewport import Viewport

STALE_MS = 1_000  # a moving picture older than this is said to be old


class Held(msgspec.Struct, frozen=True, eq=False):
    """A picture in memory: `image` looks into `frame`'s buffer and lives no longer than it. `box`: the part of the
    surface it shows."""

    image: QImage
    frame: Frame
    box: Box
    quality: Shown = "received"


def image_of(frame: Frame) -> QImage:
    """Over the frame's own bytes: the caller keeps the frame as long as the image."""
    height, width = frame.pixels.shape[:2]
    return QImage(frame.pixels.data, width, height, frame.pixels.strides[0], QImage.Format.Format_BGR888)


def held_frame(frame: Frame, quality: Shown = "received") -> Held:
    """A frame as a picture of its own surface, whatever size arrived."""
    return Held(image_of(frame), frame, Box(0, 0, frame.full_width, frame.full_height), quality)


def held_picture(picture: Picture) -> Held:
    box = picture.box or Box(0, 0, picture.width, picture.height)
    return Held(image_of(picture.pixels), picture.pixels, box, picture.quality)


def is_same(one: Held | None, other: Held | None) -> bool:
    """Whether both show the same bytes in the same place, and say the same of them."""
    if one is None or other is None:
        return one is other
    return one.frame is other.frame and (one.box, one.quality) == (other.box, other.quality)


class PictureLayer:
    """The ground of the stage: the live frame or the picture of a surface; `under` is shown around a part of it."""

    def __init__(self) -> None:
        self._held: Held | None = None
        self._under: Held | None = None

    @property
    def held(self) -> Held | None:
        return self._held

    def clear(self) -> None:
        self._held = self._under = None

    def show(self, held: Held | None) -> None:
        """A finer picture of a part is laid over the whole one that was there."""
        before = self._held
        if held is not None and before is not None and _is_part(held.box, before.box):
            self._under = before
        elif held is None or not (self._under and _is_part(held.box, self._under.box)):
            self._under = None
        self._held = held

    def paint(self, painter: QPainter, viewport: Viewport) -> None:
        for held in (self._under, self._held):
            if held is not None:
                _paint_held(painter, held, viewport)


def _paint_held(painter: QPainter, held: Held, viewport: Viewport) -> None:
    transform = qt_painter.transform_of(viewport.to_screen)
    box = held.box
    target = transform.mapRect(QRectF(box.x, box.y, box.width, box.height))
    # Large pixels are shown as pixels: at four screen pixels each nobody should take smoothing for detail.
    smooth = target.width() < 4 * held.image.width()
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, smooth)
    painter.drawImage(target, held.image)


def _is_part(inner: Box, outer: Box) -> bool:
    return inner.width * inner.height < 0.98 * outer.width * outer.height
