"""What is missing of a voice that is recorded: covered, given up by the queue, lost by the device, or never given."""

from collections.abc import Callable

from app.consult.events.surface import owner_of, source_of
from app.media.gaps import Gap, Gaps

MICROPHONE = "microphone"  # names the sound of a place apart from its pictures: these are not missing with it
_BLOCK_MS = 10
_HOLE_MS = 50  # less between two stamps is the jitter of a busy computer


class VoiceHoles:
    """One thread, the recorder's. `source`: any of that person's; `muted`: whether some of the time from one moment to
    another was. `is_own`: of this place's microphone, whose blocks follow each other; what is played of the other side
    begins and ends with its stream."""

    def __init__(
        self,
        source: str,
        now_ms: Callable[[], int],
        on_gap: Callable[[Gap], None],
        muted: Callable[[int, int], bool],
        is_own: bool,
    ) -> None:
        self._gaps = Gaps(source_of(owner_of(source), MICROPHONE), now_ms, on_gap)
        self._muted, self._is_own = muted, is_own
        self._due_ms: int | None = None  # where the next block lies; None: nobody knows

    def cover(self, on: bool) -> None:
        """As the picture of the same place. Any thread, at once."""
        self._gaps.want("covered", on)

    def withholds(self, from_ms: int, until_ms: int) -> bool:
        """Some of this time was muted or covered: nothing of it is to be recorded."""
        return self._muted(from_ms, until_ms) or self._gaps.holds("covered", from_ms, until_ms)

    def heard(self, at_ms: int, dropped: int) -> None:
        """A block of this time is taken; before it `dropped` were given up."""
        due_ms, self._due_ms = self._due_ms, at_ms + _BLOCK_MS
        if self._gaps.is_open("device"):
            self._gaps.want("device", False, at_ms)
            return
        missing_ms = _BLOCK_MS * dropped
        if self._is_own and due_ms is not None and at_ms - due_ms >= _HOLE_MS and not self.withholds(due_ms, at_ms):
            missing_ms = max(missing_ms, at_ms - due_ms)
        if missing_ms:
            self._gaps.was("overflow", at_ms - missing_ms, at_ms, missing_ms)

    def silent(self, now_ms: int) -> None:
        """No block is there, though one could be."""
        if self._is_own and self.withholds(self._due_ms or now_ms, now_ms + 1):
            self.withheld(now_ms)
        elif self._is_own:
            self._gaps.watch_device(self._due_ms)

    def withheld(self, at_ms: int) -> None:
        """Until now nothing of it is missing, for it was not to be recorded."""
        self._due_ms = None
        self._gaps.watch_from(at_ms)

    def tell(self) -> None:
        self._gaps.tell()

    def end(self) -> None:
        self._gaps.end()
