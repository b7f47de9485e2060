"""A page turned by hand, as a scan that lies on its side: for everybody by who leads, else on this screen alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import QObject

from app.consult.events.looking import Presentation, PresentationSet, Turn
from app.consult.events.surface import PageSurface, SurfaceKey, surface_key
from app.consult.looking import presentation_of
from app.consult.state import ConsultState

if TYPE_CHECKING:
    from ui.stage.stage import Stage

TURNED: dict[int, Turn] = {0: 0, 1: 1, 2: 2, 3: 3}


class PageTurn(QObject):
    """The page alone: in a chart one sheet lies on its side, not all. Marks stay where they were drawn, for what is
    turned is how it is shown. What was turned here by who only looks ends when this screen follows again."""

    def __init__(self, stage: Stage) -> None:
        super().__init__(stage)
        self._stage = stage
        # Turned here, by page, and what the log said then: what it says later goes before.
        self._own: dict[SurfaceKey, tuple[Presentation, Presentation]] = {}
        stage.surface_changed.connect(lambda _surface: self._show())
        stage.bridge.room_changed.connect(lambda _view: self._show())
        stage.status.follow_pressed.connect(self._follow)

    def turn(self, by: int) -> None:
        """By so many quarters clockwise."""
        stage, surface = self._stage, self._stage.looking.surface()
        room = stage.bridge.room
        if room is None or not isinstance(surface, PageSurface):
            return
        now = self._now(room.state, surface)
        turned = msgspec.structs.replace(now, turn=TURNED[(now.turn + by) % 4])
        self._own[surface_key(surface)] = turned, presentation_of(room.state, surface)
        if stage.looking.leads(room):
            stage.bridge.submit(PresentationSet(surface, turned, all_pages=False))
        else:
            stage.view.looked.emit()  # a look of one's own from now on
        stage.view.stand(turned.turn, turned.flip)

    def _now(self, state: ConsultState, surface: PageSurface) -> Presentation:
        said, key = presentation_of(state, surface), surface_key(surface)
        own, before = self._own.get(key, (said, said))
        if said != before or self._stage.looking.follows_view():
            self._own.pop(key, None)
            return said
        return own

    def _follow(self) -> None:
        self._own.clear()
        self._show()

    def _show(self) -> None:
        room, surface = self._stage.bridge.room, self._stage.looking.surface()
        if room is not None and isinstance(surface, PageSurface):
            now = self._now(room.state, surface)
            self._stage.view.stand(now.turn, now.flip)
