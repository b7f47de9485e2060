"""A sealed file that is coming: resumed at the byte, verified by its plain bytes, then whole; knows no connection."""

import hashlib
import io
from pathlib import Path

from app.store.blobs import BlobDamaged, Blobs, Partial, full_or_same
from app.store.sealedfile import open_sealed
from app.store.sealedwriter import SealedWriter, append_sealed
from app.store.sealing import Seal, SealBroken


class SealedPartial(Partial):
    """As `Partial`, and counted like it in plain bytes. What was written last may be in memory until it is closed:
    after a crash it goes on a little before where it was."""

    def __init__(self, blobs: Blobs, path: Path, blob: str, size_bytes: int, seal: Seal) -> None:
        self._blobs, self._path, self._blob, self._seal = blobs, path, blob, seal
        self.size_bytes = size_bytes
        try:
            try:
                self._writer = append_sealed(path, seal, None)
            except SealBroken:  # damaged, or a kill came just before it was counted as whole: begun anew
                path.unlink()
                self._writer = SealedWriter(path, seal.new_file(), None)
        except OSError as error:
            raise full_or_same(error) from error
        self.offset = self._writer.tell()
        if self.offset > size_bytes:
            self.restart()

    def write(self, data: bytes) -> None:
        """The next bytes. Raises StoreFull (`offset` is what is here then), ValueError when they are more than
        announced."""
        if self.offset + len(data) > self.size_bytes:
            raise ValueError("more bytes than announced")
        try:
            self._writer.write(data)
        except OSError as error:
            self._writer.drop_unwritten()
            raise full_or_same(error) from error
        finally:
            self.offset = self._writer.tell()

    def finish(self) -> None:
        """Verified, flushed to disk, renamed. Raises BlobDamaged (all is thrown away), StoreFull, ValueError."""
        if self.offset != self.size_bytes:
            raise ValueError("not all bytes are here")
        try:
            self._writer.flush()
            found = self._found()
            if found != self._blob:
                self._writer.close()
                self._path.unlink()
                raise BlobDamaged(f"announced {self._blob}, came {found}")
            self._writer.finish()
            self._blobs.settle(self._path, self._blob)
        except OSError as error:
            raise full_or_same(error) from error

    def restart(self) -> None:
        """Throws away what is here."""
        self._writer.drop_unwritten()
        self._writer.close()
        self._path.unlink()
        self._writer = SealedWriter(self._path, self._seal.new_file(), None)
        self.offset = 0

    def close(self) -> None:
        """Raises StoreFull, OSError: what the disk did not take is not here the next time."""
        try:
            self._writer.close()
        except OSError as error:
            raise full_or_same(error) from error

    def __enter__(self) -> "SealedPartial":
        return self

    def _found(self) -> str:
        """The hash of what lies on the disk, read back."""
        try:
            with io.BufferedReader(open_sealed(self._path, self._seal)) as file:
                return hashlib.file_digest(file, "sha256").hexdigest()
        except SealBroken as error:
            return str(error)
