"""One followed mark on a moving picture: as sure as it is, and no surer. Knows no room and no tracker."""

from __future__ import annotations

import math

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetricsF, QPainter, QPen, QPolygonF, QTransform

from app.consult.tracks import PathState
from app.geometry import Affine, Homography
from ui.stage.painter import Piece, Pieces, transform_of

_PALE, _LEAST = 0.35, 0.45  # of what is unsure, and of what is sure with next to no confidence
_DASH = (6.0, 4.0)
_ROOM_PX, _PLATE_GAP = 6.0, 4.0
_DARK, _LIGHT, _AMBER = QColor(13, 16, 18, 220), QColor(255, 255, 255), QColor("#F4BE5A")


def strength(state: PathState, confidence: float) -> float:
    """How strongly it is painted, 0..1; what is lost is not there."""
    match state:
        case "sure":
            return _LEAST + (1 - _LEAST) * confidence
        case "unsure" | "perhaps":
            return _PALE
        case "lost":
            return 0.0


def paint_followed(
    painter: QPainter, pieces: Pieces, way: Homography, to_screen: Affine, opacity: float, ask: str, font: QFont
) -> None:
    """`way`: from the mark's surface to the frame under it. `ask`: the word beside dashes, for what is perhaps there;
    empty where it is there."""
    if opacity <= 0:
        return
    onto = transform_of_way(way) * transform_of(to_screen)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setOpacity(opacity)
    for item in pieces.items:
        path = onto.map(item.path) if item.about is None else _upright(item, onto).map(item.path)
        painter.fillPath(path, QBrush(item.colour))
    if ask:
        painter.setOpacity(1.0)
        _ask(painter, onto.map(QPolygonF(pieces.bounds)).boundingRect(), ask, font)
    painter.restore()


def transform_of_way(way: Homography) -> QTransform:
    """Qt writes its matrices for rows of points: the same one turned about its diagonal."""
    return QTransform(way.a, way.d, way.g, way.b, way.e, way.h, way.c, way.f, way.i)


def _upright(item: Piece, onto: QTransform) -> QTransform:
    """Letters go where they belong, as large as what is around them, and are read as ever."""
    about = item.about
    if about is None:
        return onto
    at = onto.map(QPointF(about.x, about.y))
    across, down = (onto.map(QPointF(about.x + x, about.y + y)) - at for x, y in ((1, 0), (0, 1)))
    scale = math.sqrt(abs(across.x() * down.y() - across.y() * down.x()))
    return QTransform(scale, 0, 0, scale, at.x() - scale * about.x, at.y() - scale * about.y)


def _ask(painter: QPainter, box: QRectF, words: str, font: QFont) -> None:
    """Dashes around it and a word on a plate, told apart from all other marks without colour."""
    around = box.adjusted(-_ROOM_PX, -_ROOM_PX, _ROOM_PX, _ROOM_PX)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for colour, width, dashed in ((_DARK, 4.0, False), (_AMBER, 2.0, True)):
        pen = QPen(colour, width, Qt.PenStyle.CustomDashLine if dashed else Qt.PenStyle.SolidLine)
        if dashed:
            pen.setDashPattern(list(_DASH))
        painter.setPen(pen)
        painter.drawRoundedRect(around, 4, 4)
    metrics = QFontMetricsF(font)
    plate = QRectF(0, 0, metrics.horizontalAdvance(words) + 16, metrics.height() + 6)
    plate.moveTopLeft(QPointF(around.left(), around.bottom() + _PLATE_GAP))
    if plate.bottom() > painter.viewport().height():
        plate.moveBottomLeft(QPointF(around.left(), around.top() - _PLATE_GAP))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(_DARK)
    painter.drawRoundedRect(plate, 4, 4)
    painter.setFont(font)
    painter.setPen(_LIGHT)
    painter.drawText(plate, Qt.AlignmentFlag.AlignCenter, words)
