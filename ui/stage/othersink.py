"""The others' strokes on their way, as one picture that grows with them; knows no pointer, no mark and no mouse.

A stroke is shaped whole once; what comes later is laid over it as one's own ink is. To shape and fill a long stroke
anew with every piece, and with every paint of the moving picture beneath, took more than the hand is owed.
"""

from __future__ import annotations

import math
from typing import Literal

import msgspec
import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPixmap

from app.client.border import WhisperView
from app.consult.events.marks import Stroke
from app.consult.events.surface import SurfaceKey, surface_key
from app.consult.whispers import InkMoved
from app.documents.display_list import DisplayList, shape_list
from app.documents.ink import BadInk, decode_ink
from app.documents.live import live_pen
from ui.stage import painter as qt_painter
from ui.stage.painter import Outlines
from ui.stage.viewport import Viewport

EDGE_PX = 3
SAME_UNITS = 1.0  # a point said again with the rounding of another packet is the same point
MOST_ANEW = 400  # points: a longer stroke whose middle came later is drawn over, until its mark takes its place


class Growing(msgspec.Struct, frozen=True, eq=False):
    """A stroke as far as it is painted. `points` as decode_ink gives them; `place` on the screen."""

    ink: InkMoved
    points: NDArray[np.float32]
    place: QRectF


class OthersInk:
    def __init__(self, outlines: Outlines) -> None:
        self._outlines = outlines
        self._growing: dict[str, Growing] = {}
        self._picture: QPixmap | None = None
        self._ground: tuple[Viewport, float] | None = None

    @property
    def strokes(self) -> int:
        return len(self._growing)

    @property
    def furthest(self) -> float | None:
        """The largest x of all that is painted."""
        return max((float(one.points[:, 0].max()) for one in self._growing.values()), default=None)

    def show(
        self, view: WhisperView, key: SurfaceKey, stored: frozenset[str], viewport: Viewport, ratio: float
    ) -> QRect:
        """`stored`: marks that have been committed meanwhile and are shown as such. The part of the widget to paint
        again."""
        wanted = {
            mark: ink for mark, (_, ink) in view.ink.items() if mark not in stored and surface_key(ink.surface) == key
        }
        grown = {mark: points for mark, ink in wanted.items() if (points := self._points(mark, ink)) is not None}
        fresh = {mark: self._grows_from(mark, points) for mark, points in grown.items()}
        is_new = self._picture is None or self._ground != (viewport, ratio)
        if is_new or self._growing.keys() - grown.keys() or None in fresh.values():
            return self._anew({mark: (wanted[mark], points) for mark, points in grown.items()}, viewport, ratio)
        dirty = QRectF()
        for mark, points in grown.items():
            dirty = dirty.united(self._lay(mark, wanted[mark], points, fresh[mark] or 0, viewport))
        return dirty.toAlignedRect()

    def paint(self, painter: QPainter, viewport: Viewport) -> None:
        if self._picture is None or self._ground is None:
            return
        if viewport != self._ground[0]:
            known = {mark: (one.ink, one.points) for mark, one in self._growing.items()}
            self._anew(known, viewport, self._ground[1])
        for one in self._growing.values():
            place = one.place.toAlignedRect()
            ratio = self._ground[1]
            part = QRectF(place.x() * ratio, place.y() * ratio, place.width() * ratio, place.height() * ratio)
            painter.drawPixmap(QRectF(place), self._picture, part)

    # ---- inside

    def _points(self, mark: str, ink: InkMoved) -> NDArray[np.float32] | None:
        """None for half a stroke that lost its beginning: the whole one comes with the mark."""
        known = self._growing.get(mark)
        if known is not None and known.ink is ink:
            return known.points
        try:
            return decode_ink(ink.ink)
        except BadInk:
            return None

    def _grows_from(self, mark: str, points: NDArray[np.float32]) -> int | None:
        """From which point on it is new; None where what is painted is to be painted anew."""
        known = self._growing.get(mark)
        if known is None:
            return 0
        if known.points is points:
            return len(points)
        if known.ink.tool == "highlighter" or len(points) < len(known.points):
            return None
        count = len(known.points)
        apart = np.abs(points[:count, :2] - known.points[:, :2]).max(axis=1) > SAME_UNITS
        if not apart.any():
            return count
        return None if len(points) <= MOST_ANEW else int(apart.argmax())

    def _anew(self, wanted: dict[str, tuple[InkMoved, NDArray[np.float32]]], viewport: Viewport, ratio: float) -> QRect:
        dirty = QRectF()
        for one in self._growing.values():
            dirty = dirty.united(one.place)
        self._growing, self._ground = {}, (viewport, ratio)
        screen = viewport.screen
        size = QSize(math.ceil(screen.width * ratio), math.ceil(screen.height * ratio))
        if not wanted:
            self._picture = None
        else:
            if self._picture is None or self._picture.size() != size:
                self._picture = QPixmap(size)
            self._picture.setDevicePixelRatio(ratio)
            self._picture.fill(Qt.GlobalColor.transparent)
        for mark, (ink, points) in wanted.items():
            dirty = dirty.united(self._lay(mark, ink, points, 0, viewport))
        return dirty.toAlignedRect()

    def _lay(
        self, mark: str, ink: InkMoved, points: NDArray[np.float32], fresh_from: int, viewport: Viewport
    ) -> QRectF:
        """What of the screen it changed."""
        known = self._growing.get(mark)
        if fresh_from >= len(points) or self._picture is None:
            if known is not None:
                self._growing[mark] = Growing(ink, points, known.place)
            return QRectF()
        pieces = self._outlines.make(_shaped(ink, points, fresh_from))
        place = qt_painter.transform_of(viewport.to_screen).mapRect(pieces.bounds)
        place = place.adjusted(-EDGE_PX, -EDGE_PX, EDGE_PX, EDGE_PX)
        painter = QPainter(self._picture)
        qt_painter.paint(painter, pieces, viewport.to_screen)
        painter.end()
        self._growing[mark] = Growing(ink, points, place if known is None else known.place.united(place))
        return place


def _shaped(ink: InkMoved, points: NDArray[np.float32], fresh_from: int) -> DisplayList:
    if fresh_from > 0:
        drawn = [(float(x), float(y), float(pressure), float(ms)) for x, y, pressure, ms in points]
        return live_pen(drawn, len(points) - fresh_from, ink.width, ink.colour)
    tool: Literal["pen", "highlighter"] = "highlighter" if ink.tool == "highlighter" else "pen"
    return shape_list(Stroke(ink.ink, ink.colour, ink.width, tool))
