"""Who was signed in here before: seen off when somebody else comes, and what they left unsent is sent behind (R22)."""

import asyncio
import logging
from collections.abc import Callable

from app.client.behind import Behind
from app.client.credential import Credential, entry_of
from app.client.desk import Desk
from app.client.known_book import KnownBook
from app.client.session import Session
from app.client.shelf import hold_path, shelf_name
from app.client.standing import SHUT_OUT
from app.store.hold import Held, Hold
from app.store.keycase import KeysAway, KeysBroken
from app.store.known import Known
from app.tasks import beside, named_executor

log = logging.getLogger(__name__)

# Their own connection is in front, or the server knows no keys: that says nothing of the person.
OF_THE_MOMENT = frozenset({"replaced", "wrong_password"})


class Others:
    """`in_call`: camera and microphone of this place are on. Use on the engine's loop."""

    def __init__(self, desk: Desk, book: KnownBook, in_call: Callable[[], bool]) -> None:
        self._desk, self._book, self._in_call = desk, book, in_call
        self.secrets = named_executor("secrets")  # Argon2id takes its time
        self._behind: dict[str, asyncio.Task[None]] = {}  # by who: one at a time on one shelf
        self._leaving: dict[str, asyncio.Task[None]] = {}
        self._sending: set[str] = set()  # whose shelf is held here to send; added to on the disk executor
        self._front = ""  # who is signed in, or coming in: nothing is done behind their back
        self._closed = False

    def sends(self, user: str) -> bool:
        """On the disk executor. What this person left is held by this program itself, and nobody works with it."""
        return folded(user) in self._sending

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
        await self.let_go(user)

    async def let_go(self, user: str) -> None:
        """The same, of somebody who does not come in."""
        if folded(user) in self._leaving:
            await asyncio.wait((self._leaving[folded(user)],))
        await self._end((folded(user),))

    def farewell(self, session: Session) -> None:
        """Who signed out is done with at once; the rest of it takes place behind."""
        self._front = ""
        self._leaving[folded(session.who.user)] = self._desk.tasks.start(self._see_off(session), "signing out")

    async def credential(self, known: Known) -> Credential | None:
        """None where the keyring does not give it now."""
        name = entry_of(shelf_name(known.server, known.person.person))
        try:
            return Credential((await self._desk.keys.make(name)).key)
        except (KeysAway, KeysBroken, OSError) as error:
            log.warning("no key of this computer: %s", type(error).__name__)
            return None

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
        if credential is None or credential.key != known.key:
            return
        holding = beside(self._hold(known), "holding")
        try:
            hold = await asyncio.shield(holding)
        except asyncio.CancelledError:
            if (late := await holding) is not None:
                late.release()
            self._sending.discard(folded(known.user))
            raise
        if hold is None:
            return  # signed in here in another program: it is sent from there
        try:
            await Behind(
                self._desk, known, credential, hold, self._in_call, lambda code: self._denied(known, code)
            ).run()
        finally:
            self._sending.discard(folded(known.user))
        self._book.changed()

    async def _hold(self, known: Known) -> Hold | None:
        try:
            return await self._desk.run(self._desk.disk, self._held, known)
        except (Held, OSError):
            return None

    def _held(self, known: Known) -> Hold:
        """On the disk executor: who asks there next knows already whose it is."""
        hold = Hold(hold_path(self._desk.data_dir, known.user))
        self._sending.add(folded(known.user))
        return hold

    def _denied(self, known: Known, code: str) -> None:
        """Told behind it counts as if they had been here; by password a key is enrolled anew."""
        if code in SHUT_OUT - OF_THE_MOMENT:
            self._desk.tasks.start(self._book.shut(known, code), "shut out behind")

    async def _end(self, users: tuple[str, ...]) -> None:
        tasks = [self._behind.pop(user) for user in users if user in self._behind]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


def folded(user: str) -> str:
    """Two ways to write one name."""
    return user.strip().casefold()
