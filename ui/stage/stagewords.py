"""What is said over and on the stage, told anew whenever anything it is about changes; decides nothing."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from app.consult.events.surface import PageSurface
from app.consult.looking import facts_of
from ui.bridge import Bridge
from ui.modes import Mode
from ui.screens import Screens
from ui.stage.camera_words import CameraThere
from ui.stage.edges import Edges
from ui.stage.insets import Insets
from ui.stage.looking import Looking
from ui.stage.outage import Outage
from ui.stage.partedge import closer_words, part_words, quality_in
from ui.stage.status import StageStatus
from ui.stage.surface_words import surface_words
from ui.stage.ticking import RoomClock
from ui.stage.veil import Veil
from ui.stage.view import StageView
from ui.stage.watching import Watcher


class StageWords(QObject):
    """`start_offered`: whether the stage shows the key that starts camera and microphone."""

    start_offered = Signal(bool)

    def __init__(
        self,
        bridge: Bridge,
        mode: Mode,
        clock: RoomClock,
        outage: Outage,
        view: StageView,
        looking: Looking,
        watcher: Watcher,
        said_in: tuple[StageStatus, Veil, Edges, Insets],
        screens: Screens,
    ) -> None:
        super().__init__(view)
        self._bridge, self._mode, self._clock, self._outage = bridge, mode, clock, outage
        self._view, self._looking, self._watcher = view, looking, watcher
        self._screens = screens
        self._status, self._veil, self._edges, self._insets = said_in
        self._there = CameraThere()

    def tell(self, _why: object = None) -> None:
        """Everything, from what is shown now."""
        if self._bridge.room is None:
            return
        surface, held = self._looking.surface(), self._view.picture.held
        has_values = held is not None and held.deep is not None
        is_checked = self._screens.is_checked(self._view.screen())
        told = *self._watcher.told(held), self._outage.lost is not None, has_values, is_checked
        seen, at_bedside = self._view.viewport.visible, self._mode.may("answer")
        quality, part = (quality_in(held, seen), part_words(held, seen, at_bedside)) if held is not None else (None, "")
        state, is_page = self._bridge.room.state, isinstance(surface, PageSurface)
        facts = facts_of(state, surface) if surface is not None and is_page else None
        closer = closer_words(held, seen, facts is not None and facts.bits > 8)
        self._there.hear(self._bridge, self._clock.mono_ms())
        said = *told, part, closer, self._there
        words = surface_words(self._bridge, self._mode, surface, quality, self._clock, *said)
        self._status.say(words.tone, words.words, words.detail)
        self._edges.set_doubt(words.doubt)
        self._status.offer(surface is not None, self._looking.is_apart())
        self._veil.say(words.veil_title, words.veil_text, words.veil_key)
        self.start_offered.emit(bool(words.veil_key))
        self._insets.tell(self._bridge.media)
