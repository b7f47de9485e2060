"""Marks that stay on the anatomy: how far off while sure, how much of the time sure, how soon again, what it costs.

Films of known movement (tests/bench/scenes) on textured tissue, on skin and on what glistens, as the camera has them
and once through our codec as the receiver has them. Off is the outline's worst place, in pixels of 640x480. Visible is
the whole outline in the picture with nothing before it; after it left the view, from when a person who sees *perhaps*
has confirmed it. Again is what the program takes of that: from the return to *perhaps*, and from the press to *sure*.
Writes `tracked.json`.
"""

import math
import sys
import time
from collections.abc import Sequence
from itertools import pairwise
from typing import get_args

import cv2
import numpy as np

from app.media.tracking import Tracker
from tests.bench.harness import is_full, percentile, write_json
from tests.bench.scenes.followed import DRAWN_S, Seen, followed, grey, pictures
from tests.bench.scenes.movements import MOVEMENTS, film, outline
from tests.bench.scenes.surfaces import Kind

KINDS: tuple[Kind, ...] = get_args(Kind)
SEEDS, FPS, SECONDS = ((1, 2), 20.0, 5.2) if is_full() else ((1,), 15.0, 4.6)
CODED_KBPS = (150, 300, 600) if is_full() else (300,)
UNCODED = MOVEMENTS if is_full() else ("bending", "hand")
ROW = ("on", "movement", "kbps", "seed", "error_p95_px", "error_worst_px", "sure_share", "far_share", "again_worst_s")
FAR_PX = 15.0
COST_S = 4.0 if is_full() else 1.2
SPREAD = (90.0, 110.0)  # between several marks


def main() -> int:
    print(" ".join(f"{name:>14}" for name in ROW), flush=True)
    films = [
        scene(kind, movement, kbps, seed)
        for kind in KINDS
        for seed in SEEDS
        for kbps in (0, *CODED_KBPS)
        for movement in (MOVEMENTS if kbps else UNCODED)
    ]
    figures: dict[str, object] = {"pictures": sum(len(seen) for _, seen in films)}
    limit: dict[str, float] = {}
    for kind in KINDS:
        of_kind = summed([seen for said, seen in films if said["on"] == kind])
        figures |= {f"{kind}_{name}": value for name, value in of_kind.items()}
        limit |= {f"{kind}_error_p95_px": 6.0, f"least_{kind}_sure_share": 0.85}
        limit |= {f"{kind}_far_share": 0.01, f"{kind}_again_worst_s": 1.0}
    for marks in (1, 4, 8):
        figures |= {f"cost_{marks}_{name}_ms": value for name, value in cost(marks).items()}
        limit[f"cost_{marks}_mean_ms"] = 6.0
    figures["films"] = [said for said, _ in films]
    write_json("tracked", figures, limit)
    return 0


def scene(kind: Kind, movement: str, kbps: int, seed: int) -> tuple[dict[str, object], list[Seen]]:
    shown, drawn = film(movement, kind, seed), outline(seed)
    shots = pictures(lambda t: shown, FPS, SECONDS, kbps)
    seen = followed(lambda t: shown, lambda t: shown.truth(drawn, t), shots)
    said = {"on": kind, "movement": movement, "kbps": kbps, "seed": seed, "begun": bool(seen)} | summed([seen])
    print(" ".join(f"{said[name]!s:>14}" for name in ROW), flush=True)
    return said, seen


def summed(films: Sequence[list[Seen]]) -> dict[str, float]:
    """One that could not be begun is never sure, for all the time it should have been."""
    sure = [one.off_px for seen in films for one in seen if one.state == "sure"]
    visible = [one for seen in films for one in seen if one.visible and not one.asked]
    never = sum(round((SECONDS - DRAWN_S) * FPS) for seen in films if not seen)
    again = [seconds for seen in films for seconds in agains(seen)]
    return {
        "error_p50_px": round(percentile(sure, 0.5), 2),
        "error_p95_px": round(percentile(sure, 0.95), 2),
        "error_worst_px": round(max(sure, default=math.nan), 2),
        "sure_share": round(sum(one.state == "sure" for one in visible) / max(len(visible) + never, 1), 4),
        "far_share": round(sum(not off <= FAR_PX for off in sure) / max(len(sure), 1), 4),
        "again_worst_s": round(max(again, default=math.nan), 2),
    }


def agains(seen: list[Seen]) -> list[float]:
    """Of each time it left the view: the program's own share of the time until it is sure again; inf if it never is."""
    found: list[float] = []
    returned = perhaps = pressed = None
    for before, now in pairwise(seen):
        if now.asked and now.visible and returned is None:
            returned = now.at_s
        if returned is not None and perhaps is None and now.state == "perhaps":
            perhaps = now.at_s
        pressed = before.at_s if before.confirmed else pressed
        if pressed is not None and now.state == "sure" and returned is not None and perhaps is not None:
            found.append(max(0.0, perhaps - returned) + now.at_s - pressed)
            returned = perhaps = pressed = None
    return [*found, math.inf] if returned is not None else found


def cost(marks: int) -> dict[str, float]:
    """Of a step, ms of one core, over the three surfaces and the view as it pans."""
    spent: list[float] = []
    for kind in KINDS:
        shown = film("pan", kind)
        frames = [grey(shown.shown(number / 30), number / 30) for number in range(round(COST_S * 30))]
        tracker = Tracker()
        for number in range(marks):
            column, row = number % 4 - (min(marks, 4) - 1) / 2, number // 4 - (marks > 4) / 2
            places = shown.truth(outline() + np.array([column, row]) * SPREAD, 0.0)
            if not tracker.begin(str(number), places.astype(np.float32), frames[0]):
                raise RuntimeError("a mark could not be begun: the cost would be of fewer")
        for frame in frames[1:]:
            began = time.thread_time()
            tracker.step(frame)
            spent.append((time.thread_time() - began) * 1_000)
    return {"mean": round(float(np.mean(spent)), 2), "p95": round(percentile(spent, 0.95), 2)}


if __name__ == "__main__":
    cv2.setNumThreads(1)
    sys.exit(main())
