"""Who was signed in here before: seen off when somebody else comes, and what they left unsent is sent behind (R22)."""

import asyncio
import logging
from collections.abc import Callable

from app.client.absent import seal_absent, tidy_absent
from app.client.behind import Behind
from app.client.credential import Credential, entry_of
from app.client.desk import Desk
from app.client.known_book import KnownBook
from app.client.session import Session
from app.client.shelf import hold_path, shelf_name
from app.client.standing import SHUT_OUT
from app.client.tidying import AGAIN_S
from app.store.hold import Held, Hold
from app.store.keycase import KeysAway, KeysBroken
from app.store.known import Known
from app.tasks import beside, named_executor

log = logging.getLogger(__name__)

# Their own connection is in front, or the server knows no keys: that says nothing of the person.
OF_THE_MOMENT = frozenset({"replaced", "wrong_password"})
SENT_FIRST_S = 600.0  # what is sealed anew for nobody who waits begins then, with something unsent too


class Others:
    """`in_call`: camera and microphone of this place are on; `is_quiet`: nobody here is in a room or a review. Use on
    the engine's loop."""

    def __init__(self, desk: Desk, book: KnownBook, in_call: Callable[[], bool], is_quiet: Callable[[], bool]) -> None:
        self._desk, self._book, self._in_call, self._is_quiet = desk, book, in_call, is_quiet
        self.secrets = named_executor("secrets")  # Argon2id takes its time
        self._behind: dict[str, asyncio.Task[None]] = {}  # by who: one at a time on one shelf
        self._leaving: dict[str, asyncio.Task[None]] = {}
        self._sending: set[str] = set()  # whose shelf is held here to send; added to on the disk executor
        self._front = ""  # who is signed in, or coming in: nothing is done behind their back
        self._tidied: dict[str, int] = {}  # by folder: when, by the clock of this boot
        self._daily: asyncio.Task[None] | None = None
        self._closed = False

    def sends(self, user: str) -> bool:
        """On the disk executor. What this person left is held by this program itself, and nobody works with it."""
        return folded(user) in self._sending

    async def begin(self) -> None:
        """At the start of the program: what was left before is sent."""
        for known in await self._book.all():
            self.go_on(known.user)

    def tidy_daily(self) -> None:
        """From the first time on that a server said what day it is: also of those who never sign in here again."""
        if self._daily is None and not self._closed:
            self._daily = self._desk.tasks.start(self._tidy_daily(), "tidying behind")

    async def close(self) -> None:
        """Who leaves has left; what is unsent goes on at the next start."""
        self._closed = True
        if self._daily is not None:
            self._daily.cancel()
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

    def stayed_out(self, user: str) -> None:
        """Who was coming in was not let in: what they left goes on being sent."""
        if self._front == folded(user):
            self._front = ""
            self.go_on(user)

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
        if session.account is not None:
            self._tidied[session.account.shelf.name] = self._desk.clock.boot_ms()  # by that session
        self.go_on(session.who.user)

    def go_on(self, user: str) -> None:
        """Unless that person is here. One at a time of a name, since all the folders of that name have one hold."""
        who = folded(user)
        if not self._closed and who not in (self._front, *self._behind, *self._leaving):
            self._behind[who] = self._desk.tasks.start(self._go_behind(who), "behind")

    async def _tidy_daily(self) -> None:
        while True:
            await self._end(tuple(self._behind))
            for known in await self._book.all():
                self.go_on(known.user)
            await asyncio.sleep(AGAIN_S)

    async def _go_behind(self, who: str) -> None:
        """What this person left, at each server until it is sent or cannot be."""
        try:
            shelves: dict[str, Known] = {}
            for known in await self._book.all():
                name = shelf_name(known.server, known.person.person)
                if folded(known.user) == who and not (name in shelves and shelves[name].key):
                    shelves[name] = known  # two ways to reach one server are one folder
            unsent = [one for one in shelves.values() if one.key and one.house and await self._book.unsent(one)]
            untidy = [name for name in shelves if self._is_untidy(name)]
            if unsent or untidy:
                await self._look_after(who, [(name, shelves[name]) for name in untidy], unsent)
        finally:
            if self._behind.get(who) is asyncio.current_task():
                del self._behind[who]

    def _is_untidy(self, name: str) -> bool:
        """Before the server said what day it is nothing can be due, and no keyring is asked."""
        done_ms = self._tidied.get(name)
        return self._desk.server_time.is_known and (
            done_ms is None or self._desk.clock.boot_ms() - done_ms >= AGAIN_S * 1_000
        )

    async def _look_after(self, who: str, untidy: list[tuple[str, Known]], unsent: list[Known]) -> None:
        holding = beside(self._hold(who), "holding")
        try:
            hold = await asyncio.shield(holding)
        except asyncio.CancelledError:
            if (late := await holding) is not None:
                late.release()
            self._sending.discard(who)
            raise
        if hold is None:
            return  # signed in here in another program: it is done there
        try:
            for name, known in untidy:
                await tidy_absent(self._desk, known)
                self._tidied[name] = self._desk.clock.boot_ms()
            await self._send_first(unsent, [known for _, known in untidy])
        finally:
            hold.release()
            self._sending.discard(who)

    async def _send_first(self, unsent: list[Known], unsealed: list[Known]) -> None:
        """Then what nobody waits for, and what a server that is away does not hold up for good."""
        sending = beside(self._send_all(unsent), "behind")
        try:
            await asyncio.wait((sending,), timeout=SENT_FIRST_S)
            for known in unsealed:
                await seal_absent(self._desk, known, self._is_quiet)
            await sending
        finally:
            sending.cancel()
            await asyncio.gather(sending, return_exceptions=True)

    async def _send_all(self, unsent: list[Known]) -> None:
        """At once: a server that is away for good is waited for by nobody else. None goes on when this returns."""
        sending = [beside(self._send(known), "behind") for known in unsent]
        try:
            await asyncio.gather(*sending)
        finally:
            for one in sending:
                one.cancel()
            await asyncio.gather(*sending, return_exceptions=True)

    async def _send(self, known: Known) -> None:
        credential = await self.credential(known)
        if credential is None:
            return
        await Behind(self._desk, known, credential, self._in_call, lambda code: self._denied(known, code)).run()
        self._book.changed()

    async def _hold(self, who: str) -> Hold | None:
        try:
            return await self._desk.run(self._desk.disk, self._held, who)
        except (Held, OSError):
            return None

    def _held(self, who: str) -> Hold:
        """On the disk executor: who asks there next knows already whose it is."""
        hold = Hold(hold_path(self._desk.data_dir, who))
        self._sending.add(who)
        return hold

    def _denied(self, known: Known, code: str) -> None:
        """Told behind it counts as if they had been here; by password a key is enrolled anew."""
        if code in SHUT_OUT - OF_THE_MOMENT:
            self._desk.tasks.start(self._book.shut(known, code), "shut out behind")

    async def _end(self, users: tuple[str, ...]) -> None:
        ending = {user: self._behind[user] for user in users if user in self._behind}
        for task in ending.values():
            task.cancel()
        await asyncio.gather(*ending.values(), return_exceptions=True)
        for user, task in ending.items():
            if self._behind.get(user) is task:  # it was cancelled before it began
                del self._behind[user]


def folded(user: str) -> str:
    """Two ways to write one name."""
    return user.strip().casefold()
