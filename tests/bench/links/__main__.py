"""`make bench-links`: every peer on every link, one call after another, the peers in turn; the table and its file."""

import argparse
import asyncio
import sys
import tempfile
from collections.abc import Awaitable, Callable
from functools import partial
from pathlib import Path

import msgspec

from tests.bench.harness import OUT, write_json
from tests.bench.links.border import Ground, Peer
from tests.bench.links.call import Outcome, measure
from tests.bench.links.film import film_in
from tests.bench.links.peers import MIXED, PEERS
from tests.bench.links.roads import ROADS, Road
from tests.bench.links.table import printed, summary
from tests.rig import namespaces
from tests.rig.media_link import MediaLink

QUICK_S, QUICK_SEEDS = 12.0, 1  # ten minutes in all
WHOLE_S, WHOLE_SEEDS = 40.0, 3  # an hour


def main(arguments: list[str]) -> int:
    wanted = _parser().parse_args(arguments)
    peers = [peer for peer in (*PEERS, *MIXED) if _is_wanted(peer, wanted.peers)]
    roads = [road for road in ROADS if not wanted.links or road.name in wanted.links]
    able = [peer for peer in peers if not peer.missing()]
    for peer in peers:
        if peer not in able:
            print(f"{peer.name} is left out: {peer.missing()}", file=sys.stderr)
    if not able or not roads:
        print("Nothing to measure: see --help for the names of peers and links.", file=sys.stderr)
        return 2
    seconds = wanted.seconds or (QUICK_S if wanted.quick else WHOLE_S)
    seeds = range(1, 1 + (wanted.seeds or (QUICK_SEEDS if wanted.quick else WHOLE_SEEDS)))
    film = film_in(OUT / "film")
    ground: Callable[[int], Ground] = MediaLink
    if wanted.namespaces:
        if why := namespaces.missing():
            print(f"There are no hosts to measure between: {why}.", file=sys.stderr)
            return 2
        ground = namespaces.Namespaces
    run = partial(measure, film=film, seconds=seconds, queue_ms=wanted.queue, both=wanted.both, ground=ground)
    outcomes = asyncio.run(_measure(run, able, roads, seeds))
    write_json(
        "links",
        {
            "seconds": seconds,
            "queue_ms": wanted.queue,
            "both_ways": wanted.both,
            "namespaces": wanted.namespaces,
            "rows": summary(outcomes),
            "runs": msgspec.to_builtins(outcomes),
        },
    )
    print(printed(outcomes))
    expected = len(able) * len(roads) * len(seeds)
    return 0 if len(outcomes) == expected else 1


async def _measure(
    run: Callable[..., Awaitable[Outcome]], peers: list[Peer], roads: list[Road], seeds: range
) -> list[Outcome]:
    outcomes: list[Outcome] = []
    for road in roads:
        for seed in seeds:
            for peer in peers:
                outcome = await _try(run, peer, road, seed)
                if outcome is not None:
                    outcomes.append(outcome)
    return outcomes


async def _try(run: Callable[..., Awaitable[Outcome]], peer: Peer, road: Road, seed: int) -> Outcome | None:
    """A call that broke is told and left out: the others are measured all the same."""
    with tempfile.TemporaryDirectory(prefix="preceptor-links-") as name:
        try:
            outcome = await run(peer, road, folder=Path(name), seed=seed)
        except (RuntimeError, OSError, TimeoutError) as error:
            print(f"{road.name}, {peer.name}, seed {seed}: {type(error).__name__} {error}", file=sys.stderr)
            return None
    there = outcome.there
    print(f"{road.name:10} {peer.name:14} seed {seed}: {there.fps} fps, frozen {there.frozen_share}", flush=True)
    return outcome


def _is_wanted(peer: Peer, words: list[str] | None) -> bool:
    """Two ends of different making are measured only where somebody asks for `mixed`."""
    if peer in MIXED:
        return words is not None and any("mixed" in word and word in peer.name for word in words)
    return words is None or any(word.lower() in peer.name.lower() for word in words)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.bench.links", description=__doc__)
    names = ", ".join(f"'{peer.name}'" for peer in (*PEERS, *MIXED))
    parser.add_argument("--quick", action="store_true", help=f"{QUICK_SEEDS} seed of {QUICK_S:.0f} s: ten minutes")
    parser.add_argument("--peers", nargs="+", metavar="WORD", help=f"those with such a word in their name: {names}")
    parser.add_argument("--links", nargs="+", choices=[road.name for road in ROADS], help="all, if none is named")
    parser.add_argument("--seconds", type=float, help="of each call that are measured")
    parser.add_argument("--seeds", type=int, help="how many")
    parser.add_argument("--queue", type=float, default=500, metavar="MS", help="what the link's queue holds (500)")
    parser.add_argument("--namespaces", action="store_true", help="between two hosts of their own (Linux, as root)")
    parser.add_argument("--both", action="store_true", help="picture both ways, not from the first side only")
    return parser


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
