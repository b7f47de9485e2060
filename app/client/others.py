"""Who was signed in here before: seen off when somebody else comes, and what they left unsent is sent behind (R22)."""

import asyncio
import logging
from collections.abc import Callable

import msgspec

from app.client.behind import Behind
from app.client.credential import Credential, entry_of
from app.client.desk import Desk
from app.client.known_book import KnownBook
from app.client.session import Session
from app.client.shelf import hold_path, shelf_name
from app.store.hold import Held, Hold
from app.store.keycase import KeysAway, KeysBroken
from app.store.known import Known
from app.tasks import beside, named_executor

log = logging.getLogger(__name__)


class Others:
    """`in_call`: camera and microphone of this place are on. Use on the engine's loop."""

    def __init__(self, desk: Desk, book: KnownBook, in_call: Callable[[], bool]) -> None:
        self._desk, self._book, self._in_call = desk, book, in_call
        self.secrets = named_executor("secrets")  # Argon2id takes its time
        self._behind: dict[str, asyncio.Task[None]] = {}  # by who: one at a time on one shelf
        self._leaving: dict[str, asyncio.Task[None]] = {}
        self._front = ""  # who is signed in, or coming in: nothing is done behind their back
        self._closed = False

    async def begin(self) -> None:
        """At the start of the program: what was left before is sent."""
        for known in await self._book.all():
            self._start(known)

    async def close(self) -> None:
        """Who leaves has left; what is unsent goes on at the next start."""
        self._closed = True
        await asyncio.gather(*self._leaving.values(), return_exceptions=True)
        await self._end(tuple(self._behind))
        await self._desk.run(self._desk.disk, self.secrets.shutdown)

    async def make_way(self, user: str) -> None:
        """Nothing holds this person's shelf when it returns. Whoever else is being seen off goes on leaving."""
        self._front = folded(user)
        if self._front in self._leaving:
            await asyncio.wait((self._leaving[self._front],))
        await self._end((self._front,))

    def farewell(self, session: Session) -> None:
        """Who signed out is done with at once; the rest of it takes place behind."""
        self._front = ""
        self._leaving[folded(session.who.user)] = self._desk.tasks.start(self._see_off(session), "signing out")

    async def credential(self, known: Known, makes: bool = False) -> Credential | None:
        """The one that is enrolled; None where the keyring does not give it now. `makes`: another where it is gone, and
        never one beside a keyring that is locked: that one would lie in clear, and be found first ever after."""
        keys, name = self._desk.keys, entry_of(shelf_name(known.server, known.person.person))
        try:
            found = await keys.find(name, lambda seed: not known.key or Credential(seed).key == known.key)
            if found is None and makes:
                found = await keys.asked(lambda: keys.case.make(name))
        except (KeysAway, KeysBroken, OSError) as error:
            log.warning("no key of this computer: %s", type(error).__name__)
            return None
        return Credential(found.key) if found is not None else None

    async def _see_off(self, session: Session) -> None:
        try:
            await session.close()
        finally:
            session.hold.release()
            del self._leaving[folded(session.who.user)]
        known = None if self._closed else await self._book.find(session.who.user, session.who.server)
        if known is not None:
            self._start(known)

    def _start(self, known: Known) -> None:
        who = folded(known.user)
        if not self._closed and who not in (self._front, *self._behind, *self._leaving):
            self._behind[who] = self._desk.tasks.start(self._go_behind(known), "behind")

    async def _go_behind(self, known: Known) -> None:
        """What this person left, until it is sent or cannot be."""
        try:
            await self._send(known)
        finally:
            if self._behind.get(folded(known.user)) is asyncio.current_task():
                del self._behind[folded(known.user)]

    async def _send(self, known: Known) -> None:
        if not known.key or not known.house or not await self._book.unsent(known):
            return
        credential = await self.credential(known)
        if credential is None:
            return
        holding = beside(self._hold(known), "holding")
        try:
            hold = await asyncio.shield(holding)
        except asyncio.CancelledError:
            if (late := await holding) is not None:
                late.release()
            raise
        if hold is None:
            return  # signed in here in another program: it is sent from there
        await Behind(self._desk, known, credential, hold, self._in_call, lambda: self._unenrolled(known)).run()
        self._book.changed()

    async def _hold(self, known: Known) -> Hold | None:
        try:
            return await self._desk.run(self._desk.disk, Hold, hold_path(self._desk.data_dir, known.user))
        except (Held, OSError):
            return None

    def _unenrolled(self, known: Known) -> None:
        """At the next signing in by password a key is enrolled anew."""
        self._desk.tasks.start(self._book.put(msgspec.structs.replace(known, house="", key=b"")), "key forgotten")

    async def _end(self, users: tuple[str, ...]) -> None:
        tasks = [self._behind.pop(user) for user in users if user in self._behind]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


def folded(user: str) -> str:
    """Two ways to write one name."""
    return user.strip().casefold()
