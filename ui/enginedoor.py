"""What the windows need of an engine and nothing more of it: slots, a mailbox, commands; knows no widget."""

from collections.abc import Callable, Mapping
from typing import Protocol

from app.client.border import (
    Command,
    HomeView,
    LinkStats,
    LinkView,
    MediaView,
    Notice,
    Picture,
    ReviewView,
    RoomView,
    TrackView,
    WhisperView,
)
from app.consult.events.surface import SurfaceKey
from app.media.frames import Frame, Slot


class NoticeBox(Protocol):
    """What the bridge needs of the engine's mailbox. Thread-safe."""

    def drain(self) -> list[Notice]: ...


class EngineDoor(Protocol):
    """What the bridge needs of an engine (app.client.engine.Engine). Every member is thread-safe and never blocks."""

    home: Slot[HomeView]
    room: Slot[RoomView]
    link: Slot[LinkView]
    media: Slot[MediaView]
    whispers: Slot[WhisperView]
    tracks: Slot[TrackView]
    review: Slot[ReviewView]
    link_stats: Slot[LinkStats]
    wake: Callable[[], None] | None

    @property
    def frames(self) -> Mapping[str, Slot[Frame]]: ...

    @property
    def mailbox(self) -> NoticeBox: ...

    def post(self, command: Command) -> None: ...

    def picture(self, key: SurfaceKey) -> Picture | None: ...
