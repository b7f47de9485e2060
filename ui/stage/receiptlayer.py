"""A small sign at each of one's newest own marks: waiting, sent, delivered, not in view; on screen for a moment."""

from __future__ import annotations

from PySide6.QtCore import QObject, QRectF, QTimer
from PySide6.QtGui import QColor, QPainter

from app.client.border import RoomView
from app.consult.events.surface import SurfaceKey
from app.consult.state import Mark
from app.geometry import Box, Point
from ui.bridge import Bridge
from ui.stage.marksonstage import MarksOnStage
from ui.stage.receipt import Level, mark_receipt
from ui.stage.view import StageView
from ui.stage.viewport import Viewport
from ui.theme import Theme

MOST = 24  # of the newest: a page full of old marks is no page full of signs
SEEN_MS = 4_000
SIGN_PX = 22
ICONS: dict[Level, tuple[str, str]] = {
    "pending": ("clock", "amber_fill"),
    "sent": ("check", "on_stage"),
    "delivered": ("checks", "on_stage"),
    "not_in_view": ("eye-slash", "amber_fill"),
    "on_screen": ("eye", "green_fill"),
}


class ReceiptLayer(QObject):
    """An overlay of `view`. What was on screen before this window looked has no sign."""

    def __init__(
        self, bridge: Bridge, theme: Theme, view: StageView, marks: MarksOnStage, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._bridge, self._theme, self._view = bridge, theme, view
        self.signs: dict[str, tuple[Level, Box]] = {}
        self._levels: dict[str, Level] = {}
        self._over = QTimer(self, singleShot=True, interval=SEEN_MS)
        self._over.timeout.connect(self._forget_seen)
        view.add_overlay(self, "marks")
        marks.shown.connect(self._changed)
        bridge.whispers_changed.connect(self._changed)
        bridge.facets.seen.changed.connect(self._changed)

    def show_surface(self, key: SurfaceKey) -> None:
        self.signs, self._levels = {}, {}

    def paint(self, painter: QPainter, viewport: Viewport) -> None:
        for level, box in self.signs.values():
            icon, colour = ICONS[level]
            at = viewport.to_screen.apply(Point(box.x + box.width, box.y))
            size = self._theme.px(SIGN_PX)
            round_ = QRectF(at.x + size * 0.2, at.y - size * 1.1, size, size)
            painter.setPen(QColor(0, 0, 0, 160))
            painter.setBrush(QColor(20, 22, 24, 215))
            painter.drawEllipse(round_)
            inner = round_.adjusted(size * 0.15, size * 0.15, -size * 0.15, -size * 0.15)
            self._theme.icon(icon, colour).paint(painter, inner.toRect())

    def _changed(self, _why: object = None) -> None:
        room = self._bridge.room
        if room is None or room.me is None:
            return
        online = self._bridge.link.state == "online"
        before, self._levels, signs = self._levels, {}, {}
        for mark in self._own(room):
            level = mark_receipt(room, self._bridge.whispers, mark, online).level
            self._levels[mark.mark] = level
            was = before.get(mark.mark)
            has_news = level != "on_screen" or (was is not None and was != level) or self._is_new(mark.mark)
            if level in ICONS and has_news:
                signs[mark.mark] = level, self._view.bounds(mark)
        if any(level == "on_screen" for level, _ in signs.values()) and not self._over.isActive():
            self._over.start()
        if signs != self.signs:
            self.signs = signs
            self._view.update()

    def _is_new(self, name: str) -> bool:
        """Its sign of being on screen still stands."""
        return name in self.signs and self.signs[name][0] == "on_screen"

    def _forget_seen(self) -> None:
        self.signs = {name: sign for name, sign in self.signs.items() if sign[0] != "on_screen"}
        self._view.update()

    def _own(self, room: RoomView) -> list[Mark]:
        own: list[Mark] = []
        me = room.me.person if room.me is not None else ""
        for name in reversed(room.state.surfaces.get(self._view.key, ())):
            mark = room.state.marks[name]
            if mark.by == me and mark.is_visible:
                own.append(mark)
                if len(own) == MOST:
                    break
        return own
