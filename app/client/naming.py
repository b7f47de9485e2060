"""By what a person's folder here is named: the server's own id. A folder that an earlier version named by the server's
version, of which an update made another one, is renamed; a crash in between loses nothing and is made good.

The order: the server's id is noted (`Known.house`), the keys lie under both names, the folder is renamed, and on disk,
then the old names of the keys go. What `Known.server` says meanwhile is put right when it is read (`where_it_lies`).
Where two addresses of one server had two folders, the second one is opened as itself as long as anything in it is
nowhere else and nobody else's, and removed then: the rest of it the server has.
"""

import logging
import re
import sqlite3
from collections.abc import Callable
from pathlib import Path

from msgspec.structs import replace

from app.client.commands import Connect
from app.client.credential import entry_of
from app.client.desk import Desk
from app.client.forgetting import remove
from app.client.known_book import KnownBook, place_of
from app.client.shelf import shelf_folder, shelf_name
from app.client.unfinished import unfinished
from app.client.unlocking import fits, look, mark_path, read_mark
from app.consult.messages import Welcome
from app.store.keycase import KeyCase, KeysAway, KeysBroken
from app.store.synced import sync_folder

log = logging.getLogger(__name__)

SERVER_ID = re.compile(r"[0-9a-f]{32}\Z")  # as `Devices.server` makes them; a version is none


async def shelf_server(desk: Desk, book: KnownBook, who: Connect, welcome: Welcome) -> str:
    """What names the folder of who was let in. Nobody has anything of it open."""
    person = welcome.person.person
    known = await book.find(who.user, who.server)
    kept = known.server if known is not None and known.person.person == person else ""
    if not welcome.house:  # an older server, or none
        return kept or welcome.server or place_of(who.server)
    if known is not None and not known.house:
        await _note(book, who, house=welcome.house)
    is_same = known is None or known.house in ("", welcome.house)
    people = desk.data_dir / "people"
    new = shelf_name(welcome.house, person)
    for server in (kept, welcome.server, place_of(who.server)) if is_same else ():
        old = shelf_name(server, person)
        if not server or SERVER_ID.match(server) or not (people / old).is_dir():
            continue
        if (people / new).exists():  # reached by another address, under another version's name
            if server != kept:
                continue
            if not who.secret or await _is_anothers(desk, book, who, welcome, people / old):
                return server
            if not await _is_let_go(desk, people / old, person):
                return server
            continue
        try:
            await desk.keys.asked(lambda old=old: _copy_keys(people / old, desk.keys.case, new))  # type: ignore[misc]
            await desk.run(desk.disk, _rename, people, old, new)
        except (KeysAway, KeysBroken, OSError, sqlite3.Error) as error:
            log.warning("a folder keeps its earlier name for now: %s", type(error).__name__)
            return server
        if known is not None:
            await _note(book, who, server=welcome.house, house=welcome.house)
        await _forget_keys(desk, old, new)
    return welcome.house


async def _is_anothers(desk: Desk, book: KnownBook, who: Connect, welcome: Welcome, folder: Path) -> bool:
    """Two early servers of one version may have had one name."""
    others = [one for one in await book.all() if one.place != place_of(who.server) and one.house != welcome.house]
    return any(shelf_folder(desk.data_dir, one.server, one.person.person) == folder for one in others)


async def _is_let_go(desk: Desk, folder: Path, person: str) -> bool:
    """It was of no more use, and is gone. What cannot be counted, or removed, is in use."""
    try:
        if any(await unfinished(desk, folder, person)):
            return False
        await remove(desk, [folder])
    except (KeysAway, KeysBroken, OSError, sqlite3.Error) as error:
        log.warning("a second folder of one server stays for now: %s", type(error).__name__)
        return False
    return True


async def _note(book: KnownBook, who: Connect, **words: str) -> None:
    await book.change(who.user, who.server, lambda now: replace(now, **words) if now is not None else None)


def _copy_keys(folder: Path, case: KeyCase, new: str) -> None:
    """Where something is sealed here its key is under the new name when this returns: a keyring that is not up yet is
    none to `KeyCase.find`, and says as little. Raises KeysAway, KeysBroken, OSError, sqlite3.Error. What it still does
    after its time harms nothing."""
    case.copy(folder.name, new, _fits(folder))
    looked = look(case, folder, new)
    if looked.is_sealed and looked.key is None:
        raise KeysAway("the key of what lies here is not to be had now")
    case.copy(entry_of(folder.name), entry_of(new))


def _fits(folder: Path) -> Callable[[bytes], bool]:
    return fits(read_mark(mark_path(folder)))


def _rename(people: Path, old: str, new: str) -> None:
    (people / old).rename(people / new)
    sync_folder(people)


async def _forget_keys(desk: Desk, old: str, new: str) -> None:
    try:
        await desk.keys.asked(lambda: _forget(desk.keys.case, old, new, _fits(desk.data_dir / "people" / new)))
        await desk.keys.asked(lambda: _forget(desk.keys.case, entry_of(old), entry_of(new), lambda key: True))
    except (KeysAway, KeysBroken, OSError) as error:
        log.warning("a key has two names: %s", type(error).__name__)


def _forget(case: KeyCase, old: str, new: str, is_it: Callable[[bytes], bool]) -> None:
    """Only what is there under its new name too: the keyring may have come up since the keys were copied."""
    if case.find(new, is_it) is not None:
        case.forget(old)
