"""What was withdrawn is locked away and in the trail, whatever a stop or a failing store comes between."""

import asyncio
import hashlib
import threading
from collections.abc import Iterator
from concurrent.futures import Executor
from pathlib import Path
from typing import cast

import pytest

from app.clock import ManualClock
from app.consult.effects import Store
from app.consult.events import AnyEvent, Origin, encode_event
from app.consult.events.consent import ConsentGiven
from app.consult.events.documents import DocumentShared, DocumentWithdrawn, PageSize
from app.consult.events.request import ConsultRequested
from app.consult.messages import Submit
from app.consult.person import Person
from app.consult.room import Room
from app.server.note import Notes
from app.server.rooms import Rooms
from app.server.vault import Vault
from app.store.audit import AuditNote, AuditTrail
from app.store.blobs import Blobs
from app.store.log import EventLog
from app.store.uses import BlobUses
from app.tasks import Tasks, named_executor

PATIENCE_S = 60.0
CONSULT = "c" * 32
DATA = b"ECG of another patient" * 100
HASH = hashlib.sha256(DATA).hexdigest()
NURSE = Person("anna", "Anna Berg", "clinic", "north")


class HeldTrail(AuditTrail):
    """Begins to write only when it is let."""

    def __init__(self, log: EventLog) -> None:
        super().__init__(log.engine)
        self.asked = threading.Event()
        self.let = threading.Event()

    def add(self, *notes: AuditNote) -> None:
        self.asked.set()
        self.let.wait(PATIENCE_S)
        super().add(*notes)


class Place:
    """A vault with what belongs to it, and one consult whose document was withdrawn."""

    def __init__(self, folder: Path) -> None:
        self.log = EventLog(f"sqlite:///{(folder / 'log.sqlite').as_posix()}")
        self.trail = HeldTrail(self.log)
        self.notes = Notes(self.trail)
        self.blobs = Blobs(folder / "blobs")
        self.uses = BlobUses(self.log.engine)
        self.locks = named_executor("locks")
        self.blobs.put(DATA)
        self.uses.add(HASH, CONSULT)
        self.room = withdrawn_room()

    def vault(self, tasks: Tasks) -> Vault:
        nobody = cast(Rooms, None)
        return Vault(nobody, self.blobs, self.uses, self.notes, ManualClock(), tasks, cast(Executor, None), self.locks)

    def lines(self) -> list[tuple[str, str, str]]:
        return [(line.who, line.did, line.what) for line in self.trail.lines()]

    def close(self) -> None:
        self.trail.let.set()
        self.locks.shutdown()
        self.notes.close()


@pytest.fixture
def place(tmp_path: Path) -> Iterator[Place]:
    made = Place(tmp_path)
    yield made
    made.close()
    made.log.close()


def withdrawn_room() -> Room:
    room = Room(CONSULT)
    events: tuple[AnyEvent, ...] = (
        ConsultRequested(NURSE.name, NURSE.site, complaint="chest pain"),
        ConsentGiven("consult", "patient", "voice", NURSE.name, "en", "1"),
        DocumentShared("d" * 32, "pdf", "ECG", 1, (PageSize(1, 595, 842),), HASH, len(DATA)),
        DocumentWithdrawn("d" * 32, "ECG of another patient"),
    )
    for counter, event in enumerate(events, 1):
        effects = room.submit(1, NURSE, Submit(CONSULT, Origin("a" * 32, counter), 1, True, encode_event(event)), 1)
        assert isinstance(effects[0], Store), effects
    room.stored(len(events))
    return room


LINE = ("server", "locked_blob", f"{CONSULT}/{HASH}")


def test_a_stop_right_after_the_bytes_were_moved_loses_no_line_of_the_trail(place: Place) -> None:
    async def moved_and_stopped() -> None:
        tasks = Tasks()
        place.vault(tasks).stored(place.room, [])
        assert await asyncio.to_thread(place.trail.asked.wait, PATIENCE_S)
        assert place.blobs.locked() == [HASH]
        await tasks.close()

    asyncio.run(moved_and_stopped())
    place.close()
    assert place.lines() == [LINE]
    assert not place.uses.has(HASH, CONSULT)


def test_while_the_trail_takes_nothing_the_bytes_are_not_let_go_of(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Else whoever starts after a power cut would not know that a line is missing."""
    monkeypatch.setattr("app.server.note.PATIENCE_S", 0.01)

    async def locked(tasks: Tasks) -> None:
        place.vault(tasks).stored(place.room, [])
        await asyncio.gather(*asyncio.all_tasks() - {asyncio.current_task()})

    asyncio.run(locked(Tasks()))
    assert (place.blobs.locked(), place.uses.has(HASH, CONSULT)) == ([HASH], True)
    monkeypatch.undo()
    place.trail.let.set()
    asyncio.run(locked(Tasks()))
    assert not place.uses.has(HASH, CONSULT)
    assert set(place.lines()) == {LINE}


def test_withdrawn_and_arriving_at_once_it_is_locked_and_said_once(place: Place) -> None:
    async def twice() -> None:
        vault = place.vault(Tasks())
        vault.stored(place.room, [])
        vault.stored(place.room, [])
        place.trail.let.set()
        await asyncio.gather(*asyncio.all_tasks() - {asyncio.current_task()})

    asyncio.run(twice())
    assert place.lines() == [LINE]
