"""Takes off this disk what need not lie here any more, and never what the server may not have; knows no view.

Days are counted by the server's time, from what it said: a computer with a wrong date removes nothing too early.
"""

import asyncio
import logging
import sqlite3
from collections.abc import Callable, Iterable
from typing import NamedTuple, Protocol

from app.client.blob_use import blobs_in
from app.client.owner import Owing, Owner
from app.client.purging import purged
from app.client.removing import forget_consult
from app.client.typedkept import TypedKept
from app.consult.events import Record
from app.consult.events.request import ConsultRequested, Voided
from app.consult.messages import BoardChanged, ServerMessage
from app.consult.upgrade import event_of
from app.store.errors import StoreFull

log = logging.getLogger(__name__)

DAY_MS = 24 * 3_600_000
KEPT_MS = 7 * DAY_MS
OUR_LOGS_MS = 30 * DAY_MS  # one's own site reads them without a link: as long as one may sign in without one
AGAIN_S = DAY_MS / 1_000
ENDED_S = 1.0
FORGOTTEN_S = 10.0


class Named(NamedTuple):
    """Of a blob that the logs on this disk name: in which consults, when last (server time), and whether it was made
    by this person on this computer."""

    consults: frozenset[str]
    at_ms: int
    is_own: bool


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
        """One that the board calls voided is forgotten, whoever looks at it now: then when it is left."""
        self._typed.heard(message)
        if isinstance(message, BoardChanged) and message.entry.phase == "voided":
            self._account.desk.tasks.start(self._forget((message.entry.consult,)), "voided")

    async def tidy(self) -> None:
        account, desk = self._account, self._account.desk
        async with self._turn:
            if account.outgoing.is_closed:
                return
            try:
                records = await desk.run(desk.disk, account.shelf.log.naming_blobs, "")
                receipts = await desk.run(desk.disk, account.shelf.outbox.receipts)
                named, voided = await desk.run(desk.files, _named, records, account.person.person, desk.device)
                consults = {consult for one in named.values() for consult in one.consults}
                ours = await desk.run(desk.disk, self._ours, consults)
            except sqlite3.Error as error:
                log.info("tidying waits for the disk: %s", type(error).__name__)
                return
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

    async def _forget(self, consults: Iterable[str]) -> None:
        for consult in consults:
            if consult not in self._voided and consult not in self._looked_at():
                self._voided.add(consult)
                forgetting = forget_consult(self._account, self._bulk, consult)
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


def is_due(named: Named, whole_ms: int | None, now_ms: int | None, is_ours: bool) -> bool:
    """What was made here stays until the server has had it for a week, by its own time; where it never said so, for
    good. What was fetched can be fetched again: another site's goes at once, one's own site's after a week."""
    if named.is_own:
        return whole_ms is not None and now_ms is not None and now_ms - whole_ms >= KEPT_MS
    return not is_ours or (now_ms is not None and now_ms - named.at_ms >= KEPT_MS)


def _named(records: list[Record], person: str, device: str) -> tuple[dict[str, Named], frozenset[str]]:
    """By blob; and the consults that were voided."""
    named: dict[str, Named] = {}
    voided = set()
    for record in records:
        if b"Voided" in record.body and isinstance(event_of(record), Voided):
            voided.add(record.consult)
        is_own = record.by == person and record.origin.device == device
        for blob in blobs_in((record,)):
            before = named.get(blob, Named(frozenset(), 0, False))
            named[blob] = Named(
                before.consults | {record.consult}, max(before.at_ms, record.at_ms), before.is_own or is_own
            )
    named.pop("", None)  # a segment of which nothing reached the disk
    return named, frozenset(voided)
