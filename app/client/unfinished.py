"""What of a person's folder is nowhere else, whoever has it open: counted, and nothing changed; knows no window."""

from pathlib import Path
from typing import NamedTuple

from app.client.desk import Desk
from app.client.due import is_over, pages_only_in
from app.client.outgoing import shown_in
from app.client.unlocking import look
from app.media.leftovers import count_left
from app.store.blobs import Blobs
from app.store.keycase import KeysAway
from app.store.outbox import Outbox, drafts_in, unsent_in
from app.store.replica_log import ReplicaLog
from app.store.sealedblobs import SealedBlobs
from app.store.sealing import Seal
from app.store.texts import texts_in


class Unfinished(NamedTuple):
    """`unsent`: what the server is owed; `recordings`: what a crash left of them; `own`: drafts that were refused and
    texts that are half typed, which go by nobody but their author; `files`: shared as pages, the whole of which nobody
    was ever given."""

    unsent: int
    recordings: int
    own: int
    files: int


class Lock(NamedTuple):
    """How a folder's rows and files are read. `seal` None: they lie in clear; `is_lost`: its key is nowhere, so that
    nobody opens them again."""

    seal: Seal | None
    is_lost: bool = False


async def unfinished(desk: Desk, folder: Path, person: str) -> Unfinished:
    """Raises sqlite3.Error, OSError, KeysAway, KeysBroken: what cannot be counted is not nothing."""
    unsent, recordings, texts = await desk.run(desk.files, _counted, folder)
    lock = await _lock(desk, folder)
    drafts = await _drafts(desk, folder, lock)
    files = 0 if lock.is_lost else await desk.run(desk.files, _files, folder, lock.seal, person, desk.device)
    return Unfinished(unsent, recordings, texts + drafts, files)


def _counted(folder: Path) -> tuple[int, int, int]:
    left = (count_left(one) for one in (folder / "recordings").glob("*") if one.is_dir())
    return unsent_in(folder / "outbox.sqlite"), sum(left), texts_in(folder / "texts.sqlite")


async def _lock(desk: Desk, folder: Path) -> Lock:
    """As `unlocked` finds it, but that it makes nothing."""
    keys = desk.keys
    looked = await keys.asked(lambda: look(keys.case, folder, folder.name))
    if looked.key is not None:
        return Lock(Seal(looked.key.key))
    if await keys.asked(lambda: looked.may_come(keys.case)):
        raise KeysAway("there is no keyring yet")
    return Lock(None, is_lost=looked.is_sealed)


async def _drafts(desk: Desk, folder: Path, lock: Lock) -> int:
    """Without what no window shows: of a newer program, or damaged. Where its key is gone, all of them."""
    path = folder / "outbox.sqlite"
    count = await desk.run(desk.files, drafts_in, path)
    return await desk.run(desk.files, _shown, path, lock.seal) if count and not lock.is_lost else count


def _files(folder: Path, seal: Seal | None, person: str, device: str) -> int:
    """Of a consult that was called off or voided nobody can be given one any more; a closed one may be reopened."""
    if not (folder / "replica.sqlite").exists():
        return 0
    shared: set[str] = set()
    logs = ReplicaLog(folder / "replica.sqlite", seal)
    try:
        for consult in {one.consult for one in logs.naming_blobs("")}:
            records = logs.readable(consult)
            if not is_over(records):
                shared |= pages_only_in(records, person, device)
    finally:
        logs.close()
    outbox = Outbox(folder / "outbox.sqlite", seal)
    try:
        receipts = outbox.receipts()
    finally:
        outbox.close()
    blobs = SealedBlobs(folder / "blobs", seal) if seal is not None else Blobs(folder / "blobs")
    return sum(blobs.has(blob) for blob in shared - receipts.keys())


def _shown(path: Path, seal: Seal | None) -> int:
    outbox = Outbox(path, seal)
    try:
        return shown_in(outbox)
    finally:
        outbox.close()
