"""The one door between windows and engine: typed signals in, commands out; never blocks, knows no widget."""

from typing import Protocol, TypeVar

from PySide6.QtCore import QObject, Qt, Signal

from app.client.border import (
    Command,
    HomeView,
    LinkStats,
    LinkView,
    MediaView,
    Picture,
    ResyncNeeded,
    ReviewView,
    RoomView,
    SayWhisper,
    SignOut,
    SubmitEvent,
    TrackView,
    WhisperView,
)
from app.client.slots import small_key
from app.consult.events import AnyEvent
from app.consult.events.surface import SurfaceKey
from app.consult.whispers import AnyWhisper
from app.media.frames import Frame, Slot
from ui.enginedoor import EngineDoor
from ui.facets import Facets
from ui.keptlines import TypedTexts
from ui.lateness import Lateness

T = TypeVar("T")

ROOM_FRAMES, REVIEW_FRAMES = ("own", "remote"), ("review-own", "review-remote")


class Get(Protocol):
    """What a slot holds: taken, or looked at."""

    def __call__(self, slot: Slot[T], /) -> T | None: ...


class Bridge(QObject):
    """Lives in the UI thread. The engine's `wake` becomes one queued signal however often it is called; what the
    slots then hold is kept here as the newest view and told once."""

    home_changed = Signal(object)
    room_changed = Signal(object)
    link_changed = Signal(object)
    media_changed = Signal(object)
    whispers_changed = Signal(object)
    tracks_changed = Signal(object)
    review_changed = Signal(object)
    link_stats_changed = Signal(object)
    notice = Signal(object)
    reach_told = Signal(bool, bool)  # among windows: the room is cut off from the other side; that it is back
    frame = Signal(str)  # a stream has another picture, or none any more
    _woken = Signal()

    def __init__(self, engine: EngineDoor, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._engine = engine
        self._wake_pending = False
        self._closed = False
        self._frames: dict[str, Frame] = {}
        self.home = HomeView()
        self.link = LinkView()
        self.media = MediaView()
        self.whispers = WhisperView()
        self.tracks = TrackView()
        self.review = ReviewView()
        self.link_stats = LinkStats()
        self.room: RoomView | None = None
        self.facets = Facets(self)
        self.texts = TypedTexts(self.post, self)
        self.home_changed.connect(self.texts.show_home)
        self.room_changed.connect(self.texts.show_room)
        self.lateness = Lateness()
        self._woken.connect(self._drain, Qt.ConnectionType.QueuedConnection)
        engine.wake = self._wake
        self._wake()

    # ---- windows to engine

    def post(self, command: Command) -> None:
        """Performed on the engine's loop, in order. Before somebody goes, what is half typed is handed over."""
        if isinstance(command, SignOut):
            self.texts.settle()
        self._engine.post(command)

    def submit(self, event: AnyEvent, consult: str = "") -> None:
        """An event of one's own, for the open room unless another consult is named."""
        if not consult and self.room is not None:
            consult = self.room.state.consult
        self.post(SubmitEvent(consult, event))

    def whisper(self, whisper: AnyWhisper, to: str = "") -> None:
        self.post(SayWhisper(whisper, to))

    # ---- engine to windows

    def picture(self, key: SurfaceKey) -> Picture | None:
        """The best picture of a surface that is here now; WantPicture brings a better one, PictureReady tells."""
        return self._engine.picture(key)

    def newest_frame(self, key: str) -> Frame | None:
        """The last frame of "own", "remote", "review-own" or "review-remote"."""
        return self._frames.get(key)

    def forget_room(self) -> None:
        """The room page is gone: what belonged to it is not shown again."""
        self.room = None
        self.whispers = WhisperView()
        self.tracks = TrackView()
        self.link_stats = LinkStats()
        small = small_key("")
        known = tuple(self._engine.frames)  # at once: the engine's thread may add one
        self._forget_frames(*ROOM_FRAMES, *(key for key in known if key.startswith(small)))
        self.facets.forget()

    def close(self) -> None:
        """No signal comes after this. The engine is closed by whoever started it."""
        self._closed = True
        self._engine.wake = None

    def _wake(self) -> None:
        """Any thread. Many wakes before the next turn of the UI loop cost one signal."""
        if not self._wake_pending and not self._closed:
            self._wake_pending = True
            self.lateness.woken()
            self._woken.emit()

    def _drain(self) -> None:
        self._wake_pending = False
        self.lateness.taken()
        if self._closed:
            return
        taken = self._take_frames()  # before the views: what a view has forgotten is not put back
        self._tell_views(lambda slot: slot.take())
        for key in taken:
            self.frame.emit(key)
        for notice in self._engine.mailbox.drain():
            if isinstance(notice, ResyncNeeded):
                self._tell_views(lambda slot: slot.peek())
            self.notice.emit(notice)

    def _take_frames(self) -> list[str]:
        """The streams that show something else than before; a cleared slot shows nothing."""
        taken = []
        for key, slot in tuple(self._engine.frames.items()):
            frame = slot.take()
            if frame is not None:
                self._frames[key] = frame
                taken.append(key)
            elif key in self._frames and slot.peek() is None:
                del self._frames[key]
                taken.append(key)
        return taken

    def _forget_frames(self, *keys: str) -> None:
        """Also those that wait in a slot: the engine says what has ended after its last frame."""
        for key in keys:
            self._frames.pop(key, None)
            if key in self._engine.frames:
                self._engine.frames[key].take()

    def _tell_views(self, got: Get) -> None:
        engine = self._engine
        self._tell_link(got(engine.link))
        self._tell_home(got(engine.home))
        self._tell_room(got(engine.room))
        self._tell_media(got(engine.media))
        self._tell_whispers(got(engine.whispers))
        self._tell_tracks(got(engine.tracks))
        self._tell_review(got(engine.review))
        self._tell_link_stats(got(engine.link_stats))

    def _tell_link(self, view: LinkView | None) -> None:
        if view is not None:
            self.link = view
            self.link_changed.emit(view)

    def _tell_home(self, view: HomeView | None) -> None:
        if view is not None:
            self.home = view
            self.home_changed.emit(view)

    def _tell_room(self, view: RoomView | None) -> None:
        if view is None:
            return
        if not view.state.consult:  # the room was left
            self.forget_room()
        else:
            self.room = view
            self.facets.show(view)
        self.room_changed.emit(view)

    def _tell_media(self, view: MediaView | None) -> None:
        if view is not None:
            self.media = view
            self.media_changed.emit(view)

    def _tell_whispers(self, view: WhisperView | None) -> None:
        if view is not None:
            self.whispers = view
            self.whispers_changed.emit(view)

    def _tell_tracks(self, view: TrackView | None) -> None:
        if view is not None:
            self.tracks = view
            self.tracks_changed.emit(view)

    def _tell_link_stats(self, view: LinkStats | None) -> None:
        if view is not None:
            self.link_stats = view
            self.link_stats_changed.emit(view)

    def _tell_review(self, view: ReviewView | None) -> None:
        if view is None:
            return
        if view.state is None:
            self._forget_frames(*REVIEW_FRAMES)
        elif self.review.state is None or view.state.consult != self.review.state.consult:
            self._keep_frames_of(view)
        self.review = view
        self.review_changed.emit(view)

    def _keep_frames_of(self, view: ReviewView) -> None:
        """Another consult: its own first frame may have come before the view that tells of it."""
        for key in REVIEW_FRAMES:
            frame = self._frames.get(key)
            if frame is not None and not view.shows(key, frame.ref):
                del self._frames[key]
