"""What bulk may take of this place's line while a call shares it, each way and by what waits; pure, handed the time."""

from collections.abc import Callable
from typing import Literal

import msgspec

from app.client.owed import RANK_LOG

Way = Literal["up", "down"]

HOLDS_MS = 3_000  # the ladder's word is older: no call shares the line any more
PIECE_MS = 100  # of its share in one piece (design, fixed point 10)
LEAST_PIECE, MOST_PIECE = 1_024, 32_768
OVERHEAD_BYTES = 110  # around a piece: IP and TCP 52, TLS 22, WebSocket and message 20, the answer's own packet
LEAST_STILLS_BPS = 8_000  # until the ladder has heard that a still waits; and never nothing: somebody looks at it


class Waits(msgspec.Struct, frozen=True, gc=False):
    """Whether something waits: what is looked at, with the past that explains it, and all that may come behind."""

    stills: bool = False
    bulk: bool = False


class Drip:
    """One share of one direction. `None` bits a second: nobody else is on the line, nothing is held back."""

    def __init__(self) -> None:
        self._bps: int | None = None
        self._until_ms = 0
        self._credit = 0.0
        self._at_ms = 0
        self.taken_bytes = 0  # while a call shared the line, headers and all

    def allow(self, bps: int, now_ms: int) -> None:
        self._grow(now_ms)
        self._bps, self._until_ms = bps, now_ms + HOLDS_MS

    def is_open(self, now_ms: int) -> bool:
        """No call shares the line."""
        return self._bps is None or now_ms >= self._until_ms

    def take(self, most: int, now_ms: int) -> int:
        """Bytes that may go now as one piece, at most so many; 0: not yet."""
        if self.is_open(now_ms):
            return most
        self._grow(now_ms)
        count = min(most, self._piece)
        if count <= 0 or self._credit < count + OVERHEAD_BYTES:
            return 0
        self._credit -= count + OVERHEAD_BYTES
        self.taken_bytes += count + OVERHEAD_BYTES
        return count

    def wait_ms(self, most: int, now_ms: int) -> int:
        """Until `take` gives something, as far as is known now; never long: the share may change meanwhile."""
        if self.is_open(now_ms):
            return 0
        self._grow(now_ms)
        lacking = min(most, self._piece) + OVERHEAD_BYTES - self._credit
        return PIECE_MS * 2 if not self._bps else min(max(int(lacking * 8_000 / self._bps) + 1, 1), PIECE_MS * 2)

    @property
    def _piece(self) -> int:
        return min(max((self._bps or 0) * PIECE_MS // 8_000, LEAST_PIECE), MOST_PIECE)

    def _grow(self, now_ms: int) -> None:
        gone_ms = max(0, now_ms - self._at_ms)
        self._at_ms = now_ms
        most = 1.5 * (self._piece + OVERHEAD_BYTES)  # a timer that came late is made up for, a pause is not
        self._credit = min(self._credit + gone_ms * (self._bps or 0) / 8_000, most)


class BulkShare:
    """What up to RANK_LOG waits has the stills' share, all else bulk's. `left` hears of every piece that goes out while
    a call shares the line, headers and all: its congestion control has to know what else is in the queue."""

    def __init__(self) -> None:
        self.left: Callable[[int], None] = lambda count: None
        self.file_up_bps: int | None = None  # what a file would get, were one waiting: while a call shares the line
        self._drips = {(way, soon): Drip() for way in ("up", "down") for soon in (True, False)}

    def of(self, way: Way, rank: int) -> Drip:
        return self._drips[way, rank <= RANK_LOG]

    def allow(self, way: Way, stills_bps: int, bulk_bps: int, now_ms: int) -> None:
        """The ladder's word, again and again while the call goes on."""
        self._drips[way, True].allow(max(stills_bps, LEAST_STILLS_BPS), now_ms)
        self._drips[way, False].allow(bulk_bps, now_ms)

    def taken_bytes(self, way: Way) -> int:
        """So far, while a call shared the line."""
        return sum(drip.taken_bytes for (one, _), drip in self._drips.items() if one == way)

    def is_open(self, way: Way, now_ms: int) -> bool:
        return self._drips[way, True].is_open(now_ms)
