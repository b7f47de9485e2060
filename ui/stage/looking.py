"""Which surface and which part of it this screen looks at: the leader's, or one's own choice; tells the others."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from app.client.border import RoomView, WantPicture
from app.consult.events.documents import PageTurned, ViewMoved
from app.consult.events.surface import PageSurface, Surface
from app.consult.state import Stage
from app.consult.whispers import ViewGlided
from app.geometry import Box
from ui.bridge import Bridge
from ui.modes import Mode
from ui.stage import showing
from ui.stage.showing import Look
from ui.stage.view import StageView

TOGETHER = ("accepted", "held")
WANT_MS = 150  # a picture is asked for when the look has rested so long


class Looking(QObject):
    """`freed`: the hand moved the view, so that this screen no longer follows the leader. `passed`: another page of the
    same document passes by, of a film or under the wheel, which no turn has said."""

    freed = Signal()
    passed = Signal()

    def __init__(self, bridge: Bridge, mode: Mode, view: StageView, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bridge, self._mode, self._view = bridge, mode, view
        self.look = Look()
        self._visit: Look | None = None  # where somebody else has brought this screen
        self.apart_beside = False  # of what is beside the stage the hand looks at another part than the leader's
        self.passing: PageSurface | None = None
        self._staged = showing.LIVE  # the key of the leader's page, to know when it turns
        self._glide: tuple[Stage, Box] | None = None  # on top of what the log said then
        self._want = QTimer(self, singleShot=True, interval=WANT_MS)
        self._want.timeout.connect(self.want_picture)
        view.looked.connect(self.free)
        view.settled.connect(self._settled)

    def surface(self) -> Surface | None:
        room = self._bridge.room
        surface = self.look.surface(room.state) if room is not None else None
        if self.passing is not None and isinstance(surface, PageSurface) and surface.document == self.passing.document:
            return self.passing
        return surface

    def pass_by(self, page: PageSurface | None) -> None:
        """Of the document on the stage; None: what was turned to is shown again."""
        if page != self.passing:
            self.passing = page
            self.passed.emit()

    def glided(self, glide: ViewGlided) -> None:
        """Who leads looks there just now: shown until the log says where it ended."""
        room = self._bridge.room
        if room is None or not self.look.following or self.leads(room):
            return
        staged = room.state.stage.surface
        if isinstance(glide.surface, PageSurface) and isinstance(staged, PageSurface):
            if glide.surface.document == staged.document:
                self._glide = (room.state.stage, glide.box)
                self.pass_by(glide.surface if glide.surface != staged else None)
                self.follow_view()
        elif glide.surface == staged:
            self._glide = (room.state.stage, glide.box)
            self.follow_view()

    def free(self) -> None:
        """The hand changed what is seen here: who does not lead looks by oneself from now on."""
        room = self._bridge.room
        if room is not None and not self.leads(room) and self.look.following:
            self.look, self._glide = Look(False, self.surface()), None
            self.freed.emit()

    def is_staged(self) -> bool:
        """What is on this stage is the leader's page: only then can it be said to be seen."""
        room = self._bridge.room
        return room is not None and self._view.key == showing.key_of(room.state.stage.surface)

    def follows_view(self) -> bool:
        """The part on this screen is the part that the leader looks at."""
        room = self._bridge.room
        return room is not None and self.look.following and not self.leads(room)

    def is_apart(self) -> bool:
        """Another page or another part than the leader's: the way back is offered."""
        room = self._bridge.room
        if room is None or self.look.following:
            return self.apart_beside
        return not self.leads(room) or showing.key_of(self.surface()) != showing.key_of(room.state.stage.surface)

    def turn_to(self, surface: Surface | None) -> None:
        """The leader turns for everybody; whoever only looks turns for oneself."""
        self.passing = None
        room = self._bridge.room
        if room is not None and self.leads(room):
            self.look = Look()
            beside = (
                room.state.stage.beside
            )  # a comparison lasts while pages are turned, and ends with the live picture
            self._bridge.submit(PageTurned(surface, beside if surface not in (None, beside) else None))
        else:
            staged = room.state.stage.surface if room is not None else None
            self.look = Look() if surface == staged else Look(False, surface)

    def visit(self, surface: Surface) -> None:
        """Somebody asked that it be seen here: not a choice of one's own, so it ends with the leader's next turn."""
        self.look = self._visit = Look(False, surface)

    def tell_frozen(self, frozen: Surface) -> None:
        """For everybody, with the leader's view of it, where this side may turn the page; else it is one's own."""
        room, viewport = self._bridge.room, self._view.viewport
        leads = room is not None and self.leads(room)
        self._want.start()
        if leads or self._mode.may("answer"):
            self._bridge.submit(PageTurned(frozen))
        if leads and not viewport.is_whole:
            self._bridge.submit(ViewMoved(frozen, viewport.visible))

    def catch_up(self, room: RoomView) -> None:
        """The leader's turn ends a look around on the page before and the look at the live picture; a page of one's
        own choice stays until the leader comes there. A part that was chosen here is kept."""
        before, staged = self._staged, room.state.stage.surface
        if showing.key_of(staged) != before and not self._goes_on(room, staged):
            self.passing = None
        self._staged = showing.key_of(staged)
        if self._staged == before or self.look.following:
            return
        if self.look is self._visit:
            self.look = Look()
            return
        own = self.look.own
        kept = own == staged and not self.leads(room) and not self._view.viewport.is_whole
        if not kept and (own is None or showing.key_of(own) in (before, self._staged)):
            self.look = Look()

    def _goes_on(self, room: RoomView, staged: Surface | None) -> bool:
        """The leader's own wheel turns further while the log hears of a page that it has passed."""
        passing = self.passing
        if passing is None or not isinstance(staged, PageSurface) or not self.leads(room):
            return False
        return staged.document == passing.document and staged != passing

    def follow_view(self) -> None:
        room = self._bridge.room
        if room is None or not self.look.following or self.leads(room):
            return
        if self._glide is not None and self._glide[0] is not room.state.stage:
            self._glide = None
        box = self._glide[1] if self._glide is not None else room.state.stage.view
        viewport = self._view.viewport
        look = viewport.showing(box) if box is not None else viewport.whole()
        if look != viewport:
            self._view.look(look)
            self._want.start()  # who follows sees the part as fine as who leads

    def leads(self, room: RoomView) -> bool:
        """In a consult that has ended everybody looks for oneself: no turn of theirs is taken any more."""
        is_lead = room.me is not None and room.state.lead == room.me.person
        return self._mode.may("lead") and is_lead and room.state.phase in TOGETHER

    def want_soon(self) -> None:
        """At once; of what only passes by when it rests."""
        if self.passing is None:
            self.want_picture()
        else:
            self._want.start()

    def want_picture(self) -> None:
        """The part in view first, at the size it has here."""
        surface, viewport = self.surface(), self._view.viewport
        if surface is not None and viewport.screen.width > 1:  # else not laid out yet: it settles once it is
            box = None if viewport.is_whole else viewport.visible
            self._bridge.post(WantPicture(surface, box, viewport.scale * self._view.devicePixelRatioF()))

    def _settled(self) -> None:
        room, surface, viewport = self._bridge.room, self.surface(), self._view.viewport
        self._want.start()
        if room is None or surface is None or not self.leads(room) or viewport.screen.width <= 1:
            return
        unmoved = viewport.visible == room.state.stage.view
        if not unmoved and not (viewport.is_whole and room.state.stage.view is None):
            self._bridge.submit(ViewMoved(surface, viewport.visible))
