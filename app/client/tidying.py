"""Takes off this disk what need not lie here any more, and never what the server may not have; knows no view.

Days are counted by the server's time, from what it said: a computer with a wrong date removes nothing too early.
"""

import asyncio
import logging
import sqlite3
from collections.abc import Callable, Iterable
from typing import Protocol

from app.client.due import DAY_MS, KEPT_MS, NAMED_BY_NONE, Named, is_due, named_in
from app.client.owner import Owing, Owner
from app.client.purging import purged
from app.client.removing import consults_on, forget_voided
from app.client.typedkept import TypedKept
from app.consult.events.request import ConsultRequested
from app.consult.messages import Board, BoardChanged, ServerMessage
from app.consult.upgrade import event_of
from app.store.errors import StoreFull

log = logging.getLogger(__name__)

OUR_LOGS_MS = 30 * DAY_MS  # one's own site reads them without a link: as long as one may sign in without one
AGAIN_S = DAY_MS / 1_000
ENDED_S = 1.0
FORGOTTEN_S = 10.0


class OfConsult(Protocol):
    """A room, or a review."""

    @property
    def consult(self) -> str: ...


class Tidying:
    """Of one person, on the loop: signed in, or not here (`absent.py`). `looked_at()`: what shows a consult now,
    live or in review."""

    def __init__(self, account: Owner, bulk: Owing, looked_at: Callable[[], Iterable[OfConsult]]) -> None:
        self._account = account
        self._bulk = bulk
        self._views = looked_at
        self._typed = TypedKept(account, self._looked_at)
        self._turn = asyncio.Lock()
        self._voided: set[str] = set()
        self._forgetting: list[asyncio.Task[None]] = []
        self._leaving: asyncio.Task[None] | None = None

    def start(self) -> None:
        """At signing in; daily from then on, until signing out."""
        sealing = self._account.desk.tasks.start(self.seal_log(), "sealing")
        self._account.desk.tasks.start(self._daily(sealing), "tidying")

    async def _daily(self, sealing: "asyncio.Task[None]") -> None:
        while not self._account.outgoing.is_closed:
            await self.tidy()
            await self.seal_files()
            await asyncio.wait((sealing,))
            await self.purge_log()
            await asyncio.sleep(AGAIN_S)

    async def seal_files(self) -> None:
        """What an earlier program left in clear and is still wanted, one after another: others wait for the disk too.
        What it had fetched in part is fetched from its beginning. What finds no room is sealed the next day."""
        desk, blobs = self._account.desk, self._account.shelf.blobs
        try:
            await desk.run(desk.files, blobs.forget_plain_partials)
            for blob in await desk.run(desk.files, blobs.plain):
                if self._account.outgoing.is_closed:
                    return
                await desk.run(desk.files, blobs.seal_plain, blob)
        except (StoreFull, OSError) as error:
            log.warning("files of an earlier program are not sealed yet: %s", type(error).__name__)

    async def seal_log(self) -> None:
        """What an earlier program wrote in clear, a part at a time: what is written meanwhile goes in between."""
        account, desk = self._account, self._account.desk
        try:
            while not account.outgoing.is_closed and await desk.run(desk.disk, account.shelf.log.seal_some):
                continue
        except sqlite3.OperationalError as error:  # a disk that is full, or another program reads it: the next time
            log.warning("the log is not sealed yet: %s", getattr(error, "sqlite_errorname", ""))

    async def purge_log(self) -> None:
        """After sealing: the whole file is written anew. Never while somebody is in a room or a review, which wait for
        nothing: it is given up then, and done another day."""
        account = self._account
        await purged(account.desk, account.shelf.log, lambda: not (account.outgoing.is_closed or self._looked_at()))

    def left(self) -> None:
        """A room was left: its pictures go from memory, and what was fetched for it from the disk."""
        self._account.desk.cache.clear()
        self._leaving = self._account.desk.tasks.start(self.tidy(), "tidying")

    async def ended(self) -> None:
        """Whoever signs out leaves nothing that can go at once; a slow disk is not waited for."""
        if self._leaving is not None:
            await asyncio.wait((self._leaving,), timeout=ENDED_S)

    async def forgotten(self) -> None:
        """What was voided is gone, but for what a program holds open: that goes the next time."""
        if self._forgetting:
            await asyncio.wait(self._forgetting, timeout=FORGOTTEN_S)

    def heard(self, message: ServerMessage) -> None:
        """One that the board calls voided is forgotten, now or, where somebody looks at it, when it is left. The whole
        board tells what was voided while this computer was off."""
        self._typed.heard(message)
        entries = message.entries if isinstance(message, Board) else ()
        if isinstance(message, BoardChanged):
            entries = (message.entry,)
        voided = {entry.consult for entry in entries if entry.phase == "voided"}
        if voided:
            self._account.desk.tasks.start(self._forget_here(voided), "voided")

    async def tidy(self) -> None:
        account, desk = self._account, self._account.desk
        async with self._turn:
            if account.outgoing.is_closed:
                return
            try:
                records = await desk.run(desk.disk, account.shelf.log.naming_blobs, "")
                receipts = await desk.run(desk.disk, account.shelf.outbox.receipts)
                named, voided = await desk.run(desk.files, named_in, records, account.person.person, desk.device)
                consults = {consult for one in named.values() for consult in one.consults}
                ours = await desk.run(desk.disk, self._ours, consults)
            except sqlite3.Error as error:
                log.info("tidying waits for the disk: %s", type(error).__name__)
                return
            named |= {blob: NAMED_BY_NONE for blob in receipts if blob not in named}
            await self._forget(voided)
            now_ms = desk.now_ms() if desk.server_time.is_known else None
            for blob, one in named.items():
                if account.outgoing.is_closed:
                    return
                if one.consults & voided or not self._may_go(blob, one):
                    continue
                if is_due(one, receipts.get(blob), now_ms, is_ours=bool(one.consults & ours)):
                    await self._remove(blob)
            if now_ms is not None:
                await self._forget_old_logs(named, now_ms)

    def _looked_at(self) -> set[str]:
        return {one.consult for one in self._views()}

    def _may_go(self, blob: str, named: Named) -> bool:
        """Nobody looks at it, and the server is owed nothing of it."""
        if named.consults & self._looked_at() or self._bulk.owed_elsewhere("", blob):
            return False
        return not any(blob.encode() in one.body for one in self._account.outgoing.pending)

    async def _remove(self, blob: str) -> None:
        desk, shelf = self._account.desk, self._account.shelf
        await self._bulk.give_up(blob)
        try:
            await desk.run(desk.files, shelf.blobs.remove, blob)
            await desk.run(desk.disk, shelf.outbox.forget_receipts, blob)
        except (OSError, sqlite3.Error) as error:
            log.info("blob %s cannot be removed yet: %s", blob, type(error).__name__)

    async def _forget_old_logs(self, named: dict[str, Named], now_ms: int) -> None:
        """Nothing happened in them for long, nothing is half typed there, and nothing lies here that only they name."""
        desk, shelf, kept = self._account.desk, self._account.shelf, self._looked_at()
        kept |= {one.consult for one in self._account.outgoing.pending}
        for blob, one in named.items():
            if not one.consults <= kept and await desk.run(desk.files, shelf.blobs.has, blob):
                kept |= one.consults

        def forget() -> None:
            consults = set(shelf.log.consults()) - kept
            ours = self._ours(consults)
            for consult in consults:
                last = shelf.log.last(consult)
                if last is not None and now_ms - last.at_ms >= (OUR_LOGS_MS if consult in ours else KEPT_MS):
                    shelf.log.forget(consult)

        try:
            kept |= await self._typed.forget_old(now_ms)
            await desk.run(desk.disk, forget)
        except sqlite3.Error as error:
            log.info("old logs wait for the disk: %s", type(error).__name__)

    async def _forget_here(self, voided: set[str]) -> None:
        """A clinic's board has all that its site ever voided: of most of it nothing is here."""
        account = self._account
        try:
            here = await account.desk.run(account.desk.disk, consults_on, account.shelf)
        except sqlite3.Error as error:
            log.info("what was voided waits for the disk: %s", type(error).__name__)
            return
        await self._forget(voided & (here | {consult for consult, _ in account.texts.all}))

    async def _forget(self, consults: Iterable[str]) -> None:
        for consult in consults:
            if consult not in self._voided and consult not in self._looked_at():
                self._voided.add(consult)
                forgetting = forget_voided(self._account, self._bulk, consult)
                self._forgetting.append(self._account.desk.tasks.start(forgetting, "voided"))

    def _ours(self, consults: Iterable[str]) -> set[str]:
        """Asked for by this person's own site. Reads the disk."""
        site, read = self._account.person.site, self._account.shelf.log.first
        requests = {consult: first and event_of(first) for consult, first in ((one, read(one)) for one in consults)}
        return {
            consult
            for consult, event in requests.items()
            if site and isinstance(event, ConsultRequested) and event.site == site
        }
