"""The tool in hand: a press becomes a gesture, its ink is painted and whispered, its end is submitted."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from msgspec.structs import replace
from PySide6.QtCore import QObject, Signal

from app.consult.events import AnyEvent
from app.consult.events.marks import ManoeuvreKind, MarkAdded, MarkRemoved, MarkReshaped, Stays
from app.consult.events.surface import Surface
from app.consult.whispers import AnyWhisper, Drawing, InkMoved
from app.documents import placing, tools
from app.documents.history import History
from app.documents.tools import Brush, Gesture, Sample
from app.geometry import Point
from ui.modes import Tool
from ui.stage.board import StageBoard
from ui.stage.gestures import Aim, Pointers
from ui.stage.hands import HANDS, PIN_PX, SILENT, TEXT_PX, Dip, as_staying
from ui.stage.partedge import quality_under
from ui.stage.selecting import Selection
from ui.stage.view import StageView


class Drawer(QObject):
    """`tool_changed`, `colour_changed`, `stamp_changed`; `text_wanted(Point)`: words are to be typed at this place of
    the surface; `missed(Point)`: the eraser was put here and touched nothing of one's own; `history_changed` when
    undo or redo became possible or impossible; `submitted(AnyEvent)` after each; `put_aside` before another tool is
    taken: what the keys move is to be finished; `cancelled`: the gesture under way came to nothing; `pressing(bool)`
    around all that a press of the pen does at once: it may freeze the picture first."""

    tool_changed = Signal(str)
    colour_changed = Signal(int)
    stamp_changed = Signal(str)
    text_wanted = Signal(object)
    missed = Signal(object)
    history_changed = Signal()
    submitted = Signal(object)
    put_aside = Signal()
    cancelled = Signal()
    pressing = Signal(bool)

    def __init__(
        self,
        view: StageView,
        board: StageBoard,
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
        self.stamp: ManoeuvreKind = "slide"
        self.stays: Stays = "still"  # of what is drawn from now on
        self.history = History()
        self.selection = Selection(view, board, self)
        self._gesture: Gesture | None = None
        self.pointers = Pointers(view)
        self.pointers.pans = True
        self.pointers.down.connect(self._down)
        self.pointers.moved.connect(self.move)
        self.pointers.up.connect(self._up)
        self.pointers.cancelled.connect(self.cancel)

    @property
    def is_drawing(self) -> bool:
        return self._gesture is not None

    def holds(self, gesture: Gesture) -> bool:
        return self._gesture is gesture

    def take(self, tool: Tool) -> None:
        self.put_aside.emit()
        self.cancel()
        self.tool = tool
        self.pointers.pans = tool == "point"
        if tool != "select":
            self.selection.choose(None)
        self.tool_changed.emit(tool)

    def dip(self, colour: int) -> None:
        self.colour = colour
        self.colour_changed.emit(colour)

    def take_stamp(self, kind: ManoeuvreKind) -> None:
        """Choosing a manoeuvre is taking the stamp."""
        self.stamp = kind
        self.stamp_changed.emit(kind)
        self.take("stamp")

    def undo(self) -> None:
        self._submit_all(self.history.undo(self._board.stands))

    def redo(self) -> None:
        self._submit_all(self.history.redo(self._board.stands))

    def write(self, surface: Surface, at: Point, words: str) -> None:
        """What was typed at a place."""
        self._done(tools.text(surface, at, words, self.colour, TEXT_PX / self._view.viewport.scale))

    def ask_here(self, aim: Aim) -> None:
        """A numbered pin of the bedside, without any tool; on the live picture it freezes what was tapped."""
        surface = self._board.surface_under_pen(aim.seen)
        if surface is not None:
            brush = Brush(self.colour, PIN_PX / self._view.viewport.scale)
            self._done((placing.here(surface, aim.at, brush, self._board.next_number(surface)),))

    def remove(self, event: MarkRemoved) -> None:
        """One's own mark, chosen otherwise than by the eraser: undo brings it back all the same."""
        self._done((event,))

    def cancel(self) -> None:
        if self._gesture is not None:
            self._gesture.cancel()
            self._end()
            self.cancelled.emit()

    # ---- one gesture

    def begin(self, gesture: Gesture) -> None:
        """By a press, or by the keys of the keyboard."""
        self._gesture = gesture
        self._view.begin_ink()
        if gesture.tool not in SILENT:
            self._whisper(Drawing(True))

    def move(self, sample: Sample) -> None:
        if self._gesture is None:
            return
        live = self._gesture.move(sample)
        self._view.add_ink(live)
        self._view.fade(live.erased)
        ink: InkMoved | None = tools.ink_moved(self._gesture, live)
        if ink is not None:
            self._whisper(ink)

    def release(self) -> Sequence[tools.Event]:
        """What became of it, submitted."""
        gesture = self._gesture
        if gesture is None:
            return ()
        events = self._board.measures.with_figures(gesture.release())
        stays = next((event for event in events if isinstance(event, MarkAdded | MarkReshaped)), None)
        if stays is not None:
            self._view.keep_ink(stays)
            self._put_down()
        else:
            self._end()
        self._done(events)
        return events

    def _down(self, sample: Sample) -> None:
        at = Point(sample.x, sample.y)
        if self.tool == "select":
            chosen = self.selection.press(at, 1.0 / self._view.viewport.scale)
            if chosen is not None:
                self.begin(chosen)
                self.move(sample)
            return
        if self.tool not in HANDS and self.tool != "text":
            return
        if self.tool == "text":
            if self._board.surface_under_pen() is not None:
                self.text_wanted.emit(at)
            return
        self.pressing.emit(True)
        try:
            self._draw(sample)
        finally:
            self.pressing.emit(False)

    def _draw(self, sample: Sample) -> None:
        surface = self._board.surface_under_pen()
        if surface is None:
            return
        viewport = self._view.viewport
        dip = Dip(self.colour, self.stamp, 1.0 / viewport.scale, viewport.to_screen)
        self.begin(HANDS[self.tool](surface, dip, self._board))
        self.move(sample)

    def _up(self, sample: Sample) -> None:
        gesture = self._gesture
        self.move(sample)
        events = self.release()
        if gesture is not None and gesture.tool == "eraser" and not events:
            self.missed.emit(Point(sample.x, sample.y))

    def _end(self) -> None:
        self._put_down()
        self._view.end_ink()

    def _put_down(self) -> None:
        if self._gesture is not None and self._gesture.tool not in SILENT:
            self._whisper(Drawing(False))
        self._gesture = None

    def _done(self, events: Sequence[tools.Event]) -> None:
        events = tuple(self._seen_as(event) for event in events)
        moved = next((event.mark for event in events if isinstance(event, MarkReshaped)), None)
        before = self._board.mark(moved) if moved is not None else None
        events = [as_staying(event, self.stays) for event in events]
        self.history.did(events, before.shape if before is not None else None)
        self._submit_all(events)

    def _seen_as(self, event: tools.Event) -> tools.Event:
        """A mark keeps how good the picture was that it was drawn on."""
        held = self._view.on_screen
        if not isinstance(event, MarkAdded) or held is None:
            return event
        return replace(event, quality=quality_under(held, event.shape))

    def _submit_all(self, events: Sequence[AnyEvent]) -> None:
        for event in events:
            self._submit(event)
            self.submitted.emit(event)
        self.history_changed.emit()
