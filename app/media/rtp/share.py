"""The small part of a link that stills and bulk always get, saved up until it is worth a packet. Pure."""

MOST_BYTES = 32 * 1024  # design, fixed point 10
LEAST_SAVED = 1_500  # a packet must fit, however narrow the link
SAVED_MS = 500.0
LAPSE_MS = 1_000.0  # what was granted and not put by then will not be


class Share:
    """Credit in bytes. `prepaid`: granted, counted, and not yet left."""

    def __init__(self) -> None:
        self.prepaid = 0
        self._credit = 0.0
        self._at_ms: float | None = None
        self._granted_ms = 0.0

    def grow(self, now: float, per_ms: float) -> None:
        """`per_ms`: the share's own bytes a ms."""
        gone_ms = 0.0 if self._at_ms is None else max(0.0, now - self._at_ms)
        self._at_ms = now if self._at_ms is None else max(now, self._at_ms)
        self._credit = min(self._credit + gone_ms * per_ms, max(LEAST_SAVED, per_ms * SAVED_MS))

    def has(self, size: int) -> bool:
        return self._credit >= min(size, LEAST_SAVED)

    def spend(self, size: int) -> None:
        self._credit = max(0.0, self._credit - size)

    def grant(self, spare: float, room: float, chunk: int, now: float) -> int:
        """What may be handed over: of its own credit or of what is to `spare`, whichever is more; `room` bounds it."""
        if now - self._granted_ms > LAPSE_MS:
            self.prepaid = 0
        amount = int(min(max(self._credit, spare), room - self.prepaid, MOST_BYTES))
        if amount < chunk:
            return 0
        self.spend(amount)
        self._granted_ms = now
        return amount

    def leave(self, size: int) -> int:
        """A packet leaves: how much of it was counted when it was granted."""
        paid = min(size, self.prepaid)
        self.prepaid -= paid
        return paid
