"""One peer on one link, without the others: what a bench of a single figure asks for."""

import asyncio
import tempfile
from pathlib import Path

from tests.bench.harness import OUT
from tests.bench.links.border import Peer
from tests.bench.links.call import Outcome, measure
from tests.bench.links.film import film_in
from tests.bench.links.peers import ours
from tests.bench.links.roads import Road
from tests.rig.link import Conditions


def called(link: Conditions, seconds: float, *, seed: int = 1, points: bool = True, both: bool = False) -> Outcome:
    return asyncio.run(_called(ours(points), link, seconds, seed, both))


async def _called(peer: Peer, conditions: Conditions, seconds: float, seed: int, both: bool) -> Outcome:
    road = Road("alone", "", conditions)
    with tempfile.TemporaryDirectory(prefix="preceptor-bench-") as folder:
        return await measure(
            peer,
            road,
            film_in(OUT / "film"),
            Path(folder),
            seconds=seconds,
            queue_ms=conditions.queue_ms,
            seed=seed,
            both=both,
        )
