"""What of a person's folder is nowhere else, whoever has it open: counted, and nothing changed; knows no window."""

from pathlib import Path
from typing import NamedTuple

from app.client.desk import Desk
from app.client.due import pages_only_in
from app.client.outgoing import shown_in
from app.client.unlocking import fits, mark_path, read_mark
from app.consult.reduce import fold
from app.consult.upkeep import ENDED
from app.media.leftovers import count_left
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


async def unfinished(desk: Desk, folder: Path, person: str) -> Unfinished:
    """Raises sqlite3.Error, OSError, KeysAway, KeysBroken: what cannot be counted is not nothing."""
    unsent, recordings, texts = await desk.run(desk.files, _counted, folder)
    seal = await _seal(desk, folder)
    drafts = await _drafts(desk, folder, seal)
    files = await desk.run(desk.files, _files, folder, seal, person, desk.device) if seal is not None else 0
    return Unfinished(unsent, recordings, texts + drafts, files)


def _counted(folder: Path) -> tuple[int, int, int]:
    left = (count_left(one) for one in (folder / "recordings").glob("*") if one.is_dir())
    return unsent_in(folder / "outbox.sqlite"), sum(left), texts_in(folder / "texts.sqlite")


async def _seal(desk: Desk, folder: Path) -> Seal | None:
    """None where its key is not to be had, and where nothing was sealed."""
    mark = await desk.keys.asked(lambda: read_mark(mark_path(folder)))
    key = await desk.keys.find(folder.name, fits(mark)) if mark is not None else None
    return Seal(key.key) if key is not None else None


async def _drafts(desk: Desk, folder: Path, seal: Seal | None) -> int:
    """Without what no window shows: of a newer program, or damaged. Where its key is not to be had, all of them."""
    path = folder / "outbox.sqlite"
    count = await desk.run(desk.files, drafts_in, path)
    return await desk.run(desk.files, _shown, path, seal) if count and seal is not None else count


def _files(folder: Path, seal: Seal, person: str, device: str) -> int:
    """Without its key nobody could open them again; once the consult is over nobody can be given one any more."""
    if not (folder / "replica.sqlite").exists():
        return 0
    logs = ReplicaLog(folder / "replica.sqlite", seal)
    try:
        shared = set()
        for consult in {one.consult for one in logs.naming_blobs("")}:
            records = logs.read(consult)
            pages = pages_only_in(records, person, device)
            if pages and fold(consult, records).phase not in ENDED:
                shared |= pages
    finally:
        logs.close()
    outbox = Outbox(folder / "outbox.sqlite", seal)
    try:
        receipts = outbox.receipts()
    finally:
        outbox.close()
    blobs = SealedBlobs(folder / "blobs", seal)
    return sum(blobs.has(blob) for blob in shared - receipts.keys())


def _shown(path: Path, seal: Seal) -> int:
    outbox = Outbox(path, seal)
    try:
        return shown_in(outbox)
    finally:
        outbox.close()
