"""Which short sound comes next: a stop at once, then the weightiest that is not too old. Pure, handed the time."""

STOP = "stop"
EMERGENCY = "emergency"
WEIGHT = (
    STOP,
    EMERGENCY,
    "instruction",
    "link_lost",
    "link_back",
    "person",
    "recording_on",
    "recording_off",
    "request",
    "still",
)
WAITS_MS = 2_500  # two sounds long: what comes later than that would tell of something that is over


class ChimeOrder:
    """`sounding`: what is played now. The same sound is never asked for twice at a time."""

    def __init__(self) -> None:
        self.sounding = ""
        self._waiting: dict[str, int] = {}

    def come(self, name: str, now_ms: int) -> bool:
        """True when what sounds is to be cut off: only a stop does that."""
        if name == self.sounding or name in self._waiting:
            return False
        self._waiting[name] = now_ms
        return name == STOP and bool(self.sounding)

    def next(self, now_ms: int) -> str:
        """Sounds from now on; empty when nothing is left."""
        fresh = [name for name, since_ms in self._waiting.items() if name == STOP or now_ms - since_ms <= WAITS_MS]
        self.sounding = min(fresh, key=_weight, default="")
        self._waiting = {name: self._waiting[name] for name in fresh if name != self.sounding}
        return self.sounding


def _weight(name: str) -> int:
    """What is not known here comes last."""
    return WEIGHT.index(name) if name in WEIGHT else len(WEIGHT)
