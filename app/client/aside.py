"""Puts aside the folders whose key this computer has lost, so that people can work here again; removes nothing."""

from pathlib import Path

from app.client.unlocking import fits, mark_path, read_mark
from app.store.keycase import KeyCase, KeysAway, KeysBroken


def put_aside(data_dir: Path, case: KeyCase) -> list[Path]:
    """Where they are now: beside where they were. Blocks, maybe for long, on the keyring. Raises KeysAway, before
    anything is moved, where a keyring that may have a key does not answer; KeysBroken, OSError."""
    people = sorted(folder for folder in (data_dir / "people").glob("*") if "." not in folder.name)
    lost = [folder for folder in people if mark_path(folder).is_file() and _is_lost(folder, case)]
    return [folder.rename(_free(folder)) for folder in lost]


def _is_lost(folder: Path, case: KeyCase) -> bool:
    try:
        mark = read_mark(mark_path(folder))
    except KeysBroken:
        return True  # nobody can say any more which key it was
    if mark is None or case.find(folder.name, fits(mark)) is not None:
        return False
    if mark.place == "keyring" and not case.has_ring():
        raise KeysAway("no keyring answers")
    return True


def _free(folder: Path) -> Path:
    number = 1
    while (place := folder.with_name(f"{folder.name}.aside-{number}")).exists():
        number += 1
    return place
