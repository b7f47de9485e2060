"""What is half typed goes once its consult is over, or once nobody wrote at it for very long; and its log with it."""

from pathlib import Path
from types import SimpleNamespace

from msgspec.structs import replace

from app.client.due import DAY_MS
from app.client.typedkept import LONGEST_MS
from app.consult.board import BoardEntry
from app.consult.events import Origin, encode_event
from app.consult.events.request import ConsultRequested
from app.consult.messages import Board, BoardChanged, BoardGone, Submit
from tests.client.test_tidying import Disk, played
from tests.ui import samples


def line(consult: str, phase: str) -> BoardEntry:
    return replace(samples.CLINIC_HOME.entries[0], consult=consult, phase=phase)


def on_disk(disk: Disk) -> set[str]:
    return {consult for consult, _ in disk.shelf.texts.all()}


async def after(disk: Disk, days: int) -> set[str]:
    disk.clock.advance(days * DAY_MS)
    await disk.tidying.tidy()
    await disk.desk.run(disk.desk.disk, lambda: None)  # behind what is on its way there
    assert on_disk(disk) == {consult for consult, _ in disk.account.texts.all}
    return on_disk(disk)


def test_what_belongs_to_no_consult_or_to_one_without_a_log_goes_after_its_longest_time(tmp_path: Path) -> None:
    """A request of somebody who works elsewhere now; the answer to a step that nobody asks any more."""

    async def story(disk: Disk) -> None:
        all_of_it = {"", "no log", "theirs"}
        for consult in all_of_it:
            disk.account.texts.keep(consult, "request", "half a sentence")
        longest = LONGEST_MS // DAY_MS
        assert await after(disk, 0) == await after(disk, longest - 1) == all_of_it
        disk.account.texts.keep("", "request", "written at again")
        assert await after(disk, 1) == {""}
        assert await after(disk, longest - 1) == {""}
        assert await after(disk, 1) == set()
        assert disk.shelf.log.consults() == []

    played(tmp_path, story)


def test_the_board_says_of_a_consult_that_was_handed_on_that_it_is_over(tmp_path: Path) -> None:
    """The copy here hears no more of it; the whole log of another site's patient stayed for a line."""

    async def story(disk: Disk) -> None:
        consults = {"goes on", "closed", "gone", "never named", "open again"}
        for consult in consults:
            disk.told(consult, ConsultRequested("Ingrid", "another"))
            disk.account.texts.keep(consult, "message", "half a sentence")
        assert await after(disk, 0) == await after(disk, 40) == consults
        disk.tidying.heard(Board(tuple(line(one, "accepted") for one in ("goes on", "gone", "closed"))))
        disk.tidying.heard(BoardChanged(line("closed", "closed")))
        disk.tidying.heard(BoardGone("gone"))
        disk.tidying.heard(BoardChanged(line("open again", "held")))
        assert await after(disk, 0) == {"goes on", "open again"}
        assert set(disk.shelf.log.consults()) - {"ours", "theirs"} == {"goes on", "open again"}

    played(tmp_path, story)


def test_neither_what_is_open_nor_what_is_unsent_is_touched(tmp_path: Path) -> None:
    async def story(disk: Disk) -> None:
        for consult in ("open", "unsent"):
            disk.account.texts.keep(consult, "message", "half a sentence")
        disk.outgoing.add(Submit("unsent", Origin("d", 1), 1, True, encode_event(ConsultRequested("Ingrid", "north"))))
        disk.open = [SimpleNamespace(consult="open")]
        assert await after(disk, 0) == await after(disk, 100) == {"open", "unsent"}

    played(tmp_path, story)
