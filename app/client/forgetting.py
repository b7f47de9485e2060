"""A person is forgotten on this computer: folder, keys and name go, if nothing is lost with them; knows no window.

The folder goes first, under a name that nobody opens: a folder without its key would let its person in nowhere here.
"""

import logging
import shutil
import sqlite3
from pathlib import Path

from app.client.credential import entry_of
from app.client.desk import Desk
from app.client.known_book import KnownBook, place_of
from app.client.shelf import hold_path, shelf_folder
from app.client.unfinished import unfinished
from app.store.hold import Held, Hold
from app.store.keycase import KeysAway, KeysBroken
from app.store.known import Known
from app.store.synced import sync_folder

log = logging.getLogger(__name__)

GONE = ".gone"
HERE = (
    "This person is signed in here in another window of Preceptor, so nothing was removed. Choose Change person there "
    "first."
)
AWAY = "The keyring of this computer is locked or does not answer, so nothing was removed. Unlock it and try again."
REFUSED = "The disk of this computer refused, so this person is not forgotten yet. Try again."


async def forget(desk: Desk, book: KnownBook, user: str, server: str) -> str:
    """Why not, in words; empty when it is done. `server`: an address of it; who signs in by that name at another server
    is somebody else. Nothing of this person's is sent or opened by this program now."""
    everybody = await book.all()
    named = [one for one in everybody if one.user.strip().casefold() == user.strip().casefold()]
    houses = {one.house for one in named if one.place == place_of(server)}
    rows = [one for one in named if one.place == place_of(server) or (one.house and one.house in houses)]
    others = {_folder(desk, one) for one in everybody if one not in rows}  # two early servers may have had one name
    whose = {_folder(desk, row): row.person.person for row in rows}
    folders = {folder: person for folder, person in whose.items() if folder not in others}
    try:
        hold = await desk.run(desk.disk, Hold, hold_path(desk.data_dir, user))
    except Held:
        return HERE
    except OSError:
        return REFUSED
    try:
        return await _forgotten(desk, book, rows, folders)
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


async def remove(desk: Desk, folders: list[Path]) -> None:
    """With their keys. Raises KeysAway, KeysBroken, OSError."""
    names = [name for folder in folders for name in (folder.name, entry_of(folder.name))]
    for name in names:  # asked before anything goes: a keyring that is locked keeps what it has
        await desk.keys.asked(lambda name=name: desk.keys.case.find(name))  # type: ignore[misc]
    for folder in folders:
        await desk.run(desk.disk, _remove, folder)
    for name in names:
        await desk.keys.asked(lambda name=name: desk.keys.case.forget(name))  # type: ignore[misc]


async def _forgotten(desk: Desk, book: KnownBook, rows: list[Known], folders: dict[Path, str]) -> str:
    """`folders`: each with the person whose it is."""
    counts = [await unfinished(desk, folder, person) for folder, person in folders.items()]
    if unsent := sum(one.unsent for one in counts):
        return (
            f"Something of this person has not reached the server yet ({unsent}), so nothing was removed. It goes as "
            "soon as the server answers."
        )
    if recordings := sum(one.recordings for one in counts):
        return (
            f"A crash left recordings of this person that have not reached the server ({recordings}), so nothing was "
            "removed. They go when this person signs in here."
        )
    if own := sum(one.own for one in counts):
        return (
            f"Something of this person is half written or was returned by the server ({own}), so nothing was removed. "
            "It waits until this person signs in here and sends or deletes it; what is half written goes by itself "
            "after 90 days."
        )
    if files := sum(one.files for one in counts):
        return (
            f"Files that this person shared as pages are whole on this computer alone ({files}), so nothing was "
            "removed. This person can send or withdraw them in their consult, reopened if it was closed."
        )
    await remove(desk, list(folders))
    for one in rows:
        await book.forget(one)
    return ""


def _folder(desk: Desk, known: Known) -> Path:
    return shelf_folder(desk.data_dir, known.server, known.person.person)


def _remove(folder: Path) -> None:
    """Under a name that nobody opens first."""
    if not folder.exists():
        return
    going = folder.with_name(folder.name + GONE)
    shutil.rmtree(going, ignore_errors=True)
    folder.rename(going)
    sync_folder(folder.parent)
    shutil.rmtree(going, ignore_errors=True)
