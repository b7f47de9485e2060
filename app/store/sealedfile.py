"""A sealed file as it lies on the disk, and its plain bytes to whoever has its key; knows no person and no use.

Blocking; one thread at a time.
"""

import io
import os
from bisect import bisect_right
from pathlib import Path
from typing import BinaryIO, NamedTuple

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from app.store.sealedframe import (
    AROUND_BYTES,
    BEFORE_BYTES,
    FRAME_BYTES,
    HEADER_BYTES,
    LAST_BYTES,
    LAST_NUMBER,
    LENGTH,
    MAGIC,
    NUMBER,
    head_of,
)
from app.store.sealing import NONCE_BYTES, TAG_BYTES, FileKey, Seal, SealBroken


class _Frame(NamedTuple):
    """Where it begins in the plain bytes and, with its length, in the file; how many plain bytes it holds."""

    plain: int
    at: int
    length: int

    @property
    def end(self) -> int:
        return self.at + self.length + AROUND_BYTES


class Sealed(NamedTuple):
    """A sealed file and what opens it alone: for a child that must not have the person's key."""

    path: Path
    key: bytes


class SealedReader(io.RawIOBase):
    """Seekable. `key` is the file's own (`key_of`). Of a file that broke off, what is torn at its end is left out; a
    whole one must open everywhere. Raises SealBroken, here and from reading, and OSError."""

    def __init__(self, path: Path, key: bytes) -> None:
        super().__init__()
        self.name = str(path)  # readers of files ask for it
        self._cipher = AESGCM(key)
        self._at = 0
        self._held: tuple[int, bytes] = (-1, b"")
        self._index: list[_Frame] = []
        self._file: BinaryIO = path.open("rb", buffering=0)
        try:
            _opens(self._file, key)
            whole = _last_says(self._file, self._cipher)
            self._is_guessed = whole is not None and self._guess(whole)
            self._end = self._index[-1].end if self._is_guessed else self._look()
            if whole is None:
                self._leave_out_torn()
            elif whole != self.size:
                raise SealBroken("a frame within it is damaged")
        except BaseException:
            self.close()
            raise
        self.is_whole = whole is not None
        self._starts = [frame.plain for frame in self._index]

    @property
    def size(self) -> int:
        """Plain bytes."""
        return self._index[-1].plain + self._index[-1].length if self._index else 0

    @property
    def frames(self) -> tuple[int, int]:
        """How many there are, and where in the file they end."""
        return len(self._index), self._end

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._at

    def seek(self, offset: int, whence: int = os.SEEK_SET, /) -> int:
        base = {os.SEEK_SET: 0, os.SEEK_CUR: self._at, os.SEEK_END: self.size}[whence]
        if base + offset < 0:
            raise ValueError("before the beginning")
        self._at = base + offset
        return self._at

    def readinto(self, into: bytearray | memoryview, /) -> int:  # type: ignore[override]
        """At most to the end of a frame."""
        if self._at >= self.size or not len(into):
            return 0
        number = bisect_right(self._starts, self._at) - 1
        within = self._at - self._starts[number]
        try:
            part = self._opened(number)[within : within + len(into)]
        except SealBroken:
            if not self._is_guessed:
                raise
            self._look_after_all()
            return self.readinto(into)
        into[: len(part)] = part
        self._at += len(part)
        return len(part)

    def close(self) -> None:
        if not self.closed and hasattr(self, "_file"):  # one that could not be opened is closed too, by its end
            self._held = (-1, b"")
            self._file.close()
        super().close()

    def _guess(self, size: int) -> bool:
        """A whole file is nearly always made of full frames: then nothing of it need be read to know where they are."""
        count = -(-size // FRAME_BYTES)
        if os.fstat(self._file.fileno()).st_size != HEADER_BYTES + size + count * AROUND_BYTES + LAST_BYTES:
            return False
        for start in range(0, size, FRAME_BYTES):
            at = HEADER_BYTES + start + len(self._index) * AROUND_BYTES
            self._index.append(_Frame(start, at, min(FRAME_BYTES, size - start)))
        return bool(self._index)

    def _look_after_all(self) -> None:
        """Raises SealBroken."""
        size, self._is_guessed = self.size, False
        self._index, self._held = [], (-1, b"")
        self._end = self._look()
        self._starts = [frame.plain for frame in self._index]
        if self.size != size:
            raise SealBroken("a frame within it is damaged")

    def _look(self) -> int:
        """Finds the frames that are there in their length; where they end."""
        there = os.fstat(self._file.fileno()).st_size
        at, plain = HEADER_BYTES, 0
        while at + BEFORE_BYTES <= there:
            self._file.seek(at)
            (length,) = LENGTH.unpack(_read(self._file, LENGTH.size))
            if not TAG_BYTES < length <= FRAME_BYTES + TAG_BYTES or at + BEFORE_BYTES + length > there:
                break  # the last one, or torn
            self._index.append(_Frame(plain, at, length - TAG_BYTES))
            at, plain = at + BEFORE_BYTES + length, plain + length - TAG_BYTES
        return at

    def _leave_out_torn(self) -> None:
        """A power cut may leave the length of what never reached the disk."""
        while self._index:
            try:
                self._opened(len(self._index) - 1)
            except SealBroken:
                self._end = self._index.pop().at
            else:
                return

    def _opened(self, number: int) -> bytes:
        held, plain = self._held
        if held == number:
            return plain
        frame = self._index[number]
        self._file.seek(frame.at)
        data = _read(self._file, frame.end - frame.at)
        if data[: LENGTH.size] != LENGTH.pack(frame.length + TAG_BYTES):
            raise SealBroken(f"frame {number} is of another length")
        plain = _unsealed(self._cipher, number, data[LENGTH.size :])
        self._held = (number, plain)
        return plain


def key_of(path: Path, seal: Seal) -> FileKey:
    """What opens this one file. Raises SealBroken for a file that is not sealed, OSError."""
    with path.open("rb", buffering=0) as file:
        key = seal.of_file(_head_of(file)[len(MAGIC) : -TAG_BYTES])
        _opens(file, key.key)
        return key


def open_sealed(path: Path, seal: Seal) -> SealedReader:
    """Raises SealBroken, OSError."""
    return SealedReader(path, key_of(path, seal).key)


def size_of_whole(path: Path, seal: Seal) -> int:
    """Plain bytes of a whole file, without looking at all of it. Raises SealBroken, OSError."""
    key = key_of(path, seal).key
    with path.open("rb", buffering=0) as file:
        size = _last_says(file, AESGCM(key))
    if size is None:
        raise SealBroken("not whole")
    return size


def _last_says(file: BinaryIO, cipher: AESGCM) -> int | None:
    """How many plain bytes, by the last frame; None when the file does not end with one."""
    there = os.fstat(file.fileno()).st_size
    if there < HEADER_BYTES + LAST_BYTES:
        return None
    file.seek(there - LAST_BYTES + LENGTH.size)
    try:
        size: int = NUMBER.unpack(_unsealed(cipher, LAST_NUMBER, _read(file, LAST_BYTES - LENGTH.size)))[0]
    except SealBroken:
        return None
    return size


def _unsealed(cipher: AESGCM, number: int, data: bytes) -> bytes:
    """Raises SealBroken."""
    try:
        return cipher.decrypt(data[:NONCE_BYTES], data[NONCE_BYTES:], NUMBER.pack(number))
    except (InvalidTag, ValueError):  # ValueError: the file became too short for a nonce meanwhile
        raise SealBroken(f"frame {number} does not open") from None


def _head_of(file: BinaryIO) -> bytes:
    file.seek(0)
    head = _read(file, HEADER_BYTES)
    if len(head) < HEADER_BYTES or not head.startswith(MAGIC):
        raise SealBroken("not a sealed file")
    return head


def _opens(file: BinaryIO, key: bytes) -> None:
    head = _head_of(file)
    if head_of(FileKey(head[len(MAGIC) : -TAG_BYTES], key)) != head:
        raise SealBroken("sealed with another key")


def _read(file: BinaryIO, count: int) -> bytes:
    """An unbuffered file may give less than it has."""
    parts: list[bytes] = []
    while count > 0 and (part := file.read(count)):
        parts.append(part)
        count -= len(part)
    return b"".join(parts)
