"""Plays recorded segments for review: what was seen at a moment, and on from there; foreign bytes stay in a child."""

from collections.abc import Callable
from pathlib import Path

import msgspec

from app.consult.events.media import Stream
from app.media.frames import Frame, Slot
from app.media.speaker import Speaker


class Segment(msgspec.Struct, frozen=True):
    """A segment file that is here. Sound and picture stamps are `from_ms` + time in the file."""

    segment: str
    stream: Stream
    source: str
    from_ms: int
    until_ms: int
    path: Path


class Player:
    """One lane of the review (one side's picture and voice). Any thread may call; `out` is put from its own thread.

    Where no segment is, nothing is shown and time goes on: `on_gap(True)` when it enters one, `on_gap(False)` after.
    """

    def __init__(
        self,
        out: Slot[Frame],
        speaker: Speaker | None = None,
        on_gap: Callable[[bool], None] | None = None,
    ) -> None:
        raise NotImplementedError

    def set_segments(self, segments: tuple[Segment, ...]) -> None:
        """May grow while playing; where two cover one moment, the own stream goes before the received."""
        raise NotImplementedError

    def show(self, at_ms: int) -> None:
        """Paused at this moment: the frame that was to be seen then."""
        raise NotImplementedError

    def play(self, at_ms: int, speed: float = 1.0) -> None:
        """On from here; sound only at speed 1."""
        raise NotImplementedError

    def pause(self) -> None:
        raise NotImplementedError

    @property
    def position_ms(self) -> int:
        raise NotImplementedError

    def close(self) -> None:
        raise NotImplementedError
