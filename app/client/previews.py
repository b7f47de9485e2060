"""Files a person has looked at and not yet shared or dropped, and what the dialog asks of them; knows no consult."""

import secrets
from collections.abc import Callable
from pathlib import Path

from app.client.border import DropFile, FileDropped, FilePreviewed, FileRefused, LookAtPage, PageLookedAt, PreviewFile
from app.client.desk import Desk
from app.client.shareplan import PAGE_BYTES, is_long, seconds_for
from app.documents.copying import Patience
from app.documents.opened import DocumentRefused, OpenedFile
from app.media.frames import Frame, FrameRef

LOOK_SIDE_PX = 900.0  # what the dialog shows
SMALL_SIDE_PX = 160.0  # of a page among the others


class Previews:
    """By token. `up_bps`: what a file of this place gets now, None where nobody knows."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._files: dict[str, OpenedFile] = {}
        self._opening: dict[str, Patience] = {}
        self.up_bps: Callable[[], int | None] = lambda: None

    def perform(self, command: PreviewFile | LookAtPage | DropFile) -> None:
        match command:
            case PreviewFile():
                self._desk.tasks.start(self.preview(command), "preview")
            case LookAtPage():
                self._desk.tasks.start(self.look(command), "page looked at")
            case DropFile():
                self.drop(command)

    async def preview(self, command: PreviewFile) -> None:
        desk, token = self._desk, command.token or secrets.token_hex(16)
        self._opening[token] = patience = Patience()
        opened: OpenedFile | None = None
        try:
            opened = await desk.run(
                desk.taking,
                desk.opener.open,
                _source(command),
                password=command.password,
                title=command.title,
                patience=patience,
            )
            frame = await self._drawn(opened, token, opened.about.look_at, LOOK_SIDE_PX)
        except DocumentRefused as refused:
            if opened is not None:
                forget(desk, opened)
            if self._opening.get(token) is not patience:
                desk.tell(FileDropped(token))  # nobody waits for it any more
                return
            del self._opening[token]
            desk.tell(FileRefused(refused.text, command.path, refused.needs_password, token))
            return
        self._files[token] = opened
        if token not in self._opening:  # dropped while it was opening
            self.drop(DropFile(token))
            return
        self._opening.pop(token, None)
        bps, size = self.up_bps(), opened.size_bytes
        whole, page = (None, None) if bps is None else (seconds_for(size, bps), seconds_for(PAGE_BYTES, bps))
        of = opened.title, opened.pages, size, frame, opened.about, opened.kind
        desk.tell(FilePreviewed(token, *of, seconds_all=whole, seconds_pages=page, is_long=is_long(size, bps)))

    async def look(self, command: LookAtPage) -> None:
        """What cannot be drawn stays without a picture."""
        opened = self._files.get(command.token)
        if opened is None:
            return
        try:
            frame = await self._drawn(opened, command.token, command.page, SMALL_SIDE_PX)
        except DocumentRefused:
            return
        self._desk.tell(PageLookedAt(command.token, command.page, frame))

    def take(self, token: str) -> OpenedFile | None:
        return self._files.pop(token, None)

    def clear(self) -> None:
        """Their owner signed out."""
        for token in (*self._opening, *self._files):
            self.drop(DropFile(token))

    def drop(self, command: DropFile) -> None:
        """Also while it is copied or opened: that ends at once. Told when nothing of it is here any more."""
        opening = self._opening.pop(command.token, None)
        if opening is not None:
            opening.stop()
        opened = self._files.pop(command.token, None)
        if opened is not None:
            self._desk.tasks.start(self._remove(command.token, opened), "file dropped")

    async def _remove(self, token: str, opened: OpenedFile) -> None:
        await self._desk.run(self._desk.pictures, self._desk.opener.forget, opened.handle)
        self._desk.tell(FileDropped(token))

    async def _drawn(self, opened: OpenedFile, token: str, page: int, side_px: float) -> Frame:
        width, height = opened.page_size(page)
        scale, desk = side_px / max(width, height), self._desk
        pixels = await desk.run(desk.pictures, desk.opener.render, opened.handle, page, None, scale)
        return Frame(FrameRef(token, page), pixels, round(width), round(height))


def forget(desk: Desk, opened: OpenedFile) -> None:
    """Nothing of it stays in the opener's folder."""
    desk.start_on(desk.pictures, "forget", lambda: desk.opener.forget(opened.handle))


def _source(command: PreviewFile) -> Path | tuple[Path, ...] | bytes:
    if command.beside:
        return tuple(Path(path) for path in (command.path, *command.beside))
    return Path(command.path) if command.path else command.data
