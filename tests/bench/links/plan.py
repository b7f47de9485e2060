"""Which calls are made, in which order and how long, so that all of it is over within the time that is promised. Pure.

The program and the one it has to pass make every call of every seed; what is printed beside them makes one, half as
long. Queues other than the usual one come last, on the links where they say most, one seed each.
"""

from collections.abc import Sequence
from typing import NamedTuple, TypeVar

from tests.bench.links.contract import OURS, RIVAL

USUAL_QUEUE_MS, OTHER_QUEUES_MS = 500.0, (150.0, 2_000.0)
OTHER_QUEUES_ON = ("rural", "weak", "dip")
BESIDE = 0.5  # of the length
AROUND_S = 12.0  # of a call: starting, connecting, settling, and reading its diaries (measured on two cores)

T = TypeVar("T")


class Length(NamedTuple):
    seconds: float
    seeds: int
    minutes: float
    other_queues: bool


QUICK, WHOLE = Length(12, 1, 10, False), Length(40, 3, 60, True)


class Planned(NamedTuple):
    peer: str
    road: str
    seed: int
    seconds: float
    queue_ms: float


def planned(peers: Sequence[str], roads: Sequence[str], length: Length, queue_ms: float | None = None) -> list[Planned]:
    """`queue_ms` None: the usual one, and the others where the length asks for them. Peers that are not compared are
    as long as the others where nothing is compared."""
    beside = {peer for peer in peers if peer not in (OURS, RIVAL)} if {OURS, RIVAL} <= set(peers) else set()
    usual = USUAL_QUEUE_MS if queue_ms is None else queue_ms
    calls = [
        Planned(peer, road, seed, length.seconds * (BESIDE if peer in beside else 1), usual)
        for road in roads
        for seed in range(1, 1 + length.seeds)
        for peer in peers
        if seed == 1 or peer not in beside
    ]
    if queue_ms is None and length.other_queues:
        calls += [
            Planned(peer, road, 1, length.seconds, other)
            for other in OTHER_QUEUES_MS
            for road in roads
            if road in OTHER_QUEUES_ON
            for peer in peers
            if peer not in beside
        ]
    return calls


def takes_s(calls: Sequence[Planned]) -> float:
    """About."""
    return sum(call.seconds + AROUND_S for call in calls)
