"""Opens foreign files and pictures for the rest of the program through the killable child; decodes nothing itself."""

import secrets
import tempfile
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from app.documents.answered import PackedDeep, deep_of, packed_of, picture_of, wanted
from app.documents.cleaning import Cleaning
from app.documents.copying import Patience
from app.documents.deep import Deep
from app.documents.jobs import (
    AnyJob,
    Coded,
    DecodeJob,
    DeepJob,
    EncodeJob,
    PackJob,
    RenderJob,
    TextJob,
    Texts,
    UnpackJob,
    Values,
)
from app.documents.opened import (
    MAX_FILE_BYTES,
    MAX_RENDER_PIXELS,
    MOST_SIDE_PX,
    PREVIEW_BYTES,
    PREVIEW_PHOTO_BYTES,
    PREVIEW_SIDE_PX,
    DocumentRefused,
    Encoded,
    OpenedFile,
)
from app.documents.pagelook import PageLooks
from app.documents.paperjobs import Cornered, CornersJob, Straightened, StraightenJob, Traced, TraceJob
from app.documents.signals.calipers import RR, Kind
from app.documents.signals.sheetwords import ENGLISH, SheetWords
from app.documents.taking import Source
from app.documents.worker import CRASHED, Reply, Worker
from app.geometry import Box, Point
from app.store.sealedfile import Sealed

VALUES_SIDE_PX = 1_600  # of the values of a page that travel before the file
NO_CURVES = "This document holds no curves that could be measured."
FORGOTTEN = "This document is no longer open here. Open it again."


class DocumentOpener:
    """All methods block (5 s a page, 20 s a file or a step of a long one, and as long as it takes to copy one) and may
    be called from any thread but the UI's and the engine loop's: give it named executors, one for `decode_picture`
    apart and one for what is copied from a disc or stick. Every refusal is `DocumentRefused`. The child starts with
    the first call, or ahead of it with `warm()`; a second one for what is sent to others, and when a picture arrives
    while the first is busy; a search has its own, a long file is checked and cleaned in one, and a photograph of paper
    flattened: none of them may hold back the pages that are turned here. `looks`: a person's own file before any of
    that. Copies lie in a folder of its own under `folder`, by default the system's temporary one. `heic`: this site
    opens such photographs. `sealed`: those copies are, with keys that nobody has once the program is gone."""

    def __init__(
        self, worker: Worker | None = None, folder: Path | None = None, heic: bool = False, sealed: bool = False
    ) -> None:
        self._worker = worker or Worker()
        self._second = Worker(self._worker.file_s, self._worker.page_s)
        self._searcher = Worker(self._worker.file_s, self._worker.page_s)
        self._paper = Worker(self._worker.file_s, self._worker.page_s)
        self.looks = PageLooks(heic=heic)
        self._folder = tempfile.TemporaryDirectory(prefix="documents-", dir=folder, ignore_cleanup_errors=True)
        self._files: dict[str, OpenedFile] = {}
        self._cleaning = Cleaning(self._worker, Path(self._folder.name), heic, sealed)
        self._closed = False

    def warm(self) -> None:
        """Start the child now, without waiting for it."""
        self._worker.warm()

    def open(
        self,
        source: Source | Sealed,
        *,
        password: str = "",
        title: str = "",
        as_shared: bool = False,
        patience: Patience | None = None,
    ) -> OpenedFile:
        """Open, check and clean a file, a WFDB recording by its header, or a folder of medical images, or several, as
        one. `as_shared`: a file from another Preceptor, which was cleaned there: it is read where it lies, kept under
        its hash. `title` is what people see; default the file's own name. `patience`: whoever holds it hears how far it
        is and may stop it at any moment."""
        handle = secrets.token_hex(16)
        if isinstance(source, Sealed) or (as_shared and isinstance(source, Path)):
            opened = self._cleaning.kept(handle, source, title)
        else:
            opened = self._cleaning.cleaned(handle, source, password, title, patience or Patience())
        self._files[handle] = opened
        return opened

    def named(self, handle: str) -> OpenedFile:
        """The same medical image with whom it shows in it: that copy leaves instead of the other one."""
        self._files[handle] = opened = self._cleaning.named(self._file(handle, 0))
        return opened

    def render(self, handle: str, page: int, box: Box | None = None, scale: float = 1.0) -> NDArray[np.uint8]:
        """(height, width, 3) uint8 blue green red of `box` (surface units; None the whole page), `scale` pixels a
        unit; lowered where the answer would exceed MAX_RENDER_PIXELS or a picture has no more pixels."""
        file = self._file(handle, page)
        job = RenderJob(str(file.path), file.kind, page, box, scale, MAX_RENDER_PIXELS, key=file.key)
        return self._pixels(job)

    def deep(
        self, handle: str, page: int, box: Box | None = None, scale: float = 1.0, words: SheetWords = ENGLISH
    ) -> Deep | NDArray[np.uint8]:
        """As `render`, with the page's own values where it has any; with `words` on a sheet of curves."""
        file = self._file(handle, page)
        job = DeepJob(str(file.path), file.kind, page, box, scale, MAX_RENDER_PIXELS, words, key=file.key)
        answer, load = self._worker.ask(job)
        return deep_of(answer, load) if isinstance(answer, Values) else picture_of(answer, load)

    def pack(self, handle: str, page: int, max_bytes: int = 0, box: Box | None = None) -> PackedDeep:
        """Values as they travel: of `box` of it the file's own, of the whole page with a longer side of at most
        VALUES_SIDE_PX. Raises DocumentRefused also where it has none."""
        file = self._file(handle, page)
        scale = min(VALUES_SIDE_PX / max(file.page_size(page)), 1.0) if box is None else 1.0
        job = PackJob(str(file.path), file.kind, page, box, scale, max_bytes, key=file.key)
        return packed_of(*self._second.ask(job), max_bytes)

    def unpack(self, data: bytes) -> Deep:
        """What `pack` made, from the network."""
        return deep_of(*self._free_one().ask(UnpackJob(MAX_RENDER_PIXELS), data))

    def preview(self, handle: str, page: int, max_bytes: int = PREVIEW_BYTES) -> Encoded:
        """A picture of the whole page: enough to start talking."""
        return self.picture(handle, page, None, PREVIEW_SIDE_PX, max_bytes, PREVIEW_PHOTO_BYTES)

    def picture(
        self, handle: str, page: int, box: Box | None, side_px: int, max_bytes: int, photo_bytes: int = 0
    ) -> Encoded:
        """What travels before the file: of the page or of `box` of it (surface units), longer side at most `side_px`
        (a picture is not enlarged), in at most `max_bytes`; of what is no print in `photo_bytes` where that is not 0.
        """
        file = self._file(handle, page)
        side_px = min(max(side_px, 1), MOST_SIDE_PX)
        job = EncodeJob(str(file.path), file.kind, page, side_px, max_bytes, box, photo_bytes, key=file.key)
        answer, load = self._second.ask(job)
        if not isinstance(answer, Coded) or not 0 < len(load) <= max_bytes:
            raise DocumentRefused(CRASHED)
        return Encoded(load, answer.width, answer.height)

    def trace(
        self, handle: str, page: int, legs: tuple[Point, Point], what: Kind, rr: RR | None, px_per_mm: float
    ) -> Traced:
        """What a caliper measures on a sheet of curves; `why` is one sentence where it is nothing."""
        file = self._file(handle, page)
        if file.kind != "signal":
            raise DocumentRefused(NO_CURVES)
        rr_ms, rr_off_ms = rr or (0.0, 0.0)
        job = TraceJob(str(file.path), page, legs, what, rr_ms, rr_off_ms, px_per_mm, key=file.key)
        return wanted(self._worker.ask(job), Traced)

    def corners(self, handle: str, page: int) -> tuple[Point, Point, Point, Point]:
        """Where a sheet of paper seems to lie in a photograph, as shares of its width and height, clockwise from the
        left upper corner: for a person to move."""
        file = self._file(handle, page)
        return wanted(self._apart(CornersJob(str(file.path), file.kind, page, key=file.key)), Cornered).corners

    def straighten(
        self, handle: str, page: int, corners: tuple[Point, Point, Point, Point], quarter_turns: int
    ) -> tuple[Straightened, bytes]:
        """What lies between them as a flat sheet (a JPEG) turned so many quarters clockwise, and what its grid says."""
        file = self._file(handle, page)
        job = StraightenJob(str(file.path), file.kind, page, corners, quarter_turns % 4, key=file.key)
        answer, picture = self._apart(job)
        if not isinstance(answer, Straightened) or not picture:
            raise DocumentRefused(CRASHED)
        return answer, picture

    def decode_picture(self, data: bytes, max_side_px: int = 4_096) -> NDArray[np.uint8]:
        """(height, width, 3) uint8 BGR of a received preview, page picture or still; smaller when over the side."""
        if not data or len(data) > MAX_FILE_BYTES:
            raise DocumentRefused("This picture arrived empty or too long to be one.")
        return self._pixels(DecodeJob(max_side_px), data, self._free_one())

    def text(self, handle: str, page: int) -> Texts:
        """The words of a page."""
        file = self._file(handle, page)
        return wanted(self._worker.ask(TextJob(str(file.path), file.kind, page, key=file.key)), Texts)

    def search(self, handle: str, page: int, phrase: str, alone: bool = False) -> Texts:
        """Where `phrase` stands from `page` on, as many pages as a short while allows; `alone`: on this page only. In a
        child of its own, so that a page that is given up ends no other work."""
        file = self._file(handle, page)
        job = TextJob(str(file.path), file.kind, page, phrase, alone, key=file.key)
        answer = wanted(self._searcher.ask(job), Texts)
        is_on = all(page <= hit.page < answer.until and hit.boxes for hit in answer.hits)
        if not page < answer.until <= file.pages or not is_on:
            raise DocumentRefused(CRASHED)
        return answer

    def search_no_more(self) -> None:
        """The child that searches ends. Waits for nothing."""
        self._searcher.rest()

    def forget(self, handle: str) -> None:
        """Removes what came and its copies from the opener's folder; a file that is kept elsewhere is only let go:
        Windows lets nobody remove what is held open."""
        file = self._files.pop(handle, None)
        if file is None or self._closed:
            return
        if all(other.path != file.path for other in self._files.values()):
            for worker in (self._worker, self._second, self._searcher):
                worker.let_go(str(file.path))
        self._cleaning.forget(handle)

    def close(self) -> None:
        """Ends the children and what is being copied, and removes the opener's folder. Safe to call twice."""
        self._closed = True
        self._cleaning.close()
        for worker in (self._worker, self._second, self._searcher, self._paper):
            worker.close()
        self.looks.close()
        self._files.clear()
        self._folder.cleanup()

    def _free_one(self) -> Worker:
        return self._second if self._worker.is_busy and not self._second.is_busy else self._worker

    def _apart(self, job: CornersJob | StraightenJob) -> Reply:
        """A photograph of tens of megabytes that is looked at for seconds: neither stays in memory."""
        try:
            return self._paper.ask(job)
        finally:
            self._paper.rest()

    def _file(self, handle: str, page: int) -> OpenedFile:
        file = self._files.get(handle)
        if file is None:
            raise DocumentRefused(FORGOTTEN)
        if not 0 <= page < file.pages:
            raise DocumentRefused("The document has no such page.")
        return file

    def _pixels(self, job: AnyJob, load: bytes = b"", worker: Worker | None = None) -> NDArray[np.uint8]:
        """The child is not trusted with its own sizes either: what it answers is measured."""
        return picture_of(*(worker or self._worker).ask(job, load))
