"""A small sign at each of one's newest own marks: waiting, sent, delivered, not in view; on screen for a moment."""

from __future__ import annotations

import math
from itertools import islice

from PySide6.QtCore import QObject, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QColor, QPainter, QPixmap

from app.client.border import WhisperView
from app.consult.events.surface import SurfaceKey
from app.consult.whispers import NotInView
from app.geometry import Box
from ui.bridge import Bridge
from ui.stage.marksonstage import MarksOnStage
from ui.stage.ownmarks import OwnMarks
from ui.stage.receipt import Level, mark_receipt
from ui.stage.ticking import RoomClock
from ui.stage.view import StageView
from ui.stage.viewport import Viewport
from ui.theme import Theme

MOST = 24  # of the newest: a page full of old marks is no page full of signs
SEEN_MS = 4_000
SIGN_PX, MOST_PX = 22, 30
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
        self,
        bridge: Bridge,
        theme: Theme,
        view: StageView,
        marks: MarksOnStage,
        clock: RoomClock,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._bridge, self._theme, self._view, self._clock = bridge, theme, view, clock
        self._own = OwnMarks()
        self.signs: dict[str, tuple[Level, Box]] = {}
        self._levels: dict[str, Level] = {}
        self._drawn: dict[tuple[Level, float, float], QPixmap] = {}
        self._until_ms: dict[str, int] = {}  # how long the sign of being on screen stands
        self._hidden: dict[str, NotInView] = {}
        self._over = QTimer(self, singleShot=True)
        self._over.timeout.connect(self._changed)
        view.add_overlay(self, "marks")
        marks.shown.connect(self._changed)
        bridge.whispers_changed.connect(self._heard)
        bridge.facets.seen.changed.connect(self._changed)

    def show_surface(self, key: SurfaceKey) -> None:
        self.signs, self._levels, self._until_ms = {}, {}, {}

    def paint(self, painter: QPainter, viewport: Viewport) -> None:
        screen = QRectF(self._view.rect())
        for level, box in self.signs.values():
            round_ = self._round(viewport, box, screen)
            if round_ is not None:
                painter.drawPixmap(round_.topLeft(), self._sign(level, round_.width()))

    def _sign(self, level: Level, size: float) -> QPixmap:
        """Drawn once: a letter of the icons' font costs as much as a frame of the picture."""
        ratio = self._view.devicePixelRatioF()
        place = level, size, ratio
        if place not in self._drawn:
            across = math.ceil(size) + 1
            sign = QPixmap(QSize(across, across) * ratio)
            sign.setDevicePixelRatio(ratio)
            sign.fill(Qt.GlobalColor.transparent)
            painter, (icon, colour) = QPainter(sign), ICONS[level]
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QColor(0, 0, 0, 160))
            painter.setBrush(QColor(20, 22, 24, 215))
            round_ = QRectF(0, 0, size, size)
            painter.drawEllipse(round_)
            inner = round_.adjusted(size * 0.15, size * 0.15, -size * 0.15, -size * 0.15)
            self._theme.icon(icon, colour).paint(painter, inner.toRect())
            painter.end()
            self._drawn[place] = sign
        return self._drawn[place]

    def _round(self, viewport: Viewport, box: Box, screen: QRectF) -> QRectF | None:
        """At the mark's upper right as it stands on this screen, and always on it; None where the mark is not."""
        shown, size = viewport.to_screen.box(box), min(self._theme.px(SIGN_PX), MOST_PX)
        if not QRectF(shown.x, shown.y, max(1.0, shown.width), max(1.0, shown.height)).intersects(screen):
            return None
        x = max(0.0, min(shown.x + shown.width + size * 0.2, screen.width() - size - 1))
        y = max(0.0, min(shown.y - size * 1.1, screen.height() - size - 1))
        return QRectF(x, y, size, size)

    def _heard(self, whispers: WhisperView) -> None:
        """They come sixty times a second while somebody draws; this is about few of them."""
        if whispers.hidden != self._hidden:
            self._hidden = whispers.hidden
            self._changed()

    def _changed(self, _why: object = None) -> None:
        room = self._bridge.room
        if room is None or room.me is None:
            return
        online, now_ms = self._bridge.link.state == "online", self._clock.mono_ms()
        before, self._levels, signs = self._levels, {}, {}
        for mark in islice(self._own.newest(room.state, room.me.person, self._view.key), MOST):
            level = mark_receipt(room, self._bridge.whispers, mark, online).level
            self._levels[mark.mark] = level
            if level == "on_screen" and before.get(mark.mark, level) != level:
                self._until_ms[mark.mark] = now_ms + SEEN_MS
            has_news = level != "on_screen" or self._until_ms.get(mark.mark, 0) > now_ms
            if level in ICONS and has_news:
                signs[mark.mark] = level, self._view.bounds(mark)
        self._wait(now_ms)
        if signs != self.signs:
            self.signs = signs
            self._view.update()

    def _wait(self, now_ms: int) -> None:
        """Until the next of them has stood long enough."""
        self._until_ms = {name: until for name, until in self._until_ms.items() if until > now_ms}
        if self._until_ms:
            self._over.start(min(self._until_ms.values()) - now_ms)
