"""Finds the key to a person's folder, or makes the first one; without its key a folder stays as it is, whatever comes.

A small file in the folder says which key it was sealed with, by its print, and is written before anything is sealed:
where it is, a key that does not fit is not taken, and none is made; nor where it is gone, but what is sealed is there.
"""

import logging
from collections.abc import Callable
from pathlib import Path

import msgspec

from app.client.keys import Keys
from app.store.keycase import KeysAway, KeysBroken, Place
from app.store.sealedrows import was_sealed
from app.store.sealing import Seal
from app.store.synced import write_private

log = logging.getLogger(__name__)

LOCKED = (
    "What is kept for you on this computer is encrypted, and its key lies in this computer's keyring, which is locked "
    "or does not answer. Nothing is lost. Unlock it, or sign in to the computer anew, and then sign in here again."
)
KEY_GONE = (
    "What is kept for you on this computer is encrypted, and its key is not on this computer any more. Nothing was "
    "removed. Work on another computer for now, and tell whoever looks after this one."
)


class NoKey(Exception):
    """Nobody can work on this folder now; `code` and `text` say why to the person."""

    def __init__(self, code: str, text: str) -> None:
        super().__init__(code)
        self.code, self.text = code, text


class Mark(msgspec.Struct, frozen=True):
    """Which key this folder is sealed with (its print, in hexadecimal digits), and where it was put."""

    print: str
    place: Place


def fits(mark: Mark) -> Callable[[bytes], bool]:
    """Whether a key is the one that a folder was sealed with."""
    return lambda key: Seal(key).print.hex() == mark.print


def mark_path(folder: Path) -> Path:
    return folder / "key.json"


async def unlocked(keys: Keys, folder: Path, name: str) -> tuple[Seal, Place]:
    """`name`: of the key. Raises NoKey, OSError, sqlite3.Error."""
    try:
        mark = await keys.asked(lambda: read_mark(mark_path(folder)))
        if mark is not None:
            found = await keys.find(name, fits(mark))
        elif await keys.asked(lambda: was_sealed(folder / "outbox.sqlite")):
            found = await keys.find(name)
        else:
            found = await keys.make(name)
        if found is None and not await keys.asked(keys.case.has_ring) and (mark is None or mark.place == "keyring"):
            raise NoKey("key_locked", LOCKED)
        if found is not None and mark is None:
            written = msgspec.json.encode(Mark(Seal(found.key).print.hex(), found.place))
            await keys.asked(lambda: write_private(mark_path(folder), written))
    except KeysAway as error:
        log.warning("the keyring does not answer: %s", error)
        raise NoKey("key_locked", LOCKED) from error
    except KeysBroken as error:
        log.warning("what should be a key is none: %s", error)
        raise NoKey("key_gone", KEY_GONE) from error
    if found is None:
        log.warning("the key of folder %s is not here", folder.name)
        raise NoKey("key_gone", KEY_GONE)
    return Seal(found.key), found.place


def read_mark(path: Path) -> Mark | None:
    """Raises KeysBroken for one that says nothing any more: what lies beside it is sealed with some key."""
    try:
        return msgspec.json.decode(path.read_bytes(), type=Mark)
    except FileNotFoundError:
        return None
    except msgspec.DecodeError as error:
        raise KeysBroken(path.name) from error
