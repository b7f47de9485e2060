"""What of a person's folder is nowhere else, whoever has it open: counted, and nothing changed; knows no window."""

from pathlib import Path
from typing import NamedTuple

from app.client.desk import Desk
from app.client.outgoing import shown_in
from app.client.unlocking import fits, mark_path, read_mark
from app.media.leftovers import count_left
from app.store.outbox import Outbox, drafts_in, unsent_in
from app.store.sealing import Seal
from app.store.texts import texts_in


class Unfinished(NamedTuple):
    """`unsent`: what the server is owed; `recordings`: what a crash left of them; `own`: drafts that were refused and
    texts that are half typed, which go by nobody but their author."""

    unsent: int
    recordings: int
    own: int


async def unfinished(desk: Desk, folder: Path) -> Unfinished:
    """Raises sqlite3.Error, OSError, KeysAway, KeysBroken: what cannot be counted is not nothing."""
    unsent, recordings, texts = await desk.run(desk.files, _counted, folder)
    return Unfinished(unsent, recordings, texts + await _drafts(desk, folder))


def _counted(folder: Path) -> tuple[int, int, int]:
    left = (count_left(one) for one in (folder / "recordings").glob("*") if one.is_dir())
    return unsent_in(folder / "outbox.sqlite"), sum(left), texts_in(folder / "texts.sqlite")


async def _drafts(desk: Desk, folder: Path) -> int:
    """Without what no window shows: of a newer program, or damaged. Where its key is not to be had, all of them."""
    path = folder / "outbox.sqlite"
    count = await desk.run(desk.files, drafts_in, path)
    mark = await desk.keys.asked(lambda: read_mark(mark_path(folder))) if count else None
    key = await desk.keys.find(folder.name, fits(mark)) if mark is not None else None
    if key is None:
        return count
    return await desk.run(desk.files, _shown, path, Seal(key.key))


def _shown(path: Path, seal: Seal) -> int:
    outbox = Outbox(path, seal)
    try:
        return shown_in(outbox)
    finally:
        outbox.close()
