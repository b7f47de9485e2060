"""What is being drawn right now: one's own ink segment by segment, and the others' as it is whispered."""

from __future__ import annotations

import math
from typing import Literal

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen, QPixmap

from app.client.border import WhisperView
from app.consult.events.marks import Stroke
from app.consult.events.surface import SurfaceKey, surface_key
from app.consult.whispers import InkMoved, PointerMoved
from app.documents.display_list import shape_list
from app.documents.ink import BadInk
from app.documents.tools import Live
from app.geometry import Point
from ui.stage import painter as qt_painter
from ui.stage.painter import Outlines, Pieces
from ui.stage.showing import LIVE
from ui.stage.viewport import Viewport

EDGE_PX = 3
NAME_PX, NAME_GAP_PX = 16, 12
POINTER_COLOUR = QColor("#56B4E9")


class LiveLayer:
    """One's own gesture. A move paints only what is new into the picture and says which rectangle changed."""

    def __init__(self, outlines: Outlines) -> None:
        self._outlines = outlines
        self._picture: QPixmap | None = None
        self._ink = QRectF()

    @property
    def is_empty(self) -> bool:
        return self._picture is None

    def begin(self, viewport: Viewport, ratio: float) -> None:
        screen = viewport.screen
        picture = QPixmap(QSize(math.ceil(screen.width * ratio), math.ceil(screen.height * ratio)))
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        self._picture = picture
        self._ink = QRectF()

    def add(self, live: Live, viewport: Viewport) -> QRect:
        """The rectangle of the widget to paint again."""
        if self._picture is None:
            return QRect()
        pieces = self._outlines.make(live.pieces)
        dirty = qt_painter.place_of(pieces, viewport.to_screen)
        dirty = dirty.adjusted(-EDGE_PX, -EDGE_PX, EDGE_PX, EDGE_PX)
        painter = QPainter(self._picture)
        if live.whole:
            wiped, self._ink, dirty = self._ink, dirty, dirty.united(self._ink)
            painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Clear)
            painter.fillRect(wiped.toAlignedRect(), Qt.GlobalColor.transparent)
            painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
        else:
            self._ink = self._ink.united(dirty)
        qt_painter.paint(painter, pieces, viewport.to_screen)
        painter.end()
        return dirty.toAlignedRect()

    def end(self) -> QRect:
        """Forgets the ink; the committed layer shows it from now on."""
        dirty, self._picture, self._ink = self._ink.toAlignedRect(), None, QRectF()
        return dirty

    def paint(self, painter: QPainter) -> None:
        if self._picture is not None:
            painter.drawPixmap(0, 0, self._picture)


class OthersLayer:
    """Strokes on their way and pointers with their owners' names."""

    def __init__(self, outlines: Outlines) -> None:
        self._outlines = outlines
        self._ink: list[Pieces] = []
        self._made: dict[str, tuple[InkMoved, Pieces]] = {}  # a pointer that moves must not shape every stroke again
        self._pointers: list[tuple[str, PointerMoved, QColor]] = []

    @property
    def is_empty(self) -> bool:
        return not self._ink and not self._pointers

    @property
    def strokes(self) -> int:
        return len(self._ink)

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(name for name, _, _ in self._pointers)

    def show(self, view: WhisperView, key: SurfaceKey, names: dict[str, str], stored: frozenset[str]) -> None:
        """`names`: person id -> name; `stored`: marks that have been committed meanwhile and are shown as such."""
        made: dict[str, tuple[InkMoved, Pieces]] = {}
        for mark, (_person, ink) in view.ink.items():
            if mark in stored or surface_key(ink.surface) != key:
                continue
            known = self._made.get(mark)
            pieces = known[1] if known is not None and known[0] is ink else self._shaped(ink)
            if pieces is not None:
                made[mark] = (ink, pieces)
        self._made = made
        self._ink = [pieces for _, pieces in made.values()]
        self._pointers = [
            (names.get(person, ""), pointer, POINTER_COLOUR)
            for person, pointer in view.pointers.items()
            if not pointer.gone and (surface_key(pointer.surface) if pointer.surface else LIVE) == key
        ]

    def _shaped(self, ink: InkMoved) -> Pieces | None:
        """None for half a stroke that lost its beginning: the whole one comes with the mark."""
        tool: Literal["pen", "highlighter"] = "highlighter" if ink.tool == "highlighter" else "pen"
        try:
            return self._outlines.make(shape_list(Stroke(ink.ink, ink.colour, ink.width, tool)))
        except BadInk:
            return None

    def paint(self, painter: QPainter, viewport: Viewport, font: QFont, source: str) -> None:
        """`source`: of the moving picture that is painted, if it is one: a pointer on another has no place in it."""
        for pieces in self._ink:
            qt_painter.paint(painter, pieces, viewport.to_screen)
        for name, pointer, colour in self._pointers:
            if is_on(pointer, source):
                paint_pointer(painter, viewport.to_screen.apply(pointer.at), name, colour, font)


def is_on(pointer: PointerMoved, source: str) -> bool:
    """Of pointers that are on a moving picture: on this one. An older program's names none."""
    return pointer.surface is not None or pointer.source in ("", source)


def plate_px(name: str, font: QFont) -> float:
    """From the tip of a pointer to the right end of its name."""
    return NAME_PX + QFontMetricsF(font).horizontalAdvance(name) + NAME_GAP_PX


def paint_pointer(painter: QPainter, at: Point, name: str, colour: QColor, font: QFont) -> None:
    """An arrow whose tip is the place, and its owner's name on a dark plate beside it."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(at.x, at.y)
    arrow = QPainterPath()
    for index, (x, y) in enumerate(((0, 0), (0, 22), (5.5, 17), (9.5, 26), (13.5, 24), (9.5, 15.5), (16, 15.5))):
        arrow.lineTo(x, y) if index else arrow.moveTo(x, y)
    arrow.closeSubpath()
    painter.setPen(QPen(QColor(13, 16, 18, 220), 4))
    painter.drawPath(arrow)
    painter.setPen(QPen(QColor(255, 255, 255), 1.4))
    painter.setBrush(colour)
    painter.drawPath(arrow)
    if name:
        height = QFontMetricsF(font).height()
        plate = QRectF(NAME_PX, 20, plate_px(name, font) - NAME_PX, height + 4)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(13, 16, 18, 220))
        painter.drawRoundedRect(plate, 4, 4)
        painter.setFont(font)
        painter.setPen(QColor("#E9EDEE"))
        painter.drawText(plate, Qt.AlignmentFlag.AlignCenter, name)
    painter.restore()
