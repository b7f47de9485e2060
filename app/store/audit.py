"""The audit trail: who did what to which consult, when, from where, and whether it worked; lines are only added.

Each line carries the hash of the one before: a line that was changed, taken out or moved is found and named. Lines cut
off at the end are found by whoever has kept the last hash. Ids only, never a patient's words. Blocking.
"""

import hashlib
from collections.abc import Iterator
from typing import Literal

import msgspec
from sqlalchemy import Connection, Engine, insert, select, text
from sqlalchemy.exc import SQLAlchemyError

from app.consult.events.record import GENESIS
from app.store.database import READ
from app.store.errors import as_store_failure
from app.store.tables import audit

Did = Literal[
    "signed_in",
    "opened_consult",
    "fetched_blob",
    "fetched_log",
    "stored_blob",
    "locked_blob",
    "exported",
    "restored",
    "account_added",
    "password_set",
    "account_disabled",
    "site_added",
    "telephone_set",
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

    def lines(self, after: int = 0) -> Iterator[AuditLine]:
        """In order, those after number `after`."""
        wanted = select(audit).where(audit.c.number > after).order_by(audit.c.number)
        with self._engine.connect().execution_options(**READ) as connection:
            for row in connection.execute(wanted):
                number, at_ms, who, did, what, outcome, address, prev, own = row
                yield AuditLine(number, at_ms, who, did, what, outcome, address, bytes(prev), bytes(own))

    def first_broken(self) -> int | None:
        """The number of the first line that is not as it was written, or is missing; None when all are right."""
        prev = GENESIS
        for number, line in enumerate(self.lines(), 1):
            if line.number != number or line.prev != prev or line.hash != _hash(line):
                return number
            prev = line.hash
        return None


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
