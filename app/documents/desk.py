"""In the child: does one job at a time with the right reader, and turns whatever a parser throws into a refusal."""

import os
import time
from collections.abc import Callable
from typing import Protocol, assert_never, runtime_checkable

import numpy as np
from numpy.typing import NDArray

from app.consult.events.documents import DocumentKind
from app.documents.deep import Deep
from app.documents.jobs import (
    AnyAnswer,
    AnyJob,
    Checked,
    Coded,
    DecodeJob,
    DeepJob,
    EncodeJob,
    LetGoJob,
    LetGone,
    Looked,
    LookJob,
    OpenJob,
    Packed,
    PackJob,
    Pixels,
    Progress,
    Refused,
    RenderJob,
    TextJob,
    Texts,
    UnpackJob,
    Values,
)
from app.documents.lying import lying
from app.documents.opened import FULL, FULL_NUMBERS, MAX_RENDER_PIXELS, TOO_LARGE, DocumentRefused, Tell
from app.documents.pagecodes import page_within
from app.documents.paperdesk import corners, straighten, trace
from app.documents.paperjobs import CornersJob, StraightenJob, TraceJob
from app.documents.pictures import decode
from app.documents.readers import FileReader, reader_of
from app.documents.signals.sheetwords import ENGLISH, SheetWords
from app.documents.texts import Found, Word
from app.geometry import Box

KEPT_FILES = 2
TELL_S = 0.25  # how often the other side hears how far a long job is
DAMAGED = "This file is damaged and cannot be shown. Nothing else was affected; try another copy of it."
NO_VALUES = "This page is in colours: it has no values beyond what is shown."
NO_TEXT = "Only the text of a PDF can be searched or copied."
Picture = NDArray[np.uint8]
OnFile = LookJob | RenderJob | DeepJob | PackJob | EncodeJob | TextJob | TraceJob | CornersJob | StraightenJob
Say = Callable[[Progress], None]


@runtime_checkable
class SheetReader(Protocol):
    def speak(self, words: SheetWords) -> None: ...


@runtime_checkable
class TextReader(Protocol):
    def words(self, page: int) -> tuple[Word, ...]: ...

    def search(self, phrase: str, page: int, alone: bool = False) -> Found: ...


class Desk:
    """Keeps the last files open."""

    def __init__(self) -> None:
        self._open: dict[str, FileReader] = {}

    def do(self, job: AnyJob, load: bytes, say: Say) -> tuple[AnyAnswer, bytes]:
        """`say` is called while a long one goes on. What finds no room beside the files that are open is tried again
        alone."""
        answer = self._tried(job, load, say)
        if isinstance(answer[0], Refused) and answer[0].text == TOO_LARGE and self._open:
            self.clear()
            answer = self._tried(job, load, say)
        return answer

    def _tried(self, job: AnyJob, load: bytes, say: Say) -> tuple[AnyAnswer, bytes]:
        try:
            return self._do(job, load, say)
        except DocumentRefused as refusal:
            return Refused(refusal.text, refusal.needs_password), b""
        except MemoryError:
            return Refused(TOO_LARGE), b""
        except Exception as error:  # noqa: BLE001  parsers throw anything at hostile bytes; the answer is the same
            if _is_full(error):
                return Refused(FULL), b""
            return Refused(TOO_LARGE if "malloc" in str(error) else DAMAGED), b""

    def clear(self) -> None:
        for file in self._open.values():
            file.close()
        self._open.clear()

    def _do(self, job: AnyJob, load: bytes, say: Say) -> tuple[AnyAnswer, bytes]:
        match job:
            case OpenJob():
                return self._check(job, say), b""
            case LookJob():
                return self._look(job)
            case LetGoJob():
                self._let_go(job.path)
                return LetGone(), b""
            case RenderJob():
                file = self._file(job, job.kind, job.password)
                return _pixels(file.render(job.page, job.box, job.scale, job.max_pixels))
            case DeepJob():
                return self._deep(job)
            case PackJob():
                return self._pack(job)
            case UnpackJob():
                return _unpacked(load, job.max_pixels)
            case EncodeJob():
                return self._encode(job)
            case TextJob():
                return self._text(job), b""
            case TraceJob():
                return trace(self._file(job, "signal", words=None), job), b""
            case CornersJob():
                return corners(self._file(job, job.kind), job), b""
            case StraightenJob():
                return straighten(self._file(job, job.kind), job)
            case DecodeJob():
                return _pixels(decode(load, job.max_side_px))
            case _:
                assert_never(job)

    def _check(self, job: OpenJob, say: Say) -> Checked:
        self.clear()
        file = reader_of(job.kind, lying(job.path, job.key), job.password)
        try:
            sizes = file.sizes()
            about, facts = file.about(), file.facts()
            if job.into:
                file.clean(lying(job.into, job.into_key), job.named, _now_and_then(say))
        finally:
            file.close()
        return Checked(sum(run.count for run in sizes), sizes, about, facts)

    def _deep(self, job: DeepJob) -> tuple[AnyAnswer, bytes]:
        file = self._file(job, job.kind, words=job.words)
        found = file.deep(job.page, job.box, job.scale, job.max_pixels)
        return _values(found) or _pixels(file.render(job.page, job.box, job.scale, job.max_pixels))

    def _pack(self, job: PackJob) -> tuple[AnyAnswer, bytes]:
        from app.documents.deepbytes import pack_deep

        found = self._file(job, job.kind).deep(job.page, job.box, job.scale, MAX_RENDER_PIXELS)
        if found is None:
            raise DocumentRefused(NO_VALUES)
        data, is_exact = pack_deep(found, job.max_bytes)
        height, width = found.values.shape
        return Packed(width, height, found.bits, found.box, is_exact), data

    def _look(self, job: LookJob) -> tuple[Looked, bytes]:
        """It stays open for its next pages."""
        self._let_go(job.path)  # it may be another file by now
        file = self._file(job, job.kind, job.password)
        sizes = file.sizes()
        try:
            pixels = file.render(0, None, job.side_px / max(file.size(0)), 4 * job.side_px**2)
        except DocumentRefused:
            return Looked(sizes), b""
        height, width = pixels.shape[:2]
        return Looked(sizes, width, height), np.ascontiguousarray(pixels).tobytes()

    def _text(self, job: TextJob) -> Texts:
        file = self._file(job, job.kind)
        if not isinstance(file, TextReader):
            raise DocumentRefused(NO_TEXT)
        if not job.phrase:
            return Texts(words=file.words(job.page))
        found = file.search(job.phrase, job.page, job.alone)
        return Texts((), *found)

    def _encode(self, job: EncodeJob) -> tuple[AnyAnswer, bytes]:
        file = self._file(job, job.kind)
        box = job.box or Box(0, 0, *file.size(job.page))
        scale = job.side_px / max(box.width, box.height)
        pixels = file.render(job.page, box, scale, job.side_px * job.side_px)
        data, width_px, height_px = page_within(pixels, job.max_bytes, job.photo_bytes)
        return Coded(width_px, height_px), data

    def _let_go(self, path: str) -> None:
        file = self._open.pop(path, None)
        if file is not None:
            file.close()

    def _file(
        self, job: OnFile, kind: DocumentKind, password: str = "", words: SheetWords | None = ENGLISH
    ) -> FileReader:
        """`words`: of what is drawn now; None where nothing is, so that the sheet that was drawn last stays."""
        file = self._open.pop(job.path, None)
        if file is None:
            while len(self._open) >= KEPT_FILES:
                self._open.pop(next(iter(self._open))).close()
            file = reader_of(kind, lying(job.path, job.key), password, looked_through=True)
        self._open[job.path] = file
        if words is not None and isinstance(file, SheetReader):
            file.speak(words)
        return file


def _now_and_then(say: Say) -> Tell:
    last = time.monotonic()

    def tell(done: int, of: int) -> None:
        nonlocal last
        if time.monotonic() - last >= TELL_S:
            last = time.monotonic()
            say(Progress(done, of))

    return tell


def _unpacked(load: bytes, max_pixels: int) -> tuple[AnyAnswer, bytes]:
    from app.documents.deepbytes import unpack_deep

    answer = _values(unpack_deep(load, max_pixels))
    if answer is None:
        raise DocumentRefused(NO_VALUES)
    return answer


def _values(found: Deep | None) -> tuple[AnyAnswer, bytes] | None:
    if found is None or found.own is None:
        return None
    height, width = found.values.shape
    of = found.slope, found.intercept, found.bits, found.box, found.inverted, found.is_exact
    load = found.values.astype("<u2", copy=False).tobytes() + found.own.tobytes()
    return Values(width, height, *of, found.centre, found.width), load


def _pixels(pixels: Picture) -> tuple[Pixels, bytes]:
    height, width = pixels.shape[:2]
    return Pixels(width, height), np.ascontiguousarray(pixels).tobytes()


def _is_full(error: Exception) -> bool:
    """MuPDF gives the system's words alone, no number."""
    if isinstance(error, OSError) and error.errno is not None:
        return error.errno in FULL_NUMBERS
    return any(os.strerror(number) in str(error) for number in FULL_NUMBERS)
