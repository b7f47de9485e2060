"""The compass of a picture: a small body that lies as the patient does, with the patient's left and right. Where
nobody said how the patient lies it shows none of them. Knows no room."""

from __future__ import annotations

import math
from typing import Literal

from PySide6.QtCore import QCoreApplication, QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QEnterEvent, QFontMetrics, QPainter, QPainterPath, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QAbstractButton, QWidget

from app.consult.compass import on_screen, ways
from app.consult.events.marks import Toward
from app.consult.events.surface import SurfaceKey
from app.consult.look_parts import Orientation
from app.geometry import Box
from ui.stage.compact import is_compact
from ui.stage.view import StageView
from ui.stage.viewport import Viewport
from ui.theme import Theme

SIDE_PX, EDGE_PX = 92, 12  # at 100 % text; off the stage's lower left corner
WORDS_GAP_PX = 8
MOST_PX = 132  # a letter in it is then as large as any text
GROUND_ALPHA = 205  # letters are read over any picture
Asks = Literal["no", "never_set", "again"]


class CompassOverlay:
    """In the lower left corner of a stage that nobody changes: a review's."""

    def __init__(self, theme: Theme, view: StageView) -> None:
        self._theme, self._view = theme, view
        self._orientation: Orientation | None = None
        view.add_overlay(self, above="marks")

    def show(self, orientation: Orientation | None) -> None:
        if orientation != self._orientation:
            self._orientation = orientation
            self._view.update()

    def show_surface(self, key: SurfaceKey) -> None:
        """Told again with every surface, by who shows it."""

    def paint(self, painter: QPainter, viewport: Viewport) -> None:
        if self._orientation is not None:
            side, screen = side_px(self._theme), viewport.screen
            box = Box(screen.x + EDGE_PX, screen.y + screen.height - side - EDGE_PX, side, side)
            paint_compass(painter, self._theme, _rect(box), shown_ways(self._orientation, viewport))


class CompassKey(QAbstractButton):
    """The same as a key: pressed, it is set or set anew."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._ways: dict[Toward, float] = {}
        self._asks: Asks = "no"
        self._over = False
        self._drawn_for: tuple[object, ...] = ()
        self._drawn = QPixmap()
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # the stage keeps the focus, and with it the tool keys
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def show_ways(self, ways_seen: dict[Toward, float], asks: Asks) -> None:
        """As they are on the screen."""
        if (ways_seen, asks) == (self._ways, self._asks) and self.accessibleName():
            return
        self._ways, self._asks = ways_seen, asks
        words = tr("Where the patient’s head and left are")
        state = {
            "no": way_words(ways_seen),
            "never_set": tr("Nobody has said it: nothing here is called left or right."),
            "again": tr("The camera was moved: say it again. Until then nothing new is called left or right."),
        }[asks]
        self.setAccessibleName(words)
        self.setAccessibleDescription(state)
        self.setToolTip(f"{words}  (C)\n{state}")
        self.update()

    @property
    def shown(self) -> tuple[dict[Toward, float], Asks]:
        return self._ways, self._asks

    def sizeHint(self) -> QSize:
        side, words = side_px(self._theme), self._words()
        wide = QFontMetrics(self._theme.font("body", strong=True)).horizontalAdvance(words)
        return QSize(side + (wide + 2 * WORDS_GAP_PX if words else 0), side)

    def _words(self) -> str:
        """Only what has changed is said aloud; with large text it would lie over the patient."""
        return tr("Camera moved: where is the head?") if self._asks == "again" and not is_compact(self._theme) else ""

    def enterEvent(self, event: QEnterEvent) -> None:
        self._over = True
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        self._over = False
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """It lies on a moving picture and is painted with each frame: drawn once, until it is another."""
        bright, words, ratio = self._over or self.hasFocus(), self._words(), self.devicePixelRatioF()
        asked = self.size(), ratio, bright, words, tuple(self._ways.items()), self._asks, self._theme.is_dark
        if asked != self._drawn_for:
            self._drawn_for, self._drawn = asked, QPixmap(self.size() * ratio)
            self._drawn.setDevicePixelRatio(ratio)
            self._drawn.fill(Qt.GlobalColor.transparent)
            inside, room = QPainter(self._drawn), QRectF(0, 0, self.height(), self.height())
            if words:
                self._paint_words(inside, words)
            paint_compass(inside, self._theme, room, self._ways, self._asks, bright)
            inside.end()
        with QPainter(self) as painter:
            painter.drawPixmap(0, 0, self._drawn)

    def _paint_words(self, painter: QPainter, words: str) -> None:
        font, side = self._theme.font("body", strong=True), self.height()
        high = QFontMetrics(font).height() + WORDS_GAP_PX
        plate = QRectF(side / 2, (side - high) / 2, self.width() - side / 2, high)
        dark = QColor(self._theme.colour("stage"))
        dark.setAlpha(GROUND_ALPHA)
        painter.fillRect(plate, dark)
        painter.setFont(font)
        painter.setPen(self._theme.colour("on_stage"))
        room = QRectF(side + WORDS_GAP_PX, plate.y(), self.width() - side - WORDS_GAP_PX, high)
        painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), words)


def side_px(theme: Theme) -> int:
    return min(theme.px(SIDE_PX), MOST_PX)


def shown_ways(orientation: Orientation | None, viewport: Viewport) -> dict[Toward, float]:
    """Degrees clockwise from up on the screen."""
    return {name: on_screen(way, viewport.turn, viewport.flip) for name, way in ways(orientation).items()}


def way_words(seen: dict[Toward, float]) -> str:
    """For who hears it: "Head: up. Left: right." would be a riddle, so the sides of the screen are named as such."""
    parts = []
    if "head" in seen:
        parts.append(tr("The patient’s head is {side}.").format(side=_side_words(seen["head"])))
    if "left" in seen:
        parts.append(tr("The patient’s left is {side}.").format(side=_side_words(seen["left"])))
    return " ".join(parts)


def paint_compass(
    painter: QPainter,
    theme: Theme,
    room: QRectF,
    seen: dict[Toward, float],
    asks: Asks = "no",
    bright: bool = False,
    ground: bool = True,
) -> None:
    """`seen`: degrees clockwise from up on the screen; without the head no body is drawn."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    radius, middle = room.width() / 2 - 2, room.center()
    again = asks == "again"
    if ground:
        dark = QColor(theme.colour("stage"))
        dark.setAlpha(GROUND_ALPHA)
        edge = QPen(QColor("#F4BE5A") if again else theme.colour("on_stage" if bright else "stage_quiet"), 2)
        if asks != "no":
            edge.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(edge)
        painter.setBrush(dark)
        painter.drawEllipse(middle, radius, radius)
    if asks != "no":
        colour = QColor("#F4BE5A") if again else None
        _paint_letter(painter, theme, middle - QPointF(0, 0.2 * radius), radius, "?", colour)
        _paint_word(painter, theme, middle + QPointF(0, 0.5 * radius), radius, tr("Head?"), colour)
    if "head" in seen:
        _paint_body(painter, theme, middle, radius, seen["head"])
    for name, letter in (("left", tr("L")), ("right", tr("R"))):
        way = seen.get(name)  # type: ignore[call-overload]
        if way is not None:
            _paint_letter(painter, theme, _out(middle, way, 0.72 * radius), radius * 0.52, letter)
    painter.restore()


def _paint_body(painter: QPainter, theme: Theme, middle: QPointF, radius: float, head_deg: float) -> None:
    """A round head on a trunk that grows narrow towards the feet: which end is up is seen without a letter."""
    body = QPainterPath()
    body.addRoundedRect(QRectF(-0.24, -0.34, 0.48, 0.5), 0.2, 0.2)
    legs = QPainterPath(QPointF(-0.19, 0.0))
    for x, y in ((0.19, 0.0), (0.09, 0.78), (-0.09, 0.78)):
        legs.lineTo(x, y)
    legs.closeSubpath()
    head = QPainterPath()
    head.addEllipse(QPointF(0.0, -0.6), 0.2, 0.2)
    painter.save()
    painter.translate(middle)
    painter.rotate(head_deg)
    painter.scale(radius, radius)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour("on_stage"))
    painter.drawPath(body.united(legs))
    painter.drawPath(head)
    painter.restore()


def _paint_letter(
    painter: QPainter, theme: Theme, at: QPointF, height: float, letter: str, colour: QColor | None = None
) -> None:
    """Upright, whichever way the body lies."""
    font = theme.font("body", strong=True)
    font.setPixelSize(max(9, round(height * 0.78)))
    box = QRectF(at.x() - height / 2, at.y() - height / 2, height, height)
    painter.setFont(font)
    painter.setPen(colour or theme.colour("on_stage"))
    painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), letter)


def _paint_word(
    painter: QPainter, theme: Theme, at: QPointF, radius: float, word: str, colour: QColor | None = None
) -> None:
    """As large as fits into the circle."""
    font = theme.font("body", strong=True)
    font.setPixelSize(round(radius * 0.42))
    fits = min(1.0, 1.55 * radius / max(QFontMetrics(font).horizontalAdvance(word), 1))
    font.setPixelSize(max(9, round(radius * 0.42 * fits)))
    painter.setFont(font)
    painter.setPen(colour or theme.colour("on_stage"))
    box = QRectF(at.x() - radius, at.y() - radius / 2, 2 * radius, radius)
    painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), word)


def _out(middle: QPointF, way_deg: float, far: float) -> QPointF:
    way = math.radians(way_deg)
    return middle + QPointF(far * math.sin(way), -far * math.cos(way))


def _side_words(way_deg: float) -> str:
    sides = (tr("at the top"), tr("on the right"), tr("at the bottom"), tr("on the left"))
    return sides[round(way_deg / 90.0) % 4]


def _rect(box: Box) -> QRectF:
    return QRectF(box.x, box.y, box.width, box.height)


def tr(text: str) -> str:
    return QCoreApplication.translate("Compass", text)
