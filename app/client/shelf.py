"""One person's folder on this computer: outbox, copies of the logs, blobs, recordings; nobody else reads it."""

import hashlib
from pathlib import Path

from app.store.blobs import Blobs
from app.store.outbox import Outbox
from app.store.replica_log import ReplicaLog


def hold_path(data_dir: Path, user: str) -> Path:
    """Held from before the server is called until the person is signed out. By the user's name, since two programs of
    one installation are one device to the server: the second would end the first one's connection, and would take
    the recording that it is writing for one that a crash left behind."""
    return data_dir / "people" / f"{hashlib.sha256(user.strip().casefold().encode()).hexdigest()[:32]}.held"


class Shelf:
    """Opened on the disk executor after the server said who signed in. `server`: the server's own id."""

    def __init__(self, data_dir: Path, server: str, person: str) -> None:
        name = hashlib.sha256(f"{server}\n{person}".encode()).hexdigest()[:32]  # a path that says nobody's name
        folder = data_dir / "people" / name
        folder.mkdir(parents=True, exist_ok=True)
        self.outbox = Outbox(folder / "outbox.sqlite")
        try:
            self.blobs = Blobs(folder / "blobs")
            self.recordings = folder / "recordings"
            self.recordings.mkdir(exist_ok=True)
            self.log = ReplicaLog(folder / "replica.sqlite")
        except BaseException:
            self.outbox.close()
            raise

    def close(self) -> None:
        self.outbox.close()
        self.log.close()
