"""Killed in the middle of typing, three times: the next start has the words in their place, and the way back first."""

import time
from pathlib import Path

import pytest

from tests.rig.people import NURSE, PASSWORD
from tests.rig.server import Server
from tests.windows.seat import Seat
from tests.windows.witness import ServerDisk, until

FORM, MESSAGE = "Complaint (needed)", "Write a message"
SENTENCE = "The swelling has grown since the morning and the toes are cold"
PER_S = 8
# Of letters, as many as a hand types in that time: a busy computer needs up to twice as long for each, and loses fewer.
# How old what is lost may be, two seconds, is measured by tests/bench/killed.py.
TYPED_S, LOST_S = 2.5, 1.5


def typed(note: Path) -> int:
    """So many letters."""
    return sum(line.endswith("}") for line in note.read_text(encoding="utf-8").splitlines())


def kill_while_typing(seat: Seat, name: str, after_s: float = TYPED_S) -> int:
    """After as many letters as a hand types in that time, more than may be lost; how many there were. Counted by
    letters, not by the clock: where the computer stands still nobody types."""
    note = seat.folder / f"typed {time.monotonic_ns()}"
    note.touch()
    seat.begin("type_on", name=name, words=SENTENCE, per_s=PER_S, note=str(note))
    until(lambda: typed(note) > after_s * PER_S, "the letters")
    seat.kill()
    return typed(note)


def assert_hardly_anything_is_lost(found: object, letters: int, before: str = "") -> str:
    """At most what a hand types in LOST_S."""
    assert isinstance(found, str) and found.startswith(before)
    new = found[len(before) :]
    assert SENTENCE.startswith(new)
    assert letters - len(new) <= LOST_S * PER_S, (found, letters)
    return found


@pytest.mark.slow
def test_three_kills_in_the_middle_of_typing(server: Server, tmp_path: Path) -> None:
    folder, disk = tmp_path / "laptop", ServerDisk(server.data)
    with Seat(folder, server.url, NURSE) as anna:
        anna.sign_in()
        anna.press("Ask a specialist")
        killed = kill_while_typing(anna, FORM, 3.0)
    with Seat(folder, server.url, NURSE) as anna:
        assert not anna.has_key("Return to the consult")  # none was open
        anna.sign_in()
        anna.press("Ask a specialist")
        assert_hardly_anything_is_lost(anna.do("field_text", name=FORM), killed)
        anna.press("Close, keep what I wrote")
        anna.press("Call duty specialist now")
        (consult,) = until(disk.consults, "her call in the log")
        killed = kill_while_typing(anna, MESSAGE)
    before = ""
    for again in (True, False):
        with Seat(folder, server.url, NURSE) as anna:
            assert anna.do("come_back", secret=PASSWORD) == "Return to the consult"
            before = assert_hardly_anything_is_lost(anna.do("field_text", name=MESSAGE), killed, before)
            if again:
                killed = kill_while_typing(anna, MESSAGE)
    assert disk.consults() == [consult]
