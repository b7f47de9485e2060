"""Signing in where the server does not answer: against what is kept of the secret here, for thirty days at most.

What is open then is what this person wrote here and has not been sent, and for a clinic the copies of its own consults.
"""

import asyncio
from concurrent.futures import ThreadPoolExecutor

from app.client import kept_secret
from app.client.desk import Desk
from app.client.home import Home
from app.client.known_book import KnownBook
from app.client.session import Session
from app.client.unlocking import NoKey
from app.consult.board import BoardEntry, entry_of
from app.consult.messages import Welcome
from app.consult.replica import Replica
from app.store.known import Known

SERVER_S = 4.0  # a server that answers does so by then, over 150 kbps and 800 ms too
WRONG = "Name and password do not go together. Check both and try again."


class Offline:
    """One try. `secrets`: the executor that hashes."""

    def __init__(self, desk: Desk, book: KnownBook, home: Home, secrets: ThreadPoolExecutor) -> None:
        self._desk, self._book, self._home, self._secrets = desk, book, home, secrets

    async def watch(self, session: Session, known: Known) -> None:
        """Until the server answered, or it is clear that it does not; then the person is let in, or told."""
        unanswered = asyncio.Event()
        session.tells.lonely = unanswered.set
        try:
            async with asyncio.timeout(SERVER_S):
                await unanswered.wait()
        except TimeoutError:
            pass
        if not session.is_waiting:
            return
        try:
            right = await kept_secret.matches(self._desk, self._secrets, known, session.who.secret)
        except NoKey as error:
            if session.is_waiting:
                session.give_up(error.code, error.text)
            return
        await self._book.tried(known, right)
        if not session.is_waiting:
            return
        if not right:
            session.give_up("wrong_password", WRONG)
            return
        now_ms = self._desk.now_ms()
        session.enter(Welcome(known.person, known.site_name, now_ms, known.server, known.telephone))
        await self._show_copies(session, known)

    async def _show_copies(self, session: Session, known: Known) -> None:
        """A consult at a time, so that what is written meanwhile goes to the disk in between."""
        await session.has_entered()
        account = session.account
        if account is None or known.person.role != "clinic":
            return
        entries: list[BoardEntry] = []
        for consult in await self._desk.run(self._desk.disk, account.shelf.log.consults):
            if session.welcome is not None or account.outgoing.is_closed:
                return  # the server's own board comes
            records = await self._desk.run(self._desk.disk, account.shelf.log.read, consult)
            state = Replica.load(consult, known.person.person, tuple(records), ()).state
            entry = entry_of(state, self._desk.now_ms())
            if entry is not None and entry.site == known.person.site:
                entries.append(entry)
        if session.welcome is None and not account.outgoing.is_closed:
            self._home.show_copies(entries)
