"""A room on strings: the page with a puppet engine, shown, with whatever the test puts into the slots."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import msgspec
import pytest
from pytestqt.qtbot import QtBot

from app.client.border import HomeView, MediaView, RoomView, SubmitEvent
from app.clock import ManualClock
from app.consult.events import AnyEvent
from app.consult.events.documents import PageTurned
from app.consult.events.marks import MarkAdded, MarkRemoved, MarkReshaped, MarkRestored
from app.consult.person import Person
from app.consult.state import ConsultState, Mark, Stage
from app.settings import assets_folder
from tests.ui import room_samples as rs
from tests.ui.puppet import PuppetEngine
from tests.ui.samples import ONLINE
from ui.bridge import Bridge
from ui.modes import CLINIC, OBSERVER, SPECIALIST
from ui.stage.room import RoomPage
from ui.theme import Theme, load_fonts

MODES = {"clinic": CLINIC, "specialist": SPECIALIST, "observer": OBSERVER}


class Room:
    """`page` and what stands behind it. `fold` does to the state what the engine would with what was submitted."""

    def __init__(
        self,
        qtbot: QtBot,
        theme: Theme,
        state: ConsultState,
        me: Person,
        media: MediaView,
        home: HomeView | None = None,
    ) -> None:
        self.qtbot, self.me = qtbot, me
        self.engine = PuppetEngine()
        self.clock = ManualClock(rs.NOW_MS)
        theme.set_sizes(MODES[me.role].sizes)
        self.bridge = Bridge(self.engine)
        self.engine.link.put(ONLINE)
        if home is not None:
            self.engine.home.put(home)
        self.engine.media.put(media)
        self.view = rs.view(state, me)
        self.engine.room.put(self.view)
        qtbot.waitUntil(lambda: self.bridge.room is self.view)
        self.page = RoomPage(self.bridge, theme, MODES[me.role], clock=self.clock)
        qtbot.addWidget(self.page)
        self.page.resize(1366, 768)
        self.page.show()
        qtbot.waitExposed(self.page)
        self.stage = self.page.stage
        self.canvas = self.stage.view

    def put(self, state: ConsultState, **changes: object) -> None:
        view = rs.view(state, self.me, **changes)
        self.show(view)

    def show(self, view: RoomView) -> None:
        self.view = view
        self.engine.room.put(view)
        self.qtbot.waitUntil(lambda: self.bridge.room is view)
        if hasattr(self, "canvas"):  # a busy machine paints the marks in several slices
            self.qtbot.waitUntil(lambda: self.canvas.stored.is_whole and self.canvas.pending.is_whole)

    def frame(self, key: str, capture_ms: int = 52_000) -> None:
        frame = rs.bedside_frame(capture_ms)
        self.engine.frames[key].put(frame)
        self.qtbot.waitUntil(lambda: self.bridge.newest_frame(key) is frame)
        held, canvas = self.canvas.picture.held, self.canvas
        if held is not None and held.frame is frame and canvas.isVisible() and canvas.updatesEnabled():
            self.qtbot.waitUntil(lambda: canvas.on_screen is held)

    @property
    def events(self) -> list[AnyEvent]:
        return [command.event for command in self.engine.posted if isinstance(command, SubmitEvent)]

    def posted(self, kind: type) -> list[object]:
        return [command for command in self.engine.posted if isinstance(command, kind)]

    def fold(self, pending: bool = False) -> None:
        """Marks and turned pages of what was submitted since the last fold."""
        state, names = self.view.state, set()
        for event in self.events:
            match event:
                case MarkAdded(mark=mark, surface=surface, shape=shape) if mark not in state.marks:
                    made = Mark(mark, surface, shape, self.me.person, state.seq + 1, rs.NOW_MS)
                    state = rs.with_marks(msgspec.structs.replace(state, seq=state.seq + 1), made)
                    names.add(mark)
                case MarkReshaped(mark=mark, shape=shape):
                    state = msgspec.structs.replace(state, seq=state.seq + 1)
                    moved = msgspec.structs.replace(
                        state.marks[mark], shape=shape, reshaped_seq=state.seq, reshaped_ms=rs.NOW_MS
                    )
                    state = msgspec.structs.replace(state, marks=state.marks.put(mark, moved))
                    names.add(mark)
                case MarkRemoved(mark=mark) | MarkRestored(mark=mark):
                    removed = isinstance(event, MarkRemoved)
                    changed = msgspec.structs.replace(state.marks[mark], removed=removed)
                    state = msgspec.structs.replace(state, marks=state.marks.put(mark, changed))
                case PageTurned(surface=surface):
                    state = msgspec.structs.replace(state, stage=Stage(surface, None, self.me.person))
        self.engine.posted = [c for c in self.engine.posted if not isinstance(c, SubmitEvent)]
        self.put(state, pending=frozenset(names) if pending else frozenset())


@pytest.fixture
def theme(qapp: object) -> Iterator[Theme]:
    load_fonts(assets_folder())
    made = Theme(assets_folder(), "light")
    made.apply()
    yield made


@pytest.fixture
def room(qtbot: QtBot, theme: Theme) -> Callable[..., Room]:
    def make(
        state: ConsultState | None = None,
        me: Person = rs.DOCTOR,
        media: MediaView = rs.MEDIA_ON,
        home: HomeView | None = None,
    ) -> Room:
        return Room(qtbot, theme, state or rs.base_state(), me, media, home)

    return make
