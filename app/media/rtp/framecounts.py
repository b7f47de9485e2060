"""What became of the frames of one stream that came, counted."""

import msgspec

FREEZE_MS = 500.0  # a gap longer than this is frozen time (reference section 7)


class BufferStats(msgspec.Struct, frozen=True, gc=False):
    """Since the start: frames released, frames begun and never released, packets after their frame had passed,
    frames released without all they refer to, time in gaps over 500 ms between releases (the running one too)."""

    released: int
    dropped: int
    late: int
    incomplete: int
    frozen_ms: float


class FrameCounts:
    """Time in float ms, monotonic. Frames decoded behind the newest count as neither released nor dropped."""

    def __init__(self) -> None:
        self.released = self.dropped = self.late = self.incomplete = 0
        self._frozen_ms = self._released_ms = 0.0

    def release(self, now: float) -> None:
        if self.released and now - self._released_ms > FREEZE_MS:
            self._frozen_ms += now - self._released_ms
        self._released_ms = now
        self.released += 1

    def stats(self, now: float) -> BufferStats:
        running = now - self._released_ms if self.released else 0.0
        frozen = self._frozen_ms + (running if running > FREEZE_MS else 0.0)
        return BufferStats(self.released, self.dropped, self.late, self.incomplete, frozen)
