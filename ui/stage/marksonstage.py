"""The room's marks, ink on its way and pointers as the stage shows them, and the words about them; draws nothing."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from app.client.border import RoomView, WhisperView
from app.documents.palette import person_colour
from ui.bridge import Bridge
from ui.modes import Mode
from ui.stage import showing
from ui.stage.drawing import Drawer
from ui.stage.edges import Edges
from ui.stage.looking import Looking
from ui.stage.ownmarks import OwnMarks
from ui.stage.receipt import hidden_there, name_of, newest_own_mark
from ui.stage.renumbered import Renumbered
from ui.stage.status import StageStatus
from ui.stage.surface_words import drawing_words
from ui.stage.view import StageView


class MarksOnStage(QObject):
    """Follows the room by itself; `show` where the surface has changed. `shown` each time they were handed to the
    view."""

    shown = Signal()

    def __init__(
        self,
        bridge: Bridge,
        mode: Mode,
        view: StageView,
        looking: Looking,
        edges: Edges,
        status: StageStatus,
        drawer: Drawer,
    ) -> None:
        super().__init__(view)
        self._bridge, self._mode, self._view = bridge, mode, view
        self._looking, self._edges, self._status = looking, edges, status
        self._renumbered, self._own = Renumbered(drawer), OwnMarks()
        bridge.facets.marks.changed.connect(self.show)
        bridge.whispers_changed.connect(self._show_whispers)
        bridge.facets.seen.changed.connect(self._say_receipt)

    def show(self, view: RoomView | None) -> None:
        if view is None:
            return
        surface = self._looking.surface()
        marks = showing.visible_marks(view.state, surface)
        self._view.show_marks(
            [mark for mark in marks if mark.mark not in view.pending],
            [mark for mark in marks if mark.mark in view.pending],
        )
        self._show_whispers(self._bridge.whispers)
        self._say_receipt(view)
        self.shown.emit()

    def _say_receipt(self, view: RoomView | None) -> None:
        if view is None:
            return
        whispers, online = self._bridge.whispers, self._bridge.link.state == "online"
        receipt = newest_own_mark(view, whispers, self._looking.surface(), self._own, online)
        self._status.say_receipt(receipt, self._renumbered.words(view))
        self._status.offer_show_there(bool(hidden_there(view, whispers)))

    def _show_whispers(self, whispers: WhisperView) -> None:
        view = self._bridge.room
        if view is None:
            return
        names = {person: name_of(view, person) for person in whispers.pointers}
        stored = frozenset(mark for mark in whispers.ink if mark in view.state.marks)
        colours = {person: person_colour(view.state, person) for person in whispers.pointers}
        self._view.show_whispers(whispers, names, colours, stored, self._bridge.tracks)
        words = drawing_words(view, whispers, at_bedside=self._mode.may("answer"))
        self._edges.set_red(bool(words))
        self._status.say_drawing(words)
        self._say_receipt(view)
