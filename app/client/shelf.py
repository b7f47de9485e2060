"""One person's folder on this computer: outbox, copies of the logs, blobs, recordings; nobody else reads it."""

import hashlib
import logging
import sqlite3
from contextlib import ExitStack
from pathlib import Path

from app.store.keycase import Place
from app.store.outbox import Outbox
from app.store.replica_log import ReplicaLog
from app.store.sealedblobs import SealedBlobs
from app.store.sealing import Seal
from app.store.texts import HalfTyped

log = logging.getLogger(__name__)


def hold_path(data_dir: Path, user: str) -> Path:
    """Held from before the server is called until the person is signed out. By the user's name, since two programs of
    one installation are one device to the server: the second would end the first one's connection, and would take
    the recording that it is writing for one that a crash left behind."""
    return data_dir / "people" / f"{hashlib.sha256(user.strip().casefold().encode()).hexdigest()[:32]}.held"


def shelf_name(server: str, person: str) -> str:
    """Of a person's folder and of the key to it: says nobody's name. `server`: see `naming.py`."""
    return hashlib.sha256(f"{server}\n{person}".encode()).hexdigest()[:32]


def shelf_folder(data_dir: Path, server: str, person: str) -> Path:
    return data_dir / "people" / shelf_name(server, person)


def outbox_path(data_dir: Path, server: str, person: str) -> Path:
    return shelf_folder(data_dir, server, person) / "outbox.sqlite"


class Shelf:
    """Opened on the disk executor after the server said who signed in. `server`: the server's own id; `seal`: of this
    very person's key (`app.client.unlocking`). What an earlier program left unsent here in clear is
    sealed first; its log, which may be long, behind (`tidying`)."""

    def __init__(self, data_dir: Path, server: str, person: str, seal: Seal, key_place: Place = "keyring") -> None:
        folder = shelf_folder(data_dir, server, person)
        folder.mkdir(parents=True, exist_ok=True)
        self.name, self.seal, self.key_place = folder.name, seal, key_place
        with ExitStack() as undo:  # nothing is left open when the disk refuses
            self.outbox = Outbox(folder / "outbox.sqlite", seal)
            undo.callback(self.outbox.close)
            _seal_earlier(self.outbox)
            self.blobs = SealedBlobs(folder / "blobs", seal)
            self.recordings = folder / "recordings"
            self.recordings.mkdir(exist_ok=True)
            self.log = ReplicaLog(folder / "replica.sqlite", seal)
            undo.callback(self.log.close)
            self.texts = HalfTyped(folder / "texts.sqlite", seal)
            undo.pop_all()

    def close(self) -> None:
        self.outbox.close()
        self.log.close()
        self.texts.close()


def _seal_earlier(store: Outbox) -> None:
    """A disk that is full, or a file that another program reads just now, keeps nobody from working: the next time."""
    try:
        store.seal_plain()
    except sqlite3.OperationalError as error:
        log.warning("what an earlier program wrote is not sealed yet: %s", getattr(error, "sqlite_errorname", ""))
