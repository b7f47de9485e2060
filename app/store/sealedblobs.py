"""A person's files by the SHA-256 of their plain bytes, sealed on the disk; knows no consult.

What an earlier program left in clear is one of these from the first moment, and is sealed before it is given away. What
does not open any more is put aside: it is fetched anew, and nothing is thrown away. Blocking, from any thread.
"""

import io
import logging
import threading
from pathlib import Path

from app.store.blobs import COPIED_BYTES, BlobDamaged, Blobs, is_hash
from app.store.sealedfile import Sealed, key_of, open_sealed, size_of_whole
from app.store.sealedpartial import SealedPartial
from app.store.sealedwriter import SealedWriter
from app.store.sealing import Seal, SealBroken

log = logging.getLogger(__name__)


class SealedBlobs(Blobs):
    """`FOLDER/sealed/ab/abcd...`, `FOLDER/coming/HASH`, `FOLDER/damaged/HASH`. `FOLDER/whole` and `partial` are an
    earlier program's, in clear."""

    def __init__(self, folder: Path, seal: Seal) -> None:
        super().__init__(folder, whole="sealed", partial="coming")
        self._seal = seal
        self._plain, self._plain_partial = folder / "whole", folder / "partial"
        self._damaged = folder / "damaged"
        self._sealing = threading.Lock()

    def has(self, blob: str) -> bool:
        return super().has(blob) or self._is_plain(blob)

    def size(self, blob: str) -> int:
        """Plain bytes. Raises FileNotFoundError, BlobDamaged."""
        if self._is_plain(blob):
            return self._plain_path(blob).stat().st_size
        try:
            return size_of_whole(self.path(blob), self._seal)
        except SealBroken as error:
            raise self.damaged(blob, error) from error

    def open(self, blob: str) -> io.BufferedReader:
        """Its plain bytes. Reading may raise SealBroken: say so to `damaged`. Raises FileNotFoundError, BlobDamaged."""
        self.seal_plain(blob)
        try:
            size_of_whole(self.path(blob), self._seal)
            return io.BufferedReader(open_sealed(self.path(blob), self._seal))
        except SealBroken as error:
            raise self.damaged(blob, error) from error

    def place(self, blob: str) -> Sealed:
        """For a child that is to open this file and no other. Raises FileNotFoundError, BlobDamaged."""
        self.seal_plain(blob)
        try:
            size_of_whole(self.path(blob), self._seal)
            return Sealed(self.path(blob), key_of(self.path(blob), self._seal).key)
        except SealBroken as error:
            raise self.damaged(blob, error) from error

    def read(self, blob: str, offset: int, count: int) -> bytes:
        """Part of a whole blob. Raises FileNotFoundError, BlobDamaged."""
        try:
            return super().read(blob, offset, count)
        except SealBroken as error:
            raise self.damaged(blob, error) from error

    def read_all(self, blob: str) -> bytes:
        """For what is small. Raises FileNotFoundError, BlobDamaged."""
        try:
            return super().read_all(blob)
        except SealBroken as error:
            raise self.damaged(blob, error) from error

    def verify(self, blob: str) -> bool:
        """What does not open is put aside."""
        try:
            return super().verify(blob)
        except SealBroken as error:
            self.damaged(blob, error)
        except BlobDamaged:
            log.info("blob %s was put aside as it was opened", blob)
        return False

    def damaged(self, blob: str, why: Exception) -> BlobDamaged:
        """It does not open: put aside from now on, so that it is fetched anew. The error to be raised for it."""
        log.warning("blob %s is put aside: %s", blob, why)
        self._damaged.mkdir(exist_ok=True)
        if self.path(blob).is_file():
            self.path(blob).replace(self._damaged / blob)
        return BlobDamaged(f"{blob} does not open")

    def begin(self, blob: str, size_bytes: int, scope: str = "") -> SealedPartial:
        """As in `Blobs`."""
        return SealedPartial(self, self.partial_path(blob, scope), blob, size_bytes, self._seal)

    def remove(self, blob: str) -> None:
        """As in `Blobs`, and wherever else it lies here."""
        super().remove(blob)
        for left in (self._plain_path(blob), self._plain_partial / blob, self._damaged / blob):
            left.unlink(missing_ok=True)

    def whole(self) -> list[str]:
        return sorted({*super().whole(), *self.plain()})

    def under_way(self) -> list[str]:
        return sorted(
            {*super().under_way(), *(left.name for left in self._plain_partial.glob("*") if is_hash(left.name))}
        )

    def plain(self) -> list[str]:
        """What an earlier program left in clear."""
        return sorted(path.name for path in self._plain.glob("??/*") if is_hash(path.name))

    def seal_plain(self, blob: str) -> None:
        """One that lies in clear; killed at any moment it is there, in clear or sealed. Raises StoreFull, OSError."""
        with self._sealing:
            plain = self._plain_path(blob)
            if not plain.is_file():
                return
            if not super().has(blob):  # else a kill came between the two
                try:
                    self._keep_sealed(plain, blob)
                except BlobDamaged as error:
                    log.warning("blob %s is not what it was: %s", blob, error)
                    self._put_aside(plain, blob)
            plain.unlink()

    def forget_plain_partials(self) -> None:
        """What an earlier program had fetched in part is fetched from its beginning."""
        for left in self._plain_partial.glob("*"):
            left.unlink(missing_ok=True)

    def _is_plain(self, blob: str) -> bool:
        return is_hash(blob) and not super().has(blob) and self._plain_path(blob).is_file()

    def _plain_path(self, blob: str) -> Path:
        return self._plain / blob[:2] / blob

    def _keep_sealed(self, plain: Path, blob: str) -> None:
        with plain.open("rb") as file, self.begin(blob, plain.stat().st_size) as partial:
            partial.restart()
            while data := file.read(COPIED_BYTES):
                partial.write(data)
            partial.finish()

    def _put_aside(self, plain: Path, blob: str) -> None:
        """Sealed as it is, whatever its bytes are."""
        self._damaged.mkdir(exist_ok=True)
        with plain.open("rb") as file, SealedWriter(self._damaged / blob, self._seal.new_file(), None) as writer:
            while data := file.read(COPIED_BYTES):
                writer.write(data)
            writer.finish()


__all__ = ["BlobDamaged", "SealedBlobs"]
