"""A person's folder is named by the server's own id, not by its version; what an earlier program named is renamed."""

import asyncio
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec.structs import replace

from app.client.border import Connect, SignInFailed, SignOut
from app.client.credential import entry_of
from app.client.entering import enter
from app.client.keys import Keys
from app.client.known_book import KnownBook, place_of
from app.client.naming import shelf_server
from app.client.returning_commands import KeepText
from app.client.shelf import Shelf, shelf_folder, shelf_name
from app.client.unlocking import NoKey, unlocked
from app.consult.events import MessageSent, encode_event
from app.consult.messages import Submit, Welcome
from app.consult.person import Person
from app.store.keycase import SERVICE, KeyCase
from app.store.known import Known, KnownPeople
from tests.client.place import PASSWORD, Place
from tests.client.test_behind import until_enrolled
from tests.client.test_desk import desk_in
from tests.client.test_forgetting import share_as_pages
from tests.rig.people import NURSE
from tests.rig.server import Server
from tests.store.test_keycase import RingHere

EARLIER = "0.0.9"
TEXT = {("a" * 32, "message"): "half a sentence"}


class Laptop:
    """As it lies on the disk between two starts; without a keyring, so that the keys can be looked at."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @property
    def known(self) -> Known:
        book = KnownPeople(self.folder / "known.sqlite")
        try:
            (one,) = book.all()
            return one
        finally:
            book.close()

    @property
    def keys(self) -> dict[str, str]:
        return dict(json.loads((self.folder / "keys.json").read_text(encoding="utf-8")))

    @property
    def folders(self) -> list[str]:
        return [one.name for one in (self.folder / "people").iterdir() if one.is_dir()]

    def made_earlier(self, copied: bool = False, renamed: bool = False) -> None:
        """Everything named by the server's version, or as a crash left the renaming."""
        known, keys = self.known, self.keys
        new, old = shelf_name(known.house, known.person.person), shelf_name(EARLIER, known.person.person)
        old_keys = {old: keys[new], entry_of(old): keys[entry_of(new)]}
        (self.folder / "keys.json").write_text(json.dumps(keys | old_keys if copied else old_keys), encoding="utf-8")
        if not renamed:
            (self.folder / "people" / new).rename(self.folder / "people" / old)
        book = KnownPeople(self.folder / "known.sqlite")
        book.put(replace(known, server=EARLIER))
        book.close()


def words_after_signing_in(laptop: Laptop, url: str) -> dict[tuple[str, str], str]:
    with Place(laptop.folder) as place:
        place.sign_in(url, NURSE)
        return dict(place.engine.home.peek().texts)


@pytest.mark.slow
def test_what_an_earlier_program_named_by_the_servers_version_is_found_also_after_a_crash_in_between(
    server: Server, tmp_path: Path
) -> None:
    laptop = Laptop(tmp_path / "laptop")
    with Place(laptop.folder) as place:
        place.sign_in(server.url, NURSE)
        until_enrolled(place, laptop.folder, NURSE.user)
        me = place.engine.home.peek().person.person
        place.post(KeepText(me, *next(iter(TEXT)), "half a sentence"))
        place.post(SignOut())
        place.until(lambda: place.engine.home.peek().person is None)
    before = laptop.known
    name = shelf_name(before.house, me)
    assert before.server == before.house and laptop.folders == [name]
    keys = laptop.keys
    assert set(keys) == {name, entry_of(name)}

    for copied in (False, True):
        laptop.made_earlier(copied)
        assert words_after_signing_in(laptop, server.url) == TEXT
        assert (laptop.folders, laptop.keys) == ([name], keys)
        assert (laptop.known.server, laptop.known.key) == (before.server, before.key)

    laptop.made_earlier(copied=True, renamed=True)
    server.stop()
    assert words_after_signing_in(laptop, server.url) == TEXT
    assert laptop.folders == [name]


@pytest.mark.slow
def test_a_folder_whose_keys_cannot_be_asked_keeps_its_name_and_is_not_made_anew(
    shared_server: Server, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    laptop = Laptop(tmp_path / "laptop")
    with Place(laptop.folder) as place:
        place.sign_in(shared_server.url, NURSE)
        until_enrolled(place, laptop.folder, NURSE.user)
    laptop.made_earlier()
    (earlier,) = laptop.folders
    (laptop.folder / "people" / earlier / "key.json").write_text("no key", encoding="utf-8")
    with Place(laptop.folder) as place:
        place.post(Connect(shared_server.url, NURSE.user, PASSWORD))
        assert place.notice(SignInFailed).code == "key_gone"
    assert "keeps its earlier name" in caplog.text
    assert laptop.folders == [earlier]


HOUSE, ADDRESS = "a" * 32, "wss://h:1"
ANNA = Known("anna", place_of(ADDRESS), ADDRESS, Person("anna", "Anna Berg", "clinic", "north"), EARLIER)


@pytest.mark.parametrize("has_mark", (True, False))
def test_a_folder_whose_keyring_is_not_up_yet_keeps_its_name_and_its_key(
    tmp_path: Path, has_mark: bool, caplog: pytest.LogCaptureFixture
) -> None:
    """No keyring at all is no locked one: nothing is refused, and nothing is found."""

    async def story() -> None:
        desk, ring = desk_in(tmp_path), RingHere()
        book, who = KnownBook(desk, lambda: None), Connect(ADDRESS, "anna", PASSWORD)
        welcome = Welcome(ANNA.person, HOUSE, 0, server=EARLIER, house=HOUSE)
        name, folder = shelf_name(EARLIER, "anna"), shelf_folder(tmp_path, EARLIER, "anna")
        desk.keys = Keys(KeyCase(tmp_path, lambda: ring))
        folder.mkdir(parents=True)
        (seal, place) = await unlocked(desk.keys, folder, name)
        assert place == "keyring"
        await desk.run(desk.disk, Shelf(tmp_path, EARLIER, "anna", seal, place).close)
        if not has_mark:
            (folder / "key.json").unlink()
        await book.change("anna", ADDRESS, lambda _: ANNA)

        desk.keys = Keys(KeyCase(tmp_path, lambda: None))
        assert await shelf_server(desk, book, who, welcome) == EARLIER
        with pytest.raises(NoKey) as refused:
            await unlocked(desk.keys, folder, name)
        assert refused.value.code == "key_locked"

        desk.keys = Keys(KeyCase(tmp_path, lambda: ring))
        assert await shelf_server(desk, book, who, welcome) == HOUSE
        assert list(ring.kept) == [(SERVICE, shelf_name(HOUSE, "anna"))]
        new = shelf_folder(tmp_path, HOUSE, "anna")
        assert (await unlocked(desk.keys, new, new.name))[0].print == seal.print
        await book.close()
        await desk.close()

    asyncio.run(story())
    assert "keeps its earlier name" in caplog.text


def test_a_key_that_comes_up_late_is_not_forgotten_where_it_was_not_copied(tmp_path: Path) -> None:
    """The credential, of which nobody can say whether there is one, while the folder's key lies in the file."""

    async def story() -> None:
        desk, ring = desk_in(tmp_path), RingHere()
        book, who = KnownBook(desk, lambda: None), Connect(ADDRESS, "anna", PASSWORD)
        old = shelf_folder(tmp_path, EARLIER, "anna")
        KeyCase(tmp_path, lambda: ring).make(entry_of(old.name))
        old.mkdir(parents=True)

        def comes_up() -> RingHere | None:
            """With the folder under its new name, and not before."""
            return ring if shelf_folder(tmp_path, HOUSE, "anna").exists() else None

        desk.keys = Keys(KeyCase(tmp_path, comes_up))
        await unlocked(desk.keys, old, old.name)
        await book.change("anna", ADDRESS, lambda _: ANNA)
        assert await shelf_server(desk, book, who, Welcome(ANNA.person, HOUSE, 0, server=EARLIER, house=HOUSE)) == HOUSE
        assert list(ring.kept) == [(SERVICE, entry_of(old.name))]
        assert list(json.loads((tmp_path / "keys.json").read_text())) == [shelf_name(HOUSE, "anna")]
        await book.close()
        await desk.close()

    asyncio.run(story())


def test_the_folder_of_a_servers_other_address_is_opened_until_nothing_in_it_is_nowhere_else_and_goes_then(
    tmp_path: Path,
) -> None:
    """Two addresses, each signed in at under another version: two folders, and only one can take the server's name."""

    async def story() -> None:
        desk, inside, outside = desk_in(tmp_path), ADDRESS, "wss://outside:1"
        desk.keys = Keys(KeyCase(tmp_path, lambda: None))
        book, welcome = KnownBook(desk, lambda: None), Welcome(ANNA.person, HOUSE, 0, server="0.1.0", house=HOUSE)
        submit = Submit("c" * 32, desk.next_origin(), 1, True, encode_event(MessageSent("m", "hers")))
        for address, version in ((inside, EARLIER), (outside, "0.0.8")):
            known = replace(ANNA, place=place_of(address), address=address, server=version)
            await book.change("anna", address, lambda _, known=known: known)
            entered = await enter(desk, version, ANNA.person, lambda: None)
            entered.outgoing.add(submit)
            assert await entered.outgoing.settled()
            await desk.run(desk.disk, entered.shelf.close)

        assert await shelf_server(desk, book, Connect(inside, "anna", PASSWORD), welcome) == HOUSE
        assert await shelf_server(desk, book, Connect(outside, "anna", PASSWORD), welcome) == "0.0.8"
        entered = await enter(desk, "0.0.8", ANNA.person, lambda: None)
        assert entered.outgoing.pending == (submit,)
        second, shelf = shelf_folder(tmp_path, "0.0.8", "anna"), entered.shelf
        pages: list[str] = []
        recording = shelf.recordings / submit.consult / "a.own.1.mkv"
        recording.parent.mkdir()
        here: list[tuple[Callable[[], object], Callable[[], object]]] = [
            (
                lambda: shelf.outbox.refused(submit.consult, submit.origin, "closed", "The consult is closed."),
                lambda: shelf.outbox.acknowledged((submit.consult, submit.origin)),
            ),
            (lambda: recording.write_bytes(b"a crash left it"), recording.unlink),
            (lambda: shelf.texts.put("", "request", "half a sentence"), lambda: shelf.texts.forget("")),
            (
                lambda: pages.append(share_as_pages(shelf, desk.device, "a")),
                lambda: shelf.outbox.whole("a", pages[0], 0),
            ),
        ]
        for lies, is_gone in here:
            lies()
            assert await shelf_server(desk, book, Connect(outside, "anna", PASSWORD), welcome) == "0.0.8"
            is_gone()
        await desk.run(desk.disk, shelf.close)
        assert (
            await shelf_server(desk, book, Connect(outside, "anna", ""), welcome) == "0.0.8"
        )  # by the key of that one
        assert second.name in json.loads((tmp_path / "keys.json").read_text())
        another = replace(ANNA, place="b:1", address="b:1", house="b" * 32, server="0.0.8")
        await book.change("anna", "b:1", lambda _: another)  # of an early server that was named alike: her folder too
        assert await shelf_server(desk, book, Connect(outside, "anna", PASSWORD), welcome) == "0.0.8"
        await book.forget(another)
        assert await shelf_server(desk, book, Connect(outside, "anna", PASSWORD), welcome) == HOUSE
        assert not second.exists() and shelf_folder(tmp_path, HOUSE, "anna").exists()
        assert list(json.loads((tmp_path / "keys.json").read_text())) == [shelf_name(HOUSE, "anna")]
        await book.close()
        await desk.close()

    asyncio.run(story())
