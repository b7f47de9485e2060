"""A person is forgotten here: folder, keys and name go, unless the server has not got everything."""

import json
from pathlib import Path
from typing import NamedTuple

import pytest
from msgspec.structs import replace

from app.client import forgetting
from app.client.border import SignOut
from app.client.entering import UNREADABLE, enter
from app.client.known_book import KnownBook
from app.client.people_commands import ForgetPerson, KnowPeople, PeopleKnown, PersonForgotten
from app.client.shelf import Shelf, shelf_folder
from app.consult.events import (
    GENESIS,
    VERSION,
    AnyEvent,
    Cancelled,
    ConsultClosed,
    MessageSent,
    Origin,
    Record,
    Voided,
    encode_event,
    record_hash,
)
from app.consult.events.documents import DocumentShared, DocumentWithdrawn, PageSize
from app.consult.messages import Submit
from app.media.leftovers import ASIDE, open_path
from app.store.blobs import Blobs
from app.store.outbox import Outbox
from app.store.replica_log import ReplicaLog
from app.store.sealedframe import MAGIC
from app.store.texts import HalfTyped
from tests.client.place import Place, request
from tests.client.test_behind import authors, until_enrolled
from tests.client.test_others import ANNA, Others, RingHere, told
from tests.rig.people import NIGHT_NURSE, NURSE
from tests.rig.server import Server

CONSULT = "a" * 32


def folders(folder: Path) -> int:
    return len([one for one in (folder / "people").iterdir() if one.is_dir()])


def forget(place: Place, server: Server, user: str) -> str:
    place.post(ForgetPerson(user, server.url))
    told = place.notice(PersonForgotten)
    assert told.user == user
    return told.text


class Early(NamedTuple):
    """What an earlier program kept, in clear."""

    log: ReplicaLog
    blobs: Blobs


def write(shelf: Shelf | Early, device: str, *events: AnyEvent) -> None:
    """As Anna's own, confirmed by the server."""
    for event in events:
        last = shelf.log.last(CONSULT)
        seq, prev = (last.seq + 1, record_hash(last)) if last else (1, GENESIS)
        origin, body = Origin(device, seq), encode_event(event)
        shelf.log.append((Record(CONSULT, seq, 0, 0, True, "anna", origin, VERSION, prev, body),))


def share_as_pages(shelf: Shelf | Early, device: str, document: str) -> str:
    """The file, which lies here alone."""
    blob = shelf.blobs.put(document.encode())
    write(
        shelf, device, DocumentShared(document, "pdf", "A paper", 1, (PageSize(1, 595, 842),), blob, 9, sending="asked")
    )
    return blob


@pytest.mark.slow
def test_what_the_server_has_not_got_stays_and_then_everything_of_that_person_alone_goes(
    server: Server, tmp_path: Path
) -> None:
    folder = tmp_path / "laptop"
    with Place(folder) as laptop:
        for someone in (NIGHT_NURSE, NURSE):
            laptop.sign_in(server.url, someone)
            until_enrolled(laptop, folder, someone.user)
        assert "signed in" in forget(laptop, server, NURSE.user)
        server.stop()
        laptop.submit(CONSULT, request(NURSE))
        laptop.until(lambda: laptop.engine.link.peek().unsent == 1)
        laptop.post(SignOut())
        laptop.until(lambda: laptop.engine.home.peek().person is None)
        assert "not reached the server yet (1)" in forget(laptop, server, NURSE.user) and folders(folder) == 2
        server.start()
        laptop.until(lambda: authors(server, CONSULT) == [NURSE.user])  # it goes on from here, behind
        (folder / "people" / "half.gone" / "blobs").mkdir(parents=True)  # as a crash leaves it
    with Place(folder) as laptop:
        laptop.until(lambda: folders(folder) == 2)
        before = json.loads((folder / "keys.json").read_text(encoding="utf-8"))
        laptop.until(lambda: forget(laptop, server, NURSE.user) == "")
        assert folders(folder) == 1
        after = json.loads((folder / "keys.json").read_text(encoding="utf-8"))
        assert len(before) == 4 and len(after) == 2 and after.items() <= before.items()
        laptop.post(KnowPeople())
        assert [one.user for one in laptop.notice(PeopleKnown).people] == [NIGHT_NURSE.user]
        laptop.sign_in(server.url, NURSE)  # by name and password, as on any computer
        assert folders(folder) == 2


def test_what_only_its_author_can_send_or_delete_is_counted_and_nothing_goes(tmp_path: Path) -> None:
    async def story(others: Others, ring: RingHere) -> None:
        desk, book = others._desk, KnownBook(others._desk, lambda: None)
        await book.change(ANNA.user, ANNA.address, lambda _: ANNA)
        shelf = (await enter(desk, ANNA.server, ANNA.person, lambda: None)).shelf
        shelf.outbox.put(Submit(CONSULT, Origin("d", 1), 1, True, encode_event(MessageSent("m", "hers"))))
        shelf.outbox.refused(CONSULT, Origin("d", 1), "closed", "The consult is closed.")
        shelf.texts.put(CONSULT, "opinion", "Half a sentence")
        shelf.texts.put("", "request", "of no consult yet")
        shelf.close()
        assert "returned by the server (3)" in await forgetting.forget(desk, book, ANNA.user, ANNA.address)
        (folder,) = [one for one in (tmp_path / "people").iterdir() if one.is_dir()]
        outbox, texts = Outbox(folder / "outbox.sqlite"), HalfTyped(folder / "texts.sqlite")
        outbox.acknowledged((CONSULT, Origin("d", 1)))
        texts.forget("")
        assert "returned by the server (1)" in await forgetting.forget(desk, book, ANNA.user, ANNA.address)
        texts.forget(CONSULT)
        outbox.close()
        texts.close()
        assert await forgetting.forget(desk, book, ANNA.user, ANNA.address) == ""
        assert not folder.exists() and await book.all() == []
        await book.close()

    told(tmp_path, story)


def test_a_file_that_was_shared_as_pages_stays_until_the_server_has_it_or_nobody_is_to_have_it(tmp_path: Path) -> None:
    async def story(others: Others, ring: RingHere) -> None:
        desk, book = others._desk, KnownBook(others._desk, lambda: None)
        await book.change(ANNA.user, ANNA.address, lambda _: ANNA)
        shelf = (await enter(desk, ANNA.server, ANNA.person, lambda: None)).shelf
        write(
            shelf,
            desk.device,
            DocumentShared("x", "pdf", "A paper", 1, (PageSize(1, 595, 842),), shelf.blobs.put(b"x"), 1),
        )
        share_as_pages(shelf, "another computer", "fetched")
        sent = share_as_pages(shelf, desk.device, "sent")
        share_as_pages(shelf, desk.device, "withdrawn")
        assert "shared as pages are whole on this computer alone (2)" in await forgetting.forget(
            desk, book, ANNA.user, ANNA.address
        )
        shelf.outbox.whole(CONSULT, sent, 0)
        assert "alone (1)" in await forgetting.forget(desk, book, ANNA.user, ANNA.address)
        write(shelf, desk.device, DocumentWithdrawn("withdrawn", "wrong document"))
        share_as_pages(shelf, desk.device, "asked for by nobody")
        assert "alone (1)" in await forgetting.forget(desk, book, ANNA.user, ANNA.address)
        write(shelf, desk.device, Cancelled("was not needed"))  # nobody can ask for it any more
        shelf.close()
        assert await forgetting.forget(desk, book, ANNA.user, ANNA.address) == ""
        await book.close()

    told(tmp_path, story)


def test_a_file_shared_as_pages_is_counted_whatever_stands_around_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """In a closed consult, which may be reopened; behind a row that is damaged; and where the keyring is not up yet."""

    async def story(others: Others, ring: RingHere) -> None:
        desk, book = others._desk, KnownBook(others._desk, lambda: None)
        await book.change(ANNA.user, ANNA.address, lambda _: ANNA)
        shelf = (await enter(desk, ANNA.server, ANNA.person, lambda: None)).shelf
        write(shelf, desk.device, MessageSent("m", "hers"))
        share_as_pages(shelf, desk.device, "hers alone")
        write(shelf, desk.device, ConsultClosed())
        shelf.log._db.execute("UPDATE records SET data = CAST(data || x'00' AS BLOB) WHERE seq = 1")
        shelf.log._db.commit()
        for _ in range(2):  # and counting throws nothing away
            assert "alone (1)" in await forgetting.forget(desk, book, ANNA.user, ANNA.address)
        with monkeypatch.context() as early:
            early.setattr(desk.keys.case, "_ring", lambda: None)
            assert await forgetting.forget(desk, book, ANNA.user, ANNA.address) == forgetting.AWAY
        write(shelf, desk.device, Voided("wrong_patient"))
        shelf.close()
        assert await forgetting.forget(desk, book, ANNA.user, ANNA.address) == ""
        await book.close()

    told(tmp_path, story)
    assert "nobody is forgotten: KeysAway" in caplog.text


def test_in_a_folder_that_was_never_sealed_a_file_shared_as_pages_is_counted(tmp_path: Path) -> None:
    async def story(others: Others, ring: RingHere) -> None:
        desk, book = others._desk, KnownBook(others._desk, lambda: None)
        await book.change(ANNA.user, ANNA.address, lambda _: ANNA)
        folder = shelf_folder(desk.data_dir, ANNA.server, ANNA.person.person)
        early = Early(ReplicaLog(folder / "replica.sqlite"), Blobs(folder / "blobs"))
        share_as_pages(early, desk.device, "hers alone")
        early.log.close()
        assert "alone (1)" in await forgetting.forget(desk, book, ANNA.user, ANNA.address)
        await book.close()

    told(tmp_path, story)


def test_who_has_the_same_name_at_another_server_is_somebody_else(tmp_path: Path) -> None:
    async def story(others: Others, ring: RingHere) -> None:
        desk, book = others._desk, KnownBook(others._desk, lambda: None)
        hers = replace(ANNA, house="a" * 32, server="a" * 32)
        same = replace(hers, place="vpn:1", address="vpn:1")  # the same server by another way
        other = replace(ANNA, place="b:1", address="b:1", house="b" * 32, server="b" * 32)
        early = replace(ANNA, place="c:1", address="c:1", server="a" * 32)  # named alike by an early server
        for one in (hers, same, other, early):
            await book.change(one.user, one.address, lambda _, one=one: one)  # type: ignore[misc]
            (await enter(desk, one.server, one.person, lambda: None)).shelf.close()
        assert folders(tmp_path) == 2
        assert await forgetting.forget(desk, book, "Anna ", hers.address) == ""
        assert {one.place for one in await book.all()} == {"b:1", "c:1"} and folders(tmp_path) == 2
        assert await forgetting.forget(desk, book, "anna", early.address) == ""
        assert await book.all() == [other] and folders(tmp_path) == 1 and len(ring.kept) == 1
        await book.close()

    told(tmp_path, story)


def test_what_its_author_is_shown_nowhere_holds_nobody_here(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """Of a newer program, or damaged: nobody could put it away."""

    async def story(others: Others, ring: RingHere) -> None:
        desk, book = others._desk, KnownBook(others._desk, lambda: None)
        await book.change(ANNA.user, ANNA.address, lambda _: ANNA)
        shelf = (await enter(desk, ANNA.server, ANNA.person, lambda: None)).shelf
        for number, body in enumerate((b"\x81\xa4type\xa5Newer", encode_event(MessageSent("m", "hers"))), 1):
            shelf.outbox.put(Submit(CONSULT, Origin("d", number), 1, True, body))
            shelf.outbox.refused(CONSULT, Origin("d", number), "closed", "The consult is closed.")
        assert "returned by the server (1)" in await forgetting.forget(desk, book, ANNA.user, ANNA.address)
        shelf.outbox._db.execute("UPDATE submits SET submit = CAST(submit || x'00' AS BLOB) WHERE counter = 2")
        shelf.outbox._db.commit()
        locked, ring.locked = ring.locked, True  # what it says is known to nobody now
        assert await forgetting.forget(desk, book, ANNA.user, ANNA.address) == forgetting.AWAY
        ring.locked = locked
        shelf.close()
        assert await forgetting.forget(desk, book, ANNA.user, ANNA.address) == ""
        await book.close()

    told(tmp_path, story)
    assert "does not open" in caplog.text


def test_a_recording_that_a_crash_left_goes_with_its_person_alone_and_what_does_not_open_holds_nobody(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    async def story(others: Others, ring: RingHere) -> None:
        desk, book = others._desk, KnownBook(others._desk, lambda: None)
        await book.change(ANNA.user, ANNA.address, lambda _: ANNA)
        shelf = (await enter(desk, ANNA.server, ANNA.person, lambda: None)).shelf
        shelf.close()
        folder = shelf.recordings / CONSULT
        folder.mkdir()
        path = open_path(folder, "a", "own", 0)
        path.write_bytes(MAGIC + bytes(8_192))
        assert "when this person signs in here" in await forgetting.forget(desk, book, ANNA.user, ANNA.address)
        for in_front in (False, True, True):  # said once, and to nobody but them
            entered = await enter(desk, ANNA.server, ANNA.person, lambda: None, in_front=in_front)
            entered.shelf.close()
            assert entered.damage == ((UNREADABLE,) if in_front and not said else ()) and not desk.mailbox.drain()
            said.extend(entered.damage)
        assert path.with_name(path.name + ASIDE).exists()
        assert await forgetting.forget(desk, book, ANNA.user, ANNA.address) == ""
        await book.close()

    said: list[str] = []
    told(tmp_path, story)
    assert "is put aside" in caplog.text
