"""How late the engine's loop comes to what is due while the stage repaints at 60 Hz and pages render, in both programs,
and how often their sound ran dry meanwhile.

`python -m tests.bench.lateness --seconds 600`; by itself 15 s, with FULL=1 ten minutes. Two real programs in a call
with picture, voice and recording, off screen; both paint their whole stage every 16 ms whatever is on it. The
specialist turns pages and looks back at the patient, so that pages are rendered all the time (`playout` counts the same
sound while 10,000 events arrive). `bare_p99_ms`: how late a thread wakes up that does nothing but sleep: of the
computer itself.
"""

import argparse
import tempfile
import threading
import time
from pathlib import Path

from tests.bench.harness import is_full, percentile, write_json
from tests.windows.gauges import BEAT_S
from tests.windows.seat import Seat
from tests.windows.visit import turn_pages, visiting

HZ, LEAST_PAINTED = 60.0, 0.5  # of HZ: a computer that cannot paint so often is not asked to be punctual beside it
MOST_LATE_MS, BLOCKS_A_S, LOOK_S, SETTLES_S = 10.0, 100, 1.0, 5.0


class Bare(threading.Thread):
    """Sleeps as the loop's gauge does."""

    def __init__(self) -> None:
        super().__init__(daemon=True)
        self.late_ms: list[float] = []
        self._ending = threading.Event()

    def run(self) -> None:
        while not self._ending.is_set():
            due = time.monotonic() + BEAT_S
            time.sleep(BEAT_S)
            self.late_ms.append((time.monotonic() - due) * 1_000)

    def end(self) -> None:
        self._ending.set()
        self.join()


def asked(seat: Seat) -> dict[str, float]:
    """Since it was asked last."""
    late, heard = seat.do("loop_lateness"), seat.do("hearing")
    painted = seat.do("repaint", hz=HZ)
    assert isinstance(late, dict) and isinstance(heard, dict) and isinstance(painted, int)
    return {**{f"loop_late_{key}": value for key, value in late.items()}, **heard, "painted": painted}


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.bench.lateness", description=__doc__)
    parser.add_argument("--seconds", type=float, default=600 if is_full() else 15)
    wanted = parser.parse_args()
    bare = Bare()
    with tempfile.TemporaryDirectory(prefix="preceptor-bench-") as folder, visiting(Path(folder)) as visit:
        seats = {"clinic": visit.anna, "specialist": visit.omar}
        time.sleep(SETTLES_S)
        for seat in seats.values():
            asked(seat)
        bare.start()
        began = time.monotonic()
        turns = turn_pages(visit, began + wanted.seconds, LOOK_S)
        found = {name: asked(seat) for name, seat in seats.items()}
        seconds = time.monotonic() - began
        bare.end()
    figures: dict[str, object] = {"seconds": round(seconds), "pages_turned": turns}
    figures["bare_p99_ms"] = round(percentile(bare.late_ms, 0.99), 2)
    limits: dict[str, float] = {}
    for name, one in found.items():
        figures |= {
            f"{name}_loop_late_p50_ms": round(one["loop_late_p50_ms"], 2),
            f"{name}_loop_late_p99_ms": round(one["loop_late_p99_ms"], 2),
            f"{name}_painted_hz": round(one["painted"] / seconds, 1),
            f"{name}_underruns": one["underruns"],
            f"{name}_played_share": round(one["played"] / (seconds * BLOCKS_A_S), 4),
        }
        limits |= {
            f"{name}_loop_late_p99_ms": MOST_LATE_MS,
            f"least_{name}_painted_hz": LEAST_PAINTED * HZ,
            f"{name}_underruns": 0,
            f"least_{name}_played_share": 0.99,
        }
    write_json("lateness", figures, limits)


if __name__ == "__main__":
    main()
