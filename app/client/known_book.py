"""Who is known on this computer, as the engine's loop asks for it: off the disk, and never a reason to stop."""

import logging
import sqlite3
from collections.abc import Callable
from datetime import date
from typing import TypeVar

import msgspec

from app.client.desk import Desk
from app.client.dial import DialFailed, read_address
from app.client.shelf import outbox_path, shelf_folder
from app.store.known import Known, KnownPeople
from app.store.outbox import unsent_in

log = logging.getLogger(__name__)

T = TypeVar("T")
NO_KEY = frozenset({"revoked", "not_enrolled"})  # the server's words for a key that it has forgotten


class KnownBook:
    """A disk that refuses leaves it empty: nobody is offered then, and everybody signs in with the server. `changed` is
    called after each change."""

    def __init__(self, desk: Desk, changed: Callable[[], object]) -> None:
        self._desk = desk
        self.changed = changed
        self._kept: KnownPeople | None = None
        self._closed = False

    async def close(self) -> None:
        self._closed = True
        if self._kept is not None:
            await self._desk.run(self._desk.disk, self._kept.close)

    async def all(self) -> list[Known]:
        kept = await self._opened()
        return [] if kept is None else await self._asked(lambda: [self._where_it_lies(one) for one in kept.all()], [])

    async def find(self, user: str, address: str) -> Known | None:
        kept = await self._opened()
        if kept is None:
            return None
        found = await self._asked(lambda: kept.find(user, place_of(address)), None)
        return found and await self._asked(lambda: self._where_it_lies(found), found)

    async def change(self, user: str, address: str, how: Callable[[Known | None], Known | None]) -> None:
        """As `KnownPeople.change`: what somebody else wrote since it was read stands."""
        kept = await self._opened()
        if kept is not None:
            await self._asked(lambda: kept.change(user, place_of(address), how), None)
            self.changed()

    async def shut(self, known: Known, code: str) -> None:
        """What the server does not take any more opens nothing here either; `known`: as it was when it was tried."""
        keyless = {"house": "", "key": b""} if code in NO_KEY else {}

        def shut(now: Known | None) -> Known | None:
            if now is None:
                return None
            is_same = code != "wrong_password" or now.verifier == known.verifier
            return msgspec.structs.replace(now, verifier="" if is_same else now.verifier, **keyless)

        await self.change(known.user, known.address, shut)

    async def forget(self, known: Known) -> None:
        kept = await self._opened()
        if kept is not None:
            await self._asked(lambda: kept.forget(known.user, known.place), None)
            self.changed()

    async def tried(self, known: Known, right: bool) -> None:
        """The secret was compared with what is kept of it here."""

        def tried(now: Known | None) -> Known | None:
            if now is None or now.verifier != known.verifier:
                return None
            return now.used(today()) if right else msgspec.structs.replace(now, wrong=now.wrong + 1)

        await self.change(known.user, known.address, tried)

    async def unsent(self, known: Known) -> int:
        path = outbox_path(self._desk.data_dir, known.server, known.person.person)
        return await self._asked(lambda: unsent_in(path), 0)

    def _where_it_lies(self, known: Known) -> Known:
        """A crash came between the renaming of the folder (`naming.py`) and this book."""
        data_dir, person = self._desk.data_dir, known.person.person
        if not known.house or known.house == known.server or shelf_folder(data_dir, known.server, person).exists():
            return known
        is_there = shelf_folder(data_dir, known.house, person).exists()
        return msgspec.structs.replace(known, server=known.house) if is_there else known

    async def _opened(self) -> KnownPeople | None:
        if self._kept is None and not self._closed:
            self._kept = await self._asked(lambda: KnownPeople(self._desk.data_dir / "known.sqlite"), None)
        return self._kept

    async def _asked(self, work: Callable[[], T], otherwise: T) -> T:
        try:
            return await self._desk.run(self._desk.disk, work)
        except (sqlite3.Error, OSError) as error:
            log.warning("who is known here: refused by the disk: %s", type(error).__name__)
            return otherwise


def today() -> str:
    """By this computer, where the person sits."""
    return date.today().isoformat()


def place_of(address: str) -> str:
    """The server that an enrolment link, or what was typed for one, means."""
    try:
        return read_address(address).place
    except DialFailed:
        return address.strip()
