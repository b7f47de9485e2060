"""One transfer of the bulk connection, either way, by credit; knows no right and no socket. Blocking file work is
handed to the caller as functions, so that it can choose the thread."""

import tempfile
import zlib
from collections.abc import Iterable
from pathlib import Path
from typing import IO, Protocol

import msgspec

from app.consult.events.record import Record
from app.consult.messages import CHUNK_BYTES
from app.store.blobs import Partial

WINDOW_BYTES = 32_768  # what a pushing client may have outstanding (design, fixed point 10)
GRANT_BYTES = 8_192  # granted again in pieces of at least this
MOST_CREDIT_BYTES = 1 << 20
IN_MEMORY_BYTES = 262_144


class Source(Protocol):
    """Bytes that can be read at any place. Blocking."""

    size_bytes: int

    def read(self, offset: int, count: int) -> bytes: ...

    def close(self) -> None: ...


class BlobSource:
    """The file of a whole blob. Raises FileNotFoundError when it was locked meanwhile."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self.size_bytes = path.stat().st_size

    def read(self, offset: int, count: int) -> bytes:
        with self._path.open("rb") as file:
            file.seek(offset)
            return file.read(count)

    def close(self) -> None:
        """Nothing is held open between reads, so that a withdrawn document can be locked at once."""


class LogSource:
    """Records as one zlib stream of MessagePack, spooled: a long log is not held twice in memory."""

    def __init__(self, slices: Iterable[list[Record]]) -> None:
        self._file: IO[bytes] = tempfile.SpooledTemporaryFile(max_size=IN_MEMORY_BYTES)  # noqa: SIM115 - see close
        packer = zlib.compressobj()
        encoder = msgspec.msgpack.Encoder()
        for records in slices:
            for record in records:
                self._file.write(packer.compress(encoder.encode(record)))
        self._file.write(packer.flush())
        self.size_bytes = self._file.tell()

    def read(self, offset: int, count: int) -> bytes:
        self._file.seek(offset)
        return self._file.read(count)

    def close(self) -> None:
        self._file.close()


class Outgoing:
    """Bytes on their way to the client; `credit` is what it has granted and not been sent."""

    def __init__(self, transfer: int, source: Source, offset: int, consult: str = "", blob: str = "") -> None:
        self.transfer = transfer
        self.consult = consult
        self.blob = blob
        self.source = source
        self.offset = min(max(offset, 0), source.size_bytes)
        self._credit = 0

    def grant(self, count: int) -> None:
        self._credit = min(self._credit + max(count, 0), MOST_CREDIT_BYTES)

    @property
    def next_bytes(self) -> int:
        """How much may be sent now; 0 when there is no credit or nothing left."""
        return min(self._credit, CHUNK_BYTES, self.source.size_bytes - self.offset)

    @property
    def is_done(self) -> bool:
        return self.offset >= self.source.size_bytes

    def sent(self, count: int) -> None:
        self.offset += count
        self._credit -= count


class Incoming:
    """Bytes on their way here; what is granted and not come never exceeds the window."""

    def __init__(self, transfer: int, consult: str, blob: str, partial: Partial) -> None:
        self.transfer = transfer
        self.consult = consult
        self.blob = blob
        self.partial = partial
        self._granted = 0

    @property
    def is_done(self) -> bool:
        return self.partial.offset >= self.partial.size_bytes

    def grant(self) -> int:
        """How much to grant now; 0 when enough is outstanding."""
        wanted = min(WINDOW_BYTES, self.partial.size_bytes - self.partial.offset)
        more = wanted - self._granted
        if more <= 0 or (more < GRANT_BYTES and wanted > more):
            return 0
        self._granted = wanted
        return more

    def may_take(self, offset: int, data: bytes) -> bool:
        """Whether the chunk is the next one and within what was granted."""
        return bool(data) and offset == self.partial.offset and len(data) <= self._granted

    def take(self, data: bytes) -> None:
        """Blocking. Raises StoreFull, OSError, ValueError."""
        self.partial.write(data)
        self._granted -= len(data)
