"""Durable events a second: 200 rooms through real sockets, every flush slowed by 10 ms; when the author hears of it."""

import asyncio
import gc
import secrets
import sys
import tempfile
import time
from pathlib import Path

from app.consult.events import Origin
from tests.bench.harness import percentile, write_json
from tests.bench.roomload import Loader, Timed, slow_server
from tests.rig.people import NURSE

ROOMS = 200
SECONDS = 10.0
WARM_S = 2.0
PER_S = 3_400
SLOWER_MS = 10


async def load(url: str, per_s: float) -> tuple[list[float], float, int]:
    """Milliseconds from plan to acknowledgement, events a second acknowledged, events refused."""
    plan: dict[Origin, float] = {}
    found: list[Timed] = []
    loaders = [Loader(url, NURSE, plan, found) for _ in range(ROOMS)]
    consults = [secrets.token_hex(16) for _ in loaders]
    for loader, consult in zip(loaders, consults, strict=True):
        await loader.sign_in()
        await loader.ask(consult)
        await loader.open(consult)
    gc.freeze()
    gc.disable()
    ears = [asyncio.create_task(loader.listen()) for loader in loaders]
    started = time.perf_counter()
    count = int(per_s * (SECONDS + WARM_S))
    for number in range(count):
        due = started + number / per_s
        ahead = due - time.perf_counter()
        if ahead > 0:
            await asyncio.sleep(ahead)
        elif number % 16 == 0:
            await asyncio.sleep(0)
        await loaders[number % ROOMS].say(consults[number % ROOMS], due)
    until = time.perf_counter() + 5
    while len(found) < count and time.perf_counter() < until:
        await asyncio.sleep(0.05)
    ended = time.perf_counter()
    for ear in ears:
        ear.cancel()
    await asyncio.gather(*ears, return_exceptions=True)
    await asyncio.gather(*(loader.connection.close() for loader in loaders))
    took = [timed.took_ms for timed in found[int(per_s * WARM_S) :]]
    return took, len(found) / (ended - started), sum(loader.refused for loader in loaders)


def main(per_s: float = PER_S) -> None:
    with tempfile.TemporaryDirectory() as folder, slow_server(Path(folder) / "server", SLOWER_MS) as (url, _):
        took, done_per_s, refused = asyncio.run(load(url, per_s))
    write_json(
        "durable",
        {
            "rooms": ROOMS,
            "flush_slower_ms": SLOWER_MS,
            "planned_per_s": per_s,
            "durable_per_s": round(done_per_s),
            "ack_ms_p50": round(percentile(took, 0.5), 1),
            "ack_ms_p99": round(percentile(took, 0.99), 1),
            "refused": refused,
        },
        limit={"least_durable_per_s": 3000, "ack_ms_p99": 60},
    )


if __name__ == "__main__":
    main(float(sys.argv[1]) if len(sys.argv) > 1 else PER_S)
