"""How soon a stop is there, inside the real program: when the key was pressed, when the cover was painted, when its
sound was begun. Times are of the monotonic clock in ms, which all processes of one computer share."""

import gc
import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.client.chime import Chimes
from app.client.chimeorder import STOP
from tests.windows.eye import Said
from ui.demo.both import stage

COVER = "StopCover"


class StopGauge(QObject):
    """`stop_seen` says what came since it was asked last; the first time it only begins."""

    def __init__(self) -> None:
        super().__init__()
        self._painted: list[float] = []
        self._sounded: list[float] = []
        self._watching = False

    @property
    def doings(self) -> dict[str, Callable[..., Said]]:
        return {one.__name__: one for one in (self.call_stop, self.stop_seen)}

    def call_stop(self) -> Said:
        """Its key is pressed as the system hands it to a window: given to the widget, it would run into the 100 ms for
        which Qt shows a button down that was pressed by its shortcut; when."""
        yield from ()
        now = time.monotonic_ns() / 1e6
        QTest.keyClick(stage().window().windowHandle(), Qt.Key.Key_F8)
        return now

    def stop_seen(self) -> Said:
        """{painted, sounded}: the first of each."""
        yield from ()
        self._watch()
        seen = {"painted": self._painted[:1], "sounded": self._sounded[:1]}
        self._painted.clear()
        self._sounded.clear()
        return seen

    def _watch(self) -> None:
        app = QApplication.instance()
        if not self._watching and app is not None:
            self._watching = True
            app.installEventFilter(self)
            (chimes,) = (one for one in gc.get_objects() if isinstance(one, Chimes))
            chimes.told = self._heard

    def _heard(self, name: str) -> None:
        """On the engine's loop."""
        if name == STOP:
            self._sounded.append(time.monotonic_ns() / 1e6)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and watched.objectName() == COVER:
            QTimer.singleShot(0, self._paint_over)
        return False

    def _paint_over(self) -> None:
        self._painted.append(time.monotonic_ns() / 1e6)
