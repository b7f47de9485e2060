"""How old the picture is that one sees: from its own stamp, in whole seconds, calm enough to be read. Pure."""

OLD_MS = 1_000  # older than this it is said
_CALM_MS = 2_000  # a picture that is old now and then is old
_MOST_ON_THE_WAY_MS = 30_000  # a stamp further back is of another clock than the server's
_SELDOM_S = (0, 1, 2, 3, 5, 10, 20, 30, 60, 120, 300, 600)


class PictureAge:
    """The worst of the last two seconds once it is over a second: a picture once a second would blink."""

    def __init__(self) -> None:
        self._worst: tuple[int, int] | None = None  # age, and when it was so old

    def at(self, now_ms: int, came_ms: int | None, captured_ms: int | None) -> int | None:
        """0 while it is younger than a second; None while there is none. `captured_ms` is believed where it can be
        the server's time."""
        if came_ms is None:
            self._worst = None
            return None
        way_ms = came_ms - captured_ms if captured_ms is not None else 0
        age_ms = max(0, now_ms - came_ms + (way_ms if 0 <= way_ms <= _MOST_ON_THE_WAY_MS else 0))
        if self._worst is None or age_ms >= self._worst[0] or now_ms - self._worst[1] > _CALM_MS:
            self._worst = (age_ms, now_ms)
        worst_ms = self._worst[0]
        return worst_ms // 1_000 * 1_000 if worst_ms >= OLD_MS else 0


def seldom(age_ms: int | None) -> int:
    """In steps that grow, for a whisper on a weak link; 0 where it is not worth a word."""
    return 1_000 * max(step for step in _SELDOM_S if step * 1_000 <= (age_ms or 0))
