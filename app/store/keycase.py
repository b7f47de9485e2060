"""The keys of this computer's people, in the system's keyring or, where there is none, in a file; knows not what for.

The keyring may ask the person to unlock it, for minutes: never on the loop or the UI thread (`app.client.keys` waits).
A file of mode 0600 keeps out the other users of the computer, not whoever takes its disk: `Key.place` says which it is,
so that the windows can.
"""

import base64
import binascii
import logging
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Literal, NamedTuple, Protocol, TypeVar

import msgspec

from app.store.hold import Held, Hold
from app.store.sealing import KEY_BYTES, new_key
from app.store.synced import write_private

log = logging.getLogger(__name__)

SERVICE = "preceptor"
ANSWER_S = 10.0  # how long one waits for another's turn at a keyring that asks
FILE_TRIES, FILE_AGAIN_S = 100, 0.05
RECOMMENDED = 1  # what `keyring` itself counts as a keyring worth the name (its core.recommended)

T = TypeVar("T")
Place = Literal["keyring", "file"]


class Key(NamedTuple):
    """32 bytes, and where they lie."""

    key: bytes
    place: Place


class KeysAway(Exception):
    """The keyring is locked, does not answer or refuses: what is in it cannot be known now."""


class KeysBroken(Exception):
    """What lies where a key should be is none. It is left as it is: somebody may still mend it."""


class Ring(Protocol):
    """A backend of `keyring`."""

    def get_password(self, service: str, username: str) -> str | None: ...
    def set_password(self, service: str, username: str, password: str) -> None: ...
    def delete_password(self, service: str, username: str) -> None: ...


class KeyCase:
    """One a data folder. Every method blocks, the keyring's maybe for long; from any thread."""

    def __init__(self, data_dir: Path, ring: "Callable[[], Ring | None] | None" = None) -> None:
        self._path = data_dir / "keys.json"
        self._ring = ring or system_ring
        self._turn = threading.RLock()

    def find(self, name: str, fits: Callable[[bytes], bool] = lambda key: True) -> Key | None:
        """The key of this name that fits, from the file or the keyring. None: there is none, for sure, unless this
        computer's keyring is not to be had at all (`has_ring`). Raises KeysAway, KeysBroken, OSError."""
        kept = self._in_file(name)
        if kept is not None and fits(kept):
            return Key(kept, "file")
        kept = self._in_ring(name)
        return Key(kept, "keyring") if kept is not None and fits(kept) else None

    def has_ring(self) -> bool:
        """Whether this computer offers a keyring to this program now. Raises KeysAway."""
        return self._chosen() is not None

    def make(self, name: str) -> Key:
        """The key of this name; a new one where there is none. In the keyring where it works and gives back what it
        was given, else in the file. Raises KeysAway (`make_in_file`, if nothing was sealed yet), KeysBroken, OSError.
        """
        with self._ring_turn():  # whoever asks next finds this one
            there = self.find(name)
            if there is not None:
                return there
            key = new_key()
            if self._put_in_ring(name, key):
                return Key(key, "keyring")
        return self.make_in_file(name)

    def make_in_file(self, name: str) -> Key:
        """The same, past the keyring: for a person who must be able to work. Raises KeysBroken, OSError."""
        with self._file_turn():
            keys = self._read_file()
            if name not in keys:
                keys[name] = base64.b64encode(new_key()).decode()
                write_private(self._path, msgspec.json.encode(keys))
            return Key(_decoded(keys[name]), "file")

    def copy(self, name: str, to: str, fits: Callable[[bytes], bool] = lambda key: True) -> None:
        """The key of `name` under this name too, in the same place; of one that is not here nothing. One that is there
        is never written over: raises KeysBroken where it is another; KeysAway, OSError."""
        found, there = self.find(name, fits), self.find(to)
        if found is None or (there is not None and there.key == found.key):
            return
        if there is not None:
            raise KeysBroken("another key has this name")
        if found.place == "file":
            with self._file_turn():
                keys = self._read_file() | {to: base64.b64encode(found.key).decode()}
                write_private(self._path, msgspec.json.encode(keys))
        elif not self._put_in_ring(to, found.key):
            raise KeysAway("it does not keep what it is given")

    def forget(self, name: str) -> None:
        """From wherever it is. Raises KeysAway, KeysBroken, OSError."""
        with self._file_turn():
            keys = self._read_file()
            if keys.pop(name, None) is not None:
                write_private(self._path, msgspec.json.encode(keys))
        if self._in_ring(name) is not None:
            self._asked(lambda ring: ring.delete_password(SERVICE, name))

    # ---- the file

    def _in_file(self, name: str) -> bytes | None:
        kept = self._read_file().get(name)
        return None if kept is None else _decoded(kept)

    def _read_file(self) -> dict[str, str]:
        try:
            return msgspec.json.decode(self._path.read_bytes(), type=dict[str, str])
        except FileNotFoundError:
            return {}
        except msgspec.DecodeError as error:
            raise KeysBroken("keys.json") from error

    @contextmanager
    def _file_turn(self) -> Iterator[None]:
        """Two programs on one folder do not write over each other."""
        hold, waited = None, threading.Event()
        for _ in range(FILE_TRIES):
            try:
                hold = Hold(self._path.with_name("keys.held"))
                break
            except Held:
                waited.wait(FILE_AGAIN_S)
        if hold is None:
            raise KeysAway("another program is at the keys")
        try:
            yield
        finally:
            hold.release()

    # ---- the keyring

    def _in_ring(self, name: str) -> bytes | None:
        kept = self._asked(lambda ring: ring.get_password(SERVICE, name))
        return None if kept is None else _decoded(kept)

    def _put_in_ring(self, name: str, key: bytes) -> bool:
        text = base64.b64encode(key).decode()
        self._asked(lambda ring: ring.set_password(SERVICE, name, text))
        return self._in_ring(name) == key

    def _asked(self, ask: Callable[[Ring], T]) -> T | None:
        ring = self._chosen()
        if ring is None:
            return None
        with self._ring_turn():
            try:
                return ask(ring)
            except Exception as error:  # a backend is foreign: a bus, a service or a system call may raise anything
                log.info("the keyring refused: %s", type(error).__name__)
                raise KeysAway(type(error).__name__) from error

    def _chosen(self) -> Ring | None:
        """One that is named in a setting and is not there keeps keys that nobody can know now."""
        try:
            return self._ring()
        except Exception as error:  # as above: whatever was installed or set here may raise anything
            log.info("no keyring can be chosen: %s", type(error).__name__)
            raise KeysAway(type(error).__name__) from error

    @contextmanager
    def _ring_turn(self) -> Iterator[None]:
        if not self._turn.acquire(timeout=ANSWER_S):
            raise KeysAway("it is asking somebody already")
        try:
            yield
        finally:
            self._turn.release()


def system_ring() -> Ring | None:
    """The keyring of this computer, if it has one that keeps anything. Imported when first asked: it looks for its
    backends for a tenth of a second. Where it found none it looks again each time: a desktop's keyring may come up
    after this program, and `keyring` by itself chooses once a process."""
    import keyring
    from keyring.backend import KeyringBackend
    from keyring.backends import fail
    from keyring.core import load_config, load_env

    ring = keyring.get_keyring()
    if isinstance(ring, fail.Keyring) and load_env() is None and load_config() is None:
        found = max(KeyringBackend.get_viable_backends(), key=lambda one: one.priority, default=None)
        if found is not None and found.priority >= RECOMMENDED:
            ring = found()
            keyring.set_keyring(ring)
    return ring if ring.priority >= RECOMMENDED else None


def _decoded(text: str) -> bytes:
    try:
        key = base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError) as error:
        raise KeysBroken("not a key") from error
    if len(key) != KEY_BYTES:
        raise KeysBroken("not a key")
    return key
