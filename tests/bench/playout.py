"""Playout underruns of two real programs in a call: live picture, pages turned and rendered, 10,000 events arriving.

`python -m tests.bench.playout --seconds 600`; by itself ten minutes with FULL=1, else half a minute at the same pace.
The events are written by a second nurse of the site, marks and messages in turn, and both programs fold and show them.
"""

import argparse
import asyncio
import secrets
import tempfile
import time
from pathlib import Path

from app.consult.events import AnyEvent
from app.consult.events.guidance import MessageSent
from app.consult.events.marks import Ellipse, MarkAdded
from app.consult.events.surface import PageSurface
from app.geometry import Box
from tests.bench.harness import is_full, write_json
from tests.bench.roomload import Loader, Timed
from tests.rig.people import NIGHT_NURSE
from tests.windows.visit import Visit, turn_pages, visiting

EVENTS, FULL_S, QUICK_S = 10_000, 600.0, 30.0
BLOCKS_A_S = 100
LOOK_S = 2.0  # at each page and at the live picture, as who compares them


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--seconds", type=float, default=FULL_S if is_full() else QUICK_S)
    seconds = parser.parse_args().seconds
    with tempfile.TemporaryDirectory(prefix="preceptor-bench-") as folder, visiting(Path(folder)) as visit:
        time.sleep(5)  # the meeting has settled
        for seat in (visit.anna, visit.omar):
            seat.do("hearing")
        sent, turns = asyncio.run(_busy(visit, seconds))
        heard = [seat.do("hearing") for seat in (visit.anna, visit.omar)]
    figures: dict[str, object] = {"seconds": seconds, "events": sent, "pages_turned": turns}
    limits: dict[str, float] = {"least_events": EVENTS * seconds / FULL_S * 0.99}
    for name, one in zip(("clinic", "specialist"), heard, strict=True):
        assert isinstance(one, dict)
        figures[f"{name}_underruns"] = one["underruns"]
        figures[f"{name}_played_share"] = round(one["played"] / (seconds * BLOCKS_A_S), 4)
        limits |= {f"{name}_underruns": 0, f"least_{name}_played_share": 0.99}  # silence has no underruns
    write_json("playout", figures, limits)


async def _busy(visit: Visit, seconds: float) -> tuple[int, int]:
    """How many events came back to who wrote them, and how often the stage turned."""
    found: list[Timed] = []
    nurse = Loader(visit.server.url, NIGHT_NURSE, {}, found)
    await nurse.sign_in()
    await nurse.open(visit.consult)
    ears = asyncio.create_task(nurse.listen())
    turning = asyncio.create_task(asyncio.to_thread(turn_pages, visit, time.monotonic() + seconds, LOOK_S))
    count, began = round(EVENTS * seconds / FULL_S), time.monotonic()
    for number in range(count):
        due = began + seconds * number / count
        await asyncio.sleep(max(0.0, due - time.monotonic()))
        await nurse.send(visit.consult, _event(visit.paper, number), time.perf_counter())
    turns = await turning
    ears.cancel()
    await asyncio.gather(ears, return_exceptions=True)
    await nurse.connection.close()
    return len(found), turns


def _event(paper: str, number: int) -> AnyEvent:
    if number % 2:
        return MessageSent(secrets.token_hex(16), f"Pulse {60 + number % 40}, breathing calm, no pain")
    box = Box(40 + number * 7 % 400, 60 + number * 11 % 600, 60, 40)
    return MarkAdded(secrets.token_hex(16), PageSurface(paper, number // 2 % 2), Ellipse(box, 1, 2.0))


if __name__ == "__main__":
    main()
