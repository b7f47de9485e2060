"""Records one stream (own or received) into crash-safe segments; one thread; knows no log and no network."""

from collections.abc import Callable
from pathlib import Path

import msgspec

from app.consult.events.media import GapKind, Stream
from app.media.blocks import BlockFan
from app.media.frames import Fan, Frame


class SegmentStart(msgspec.Struct, frozen=True):
    segment: str
    stream: Stream
    source: str
    from_ms: int
    width: int
    height: int
    path: Path


class SegmentEnd(msgspec.Struct, frozen=True):
    """The file at `path` is whole and closed. `frames` 0 with sound alone."""

    segment: str
    stream: Stream
    until_ms: int
    path: Path
    size_bytes: int
    frames: int


class Gap(msgspec.Struct, frozen=True):
    """Told twice with the same id: when it begins (`until_ms` None) and when it ends."""

    gap: str
    source: str
    kind: GapKind
    from_ms: int
    until_ms: int | None = None


class Leftover(msgspec.Struct, frozen=True):
    """A segment that a crash left open; it plays to its last whole second."""

    segment: str
    stream: Stream
    from_ms: int
    path: Path


class Recorder:
    """Segments of 30 s. The callbacks come from the recorder's thread, in order.

    `lag`: for the received stream, how old the picture is when it is shown, so that voice and picture stay together.
    """

    def __init__(
        self,
        *,
        folder: Path,
        stream: Stream,
        source: str,
        now_ms: Callable[[], int],
        on_opened: Callable[[SegmentStart], None],
        on_closed: Callable[[SegmentEnd], None],
        on_gap: Callable[[Gap], None],
    ) -> None:
        raise NotImplementedError

    def start(self, frames: Fan[Frame] | None, sound: BlockFan | None) -> None:
        raise NotImplementedError

    def set_muted(self, on: bool) -> None:
        """No sound is recorded from now on; a gap says so."""
        raise NotImplementedError

    def set_covered(self, on: bool) -> None:
        """No picture is recorded from now on; a gap says so."""
        raise NotImplementedError

    def stop(self) -> None:
        """Closes the segment and joins the thread within 1 s; `on_closed` has come when this returns."""
        raise NotImplementedError


def leftovers(folder: Path) -> list[Leftover]:
    """What an earlier run did not close. Ask before the first Recorder of this run starts."""
    raise NotImplementedError
