"""Notices that nobody has touched the program for a while; knows not what follows from it."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QWindow

from app.clock import Clock

IDLE_MS = 15 * 60_000
LOOK_MS = 5_000
HANDS = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TouchUpdate,
        QEvent.Type.TabletPress,
        QEvent.Type.TabletMove,
    }
)


class Idle(QObject):
    """`idle` after 15 min without a hand, once; counted anew after `touched`. While `busy()` time stands still: what
    is going on needs no hand. Filters the windows' own events, which are few, not the application's."""

    idle = Signal()

    def __init__(self, clock: Clock, busy: Callable[[], bool], parent: QObject) -> None:
        super().__init__(parent)
        self._clock, self._busy = clock, busy
        self._since_ms = clock.mono_ms()
        self._told = False
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.look)
        self._timer.start(LOOK_MS)
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.focusWindowChanged.connect(self._watch)
        self._watch(QGuiApplication.focusWindow())

    def touched(self) -> None:
        self._since_ms, self._told = self._clock.mono_ms(), False

    def look(self) -> None:
        if self._busy():
            self.touched()
        elif not self._told and self._clock.mono_ms() - self._since_ms >= IDLE_MS:
            self._told = True
            self.idle.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in HANDS and not self._told:
            self._since_ms = self._clock.mono_ms()
        return False

    def _watch(self, window: QWindow | None) -> None:
        """Every window of the program is in front before a hand does anything in it."""
        if window is not None:
            window.removeEventFilter(self)
            window.installEventFilter(self)
