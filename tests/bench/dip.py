"""A link of 1500 kbps falls to 200 and comes back, with a queue of 2 s in front of it: what a call makes of that.

`python -m tests.bench.dip --seeds 3 --size 1280x720`; in virtual time with the real coders, so that a busy computer
changes nothing. The rate falls at 20 s and is back at 40 s of 60. By itself one seed, with FULL=1 five.

`gap_ms`: longest without a new picture. `under_after_ms`: from the fall until the estimate is below the new rate and
stays there a second. `queue_ms`: of what came to the queue later than 4 s after the fall, p95 (`standing_ms`: the
longest that it never fell below for half a second; `queue_below_after_s`: when it last was over 200 ms).
`used_after_s`: from the return until four fifths of the rate were on the wire within a second (`estimate_after_s`:
until the estimate said so).
"""

import argparse
from collections.abc import Sequence

from app.media.share import Size
from tests.bench.harness import is_full, percentile, write_json
from tests.bench.virtual.call import VirtualCall, Waited
from tests.bench.virtual.side import Does
from tests.rig.link import Conditions, Step

HIGH_BPS, LOW_BPS, DELAY_MS, QUEUE_MS = 1_500_000, 200_000, 50.0, 2_000.0
FALLS_MS, RETURNS_MS, ENDS_MS = 20_000.0, 40_000.0, 60_000.0
STEPS = (Step(FALLS_MS, LOW_BPS), Step(RETURNS_MS, HIGH_BPS))
LINK = Conditions(HIGH_BPS, DELAY_MS, queue_ms=QUEUE_MS, steps=STEPS)
SETTLED_MS, STAYS_MS, EMPTIED_MS, STANDS_MS, LONG_MS = 3_000.0, 1_000.0, 4_000.0, 500.0, 200.0
NEVER_S = 999.0
LIMITS = {
    "gap_ms": 1_000.0,
    "under_after_ms": 2 * DELAY_MS + 300,
    "queue_ms": LONG_MS,
    "used_after_s": 10.0,
}


def one_call(size: Size, seed: int) -> dict[str, float]:
    with VirtualCall(LINK, LINK._replace(steps=()), Does(camera=size), Does(points=True), seed) as call:
        call.run(ENDS_MS)
    targets, wire = call.sides[0].wire.targets, call.sides[0].wire
    after = [one for one in call.waited[0] if FALLS_MS + EMPTIED_MS <= one.at_ms < RETURNS_MS]
    long = [one.at_ms for one in call.waited[0] if FALLS_MS <= one.at_ms < RETURNS_MS and one.ms > LONG_MS]
    seconds = [at / 10 for at in range(round(RETURNS_MS / 100), round(ENDS_MS / 100) - 10)]
    used = (s + 1 for s in seconds if wire.bps(s * 1_000, (s + 1) * 1_000) >= 0.8 * HIGH_BPS)
    known = (at / 1_000 for at, bps in targets if at >= RETURNS_MS and bps >= 0.8 * HIGH_BPS)
    whole = call.picture(SETTLED_MS, ENDS_MS)
    low, back = call.picture(FALLS_MS + EMPTIED_MS, RETURNS_MS), call.picture(RETURNS_MS + 10_000, ENDS_MS)
    return {
        "seed": seed,
        "gap_ms": whole.longest_gap_ms,
        "gap_at_s": round(whole.gap_at_ms / 1_000, 2),
        "under_after_ms": round(_under(targets) - FALLS_MS),
        "queue_ms": round(percentile([one.ms for one in after], 0.95)),
        "queue_ms_most": round(max(one.ms for one in after)),
        "standing_ms": round(_standing(after)),
        "queue_below_after_s": round((max(long, default=FALLS_MS) - FALLS_MS) / 1_000, 2),
        "dropped": call.links[0].counted.dropped,
        "used_after_s": round(next(used, NEVER_S + RETURNS_MS / 1_000) - RETURNS_MS / 1_000, 1),
        "estimate_after_s": round(next(known, NEVER_S + RETURNS_MS / 1_000) - RETURNS_MS / 1_000, 1),
        "used_before_share": round(wire.bps(FALLS_MS - 5_000, FALLS_MS) / HIGH_BPS, 2),
        "used_low_share": round(wire.bps(FALLS_MS + EMPTIED_MS, RETURNS_MS) / LOW_BPS, 2),
        "low_fps": low.fps,
        "low_p95_ms": low.p95_ms,
        "back_fps": back.fps,
        "concealed_share": call.voice(SETTLED_MS, ENDS_MS).concealed_share,
    }


def measure(size: Size, seeds: int) -> None:
    calls = []
    for seed in range(seeds):
        calls.append(one_call(size, 1 + seed))
        print(calls[-1], flush=True)
    worst = {name: max(one[name] for one in calls) for name in LIMITS}
    best = {f"{name}_range": [min(one[name] for one in calls), worst[name]] for name in LIMITS}
    write_json("dip", {"seeds": seeds, "size": f"{size.width}x{size.height}", **worst, **best, "calls": calls}, LIMITS)


def _under(targets: Sequence[tuple[float, float]]) -> float:
    """When the estimate was below the new rate for good, or as good as that."""
    over = FALLS_MS
    for (at, bps), (next_at, _) in zip(targets, [*targets[1:], (RETURNS_MS, 0.0)], strict=True):
        if next_at <= FALLS_MS or at >= RETURNS_MS:
            continue
        if bps < LOW_BPS and max(at, FALLS_MS) - over >= STAYS_MS:
            return over
        if bps >= LOW_BPS:
            over = next_at
    return over


def _standing(waited: Sequence[Waited]) -> float:
    """The longest queue that was there all through a stretch of STANDS_MS."""
    places = range(round((RETURNS_MS - FALLS_MS - EMPTIED_MS) / STANDS_MS))
    begins = FALLS_MS + EMPTIED_MS
    stretches = (
        [one.ms for one in waited if begins + at * STANDS_MS <= one.at_ms < begins + (at + 1) * STANDS_MS]
        for at in places
    )
    return max((min(stretch) for stretch in stretches if stretch), default=0.0)


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.bench.dip", description=__doc__)
    parser.add_argument("--seeds", type=int, default=5 if is_full() else 1)
    parser.add_argument("--size", default="1280x720", help="of the camera")
    told = parser.parse_args()
    width, height = map(int, told.size.split("x"))
    measure(Size(width, height), told.seeds)


if __name__ == "__main__":
    main()
