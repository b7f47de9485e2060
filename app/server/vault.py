"""Which bytes belong to which consult, who may have them, and what becomes of them when they are withdrawn.

A hash is no right: bytes are given through a consult whose log names them, that they came in through, and to a
person who may read that consult. What was withdrawn, and all of a voided consult, is given to the privacy role alone.
It knows no socket.
"""

import asyncio
import contextlib
from collections.abc import Callable
from concurrent.futures import Executor
from pathlib import Path
from typing import Literal, ParamSpec, TypeVar

from app.clock import Clock
from app.consult.events.record import Record
from app.consult.person import Person
from app.consult.room import Room
from app.consult.rules import may_have_files, may_read
from app.server.named import is_clip, is_spoken, most_bytes, named, of_ended, withdrawn
from app.server.note import Notes
from app.server.rooms import Rooms
from app.store.audit import AuditNote
from app.store.blobs import Blobs, Partial, is_hash
from app.store.uses import BlobUses
from app.tasks import Tasks

P = ParamSpec("P")
T = TypeVar("T")
Missing = Literal["not_found", "not_yet"]
Taken = Literal["yes", "not_found", "over", "too_large"]
SENDERS = ("clinic", "specialist")
WITHDRAWN = b"DocumentWithdrawn"
LOCK_AGAIN_S = (0.5, 2.0, 10.0, 60.0)


class Vault:
    """Use on the event loop; files are touched on the executor, and locked away on `locks`, which has one thread."""

    def __init__(
        self,
        rooms: Rooms,
        blobs: Blobs,
        uses: BlobUses,
        notes: Notes,
        clock: Clock,
        tasks: Tasks,
        executor: Executor,
        locks: Executor,
    ) -> None:
        self._rooms = rooms
        self.blobs = blobs
        self._uses = uses
        self._notes = notes
        self._clock = clock
        self._tasks = tasks
        self._executor = executor
        self._locks = locks
        self._arriving: dict[tuple[str, str], Partial] = {}

    async def readable(self, person: Person, consult: str) -> Room | None:
        """The consult, for who may read it; for anybody else it does not exist."""
        held = await self._rooms.hold(consult)
        if held.room.state.seq == 0 or may_read(held.room.state, person) is not None:
            return None
        return held.room

    async def may_pull(self, person: Person, consult: str, blob: str, address: str) -> Path | Missing:
        """Where the bytes are, for who may have them; in the trail before they are given."""
        room = await self.readable(person, consult)
        if room is None or not is_hash(blob) or may_have_files(room.state, person) is not None:
            return await self._refuse(person, consult, blob, address)
        if blob in named(room.state):
            place = self.blobs.path(blob) if await self._run(self._is_here, blob, consult) else None
            if place is not None and is_spoken(room.state, blob) and not await self._run(is_clip, place):
                return await self._refuse(person, consult, blob, address)
        elif person.role == "privacy" and blob in withdrawn(room.state, room.records):
            place = await self._run(self._find_withdrawn, blob)
        else:
            return await self._refuse(person, consult, blob, address)
        if place is None:
            return "not_yet"
        await self.note(person, "fetched_blob", f"{consult}/{blob}", address)
        return place

    async def may_go_on(self, person: Person, consult: str, blob: str) -> bool:
        """What is on its way ends where the right to it has ended: sent out, or voided. `blob` is empty of a log."""
        room = await self.readable(person, consult)
        return room is not None and (not blob or may_have_files(room.state, person) is None)

    async def may_push(self, person: Person, consult: str, blob: str, size_bytes: int) -> Taken:
        """Bytes may come before the event that names them; until then nobody is given them. *over*: withdrawn, or of a
        voided consult, or a document's where it was called off or consent to it withdrawn. *too_large*: more than the
        log says it has."""
        room = await self.readable(person, consult) if is_hash(blob) and person.role in SENDERS else None
        if room is None:
            return "not_found"
        is_over = blob in of_ended(room.state) or blob in withdrawn(room.state, room.records)
        if is_over or room.state.phase == "voided":
            return "over"
        most = most_bytes(room.state, blob)
        return "too_large" if most is not None and size_bytes > most else "yes"

    async def is_voided(self, consult: str) -> bool:
        return (await self._rooms.hold(consult)).room.state.phase == "voided"

    async def is_here(self, consult: str, blob: str) -> bool:
        """Whole, and through this consult."""
        return await self._run(self._is_here, blob, consult)

    async def begin(self, consult: str, blob: str, size_bytes: int) -> Partial | None:
        """None when the bytes are here already *through this consult*: somebody else's are no reason to skip the
        proof of having them. Raises StoreFull, OSError."""
        earlier = self._arriving.pop((consult, blob), None)
        if earlier is not None:
            earlier.close()  # a connection that died unnoticed: its client is back on another
        partial = await self._run(self._begin, consult, blob, size_bytes)
        if partial is not None:
            self._arriving[consult, blob] = partial
        return partial

    def let_go(self, consult: str, blob: str, partial: Partial) -> None:
        """The transfer has ended, whole or not."""
        partial.close()
        if self._arriving.get((consult, blob)) is partial:
            del self._arriving[consult, blob]

    async def settle(self, person: Person, consult: str, blob: str, partial: Partial, address: str) -> None:
        """Verified, whole, on disk, and of this consult. Raises BlobDamaged, StoreFull, OSError."""
        await self._run(partial.finish)
        await self._run(self._uses.add, blob, consult)
        await self.note(person, "stored_blob", f"{consult}/{blob}", address)
        held = await self._rooms.hold(consult)
        self._lock_withdrawn(held.room)  # it may have been withdrawn while it came

    def stored(self, room: Room, batch: list[Record]) -> None:
        """Hears of every stored batch, and of every room loaded (an empty one): a crash may have come between."""
        if not batch or any(WITHDRAWN in record.body for record in batch):
            self._lock_withdrawn(room)

    async def note(
        self,
        person: Person,
        did: Literal["fetched_blob", "stored_blob", "fetched_log"],
        what: str,
        address: str,
        outcome: Literal["done", "refused"] = "done",
    ) -> None:
        await self._notes.on_disk(AuditNote(self._clock.now_ms(), person.person, did, what, outcome, address))

    async def _refuse(self, person: Person, consult: str, blob: str, address: str) -> Missing:
        await self.note(person, "fetched_blob", f"{consult}/{blob[:64]}", address, "refused")
        return "not_found"

    def _find_withdrawn(self, blob: str) -> Path | None:
        """Locked away, or still whole because another consult shows it too."""
        places = (self.blobs.locked_path(blob), self.blobs.path(blob))
        return next((place for place in places if place.is_file()), None)

    def _is_here(self, blob: str, consult: str) -> bool:
        return self.blobs.has(blob) and self._uses.has(blob, consult)

    def _begin(self, consult: str, blob: str, size_bytes: int) -> Partial | None:
        if self._is_here(blob, consult):
            return None
        return self.blobs.begin(blob, size_bytes, scope=consult)

    def _lock_withdrawn(self, room: Room) -> None:
        doomed = withdrawn(room.state, room.records)
        if doomed:
            self._tasks.start(self._lock(room.consult, doomed), f"lock-{room.consult}")

    async def _lock(self, consult: str, doomed: frozenset[str]) -> None:
        await asyncio.gather(*(self._lock_in_the_end(consult, blob) for blob in sorted(doomed)))

    async def _lock_in_the_end(self, consult: str, blob: str) -> None:
        """Windows moves no file that somebody is reading: then it is locked when the reader has done.

        A stop ends the waiting, never a move: what was handed to the thread is done to its end.
        """
        for wait_s in LOCK_AGAIN_S:
            with contextlib.suppress(PermissionError):
                await asyncio.shield(self._locking(consult, blob))
                return
            await asyncio.sleep(wait_s)
        await asyncio.shield(self._locking(consult, blob))

    def _locking(self, consult: str, blob: str) -> "asyncio.Future[None]":
        return asyncio.get_running_loop().run_in_executor(self._locks, self._lock_one, consult, blob)

    def _lock_one(self, consult: str, blob: str) -> None:
        """Locked first, then in the trail, and let go of last: what broke off between is taken up when the consult is
        loaded again. The trail may then say it twice; it never lacks it."""
        if not self._uses.has(blob, consult):
            return
        if not self._uses.is_shared(blob, consult):
            is_locked = self.blobs.lock(blob) or self.blobs.locked_path(blob).is_file()
            line = AuditNote(self._clock.now_ms(), "server", "locked_blob", f"{consult}/{blob}")
            if is_locked and not self._notes.put(line):
                return
        self._uses.drop(blob, consult)

    def _run(self, work: Callable[P, T], *arguments: P.args, **_: P.kwargs) -> "asyncio.Future[T]":
        return asyncio.get_running_loop().run_in_executor(self._executor, work, *arguments)
