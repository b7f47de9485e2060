"""Ten minutes of a call at 5 % loss: its memory stays what it was after the first minute.

`python -m tests.bench.steady --seconds 600`; by itself two minutes in virtual time and half a minute of real programs,
with FULL=1 ten minutes of both. In virtual time every byte that the program's own code holds is counted (tracemalloc),
on a call whose pictures have the right sizes and no content: `grows_kb_a_minute` is the slope after the first minute
(or half). Of the real sides it is the memory that the system gives them (RSS without files), coders and all.
"""

import argparse
import gc
import os
import threading
import time
import tracemalloc
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from app.media.share import Size
from tests.bench.harness import is_full, write_json
from tests.bench.links.alone import called
from tests.bench.virtual.call import VirtualCall
from tests.bench.virtual.side import Does
from tests.rig.cores import all_below
from tests.rig.link import Conditions

LINK = Conditions(600_000, 100, jitter_ms=10, loss=0.05)
LOOKS = 24
MOST_KB, MOST_RSS_KB = 60.0, 400.0  # a minute: an hour's call then takes some megabytes more
FIRST_S, LOOK_S = 60.0, 1.0
OWN = tracemalloc.Filter(True, "*/app/*")

Sample = tuple[float, float]  # seconds, kB


def virtual(seconds: float) -> list[Sample]:
    samples: list[Sample] = []
    does = Does(Size(640, 480), codec=None, points=True)
    with VirtualCall(LINK, LINK, does, does) as call:
        call.run(1_000)
        tracemalloc.start()
        for look in range(1, LOOKS + 1):
            call.run(1_000 + seconds * 1_000 * look / LOOKS)
            call.forget()
            gc.collect()
            held = tracemalloc.take_snapshot().filter_traces([OWN])
            samples.append((seconds * look / LOOKS, sum(one.size for one in held.traces) / 1_024))
        tracemalloc.stop()
    return samples


class Watch(threading.Thread):
    """The memory of both sides of the call that this process runs, and of their sound, by pid."""

    def __init__(self) -> None:
        super().__init__(daemon=True)
        self.samples: dict[int, list[Sample]] = {}
        self._ending, self._began = threading.Event(), time.monotonic()

    def run(self) -> None:
        while not self._ending.wait(LOOK_S):
            for pid in _sides():
                if (rss := _rss_kb(pid)) is not None:
                    self.samples.setdefault(pid, []).append((time.monotonic() - self._began, rss))

    def end(self) -> None:
        self._ending.set()
        self.join()


def slope_a_minute(samples: Sequence[Sample], from_s: float) -> float:
    """kB a minute, by least squares."""
    after = np.array([one for one in samples if one[0] >= from_s])
    if len(after) < 3:
        return float("nan")
    return round(float(np.polyfit(after[:, 0], after[:, 1], 1)[0]) * 60, 1)


def _sides() -> list[int]:
    """Processes of the rig's sides that this one started, each with the one of its sound."""
    found = []
    for pid in all_below(os.getpid()):
        try:
            command = Path(f"/proc/{pid}/cmdline").read_bytes()
        except OSError:
            continue  # it ended meanwhile
        if b"links.side" in command or b"booth" in command:
            found.append(pid)
    return found


def _rss_kb(pid: int) -> float | None:
    try:
        lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    except OSError:
        return None
    return next((float(line.split()[1]) for line in lines if line.startswith("RssAnon:")), None)


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.bench.steady", description=__doc__)
    parser.add_argument("--seconds", type=float, default=600 if is_full() else 120, help="in virtual time")
    parser.add_argument("--real", type=float, default=600 if is_full() else 30, metavar="SECONDS", help="0: none")
    wanted = parser.parse_args()
    samples = virtual(wanted.seconds)
    grows = slope_a_minute(samples, min(FIRST_S, wanted.seconds / 2))
    figures: dict[str, object] = {
        "virtual_seconds": wanted.seconds,
        "virtual_held_kb": [round(kb) for _, kb in samples],
        "virtual_grows_kb_a_minute": grows,
    }
    limits: dict[str, float] = {}
    if is_full():  # what a stroke or a queue may hold is full after a minute or two
        limits["virtual_grows_kb_a_minute"] = MOST_KB
    if wanted.real:
        watch = Watch()
        watch.start()
        outcome = called(LINK, wanted.real)
        watch.end()
        slopes = [slope_a_minute(one, min(FIRST_S, wanted.real / 3)) for one in watch.samples.values()]
        figures |= {
            "real_seconds": wanted.real,
            "real_processes": len(slopes),
            "real_grows_kb_a_minute": max(slopes, default=float("nan")),
            "real_rss_mb": [round(max(kb for _, kb in one) / 1_024) for one in watch.samples.values()],
            "real_fps": outcome.there.fps,
            "real_concealed_share": max(outcome.concealed),
        }
        if is_full():  # half a minute is no slope
            limits["real_grows_kb_a_minute"] = MOST_RSS_KB
    write_json("steady", figures, limits)


if __name__ == "__main__":
    main()
