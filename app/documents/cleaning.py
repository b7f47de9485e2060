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
from app.documents.lying import Lying, key_of, path_of, size_of
from app.documents.opened import FULL, FULL_NUMBERS, DocumentRefused, OpenedFile
from app.documents.taking import CLEANED, COPIED, GONE, Source, hash_of, kind_there, take, title_of
from app.documents.worker import CRASHED, Worker
from app.store.sealedfile import Sealed
from app.store.sealing import SealBroken, new_key

DAMAGED = "This file is damaged on this computer and cannot be shown. It is fetched again when it is opened next."
LONG_BYTES = 20_000_000  # read and written part by part, for seconds, while other pages are turned
HASH = re.compile(r"[0-9a-f]{64}\Z")
READ_WHOLE: tuple[DocumentKind, ...] = ("image", "signal")  # before a page of them can be drawn
KEPT = ("came", "clean", "named")  # of a file, by its handle, in our folder


class Cleaning:
    """Blocks, on any thread; raises DocumentRefused. What is short is done by `worker`, beside the pages it draws.
    `heic`: this site opens such photographs; `sealed`: our copies are, each with a key that is in memory alone."""

    def __init__(self, worker: Worker, folder: Path, heic: bool, sealed: bool = False) -> None:
        self._worker = worker
        self._heic = heic
        self._sealed = sealed
        self._keys: dict[Path, bytes] = {}
        self.folder = folder
        self._waiting: set[Patience] = set()
        self._closed = False

    def cleaned(self, handle: str, source: Source, password: str, title: str, patience: Patience) -> OpenedFile:
        came, cleaned = self._made(handle, "came"), self._made(handle, "clean")
        named, kind = source.name if isinstance(source, Path) else "", None
        self._waiting.add(patience)
        try:
            if self._closed:  # before it could be seen that this one waits
                patience.stop()
            kind = take(source, came, named, patience, self._heic)
            answer = self._check(_open(came, kind, password, cleaned), size_of(came), patience)
            blob, size_bytes = hash_of(cleaned)
            if patience.is_stopped:
                raise DocumentRefused(STOPPED)
        except DocumentRefused:
            path_of(cleaned).unlink(missing_ok=True)
            kind = None
            raise
        except OSError as error:
            path_of(cleaned).unlink(missing_ok=True)
            kind = None
            raise DocumentRefused(_why(error)) from error
        finally:
            self._waiting.discard(patience)
            if kind != "image":  # of others nothing can be wanted that its copy does not have
                path_of(came).unlink(missing_ok=True)
        words = title_of(answer.about.title or title or Path(named).stem)
        told = (
            answer.pages,
            answer.sizes,
            blob,
            size_bytes,
            path_of(cleaned),
            answer.about,
            answer.facts,
            key_of(cleaned),
        )
        return OpenedFile(handle, kind, words, *told)

    def named(self, file: OpenedFile) -> OpenedFile:
        """The same medical image with whom it shows in it."""
        came, named = self._kept(file.handle, "came"), self._made(file.handle, "named")
        try:
            self._check(_open(came, file.kind, "", named, named=True), size_of(came), Patience())
            blob, size_bytes = hash_of(named)
        except OSError as error:
            path_of(named).unlink(missing_ok=True)
            raise DocumentRefused(_why(error)) from error
        return replace(file, blob=blob, size_bytes=size_bytes, path=path_of(named), key=key_of(named))

    def kept(self, handle: str, file: Path | Sealed, title: str) -> OpenedFile:
        """Cleaned elsewhere and kept under its hash: nothing is copied, its bytes stay as they are."""
        try:
            kind, size_bytes = kind_there(file, "")
            answer = self._check(_open(file, kind), size_bytes if kind in READ_WHOLE else 0, Patience())
            name = path_of(file).name
            blob = name if HASH.match(name) else hash_of(file)[0]
        except OSError as error:
            raise DocumentRefused(GONE) from error
        except SealBroken as error:
            raise DocumentRefused(DAMAGED) from error
        words = title_of(answer.about.title or title)
        told = answer.pages, answer.sizes, blob, size_bytes, path_of(file), answer.about, answer.facts, key_of(file)
        return OpenedFile(handle, kind, words, *told)

    def forget(self, handle: str) -> None:
        """What came and its copies."""
        for what in KEPT:
            with contextlib.suppress(OSError):  # Windows removes nothing that is held open; its folder goes at the end
                self._path(handle, what).unlink(missing_ok=True)
            self._keys.pop(self._path(handle, what), None)

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

    def _made(self, handle: str, what: str) -> Lying:
        """To be written."""
        path = self._path(handle, what)
        if self._sealed:
            self._keys[path] = new_key()
        return self._kept(handle, what)

    def _kept(self, handle: str, what: str) -> Lying:
        path = self._path(handle, what)
        key = self._keys.get(path)
        return path if key is None else Sealed(path, key)

    def _path(self, handle: str, what: str) -> Path:
        return self.folder / f"{handle}.{what}"


def _open(
    file: Lying, kind: DocumentKind, password: str = "", into: Lying | None = None, named: bool = False
) -> OpenJob:
    job = OpenJob(str(path_of(file)), kind, password, named=named, key=key_of(file))
    return job if into is None else replace(job, into=str(path_of(into)), into_key=key_of(into))


def _why(error: OSError) -> str:
    """Only of what is written here can it be that no room is left."""
    return FULL if error.errno in FULL_NUMBERS else GONE
