"""The audit trail: who did what to which consult, when, from where, and whether it worked; lines are only added.

Each line carries the hash of the one before: a line that was changed, taken out or moved is found and named. Lines cut
off at the end are found by whoever has kept the last hash. Ids only, never a patient's words. Blocking.
"""

import hashlib
from collections.abc import Iterator, Sequence
from typing import Any, Literal

import msgspec
from sqlalchemy import Connection, Engine, Select, func, insert, select, text
from sqlalchemy.exc import SQLAlchemyError

from app.consult.events.record import GENESIS
from app.store.database import READ
from app.store.errors import as_store_failure
from app.store.tables import audit

Did = Literal[
    "signed_in",
    "opened_consult",
    "began_practice",
    "fetched_blob",
    "fetched_log",
    "stored_blob",
    "locked_blob",
    "exported",
    "restored",
    "account_added",
    "password_set",
    "account_disabled",
    "account_enabled",
    "account_renamed",
    "site_added",
    "site_renamed",
    "telephone_set",
    "device_enrolled",
    "device_revoked",
    "device_allowed",
    "background",
    "returned",
    "drill",
]
Outcome = Literal["done", "refused", "failed"]
PG_CHAIN_LOCK = 0x5052_4543  # any number that is ours: one writer of the chain at a time


class AuditLine(msgspec.Struct, frozen=True):
    """`who` an account id (or what was typed as one), `what` the id of the consult, blob or account."""

    number: int
    at_ms: int
    who: str
    did: str
    what: str
    outcome: str
    address: str
    prev: bytes
    hash: bytes


class AuditNote(msgspec.Struct, frozen=True):
    """A line before it has a number."""

    at_ms: int
    who: str
    did: Did
    what: str = ""
    outcome: Outcome = "done"
    address: str = ""


class Wanted(msgspec.Struct, frozen=True):
    """What is searched for; empty and None are everything. `what`: an id or a part of one; times with both ends."""

    after: int = 0
    who: str = ""
    what: str = ""
    did: str = ""
    outcome: str = ""
    since_ms: int | None = None
    until_ms: int | None = None
    most: int | None = None


EVERYTHING = Wanted()


class AuditTrail:
    """Append and read; nothing else is possible from here."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def add(self, *notes: AuditNote) -> None:
        """On disk when it returns. Raises StoreFull or StoreFailed."""
        try:
            with self._engine.begin() as connection:
                if self._engine.dialect.name == "postgresql":
                    connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": PG_CHAIN_LOCK})
                number, prev = _last(connection)
                for note in notes:
                    number += 1
                    line = _line(number, note, prev)
                    connection.execute(insert(audit).values(**msgspec.structs.asdict(line)))
                    prev = line.hash
        except (SQLAlchemyError, OSError) as error:
            raise as_store_failure(error) from error

    def lines(self, wanted: Wanted = EVERYTHING) -> Iterator[AuditLine]:
        """In order."""
        with self._engine.connect().execution_options(**READ) as connection:
            for row in connection.execute(_search(wanted)):
                yield _read(row)

    def last(self) -> AuditLine | None:
        with self._engine.connect().execution_options(**READ) as connection:
            row = connection.execute(select(audit).order_by(audit.c.number.desc()).limit(1)).first()
        return _read(row) if row is not None else None

    def last_signed_in(self) -> dict[str, int]:
        """Account to when it was last let in, ms; who never was is not in it."""
        came = select(audit.c.who, func.max(audit.c.at_ms)).group_by(audit.c.who)
        came = came.where(audit.c.did == "signed_in", audit.c.outcome == "done")
        with self._engine.connect().execution_options(**READ) as connection:
            return {str(who): int(at_ms) for who, at_ms in connection.execute(came)}

    def first_broken(self) -> int | None:
        """The number of the first line that is not as it was written, or is missing; None when all are right."""
        prev = GENESIS
        for number, line in enumerate(self.lines(), 1):
            if line.number != number or line.prev != prev or line.hash != _hash(line):
                return number
            prev = line.hash
        return None


def _search(wanted: Wanted) -> Select[tuple[object, ...]]:
    found = select(audit).where(audit.c.number > wanted.after).order_by(audit.c.number)
    for column, word in ((audit.c.who, wanted.who), (audit.c.did, wanted.did), (audit.c.outcome, wanted.outcome)):
        if word:
            found = found.where(column == word)
    if wanted.what:
        found = found.where(audit.c.what.contains(wanted.what, autoescape=True))
    if wanted.since_ms is not None:
        found = found.where(audit.c.at_ms >= wanted.since_ms)
    if wanted.until_ms is not None:
        found = found.where(audit.c.at_ms <= wanted.until_ms)
    return found.limit(wanted.most)


def _read(row: Sequence[Any]) -> AuditLine:
    number, at_ms, who, did, what, outcome, address, prev, own = row
    return AuditLine(number, at_ms, who, did, what, outcome, address, bytes(prev), bytes(own))


def _last(connection: Connection) -> tuple[int, bytes]:
    row = connection.execute(select(audit.c.number, audit.c.hash).order_by(audit.c.number.desc()).limit(1)).first()
    return (int(row[0]), bytes(row[1])) if row else (0, GENESIS)


def _line(number: int, note: AuditNote, prev: bytes) -> AuditLine:
    # PostgreSQL's text holds no NUL, and what was typed as a name can be anything.
    who, what, address = (part.replace("\0", "")[:200] for part in (note.who, note.what, note.address))
    line = AuditLine(number, note.at_ms, who, note.did, what, note.outcome, address, prev, b"")
    return msgspec.structs.replace(line, hash=_hash(line))


def _hash(line: AuditLine) -> bytes:
    return hashlib.sha256(msgspec.msgpack.encode(msgspec.structs.replace(line, hash=b""))).digest()
