"""Reads what lies on disks while the programs run: the server's log and blobs, a client's outbox; changes nothing."""

import sqlite3
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import msgspec

from app.client.blob_use import blobs_in
from app.consult.events import AnyEvent, Origin, Record, Unknown, decode_event
from app.consult.events.record import GENESIS, record_hash
from app.consult.messages import Submit
from app.consult.reduce import fold
from app.consult.state import ConsultState
from app.store.sealedrows import Rows
from tests.client.seals import blobs_of, seal_of
from tests.rig.ondisk import files

E = TypeVar("E")
T = TypeVar("T")
PATIENCE_S = 60.0
COLUMNS = "consult, seq, at_ms, made_ms, offset_known, by, device, counter, v, prev, body"


class Logged(msgspec.Struct, frozen=True):
    """A line of the server's log and the event in it."""

    record: Record
    event: AnyEvent | Unknown


class ServerDisk:
    """The data folder of a server."""

    def __init__(self, data: Path) -> None:
        self._database = data / "preceptor.sqlite"
        self.blobs = data / "blobs"

    def consult(self) -> str:
        """The one there is."""
        (found,) = self.consults()
        return found

    def consults(self) -> list[str]:
        return [row[0] for row in _rows(self._database, "SELECT DISTINCT consult FROM records")]

    def records(self, consult: str) -> list[Record]:
        rows = _rows(self._database, f"SELECT {COLUMNS} FROM records WHERE consult = '{consult}' ORDER BY seq")
        return [_record(row) for row in rows]

    def log(self, consult: str) -> list[Logged]:
        return [Logged(record, decode_event(record.body)) for record in self.records(consult)]

    def state(self, consult: str) -> ConsultState:
        return fold(consult, self.records(consult))

    def all(self, consult: str, kind: type[E]) -> list[tuple[Record, E]]:
        """Every event of a kind, oldest first."""
        return [(one.record, one.event) for one in self.log(consult) if isinstance(one.event, kind)]

    def blobs_of(self, consult: str) -> set[str]:
        """Every file, picture and recording that its log ever named."""
        return blobs_in(self.records(consult))

    def has(self, blob: str) -> bool:
        """Where everybody who may read the consult gets it."""
        return (self.blobs / "whole" / blob[:2] / blob).exists()

    def is_locked(self, blob: str) -> bool:
        return (self.blobs / "locked" / blob).exists()

    def path(self, blob: str) -> Path:
        return self.blobs / "whole" / blob[:2] / blob


def outbox(shelf: Path) -> list[AnyEvent | Unknown]:
    """What this computer holds for the server, oldest first."""
    columns = "submit, consult, device, counter"
    rows = _rows(shelf / "outbox.sqlite", f"SELECT {columns} FROM submits WHERE code = '' ORDER BY place")
    sealed = Rows(Submit, "submits", seal_of(shelf))
    return [decode_event(sealed.read(*row).body) for row in rows]


def refused(shelf: Path) -> list[str]:
    """Why the room refused what this computer sent: nobody pressed anything that is refused in these tests."""
    return [row[0] for row in _rows(shelf / "outbox.sqlite", "SELECT text FROM submits WHERE code <> ''")]


def known_logs(shelf: Path) -> set[str]:
    """The consults of which this computer keeps anything of the log."""
    return {row[0] for row in _rows(shelf / "replica.sqlite", "SELECT DISTINCT consult FROM records")}


def copied(shelf: Path, consult: str) -> list[Record]:
    """What this computer keeps of a consult's log, unsealed; oldest first."""
    rows = _rows(shelf / "replica.sqlite", f"SELECT data, consult, seq FROM records WHERE consult = '{consult}'")
    sealed = Rows(Record, "records", seal_of(shelf))
    return sorted((sealed.read(*row) for row in rows), key=lambda record: record.seq)


def assert_all_kept(disk: ServerDisk, consult: str, *shelves: Path) -> None:
    """Each of these computers comes to keep the server's log, record by record, has sent all, and was refused
    nothing."""
    for shelf in shelves:
        until(lambda shelf=shelf: copied(shelf, consult) == disk.records(consult), f"the whole log at {shelf}")
        until(lambda shelf=shelf: outbox(shelf) == [], f"the outbox at {shelf} to empty")
        assert refused(shelf) == []


def cached(shelf: Path) -> set[str]:
    """The hashes of every blob that this computer keeps, whole or in part."""
    return {path.name for path in files(shelf / "blobs")}


def stored(shelf: Path, blob: str) -> bytes | None:
    """The plain bytes of a file, picture or recording as this computer keeps it; None where it does not have it whole.
    The one place that knows how they lie on a client's disk."""
    kept = blobs_of(shelf)
    return kept.read_all(blob) if kept.has(blob) else None


def recordings_under_way(shelf: Path) -> list[Path]:
    """Segments that are written just now, or that nobody has put among the blobs yet."""
    return files(shelf / "recordings")


def assert_chain_holds(disk: ServerDisk, consult: str) -> None:
    """Numbered without a hole, each naming the one before, no origin twice."""
    head, origins, number = GENESIS, set(), 0
    for number, record in enumerate(disk.records(consult), 1):
        assert (record.seq, record.prev) == (number, head)
        head = record_hash(record)
        origins.add(record.origin)
    assert number and len(origins) == number


def until(what: Callable[[], T], why: str, within_s: float = PATIENCE_S) -> T:
    """The first answer that counts as true."""
    deadline = time.monotonic() + within_s
    while not (found := what()):
        assert time.monotonic() < deadline, f"waited in vain for {why}"
        time.sleep(0.05)
    return found


def _rows(path: Path, query: str) -> list[tuple]:
    database = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, timeout=10)
    try:
        return list(database.execute(query))
    finally:
        database.close()


def _record(row: tuple) -> Record:
    consult, seq, at_ms, made_ms, known, by, device, counter, v, prev, body = row
    return Record(consult, seq, at_ms, made_ms, bool(known), by, Origin(device, counter), v, bytes(prev), bytes(body))
