"""Two hundred consults with three clients each, an event a second a consult: when everybody has heard, and memory."""

import asyncio
import gc
import secrets
import tempfile
import time
from pathlib import Path

from app.consult.events import Origin
from tests.bench.harness import is_full, peak_rss_mb, percentile, write_json
from tests.bench.roomload import Loader, Timed, slow_server
from tests.rig.people import NIGHT_NURSE, NURSE, SPECIALIST

CONSULTS = 200
WARM_S = 3.0
QUICK_S, FULL_S = 15.0, 60.0


async def load(url: str, seconds: float) -> tuple[list[float], int, int]:
    """Milliseconds from the planned sending to each client that heard, how many should have, how many were refused."""
    plan: dict[Origin, float] = {}
    found: list[Timed] = []
    consults = [secrets.token_hex(16) for _ in range(CONSULTS)]
    loaders: list[Loader] = []
    authors: list[Loader] = []
    for consult in consults:
        nurse, expert, second = (Loader(url, who, plan, found) for who in (NURSE, SPECIALIST, NIGHT_NURSE))
        for loader in (nurse, expert, second):
            await loader.sign_in()
        await nurse.ask(consult)
        await expert.accept(consult)
        await nurse.open(consult)
        await expert.open(consult)
        await second.open(consult)
        loaders += [nurse, expert]
        authors.append(nurse)
        loaders.append(second)
    ears = [asyncio.create_task(loader.listen()) for loader in loaders]
    gc.freeze()
    started = time.perf_counter()
    count = int(CONSULTS * (seconds + WARM_S))
    for number in range(count):
        due = started + number / CONSULTS
        await asyncio.sleep(max(0.0, due - time.perf_counter()))
        await authors[number % CONSULTS].say(consults[number % CONSULTS], due)
    await asyncio.sleep(2)
    for ear in ears:
        ear.cancel()
    await asyncio.gather(*ears, return_exceptions=True)
    await asyncio.gather(*(loader.connection.close() for loader in loaders))
    return [timed.took_ms for timed in found], count, sum(loader.refused for loader in loaders)


def main() -> None:
    seconds = FULL_S if is_full() else QUICK_S
    with tempfile.TemporaryDirectory() as folder, slow_server(Path(folder) / "server", 0) as (url, pid):
        took, sent, refused = asyncio.run(load(url, seconds))
        memory_mb = peak_rss_mb(pid)
    figures: dict[str, object] = {
        "consults": CONSULTS,
        "clients": CONSULTS * 3,
        "sent": sent,
        "heard": len(took),
        "refused": refused,
        "ms_p50": round(percentile(took, 0.5), 1),
        "ms_p99": round(percentile(took, 0.99), 1),
        "memory_mb": round(memory_mb),
    }
    everybody = 3 * sent  # each event reaches its author and both others; who waits for ever has no percentile
    write_json("server_load", figures, {"ms_p99": 100, "memory_mb": 400, "refused": 0, "least_heard": everybody})


if __name__ == "__main__":
    main()
