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
    is going on needs no hand; but nothing goes on in a computer that sleeps, so those minutes count, and the hand that
    opens it comes too late. Filters the windows' own events, which are few, not the application's."""

    idle = Signal()

    def __init__(self, clock: Clock, busy: Callable[[], bool], parent: QObject) -> None:
        super().__init__(parent)
        self._clock, self._busy = clock, busy
        self._since_ms = self._looked_ms = clock.boot_ms()
        self._told = False
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.look)
        self._timer.start(LOOK_MS)
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.focusWindowChanged.connect(self._watch)
        self._watch(QGuiApplication.focusWindow())

    def touched(self) -> None:
        self._since_ms, self._told = self._clock.boot_ms(), False

    def look(self) -> None:
        """A look that comes 15 min after the one before is the first one after a sleep."""
        now_ms = self._clock.boot_ms()
        slept, self._looked_ms = now_ms - self._looked_ms >= IDLE_MS, now_ms
        if not slept and self._busy():
            self.touched()
        elif not self._told and now_ms - self._since_ms >= IDLE_MS:
            self._told = True
            self.idle.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in HANDS:
            self.look()
            if not self._told:
                self._since_ms = self._clock.boot_ms()
        return False

    def _watch(self, window: QWindow | None) -> None:
        """Every window of the program is in front before a hand does anything in it."""
        if window is not None:
            window.removeEventFilter(self)
            window.installEventFilter(self)
