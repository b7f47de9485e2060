"""In the child: does one job at a time with the right reader, and turns whatever a parser throws into a refusal."""

from typing import assert_never

import numpy as np
from numpy.typing import NDArray

from app.consult.events.documents import DocumentKind
from app.documents.deep import Deep
from app.documents.jobs import (
    AnyAnswer,
    AnyJob,
    Checked,
    DecodeJob,
    DeepJob,
    EncodeJob,
    OpenJob,
    Packed,
    PackJob,
    Pixels,
    Refused,
    RenderJob,
    UnpackJob,
    Values,
    Webp,
)
from app.documents.opened import MAX_RENDER_PIXELS, TOO_LARGE, DocumentRefused
from app.documents.pictures import decode, encode_within, webp
from app.documents.readers import FileReader, reader_of
from app.geometry import Box

KEPT_FILES = 2
PREVIEW_SIDE_PX = 1_100
DAMAGED = "This file is damaged and cannot be shown. Nothing else was affected; try another copy of it."
NO_VALUES = "This page is in colours: it has no values beyond what is shown."
Picture = NDArray[np.uint8]


class Desk:
    """Keeps the last files open."""

    def __init__(self) -> None:
        self._open: dict[str, FileReader] = {}

    def do(self, job: AnyJob, load: bytes) -> tuple[AnyAnswer, bytes]:
        try:
            return self._do(job, load)
        except DocumentRefused as refusal:
            return Refused(refusal.text, refusal.needs_password), b""
        except MemoryError:
            return Refused(TOO_LARGE), b""
        except Exception as error:  # noqa: BLE001  parsers throw anything at hostile bytes; the answer is the same
            return Refused(TOO_LARGE if "malloc" in str(error) else DAMAGED), b""

    def clear(self) -> None:
        for file in self._open.values():
            file.close()
        self._open.clear()

    def _do(self, job: AnyJob, load: bytes) -> tuple[AnyAnswer, bytes]:
        match job:
            case OpenJob():
                return self._check(job), b""
            case RenderJob():
                pixels = self._file(job.path, job.kind).render(job.page, job.box, job.scale, job.max_pixels)
                return _pixels(pixels)
            case DeepJob():
                return self._deep(job)
            case PackJob():
                return self._pack(job)
            case UnpackJob():
                return _unpacked(load, job.max_pixels)
            case EncodeJob():
                return self._encode(job)
            case DecodeJob():
                return _pixels(decode(load, job.max_side_px))
            case _:
                assert_never(job)

    def _check(self, job: OpenJob) -> Checked:
        self.clear()
        file = reader_of(job.kind, job.path, job.password)
        try:
            sizes = file.sizes()
            about, facts = file.about(), file.facts()
            if job.into:
                file.clean(job.into)
        finally:
            file.close()
        return Checked(sum(run.count for run in sizes), sizes, about, facts)

    def _deep(self, job: DeepJob) -> tuple[AnyAnswer, bytes]:
        file = self._file(job.path, job.kind)
        found = file.deep(job.page, job.box, job.scale, job.max_pixels)
        return _values(found) or _pixels(file.render(job.page, job.box, job.scale, job.max_pixels))

    def _pack(self, job: PackJob) -> tuple[AnyAnswer, bytes]:
        from app.documents.deepbytes import pack_deep

        found = self._file(job.path, job.kind).deep(job.page, job.box, job.scale, MAX_RENDER_PIXELS)
        if found is None:
            raise DocumentRefused(NO_VALUES)
        data, is_exact = pack_deep(found, job.max_bytes)
        height, width = found.values.shape
        return Packed(width, height, found.bits, found.box, is_exact), data

    def _encode(self, job: EncodeJob) -> tuple[AnyAnswer, bytes]:
        file = self._file(job.path, job.kind)
        side_px = min(job.side_px, PREVIEW_SIDE_PX) if job.max_bytes else job.side_px
        width, height = file.size(job.page)
        box = Box(0, 0, width, height)
        pixels = file.render(job.page, box, side_px / max(width, height), 4 * side_px * side_px)
        if job.max_bytes:
            data, width_px, height_px = encode_within(pixels, job.max_bytes)
        else:
            data, (height_px, width_px) = webp(pixels), pixels.shape[:2]
        return Webp(width_px, height_px), data

    def _file(self, path: str, kind: DocumentKind) -> FileReader:
        file = self._open.pop(path, None)
        if file is None:
            while len(self._open) >= KEPT_FILES:
                self._open.pop(next(iter(self._open))).close()
            file = reader_of(kind, path, looked_through=True)
        self._open[path] = file
        return file


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
