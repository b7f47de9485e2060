"""The counters of one connection that belong to nobody else: datagrams, pictures seen, what limited them. Pure."""

from typing import Literal

from app.media.rtp.agreed import Agreed
from app.media.rtp.tally import Tally
from app.media.seen import Seen
from app.media.share import Key

Reason = Literal["none", "cpu", "bandwidth", "other"]  # W3C RTCQualityLimitationReason
REASONS: tuple[Reason, ...] = ("none", "cpu", "bandwidth", "other")


class Counting:
    """One for each connection, on the engine's loop. `waited_ms`: of all frames from their first packet until they were
    whole and in order, `waited` so many."""

    def __init__(self, agreed: Agreed) -> None:
        self.tally = Tally(agreed)
        self.seen = Seen()
        self.limits = Limits()
        self.waited, self.waited_ms = 0, 0.0

    def freed(self, first_ms: float, now: float) -> None:
        self.waited += 1
        self.waited_ms += max(0.0, now - first_ms)


class Limits:
    """What keeps the own picture from being all that it could be, and how long each reason has held."""

    def __init__(self) -> None:
        self.reason: Reason = "none"
        self.held_ms: dict[Reason, float] = dict.fromkeys(REASONS, 0.0)
        self._at: float | None = None

    def hear(self, now: float, said: Key, is_failing: bool) -> None:
        """The ladder's word, a few times a second. `is_failing`: this computer cannot code the picture."""
        if self._at is not None:
            self.held_ms[self.reason] += now - self._at
        self._at, self.reason = now, "other" if is_failing else _REASON.get(said, "other")


_REASON: dict[Key, Reason] = {
    "well": "none",
    "picture.small": "bandwidth",
    "picture.slow": "bandwidth",
    "picture.off": "bandwidth",
    "stills.first": "bandwidth",
    "stethoscope.recorded": "bandwidth",
    "computer.slow": "cpu",
}
