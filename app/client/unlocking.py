"""Finds the key to a person's folder, or makes the first one; without its key a folder stays as it is, whatever comes.

A small file in the folder says which key it was sealed with, by its print, and is written before anything is sealed:
where it is, a key that does not fit is not taken, and none is made; nor where it is gone, but what is sealed is there.
"""

import logging
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import msgspec

from app.client.keys import Keys
from app.store.keycase import Key, KeyCase, KeysAway, KeysBroken, Place
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


class Looked(NamedTuple):
    """What a folder says of its key, and that key where it is to be had; `is_sealed`: it was ever locked with one."""

    mark: Mark | None
    is_sealed: bool
    key: Key | None

    def may_come(self, case: KeyCase) -> bool:
        """It may lie in a keyring that this computer does not offer yet. Raises KeysAway."""
        is_in_ring = self.mark is None or self.mark.place == "keyring"
        return self.is_sealed and self.key is None and is_in_ring and not case.has_ring()


def look(case: KeyCase, folder: Path, name: str) -> Looked:
    """`name`: of the key. Blocks, maybe for long. Raises KeysAway, KeysBroken, OSError, sqlite3.Error."""
    mark = read_mark(mark_path(folder))
    is_sealed = mark is not None or was_sealed(folder / "outbox.sqlite")
    return Looked(mark, is_sealed, case.find(name, fits(mark)) if is_sealed else None)


def fits(mark: Mark | None) -> Callable[[bytes], bool]:
    """Whether a key is the one that a folder was sealed with; where it does not say, any is."""
    return lambda key: mark is None or Seal(key).print.hex() == mark.print


def mark_path(folder: Path) -> Path:
    return folder / "key.json"


async def unlocked(keys: Keys, folder: Path, name: str) -> tuple[Seal, Place]:
    """`name`: of the key. Raises NoKey, OSError, sqlite3.Error."""
    try:
        looked = await keys.asked(lambda: look(keys.case, folder, name))
        found = looked.key if looked.is_sealed else await keys.make(name)
        if await keys.asked(lambda: looked.may_come(keys.case)):
            raise NoKey("key_locked", LOCKED)
        if found is not None and looked.mark is None:
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
