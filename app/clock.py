"""Time for everyone: a clock is handed in as an argument, never asked of the system by pure code."""

import sys
import time
from typing import Protocol

from app.boot import boot_id


class Clock(Protocol):
    """What the shells need of time. Thread-safe, never blocks."""

    def now_ms(self) -> int:
        """Wall time of this computer, UTC milliseconds since 1970; may jump, may be years wrong."""
        ...

    def mono_ms(self) -> int:
        """Milliseconds that never fall and know nothing of the date; while this computer sleeps they may stand."""
        ...

    def boot_ms(self) -> int:
        """As `mono_ms`, and going on while this computer sleeps; begun anew with every start of this computer."""
        ...

    def boot_id(self) -> str:
        """Of two readings of `boot_ms` with the same id the difference is the time between them, in any process."""
        ...


class SystemClock:
    """The clock of this computer."""

    def now_ms(self) -> int:
        return time.time_ns() // 1_000_000

    def mono_ms(self) -> int:
        return time.monotonic_ns() // 1_000_000

    def boot_ms(self) -> int:
        if sys.platform == "linux":
            return time.clock_gettime_ns(time.CLOCK_BOOTTIME) // 1_000_000
        if sys.platform == "darwin":  # clock_gettime(3): it goes on asleep; what time.monotonic reads does not
            return time.clock_gettime_ns(time.CLOCK_MONOTONIC) // 1_000_000
        return time.monotonic_ns() // 1_000_000  # on Windows it counts sleep as well

    def boot_id(self) -> str:
        return boot_id()


class ManualClock:
    """A clock for tests: it moves when it is told to."""

    def __init__(self, now_ms: int = 1_800_000_000_000, mono_ms: int = 0) -> None:
        self._now_ms = now_ms
        self._mono_ms = self._boot_ms = mono_ms
        self._boots = 1

    def now_ms(self) -> int:
        return self._now_ms

    def mono_ms(self) -> int:
        return self._mono_ms

    def boot_ms(self) -> int:
        return self._boot_ms

    def boot_id(self) -> str:
        return f"boot {self._boots}"

    def advance(self, ms: int) -> None:
        self._now_ms += ms
        self._mono_ms += ms
        self._boot_ms += ms

    def sleep(self, ms: int) -> None:
        """This computer sleeps: its monotonic clock stands."""
        self._now_ms += ms
        self._boot_ms += ms

    def start_again(self) -> None:
        """The computer was switched off and on."""
        self._mono_ms = self._boot_ms = 0
        self._boots += 1

    def set_wall(self, now_ms: int) -> None:
        """The date is changed by hand; monotonic time does not notice."""
        self._now_ms = now_ms


ROUNDING_MS = 2  # each of the stamps of two exchanges is cut to a whole millisecond


class ServerTime:
    """The server's time, carried forward on the clock of this boot, so that a wrong date does no harm.

    The offset is taken from the exchange with the shortest round trip of the last sixteen (as NTP's clock
    filter does, RFC 5905 section 10). Each is right to half its round trip; one that cannot be right together
    with the newest is from before this computer slept, where its clock stood still all the same (a virtual machine
    that was paused).
    """

    KEEP = 16

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._samples: list[tuple[int, int]] = []  # (round trip ms, server ms - boot ms)

    @property
    def is_known(self) -> bool:
        return bool(self._samples)

    def observe(self, sent_boot_ms: int, received_boot_ms: int, server_ms: int) -> None:
        """One question and answer: when it left and came back here, and what the server's clock said."""
        round_trip_ms = received_boot_ms - sent_boot_ms
        offset_ms = server_ms - (sent_boot_ms + received_boot_ms) // 2
        kept = [one for one in self._samples[-(self.KEEP - 1) :] if _agree(one, (round_trip_ms, offset_ms))]
        self._samples = [*kept, (round_trip_ms, offset_ms)]

    def now_ms(self) -> int:
        """Server time; before the first answer, this computer's wall time."""
        if not self._samples:
            return self._clock.now_ms()
        return self._clock.boot_ms() + min(self._samples)[1]

    def wall_error_ms(self) -> int:
        """How far this computer's date is from the server's; 0 while unknown."""
        return self._clock.now_ms() - self.now_ms() if self._samples else 0


def _agree(one: tuple[int, int], other: tuple[int, int]) -> bool:
    """Both can be right: no further apart than half of both round trips, and what rounding takes."""
    (trip_ms, offset_ms), (other_trip_ms, other_offset_ms) = one, other
    return abs(offset_ms - other_offset_ms) <= (trip_ms + other_trip_ms) / 2 + ROUNDING_MS
