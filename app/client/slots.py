"""What the windows read: one Slot a view and one a stream of pictures; knows nothing of who fills them."""

from collections.abc import Callable

from app.client.border import HomeView, LinkView, MediaView, ReviewView, RoomView, TrackView, WhisperView
from app.client.link_views import LinkStats
from app.consult.events.surface import owner_of
from app.media.frames import Frame, Slot

FRAME_KEYS = ("own", "remote", "review-own", "review-remote")


class Slots:
    """The engine puts, the bridge takes. A room that was left is `RoomView` with an empty consult id."""

    def __init__(self, wake: Callable[[], None]) -> None:
        self.home: Slot[HomeView] = Slot(wake)
        self.room: Slot[RoomView] = Slot(wake)
        self.link: Slot[LinkView] = Slot(wake)
        self.media: Slot[MediaView] = Slot(wake)
        self.whispers: Slot[WhisperView] = Slot(wake)
        self.tracks: Slot[TrackView] = Slot(wake)
        self.review: Slot[ReviewView] = Slot(wake)
        self.link_stats: Slot[LinkStats] = Slot(wake)
        self.frames: dict[str, Slot[Frame]] = {key: Slot(wake) for key in FRAME_KEYS}
        self._wake = wake

    def forget(self, key: str, person: str) -> None:
        """The newest frame of this kind, where it is of a camera of theirs."""
        newest = self.frames[key].peek()
        if newest is not None and owner_of(newest.ref.source) == person:
            self.frames[key].clear()

    def small(self, source: str) -> Slot[Frame]:
        """The newest small still of a source of either end; any thread may put into it."""
        return self.frames.setdefault(small_key(source), Slot(self._wake))

    def forget_small(self, source: str) -> None:
        """It has ended. Its slot stays, empty: somebody may just be putting into it, or have it in sight."""
        if small_key(source) in self.frames:
            self.small(source).clear()


def small_key(source: str) -> str:
    """Of the small still of a source, among the keys of frames."""
    return f"small:{source}"
