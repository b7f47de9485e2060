"""The lanes under one playhead: voice, each side's video, gaps, events. Mouse and keyboard move the playhead."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from app.client.border import Command, Lane, ReviewView, Seek
from ui.review.times import since
from ui.theme import Theme

KEY_STEP_MS, KEY_LEAP_MS = 1_000, 10_000
LANE_PX, GAP_PX, RULER_PX, NAMES_PX, EDGE_PX = 18, 6, 24, 112, 16
TICKS_MS = (1_000, 5_000, 15_000, 30_000, 60_000, 300_000, 900_000, 3_600_000)
TICK_APART_PX = 76


class Timeline(QWidget):
    """`seeked(ms)` in server time, also while the playhead is dragged."""

    seeked = Signal(object)  # milliseconds since 1970 do not fit into a C int

    def __init__(self, theme: Theme, post: Callable[[Command], None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._view = ReviewView()
        self._dragged_ms: int | None = None
        self.seeked.connect(lambda at_ms: post(Seek(at_ms)))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Timeline"))
        theme.changed.connect(self.updateGeometry)

    def show_view(self, view: ReviewView) -> None:
        if len(view.lanes) != len(self._view.lanes):
            self.updateGeometry()
        self._view = view
        self.update()

    def sizeHint(self) -> QSize:
        lanes = max(2, len(self._view.lanes))
        return QSize(600, self._px(RULER_PX) + lanes * (self._px(LANE_PX) + GAP_PX) + GAP_PX)

    def minimumSizeHint(self) -> QSize:
        return QSize(200, self.sizeHint().height())

    # ---- the hand

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._drag(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._drag(event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._dragged_ms = None
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        leap = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        step = KEY_LEAP_MS if leap else KEY_STEP_MS
        moves = {
            Qt.Key.Key_Left: self._view.at_ms - step,
            Qt.Key.Key_Right: self._view.at_ms + step,
            Qt.Key.Key_Home: self._view.from_ms,
            Qt.Key.Key_End: self._view.until_ms,
        }
        if event.key() in moves and self._view.state is not None:
            self.seeked.emit(self._held(moves[Qt.Key(event.key())]))
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip and self._view.state is not None:
            QToolTip.showText(event.globalPos(), self._words_at(self.time_at(event.pos().x())), self)
            return True
        return super().event(event)

    def time_at(self, x: float) -> int:
        track = self._track()
        part = (x - track.left()) / max(1.0, track.width())
        return self._held(round(self._view.from_ms + part * (self._view.until_ms - self._view.from_ms)))

    def x_of(self, at_ms: int) -> float:
        track, length = self._track(), max(1, self._view.until_ms - self._view.from_ms)
        return track.left() + (at_ms - self._view.from_ms) / length * track.width()

    def _drag(self, at: QPointF) -> None:
        if self._view.state is None:
            return
        at_ms = self.time_at(at.x())
        if at_ms != self._dragged_ms:
            self._dragged_ms = at_ms
            self.seeked.emit(at_ms)
            self.update()

    def _held(self, at_ms: int) -> int:
        return max(self._view.from_ms, min(self._view.until_ms, at_ms))

    def _words_at(self, at_ms: int) -> str:
        near = [step for step in self._view.steps if abs(self.x_of(step.at_ms) - self.x_of(at_ms)) < 5]
        lines = [since(at_ms, self._view.from_ms), *(f"{step.by_name}: {step.text}" for step in near[:4])]
        return "\n".join(line for line in lines if line)

    # ---- painting

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._theme.font("small", figures=True))
        self._paint_ruler(painter)
        top = float(self._px(RULER_PX))
        for lane in self._view.lanes:
            self._paint_lane(painter, lane, top)
            top += self._px(LANE_PX) + GAP_PX
        if self._view.state is not None:
            self._paint_playhead(painter, top)
        painter.end()

    def _paint_ruler(self, painter: QPainter) -> None:
        length = self._view.until_ms - self._view.from_ms
        if length <= 0:
            return
        most = max(1.0, self._track().width() / self._px(TICK_APART_PX))
        step = next((tick for tick in TICKS_MS if length / tick <= most), TICKS_MS[-1])
        painter.setPen(self._theme.colour("quiet"))
        for at_ms in range(0, length + 1, step):
            x = self.x_of(self._view.from_ms + at_ms)
            box = QRectF(x - 40, 0, 80, self._px(RULER_PX))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, since(at_ms, 0))

    def _paint_lane(self, painter: QPainter, lane: Lane, top: float) -> None:
        height, track = float(self._px(LANE_PX)), self._track()
        painter.setPen(self._theme.colour("quiet"))
        name = QRectF(EDGE_PX, top, track.left() - EDGE_PX - 8, height)
        painter.drawText(name, Qt.AlignmentFlag.AlignVCenter, self._lane_words(lane.name))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour("hover"))
        painter.drawRoundedRect(QRectF(track.left(), top, track.width(), height), 4, 4)
        colour = {"voice": "accent", "video": "accent", "gap": "amber_fill", "event": "text"}.get(lane.kind, "quiet")
        painter.setBrush(self._theme.colour(colour))
        for first, last in lane.spans:
            left, right = self.x_of(first), self.x_of(last)
            if lane.kind == "event":
                self._paint_event(painter, left, top + height / 2)
            else:
                painter.drawRoundedRect(QRectF(left, top + 3, max(2.0, right - left), height - 6), 3, 3)

    def _lane_words(self, name: str) -> str:
        return {
            "Voice": self.tr("Voice"),
            "Clinic": self.tr("Clinic"),
            "Specialist": self.tr("Specialist"),
            "Not recorded": self.tr("Not recorded"),
            "Stethoscope": self.tr("Stethoscope"),
            "Kept sounds": self.tr("Kept sounds"),
            "Did not arrive": self.tr("Did not arrive"),
            "Events": self.tr("Events"),
        }.get(name, name)

    def _paint_event(self, painter: QPainter, x: float, y: float) -> None:
        side = 4.5
        corners = [QPointF(x, y - side), QPointF(x + side, y), QPointF(x, y + side), QPointF(x - side, y)]
        painter.drawPolygon(QPolygonF(corners))

    def _paint_playhead(self, painter: QPainter, bottom: float) -> None:
        x = self.x_of(self._dragged_ms if self._dragged_ms is not None else self._view.at_ms)
        painter.setPen(QPen(self._theme.colour("red_fill"), 2))
        painter.drawLine(QPointF(x, self._px(RULER_PX) - 4), QPointF(x, bottom))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour("red_fill"))
        painter.drawEllipse(QPointF(x, self._px(RULER_PX) - 4), 5, 5)

    def _track(self) -> QRectF:
        left = EDGE_PX + self._px(NAMES_PX)
        return QRectF(left, 0, max(1.0, self.width() - left - 2 * EDGE_PX), self.height())

    def _px(self, value: int) -> int:
        return self._theme.px(value)
