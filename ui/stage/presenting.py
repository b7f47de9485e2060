"""How the surface on the stage is shown: window, greys, turn; as the log says, as the leader's hand does just now, or
as this screen has chosen for itself. Paints nothing."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from app.client.border import WhisperView
from app.consult.events.looking import Presentation, PresentationSet
from app.consult.events.surface import PageSurface, Surface
from app.consult.looking import presentation_of
from app.consult.whispers import ViewGlided
from ui.bridge import Bridge
from ui.stage import showing
from ui.stage.fitted import PLAIN
from ui.stage.looking import Looking
from ui.stage.view import StageView

REST_MS = 200  # a change that has rested so long is an event
GLIDE_MS = 85  # whispered at most so often: some 12 a second


class Presenting(QObject):
    """`changed` whenever something else is shown. What the leader sets is of the whole document and of everybody; what
    anybody else sets is of this screen, until it follows again."""

    changed = Signal()

    def __init__(self, bridge: Bridge, view: StageView, looking: Looking) -> None:
        super().__init__(view)
        self._bridge, self._view, self._looking = bridge, view, looking
        self._own: dict[str, Presentation] = {}
        self._glided: Presentation | None = None  # of the leader's hand, and what it was said of
        self._glided_of = ""
        self._heard: ViewGlided | None = None
        self._rest = QTimer(self, singleShot=True, interval=REST_MS)
        self._rest.timeout.connect(self._settle)
        self._pace = QTimer(self, singleShot=True, interval=GLIDE_MS)
        self._pace.timeout.connect(self._say)
        self._unsaid = False
        bridge.facets.looks.changed.connect(self.show)
        bridge.facets.stage.changed.connect(self.show)
        bridge.whispers_changed.connect(self._hear)
        view.looked.connect(self.glide)

    @property
    def current(self) -> Presentation:
        surface = self._looking.surface()
        key = key_of(surface)
        if key in self._own:
            return self._own[key]
        if self._glided is not None and self._glided_of == key and self._looking.follows_view():
            return self._glided
        room = self._bridge.room
        return presentation_of(room.state, surface) if room is not None and surface is not None else PLAIN

    def set(self, presentation: Presentation) -> None:
        """By the hand on this screen."""
        surface = self._looking.surface()
        if presentation == self.current:
            return
        if surface is not None and not self._steers():
            self._looking.free()
        self._own[key_of(surface)] = presentation
        self.show()
        if self._steers() and surface is not None:
            self._rest.start()
            self.glide()

    def follow(self) -> None:
        """As the leader has it."""
        self._own.clear()
        self.show()

    def show(self, _why: object = None) -> None:
        surface, room = self._looking.surface(), self._bridge.room
        key = key_of(surface)
        if room is not None and surface is not None and key in self._own:
            said = presentation_of(room.state, surface) == self._own[key]
            if self._looking.follows_view() or (said and not self._rest.isActive()):
                del self._own[key]
        if room is not None and surface is not None and presentation_of(room.state, surface) == self._glided:
            self._glided = None  # the log has it now
        self._view.present(self.current)
        self.changed.emit()

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

    def _settle(self) -> None:
        room, surface = self._bridge.room, self._looking.surface()
        if room is None or surface is None or not self._steers():
            return
        presentation = self._own.get(key_of(surface))
        if presentation is not None and presentation != presentation_of(room.state, surface):
            self._bridge.submit(PresentationSet(surface, presentation))

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
        if glide.presentation is not None:
            self._glided, self._glided_of = glide.presentation, key_of(glide.surface)
        self._looking.glided(glide)
        self.show()


def key_of(surface: Surface | None) -> str:
    """What is shown alike: all pages of a document, each still by itself."""
    return surface.document if isinstance(surface, PageSurface) else showing.key_of(surface)
