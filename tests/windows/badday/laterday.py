"""The later half of a bad day: one server, a clinic laptop on a link that is cut, two specialists; and their disks."""

import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pymupdf

from app.store.texts import HalfTyped
from tests.client.seals import seal_of
from tests.rig.people import NIGHT_NURSE, NURSE, PASSWORD, SECOND_SPECIALIST, SPECIALIST, Someone
from tests.rig.relay import Relay
from tests.rig.server import Server
from tests.windows.seat import Seat
from tests.windows.witness import ServerDisk, _rows, cached, recordings_under_way, until

SLACK_MS = 1_000
HOME = "Rings every specialist who is signed in"


class LaterDay:
    """`laptop` is whatever program runs on the clinic's laptop now, `omar` and `ida` are two specialists' computers."""

    def __init__(self, folder: Path, stack: ExitStack) -> None:
        self.folder, self._stack = folder, stack
        self.server = stack.enter_context(Server(folder / "server"))
        self.disk = ServerDisk(self.server.data)
        self.relay = stack.enter_context(Relay(self.server.port))
        self.omar = self.seat("omar", SPECIALIST)
        self.ida = self.seat("ida", SECOND_SPECIALIST)
        self.laptop = self.start_laptop(NURSE)
        self._shelves: dict[str, Path] = {}

    def seat(self, name: str, who: Someone) -> Seat:
        return self._stack.enter_context(Seat(self.folder / name, self.server.url, who, apart=True))

    def start_omar(self) -> Seat:
        """His program anew on the same computer; nobody has signed in yet."""
        self.omar = self.seat("omar", SPECIALIST)
        return self.omar

    def start_laptop(self, who: Someone, clock_off_s: int = 0) -> Seat:
        """The program is started on it; nobody has signed in yet."""
        made = Seat(self.folder / "laptop", f"ws://127.0.0.1:{self.relay.port}", who, clock_off_s, apart=True)
        self.laptop = self._stack.enter_context(made)
        return self.laptop

    def meet(self, who: Someone) -> None:
        """Somebody new signs in on the laptop, over a link: from then on they are known there."""
        if self._shelves:
            self.laptop.choose("Menu", "Change person")
            self.laptop.press("Somebody else")
            self.laptop.write("Name", who.user)
        self.laptop.sign_in()
        self.laptop.see(HOME)
        until(lambda: who.user in self._enrolled(), f"a key of {who.user}'s at the server")
        (self._shelves[who.user],) = set(_folders(self.laptop)) - set(self._shelves.values())

    def change_to(self, who: Someone) -> None:
        """Two presses and the password."""
        self.laptop.choose("Menu", "Change person")
        self.come(who)

    def come(self, who: Someone) -> None:
        """One of those who are known here."""
        self.laptop.press(who.name)
        self.laptop.sign_in()
        self.laptop.see(HOME)
        self.laptop.see(who.name)

    def shelf(self, who: Someone) -> Path:
        """What the laptop keeps for this person."""
        return self._shelves[who.user]

    def consult(self, complaint: str) -> str:
        """The one that is about this, whoever wrote it down and when."""
        requests = {one: self.disk.state(one).request for one in self.disk.consults()}
        (found,) = (one for one, asked in requests.items() if asked is not None and asked.complaint == complaint)
        return found

    def confirm(self, laptop: Seat, specialist: Seat, said: str) -> None:
        """Both read the patient's number and age aloud, and press."""
        for one in (laptop, specialist):
            one.see(f"Say aloud, both of you: {said}")
            one.press("These are right")
        for one in (laptop, specialist):
            one.gone("Say aloud")
            for amber in ("Not confirmed", "not confirmed"):
                one.gone(amber)

    def assert_made_now(self, consult: str, began_ms: int) -> None:
        """Whatever date a computer had on which it was written since then."""
        ended_ms = time.time_ns() // 1_000_000
        written = [one for one in self.disk.records(consult) if one.at_ms >= began_ms]
        assert written
        for one in written:
            assert one.offset_known, one.by
            assert began_ms - SLACK_MS <= one.made_ms <= one.at_ms + SLACK_MS, one.by
            assert one.at_ms <= ended_ms

    def assert_nothing_recorded(self) -> None:
        """On no computer lies a recording under way, nor one among the files: none of them that no log names."""
        named = {blob for consult in self.disk.consults() for blob in self.disk.blobs_of(consult)}
        for computer in (self.laptop, *self.boards):
            for shelf in _folders(computer):
                assert recordings_under_way(shelf) == []
                assert cached(shelf) <= named

    @property
    def boards(self) -> tuple[Seat, Seat]:
        return self.omar, self.ida

    def _enrolled(self) -> set[str]:
        rows = _rows(self.server.data / "preceptor.sqlite", "SELECT account FROM devices WHERE length(key) > 0")
        return {row[0] for row in rows}


def copies(shelf: Path, consult: str) -> int:
    """Records of a consult that a computer keeps."""
    query = f"SELECT COUNT(*) FROM records WHERE consult = '{consult}'"
    return int(_rows(shelf / "replica.sqlite", query)[0][0])


def half_typed(shelf: Path) -> list[str]:
    """While no program has it open."""
    kept = HalfTyped(shelf / "texts.sqlite", seal_of(shelf))
    try:
        return list(kept.all().values())
    finally:
        kept.close()


def saved_paper(seat: Seat, line: str, path: Path) -> str:
    """The words of the PDF that is saved through the window."""
    path.unlink(missing_ok=True)  # the dialog would ask whether to replace it
    seat.choose("More", line)
    seat.do("choose_file", path=str(path), word="Save")
    until(path.exists, f"{path.name} on the disk")  # the screen may still say so of the one before
    seat.see("Saved as")
    with pymupdf.open(path) as paper:
        return " ".join(" ".join(page.get_text() for page in paper).split())


def _folders(seat: Seat) -> list[Path]:
    return [one for one in (seat.home / "data" / "people").iterdir() if one.is_dir()]


@contextmanager
def later_day(folder: Path) -> Iterator[LaterDay]:
    """Everybody is signed in, and both nurses are known on the laptop; Anna has it."""
    with ExitStack() as stack:
        day = LaterDay(folder, stack)
        for board in day.boards:
            board.begin("sign_in", secret=PASSWORD)
        day.meet(NURSE)
        day.meet(NIGHT_NURSE)
        for board in day.boards:
            board.done()
            board.see("Nobody is waiting")
        day.change_to(NURSE)
        yield day
