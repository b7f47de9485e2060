"""20 MB up and 20 MB down while a call goes on over 300 kbps: what that costs voice and picture, and what came through
meanwhile. Writes `bulk_in_call.json`.

The same call before and with the files waiting, one after the other. Each host has its own network; see `hosts`.
"""

import sys
import tempfile
import time
from pathlib import Path

import numpy as np
from PIL import Image

from tests.bench.harness import is_full, write_json
from tests.bench.hosts import Hosts
from tests.bench.still import concealed
from tests.rig.link import Conditions
from tests.rig.namespaces import missing

SECONDS = 60.0 if is_full() else 15.0
SETTLE_S = 15.0 if is_full() else 10.0  # the estimate of the first seconds is not the link's
SIDE_PX = 2_600  # of noise: 20 MB as PNG
ROAD = Conditions(300_000, 100)
MORE_CONCEALED, MORE_P95_MS = 0.005, 50.0


def main() -> int:
    if why := missing():
        print(f"bulk_in_call: there are no hosts to measure between: {why}", file=sys.stderr)
        return 1
    with tempfile.TemporaryDirectory(prefix="preceptor-bulk-") as name:
        figures = measured(Path(name), ROAD)
    write_json("bulk_in_call", figures, {"concealed_more": MORE_CONCEALED, "p95_more_ms": MORE_P95_MS})
    return 0


def measured(folder: Path, road: Conditions) -> dict[str, object]:
    files = {side: noise(folder / f"{side}.png", seed) for seed, side in enumerate(("clinic", "city"), 1)}
    with Hosts(folder, road) as hosts:
        time.sleep(SETTLE_S)
        calm = Passage(hosts)
        hosts.city.tell("share", path=str(files["city"]))
        hosts.city.tell("sent")  # beside the server, so that all of it waits there for the clinic
        hosts.clinic.tell("fetch")
        hosts.clinic.tell("share", path=str(files["clinic"]))
        time.sleep(5.0)
        busy = Passage(hosts)
    more = [there - before for there, before in zip(busy.concealed, calm.concealed, strict=True)]
    return {
        "kbps": road.bps // 1000,
        "delay_ms": road.delay_ms,
        "seconds": SECONDS,
        "megabytes_each_way": round(min(file.stat().st_size for file in files.values()) / 1e6, 1),
        "up_kbps": busy.up_kbps,
        "down_kbps": busy.down_kbps,
        "fps_calm": calm.fps,
        "fps_busy": busy.fps,
        "p95_calm_ms": calm.p95_ms,
        "p95_busy_ms": busy.p95_ms,
        "p95_more_ms": round(busy.p95_ms - calm.p95_ms, 1),
        "concealed_calm": round(max(calm.concealed), 4),
        "concealed_busy": round(max(busy.concealed), 4),
        "concealed_more": round(max(more), 4),
    }


class Passage:
    """So many seconds of the call, looked at from the city: the clinic's picture; and what the clinic's files did."""

    def __init__(self, hosts: Hosts) -> None:
        files, since = hosts.clinic.tell("files"), time.monotonic()
        self.concealed = concealed(hosts, lambda: time.sleep(SECONDS))
        after, until = hosts.clinic.tell("files"), time.monotonic()
        seen = hosts.city.tell("ages", since=since, until=until)
        self.fps, self.p95_ms = seen["fps"], seen["p95"]
        kbps = 8 / 1000 / (until - since)
        self.up_kbps = round((files["left"] - after["left"]) * kbps, 1)
        self.down_kbps = round((after["here"] - files["here"]) * kbps, 1)


def noise(path: Path, seed: int) -> Path:
    pixels = np.random.default_rng(seed).integers(0, 256, (SIDE_PX, SIDE_PX, 3), np.uint8)
    Image.fromarray(pixels).save(path, compress_level=0)
    return path


if __name__ == "__main__":
    sys.exit(main())
