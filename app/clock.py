"""Time for everyone: a clock is handed in as an argument, never asked of the system by pure code."""

import time
from typing import Protocol


class Clock(Protocol):
    """What the shells need of time. Thread-safe, never blocks."""

    def now_ms(self) -> int:
        """Wall time of this computer, UTC milliseconds since 1970; may jump, may be years wrong."""
        ...

    def mono_ms(self) -> int:
        """Milliseconds that never fall and know nothing of the date."""
        ...


class SystemClock:
    """The clock of this computer."""

    def now_ms(self) -> int:
        return time.time_ns() // 1_000_000

    def mono_ms(self) -> int:
        return time.monotonic_ns() // 1_000_000


class ManualClock:
    """A clock for tests: it moves when it is told to."""

    def __init__(self, now_ms: int = 1_800_000_000_000, mono_ms: int = 0) -> None:
        self._now_ms = now_ms
        self._mono_ms = mono_ms

    def now_ms(self) -> int:
        return self._now_ms

    def mono_ms(self) -> int:
        return self._mono_ms

    def advance(self, ms: int) -> None:
        self._now_ms += ms
        self._mono_ms += ms

    def set_wall(self, now_ms: int) -> None:
        """The date is changed by hand; monotonic time does not notice."""
        self._now_ms = now_ms


ROUNDING_MS = 2  # each of the stamps of two exchanges is cut to a whole millisecond


class ServerTime:
    """The server's time, carried forward on the monotonic clock, so that a wrong date does no harm.

    The offset is taken from the exchange with the shortest round trip of the last sixteen (as NTP's clock
    filter does, RFC 5905 section 10). Each is right to half its round trip; one that cannot be right together
    with the newest is from before this computer slept, while its monotonic clock stood still.
    """

    KEEP = 16

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._samples: list[tuple[int, int]] = []  # (round trip ms, server ms - mono ms)

    @property
    def is_known(self) -> bool:
        return bool(self._samples)

    def observe(self, sent_mono_ms: int, received_mono_ms: int, server_ms: int) -> None:
        """One question and answer: when it left and came back here, and what the server's clock said."""
        round_trip_ms = received_mono_ms - sent_mono_ms
        offset_ms = server_ms - (sent_mono_ms + received_mono_ms) // 2
        kept = [one for one in self._samples[-(self.KEEP - 1) :] if _agree(one, (round_trip_ms, offset_ms))]
        self._samples = [*kept, (round_trip_ms, offset_ms)]

    def now_ms(self) -> int:
        """Server time; before the first answer, this computer's wall time."""
        if not self._samples:
            return self._clock.now_ms()
        return self._clock.mono_ms() + min(self._samples)[1]

    def wall_error_ms(self) -> int:
        """How far this computer's date is from the server's; 0 while unknown."""
        return self._clock.now_ms() - self.now_ms() if self._samples else 0


def _agree(one: tuple[int, int], other: tuple[int, int]) -> bool:
    """Both can be right: no further apart than half of both round trips, and what rounding takes."""
    (trip_ms, offset_ms), (other_trip_ms, other_offset_ms) = one, other
    return abs(offset_ms - other_offset_ms) <= (trip_ms + other_trip_ms) / 2 + ROUNDING_MS
