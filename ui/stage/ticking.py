"""The room's time: server time carried forward on this computer's steady clock, and a tick a second."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal

from app.client.border import RoomView
from app.clock import Clock, SystemClock

TICK_MS = 1_000


class RoomClock(QObject):
    """`tick` once a second while the room is open: ages in words are brought up to date by it."""

    tick = Signal()

    def __init__(self, clock: Clock | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._clock: Clock = clock or SystemClock()
        self._ahead_ms: int | None = None
        self._timer = QTimer(self, interval=TICK_MS)
        self._timer.timeout.connect(self.tick)
        self._timer.start()

    def show(self, view: RoomView) -> None:
        self._ahead_ms = view.server_ms - self._clock.boot_ms()

    def now_ms(self) -> int:
        if self._ahead_ms is None:
            return self._clock.now_ms()
        return self._clock.boot_ms() + self._ahead_ms

    def mono_ms(self) -> int:
        return self._clock.mono_ms()


def age_words(ms: int) -> str:
    """`5 s`, `2 min`, `3 h`: short, for beside a word."""
    tr = QCoreApplication.translate
    seconds = max(0, ms) // 1000
    if seconds < 60:
        return tr("Age", "{n} s").format(n=seconds)
    if seconds < 3600:
        return tr("Age", "{n} min").format(n=seconds // 60)
    return tr("Age", "{n} h").format(n=seconds // 3600)


def clock_words(ms: int) -> str:
    """`03:12`, `1:03:12`: how long something has lasted."""
    seconds = max(0, ms) // 1000
    hours, minutes = seconds // 3600, seconds // 60 % 60
    return f"{hours}:{minutes:02}:{seconds % 60:02}" if hours else f"{minutes:02}:{seconds % 60:02}"
