"""Where one points, whispered at most thirty times a second; knows no room."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from app.consult.events.surface import Surface
from app.consult.whispers import AnyWhisper, PointerMoved
from app.geometry import Point
from ui.stage.drawing import Drawer
from ui.stage.insets import Insets
from ui.stage.view import StageView

EVERY_MS = 33  # the engine thins further when the link is weak


class PointerWhisper(QObject):
    """On the stage, and in a window that either side shows beside it. The newest place wins, with the picture that was
    before the eye then; leaving it or taking another tool says that the pointer is gone."""

    def __init__(
        self,
        drawer: Drawer,
        view: StageView,
        whisper: Callable[[AnyWhisper], None],
        surface: Callable[[], Surface | None],
        insets: Insets,
    ) -> None:
        super().__init__(insets)
        self._drawer = drawer
        self._view = view
        self._whisper = whisper
        self._surface = surface
        self._next: PointerMoved | None = None
        self._said = False
        self._timer = QTimer(self, singleShot=True, interval=EVERY_MS)
        self._timer.timeout.connect(self._tell)
        drawer.pointers.hovered.connect(self._hovered)
        drawer.pointers.gone.connect(self._gone)
        drawer.tool_changed.connect(lambda _tool: self._gone())
        for inset in insets.insets.values():
            inset.pointed.connect(lambda source, at: self._point(PointerMoved(None, at, source=source)))
            inset.left.connect(self._gone)

    def _hovered(self, at: Point) -> None:
        if self._drawer.tool != "point" or not self._view.viewport.content.contains(at):
            self._gone()
            return
        surface, seen = self._surface(), self._view.on_screen
        source = seen.frame.ref.source if surface is None and seen is not None else ""
        self._point(PointerMoved(surface, at, source=source))

    def _point(self, pointer: PointerMoved) -> None:
        self._next = pointer
        if not self._timer.isActive():
            self._timer.start()

    def _tell(self) -> None:
        if self._next is not None:
            self._said = True
            self._whisper(self._next)
            self._next = None

    def _gone(self) -> None:
        self._next = None
        self._timer.stop()
        if self._said:
            self._said = False
            self._whisper(PointerMoved(self._surface(), Point(0, 0), gone=True))
