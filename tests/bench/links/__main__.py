"""`make bench-links`: every peer on every link, one call after another, the peers in turn; the table and its file.

An hour, or ten minutes with --quick: what is left when that is over is said and not measured (`plan.py` has the order).
Below the table stands what is promised against Chromium with AV1, figure by figure (`contract.py`).
"""

import argparse
import asyncio
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable, Sequence
from functools import partial
from pathlib import Path

import msgspec

from tests.bench.harness import OUT, write_json
from tests.bench.links import contract
from tests.bench.links.border import Ground, Peer
from tests.bench.links.call import Outcome, measure
from tests.bench.links.film import film_in
from tests.bench.links.peers import MIXED, PEERS
from tests.bench.links.plan import AROUND_S, QUICK, WHOLE, Planned, planned, takes_s
from tests.bench.links.roads import ROADS
from tests.bench.links.table import printed, summary
from tests.rig import namespaces
from tests.rig.media_link import MediaLink


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
    length = QUICK if wanted.quick else WHOLE
    length = length._replace(
        seconds=wanted.seconds or length.seconds,
        seeds=wanted.seeds or length.seeds,
        minutes=wanted.minutes or length.minutes,
    )
    calls = planned([peer.name for peer in able], [road.name for road in roads], length, wanted.queue)
    print(f"{len(calls)} calls, about {takes_s(calls) / 60:.0f} minutes", flush=True)
    film = film_in(OUT / "film")
    ground: Callable[[int], Ground] = MediaLink
    if wanted.namespaces:
        if why := namespaces.missing():
            print(f"There are no hosts to measure between: {why}.", file=sys.stderr)
            return 2
        ground = namespaces.Namespaces
    run = partial(measure, film=film, both=wanted.both, ground=ground)
    outcomes = asyncio.run(_measure(run, {peer.name: peer for peer in able}, calls, length.minutes))
    rows = summary(outcomes)
    found = contract.compared(rows)
    figures, limits = contract.limits(found)
    write_json(
        "links",
        {
            "seconds": length.seconds,
            "seeds": length.seeds,
            "both_ways": wanted.both,
            "namespaces": wanted.namespaces,
            "calls_planned": len(calls),
            "calls_made": len(outcomes),
            **figures,
            "compared": msgspec.to_builtins(found),
            "rows": rows,
            "runs": msgspec.to_builtins(outcomes),
        },
        limits,
    )
    print(printed(outcomes))
    if found:
        print(f"\n{contract.told(found)}")
    return 0 if len(outcomes) == len(calls) else 1


async def _measure(
    run: Callable[..., Awaitable[Outcome]], peers: dict[str, Peer], calls: Sequence[Planned], minutes: float
) -> list[Outcome]:
    outcomes: list[Outcome] = []
    ends_s = time.monotonic() + minutes * 60
    for place, call in enumerate(calls):
        if time.monotonic() + call.seconds + AROUND_S > ends_s:
            left = ", ".join(f"{one.road} {one.peer} {one.seed}" for one in calls[place:])
            print(f"The {minutes:.0f} minutes are over. Not measured: {left}", file=sys.stderr)
            break
        outcome = await _try(run, peers[call.peer], call)
        if outcome is not None:
            outcomes.append(outcome)
    return outcomes


async def _try(run: Callable[..., Awaitable[Outcome]], peer: Peer, call: Planned) -> Outcome | None:
    """A call that broke is told and left out: the others are measured all the same."""
    road = next(road for road in ROADS if road.name == call.road)
    began = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="preceptor-links-") as name:
        try:
            outcome = await run(
                peer, road, folder=Path(name), seed=call.seed, seconds=call.seconds, queue_ms=call.queue_ms
            )
        except (RuntimeError, OSError, TimeoutError) as error:
            print(f"{road.name}, {peer.name}, seed {call.seed}: {type(error).__name__} {error}", file=sys.stderr)
            return None
    there, around_s = outcome.there, time.monotonic() - began - call.seconds
    print(
        f"{road.name:10} {peer.name:14} seed {call.seed} queue {call.queue_ms:.0f}: {there.fps} fps, "
        f"frozen {there.frozen_share}, and {around_s:.0f} s around it",
        flush=True,
    )
    return outcome


def _is_wanted(peer: Peer, words: list[str] | None) -> bool:
    """Two ends of different making are measured only where somebody asks for `mixed`."""
    if peer in MIXED:
        return words is not None and any("mixed" in word and word in peer.name for word in words)
    return words is None or any(word.lower() in peer.name.lower() for word in words)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.bench.links", description=__doc__)
    names = ", ".join(f"'{peer.name}'" for peer in (*PEERS, *MIXED))
    parser.add_argument("--quick", action="store_true", help=f"a seed of {QUICK.seconds:.0f} s: ten minutes")
    parser.add_argument("--peers", nargs="+", metavar="WORD", help=f"those with such a word in their name: {names}")
    parser.add_argument("--links", nargs="+", choices=[road.name for road in ROADS], help="all, if none is named")
    parser.add_argument("--seconds", type=float, help="of each call that are measured")
    parser.add_argument("--seeds", type=int, help="how many")
    parser.add_argument("--minutes", type=float, help="after which no other call is begun")
    parser.add_argument("--queue", type=float, metavar="MS", help="what the link's queue holds (500; then 150, 2000)")
    parser.add_argument("--namespaces", action="store_true", help="between two hosts of their own (Linux, as root)")
    parser.add_argument("--both", action="store_true", help="picture both ways, not from the first side only")
    return parser


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
