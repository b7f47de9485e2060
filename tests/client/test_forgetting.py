"""A person is forgotten here: folder, keys and name go, unless the server has not got everything."""

import json
from pathlib import Path

import pytest

from app.client import forgetting
from app.client.border import SignOut
from app.client.entering import enter
from app.client.known_book import KnownBook
from app.client.people_commands import ForgetPerson, KnowPeople, PeopleKnown, PersonForgotten
from app.consult.events import Origin
from app.consult.messages import Submit
from app.store.outbox import Outbox
from app.store.texts import HalfTyped
from tests.client.place import Place, request
from tests.client.test_behind import authors, until_enrolled
from tests.client.test_others import ANNA, Others, RingHere, told
from tests.rig.people import NIGHT_NURSE, NURSE
from tests.rig.server import Server

CONSULT = "a" * 32


def folders(folder: Path) -> int:
    return len([one for one in (folder / "people").iterdir() if one.is_dir()])


def forget(place: Place, user: str) -> str:
    place.post(ForgetPerson(user))
    told = place.notice(PersonForgotten)
    assert told.user == user
    return told.text


@pytest.mark.slow
def test_what_the_server_has_not_got_stays_and_then_everything_of_that_person_alone_goes(
    server: Server, tmp_path: Path
) -> None:
    folder = tmp_path / "laptop"
    with Place(folder) as laptop:
        for someone in (NIGHT_NURSE, NURSE):
            laptop.sign_in(server.url, someone)
            until_enrolled(laptop, folder, someone.user)
        assert "signed in" in forget(laptop, NURSE.user)
        server.stop()
        laptop.submit(CONSULT, request(NURSE))
        laptop.until(lambda: laptop.engine.link.peek().unsent == 1)
        laptop.post(SignOut())
        laptop.until(lambda: laptop.engine.home.peek().person is None)
        assert "not reached the server yet (1)" in forget(laptop, NURSE.user) and folders(folder) == 2
        server.start()
        laptop.until(lambda: authors(server, CONSULT) == [NURSE.user])  # it goes on from here, behind
        (folder / "people" / "half.gone" / "blobs").mkdir(parents=True)  # as a crash leaves it
    with Place(folder) as laptop:
        laptop.until(lambda: folders(folder) == 2)
        before = json.loads((folder / "keys.json").read_text(encoding="utf-8"))
        laptop.until(lambda: forget(laptop, NURSE.user) == "")
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
        shelf.outbox.put(Submit(CONSULT, Origin("d", 1), 1, True, b"{}"))
        shelf.outbox.refused(CONSULT, Origin("d", 1), "closed", "The consult is closed.")
        shelf.texts.put(CONSULT, "opinion", "Half a sentence")
        shelf.texts.put("", "request", "of no consult yet")
        shelf.close()
        assert "returned by the server (3)" in await forgetting.forget(desk, book, ANNA.user)
        (folder,) = [one for one in (tmp_path / "people").iterdir() if one.is_dir()]
        outbox, texts = Outbox(folder / "outbox.sqlite"), HalfTyped(folder / "texts.sqlite")
        outbox.acknowledged((CONSULT, Origin("d", 1)))
        texts.forget("")
        assert "returned by the server (1)" in await forgetting.forget(desk, book, ANNA.user)
        texts.forget(CONSULT)
        outbox.close()
        texts.close()
        assert await forgetting.forget(desk, book, ANNA.user) == ""
        assert not folder.exists() and await book.all() == []
        await book.close()

    told(tmp_path, story)
