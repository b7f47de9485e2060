"""From the pen to the ink that is painted on the other screen while the stroke is still being drawn, over loopback with
video: p95 at most 50 ms; and to one's own, at most 16 ms.

`python -m tests.bench.inkway`: two real programs in a call with picture, voice and recording, off screen. The
specialist freezes the moving picture and draws on it, the clinic looks; the live picture goes on beside. Both read one
computer's monotonic clock. A place that the pen passed counts as painted with the first paint of the other stage whose
ink reaches it. The stroke whose first point freezes the picture is told apart: the other screen has to turn there.
"""

import argparse
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from tests.bench.harness import is_full, percentile, write_json
from tests.rig.people import NURSE, SPECIALIST
from tests.rig.server import Server
from tests.windows.seat import Seat
from tests.windows.visit import meet

MOST_MS, MOST_OWN_MS = 50.0, 16.0
POINTS, SETTLES_S, HELD_S = 110, 4.0, 0.4
REACHED = 0.5  # of a unit: what whispered ink is rounded to
Times = Sequence[Sequence[float]]


def line(y: float) -> list[list[float]]:
    """To the right, in shares of the stage."""
    return [[0.15 + 0.7 * step / POINTS, y] for step in range(POINTS)]


def ways_ms(moves: Times, painted: Times) -> list[float]:
    """Of every place that was reached, how long after the pen."""
    found = []
    for at, x in moves:
        shown = next((when for when, furthest in painted if furthest >= x - REACHED and when >= at), None)
        if shown is not None:
            found.append(shown - at)
    return found


def stroke(omar: Seat, anna: Seat, y: float) -> tuple[list[float], list[float], int]:
    """Ways to the other screen, to one's own, and how many places were never seen there before the pen was up."""
    for seat, what in ((omar, "pen_moves"), (omar, "own_ink"), (anna, "ink_painted")):
        seat.do(what)
    points = line(y)
    omar.do("pen_down", points=points[:2])
    omar.do("pen_on", points=points[2:])
    time.sleep(HELD_S)
    moves, own, painted = omar.do("pen_moves"), omar.do("own_ink"), anna.do("ink_painted")
    omar.do("pen_up", at=points[-1])
    assert isinstance(moves, list) and isinstance(own, list) and isinstance(painted, list)
    ways = ways_ms(moves, painted)
    return ways, own, len(moves) - len(ways)


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.bench.inkway", description=__doc__)
    parser.add_argument("--strokes", type=int, default=40 if is_full() else 6)
    told = parser.parse_args()
    with (
        tempfile.TemporaryDirectory(prefix="preceptor-bench-") as folder,
        Server(Path(folder) / "server") as server,
        Seat(Path(folder) / "clinic", server.url, NURSE) as anna,
        Seat(Path(folder) / "city", server.url, SPECIALIST) as omar,
    ):
        meet(anna, omar)
        time.sleep(SETTLES_S)
        omar.press("Pen")
        first, _, first_unseen = stroke(omar, anna, 0.2)
        anna.do("see_stage", key="frame:")
        ways: list[float] = []
        own: list[float] = []
        unseen = 0
        for number in range(told.strokes):
            other, mine, missing = stroke(omar, anna, 0.3 + 0.5 * number / told.strokes)
            ways, own, unseen = ways + other, own + mine, unseen + missing
        frames = anna.do("look")
    assert isinstance(frames, dict) and frames["key"].startswith("frame:")
    figures: dict[str, object] = {
        "strokes": told.strokes,
        "places": len(ways),
        "other_p50_ms": round(percentile(ways, 0.5), 1),
        "other_p95_ms": round(percentile(ways, 0.95), 1),
        "other_max_ms": round(percentile(ways, 1.0), 1),
        "unseen": unseen,
        "own_p50_ms": round(percentile(own, 0.5), 1),
        "own_p95_ms": round(percentile(own, 0.95), 1),
        "freezing_p50_ms": round(percentile(first, 0.5), 1),
        "freezing_p95_ms": round(percentile(first, 0.95), 1),
        "freezing_unseen": first_unseen,
    }
    write_json("inkway", figures, {"other_p95_ms": MOST_MS, "own_p95_ms": MOST_OWN_MS, "unseen": 0})


if __name__ == "__main__":
    main()
