"""How many parts of pages each who asks is served: every one stays in the record, and takes two seconds of a thin line.
Pure."""

AT_ONCE = 6
EVERY_MS = 1_000
MOST_PEOPLE = 64


class PartBudget:
    """`at_once` of them, then one every `every_ms`; what is refused is asked for again while it is looked at."""

    def __init__(self, at_once: int = AT_ONCE, every_ms: int = EVERY_MS) -> None:
        self._at_once, self._every_ms = at_once, every_ms
        self._free_ms: dict[str, int] = {}  # when all of one's parts are to be had again

    def take(self, by: str, now_ms: int) -> bool:
        free_ms = max(self._free_ms.pop(by, now_ms), now_ms)
        is_given = free_ms - now_ms < self._at_once * self._every_ms
        self._free_ms[by] = free_ms + self._every_ms if is_given else free_ms
        while len(self._free_ms) > MOST_PEOPLE:
            self._free_ms.pop(next(iter(self._free_ms)))
        return is_given
