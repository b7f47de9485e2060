"""What need not lie on this disk goes from it; what the server may not have, or somebody looks at, never does."""

import asyncio
from collections.abc import Callable, Coroutine
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from app.client.account import Account
from app.client.desk import Desk
from app.client.due import DAY_MS, KEPT_MS, Named, is_due
from app.client.mailbox import Mailbox
from app.client.outgoing import Outgoing
from app.client.shelf import Shelf
from app.client.slots import Slots
from app.client.texts import KeptTexts
from app.client.tidying import Tidying
from app.clock import ManualClock
from app.consult.events import AnyEvent, MessageSent, Record, encode_event
from app.consult.events.documents import StillTaken
from app.consult.events.record import GENESIS, VERSION, Origin, record_hash
from app.consult.events.request import Cancelled, ConsultRequested, Voided
from app.consult.messages import Board, BoardChanged, Submit
from app.consult.person import Person
from app.documents.cache import PictureCache
from app.store.replica_log import ReplicaLog
from tests.client.seals import SEAL
from tests.ui.samples import entry

NURSE, SPECIALIST = Person("anna", "Anna Berg", "clinic", "north"), Person("omar", "Omar Khan", "specialist", "city")
OWN, FETCHED = Named(frozenset({"c"}), 0, True), Named(frozenset({"c"}), 0, False)
NOW = 100 * DAY_MS


@pytest.mark.parametrize(
    ("named", "whole_ms", "now_ms", "is_ours", "due"),
    [
        (OWN, None, NOW, True, False),  # the server never said that it has it
        (OWN, NOW - KEPT_MS + 1, NOW, True, False),
        (OWN, NOW - KEPT_MS, NOW, True, True),
        (OWN, NOW - KEPT_MS, NOW, False, True),
        (OWN, NOW - KEPT_MS, None, True, False),  # nobody knows what day it is
        (OWN, NOW + DAY_MS, NOW, True, False),
        (FETCHED, None, NOW, False, True),
        (FETCHED, None, None, False, True),
        (FETCHED, None, KEPT_MS - 1, True, False),
        (FETCHED, None, KEPT_MS, True, True),
        (FETCHED, None, None, True, False),
    ],
)
def test_when_a_file_is_due(named: Named, whole_ms: int | None, now_ms: int | None, is_ours: bool, due: bool) -> None:
    assert is_due(named, whole_ms, now_ms, is_ours) == due


class NobodyWaits:
    """A bulk connection that owes `owed`."""

    def __init__(self) -> None:
        self.owed: set[str] = set()
        self.forgotten: list[str] = []

    def owed_elsewhere(self, consult: str, blob: str) -> bool:
        return blob in self.owed

    def forget(self, consult: str, blob: str) -> None:
        self.forgotten.append(blob)

    async def give_up(self, blob: str) -> None:
        return


class Disk:
    """A shelf of the nurse's (site north) with two consults, one of her site and one of another, and their files."""

    def __init__(self, folder: Path) -> None:
        self.clock = ManualClock()
        self.desk = Desk(Slots(lambda: None), Mailbox(), self.clock, folder, "test", PictureCache())
        self.desk.server_time.observe(0, 0, NOW)
        self.shelf = Shelf(folder, "server", NURSE.person, SEAL)
        self.outgoing = Outgoing(self.desk, self.shelf.outbox, lambda: None)
        texts = KeptTexts(self.desk, self.shelf.texts)
        self.account = Account(self.desk, NURSE, self.shelf, self.outgoing, None, texts)  # type: ignore[arg-type]
        self.bulk, self.open = NobodyWaits(), [SimpleNamespace(consult="none")]
        self.tidying = Tidying(self.account, self.bulk, lambda: self.open)  # type: ignore[arg-type]
        self.heads: dict[str, Record] = {}

    def told(self, consult: str, event: AnyEvent, by: str = SPECIALIST.person, device: str = "city") -> None:
        before = self.heads.get(consult)
        seq, prev = (before.seq + 1, record_hash(before)) if before else (1, GENESIS)
        at_ms = self.desk.now_ms()
        record = Record(consult, seq, at_ms, at_ms, True, by, Origin(device, seq), VERSION, prev, encode_event(event))
        self.heads[consult] = record
        self.shelf.log.append((record,))

    def file(self, consult: str, words: bytes, own: bool = False) -> str:
        blob = self.shelf.blobs.put(words)
        event = STILL(blob)
        self.told(consult, event, *((NURSE.person, self.desk.device) if own else ()))
        return blob


def STILL(blob: str) -> StillTaken:
    return StillTaken(blob[:32], "camera", 1, 640, 480, blob, 10)


def played(folder: Path, story: Callable[[Disk], Coroutine[Any, Any, None]]) -> None:
    async def whole() -> None:
        disk = Disk(folder)
        try:
            for consult, site in (("ours", NURSE.site), ("theirs", "another")):
                disk.told(consult, ConsultRequested("Ingrid", site, complaint="Wound"))
            await story(disk)
        finally:
            await disk.desk.tasks.close()
            disk.shelf.close()
            await disk.desk.close()

    asyncio.run(whole())


def test_another_sites_files_go_when_the_room_is_left_and_not_while_it_is_open(tmp_path: Path) -> None:
    async def story(disk: Disk) -> None:
        theirs, ours = disk.file("theirs", b"x-ray"), disk.file("ours", b"wound")
        disk.open = [SimpleNamespace(consult="theirs")]
        await disk.tidying.tidy()
        assert disk.shelf.blobs.has(theirs)
        disk.open = []
        await disk.tidying.tidy()
        assert not disk.shelf.blobs.has(theirs) and disk.shelf.blobs.has(ours)
        assert len(disk.shelf.log.read("theirs")) == 2  # the log stays: it says that they were there

    played(tmp_path, story)


async def assert_gone_after_a_week(disk: Disk, blob: str) -> None:
    for days, is_here in ((6, True), (2, False)):
        disk.clock.advance(days * DAY_MS)
        await disk.tidying.tidy()
        assert disk.shelf.blobs.has(blob) == is_here


def test_what_was_made_here_stays_until_the_server_had_it_for_a_week(tmp_path: Path) -> None:
    async def story(disk: Disk) -> None:
        sent, unsent = disk.file("theirs", b"sent", own=True), disk.file("theirs", b"unsent", own=True)
        disk.shelf.outbox.whole("theirs", sent, disk.desk.now_ms())
        await assert_gone_after_a_week(disk, sent)
        assert disk.shelf.blobs.has(unsent) and disk.shelf.outbox.receipts() == {}

    played(tmp_path, story)


def test_what_is_still_owed_or_named_by_something_unsent_stays(tmp_path: Path) -> None:
    async def story(disk: Disk) -> None:
        owed, named = disk.file("theirs", b"owed"), disk.file("theirs", b"named")
        disk.bulk.owed.add(owed)
        disk.outgoing.add(Submit("ours", Origin("d", 1), 1, True, encode_event(STILL(named))))
        await disk.tidying.tidy()
        assert disk.shelf.blobs.has(owed) and disk.shelf.blobs.has(named)

    played(tmp_path, story)


def test_of_a_voided_consult_nothing_stays_though_it_is_unsent(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.client.removing.SETTLE_S", 0.0)

    async def story(disk: Disk) -> None:
        own, other = disk.file("ours", b"own", own=True), disk.file("theirs", b"kept", own=True)
        disk.told("ours", Voided("wrong_patient"))
        await disk.tidying.tidy()
        while disk.shelf.blobs.has(own) or disk.shelf.log.read("ours"):
            await asyncio.sleep(0)
        assert disk.bulk.forgotten[0] == own and disk.shelf.blobs.has(other)

    played(tmp_path, story)


def test_what_was_voided_while_this_computer_was_off_goes_with_what_a_crash_left_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also where no log of it is here any more; as the board tells, whole or line by line."""
    monkeypatch.setattr("app.client.removing.SETTLE_S", 0.0)

    async def story(disk: Disk) -> None:
        shelf = disk.shelf
        own, taken_up = disk.file("ours", b"own", own=True), shelf.blobs.put(b"what was recorded")
        shelf.outbox.owe("no log", taken_up, 4)
        consults = ("ours", "no log", "theirs", "seen")
        for consult in consults:
            (shelf.recordings / consult).mkdir()
            (shelf.recordings / consult / "a.own.1.part.mkv").write_bytes(b"sealed")
        disk.open = [SimpleNamespace(consult="seen")]
        lines = [entry(one, 1, phase="accepted" if one == "theirs" else "voided") for one in (*consults, "..")]
        disk.tidying.heard(Board(tuple(lines[1:])))
        disk.tidying.heard(BoardChanged(lines[0]))
        while shelf.blobs.has(own) or shelf.blobs.has(taken_up) or len(list(shelf.recordings.iterdir())) > 2:
            await asyncio.sleep(0)
        assert disk.bulk.forgotten[0] in (own, taken_up) and shelf.log.consults() == ["theirs"]
        assert {one.parent.name for one in shelf.recordings.glob("*/*")} == {"theirs", "seen"}

    played(tmp_path, story)


def test_what_was_sent_goes_after_a_week_though_no_log_here_names_it(tmp_path: Path) -> None:
    """As of a recording that was taken up again, in a consult that nobody opened here since."""

    async def story(disk: Disk) -> None:
        sent, unsent = disk.shelf.blobs.put(b"sent"), disk.shelf.blobs.put(b"unsent")
        disk.shelf.outbox.whole("ours", sent, disk.desk.now_ms())
        await assert_gone_after_a_week(disk, sent)
        assert disk.shelf.blobs.has(unsent) and disk.shelf.outbox.receipts() == {}

    played(tmp_path, story)


def test_a_log_in_which_nothing_happens_goes_when_nothing_here_needs_it(tmp_path: Path) -> None:
    async def story(disk: Disk) -> None:
        unsent = disk.file("theirs", b"unsent", own=True)
        for consult in ("old", "spoken for"):
            disk.told(consult, ConsultRequested("Ingrid", "another"))
        disk.account.texts.keep("spoken for", "opinion", "half a sentence")
        disk.outgoing.add(Submit("spoken for", Origin("d", 1), 1, True, encode_event(Voided("test"))))
        for days, there in (
            (6, {"ours", "theirs", "old", "spoken for"}),
            (2, {"ours", "theirs", "spoken for"}),
            (23, {"theirs", "spoken for"}),
        ):
            disk.clock.advance(days * DAY_MS)
            await disk.tidying.tidy()
            assert set(disk.shelf.log.consults()) == there
            assert disk.account.texts.all == {("spoken for", "opinion"): "half a sentence"}
        disk.shelf.outbox.whole("theirs", unsent, 0)
        await disk.tidying.tidy()
        assert disk.shelf.log.consults() == ["spoken for"]

    played(tmp_path, story)


def test_what_is_half_typed_stays_until_its_consult_is_over_and_it_was_left_alone_for_long(tmp_path: Path) -> None:
    async def story(disk: Disk) -> None:
        def kept() -> set[str]:
            held = {consult for consult, _ in disk.account.texts.all}
            assert {consult for consult, _ in disk.shelf.texts.all()} == held == set(disk.shelf.log.consults()) & both
            return held

        both = {"waits", "over"}
        for consult in both:
            disk.told(consult, ConsultRequested("Ingrid", "another"))
            disk.account.texts.keep(consult, "opinion", "half a sentence")
        disk.told("over", Cancelled())
        for days in (29, 29):
            disk.clock.advance(days * DAY_MS)
            disk.account.texts.keep("over", "opinion", f"written at again, {disk.desk.now_ms()}")
            await disk.tidying.tidy()
            assert kept() == both
        disk.clock.advance(29 * DAY_MS)
        await disk.tidying.tidy()
        assert kept() == both
        disk.clock.advance(DAY_MS)
        await disk.tidying.tidy()
        await disk.desk.run(disk.desk.disk, lambda: None)  # behind what is on its way there
        assert kept() == {"waits"}

    played(tmp_path, story)


def test_the_log_of_an_earlier_program_is_sealed_behind_and_goes_on_being_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.store.replica_log.AT_ONCE", 3)

    async def story(disk: Disk) -> None:
        plain = ReplicaLog(tmp_path / "plain.sqlite")
        for consult in ("ours", "theirs"):
            for number in range(8):
                disk.told(consult, MessageSent(f"m{number}", "Marit"))
            plain.append(disk.shelf.log.read(consult))
        disk.shelf.log.close()
        plain.close()
        (path,) = tmp_path.rglob("replica.sqlite")
        (tmp_path / "plain.sqlite").replace(path)
        disk.shelf.log = ReplicaLog(path, SEAL)
        assert b"Marit" in path.read_bytes()
        sealing = asyncio.ensure_future(disk.tidying.seal_log())
        await asyncio.sleep(0)
        await disk.desk.run(disk.desk.disk, disk.told, "theirs", MessageSent("late", "Marit"))
        await sealing
        await disk.tidying.purge_log()
        assert b"Marit" in path.read_bytes()  # a room is open: the disk is that one's
        disk.open = []
        await disk.tidying.purge_log()
        assert b"Marit" not in path.read_bytes() and len(disk.shelf.log.read("theirs")) == 10

    played(tmp_path, story)


def test_pictures_of_a_room_that_was_left_are_in_no_memory(tmp_path: Path) -> None:
    async def story(disk: Disk) -> None:
        disk.desk.cache.put("page:d:1", object(), 10)  # type: ignore[arg-type]
        disk.tidying.left()
        assert disk.desk.cache.get("page:d:1") is None  # type: ignore[arg-type]

    played(tmp_path, story)
