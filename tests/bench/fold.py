"""Fold of a 10,000-event log in slices, and the state at any moment of it. `python -m tests.bench.fold`."""

import gc
import random
import statistics
import time

from app.client.following import SLICE_RECORDS
from app.consult.events import Record
from app.consult.present import encode_present
from app.consult.reduce import SLICE, Folding
from app.consult.replica import Replica
from app.consult.state import ConsultState
from app.consult.timeline import Timeline
from tests.bench.bigconsult import big_consult
from tests.bench.harness import write_json

LIMITS = {
    "fold_ms": 150.0,
    "fold_verified_ms": 150.0,
    "slice_ms_max": 4.0,
    "slice_verified_ms_max": 4.0,
    "state_at_ms_max": 10.0,
}


def fold_once(records: list[Record]) -> tuple[float, list[float], ConsultState]:
    """Decode included, as the engine's loop does it: a slice, then others may run."""
    folding = Folding(ConsultState("big"))
    slices: list[float] = []
    state = ConsultState("big")
    for start in range(0, len(records), SLICE):
        before = time.perf_counter()
        folding.take(records[start : start + SLICE])
        state = folding.state
        slices.append((time.perf_counter() - before) * 1_000)
    return sum(slices), slices, state


def replica_once(records: list[Record]) -> tuple[float, float]:
    """The same with the hash chain verified."""
    replica = Replica("big")
    slices: list[float] = []
    for start in range(0, len(records), SLICE_RECORDS):  # as a client that follows
        before = time.perf_counter()
        replica.history(records[start : start + SLICE_RECORDS])
        slices.append((time.perf_counter() - before) * 1_000)
    assert replica.confirmed.seq == len(records) and not replica.broken
    return sum(slices), max(slices)


def main() -> None:
    records = big_consult()
    one_surface = big_consult(surfaces=1)
    gc.freeze()
    folds = [fold_once(records) for _ in range(7)]
    one = [fold_once(one_surface) for _ in range(3)]
    verified = [replica_once(records) for _ in range(5)]
    timeline = Timeline(records)
    first, last = timeline.span
    chance = random.Random(3)
    seeks: list[float] = []
    for _ in range(300):
        moment = chance.randint(first, last)
        before = time.perf_counter()
        timeline.state_at(moment)
        seeks.append((time.perf_counter() - before) * 1_000)
    state = folds[0][2]
    before = time.perf_counter()
    present = encode_present(state)
    present_ms = (time.perf_counter() - before) * 1_000
    slices = sorted(one for fold in folds for one in fold[1])
    figures: dict[str, object] = {
        "events": len(records),
        "marks": len(state.marks),
        "fold_ms": round(statistics.median(fold[0] for fold in folds), 1),
        "slice_ms_max": round(slices[-1], 2),
        "slice_ms_p99": round(slices[int(len(slices) * 0.99)], 2),
        "fold_one_surface_ms": round(statistics.median(fold[0] for fold in one), 1),
        "fold_verified_ms": round(statistics.median(total for total, _ in verified), 1),
        "slice_verified_ms_max": round(statistics.median(worst for _, worst in verified), 2),
        "state_at_ms_p50": round(statistics.median(seeks), 2),
        "state_at_ms_max": round(max(seeks), 2),
        "present_bytes": len(present),
        "present_ms": round(present_ms, 1),
        "log_bytes": sum(len(record.body) for record in records),
    }
    write_json("fold", figures, LIMITS)


if __name__ == "__main__":
    main()
