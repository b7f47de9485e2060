"""Opens foreign files and pictures for the rest of the program through the killable child; decodes nothing itself."""

import secrets
import tempfile
import unicodedata
from pathlib import Path

import msgspec
import numpy as np
from numpy.typing import NDArray

from app.consult.events.documents import DocumentKind
from app.documents.copying import Patience
from app.documents.jobs import (
    AnyJob,
    Checked,
    Cornered,
    CornersJob,
    DecodeJob,
    EncodeJob,
    OpenJob,
    Pixels,
    RenderJob,
    Straightened,
    StraightenJob,
    Traced,
    TraceJob,
    Webp,
)
from app.documents.opened import (
    FULL_SIDE_PX,
    MAX_FILE_BYTES,
    MAX_RENDER_PIXELS,
    PREVIEW_BYTES,
    DocumentRefused,
    Encoded,
    OpenedFile,
)
from app.documents.signals.calipers import RR, Kind
from app.documents.taking import GONE, hashed, take
from app.documents.worker import CRASHED, Worker
from app.geometry import Box, Point

TITLE_LETTERS = 120
LONG_BYTES = 20_000_000  # of medical images and curves: they are read and written for seconds
NO_CURVES = "This document holds no curves that could be measured."
FORGOTTEN = "This document is no longer open here. Open it again."


class DocumentOpener:
    """All methods block (5 s a page, 20 s a file at most, and as long as it takes to copy one) and may be called from
    any thread but the UI's and the engine loop's: give it named executors, one for `decode_picture` apart and one for
    what is copied from a disc or stick. Every refusal is `DocumentRefused`. The
    child starts with the first call, or ahead of it with `warm()`; a second one only when a picture arrives while
    the first is busy, or for a long series: what takes 20 s must hold back neither what the other side sends nor the
    pages that are turned meanwhile. Its copies lie in a folder
    of its own under `folder`, by default the system's temporary one."""

    def __init__(self, worker: Worker | None = None, folder: Path | None = None) -> None:
        self._worker = worker or Worker()
        self._second = Worker()
        self._folder = tempfile.TemporaryDirectory(prefix="documents-", dir=folder, ignore_cleanup_errors=True)
        self._files: dict[str, OpenedFile] = {}
        self._copying: set[Patience] = set()
        self._closed = False

    def warm(self) -> None:
        """Start the child now, without waiting for it."""
        self._worker.warm()

    def open(
        self,
        source: Path | tuple[Path, ...] | bytes,
        *,
        password: str = "",
        title: str = "",
        as_shared: bool = False,
        patience: Patience | None = None,
    ) -> OpenedFile:
        """Open, check and clean a file, a WFDB recording by its header, or a folder of medical
        images, or several, as one. `as_shared`: it came from
        another Preceptor and was cleaned there, its bytes and hash stay as they are. `title` is what people see;
        default the file's own name. `patience`: whoever holds it may stop the copying."""
        handle = secrets.token_hex(16)
        came, cleaned = self._path(handle, "came"), self._path(handle, "clean")
        named = source.name if isinstance(source, Path) and not as_shared else ""
        try:
            kind = self._take(source, came, named, patience or Patience())
            answer = self._ask(came, OpenJob(str(came), kind, password, "" if as_shared else str(cleaned)))
            if not isinstance(answer, Checked) or answer.pages < 1:
                raise DocumentRefused(CRASHED)
            if as_shared:
                came.replace(cleaned)
            blob, size_bytes = hashed(cleaned)
        except DocumentRefused:
            cleaned.unlink(missing_ok=True)
            raise
        except OSError as error:
            raise DocumentRefused(GONE) from error
        finally:
            came.unlink(missing_ok=True)
        words = _title(answer.about.title or title or Path(named).stem)
        opened = OpenedFile(handle, kind, words, answer.pages, answer.sizes, blob, size_bytes, cleaned, answer.about)
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

    def trace(
        self, handle: str, page: int, legs: tuple[Point, Point], what: Kind, rr: RR | None, px_per_mm: float
    ) -> Traced:
        """What a caliper measures on a sheet of curves; `why` is one sentence where it is nothing."""
        file = self._file(handle, page)
        if file.kind != "signal":
            raise DocumentRefused(NO_CURVES)
        rr_ms, rr_off_ms = rr or (0.0, 0.0)
        answer, _ = self._worker.ask(TraceJob(str(file.path), page, legs, what, rr_ms, rr_off_ms, px_per_mm))
        if not isinstance(answer, Traced):
            raise DocumentRefused(CRASHED)
        return answer

    def corners(self, handle: str, page: int) -> tuple[Point, Point, Point, Point]:
        """Where a sheet of paper seems to lie in a photograph, as shares of its width and height, clockwise from the
        left upper corner: for a person to move."""
        file = self._file(handle, page)
        answer, _ = self._second.ask(CornersJob(str(file.path), file.kind, page))
        if not isinstance(answer, Cornered):
            raise DocumentRefused(CRASHED)
        return answer.corners

    def straighten(
        self, handle: str, page: int, corners: tuple[Point, Point, Point, Point], quarter_turns: int
    ) -> tuple[Straightened, bytes]:
        """What lies between them as a flat sheet (a JPEG) turned so many quarters clockwise, and what its grid says."""
        file = self._file(handle, page)
        job = StraightenJob(str(file.path), file.kind, page, corners, quarter_turns % 4)
        answer, picture = self._second.ask(job)
        if not isinstance(answer, Straightened) or not picture:
            raise DocumentRefused(CRASHED)
        return answer, picture

    def decode_picture(self, data: bytes, max_side_px: int = 4_096) -> NDArray[np.uint8]:
        """(height, width, 3) uint8 BGR of a received preview, page picture or still; smaller when over the side."""
        if not data or len(data) > MAX_FILE_BYTES:
            raise DocumentRefused("This picture arrived empty or too long to be one.")
        is_second = self._worker.is_busy and not self._second.is_busy
        return self._pixels(DecodeJob(max_side_px), data, self._second if is_second else self._worker)

    def forget(self, handle: str) -> None:
        """Removes the cleaned copy from the opener's folder."""
        file = self._files.pop(handle, None)
        if file is not None:
            file.path.unlink(missing_ok=True)

    def close(self) -> None:
        """Ends the children and what is being copied, and removes the opener's folder. Safe to call twice."""
        self._closed = True
        for patience in tuple(self._copying):
            patience.stop()
        self._worker.close()
        self._second.close()
        self._files.clear()
        self._folder.cleanup()

    def _take(self, source: Path | tuple[Path, ...] | bytes, into: Path, name: str, patience: Patience) -> DocumentKind:
        self._copying.add(patience)
        try:
            if self._closed:  # before it could be seen that this one copies
                patience.stop()
            return take(source, into, name, patience)
        finally:
            self._copying.discard(patience)

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

    def _ask(self, came: Path, job: OpenJob) -> msgspec.Struct:
        is_long = job.kind in ("image", "signal") and came.stat().st_size > LONG_BYTES
        answer, _ = (self._second if is_long else self._worker).ask(job)
        return answer

    def _pixels(self, job: AnyJob, load: bytes = b"", worker: Worker | None = None) -> NDArray[np.uint8]:
        """The child is not trusted with its own sizes either."""
        answer, pixels = (worker or self._worker).ask(job, load)
        if not isinstance(answer, Pixels) or len(pixels) != answer.width * answer.height * 3 or not pixels:
            raise DocumentRefused(CRASHED)
        return np.frombuffer(pixels, np.uint8).reshape(answer.height, answer.width, 3)


def _title(words: str) -> str:
    """One line to show, never a path: no control letters, nothing that turns the direction of writing."""
    shown = "".join(letter for letter in words if unicodedata.category(letter)[0] != "C")
    return " ".join(shown.replace("/", " ").replace("\\", " ").split())[:TITLE_LETTERS] or "Document"
