"""Which surface and which part of it this screen looks at: the leader's, or one's own choice; tells the others."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from app.client.border import RoomView, WantPicture
from app.consult.events.documents import ViewMoved
from app.consult.events.surface import Surface
from ui.bridge import Bridge
from ui.modes import Mode
from ui.stage import showing
from ui.stage.showing import Look
from ui.stage.view import StageView

WANT_MS = 150  # a picture is asked for when the look has rested so long


class Looking(QObject):
    """`freed`: the hand moved the view, so that this screen no longer follows the leader."""

    freed = Signal()

    def __init__(self, bridge: Bridge, mode: Mode, view: StageView, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bridge, self._mode, self._view = bridge, mode, view
        self.look = Look()
        self._want = QTimer(self, singleShot=True, interval=WANT_MS)
        self._want.timeout.connect(self.want_picture)
        view.looked.connect(self._looked)
        view.settled.connect(self._settled)

    def surface(self) -> Surface | None:
        room = self._bridge.room
        return self.look.surface(room.state) if room is not None else None

    def is_current(self) -> bool:
        """What is on this stage is what the leader has there: only then can it be said to be seen."""
        room = self._bridge.room
        return room is not None and showing.key_of(self.surface()) == showing.key_of(room.state.stage.surface)

    def catch_up(self, room: RoomView) -> None:
        """What was chosen here has become the leader's page: following again."""
        staged = room.state.stage.surface
        if not self.look.following and self.look.own == staged and (staged is not None or self._mode.may("lead")):
            self.look = Look()

    def follow_view(self) -> None:
        room = self._bridge.room
        if room is None or not self.look.following or self.leads(room):
            return
        box = room.state.stage.view
        viewport = self._view.viewport
        self._view.look(viewport.showing(box) if box is not None else viewport.whole())

    def leads(self, room: RoomView) -> bool:
        return self._mode.may("lead") and room.me is not None and room.state.lead in (None, room.me.person)

    def want_picture(self) -> None:
        """The part in view first, at the size it has here."""
        surface = self.surface()
        if surface is not None:
            viewport = self._view.viewport
            box = None if viewport.is_whole else viewport.visible
            self._bridge.post(WantPicture(surface, box, viewport.scale * self._view.devicePixelRatioF()))

    def _looked(self) -> None:
        room = self._bridge.room
        if room is not None and not self.leads(room) and self.look.following:
            self.look = Look(False, self.surface())
            self.freed.emit()

    def _settled(self) -> None:
        room, surface, viewport = self._bridge.room, self.surface(), self._view.viewport
        self._want.start()
        if room is None or surface is None or not self.leads(room) or viewport.screen.width <= 1:
            return
        unmoved = viewport.visible == room.state.stage.view
        if not unmoved and not (viewport.is_whole and room.state.stage.view is None):
            self._bridge.submit(ViewMoved(surface, viewport.visible))
