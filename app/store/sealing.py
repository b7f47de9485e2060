"""Seals single values under a person's key, and names the keys of their files; knows no file and no database.

AES-256-GCM with a random nonce each (NIST SP 800-38D, 8.2.2: safe for 2^32 values under one key); the keys in use are
drawn from the person's key by HKDF-SHA256 (RFC 5869), so that none of them says anything of another. From any thread.
"""

import os
from functools import lru_cache
from typing import NamedTuple

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

KEY_BYTES = 32
NONCE_BYTES = 12
TAG_BYTES = 16
# The first byte is the one that MessagePack never uses: a sealed value is told from a plain one of an earlier program.
MARK = b"\xc1P1"
PRINT_BYTES = 16
FILE_ID_BYTES = 16
FILE_KEYS = 256  # of the files opened last: deriving one takes 20 µs


class SealBroken(Exception):
    """These bytes were not sealed with this key for this place, or are not what was sealed."""


class FileKey(NamedTuple):
    """What opens one file and no other; may be handed to a child that must not have the person's key."""

    id: bytes
    key: bytes


class Seal:
    """Of one person's key, 32 bytes. Raises ValueError for any other length."""

    def __init__(self, key: bytes) -> None:
        if len(key) != KEY_BYTES:
            raise ValueError("not a key")
        self._key = key
        self._values = AESGCM(_drawn(key, b"values", KEY_BYTES))
        self._file_key = lru_cache(FILE_KEYS)(lambda file_id: _drawn(key, b"file\0" + file_id, KEY_BYTES))

    @property
    def print(self) -> bytes:
        """16 bytes that tell this key from any other and say nothing of it: may stand in clear."""
        return _drawn(self._key, b"print", PRINT_BYTES)

    def seal(self, plain: bytes, *place: str | int) -> bytes:
        """`place` is where it will stand (table, consult, number): it opens nowhere else."""
        nonce = os.urandom(NONCE_BYTES)
        return MARK + nonce + self._values.encrypt(nonce, plain, _named(place))

    def open(self, sealed: bytes, *place: str | int) -> bytes:
        """Raises SealBroken."""
        start = len(MARK) + NONCE_BYTES
        if not is_sealed(sealed) or len(sealed) < start + TAG_BYTES:
            raise SealBroken("not sealed")
        try:
            return self._values.decrypt(sealed[len(MARK) : start], sealed[start:], _named(place))
        except InvalidTag:
            raise SealBroken("sealed with another key, for another place, or damaged") from None

    def new_file(self) -> FileKey:
        """For a file to be written."""
        return self.of_file(os.urandom(FILE_ID_BYTES))

    def of_file(self, file_id: bytes) -> FileKey:
        return FileKey(file_id, self._file_key(file_id))


def is_sealed(value: bytes) -> bool:
    """Whether it looks so; a value in MessagePack never does."""
    return value[: len(MARK)] == MARK


def new_key() -> bytes:
    return os.urandom(KEY_BYTES)


def _drawn(key: bytes, use: bytes, length: int) -> bytes:
    return HKDF(SHA256(), length, None, b"preceptor.1 " + use).derive(key)


def _named(place: tuple[str | int, ...]) -> bytes:
    """With quotes and commas: ("ab", "c") is another place than ("a", "bc"). In ASCII, whatever Unicode is by then."""
    return ascii(place).encode("ascii")
