"""The clinic's whole program held to half of one core: its voice stays whole, and five pictures a second arrive.

`python -m tests.bench.halved --seconds 60`; by itself 20 s, with FULL=1 two minutes. Window, engine, coder, camera
scene and recording share that half (cgroup, given out every 10 ms; what the process of the sound takes ahead of all
others is taken off it); the specialist's program and the server have the rest of the computer. Said by both ends:
whether sound ran dry, what of the voice had to be made up, pictures a second.
`throttled_share`: of the periods in which the clinic's program wanted more than it got. `eased_s`: what it is given to
find out that this computer is slow, before anything is counted.
"""

import argparse
import os
import sys
import tempfile
import time
from pathlib import Path

from app.media.blocks import RATE
from tests.bench.harness import is_full, write_json
from tests.bench.links import processor
from tests.rig import cores
from tests.windows.seat import Seat
from tests.windows.visit import visiting

CORES, EASED_S = 0.5, 10.0
LEAST_FPS, MOST_CONCEALED, BLOCKS_A_S = 5.0, 0.005, 100


def told(name: str, seat: Seat, asked_s: float) -> dict[str, float]:
    """Since it was asked last, at `asked_s` of the monotonic clock."""
    heard, came = seat.do("hearing"), seat.do("receiving")
    seconds = time.monotonic() - asked_s
    assert isinstance(heard, dict) and isinstance(came, dict)
    return {
        f"{name}_hears_underruns": heard["underruns"],
        f"{name}_hears_played_share": round(heard["played"] / (seconds * BLOCKS_A_S), 4),
        f"{name}_hears_concealed_share": round(came["concealed"] / max(1, came["total"]), 4),
        f"{name}_hears_due_share": round(came["total"] / RATE / seconds, 4),
        f"{name}_sees_fps": round(came["frames"] / seconds, 1),
    }


def sound_cores(pid: int, seconds: float) -> float:
    """What threads take that the system lets go before all others: the sound's, where the program may ask for it."""
    tasks = {below: Path(f"/proc/{below}/task").iterdir() for below in cores.all_below(pid)}
    found = [below for below, ones in tasks.items() if any(os.sched_getscheduler(int(one.name)) for one in ones)]
    before = processor.used_by(*found)
    time.sleep(seconds)
    return (processor.used_by(*found) - before) / seconds


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.bench.halved", description=__doc__)
    parser.add_argument("--seconds", type=float, default=120 if is_full() else 20)
    parser.add_argument("--cores", type=float, default=CORES)
    wanted = parser.parse_args()
    if why := cores.missing():
        print(f"halved is left out: {why}", file=sys.stderr)
        return 0
    with tempfile.TemporaryDirectory(prefix="preceptor-bench-") as folder, visiting(Path(folder)) as visit:
        visit.omar.press("Live")
        ahead = sound_cores(visit.anna.pid, 5.0)
        with cores.held(visit.anna.pid, wanted.cores, ahead) as share:
            time.sleep(EASED_S)
            asked_s = []
            for seat in (visit.anna, visit.omar):
                told("", seat, 0.0)
                asked_s.append(time.monotonic())
            throttled, began = share.throttled, time.monotonic()
            time.sleep(wanted.seconds)
            seconds, throttled = time.monotonic() - began, share.throttled - throttled
            clinic = told("clinic", visit.anna, asked_s[0])
            specialist = told("specialist", visit.omar, asked_s[1])
    periods = seconds * 1_000_000 / cores.PERIOD_US
    figures: dict[str, object] = {"seconds": wanted.seconds, "cores": wanted.cores, "eased_s": EASED_S}
    figures |= {
        "sound_cores": round(ahead, 3),
        "throttled_share": round(throttled / periods, 3),
        **clinic,
        **specialist,
    }
    limits = {"least_specialist_sees_fps": LEAST_FPS}
    for name in ("clinic", "specialist"):
        limits |= {f"{name}_hears_underruns": 0, f"{name}_hears_concealed_share": MOST_CONCEALED}
        limits |= {f"least_{name}_hears_played_share": 0.99, f"least_{name}_hears_due_share": 0.98}
    write_json("halved", figures, limits)
    return 0


if __name__ == "__main__":
    sys.exit(main())
