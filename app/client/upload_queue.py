"""Which blob is tried next: the lowest rank of those whose time has come; handed the time, knows no socket, no disk."""

from collections.abc import Callable, Collection, Iterator

import msgspec

from app.client.owed import Owed

FIRST_AGAIN_MS = 5_000
LONGEST_AGAIN_MS = 300_000
LEAST_AGAIN_MS = 100
MOST_REFUSALS = 8  # some ten minutes
HELD_MS = 20_000  # between two looks at whether the line is free for what may wait

Key = tuple[str, str]


class Waiting(msgspec.Struct):
    """One of them. `not_before_ms` None: set aside; `is_new`: nothing of it was ever sent."""

    owed: Owed
    not_before_ms: int | None = 0
    tried_ms: int = 0
    is_new: bool = True
    refusals: int = 0


class UploadQueue:
    """A blob that is refused waits longer every time and stands in nobody's way meanwhile. `is_held`: not to go now,
    whatever else is so; `is_going`: somebody sends it already."""

    def __init__(
        self,
        is_held: Callable[[Owed], bool] = lambda owed: False,
        is_going: Callable[[Owed], bool] = lambda owed: False,
    ) -> None:
        self._is_held = is_held
        self._is_going = is_going
        self._waiting: dict[Key, Waiting] = {}

    @property
    def size_bytes(self) -> int:
        """Of what goes as soon as it can."""
        return sum(one.owed.size_bytes for one in self._waiting.values() if not self._is_held(one.owed))

    @property
    def count(self) -> int:
        """With what waits."""
        return len(self._waiting)

    @property
    def all_bytes(self) -> int:
        return sum(one.owed.size_bytes for one in self._waiting.values())

    def add(self, owed: Owed, is_new: bool = True) -> Owed:
        """As it is owed now: added twice, the sooner holds."""
        before = self._waiting.get(_key(owed))
        if before is not None:
            owed = msgspec.structs.replace(owed, not_before_ms=min(owed.not_before_ms, before.owed.not_before_ms))
        self._waiting[_key(owed)] = Waiting(owed, is_new=is_new and (before is None or before.is_new))
        return owed

    def begins(self, owed: Owed) -> bool:
        """True the first time: nothing of it was sent before."""
        one = self._waiting.get(_key(owed))
        if one is None or not one.is_new:
            return False
        one.is_new = False
        return True

    def drop(self, owed: Owed) -> None:
        self._waiting.pop(_key(owed), None)

    def of(self, blob: str) -> tuple[Owed, ...]:
        """For every consult that it is owed to."""
        return tuple(one.owed for one in self._waiting.values() if one.owed.blob == blob)

    def waits(self, ranks: Collection[int], now_ms: int) -> bool:
        """Something is to go now, or goes already."""
        return next(self._ready(ranks, now_ms), None) is not None

    def due(self, ranks: Collection[int], now_ms: int) -> Owed | None:
        ready = (one for one in self._ready(ranks, now_ms) if not self._is_going(one.owed))
        first = min(ready, key=lambda one: (one.owed.rank, one.tried_ms), default=None)
        return first.owed if first is not None else None

    def _ready(self, ranks: Collection[int], now_ms: int) -> Iterator[Waiting]:
        return (
            one
            for one in self._waiting.values()
            if one.owed.rank in ranks and one.not_before_ms is not None and one.not_before_ms <= now_ms
            if not self._is_held(one.owed)
        )

    def pause_ms(self, ranks: Collection[int], now_ms: int) -> int | None:
        """Until the next one is due, or may be; None when none will be by itself."""
        moments = (
            max(one.not_before_ms, now_ms + HELD_MS)
            if one.not_before_ms is not None and self._is_held(one.owed)
            else one.not_before_ms
            for one in self._waiting.values()
            if one.owed.rank in ranks and not self._is_going(one.owed)
        )
        soonest = min((moment for moment in moments if moment is not None), default=None)
        return None if soonest is None else max(soonest - now_ms, 1)

    def refused(self, owed: Owed, now_ms: int) -> bool:
        """True when it is set aside by this: it is owed still, and tried again when something changes."""
        one = self._waiting.get(_key(owed))
        if one is None:
            return False
        one.refusals += 1
        one.tried_ms = now_ms
        if one.refusals >= MOST_REFUSALS:
            one.not_before_ms = None
            return one.refusals == MOST_REFUSALS
        one.not_before_ms = now_ms + min(FIRST_AGAIN_MS << (one.refusals - 1), LONGEST_AGAIN_MS)
        return False

    def put_off(self, owed: Owed, now_ms: int, pause_ms: int = FIRST_AGAIN_MS) -> None:
        """Nobody's refusal: the link went, or the server has no space for anybody."""
        one = self._waiting.get(_key(owed))
        if one is not None:
            one.tried_ms, one.not_before_ms = now_ms, now_ms + pause_ms

    def nudge(self, now_ms: int) -> None:
        """Something changed: what was refused may be taken now."""
        for one in self._waiting.values():
            soon_ms = max(now_ms, one.tried_ms + LEAST_AGAIN_MS)
            one.not_before_ms = soon_ms if one.not_before_ms is None else min(one.not_before_ms, soon_ms)


def _key(owed: Owed) -> Key:
    return (owed.consult, owed.blob)
