"""Frames and pictures as what the stage paints; knows no engine and no consult."""

from __future__ import annotations

import msgspec
from PySide6.QtGui import QImage, QPainter

from app.client.border import Picture
from app.consult.events.surface import Shown
from app.documents.deep import Deep
from app.geometry import Affine, Box
from app.media.frames import Frame
from ui.stage.fitted import PLAIN, Fitted
from ui.stage.partedge import layers, paint_edge
from ui.stage.viewport import Viewport

STALE_MS = 1_000  # a moving picture older than this is said to be old


class Held(msgspec.Struct, frozen=True, eq=False):
    """A picture in memory. `box`: what of the surface it shows. `deep`: its values, where it has any; `frame` then is
    a small picture of them. `under`: what is known around a part; `is_coming`: with its own values."""

    frame: Frame
    box: Box
    quality: Shown = "received"
    is_part: bool = False  # of a surface whose whole picture may be shown around it
    deep: Deep | None = None
    under: Held | None = None
    is_coming: bool = False


def image_of(frame: Frame) -> QImage:
    """Over the frame's own bytes: the caller keeps the frame as long as the image."""
    height, width = frame.pixels.shape[:2]
    return QImage(frame.pixels.data, width, height, frame.pixels.strides[0], QImage.Format.Format_BGR888)


def held_frame(frame: Frame, quality: Shown = "received") -> Held:
    """A frame as a picture of its own surface, or of the part of it that is sent, whatever size arrived."""
    return Held(frame, frame.shown, quality)


def held_picture(picture: Picture) -> Held:
    box = picture.box or Box(0, 0, picture.width, picture.height)
    under = held_picture(picture.under) if picture.under is not None else None
    is_part = picture.box is not None
    return Held(picture.pixels, box, picture.quality, is_part, picture.deep, under, picture.is_coming)


def fits(size: tuple[int, int], shown: Frame) -> bool:
    """What was found in a frame of this size, as captured; zeros fit any. A camera that was opened finer for a part, or
    no longer is, gives frames in other units."""
    return size in ((0, 0), (shown.full_width, shown.full_height))


def is_same(one: Held | None, other: Held | None) -> bool:
    """Whether both show the same bytes in the same place, and say the same of them."""
    if one is None or other is None:
        return one is other
    told, said = (one.box, one.quality, one.is_coming), (other.box, other.quality, other.is_coming)
    return one.frame is other.frame and told == said and is_same(one.under, other.under)


class PictureLayer:
    """The ground of the stage: the live frame or the picture of a surface, over what is known around a part of it.
    `tones`: how all of it is shown."""

    def __init__(self) -> None:
        self._held: Held | None = None
        self._under: Held | None = None
        self._fitted: dict[int, Fitted] = {}  # by the frame, which each of them keeps
        self.tones = PLAIN

    @property
    def held(self) -> Held | None:
        return self._held

    def clear(self) -> None:
        self._held = self._under = None
        self._fitted.clear()

    def show(self, held: Held | None) -> None:
        """A finer picture of a part is laid over the whole one that was there."""
        before = self._held
        if held is not None and held.under is not None:
            self._under = held.under
        elif held is not None and before is not None and _is_part(held, before):
            self._under = before
        elif held is None or not (self._under and _is_part(held, self._under)):
            self._under = None
        self._held = held
        shown = {id(one.frame) for one in self._shown()}
        self._fitted = {frame: ready for frame, ready in self._fitted.items() if frame in shown}

    def paint(self, painter: QPainter, viewport: Viewport) -> None:
        """`painter` stands where the widget's own pixels begin, and nothing turns or scales it but the screen."""
        for held in reversed(self._shown()):
            fitted = self._fitted.get(id(held.frame))
            if fitted is None:
                fitted = self._fitted[id(held.frame)] = Fitted(held.frame, held.deep)
            height, width = fitted.shape
            box = held.box
            on_surface = Affine(box.width / width, 0, 0, box.height / height, box.x, box.y)
            of_pixels = on_surface.then(viewport.to_screen)
            # Large pixels are shown as pixels: at four screen pixels each nobody should take smoothing for detail.
            fitted.paint(painter, of_pixels, viewport.screen, of_pixels.scale < 4, self.tones)
        paint_edge(painter, viewport, self._held)

    def _shown(self) -> tuple[Held, ...]:
        """From the top."""
        under = self._held.under if self._held is not None and self._held.under is not None else self._under
        return tuple(one for one in (self._held, *layers(under)) if one is not None)


def _is_part(held: Held, of: Held) -> bool:
    return held.is_part and held.box.width * held.box.height < 0.98 * of.box.width * of.box.height
