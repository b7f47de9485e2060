"""How far ink has come, inside the real program: where the pen was and when, and where ink was painted and when.

Times are of the monotonic clock in ms, which all processes of one computer share; places are x of the surface, so that
a stroke that only goes to the right tells by its furthest point how much of it is painted."""

import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QMouseEvent

from app.geometry import Point
from tests.windows.eye import Said
from ui.demo.both import stage


class InkGauge(QObject):
    """Each doing begins anew and says what came since it was asked last."""

    def __init__(self) -> None:
        super().__init__()
        self._moves: list[tuple[float, float]] = []
        self._painted: list[tuple[float, float]] = []
        self._own: list[float] = []
        self._watched: QObject | None = None
        self._moved_ms = 0.0

    @property
    def doings(self) -> dict[str, Callable[..., Said]]:
        return {one.__name__: one for one in (self.pen_moves, self.ink_painted, self.own_ink)}

    def pen_moves(self) -> Said:
        """[when the event was made, x]"""
        yield from ()
        self._watch()
        moves, self._moves = self._moves, []
        return moves

    def ink_painted(self) -> Said:
        """[when a paint was over, the furthest x of the others' ink in it], each time it had come further."""
        yield from ()
        self._watch()
        painted, self._painted = self._painted, []
        return painted

    def own_ink(self) -> Said:
        """From a move of the pen to the end of the paint that shows it, ms."""
        yield from ()
        self._watch()
        own, self._own = self._own, []
        return own

    def _watch(self) -> None:
        view = stage()
        if self._watched is not view:
            self._watched = view
            view.installEventFilter(self)
            view.painted.connect(self._note)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        moved = isinstance(event, QMouseEvent) and event.type() == QEvent.Type.MouseMove
        if moved and event.buttons() & Qt.MouseButton.LeftButton:
            at = event.position()
            x = stage().viewport.to_surface.apply(Point(at.x(), at.y())).x
            self._moves.append((float(event.timestamp()), x))
            self._moved_ms = self._moved_ms or float(event.timestamp())
        return False

    def _note(self) -> None:
        now, view = time.monotonic_ns() / 1e6, stage()
        if self._moved_ms:
            self._own.append(now - self._moved_ms)
            self._moved_ms = 0.0
        end = view.others.furthest
        if end is not None and (not self._painted or end != self._painted[-1][1]):
            self._painted.append((now, end))
