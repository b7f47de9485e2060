"""Opens foreign files and pictures for the rest of the program through the killable child; decodes nothing itself."""

import re
import secrets
import tempfile
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from app.documents.copying import STOPPED, Patience
from app.documents.jobs import AnyJob, Checked, DecodeJob, EncodeJob, OpenJob, Pixels, RenderJob, TextJob, Texts, Webp
from app.documents.opened import (
    FULL_SIDE_PX,
    MAX_FILE_BYTES,
    MAX_RENDER_PIXELS,
    PREVIEW_BYTES,
    DocumentRefused,
    Encoded,
    OpenedFile,
)
from app.documents.pagelook import PageLooks
from app.documents.taking import CLEANED, COPIED, GONE, Source, hash_of, kind_there, take, title_of
from app.documents.worker import CRASHED, Worker
from app.geometry import Box

LONG_BYTES = 20_000_000  # read and written part by part, for seconds, while other pages are turned
HASH = re.compile(r"[0-9a-f]{64}\Z")
FORGOTTEN = "This document is no longer open here. Open it again."


class DocumentOpener:
    """All methods block (5 s a page, 20 s a file or a step of a long one, and as long as it takes to copy one) and may
    be called from any thread but the UI's and the engine loop's: give it named executors, one for `decode_picture`
    apart and one for what is copied from a disc or stick. Every refusal is `DocumentRefused`. The child starts with
    the first call, or ahead of it with `warm()`; a second one only when a picture arrives while the first is busy; a
    long file is checked and cleaned in one of its own: it must hold back neither what the other side sends nor the
    pages that are turned meanwhile. `looks`: a person's own file before any of that. Copies lie in a folder of its own
    under `folder`, by default the system's temporary one."""

    def __init__(self, worker: Worker | None = None, folder: Path | None = None) -> None:
        self._worker = worker or Worker()
        self._second = Worker()
        self.looks = PageLooks()
        self._folder = tempfile.TemporaryDirectory(prefix="documents-", dir=folder, ignore_cleanup_errors=True)
        self._files: dict[str, OpenedFile] = {}
        self._copying: set[Patience] = set()
        self._closed = False

    def warm(self) -> None:
        """Start the child now, without waiting for it."""
        self._worker.warm()

    def open(
        self,
        source: Source,
        *,
        password: str = "",
        title: str = "",
        as_shared: bool = False,
        patience: Patience | None = None,
    ) -> OpenedFile:
        """Open, check and clean a file, or a folder of medical images, or several, as one. `as_shared`: a file from
        another Preceptor, which was cleaned there: it is read where it lies, kept under its hash. `title` is what
        people see; default the file's own name. `patience`: whoever holds it hears how far it is and may stop it."""
        handle = secrets.token_hex(16)
        if as_shared and isinstance(source, Path):
            opened = self._kept(handle, source, title)
        else:
            opened = self._cleaned(handle, source, password, title, patience or Patience())
        self._files[handle] = opened
        return opened

    def render(self, handle: str, page: int, box: Box | None = None, scale: float = 1.0) -> NDArray[np.uint8]:
        """(height, width, 3) uint8 blue green red of `box` (surface units; None the whole page), `scale` pixels a
        unit; lowered where the answer would exceed MAX_RENDER_PIXELS or a picture has no more pixels."""
        file = self._file(handle, page)
        job = RenderJob(str(file.path), file.kind, page, box, scale, MAX_RENDER_PIXELS)
        return self._pixels(job)

    def preview(self, handle: str, page: int, max_bytes: int = PREVIEW_BYTES) -> Encoded:
        """WebP of the whole page in at most `max_bytes`: readable enough to start talking."""
        return self._encode(handle, page, FULL_SIDE_PX, max_bytes)

    def full(self, handle: str, page: int, side_px: int = FULL_SIDE_PX) -> Encoded:
        """WebP of the whole page, longer side about `side_px` (a picture is not enlarged)."""
        return self._encode(handle, page, side_px, 0)

    def decode_picture(self, data: bytes, max_side_px: int = 4_096) -> NDArray[np.uint8]:
        """(height, width, 3) uint8 BGR of a received preview, page picture or still; smaller when over the side."""
        if not data or len(data) > MAX_FILE_BYTES:
            raise DocumentRefused("This picture arrived empty or too long to be one.")
        is_second = self._worker.is_busy and not self._second.is_busy
        return self._pixels(DecodeJob(max_side_px), data, self._second if is_second else self._worker)

    def text(self, handle: str, page: int, phrase: str = "") -> Texts:
        """The words of a page; or where `phrase` stands from `page` on, as many pages as a short while allows."""
        file = self._file(handle, page)
        answer, _ = self._worker.ask(TextJob(str(file.path), file.kind, page, phrase))
        if not isinstance(answer, Texts) or (phrase and not page < answer.until <= file.pages):
            raise DocumentRefused(CRASHED)
        return answer

    def forget(self, handle: str) -> None:
        """Removes the cleaned copy from the opener's folder; one that lies elsewhere is only let go: Windows lets
        nobody remove what is held open."""
        file = self._files.pop(handle, None)
        if file is None or self._closed:
            return
        if all(other.path != file.path for other in self._files.values()):
            self._worker.let_go(str(file.path))
        if file.path.parent == Path(self._folder.name):
            file.path.unlink(missing_ok=True)

    def close(self) -> None:
        """Ends the children and what is being copied, and removes the opener's folder. Safe to call twice."""
        self._closed = True
        for patience in tuple(self._copying):
            patience.stop()
        self._worker.close()
        self._second.close()
        self.looks.close()
        self._files.clear()
        self._folder.cleanup()

    def _cleaned(self, handle: str, source: Source, password: str, title: str, patience: Patience) -> OpenedFile:
        came, cleaned = self._path(handle, "came"), self._path(handle, "clean")
        named = source.name if isinstance(source, Path) else ""
        self._copying.add(patience)
        try:
            if self._closed:  # before it could be seen that this one copies
                patience.stop()
            kind = take(source, came, named, patience)
            answer = self._check(OpenJob(str(came), kind, password, str(cleaned)), came.stat().st_size, patience)
            blob, size_bytes = hash_of(cleaned)
            if patience.is_stopped:
                raise DocumentRefused(STOPPED)
        except DocumentRefused:
            cleaned.unlink(missing_ok=True)
            raise
        except OSError as error:
            raise DocumentRefused(GONE) from error
        finally:
            self._copying.discard(patience)
            came.unlink(missing_ok=True)
        words = title_of(answer.about.title or title or Path(named).stem)
        return OpenedFile(handle, kind, words, answer.pages, answer.sizes, blob, size_bytes, cleaned, answer.about)

    def _kept(self, handle: str, path: Path, title: str) -> OpenedFile:
        try:
            kind, size_bytes = kind_there(path, "")
            answer = self._check(OpenJob(str(path), kind), size_bytes if kind == "image" else 0, Patience())
            blob = path.name if HASH.match(path.name) else hash_of(path)[0]
        except OSError as error:
            raise DocumentRefused(GONE) from error
        words = title_of(answer.about.title or title)
        return OpenedFile(handle, kind, words, answer.pages, answer.sizes, blob, size_bytes, path, answer.about)

    def _check(self, job: OpenJob, size_bytes: int, patience: Patience) -> Checked:
        def tell(done: int, of: int) -> None:
            patience.heard(COPIED + (CLEANED - COPIED) * min(done / max(of, 1), 1.0))

        if size_bytes <= LONG_BYTES:
            answer, _ = self._worker.ask(job)
        else:
            own = Worker(self._worker.file_s)
            patience.ends(own.give_up)
            try:
                answer, _ = own.ask(job, tell=tell)
            except DocumentRefused as refused:
                if patience.is_stopped:
                    raise DocumentRefused(STOPPED) from refused
                raise
            finally:
                patience.ends(None)
                own.close()  # it held the whole file: its memory goes back
        if not isinstance(answer, Checked) or answer.pages < 1:
            raise DocumentRefused(CRASHED)
        return answer

    def _path(self, handle: str, what: str) -> Path:
        return Path(self._folder.name) / f"{handle}.{what}"

    def _file(self, handle: str, page: int) -> OpenedFile:
        file = self._files.get(handle)
        if file is None:
            raise DocumentRefused(FORGOTTEN)
        if not 0 <= page < file.pages:
            raise DocumentRefused("The document has no such page.")
        return file

    def _encode(self, handle: str, page: int, side_px: int, max_bytes: int) -> Encoded:
        file = self._file(handle, page)
        answer, load = self._worker.ask(EncodeJob(str(file.path), file.kind, page, side_px, max_bytes))
        if not isinstance(answer, Webp) or not load or (max_bytes and len(load) > max_bytes):
            raise DocumentRefused(CRASHED)
        return Encoded(load, answer.width, answer.height)

    def _pixels(self, job: AnyJob, load: bytes = b"", worker: Worker | None = None) -> NDArray[np.uint8]:
        """The child is not trusted with its own sizes either."""
        answer, pixels = (worker or self._worker).ask(job, load)
        if not isinstance(answer, Pixels) or len(pixels) != answer.width * answer.height * 3 or not pixels:
            raise DocumentRefused(CRASHED)
        return np.frombuffer(pixels, np.uint8).reshape(answer.height, answer.width, 3)
