"""Outcomes as the table that is printed and the figures that are kept: medians over the seeds, and their ranges."""

import statistics
from collections.abc import Iterable, Sequence

from tests.bench.links.call import Outcome
from tests.bench.links.plan import USUAL_QUEUE_MS
from tests.bench.links.roads import ROADS

HEAD = (
    "link",
    "peer",
    "fps",
    "frozen %",
    "p50 ms",
    "p95 ms",
    "SSIM",
    "voice ms",
    "concealed %",
    "pointer ms",
    "kbps",
    "queue ms",
    "cores",
    "others",
    "lines",
)
NOTHING = "-"
DISTURBED = 0.7  # cores of others: the link and this program take some 0.3 of them
NOTE = f"* others took more than {DISTURBED} cores meanwhile: measure again on a computer that does nothing else"
Range = list[float | None]  # median, least, most


def summary(outcomes: Sequence[Outcome]) -> list[dict[str, object]]:
    """One row a link with its queue and a peer, in the order they were measured."""
    rows = []
    for road, queue_ms, peer in dict.fromkeys(_key(one) for one in outcomes):
        same = [one for one in outcomes if _key(one) == (road, queue_ms, peer)]
        there = [one.there for one in same]
        rows.append(
            {
                "link": road,
                "most_queue_ms": queue_ms,
                "peer": peer,
                "runs": len(same),
                "fps": _range(one.fps for one in there),
                "frozen_share": _range(one.frozen_share for one in there),
                "p50_ms": _range(one.p50_ms for one in there),
                "p95_ms": _range(one.p95_ms for one in there),
                "ssim": _range(one.ssim for one in there),
                "voice_p50_ms": _range(one.voice[0].p50_ms for one in same),
                "voice_p95_ms": _range(one.voice[0].p95_ms for one in same),
                "concealed_share": _range(one.concealed[0] for one in same),
                "pointer_p95_ms": _range(pointer for one in same for pointer in one.pointer_p95_ms),
                "kbps": _range(one.kbps for one in same),
                "busiest_kbps": _range(one.busiest_kbps for one in same),
                "queue_ms_p95": _range(one.queue_ms_p95 for one in same),
                "cores": _range(one.cores for one in same),
                "others": _range(one.others for one in same),
                "height": _range(one.height for one in there),
            }
        )
    return rows


def printed(outcomes: Sequence[Outcome]) -> str:
    """For people: medians, and behind them the least and the most where there were several."""
    says = {road.name: road.says for road in ROADS}
    lines = [HEAD, ("---",) * len(HEAD)]
    for row in summary(outcomes):
        shown = (
            says.get(str(row["link"]), str(row["link"])) + _queue(row),
            str(row["peer"]) + (" *" if _is_disturbed(row) else ""),
            _shown(row["fps"], 1),
            _shown(row["frozen_share"], 1, 100),
            _shown(row["p50_ms"], 0),
            _shown(row["p95_ms"], 0),
            _shown(row["ssim"], 3),
            _shown(row["voice_p50_ms"], 0),
            _shown(row["concealed_share"], 1, 100),
            _shown(row["pointer_p95_ms"], 0),
            _shown(row["kbps"], 0),
            _shown(row["queue_ms_p95"], 0),
            _shown(row["cores"], 2),
            _shown(row["others"], 2),
            _shown(row["height"], 0),
        )
        lines.append(shown)
    table = ["| " + " | ".join(line) + " |" for line in lines]
    return "\n".join([*table, NOTE] if any(_is_disturbed(row) for row in summary(outcomes)) else table)


def _key(outcome: Outcome) -> tuple[str, float, str]:
    return outcome.road, outcome.most_queue_ms, outcome.peer


def _queue(row: dict[str, object]) -> str:
    return "" if row["most_queue_ms"] == USUAL_QUEUE_MS else f", queue {row['most_queue_ms']:.0f} ms"


def _is_disturbed(row: dict[str, object]) -> bool:
    others = row["others"]
    return isinstance(others, list) and others[0] is not None and others[0] > DISTURBED


def _range(values: Iterable[float | None]) -> Range:
    known = [value for value in values if value is not None]
    return [round(statistics.median(known), 4), min(known), max(known)] if known else [None, None, None]


def _shown(values: object, digits: int, times: float = 1) -> str:
    assert isinstance(values, list)
    if values[0] is None:
        return NOTHING
    median, least, most = (f"{value * times:.{digits}f}" for value in values)
    return median if least == most else f"{median} ({least}-{most})"
