"""Where one points, whispered at most thirty times a second and, at rest, twice; knows no room."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from app.consult.events.surface import FrameSurface, Surface, SurfaceKey
from app.consult.whispers import AnyWhisper, PointerMoved
from app.geometry import Point
from ui.stage.drawing import Drawer
from ui.stage.gestures import Pointers
from ui.stage.insets import Insets
from ui.stage.view import StageView

EVERY_MS = 33  # the engine thins further when the link is weak
RENEWED_MS = 500  # the other side forgets a pointer that is silent for a second: nobody points who is not here
MOST_RENEWED = 10  # for 5 s: who has left the mouse or the pen lying is not pointing at what moves on under it


class PointerWhisper(QObject):
    """On the stage, and in a window that either side shows beside it. The newest place wins, with the picture that was
    before the eye then: on the moving picture the very frame. A hand that rests is told again with the frame that has
    come under it meanwhile, for some seconds; leaving the picture or taking another tool says that the pointer is gone.
    Without `insets` it is of `view` alone."""

    def __init__(
        self,
        drawer: Drawer,
        view: StageView,
        whisper: Callable[[AnyWhisper], None],
        surface: Callable[[], Surface | None],
        pointers: Pointers,
        insets: Insets | None = None,
    ) -> None:
        super().__init__(view)
        self._drawer = drawer
        self._view = view
        self._whisper = whisper
        self._surface = surface
        self._next: PointerMoved | None = None
        self._again: Callable[[], PointerMoved | None] | None = None  # what a hand at rest points at
        self._timer = QTimer(self, singleShot=True, interval=EVERY_MS)
        self._timer.timeout.connect(self._tell)
        self._renewed = 0  # times since the last move
        self._rest = QTimer(self, interval=RENEWED_MS)
        self._rest.timeout.connect(self._renew)
        pointers.hovered.connect(self._hovered)
        pointers.gone.connect(self._gone)
        drawer.tool_changed.connect(lambda _tool: self._gone())
        for inset in insets.insets.values() if insets is not None else ():
            inset.pointed.connect(self._hovered_inset)
            inset.left.connect(self._gone)

    def _hovered(self, at: Point) -> None:
        pointer = self._pointer(at, self._view.key)
        if pointer is None:
            self._gone()
        else:
            key = self._view.key
            self._point(pointer, lambda: self._pointer(at, key))

    def _hovered_inset(self, source: str, at: Point) -> None:
        pointer = PointerMoved(None, at, source=source)
        self._point(pointer, lambda: pointer)

    def _pointer(self, at: Point, key: SurfaceKey) -> PointerMoved | None:
        """At this place of the surface `key`, as it is on the screen now; None where there is nothing to point at."""
        view = self._view
        if self._drawer.tool != "point" or view.key != key or not view.viewport.content.contains(at):
            return None
        surface, seen = self._surface(), view.on_screen
        if surface is not None or seen is None:
            return PointerMoved(surface, at)
        frame = seen.frame
        under = FrameSurface(frame.ref.source, frame.ref.capture_ms, frame.full_width, frame.full_height)
        return PointerMoved(under, at, source=frame.ref.source)

    def _point(self, pointer: PointerMoved, again: Callable[[], PointerMoved | None]) -> None:
        self._next, self._again = pointer, again
        if not self._timer.isActive():
            self._timer.start()

    def _tell(self) -> None:
        if self._next is not None:
            self._whisper(self._next)
            self._next, self._renewed = None, 0
            self._rest.start()

    def _renew(self) -> None:
        pointer = self._again() if self._again is not None and self._renewed < MOST_RENEWED else None
        if pointer is None:
            self._gone()
        else:
            self._renewed += 1
            self._whisper(pointer)

    def _gone(self) -> None:
        self._next = self._again = None
        self._timer.stop()
        if self._rest.isActive():
            self._rest.stop()
            self._whisper(PointerMoved(self._surface(), Point(0, 0), gone=True))
