"""Killed at random moments of typing and drawing: how much of it is not there at the next start.

`python -m tests.bench.killed --kills 50`; by itself 4, with FULL=1 50. A specialist's real program, in a consult with a
clinic: a hand types four letters a second into one of three lines or draws strokes on a shared page, and the whole
group of processes is killed. At the next start *Return* is pressed, and what stands in the line and on the page is held
against what the hand had noted: `lost_s`, the age of the oldest letter that is lost, at worst; `strokes_lost`, of those
that stood on the own stage. `back_s`, `back_p50_s`: from the start of the process to the room with the page and its
marks, by the computer's key.
"""

import argparse
import json
import random
import secrets
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from app.settings import assets_folder
from tests.bench.harness import is_full, percentile, write_json
from tests.rig.people import NURSE, PASSWORD, SPECIALIST
from tests.rig.server import Server
from tests.windows.seat import Seat

SENTENCE = "The edge is sharp at nine o'clock and fades towards noon, compare it with the other eye. " * 2
LINES = {
    "Messages": "Write a message",
    "Instructions": "Slide the probe to the left",
    "Findings": "Write a finding",
}
DRAWING = "draw"
SOONEST_S, LATEST_S = 0.2, 8.0
MOST_LOST_S, MOST_BACK_S = 2.0, 15.0


class Kill(NamedTuple):
    """One of them, and the start after it."""

    what: str
    lost_s: float
    strokes: int
    strokes_lost: int
    back_s: float


class Killed:
    """The specialist's computer, started again and again on the same folder."""

    def __init__(self, folder: Path, server: Server) -> None:
        self.folder, self.server = folder, server
        self._standing = dict.fromkeys(LINES, "")
        self._marks: set[str] = set()
        self.seat = Seat(folder, server.url, SPECIALIST)

    def kill(self, what: str, after_s: float, chance: random.Random) -> Kill:
        note = self.folder / f"note-{secrets.token_hex(4)}"
        note.touch()
        if what == DRAWING:
            self.seat.press("Pen")
            self.seat.begin("draw_on", strokes=[stroke(chance) for _ in range(40)], note=str(note))
        else:
            self.seat.press(what)
            self.seat.begin("type_on", name=LINES[what], words=SENTENCE, per_s=4, note=str(note))
        time.sleep(after_s)
        killed_ms = self.end()
        began = time.perf_counter()
        self.come_back()
        noted = [json.loads(line) for line in note.read_text(encoding="utf-8").splitlines() if line.endswith("}")]
        drawn = self._marks | {mark for one in noted for mark in one.get("marks", ())}
        self._marks = self._painted(drawn)
        back_s = time.perf_counter() - began
        lost_s = 0.0 if what == DRAWING else self._lost_s(what, [one["at_ms"] for one in noted], killed_ms)
        return Kill(what, lost_s, sum("marks" in one for one in noted), len(drawn - self._marks), back_s)

    def end(self) -> int:
        """When it was killed, monotonic ms."""
        killed_ms = self.seat.kill()
        self.seat.close()
        return killed_ms

    def come_back(self) -> None:
        self.seat = Seat(self.folder, self.server.url, SPECIALIST)
        self.seat.do("come_back", secret=PASSWORD)

    def _painted(self, drawn: set[str]) -> set[str]:
        """What stands on the stage once all that was drawn does; what is not there by then is lost."""
        until = time.perf_counter() + MOST_BACK_S
        while True:
            found = self.seat.do("own_marks")
            assert isinstance(found, list)
            if drawn <= set(found) or time.perf_counter() > until:
                return set(found)

    def _lost_s(self, what: str, letters: list[int], killed_ms: int) -> float:
        self.seat.press(what)
        text, before = str(self.seat.do("field_text", name=LINES[what])), self._standing[what]
        assert text.startswith(before) and SENTENCE.startswith(text[len(before) :]), (before, text)
        kept = len(text) - len(before)
        self._standing[what] = text
        return (killed_ms - letters[kept]) / 1_000 if kept < len(letters) else 0.0


@contextmanager
def consulting(folder: Path) -> Iterator[Killed]:
    """A consult with a page on the table, and nobody before a camera."""
    with Server(folder / "server") as server, Seat(folder / "clinic", server.url, NURSE) as anna:
        killed = Killed(folder / "city", server)
        try:
            for one in (anna, killed.seat):
                one.sign_in()
            anna.do("ask")
            killed.seat.do("accept")
            anna.do("enter")
            anna.do("consent")
            anna.choose("More", "Share a file")
            anna.do("choose_file", path=str(assets_folder() / "samples" / "request.pdf"), word="Open")
            anna.press("Share", 60)
            killed.seat.do("turn_to", page="Page 1")
            yield killed
        finally:
            killed.end()


def kills(count: int, seed: int = 5) -> list[Kill]:
    chance = random.Random(seed)
    with tempfile.TemporaryDirectory() as folder, consulting(Path(folder)) as killed:
        done = []
        for number in range(count):
            what = (*LINES, DRAWING)[number % 4]
            done.append(killed.kill(what, chance.uniform(SOONEST_S, LATEST_S), chance))
        return done


def figures(done: list[Kill]) -> dict[str, object]:
    typed = [one.lost_s for one in done if one.what != DRAWING]
    return {
        "kills": len(done),
        "lost_s": round(max(typed, default=0.0), 2),
        "strokes": sum(one.strokes for one in done),
        "strokes_lost": sum(one.strokes_lost for one in done),
        "back_s": round(max(one.back_s for one in done), 1),
        "back_p50_s": round(percentile([one.back_s for one in done], 0.5), 1),
        "lost_each_s": [round(one, 2) for one in typed],
    }


LIMIT = {"lost_s": MOST_LOST_S, "strokes_lost": 0, "back_s": MOST_BACK_S}


def stroke(chance: random.Random) -> list[list[float]]:
    x, y = chance.uniform(0.3, 0.6), chance.uniform(0.3, 0.6)
    return [[x + step * 0.004, y + step * 0.002] for step in range(12)]


def main() -> None:
    wanted = argparse.ArgumentParser()
    wanted.add_argument("--kills", type=int, default=50 if is_full() else 4)
    write_json("killed", figures(kills(wanted.parse_args().kills)), LIMIT)


if __name__ == "__main__":
    main()
