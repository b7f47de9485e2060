"""Takes off this disk what need not lie here any more of a person who is not signed in, maybe never again; no link."""

import asyncio
import logging
import sqlite3
from collections.abc import Awaitable, Callable
from typing import NamedTuple

from app.client.desk import Desk
from app.client.outgoing import Outgoing
from app.client.purging import purged
from app.client.shelf import Shelf, outbox_path, shelf_folder, shelf_name
from app.client.texts import KeptTexts
from app.client.tidying import Tidying
from app.client.unlocking import NoKey, unlocked
from app.consult.person import Person
from app.store.known import Known
from app.tasks import beside

log = logging.getLogger(__name__)


class Absent(NamedTuple):
    """Fits `Owner`."""

    desk: Desk
    person: Person
    shelf: Shelf
    outgoing: Outgoing
    texts: KeptTexts


class OnDisk:
    """Fits `Owing`, by the outbox: nothing is on its way."""

    def __init__(self, desk: Desk, shelf: Shelf, owed: set[tuple[str, str]]) -> None:
        self._desk, self._shelf, self._owed = desk, shelf, owed

    def owed_elsewhere(self, consult: str, blob: str) -> bool:
        return any(one[1] == blob and one[0] != consult for one in self._owed)

    def forget(self, consult: str, blob: str) -> None:
        self._owed.discard((consult, blob))
        self._desk.start_on(self._desk.disk, "paid", lambda: self._shelf.outbox.paid(consult, blob))

    async def give_up(self, blob: str) -> None:
        """Nothing is fetched."""


async def tidy_absent(desk: Desk, known: Known) -> None:
    """By whoever has that person's hold, while the server's time is known. Without its key a folder stays as it is."""

    async def tidy(tidying: Tidying, shelf: Shelf) -> None:
        await tidying.seal_log()
        await tidying.tidy()
        await tidying.forgotten()

    await _looked_after(desk, known, tidy)


async def seal_absent(desk: Desk, known: Known, is_quiet: Callable[[], bool]) -> None:
    """What an earlier program left there in clear, which may take long. The log is written anew as long as `is_quiet()`
    alone: whoever is here works with the same disk."""

    async def seal(tidying: Tidying, shelf: Shelf) -> None:
        await tidying.seal_files()
        await tidying.seal_log()
        await purged(desk, shelf.log, is_quiet)

    await _looked_after(desk, known, seal)


async def _looked_after(desk: Desk, known: Known, work: Callable[[Tidying, Shelf], Awaitable[None]]) -> None:
    place = desk.data_dir, known.server, known.person.person
    try:
        if not await desk.run(desk.files, outbox_path(*place).is_file):
            return
        seal, key_place = await unlocked(desk.keys, shelf_folder(*place), shelf_name(*place[1:]))
        opening = beside(desk.run(desk.disk, Shelf, *place, seal, key_place), "opening to tidy")
        try:
            shelf = await asyncio.shield(opening)
        except asyncio.CancelledError:  # its person comes back: it is not left open behind their back
            await desk.run(desk.disk, (await opening).close)
            raise
        await _at(desk, known.person, shelf, work)
    except NoKey as error:
        log.info("nothing is removed of somebody whose folder is shut: %s", error.code)
    except (sqlite3.Error, OSError) as error:
        log.warning("what somebody left here is not looked through: %s", type(error).__name__)


async def _at(desk: Desk, person: Person, shelf: Shelf, work: Callable[[Tidying, Shelf], Awaitable[None]]) -> None:
    outgoing, texts = Outgoing(desk, shelf.outbox, lambda: None), KeptTexts(desk, shelf.texts)
    try:
        await outgoing.load()
        await texts.load()
        owed = {(consult, blob) for consult, blob, _, _ in await desk.run(desk.disk, shelf.outbox.owed)}
        await work(Tidying(Absent(desk, person, shelf, outgoing, texts), OnDisk(desk, shelf, owed), lambda: ()), shelf)
    finally:
        outgoing.close()
        await desk.run(desk.disk, shelf.close)  # behind every write that is on its way
