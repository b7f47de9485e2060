"""Whether what is owed is still there to be sent: its file, and what the log on this disk names it for."""

from app.client.blob_use import blobs_in, standing_in
from app.client.desk import Desk
from app.client.owed import Owed
from app.clock import ServerTime
from app.store.blobs import BlobDamaged, Blobs
from app.store.outbox import Outbox
from app.store.replica_log import ReplicaLog

SET_ASIDE = (
    "The server does not take a file or recording of yours. It is kept on this computer and tried again when you sign "
    "in next. If this is said again, tell whoever runs the server."
)
MISSING = "A file that was still to be sent is no longer on this computer. If it is needed, share it again."


def still_stands(log: ReplicaLog, owed: Owed) -> bool:
    """False where all that the consult's log names it for was withdrawn. Reads the disk."""
    records = log.read(owed.consult)
    return owed.blob not in blobs_in(records) or owed.blob in standing_in(records)


def size_of(blobs: Blobs, blob: str) -> int | None:
    """None when there is no such file (any more), or none that opens."""
    try:
        return blobs.size(blob)
    except (FileNotFoundError, BlobDamaged):
        return None


def note_end(desk: Desk, outbox: Outbox, time: ServerTime, owed: Owed) -> None:
    """From now on the server has it whole, or has said that it never takes it: it need not lie here for long. Nothing
    is noted while nobody knows what day it is."""
    at_ms = time.now_ms()
    if time.is_known:
        desk.start_on(desk.disk, "whole", lambda: outbox.whole(owed.consult, owed.blob, at_ms))
