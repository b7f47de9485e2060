"""In the child: does one job at a time with the right reader, and turns whatever a parser throws into a refusal."""

from typing import assert_never

import numpy as np
from numpy.typing import NDArray

from app.consult.events.documents import DocumentKind
from app.documents.jobs import (
    AnyAnswer,
    AnyJob,
    Checked,
    Coded,
    DecodeJob,
    EncodeJob,
    OpenJob,
    Pixels,
    Refused,
    RenderJob,
)
from app.documents.opened import TOO_LARGE, DocumentRefused
from app.documents.pagecodes import page_within
from app.documents.pictures import decode
from app.documents.readers import FileReader, reader_of
from app.geometry import Box

KEPT_FILES = 2
DAMAGED = "This file is damaged and cannot be shown. Nothing else was affected; try another copy of it."
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
            about = file.about()
            if job.into:
                file.clean(job.into, job.named)
        finally:
            file.close()
        return Checked(sum(run.count for run in sizes), sizes, about)

    def _encode(self, job: EncodeJob) -> tuple[AnyAnswer, bytes]:
        file = self._file(job.path, job.kind)
        box = job.box or Box(0, 0, *file.size(job.page))
        scale = job.side_px / max(box.width, box.height)
        pixels = file.render(job.page, box, scale, job.side_px * job.side_px)
        data, width_px, height_px = page_within(pixels, job.max_bytes, job.photo_bytes)
        return Coded(width_px, height_px), data

    def _file(self, path: str, kind: DocumentKind) -> FileReader:
        file = self._open.pop(path, None)
        if file is None:
            while len(self._open) >= KEPT_FILES:
                self._open.pop(next(iter(self._open))).close()
            file = reader_of(kind, path, looked_through=True)
        self._open[path] = file
        return file


def _pixels(pixels: Picture) -> tuple[Pixels, bytes]:
    height, width = pixels.shape[:2]
    return Pixels(width, height), np.ascontiguousarray(pixels).tobytes()
