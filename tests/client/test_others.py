"""Who was here before: the key of a person and this computer is the one that is enrolled, or none."""

import asyncio
from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from app.client.absent import seal_absent, tidy_absent
from app.client.desk import Desk
from app.client.due import DAY_MS
from app.client.entering import enter
from app.client.keys import Keys
from app.client.known_book import KnownBook, place_of
from app.client.others import Others
from app.client.shelf import hold_path
from app.consult.events import GENESIS, VERSION, Origin, Record, encode_event, record_hash
from app.consult.events.documents import StillTaken
from app.consult.events.request import ConsultRequested, Voided
from app.consult.messages import Enrol, Enrolled, Submit
from app.consult.person import Person
from app.store.hold import Hold
from app.store.keycase import KeyCase
from app.store.known import Known
from app.store.replica_log import ReplicaLog
from app.store.sealedrows import was_sealed
from tests.client.place import request
from tests.client.test_behind import CONSULT, authors
from tests.client.test_desk import desk_in
from tests.rig.people import NURSE
from tests.rig.server import Server
from tests.server.talker import Talker
from tests.store.test_keycase import RingHere
from tests.store.test_replica_log import a_log

ANNA = Known("anna", "h:1", "h:1", Person("anna", "Anna Berg", "clinic", "north"), "server")


def told(folder: Path, story: Callable[[Others, RingHere], Coroutine[Any, Any, None]]) -> None:
    async def whole() -> None:
        ring, desk = RingHere(), desk_in(folder)
        desk.keys = Keys(KeyCase(folder, lambda: ring))
        book = KnownBook(desk, lambda: None)
        others = Others(desk, book, lambda: False, lambda: True)
        try:
            await story(others, ring)
        finally:
            await others.close()
            await book.close()
            await desk.close()

    asyncio.run(whole())


def test_a_keyring_that_is_locked_for_a_while_gives_no_second_key(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    async def story(others: Others, ring: RingHere) -> None:
        made = await others.credential(ANNA, makes=True)
        assert made is not None
        for known in (ANNA, replace(ANNA, key=made.key)):
            ring.locked = True
            assert await others.credential(known, makes=True) is None
            ring.locked = False
            found = await others.credential(known)
            assert found is not None and found.key == made.key
        assert not (tmp_path / "keys.json").exists()

    told(tmp_path, story)


def test_only_the_enrolled_key_is_used_and_one_that_is_gone_is_made_anew_at_a_sign_in(tmp_path: Path) -> None:
    async def story(others: Others, ring: RingHere) -> None:
        made = await others.credential(ANNA, makes=True)
        assert made is not None
        enrolled = replace(ANNA, key=made.key)
        ring.kept.clear()
        assert await others.credential(enrolled) is None and not ring.kept
        anew = await others.credential(enrolled, makes=True)
        assert anew is not None and anew.key != made.key
        assert await others.credential(enrolled) is None

    told(tmp_path, story)


async def left_unsent(others: Others, desk: Desk, book: KnownBook, server: Server, shelf: str) -> Known:
    """Anna's computer is enrolled there, and what she wrote for that server lies here."""
    known = replace(ANNA, place=place_of(server.url), address=server.url, server=shelf)
    credential = await others.credential(known, makes=True)
    assert credential is not None
    with Talker(server.url, NURSE, desk.device) as talker:
        talker.send(Enrol(credential.key, "ward"))
        known = replace(known, house=talker.expect(Enrolled).server, key=credential.key)
    await book.change(known.user, known.address, lambda _: known)
    entered = await enter(desk, known.server, known.person, lambda: None)
    entered.outgoing.add(Submit(CONSULT, desk.next_origin(), 1, True, encode_event(request(NURSE))))
    assert await entered.outgoing.settled()
    entered.outgoing.close()
    await desk.run(desk.disk, entered.shelf.close)
    return known


@pytest.mark.slow
def test_two_of_one_name_at_two_servers_are_both_sent_and_sent_on_when_one_of_them_stays_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    unsent_then: list[int] = []

    async def story(others: Others, ring: RingHere) -> None:
        desk, book = others._desk, others._book

        async def sealed(desk: Desk, known: Known, is_quiet: Callable[[], bool]) -> None:
            unsent_then.append(await book.unsent(known))
            await seal_absent(desk, known, is_quiet)

        monkeypatch.setattr("app.client.others.seal_absent", sealed)
        desk.server_time.observe(0, 0, 8 * DAY_MS)
        for server, shelf in ((first, "A"), (second, "B")):
            await left_unsent(others, desk, book, server, shelf)
        await others.make_way("Anna")  # she writes her password, and it is the wrong one
        await others.begin()
        assert not others._behind
        others.stayed_out("anna")
        for server in (first, second):
            while authors(server, CONSULT) != [NURSE.user]:
                await asyncio.sleep(0.05)
        while len(unsent_then) < 2:
            await asyncio.sleep(0.05)
        assert unsent_then == [0, 0]  # what nobody waits for holds up nothing that is to be sent

    with Server(tmp_path / "first") as first, Server(tmp_path / "second") as second:
        told(tmp_path / "laptop", story)


def test_of_who_never_signs_in_here_again_nothing_stays_that_need_not(tmp_path: Path) -> None:
    async def story(others: Others, ring: RingHere) -> None:
        desk, book = others._desk, others._book
        await book.change(ANNA.user, ANNA.address, lambda _: ANNA)
        entered = await enter(desk, ANNA.server, ANNA.person, lambda: None)
        shelf = entered.shelf
        sent, unsent, voided = (shelf.blobs.put(words) for words in (b"sent", b"unsent", b"voided"))
        written = [("c1", StillTaken(one[:32], "camera", 1, 640, 480, one, 10)) for one in (sent, unsent)]
        written += [("c2", StillTaken("s", "camera", 1, 640, 480, voided, 10)), ("c2", Voided("wrong_patient"))]
        heads: dict[str, Record] = {}
        for consult, event in (("c1", ConsultRequested("Ingrid", "north")), *written):
            before = heads.get(consult)
            seq, prev = (before.seq + 1, record_hash(before)) if before else (1, GENESIS)
            origin, body = Origin(desk.device, len(shelf.log.naming_blobs("")) + 1), encode_event(event)
            heads[consult] = Record(consult, seq, 0, 0, True, "anna", origin, VERSION, prev, body)
            shelf.log.append((heads[consult],))
        shelf.outbox.whole("c1", sent, 0)
        shelf.outbox.owe("c2", voided, 1)
        blobs = shelf.blobs
        await desk.run(desk.disk, shelf.close)
        await others.begin()
        await asyncio.gather(*others._behind.values())
        assert all(blobs.has(one) for one in (sent, unsent, voided))  # nobody said what day it is
        desk.server_time.observe(0, 0, 8 * DAY_MS)
        others.tidy_daily()
        while blobs.has(sent) or blobs.has(voided) or await book.unsent(ANNA):
            await asyncio.sleep(0.01)
        assert blobs.has(unsent)
        await others.make_way("anna")
        Hold(hold_path(desk.data_dir, "anna")).release()

    told(tmp_path, story)


def test_the_log_of_who_is_away_is_written_anew_only_while_nobody_is_in_a_room(tmp_path: Path) -> None:
    async def story(others: Others, ring: RingHere) -> None:
        desk = others._desk
        shelf = (await enter(desk, ANNA.server, ANNA.person, lambda: None)).shelf
        await desk.run(desk.disk, shelf.close)
        (path,) = tmp_path.rglob("replica.sqlite")
        path.unlink()
        plain = ReplicaLog(path)
        plain.append(a_log(3))
        plain.close()
        for is_quiet in (False, True):
            await tidy_absent(desk, ANNA)
            assert not was_sealed(path)
            await seal_absent(desk, ANNA, lambda is_quiet=is_quiet: is_quiet)  # type: ignore[misc]
            assert was_sealed(path) == is_quiet

    told(tmp_path, story)
