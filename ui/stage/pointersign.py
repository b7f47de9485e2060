"""How a pointer looks: the arrow in its person's colour, the sign that says so without colour, the name, the tail, the
small still of the moment it was on; knows no whisper and no surface."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from PySide6.QtCore import QCoreApplication, QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen

from app.client.border import PointerStill
from app.documents.display_list import sign_list
from app.documents.palette import pen
from app.geometry import Affine, Point
from ui.stage.fitted import Fitted
from ui.stage.painter import Outlines, Pieces
from ui.stage.painter import paint as paint_pieces
from ui.stage.viewport import Viewport

NAME_PX, NAME_GAP_PX = 16, 12
SIGN_RADIUS = 8.0  # of the sign as it is kept; painted as large as the letters beside it
TAIL_PX = 7.0
OLD_MS = 250  # younger is said to be now
STILL_RIM_PX = 3
STILL_LINES, STILL_SHARE = 7, 0.6  # how high at least: lines of letters, and no more of the stage
PLATE = QColor(13, 16, 18, 220)
LETTERS = QColor("#E9EDEE")
ARROW = ((0, 0), (0, 22), (5.5, 17), (9.5, 26), (13.5, 24), (9.5, 15.5), (16, 15.5))


def tr(text: str) -> str:
    return QCoreApplication.translate("Pointer", text)


def plate_px(name: str, font: QFont) -> float:
    """From the tip of a pointer to the right end of its name."""
    metrics = QFontMetricsF(font)
    return NAME_PX + metrics.height() + metrics.horizontalAdvance(name) + NAME_GAP_PX


def paint_pointer(painter: QPainter, at: Point, name: str, colour: int, font: QFont) -> None:
    """An arrow whose tip is the place; beside it its owner's sign and name on a dark plate, on whichever side of the
    tip there is room."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(at.x, at.y)
    arrow = _arrow()
    painter.setPen(QPen(PLATE, 4))
    painter.drawPath(arrow)
    painter.setPen(QPen(QColor(255, 255, 255), 1.4))
    painter.setBrush(QColor(*pen(colour)))
    painter.drawPath(arrow)
    if name:
        device = painter.device()
        width, height = plate_px(name, font) - NAME_PX, QFontMetricsF(font).height() + 4
        beside = at.x + NAME_PX + width > device.width() / device.devicePixelRatioF()
        below = at.y + 20 + height > device.height() / device.devicePixelRatioF()
        plate = QRectF(-width - 4 if beside else NAME_PX, -height - 4 if below else 20, width, height)
        _paint_plate(painter, plate, name, colour, font)
    painter.restore()


def paint_tail(painter: QPainter, tail: Sequence[tuple[Point, float]], colour: int) -> None:
    """Where it came from: (place on the screen, strength 0-1), oldest first."""
    if len(tail) < 2:
        return
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for tint, wider in ((PLATE, 3.0), (QColor(*pen(colour)), 0.0)):
        for (before, _), (here, strength) in pairwise(tail):
            faded = QColor(tint.red(), tint.green(), tint.blue(), round(strength * 200))
            line = QPen(faded, TAIL_PX * strength + wider)
            line.setCapStyle(Qt.PenCapStyle.RoundCap)
            painter.setPen(line)
            painter.drawLine(QLineF(before.x, before.y, here.x, here.y))
    painter.restore()


def paint_still(
    painter: QPainter,
    viewport: Viewport,
    fitted: Fitted,
    still: PointerStill,
    name: str,
    colour: int,
    font: QFont,
    old_ms: int,
) -> None:
    """The piece of the frame that was pointed at, in its place and framed so that nobody takes it for what moves;
    above it how old it is. Where the stage is small it is larger than what lies under it."""
    box, metrics = still.box, QFontMetricsF(font)
    tip = viewport.to_screen.apply(still.pointer.at)
    least = min(STILL_LINES * metrics.height(), STILL_SHARE * viewport.screen.height)
    grown = max(1.0, least / max(1.0, box.height * viewport.scale))
    about = Affine(grown, 0, 0, grown, tip.x * (1 - grown), tip.y * (1 - grown))
    to_screen = viewport.to_screen.then(about)
    height, width = still.frame.pixels.shape[:2]
    on_surface = Affine(box.width / width, 0, 0, box.height / height, box.x, box.y)
    corners = [to_screen.apply(Point(box.x + x * box.width, box.y + y * box.height)) for x in (0, 1) for y in (0, 1)]
    left, right = min(one.x for one in corners), max(one.x for one in corners)
    top, bottom = min(one.y for one in corners), max(one.y for one in corners)
    room = QRectF(left, top, right - left, bottom - top)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for tint, wide in ((PLATE, STILL_RIM_PX + 4), (QColor(*pen(colour)), STILL_RIM_PX)):
        painter.setPen(QPen(tint, wide))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(room.adjusted(-1, -1, 1, 1))
    painter.save()
    painter.setClipRect(room, Qt.ClipOperation.IntersectClip)
    fitted.paint(painter, on_surface.then(to_screen), viewport.screen)
    painter.restore()
    words = tr("{seconds} s ago").format(seconds=f"{old_ms / 1000:.1f}") if old_ms else tr("Still")
    tall = metrics.height() + 4
    above = room.top() - tall - STILL_RIM_PX
    top = above if above >= viewport.screen.y else room.bottom() + STILL_RIM_PX
    plate = QRectF(room.left() - STILL_RIM_PX, top, metrics.horizontalAdvance(words) + 12, tall)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(PLATE)
    painter.drawRect(plate)
    painter.setFont(font)
    painter.setPen(LETTERS)
    painter.drawText(plate, Qt.AlignmentFlag.AlignCenter, words)
    painter.restore()
    paint_pointer(painter, tip, name, colour, font)


def _paint_plate(painter: QPainter, plate: QRectF, name: str, colour: int, font: QFont) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(PLATE)
    painter.drawRoundedRect(plate, 4, 4)
    across = QFontMetricsF(font).height()
    size = across / 2.6 / SIGN_RADIUS
    paint_pieces(painter, _sign(colour), Affine(size, 0, 0, size, plate.left() + across / 2 + 3, plate.center().y()))
    painter.setFont(font)
    painter.setPen(LETTERS)
    painter.drawText(plate.adjusted(across, 0, 0, 0), Qt.AlignmentFlag.AlignCenter, name)


@lru_cache(maxsize=16)
def _sign(colour: int) -> Pieces:
    return Outlines().make(sign_list(colour, Point(0, 0), SIGN_RADIUS))


def _arrow() -> QPainterPath:
    arrow = QPainterPath(QPointF(*ARROW[0]))
    for x, y in ARROW[1:]:
        arrow.lineTo(x, y)
    arrow.closeSubpath()
    return arrow
