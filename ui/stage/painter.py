"""The Qt painter of display lists: fills and text runs and nothing else; knows no mark, no tool and no widget."""

from __future__ import annotations

from collections import OrderedDict

import msgspec
import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QByteArray, QDataStream, QIODevice, QRectF, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QPainter,
    QPainterPath,
    QPainterPathStroker,
    QPen,
    QTransform,
)

from app.documents.display_list import DisplayList, Fill, TextRun
from app.geometry import Affine, Point

FAMILIES = ("Noto Sans", "Noto Sans SC")  # the bundled ones: a text mark looks the same everywhere
FONT_PX = 64  # letters are taken as outlines at this size and scaled: sizes need not be whole pixels
GHOST_OPACITY = 0.55  # what is not delivered looks undelivered
GHOST_DASH = (5.0, 4.0)
KEEP_MARKS = 512  # a surface rarely carries more; each keeps some 10-70 kB of outlines
_ELEMENT = np.dtype([("kind", ">i4"), ("x", ">f8"), ("y", ">f8")])
_MOVE_TO, _LINE_TO = 0, 1
_WINDING = 1


class Piece(msgspec.Struct, frozen=True, eq=False):
    """One outline in surface units and its colour, ready for the painter. `about`: of letters, which stay there
    upright."""

    path: QPainterPath
    colour: QColor
    about: Point | None = None


class Pieces(msgspec.Struct, frozen=True, eq=False):
    """A display list as outlines; `bounds` in surface units."""

    items: tuple[Piece, ...]
    bounds: QRectF


class Outlines:
    """Makes outlines and keeps those of the marks last asked for."""

    def __init__(self) -> None:
        self._font = QFont(list(FAMILIES))
        self._font.setPixelSize(FONT_PX)
        self._font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        self._kept: OrderedDict[str, tuple[object, Pieces]] = OrderedDict()

    def kept(self, name: str, form: object) -> Pieces | None:
        """None where it was kept in another form: it has been moved since."""
        known = self._kept.get(name)
        if known is None or (known[0] is not form and known[0] != form):
            return None
        self._kept.move_to_end(name)
        return known[1]

    def keep(self, name: str, form: object, what: DisplayList) -> Pieces:
        pieces = self.make(what)
        self._kept[name] = (form, pieces)
        while len(self._kept) > KEEP_MARKS:
            self._kept.popitem(last=False)
        return pieces

    def make(self, what: DisplayList) -> Pieces:
        return _together(tuple(self._piece(item) for item in what.items))

    def _piece(self, item: Fill | TextRun) -> Piece:
        if isinstance(item, Fill):
            return Piece(path_of(item.pieces), QColor(*item.colour))
        letters = QPainterPath()
        letters.addText(0, 0, self._font, item.text)
        scale = item.size / FONT_PX
        path = QTransform(scale, 0, 0, scale, item.at.x, item.at.y).map(letters)
        if item.spread > 0:
            path = _grown(path, item.spread)
        path.setFillRule(Qt.FillRule.WindingFill)
        return Piece(path, QColor(*item.colour), item.about or item.at)


def path_of(pieces: NDArray[np.float32]) -> QPainterPath:
    """`pieces`: (m, k, 2), m polygons of k corners, as one path. Built from bytes: a hundred times quicker than
    corner by corner (the format is that of QPainterPath's stream operator, unchanged since Qt 4)."""
    count, corners = pieces.shape[:2]
    if not count:
        return QPainterPath()
    elements = np.empty((count, corners + 1), _ELEMENT)
    elements["kind"] = _LINE_TO
    elements["kind"][:, 0] = _MOVE_TO
    elements["x"][:, :corners], elements["y"][:, :corners] = pieces[:, :, 0], pieces[:, :, 1]
    elements["x"][:, corners], elements["y"][:, corners] = pieces[:, 0, 0], pieces[:, 0, 1]
    last_move = elements.size - corners - 1
    head, tail = np.array([elements.size], ">i4"), np.array([last_move, _WINDING], ">i4")
    data = QByteArray(head.tobytes() + elements.tobytes() + tail.tobytes())  # the stream does not own it
    stream = QDataStream(data, QIODevice.OpenModeFlag.ReadOnly)
    path = QPainterPath()
    stream >> path
    return path


def standing(pieces: Pieces, to_screen: Affine) -> Pieces:
    """As they are shown by this way: where it turns or mirrors, the letters are turned back about their place."""
    way = Affine(to_screen.a, to_screen.b, to_screen.c, to_screen.d)
    is_upright = way.b == way.c == 0 and way.a > 0 and way.d > 0
    if is_upright or all(item.about is None for item in pieces.items):
        return pieces
    back = Affine(way.scale, 0, 0, way.scale).then(way.inverse())
    return _together(tuple(_read(item, back) for item in pieces.items))


def _read(item: Piece, back: Affine) -> Piece:
    if item.about is None:
        return item
    way = Affine(e=-item.about.x, f=-item.about.y).then(back).then(Affine(e=item.about.x, f=item.about.y))
    return Piece(transform_of(way).map(item.path), item.colour, item.about)


def _together(items: tuple[Piece, ...]) -> Pieces:
    bounds = QRectF()
    for item in items:
        bounds = bounds.united(item.path.controlPointRect())
    return Pieces(items, bounds)


def paint(painter: QPainter, pieces: Pieces, to_screen: Affine, ghost: bool = False) -> None:
    """Over what is there. `ghost`: pale with a dashed edge, for what has not arrived."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setTransform(transform_of(to_screen), True)
    if ghost:
        painter.setOpacity(GHOST_OPACITY)
    shown = standing(pieces, to_screen)
    for item in shown.items:
        painter.fillPath(item.path, QBrush(item.colour))
    if ghost and shown.items:
        _dash(painter, shown)
    painter.restore()


def veil(painter: QPainter, pieces: Pieces, to_screen: Affine) -> None:
    """Darkens a mark that is about to be erased."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setTransform(transform_of(to_screen), True)
    for item in standing(pieces, to_screen).items:
        painter.fillPath(item.path, QColor(13, 16, 18, 150))
    painter.restore()


def place_of(pieces: Pieces, to_screen: Affine) -> QRectF:
    """What they cover on the screen."""
    return transform_of(to_screen).mapRect(standing(pieces, to_screen).bounds)


def transform_of(affine: Affine) -> QTransform:
    return QTransform(affine.a, affine.b, affine.c, affine.d, affine.e, affine.f)


def _dash(painter: QPainter, pieces: Pieces) -> None:
    """A dashed frame close around it: seen at a glance, on skin and on X-ray alike."""
    box = pieces.bounds
    for colour, offset in ((QColor(13, 16, 18), 0.0), (QColor(255, 255, 255), GHOST_DASH[0])):
        pen = QPen(colour, 1.2, Qt.PenStyle.CustomDashLine)
        pen.setCosmetic(True)
        pen.setDashPattern(list(GHOST_DASH))
        pen.setDashOffset(offset)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box, 3, 3)


def _grown(path: QPainterPath, spread: float) -> QPainterPath:
    stroker = QPainterPathStroker()
    stroker.setWidth(2 * spread)
    stroker.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    stroker.setCapStyle(Qt.PenCapStyle.RoundCap)
    outline = stroker.createStroke(path)
    outline.setFillRule(Qt.FillRule.WindingFill)
    outline.addPath(path)
    return outline
