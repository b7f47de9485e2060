"""How the surface on the stage is shown: window, greys, turn; as the log says, as the leader's hand does just now, or
as this screen has chosen for itself. Paints nothing."""

from __future__ import annotations

from msgspec.structs import replace
from PySide6.QtCore import QObject, QTimer, Signal

from app.client.border import WhisperView
from app.consult.events.looking import Presentation, PresentationSet
from app.consult.events.surface import PageSurface, Surface
from app.consult.looking import facts_of, presentation_of, settings, stance_of
from app.consult.whispers import ViewGlided
from ui.bridge import Bridge
from ui.stage import showing
from ui.stage.fitted import PLAIN
from ui.stage.looking import Looking
from ui.stage.pageturn import PageTurns
from ui.stage.view import StageView

REST_MS = 200  # a change that has rested so long is an event
GLIDE_MS = 85  # whispered at most so often: some 12 a second


class Presenting(QObject):
    """`changed` whenever something else is shown. What the leader sets is of the whole document and of everybody, save
    a page turned by itself; what anybody else sets is of this screen, until it follows again."""

    changed = Signal()

    def __init__(self, bridge: Bridge, view: StageView, looking: Looking) -> None:
        super().__init__(view)
        self._bridge, self._view, self._looking = bridge, view, looking
        self._own: dict[str, Presentation] = {}
        self._turned: set[str] = set()  # of these the turn too; of the others light and window alone
        self._turns = PageTurns()
        self._glided: Presentation | None = None  # of the leader's hand, and what it was said of
        self._glided_of = ""
        self._glided_over: tuple[Surface, Presentation, str | None] | None = None  # what the log said then, and who led
        self._heard: ViewGlided | None = None
        self._rest = QTimer(self, singleShot=True, interval=REST_MS)
        self._rest.timeout.connect(self._settle)
        self._rest_of: Surface | None = None
        self._led = False
        self._pace = QTimer(self, singleShot=True, interval=GLIDE_MS)
        self._pace.timeout.connect(self._say)
        self._unsaid = False
        bridge.facets.looks.changed.connect(self.show)
        bridge.facets.stage.changed.connect(self.show)
        bridge.facets.phase.changed.connect(self.show)  # who leads
        bridge.facets.orientations.changed.connect(self.show)
        bridge.whispers_changed.connect(self._hear)
        view.looked.connect(self.glide)

    @property
    def current(self) -> Presentation:
        surface, room = self._looking.surface(), self._bridge.room
        if surface is None or room is None:
            return self._own.get(key_of(surface), PLAIN)
        key, said = key_of(surface), presentation_of(room.state, surface)
        if key in self._own:
            said = self._set_here(key, said)
        elif self._glided is not None and self._glided_of == key and self._looking.follows_view():
            said = self._glided
        turned = self._turns.of(room.state, surface) if isinstance(surface, PageSurface) else None
        return _standing(said, turned) if turned is not None else said

    @property
    def unit(self) -> str:
        """Of the values of the page on the stage: `HU`; "" where it says none."""
        surface, room = self._looking.surface(), self._bridge.room
        facts = facts_of(room.state, surface) if surface is not None and room is not None else None
        return facts.values if facts is not None else ""

    def _set_here(self, key: str, said: Presentation) -> Presentation:
        own = self._own[key]
        return own if key in self._turned else _standing(own, said)

    def set(self, presentation: Presentation) -> None:
        """By the hand on this screen."""
        surface = self._looking.surface()
        if presentation == self.current:
            return
        if surface is not None and not self._steers():
            self._looking.free()
        if (presentation.turn, presentation.flip) != (self.current.turn, self.current.flip):
            self._turned.add(key_of(surface))
            if isinstance(surface, PageSurface):
                self._turns.forget(surface.document)
        self._own[key_of(surface)] = presentation
        self.show()
        if self._steers() and surface is not None:
            self._begin_rest(surface)
            self.glide()

    def _begin_rest(self, surface: Surface) -> None:
        self._rest_of = surface
        self._rest.start()

    def turn_page(self, by: int) -> None:
        """The page on the stage alone, by so many quarters clockwise: for everybody by who leads."""
        surface, room = self._looking.surface(), self._bridge.room
        if room is None or not isinstance(surface, PageSurface):
            return
        if not self._steers():
            self._looking.free()
        else:
            self._settle_now()  # what was set before it is said before it
        turned = self._turns.turn(room.state, surface, self.current, by)
        self.show()
        if self._steers():
            self._bridge.submit(PresentationSet(surface, turned, all_pages=False, only="turn"))

    def follow(self) -> None:
        """As the leader has it."""
        self._own.clear()
        self._turned.clear()
        self._turns.forget()
        self.show()

    def show(self, _why: object = None) -> None:
        surface, room = self._looking.surface(), self._bridge.room
        key = key_of(surface)
        if key != key_of(self._rest_of):
            self._settle_now()  # what was set is of what was looked at then
        self._take_lead(surface)
        if room is not None and surface is not None and key in self._own:
            said = presentation_of(room.state, surface)
            is_said = said == self._set_here(key, said)
            if self._looking.follows_view() or (is_said and not self._rest.isActive()):
                del self._own[key]
                self._turned.discard(key)
        if self._looking.follows_view():
            self._turns.forget()
        if self._is_glide_over():
            self._glided = self._glided_over = None
        self._view.present(self.current)
        if room is not None and surface is not None:  # the live picture stands as its frames say
            self._view.stand(*stance_of(room.state, surface, as_if=self.current))
        self.changed.emit()

    def _take_lead(self, surface: Surface | None) -> None:
        """Who takes the lead shows to all what is looked at; what was set elsewhere for this screen alone is gone."""
        led, self._led = self._led, self._steers()
        if led or not self._led:
            return
        key = key_of(surface)
        self._own = {name: one for name, one in self._own.items() if name == key}
        self._turned &= {key}
        self._turns.forget()
        if surface is not None and key in self._own:
            self._begin_rest(surface)

    def _is_glide_over(self) -> bool:
        """The log has said something since, or somebody else leads."""
        room = self._bridge.room
        if room is None or self._glided is None or self._glided_over is None:
            return False
        surface, said, lead = self._glided_over
        now = presentation_of(room.state, surface)
        return now == self._glided or now != said or room.state.lead != lead

    # ---- telling the others

    def glide(self) -> None:
        """The look of who leads moves: said now, or as soon as the next may be said."""
        if not self._steers():
            return
        self._unsaid = True
        if not self._pace.isActive():
            self._say()

    def _say(self) -> None:
        surface = self._looking.surface()
        if not self._unsaid or surface is None or self._view.viewport.screen.width <= 1:
            return
        self._unsaid = False
        tones = self.current if self._rest.isActive() else None  # one that was dropped on the way is said again
        self._bridge.whisper(ViewGlided(surface, self._view.viewport.visible, tones))
        self._pace.start()

    def _settle_now(self) -> None:
        if self._rest.isActive():
            self._rest.stop()
            self._settle()

    def _settle(self) -> None:
        room, here = self._bridge.room, self._looking.surface()
        surface = here if key_of(here) == key_of(self._rest_of) else self._rest_of
        if room is None or surface is None or not self._steers() or not showing.is_there(room.state, surface):
            return
        key, said = key_of(surface), presentation_of(room.state, surface)
        if key in self._own and (wanted := self._set_here(key, said)) != said:
            for event in settings(room.state, surface, wanted):
                self._bridge.submit(event)

    def _steers(self) -> bool:
        room = self._bridge.room
        return room is not None and self._looking.leads(room)

    # ---- hearing the leader

    def _hear(self, whispers: WhisperView) -> None:
        room = self._bridge.room
        glide = whispers.glides.get(room.state.lead or "") if room is not None else None
        if glide is None or glide is self._heard or glide == self._heard:
            return
        self._heard = glide
        if glide.presentation is not None and room is not None:
            self._glided, self._glided_of = glide.presentation, key_of(glide.surface)
            self._glided_over = glide.surface, presentation_of(room.state, glide.surface), room.state.lead
        self._looking.glided(glide)
        self.show()


def _standing(tones: Presentation, stands: Presentation) -> Presentation:
    return replace(tones, turn=stands.turn, flip=stands.flip)


def key_of(surface: Surface | None) -> str:
    """What is shown alike: all pages of a document, each still by itself."""
    return surface.document if isinstance(surface, PageSurface) else showing.key_of(surface)
