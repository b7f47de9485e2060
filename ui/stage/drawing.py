"""The tool in hand: a press becomes a gesture, its ink is painted and whispered, its end is submitted."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol

from PySide6.QtCore import QObject, Signal

from app.consult.events import AnyEvent
from app.consult.events.marks import MarkRemoved, MarkRestored
from app.consult.events.surface import Surface
from app.consult.state import Mark
from app.consult.whispers import AnyWhisper, Drawing, InkMoved
from app.documents import tools
from app.documents.history import History
from app.documents.tools import Brush, Gesture, Sample
from app.geometry import Point
from ui.modes import Tool
from ui.stage.gestures import Pointers
from ui.stage.view import StageView

PEN_PX, HIGHLIGHT_PX, ERASER_PX, TEXT_PX = 4.0, 16.0, 12.0, 22.0  # on the screen at the moment of the press


class Board(Protocol):
    """What the hand asks of the stage."""

    def surface_under_pen(self) -> Surface | None:
        """The surface to draw on; on the live picture it freezes the frame under the pen. None: nothing there."""
        ...

    def own_marks(self) -> Sequence[Mark]:
        """One's own visible marks on the surface."""
        ...

    def stands(self, mark: str) -> bool: ...


class Drawer(QObject):
    """`tool_changed`, `colour_changed`; `text_wanted(Point)`: words are to be typed at this place of the surface;
    `missed(Point)`: the eraser was put here and touched nothing of one's own; `history_changed` when undo or redo
    became possible or impossible."""

    tool_changed = Signal(str)
    colour_changed = Signal(int)
    text_wanted = Signal(object)
    missed = Signal(object)
    history_changed = Signal()

    def __init__(
        self,
        view: StageView,
        board: Board,
        submit: Callable[[AnyEvent], None],
        whisper: Callable[[AnyWhisper], None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._view = view
        self._board = board
        self._submit = submit
        self._whisper = whisper
        self.tool: Tool = "point"
        self.colour = 5  # vermilion: seen on skin and on X-ray
        self.history = History()
        self._gesture: Gesture | None = None
        self.pointers = Pointers(view)
        self.pointers.pans = True
        self.pointers.down.connect(self._down)
        self.pointers.moved.connect(self._moved)
        self.pointers.up.connect(self._up)
        self.pointers.cancelled.connect(self.cancel)

    @property
    def is_drawing(self) -> bool:
        return self._gesture is not None

    def take(self, tool: Tool) -> None:
        self.cancel()
        self.tool = tool
        self.pointers.pans = tool == "point"
        self.tool_changed.emit(tool)

    def dip(self, colour: int) -> None:
        self.colour = colour
        self.colour_changed.emit(colour)

    def undo(self) -> None:
        self._submit_all(self.history.undo(self._board.stands))

    def redo(self) -> None:
        self._submit_all(self.history.redo(self._board.stands))

    def write(self, surface: Surface, at: Point, words: str) -> None:
        """What was typed at a place."""
        events = tools.text(surface, at, words, self.colour, TEXT_PX / self._view.viewport.scale)
        self.history.did(events)
        self._submit_all(events)

    def remove(self, event: MarkRemoved) -> None:
        """One's own mark, chosen otherwise than by the eraser: undo brings it back all the same."""
        self.history.did((event,))
        self._submit_all((event,))

    def cancel(self) -> None:
        if self._gesture is not None:
            self._gesture.cancel()
            self._end()

    # ---- one press

    def _down(self, sample: Sample) -> None:
        if self.tool in ("point", "freeze"):
            return
        surface = self._board.surface_under_pen()
        if surface is None:
            return
        if self.tool == "text":
            self.text_wanted.emit(Point(sample.x, sample.y))
            return
        self._gesture = self._begin(surface)
        self._view.begin_ink()
        if self.tool != "erase":
            self._whisper(Drawing(True))
        self._moved(sample)

    def _begin(self, surface: Surface) -> Gesture:
        unit = 1.0 / self._view.viewport.scale
        match self.tool:
            case "highlight":
                return tools.highlighter(surface, Brush(self.colour, HIGHLIGHT_PX * unit))
            case "arrow":
                return tools.arrow(surface, Brush(self.colour, PEN_PX * unit))
            case "ellipse":
                return tools.ellipse(surface, Brush(self.colour, PEN_PX * unit))
            case "erase":
                return tools.eraser(surface, self._board.own_marks(), ERASER_PX * unit)
            case _:
                return tools.pen(surface, Brush(self.colour, PEN_PX * unit))

    def _moved(self, sample: Sample) -> None:
        if self._gesture is None:
            return
        live = self._gesture.move(sample)
        self._view.add_ink(live)
        self._view.fade(live.erased)
        ink: InkMoved | None = tools.ink_moved(self._gesture, live)
        if ink is not None:
            self._whisper(ink)

    def _up(self, sample: Sample) -> None:
        gesture = self._gesture
        if gesture is None:
            return
        self._moved(sample)
        events = gesture.release()
        self.history.did(events)
        if events and self.tool != "erase":
            self._view.keep_ink(gesture.mark)
            self._put_down()
        else:
            self._end()
        self._submit_all(events)
        if not events and self.tool == "erase":
            self.missed.emit(Point(sample.x, sample.y))

    def _end(self) -> None:
        self._put_down()
        self._view.end_ink()

    def _put_down(self) -> None:
        if self._gesture is not None and self.tool != "erase":
            self._whisper(Drawing(False))
        self._gesture = None

    def _submit_all(self, events: Sequence[AnyEvent | MarkRemoved | MarkRestored]) -> None:
        for event in events:
            self._submit(event)
        self.history_changed.emit()
