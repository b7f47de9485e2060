"""What the bulk connection really got through lately, so that it can be said how long a file takes. Pure."""

PAUSE_MS = 2_500  # without a piece: nothing was to be sent, or the line was away
LEAST_MS, LEAST_BYTES = 1_000, 16_384  # the first pieces fill what stands between here and there
WINDOW_MS = 30_000


class BulkRate:
    """One way. Bits a second of the pieces themselves, without what is around them."""

    def __init__(self) -> None:
        self._run: list[tuple[int, int]] = []  # since the last pause: (ms, bytes)
        self._bps: int | None = None
        self._told_ms: int | None = None
        self._in_call = False

    @property
    def bps(self) -> int | None:
        """Of the last stretch that was long enough; None while there was none."""
        return self._bps

    def lately(self, now_ms: int, in_call: bool) -> int | None:
        """`bps`, where it is no older than a stretch and the line was as it is now: with a call on it, or without."""
        if self._told_ms is None or now_ms - self._told_ms > WINDOW_MS or in_call != self._in_call:
            return None
        return self._bps

    def moved(self, count: int, now_ms: int, in_call: bool = False) -> None:
        """`in_call`: only what a call on the same line left."""
        if in_call != self._in_call:
            self._run, self._in_call, self._told_ms = [], in_call, None
        if self._run and now_ms - self._run[-1][0] > PAUSE_MS:
            self._run = []
        self._run.append((now_ms, count))
        while now_ms - self._run[0][0] > WINDOW_MS:
            self._run.pop(0)
        took_ms = now_ms - self._run[0][0]
        count = sum(one for _, one in self._run[1:])
        if took_ms >= LEAST_MS and count >= LEAST_BYTES:
            self._bps, self._told_ms = count * 8_000 // took_ms, now_ms
