"""A 720p30 call both ways on one computer: the processor of both engines, and how late the picture comes, beside stock
aiortc with VP8 at equal size and rate in the same run.

`python -m tests.bench.loopback --seconds 60`; by itself 10 s of each, with FULL=1 a minute, three times by turns. First
ours, then aiortc's coder held to the rate that ours had taken. Nothing is painted. Camera, microphone and the diary of
what was seen are the same for both and counted with both; ours is given colours, as cameras give them, and hands over
colours, as painters want them, and that is counted with ours.
"""

import argparse
import asyncio
import os
import statistics
import tempfile
from collections.abc import Sequence
from pathlib import Path

from tests.bench.harness import OUT, is_full, write_json
from tests.bench.links.border import Peer
from tests.bench.links.call import Outcome, measure
from tests.bench.links.film import Film, film_in
from tests.bench.links.peers import ours
from tests.bench.links.processes import PythonPeer
from tests.bench.links.roads import Road
from tests.bench.links.stock_wide import BPS
from tests.rig.link import Conditions

WIDTH, HEIGHT, FILM_S = 1_280, 720, 6
MOST_P50_MS = 45.0
LEAST_FPS = 24.0  # of 30: less is not the same work
ROAD = Road("loopback", "loopback", Conditions())
STOCK = PythonPeer("aiortc VP8", "tests.bench.links.stock_wide")


async def one_call(peer: Peer, film: Film, seconds: float, seed: int) -> Outcome:
    with tempfile.TemporaryDirectory(prefix="preceptor-bench-") as folder:
        return await measure(peer, ROAD, film, Path(folder), seconds=seconds, queue_ms=500, seed=seed, both=True)


def told(outcomes: Sequence[Outcome]) -> dict[str, float]:
    """Medians of the calls, in each the worse direction."""
    ways = [[way for way in (one.there, one.back) if way is not None] for one in outcomes]
    return {
        "cores": statistics.median(one.cores for one in outcomes),
        "p50_ms": statistics.median(max(way.p50_ms or 9_999.0 for way in both) for both in ways),
        "p95_ms": statistics.median(max(way.p95_ms or 9_999.0 for way in both) for both in ways),
        "fps": statistics.median(min(way.fps for way in both) for both in ways),
        "ssim": statistics.median(min(way.ssim or 0.0 for way in both) for both in ways),
        "height": statistics.median(min(way.height or 0 for way in both) for both in ways),
        "kbps": statistics.median(one.kbps for one in outcomes),
        "others_cores": statistics.median(one.others for one in outcomes),
    }


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.bench.loopback", description=__doc__)
    parser.add_argument("--seconds", type=float, default=60 if is_full() else 10)
    parser.add_argument("--rounds", type=int, default=3 if is_full() else 1)
    wanted = parser.parse_args()
    film = film_in(OUT / "film", FILM_S, WIDTH, HEIGHT)
    mine: list[Outcome] = []
    theirs: list[Outcome] = []
    for seed in range(wanted.rounds):
        mine.append(asyncio.run(one_call(ours(points=False), film, wanted.seconds, seed)))
        os.environ[BPS] = str(mine[-1].kbps * 1_000)
        theirs.append(asyncio.run(one_call(STOCK, film, wanted.seconds, seed)))
    figures, peer = told(mine), told(theirs)
    limits = {"cores": peer["cores"], "p50_ms": MOST_P50_MS, "least_fps": LEAST_FPS, "least_height": HEIGHT}
    write_json("loopback", {"seconds": wanted.seconds, "rounds": wanted.rounds, **figures}, limits, {**peer})
    print("  aiortc VP8:", "  ".join(f"{key} {value}" for key, value in peer.items()))


if __name__ == "__main__":
    main()
