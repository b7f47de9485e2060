"""What the windows read: one Slot a view and one a stream of pictures; knows nothing of who fills them."""

from collections.abc import Callable

from app.client.border import HomeView, LinkView, MediaView, ReviewView, RoomView, WhisperView
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
        self.review: Slot[ReviewView] = Slot(wake)
        self.frames: dict[str, Slot[Frame]] = {key: Slot(wake) for key in FRAME_KEYS}
