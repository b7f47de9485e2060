"""The event log on disk: records in, records out, in SQLite or PostgreSQL; knows nothing of what an event means.

Blocking; use from one thread at a time per call (the engine below keeps a connection per thread).
"""

from collections.abc import Iterator, Sequence
from functools import lru_cache

from sqlalchemy import Row, func, insert, select, update
from sqlalchemy.exc import SQLAlchemyError

from app.consult.events.record import Origin, Record
from app.store.database import READ, open_database, synchronous
from app.store.errors import StoreConflict, StoreFailed, StoreFull, as_store_failure
from app.store.tables import probes, records

COLUMNS = ("consult", "seq", "at_ms", "made_ms", "offset_known", "by", "device", "counter", "v", "prev", "body")
# Rows a statement. sqlite3 gives up the interpreter for every statement it steps; a row each would make the
# writer queue for it a hundred times a flush beside a busy event loop. SQLite takes 32,766 values a statement.
MOST_ROWS = 256


class EventLog:
    """One store of consults. `url`: `sqlite:///FILE` or `postgresql://...`; tables are made and migrated."""

    def __init__(self, url: str) -> None:
        self.engine = open_database(url)
        self._place = "?" if self.engine.dialect.paramstyle == "qmark" else "%s"

    def append(self, batch: Sequence[Record]) -> None:
        """Stores all or nothing; on disk when it returns. Raises StoreFull, StoreConflict or StoreFailed."""
        try:
            with self.engine.begin() as connection:
                for at in range(0, len(batch), MOST_ROWS):
                    block = batch[at : at + MOST_ROWS]
                    # As the driver takes it: for thousands of values SQLAlchemy's own way costs more than the disk.
                    connection.exec_driver_sql(_insertion(len(block), self._place), _values(block))
        except (SQLAlchemyError, OSError) as error:
            raise as_store_failure(error) from error

    def read(self, consult: str, after_seq: int = 0, through_seq: int | None = None) -> list[Record]:
        """The records of a consult in order of seq, those after `after_seq` up to and with `through_seq`."""
        wanted = select(records).where(records.c.consult == consult, records.c.seq > after_seq)
        if through_seq is not None:
            wanted = wanted.where(records.c.seq <= through_seq)
        with self.engine.connect().execution_options(**READ) as connection:
            return [_record(row) for row in connection.execute(wanted.order_by(records.c.seq))]

    def slices(self, consult: str, after_seq: int, through_seq: int, size: int = 500) -> Iterator[list[Record]]:
        """The same in pieces, for logs too long to hold twice."""
        while after_seq < through_seq:
            piece = self.read(consult, after_seq, min(after_seq + size, through_seq))
            if not piece:
                return
            yield piece
            after_seq = piece[-1].seq

    def consults(self) -> list[str]:
        """Every consult with a record, in order of id."""
        with self.engine.connect().execution_options(**READ) as connection:
            return list(connection.execute(select(records.c.consult).distinct().order_by(records.c.consult)).scalars())

    def heads(self) -> dict[str, int]:
        """The last seq of every consult."""
        wanted = select(records.c.consult, func.max(records.c.seq)).group_by(records.c.consult)
        with self.engine.connect().execution_options(**READ) as connection:
            return {row[0]: row[1] for row in connection.execute(wanted)}

    def head(self, consult: str) -> int:
        """The last seq of a consult, 0 for one that has no record."""
        wanted = select(func.max(records.c.seq)).where(records.c.consult == consult)
        with self.engine.connect().execution_options(**READ) as connection:
            return connection.execute(wanted).scalar() or 0

    def probe(self) -> None:
        """Writes a little and keeps it; raises as `append` does while nothing can be kept."""
        try:
            with self.engine.begin() as connection:
                if connection.execute(update(probes).values(times=probes.c.times + 1)).rowcount == 0:
                    connection.execute(insert(probes).values(id=1, times=1))
        except (SQLAlchemyError, OSError) as error:
            raise as_store_failure(error) from error

    def synchronous(self) -> int | None:
        """`PRAGMA synchronous` of the live connection: 2 is FULL. None on PostgreSQL."""
        with self.engine.connect().execution_options(**READ) as connection:
            return synchronous(connection)

    def close(self) -> None:
        self.engine.dispose()


@lru_cache(maxsize=MOST_ROWS)
def _insertion(rows: int, place: str) -> str:
    names = ", ".join(f'"{name}"' for name in COLUMNS)
    row = f"({', '.join([place] * len(COLUMNS))})"
    return f"INSERT INTO records ({names}) VALUES {', '.join([row] * rows)}"  # noqa: S608 - constants only


def _values(block: Sequence[Record]) -> tuple[object, ...]:
    """Row after row, in the order of COLUMNS."""
    found: list[object] = []
    for r in block:
        device, counter = r.origin.device, r.origin.counter
        found += (r.consult, r.seq, r.at_ms, r.made_ms, r.offset_known, r.by, device, counter, r.v, r.prev, r.body)
    return tuple(found)


def _record(row: Row[tuple[object, ...]]) -> Record:
    m = row._mapping
    return Record(
        consult=m["consult"],
        seq=m["seq"],
        at_ms=m["at_ms"],
        made_ms=m["made_ms"],
        offset_known=bool(m["offset_known"]),
        by=m["by"],
        origin=Origin(m["device"], m["counter"]),
        v=m["v"],
        prev=bytes(m["prev"]),
        body=bytes(m["body"]),
    )


__all__ = ["EventLog", "StoreConflict", "StoreFailed", "StoreFull"]
