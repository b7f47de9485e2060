"""From the start of the program after a kill to the room with its page and marks, in a consult with a long log.

`python -m tests.bench.comeback --starts 20 --records 10000`; by itself 3 starts after 200, with FULL=1 20 after 10,000.
As `killed`, which draws and kills. Two of five records are strokes of 80 points on the four pages, the rest messages;
all are made at another computer of the same person, so that the first start, `behind_s`, has them to fetch. The others
(`back_s` at worst, `back_p50_s`) find them on this disk, each after a second of drawing. The computer's key lets in, as
within ten minutes of a kill; where the server asks for the password all the same, the hand types it at once. The way
back after those ten minutes, always with the password, is not measured.
"""

import argparse
import random
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from app.consult.events import AnyEvent, MarkAdded, MessageSent
from app.consult.events.marks import Stroke
from app.consult.events.surface import PageSurface
from app.consult.messages import Committed
from tests.bench.bigconsult import ink_of
from tests.bench.harness import is_full, percentile, write_json
from tests.bench.killed import DRAWING, MOST_BACK_S, Killed, consulting
from tests.rig.people import SPECIALIST
from tests.server.talker import Talker, new_id
from tests.windows.witness import ServerDisk

AHEAD = 16  # records on their way: a server refuses who sends far more than it has answered


def comeback(starts: int, records: int) -> dict[str, object]:
    chance = random.Random(7)
    with tempfile.TemporaryDirectory() as folder, consulting(Path(folder)) as killed:
        killed.end()
        lengthen(killed, records, chance)
        began = time.perf_counter()
        killed.come_back()
        killed.seat.do("own_marks")
        behind_s = time.perf_counter() - began
        killed.seat.press("Pen")
        back_s = [killed.kill(DRAWING, 1.0, chance).back_s for _ in range(starts)]
    return {
        "starts": starts,
        "records": records,
        "behind_s": round(behind_s, 1),
        "back_s": round(max(back_s), 1),
        "back_p50_s": round(percentile(back_s, 0.5), 1),
    }


def lengthen(killed: Killed, records: int, chance: random.Random) -> None:
    disk = ServerDisk(killed.server.data)
    consult = disk.consult()
    (document,) = disk.state(consult).documents
    with Talker(killed.server.url, SPECIALIST) as omar:
        omar.open(consult)
        waiting = 0
        for event in events(document, records, chance):
            omar.submit(consult, event)
            waiting += 1
            while waiting >= AHEAD:
                omar.expect(Committed, lambda one: one.record.origin.device == omar.device)
                waiting -= 1
        for _ in range(waiting):
            omar.expect(Committed, lambda one: one.record.origin.device == omar.device)


def events(document: str, count: int, chance: random.Random) -> Iterator[AnyEvent]:
    for n in range(count):
        if n % 5 < 2:
            yield MarkAdded(new_id(), PageSurface(document, n % 4), Stroke(ink_of(chance), 1, 2.5))
        else:
            yield MessageSent(new_id(), "The edge is sharp at nine o'clock and fades towards noon.")


def main() -> None:
    wanted = argparse.ArgumentParser()
    wanted.add_argument("--starts", type=int, default=20 if is_full() else 3)
    wanted.add_argument("--records", type=int, default=10_000 if is_full() else 200)
    chosen = wanted.parse_args()
    write_json("comeback", comeback(chosen.starts, chosen.records), {"back_s": MOST_BACK_S, "behind_s": MOST_BACK_S})


if __name__ == "__main__":
    main()
