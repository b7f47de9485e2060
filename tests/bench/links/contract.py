"""What is promised of the program against Chromium with AV1 on the same links, figure by figure. Pure.

Medians over the seeds of one run against each other: `compared(rows)` of `table.summary`.
"""

from collections.abc import Sequence

import msgspec

OURS, RIVAL = "preceptor", "Chromium AV1"
FPS_TIMES, FROZEN_SHARE, FROZEN_LEAST, P95_TIMES, SSIM_LESS = 0.9, 0.5, 0.01, 1.1, 0.005
Row = dict[str, object]


class Compared(msgspec.Struct, frozen=True):
    """One figure on one link: `value` as it is promised (a multiple, a difference, or the figure itself), at most
    `bound` or, where `is_least`, at least. None: there is nothing to compare."""

    link: str
    queue_ms: float
    figure: str
    ours: float | None
    rival: float | None
    value: float | None
    bound: float
    is_least: bool

    @property
    def is_kept(self) -> bool:
        if self.value is None:
            return False
        return self.value >= self.bound if self.is_least else self.value <= self.bound

    @property
    def name(self) -> str:
        """For a list of figures with limits."""
        queue = "" if self.queue_ms == 500 else f"_queue_{self.queue_ms:.0f}"
        return f"{self.link}{queue}_{self.figure}"


class Bound(msgspec.Struct, frozen=True):
    figure: str
    bound: float
    is_least: bool


ABSOLUTE = {  # of ours alone, whatever the other does
    "weak": (
        Bound("fps", 10, True),
        Bound("frozen_share", 0.05, False),
        Bound("p95_ms", 700, False),
        Bound("ssim", 0.92, True),
        Bound("concealed_share", 0.02, False),
    )
}


def compared(rows: Sequence[Row]) -> list[Compared]:
    """In the order of the rows."""
    found: list[Compared] = []
    for link, queue_ms in dict.fromkeys((str(row["link"]), _number(row["most_queue_ms"]) or 0.0) for row in rows):
        of = {str(row["peer"]): row for row in rows if (row["link"], row["most_queue_ms"]) == (link, queue_ms)}
        mine, theirs = of.get(OURS), of.get(RIVAL)
        if mine is None:
            continue
        if theirs is not None:
            found += _against(link, queue_ms, mine, theirs)
        if queue_ms == 500:
            found += [
                Compared(link, queue_ms, one.figure, _of(mine, one.figure), None, _of(mine, one.figure), *_ends(one))
                for one in ABSOLUTE.get(link, ())
            ]
    return found


def told(found: Sequence[Compared]) -> str:
    """For people: a line a figure that is promised."""
    lines = ["| link | queue | promised | ours | Chromium AV1 | value | bound | |", "|" + "---|" * 8]
    for one in found:
        sign = ">=" if one.is_least else "<="
        cells = (
            one.link,
            f"{one.queue_ms:.0f} ms",
            one.figure,
            _shown(one.ours),
            _shown(one.rival),
            _shown(one.value),
            f"{sign} {one.bound:g}",
            "kept" if one.is_kept else "MISSED",
        )
        lines.append("| " + " | ".join(cells) + " |")
    kept = sum(one.is_kept for one in found)
    return "\n".join([*lines, f"{kept} of {len(found)} kept"])


def limits(found: Sequence[Compared]) -> tuple[dict[str, float | None], dict[str, float]]:
    """Figures and limits as `write_json` takes them."""
    bounds = {("least_" if one.is_least else "") + one.name: one.bound for one in found}
    return {one.name: one.value for one in found}, bounds


def _against(link: str, queue_ms: float, mine: Row, theirs: Row) -> list[Compared]:
    frozen = _of(theirs, "frozen_share")
    frozen_most = FROZEN_LEAST if not frozen else FROZEN_SHARE * frozen
    ends = (
        ("fps", "fps_times", _times, FPS_TIMES, True),
        ("frozen_share", "frozen", lambda one, other: one, frozen_most, False),
        ("p95_ms", "p95_times", _times, P95_TIMES, False),
        ("ssim", "ssim_more", _more, -SSIM_LESS, True),
    )
    found: list[Compared] = []
    for key, name, value, bound, is_least in ends:
        one, other = _of(mine, key), _of(theirs, key)
        found.append(Compared(link, queue_ms, name, one, other, value(one, other), bound, is_least))
    return found


def _times(one: float | None, other: float | None) -> float | None:
    return None if one is None or not other else round(one / other, 3)


def _more(one: float | None, other: float | None) -> float | None:
    return None if one is None or other is None else round(one - other, 4)


def _ends(bound: Bound) -> tuple[float, bool]:
    return bound.bound, bound.is_least


def _of(row: Row, key: str) -> float | None:
    """The median."""
    values = row[key]
    return _number(values[0]) if isinstance(values, list) else None


def _number(value: object) -> float | None:
    return float(value) if isinstance(value, int | float) else None


def _shown(value: float | None) -> str:
    return "-" if value is None else f"{value:.4g}"
