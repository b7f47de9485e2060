"""Runs a play written as a generator: each step waits for what is to be seen before the next; knows no widget."""

import logging
import time
from collections.abc import Callable, Generator

import msgspec
from PySide6.QtCore import QObject, Qt, QTimer, Signal

log = logging.getLogger(__name__)

LOOK_EVERY_MS = 60  # a person's eye, and little enough work to leave the hand alone


class Wait(msgspec.Struct, frozen=True):
    """Goes on as soon as `until()` is true; `what` says in words what was waited for when it never is."""

    until: Callable[[], object]
    what: str
    timeout_s: float = 30.0
    every_ms: int = LOOK_EVERY_MS


Play = Generator[Wait, None, None]


class NotSeen(Exception):
    """What the play waited for did not come, or what it wanted to press is not there."""


def pause(seconds: float) -> Play:
    until = time.monotonic() + seconds
    yield Wait(lambda: time.monotonic() >= until, "time to pass", seconds + 30, every_ms=max(1, int(seconds * 1000)))


class Script(QObject):
    """`ended(reason)`: empty when the play came to its end, otherwise what was missing."""

    ended = Signal(str)

    def __init__(self, play: Play, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._play = play
        self._wait: Wait | None = None
        self._until = 0.0
        self._playing = False
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._turn)

    def start(self) -> None:
        self._timer.start(0)

    def stop(self) -> None:
        """The person went away: windows were closed by hand."""
        self._timer.stop()

    def _turn(self) -> None:
        if self._playing:  # a key press of ours opened a dialog with a loop of its own
            return
        self._playing = True
        try:
            if self._wait is not None and not self._wait.until():  # what is asked of a window may not be there either
                if time.monotonic() > self._until:
                    raise NotSeen(f"waited {self._wait.timeout_s:.0f} s for {self._wait.what}")
                return
            self._go_on(next(self._play))
        except StopIteration:
            self._end("")
        except NotSeen as missing:
            self._end(str(missing))
        except Exception as error:
            log.exception("the play ended by an error")
            self._end(f"the play ended by an error: {error!r}")
        finally:
            self._playing = False

    def _go_on(self, wait: Wait) -> None:
        self._wait = wait
        self._until = time.monotonic() + wait.timeout_s
        self._timer.start(wait.every_ms)

    def _end(self, reason: str) -> None:
        self._timer.stop()
        self.ended.emit(reason)
