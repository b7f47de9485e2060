"""Seals a file while it is written, so that a kill or a power cut takes its last second at most; knows no use of it.

Blocking; one thread at a time.
"""

import io
import os
import time
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from app.store.sealedfile import SealedReader, key_of
from app.store.sealedframe import FRAME_BYTES, HEADER_BYTES, MAGIC, framed, head_of, last_frame
from app.store.sealing import FileKey, Seal, SealBroken

SYNC_S = 1.0
COPIED_BYTES = 1 << 20


class SealedWriter(io.RawIOBase):
    """Writes on to its end; cannot seek. As long as writes come, what was written `sync_s` seconds ago is on the disk;
    `None`: only what was flushed is with the system, and nothing is forced to the disk before `finish`.

    `finish` makes the file whole. `close`, also by the end of a `with`, leaves it as one that broke off: it reads as
    far as it goes, and `append_sealed` goes on with it.
    """

    def __init__(
        self,
        path: Path,
        key: FileKey,
        sync_s: float | None = SYNC_S,
        now_s: Callable[[], float] = time.monotonic,
        behind: tuple[int, int, int] | None = None,
    ) -> None:
        """Begins the file anew under a key that no other has (`Seal.new_file`). `behind`: goes on with the file of this
        key, behind so many plain bytes, frames and bytes of the file. Raises OSError."""
        super().__init__()
        self._cipher = AESGCM(key.key)
        self._buffer = bytearray()
        self._size, self._frames, self._end = behind or (0, 0, 0)
        self._sync_s, self._now_s = sync_s, now_s
        self._synced_s = now_s()
        self._file = _opened(path)
        try:
            self._file.truncate(self._end)
            self._file.seek(self._end)
            if behind is None:
                self._put(head_of(key), 0)
        except BaseException:
            self.close()
            raise

    def writable(self) -> bool:
        return True

    def tell(self) -> int:
        """Plain bytes written so far."""
        return self._size + len(self._buffer)

    def write(self, data: bytes | bytearray | memoryview, /) -> int:  # type: ignore[override]
        """All of it. Raises OSError: what was sealed before stays readable, the rest is kept for the next try."""
        self._buffer += data
        while len(self._buffer) >= FRAME_BYTES:
            self._seal_frame()
        if self._sync_s is not None and self._now_s() - self._synced_s >= self._sync_s:
            self.sync()
        return len(data)

    def flush(self) -> None:
        """What was written is with the system, as a frame of its own. Raises OSError."""
        while not self.closed and self._buffer:
            self._seal_frame()

    def sync(self) -> None:
        """What was written is on the disk when this returns. Raises OSError."""
        self.flush()
        os.fsync(self._file.fileno())
        self._synced_s = self._now_s()

    def finish(self) -> None:
        """Whole, on the disk, and closed. Raises OSError: then it is not whole, and still open."""
        self.flush()
        self._put(last_frame(self._cipher, self._size), self._size)
        os.fsync(self._file.fileno())
        self.close()

    def drop_unwritten(self) -> None:
        """What no disk took is let go: `tell` is then what the file holds."""
        self._buffer.clear()

    def close(self) -> None:
        """Raises OSError; the file is closed all the same."""
        if self.closed or not hasattr(self, "_file"):  # one that could not be opened is closed too, by its end
            super().close()
            return
        try:
            self.flush()
        finally:
            self._buffer.clear()
            self._file.close()
            super().close()

    def _seal_frame(self) -> None:
        plain = bytes(self._buffer[:FRAME_BYTES])
        self._put(framed(self._cipher, self._frames, plain), self._size + len(plain))
        self._frames += 1
        del self._buffer[: len(plain)]

    def _put(self, data: bytes, size: int) -> None:
        """All or nothing: half a frame, as a full disk takes it, would hide those behind it."""
        try:
            rest = memoryview(data)
            while rest:
                rest = rest[self._file.write(rest) or 0 :]
        except OSError:
            self._file.truncate(self._end)
            self._file.seek(self._end)
            raise
        self._end += len(data)
        self._size = size


def append_sealed(
    path: Path, seal: Seal, sync_s: float | None = SYNC_S, now_s: Callable[[], float] = time.monotonic
) -> SealedWriter:
    """Goes on behind the last frame that is there; what is torn behind it is thrown away. Begins the file when there is
    none or not even its first bytes. Raises SealBroken for one that is whole already or was never sealed, OSError."""
    if not path.exists() or path.stat().st_size < HEADER_BYTES:
        return SealedWriter(path, seal.new_file(), sync_s, now_s)
    key = key_of(path, seal)
    with SealedReader(path, key.key) as there:
        if there.is_whole:
            raise SealBroken("whole already")
        behind = (there.size, *there.frames)
    return SealedWriter(path, key, sync_s, now_s, behind)


def is_sealed_file(path: Path) -> bool:
    """By its first bytes. One that broke off before it had a header holds nothing. Raises OSError."""
    with path.open("rb") as file:
        head = file.read(HEADER_BYTES)
    return len(head) == HEADER_BYTES and head.startswith(MAGIC)


def seal_in_place(path: Path, seal: Seal) -> None:
    """A file that lies in clear. Killed at any moment it is there, in clear or sealed. Raises OSError."""
    aside = path.with_name(f"{path.name}.sealing")
    try:
        with path.open("rb") as plain, SealedWriter(aside, seal.new_file(), None) as sealed:
            while data := plain.read(COPIED_BYTES):
                sealed.write(data)
            sealed.finish()
        aside.replace(path)
    finally:
        aside.unlink(missing_ok=True)


def _opened(path: Path) -> BinaryIO:
    """What is there stays; nobody else on this computer reads even what is sealed."""
    number = os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0), 0o600)
    return io.FileIO(number, "r+b")
