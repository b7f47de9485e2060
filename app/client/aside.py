"""Puts aside the folders whose key this computer has lost, so that people can work here again; removes nothing."""

from contextlib import ExitStack
from pathlib import Path
from typing import NamedTuple

from app.client.unlocking import look, mark_path, read_mark
from app.store.hold import Hold
from app.store.keycase import KeyCase, KeysAway, KeysBroken


class Put(NamedTuple):
    """A folder without its key; `moved` is where it is now, None where the system refused, and `why` it did."""

    folder: Path
    moved: Path | None
    why: str = ""


def put_aside(data_dir: Path, case: KeyCase, no_ring: bool = False) -> list[Put]:
    """Each is beside where it was. `no_ring`: this computer has no keyring any more, so none is waited for. Blocks,
    maybe for long, on the keyring. Before anything is moved it raises Held where anybody is in, KeysAway where a
    keyring that may have a key does not answer, and KeysBroken, OSError, sqlite3.Error."""
    place = data_dir / "people"
    with ExitStack() as held:
        for path in sorted(place.glob("*.held")):
            held.callback(Hold(path).release)
        people = sorted(folder for folder in place.glob("*") if "." not in folder.name and folder.is_dir())
        lost = [folder for folder in people if _is_lost(folder, case, no_ring)]
        return [_moved(folder) for folder in lost]


def _is_lost(folder: Path, case: KeyCase, no_ring: bool) -> bool:
    """Also one that is sealed and does not say any more with which key."""
    try:
        read_mark(mark_path(folder))
    except KeysBroken:
        return True  # nobody can say any more which key it was
    looked = look(case, folder, folder.name)
    if not looked.is_sealed or looked.key is not None:
        return False
    if not no_ring and looked.may_come(case):
        raise KeysAway("no keyring answers")
    return True


def _moved(folder: Path) -> Put:
    """One that another program has open stays, on Windows, and holds up no other."""
    try:
        return Put(folder, folder.rename(_free(folder)))
    except OSError as error:
        return Put(folder, None, error.strerror or type(error).__name__)


def _free(folder: Path) -> Path:
    number = 1
    while (place := folder.with_name(f"{folder.name}.aside-{number}")).exists():
        number += 1
    return place
