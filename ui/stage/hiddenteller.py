"""Says to the others which of their newest marks came here and are not in view, and why, while that is so."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QObject

from app.consult.events.surface import surface_key
from app.consult.state import Mark
from app.consult.whispers import NotInView
from ui.bridge import Bridge
from ui.stage.seen import why_unseen
from ui.stage.ticking import RoomClock
from ui.stage.unseen import Unseen
from ui.stage.view import StageView

Why = Literal["elsewhere", "zoomed", "covered"]

MOST = 8  # of the newest: enough to be brought into view, little on a thin link
AGAIN_MS = 4_000  # a word may be lost on its way, and who hears nothing for 8 s forgets it


class HiddenTeller(QObject):
    """Looks once a second: what waits for its paint only is in view by then."""

    def __init__(
        self, bridge: Bridge, view: StageView, clock: RoomClock, unseen: Unseen, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._bridge, self._view, self._clock, self._unseen = bridge, view, clock, unseen
        self._waited: frozenset[str] = frozenset()
        self._said: NotInView | None = None
        self._said_ms = 0
        clock.tick.connect(self._look)

    def _look(self) -> None:
        if self._bridge.room is None:
            return
        said = self._hidden()
        before = self._said or NotInView((), "elsewhere")
        now_ms = self._clock.mono_ms()
        same = said.marks == before.marks and (said.why == before.why or not said.marks)
        if same and (not said.marks or now_ms - self._said_ms < AGAIN_MS):
            return
        self._said, self._said_ms = said, now_ms
        self._bridge.whisper(said)

    def _hidden(self) -> NotInView:
        here = self._unseen.on(self._view.key)
        waiting = sorted((*here, *self._unseen.elsewhere(self._view.key)), key=lambda one: one.last_seq)
        old = [one for one in waiting if one.mark in self._waited][-MOST:]
        self._waited = frozenset(one.mark for one in waiting)
        why = why_unseen(self._view) or self._why(old[-1] if old else None)
        return NotInView(tuple(one.mark for one in old), why)

    def _why(self, mark: Mark | None) -> Why:
        if mark is None or surface_key(mark.surface) != self._view.key:
            return "elsewhere"
        return "covered" if self._view.shows(mark) else "zoomed"
