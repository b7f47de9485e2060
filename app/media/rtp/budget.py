"""What may leave now, in bytes: one budget for everything on one connection. Knows no packets and no queues.

Three bounds, all from the estimate E (bits a second, headers included):
- haste: at most 1.25 E while something waits, so that a frame is spaced and not thrown at the link (twice that on a
  short way without a queue, where it is felt how soon a frame is whole); what a late timer kept waiting is made up for;
- mean: E in the long run; what was saved in 80 ms may be spent faster: more would stand in the link and delay voice;
- window: in any 200 ms everything together stays at or below 2 E. Voice is not held back for it: room for as much as
  the ladder says voice needs is kept free. A probe is bound by the window alone.

Time is float ms and never falls. Sizes are bytes on the wire (IP, UDP, RTP, SRTP included).
"""

import math
from collections import deque

WINDOW_MS = 200.0
MOST = 2.0
HASTE, ROOMY_HASTE = 1.25, 2.5
SAVED_MS = 80.0
LATE_MS = 10.0  # of a timer, that much at most: with one packet each the timers would cap the rate
LEAST_BPS = 10_000  # an estimate of nothing would never let go of what waits
_CHUNK_MS = 25.0
_VOICE_PERIOD_MS = 60.0  # the longest voice frame: one more than the average may fall into a window


class Budget:
    def __init__(self, estimate_bps: float, voice_bps: float) -> None:
        self._sent: deque[tuple[float, int, bool]] = deque()  # (when, bytes, voice) within the window
        self._others = self._voice = 0  # bytes within the window
        self._haste_debt = self._mean_debt = 0.0
        self._at_ms = self._free_ms = 0.0  # since when haste lets the next one go
        self.allow(estimate_bps, voice_bps)

    def allow(self, estimate_bps: float, voice_bps: float, has_room: bool = False) -> None:
        """From now on. `voice_bps`: what voice takes on the wire; `has_room`: see Estimate."""
        self.per_ms = max(estimate_bps, LEAST_BPS) / 8_000
        self._hasty_per_ms = self.per_ms * (ROOMY_HASTE if has_room else HASTE)
        self.left_per_ms = max(self.per_ms - voice_bps / 8_000, self.per_ms / 10)
        self._most = MOST * WINDOW_MS * self.per_ms
        self._kept_free = voice_bps * (WINDOW_MS + _VOICE_PERIOD_MS) / 8_000

    def settle(self, now: float) -> None:
        """Call before any other question of the same moment."""
        gone_ms = max(0.0, now - self._at_ms)
        self._at_ms = max(now, self._at_ms)
        if self._haste_debt > 0:
            self._free_ms = self._at_ms - gone_ms + self._haste_debt / self._hasty_per_ms
        self._haste_debt = _paid(self._haste_debt, gone_ms * self._hasty_per_ms)
        self._mean_debt = _paid(self._mean_debt, gone_ms * self.per_ms)
        while self._sent and self._sent[0][0] + WINDOW_MS <= self._at_ms:
            _, size, voice = self._sent.popleft()
            self._count(-size, voice)

    def charge(
        self, size: int, *, voice: bool = False, beside: bool = False, paid: int = 0, since: float | None = None
    ) -> None:
        """It left. `beside`: over another connection, which spaces its bytes itself; `paid`: so many were reserved;
        `since`: from when on it waited for a timer."""
        self._sent.append((self._at_ms, size, voice))
        self._count(size, voice)
        self._mean_debt += size - paid
        if not beside:
            self._owe(size, self._at_ms if since is None else since)

    def reserve(self, size: int) -> None:
        """It will leave later, and nobody else may have it."""
        self._mean_debt += size

    def fits_at(self, size: int) -> float:
        """When so many bytes, not voice, may leave if nothing else does meanwhile; inf where they never fit."""
        saved = self.per_ms * SAVED_MS
        mean_ms = max(0.0, self._mean_debt - saved) / self.per_ms
        haste_ms = self._haste_debt / self._hasty_per_ms
        return max(self._at_ms + max(mean_ms, haste_ms), self.window_at(size))

    def window_at(self, size: int) -> float:
        """When the window has room for them, whatever they owe: what binds a probe."""
        others, voice = self._others + size, self._voice
        if others + max(voice, self._kept_free) <= self._most:
            return self._at_ms
        for at, left, is_voice in self._sent:
            others, voice = (others, voice - left) if is_voice else (others - left, voice)
            if others + max(voice, self._kept_free) <= self._most:
                return at + WINDOW_MS
        return math.inf

    def spare(self) -> int:
        """Bytes that may go beside the pacer at once: half of what is saved stays for the next frame."""
        saved = self.per_ms * SAVED_MS / 2 - self._mean_debt
        return max(0, int(min(saved, self.window_room())))

    @property
    def chunk(self) -> int:
        """The least that is worth a grant: 1 KiB, less where that takes long."""
        return round(min(1_024.0, max(128.0, self.per_ms * _CHUNK_MS)))

    def window_room(self) -> float:
        return self._most - self._others - max(self._voice, self._kept_free)

    def owed_ms(self) -> float:
        """How long what left already keeps the next packet waiting."""
        return self.fits_at(0) - self._at_ms

    def _owe(self, size: int, since: float) -> None:
        """It counts from when it could have left."""
        per_ms = self._hasty_per_ms
        begun = min(self._at_ms, max(since, self._free_ms, self._at_ms - LATE_MS))
        self._free_ms = begun + size / per_ms
        self._haste_debt = max(0.0, self._haste_debt + size - (self._at_ms - begun) * per_ms)

    def _count(self, size: int, voice: bool) -> None:
        if voice:
            self._voice += size
        else:
            self._others += size


def _paid(debt: float, paid: float) -> float:
    """Less than a byte is nothing: rounding must not keep a timer busy."""
    return debt - paid if debt - paid >= 1 else 0.0
