"""What a side puts on the wire in any 200 ms, repair, probes and reports included, against its own estimate: at most
twice as much, at any loss up to 30 %.

`python -m tests.bench.surge --seconds 30 --links 600 --losses 0.3`; in virtual time with the real coders, so that a
busy computer changes nothing. By itself two links of 15 s and one seed, with FULL=1 three of 60 s and three seeds.
`worst` says what the fullest window of each call was made of.
"""

import argparse
from collections.abc import Sequence

from app.media.share import Size
from tests.bench.harness import is_full, percentile, write_json
from tests.bench.virtual.call import VirtualCall
from tests.bench.virtual.side import Does
from tests.rig.link import Conditions

LINKS = {"150": Conditions(150_000, 200), "600": Conditions(600_000, 100), "1500": Conditions(1_500_000, 50)}  # kbps
QUICK_LINKS = ("150", "600")
LOSSES = (0.0, 0.05, 0.15, 0.3)
WINDOW_MS, MOST_TIMES = 200.0, 2.0
SETTLES_MS = 1_000.0  # before the first report there is no estimate, but a guess


def one_call(link: Conditions, seconds: float, seed: int) -> dict[str, object]:
    until = seconds * 1_000
    with VirtualCall(link, link, Does(camera=Size(640, 480)), Does(points=True), seed) as call:
        call.run(until)
    wire = call.sides[0].wire
    windows = list(wire.windows(WINDOW_MS, SETTLES_MS))
    worst = max(windows, key=lambda one: one.times)
    over = [one for one in windows if one.times > MOST_TIMES]
    return {
        "seed": seed,
        "times": round(worst.times, 3),
        "times_p99": round(percentile([one.times for one in windows], 0.99), 3),
        "over_share": round(len(over) / len(windows), 5),
        "worst": {
            "at_s": round(worst.from_ms / 1_000, 2),
            "bytes": dict(sorted(worst.kinds.items())),
            "estimate_bps": round(sum(worst.kinds.values()) * 8_000 / WINDOW_MS / worst.times),
        },
        "wire_bps": wire.kinds(SETTLES_MS, until),
        "fps": call.picture(3_000, until).fps,
        "frozen_share": call.picture(3_000, until).frozen_share,
        "concealed_share": call.voice(3_000, until).concealed_share,
    }


def measure(names: Sequence[str], losses: Sequence[float], seconds: float, seeds: int) -> None:
    figures: dict[str, object] = {"seconds": seconds, "seeds": seeds, "window_ms": WINDOW_MS}
    limits: dict[str, float] = {}
    for name in names:
        for loss in losses:
            calls = [one_call(LINKS[name]._replace(loss=loss), seconds, 1 + seed) for seed in range(seeds)]
            key = f"{name}kbps_{round(loss * 100)}"
            figures[f"{key}_times"] = max(float(str(one["times"])) for one in calls)
            figures[f"{key}_calls"] = calls
            limits[f"{key}_times"] = MOST_TIMES
            print(f"{name} kbps, {loss:.0%} lost: {figures[f'{key}_times']} times, {calls[0]['worst']}", flush=True)
    write_json("surge", figures, limits)


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.bench.surge", description=__doc__)
    parser.add_argument("--seconds", type=float, default=60 if is_full() else 15)
    parser.add_argument("--seeds", type=int, default=3 if is_full() else 1)
    parser.add_argument("--links", nargs="+", choices=list(LINKS), default=list(LINKS if is_full() else QUICK_LINKS))
    parser.add_argument("--losses", nargs="+", type=float, default=LOSSES)
    told = parser.parse_args()
    measure(told.links, told.losses, told.seconds, told.seeds)


if __name__ == "__main__":
    main()
