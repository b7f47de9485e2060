"""Which consults a blob came in through, and the last known line of each consult on the board. Blocking."""

from sqlalchemy import Engine, delete, insert, select
from sqlalchemy.exc import IntegrityError, SQLAlchemyError

from app.store.database import READ
from app.store.errors import as_store_failure
from app.store.tables import blob_uses, board_lines

MOST_ROWS = 1_000  # SQLite takes 32,766 values a statement, PostgreSQL 65,535


class BlobUses:
    """Bytes shared in two consults are one file; it is locked only when the last consult has let go of it."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def add(self, blob: str, consult: str) -> None:
        """Raises StoreFull or StoreFailed."""
        try:
            with self._engine.begin() as connection:
                connection.execute(insert(blob_uses).values(blob=blob, consult=consult))
        except IntegrityError:
            return  # it is known already
        except SQLAlchemyError as error:
            raise as_store_failure(error) from error

    def has(self, blob: str, consult: str) -> bool:
        """Whether the bytes came in through this consult: naming a hash in it is not enough."""
        wanted = select(blob_uses.c.blob).where(blob_uses.c.blob == blob, blob_uses.c.consult == consult)
        with self._engine.connect().execution_options(**READ) as connection:
            return connection.execute(wanted).first() is not None

    def is_shared(self, blob: str, consult: str) -> bool:
        """Whether the bytes came in through another consult too."""
        wanted = select(blob_uses.c.consult).where(blob_uses.c.blob == blob, blob_uses.c.consult != consult)
        with self._engine.connect().execution_options(**READ) as connection:
            return connection.execute(wanted).first() is not None

    def blobs(self) -> list[str]:
        """Every blob that came in through any consult and has not been let go of by all."""
        with self._engine.connect().execution_options(**READ) as connection:
            return list(connection.execute(select(blob_uses.c.blob).distinct().order_by(blob_uses.c.blob)).scalars())

    def drop(self, blob: str, consult: str) -> None:
        with self._engine.begin() as connection:
            connection.execute(delete(blob_uses).where(blob_uses.c.blob == blob, blob_uses.c.consult == consult))


class BoardLines:
    """A cache: what it lacks or has too old is folded from the log again."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def all(self) -> dict[str, tuple[int, bytes]]:
        """Consult to the seq it was made at and the line itself."""
        with self._engine.connect().execution_options(**READ) as connection:
            rows = connection.execute(select(board_lines)).all()
        return {row.consult: (row.seq, bytes(row.line)) for row in rows}

    def put(self, lines: dict[str, tuple[int, bytes]]) -> None:
        if not lines:
            return
        rows = [{"consult": consult, "seq": seq, "line": line} for consult, (seq, line) in lines.items()]
        with self._engine.begin() as connection:
            for at in range(0, len(rows), MOST_ROWS):
                block = rows[at : at + MOST_ROWS]
                consults = [row["consult"] for row in block]
                connection.execute(delete(board_lines).where(board_lines.c.consult.in_(consults)))
                connection.execute(insert(board_lines), block)
