"""A person is forgotten on this computer: folder, keys and name go, if nothing is lost with them; knows no window.

The folder goes first, under a name that nobody opens: a folder without its key would let its person in nowhere here.
"""

import logging
import shutil
import sqlite3
from pathlib import Path

from app.client.credential import entry_of
from app.client.desk import Desk
from app.client.known_book import KnownBook
from app.client.shelf import hold_path, shelf_folder
from app.media.leftovers import count_left
from app.store.hold import Held, Hold
from app.store.keycase import KeysAway, KeysBroken
from app.store.known import Known
from app.store.outbox import drafts_in, unsent_in
from app.store.synced import sync_folder
from app.store.texts import texts_in

log = logging.getLogger(__name__)

GONE = ".gone"
HERE = (
    "This person is signed in here in another window of Preceptor, so nothing was removed. Choose Change person there "
    "first."
)
AWAY = "The keyring of this computer is locked or does not answer, so nothing was removed. Unlock it and try again."
REFUSED = "The disk of this computer refused, so this person is not forgotten yet. Try again."


async def forget(desk: Desk, book: KnownBook, user: str) -> str:
    """Why not, in words; empty when it is done. Nothing of this person's is sent or opened by this program now."""
    rows = [one for one in await book.all() if one.user.strip().casefold() == user.strip().casefold()]
    folders = list(dict.fromkeys(_folder(desk, one) for one in rows))
    try:
        hold = await desk.run(desk.disk, Hold, hold_path(desk.data_dir, user))
    except Held:
        return HERE
    except OSError:
        return REFUSED
    try:
        return await _forgotten(desk, book, user, folders)
    except (KeysAway, KeysBroken) as error:
        log.warning("nobody is forgotten: %s", type(error).__name__)
        return AWAY
    except (sqlite3.Error, OSError) as error:
        log.warning("not everything of a person is removed: %s", type(error).__name__)
        return REFUSED
    finally:
        hold.release()


def sweep(people: Path) -> None:
    """What an earlier run could not remove whole. Blocks."""
    for folder in people.glob(f"*{GONE}"):
        shutil.rmtree(folder, ignore_errors=True)  # what another program holds open goes a later time


async def _forgotten(desk: Desk, book: KnownBook, user: str, folders: list[Path]) -> str:
    unsent = sum([await desk.run(desk.files, _unsent, folder) for folder in folders])
    if unsent:
        return (
            f"Something of this person has not reached the server yet ({unsent}), so nothing was removed. It goes as "
            "soon as the server answers."
        )
    own = sum([await desk.run(desk.files, _own, folder) for folder in folders])
    if own:
        return (
            f"Something of this person is half written or was returned by the server ({own}), so nothing was removed. "
            "It waits until this person signs in here and sends or deletes it."
        )
    names = [name for folder in folders for name in (folder.name, entry_of(folder.name))]
    for name in names:  # asked before anything goes: a keyring that is locked keeps what it has
        await desk.keys.asked(lambda name=name: desk.keys.case.find(name))  # type: ignore[misc]
    for folder in folders:
        await desk.run(desk.disk, _remove, folder)
    for name in names:
        await desk.keys.asked(lambda name=name: desk.keys.case.forget(name))  # type: ignore[misc]
    await book.forget(user)
    return ""


def _folder(desk: Desk, known: Known) -> Path:
    return shelf_folder(desk.data_dir, known.server, known.person.person)


def _unsent(folder: Path) -> int:
    """With what a crash left of a recording. Raises sqlite3.Error, OSError: what cannot be counted is not removed."""
    left = (count_left(one) for one in (folder / "recordings").glob("*") if one.is_dir())
    return unsent_in(folder / "outbox.sqlite") + sum(left)


def _own(folder: Path) -> int:
    """What is nowhere else, and goes by nobody but its author: refused drafts and half typed texts. Raises
    sqlite3.Error."""
    return drafts_in(folder / "outbox.sqlite") + texts_in(folder / "texts.sqlite")


def _remove(folder: Path) -> None:
    if not folder.exists():
        return
    going = folder.with_name(folder.name + GONE)
    shutil.rmtree(going, ignore_errors=True)
    folder.rename(going)
    sync_folder(folder.parent)
    shutil.rmtree(going, ignore_errors=True)
