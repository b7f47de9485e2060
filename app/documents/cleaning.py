"""From what a person chose to the copy that may leave this computer; and what another Preceptor cleaned, as it is kept.

A long file is looked through in a child of its own, step by step; decodes nothing itself.
"""

import contextlib
import re
from pathlib import Path

from msgspec.structs import replace

from app.consult.events.documents import DocumentKind
from app.documents.copying import STOPPED, Patience
from app.documents.jobs import Checked, OpenJob
from app.documents.opened import FULL, FULL_NUMBERS, DocumentRefused, OpenedFile
from app.documents.taking import CLEANED, COPIED, GONE, Source, hash_of, kind_there, take, title_of
from app.documents.worker import CRASHED, Worker

LONG_BYTES = 20_000_000  # read and written part by part, for seconds, while other pages are turned
HASH = re.compile(r"[0-9a-f]{64}\Z")
READ_WHOLE: tuple[DocumentKind, ...] = ("image", "signal")  # before a page of them can be drawn
KEPT = ("came", "clean", "named")  # of a file, by its handle, in our folder


class Cleaning:
    """Blocks, on any thread; raises DocumentRefused. What is short is done by `worker`, beside the pages it draws.
    `heic`: this site opens such photographs."""

    def __init__(self, worker: Worker, folder: Path, heic: bool) -> None:
        self._worker = worker
        self._heic = heic
        self.folder = folder
        self._waiting: set[Patience] = set()
        self._closed = False

    def cleaned(self, handle: str, source: Source, password: str, title: str, patience: Patience) -> OpenedFile:
        came, cleaned = self._path(handle, "came"), self._path(handle, "clean")
        named, kind = source.name if isinstance(source, Path) else "", None
        self._waiting.add(patience)
        try:
            if self._closed:  # before it could be seen that this one waits
                patience.stop()
            kind = take(source, came, named, patience, self._heic)
            answer = self._check(OpenJob(str(came), kind, password, str(cleaned)), came.stat().st_size, patience)
            blob, size_bytes = hash_of(cleaned)
            if patience.is_stopped:
                raise DocumentRefused(STOPPED)
        except DocumentRefused:
            cleaned.unlink(missing_ok=True)
            kind = None
            raise
        except OSError as error:
            cleaned.unlink(missing_ok=True)
            kind = None
            raise DocumentRefused(_why(error)) from error
        finally:
            self._waiting.discard(patience)
            if kind != "image":  # of others nothing can be wanted that its copy does not have
                came.unlink(missing_ok=True)
        words = title_of(answer.about.title or title or Path(named).stem)
        told = answer.pages, answer.sizes, blob, size_bytes, cleaned, answer.about, answer.facts
        return OpenedFile(handle, kind, words, *told)

    def named(self, file: OpenedFile) -> OpenedFile:
        """The same medical image with whom it shows in it."""
        came, path = self._path(file.handle, "came"), self._path(file.handle, "named")
        try:
            self._check(OpenJob(str(came), file.kind, "", str(path), named=True), came.stat().st_size, Patience())
            blob, size_bytes = hash_of(path)
        except OSError as error:
            path.unlink(missing_ok=True)
            raise DocumentRefused(_why(error)) from error
        return replace(file, blob=blob, size_bytes=size_bytes, path=path)

    def kept(self, handle: str, path: Path, title: str) -> OpenedFile:
        """Cleaned elsewhere and kept under its hash: nothing is copied, its bytes stay as they are."""
        try:
            kind, size_bytes = kind_there(path, "")
            answer = self._check(OpenJob(str(path), kind), size_bytes if kind in READ_WHOLE else 0, Patience())
            blob = path.name if HASH.match(path.name) else hash_of(path)[0]
        except OSError as error:
            raise DocumentRefused(GONE) from error
        words = title_of(answer.about.title or title)
        told = answer.pages, answer.sizes, blob, size_bytes, path, answer.about, answer.facts
        return OpenedFile(handle, kind, words, *told)

    def forget(self, handle: str) -> None:
        """What came and its copies."""
        for what in KEPT:
            with contextlib.suppress(OSError):  # Windows removes nothing that is held open; its folder goes at the end
                self._path(handle, what).unlink(missing_ok=True)

    def close(self) -> None:
        """Nobody waits any more."""
        self._closed = True
        for patience in tuple(self._waiting):
            patience.stop()

    def _check(self, job: OpenJob, size_bytes: int, patience: Patience) -> Checked:
        def tell(done: int, of: int) -> None:
            patience.heard(COPIED + (CLEANED - COPIED) * min(done / max(of, 1), 1.0))

        if size_bytes <= LONG_BYTES:
            answer, _ = self._worker.ask(job, patience=patience)
        else:
            own = Worker(self._worker.file_s)
            try:
                answer, _ = own.ask(job, patience=patience, tell=tell)
            finally:
                own.close()  # it held the whole file: its memory goes back
        if not isinstance(answer, Checked) or answer.pages < 1:
            raise DocumentRefused(CRASHED)
        return answer

    def _path(self, handle: str, what: str) -> Path:
        return self.folder / f"{handle}.{what}"


def _why(error: OSError) -> str:
    """Only of what is written here can it be that no room is left."""
    return FULL if error.errno in FULL_NUMBERS else GONE
