"""A look at the person's own file where it lies, before it is copied and cleaned: read only, in a child of its own, and
nothing that is seen here may leave this computer."""

import secrets
from pathlib import Path

import msgspec
import numpy as np
from numpy.typing import NDArray

from app.documents.cleaning import READ_WHOLE
from app.documents.gathering import folder_of
from app.documents.jobs import Looked, LookJob, Pixels, RenderJob
from app.documents.opened import MAX_PAGES, MAX_RENDER_PIXELS, DocumentRefused, LookedAt
from app.documents.pairing import header_of
from app.documents.taking import GONE, kind_there, title_of
from app.documents.worker import CRASHED, Worker
from app.geometry import Box

Seen = NDArray[np.uint8]


class _Own(msgspec.Struct, frozen=True):
    at: LookedAt
    path: Path
    password: str


class PageLooks:
    """All methods block (5 s at most) and may be called from any thread but the UI's and the engine loop's; refusals
    are DocumentRefused. A stick that hangs holds nobody else: the child has nothing but this to do, and ends with the
    last look, so that it holds no file of the person's open."""

    def __init__(self, worker: Worker | None = None, heic: bool = False) -> None:
        self._worker = worker or Worker()
        self._heic = heic
        self._own: dict[str, _Own] = {}

    @property
    def pid(self) -> int | None:
        return self._worker.pid

    def warm(self) -> None:
        """Start the child now, without waiting for it: somebody is about to choose a file."""
        self._worker.warm()

    def look(
        self, source: Path, side_px: int, password: str = "", title: str = ""
    ) -> tuple[LookedAt, Seen | None] | None:
        """Its sizes and first page, the longer side about `side_px`; no page where that one is damaged. None for what
        is shown only when all of it was looked through: medical images and recordings, whose patient is asked for
        first."""
        if folder_of(source) is not None or header_of((source,)) is not None:
            return None
        try:
            kind, size_bytes = kind_there(source, source.name, self._heic)
        except OSError as error:
            raise DocumentRefused(GONE) from error
        if kind in READ_WHOLE:
            return None
        try:
            answer, load = self._worker.ask(LookJob(str(source), kind, side_px, password))
            if not isinstance(answer, Looked) or not answer.sizes:
                raise DocumentRefused(CRASHED)
            pages = sum(run.count for run in answer.sizes)
            if not 0 < pages <= MAX_PAGES or any(run.count < 1 for run in answer.sizes):
                raise DocumentRefused(CRASHED)
            seen = _seen(answer.width, answer.height, load) if load else None
            at = LookedAt(secrets.token_hex(16), kind, title_of(title or source.stem), pages, answer.sizes, size_bytes)
            self._own[at.handle] = _Own(at, source, password)
        finally:
            self.cool()
        return at, seen

    def render(self, handle: str, page: int, box: Box | None = None, scale: float = 1.0) -> Seen:
        """As DocumentOpener.render, of the file as it lies there."""
        own = self._own.get(handle)
        if own is None or not 0 <= page < own.at.pages:
            raise DocumentRefused("The document has no such page.")
        job = RenderJob(str(own.path), own.at.kind, page, box, scale, MAX_RENDER_PIXELS, own.password)
        try:
            answer, load = self._worker.ask(job)
        finally:
            self.cool()  # it may have been forgotten while this was drawn
        if not isinstance(answer, Pixels):
            raise DocumentRefused(CRASHED)
        return _seen(answer.width, answer.height, load)

    def forget(self, handle: str) -> None:
        """The look is over. Waits for nothing, so that any thread may say so."""
        self._own.pop(handle, None)
        self.cool()

    def cool(self) -> None:
        """The child ends unless something is looked at. Waits for nothing."""
        if not self._own and not self._worker.is_busy:
            self._worker.rest()

    def close(self) -> None:
        self._own.clear()
        self._worker.close()


def _seen(width: int, height: int, load: bytes) -> Seen:
    """The child is not trusted with its own sizes."""
    if not load or len(load) != width * height * 3:
        raise DocumentRefused(CRASHED)
    return np.frombuffer(load, np.uint8).reshape(height, width, 3)
