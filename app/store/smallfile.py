"""Opens a small SQLite file of this computer's own: durable, and readable by nobody else."""

import sqlite3
from pathlib import Path


def opened(path: Path, *statements: str) -> sqlite3.Connection:
    """Nothing is left open when the disk refuses. Raises sqlite3.Error, OSError."""
    path.parent.mkdir(parents=True, exist_ok=True)
    # One executor with one thread uses it, though not always the thread that opened it.
    db = sqlite3.connect(path, timeout=10, check_same_thread=False)
    try:
        db.execute("PRAGMA journal_mode=WAL")
        db.execute("PRAGMA synchronous=FULL")
        path.chmod(0o600)
        with db:
            for statement in statements:
                db.execute(statement)
    except BaseException:
        db.close()
        raise
    return db


def counted(path: Path, asked: str) -> int:
    """The one number that is asked for, without opening the file for anything else; 0 where none is. Raises
    sqlite3.Error."""
    if not path.is_file():
        return 0
    db = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, timeout=10)
    try:
        return int(db.execute(asked).fetchone()[0])
    finally:
        db.close()
