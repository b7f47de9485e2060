"""Files a person has looked at and not yet shared or dropped, and what the dialog asks of them; knows no consult."""

import asyncio
import secrets
from collections.abc import Callable
from pathlib import Path

from app.client.border import (
    DropFile,
    ExpectFile,
    FileCommand,
    FileDropped,
    FileLookedAt,
    FilePrepared,
    FilePreviewed,
    FileRefused,
    LookAtPage,
    PageLookedAt,
    PreviewFile,
)
from app.client.desk import Desk
from app.client.shareplan import PAGE_BYTES, is_long, seconds_for
from app.documents.copying import Patience
from app.documents.opened import DocumentRefused, LookedAt, OpenedFile, page_size
from app.media.frames import Frame, FrameRef

LOOK_SIDE_PX = 900  # what the dialog shows
EXPECTED_S = 120.0
SMALL_SIDE_PX = 160  # of a page among the others
LOOK_S = 2.0  # four times what a file of 300 MB takes with the start of its reader: then it is opened meanwhile


class _Waiting(Patience):
    """Somebody waits for a file. Made and stopped on the loop, so that what waits there hears of it."""

    def __init__(self, heard: Callable[[float], None]) -> None:
        super().__init__(heard=heard)
        self.gone = asyncio.Event()

    def stop(self) -> None:
        super().stop()
        self.gone.set()


class Previews:
    """By token. A file is looked at where it lies, and shown; what may leave this computer is made of it meanwhile.
    `up_bps`: what a file of this place gets now, None where nobody knows."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._files: dict[str, OpenedFile] = {}
        self._opening: dict[str, _Waiting] = {}
        self._looks: dict[str, tuple[LookedAt, _Waiting]] = {}
        self.up_bps: Callable[[], int | None] = lambda: None

    def perform(self, command: FileCommand) -> None:
        tasks = self._desk.tasks
        match command:
            case ExpectFile():
                tasks.start(self.expect(), "file expected")
            case PreviewFile():
                tasks.start(self.preview(command), "preview")
            case LookAtPage():
                tasks.start(self.look(command), "page looked at")
            case DropFile():
                self.drop(command)
            case _:
                raise TypeError(f"{type(command).__name__} is not about a file")

    async def preview(self, command: PreviewFile) -> None:
        desk, token = self._desk, command.token or secrets.token_hex(16)
        before = self._opening.get(token)
        if before is not None:  # asked for again before it was there
            before.stop()
        self._opening[token] = patience = _Waiting(heard=self._prepared(token))
        opened: OpenedFile | None = None
        try:
            await self._look_a_while(command, token, patience)
            opened = await desk.run(
                desk.taking,
                desk.opener.open,
                _source(command),
                password=command.password,
                title=command.title,
                patience=patience,
            )
            frame = await self._drawn(opened, token, opened.about.look_at, LOOK_SIDE_PX)
            self._look_no_more(token, patience)
        except DocumentRefused as refused:
            self._look_no_more(token, patience)
            if opened is not None:
                forget(desk, opened)
            if self._opening.get(token) is not patience:
                if token not in self._opening:
                    desk.tell(FileDropped(token))  # nobody waits for it any more
                return
            del self._opening[token]
            desk.tell(FileRefused(refused.text, command.path, refused.needs_password, token))
            return
        if self._opening.get(token) is not patience:  # dropped, or asked for again, while it was opening
            desk.tasks.start(self._remove(token, opened), "file dropped")
            return
        self._files[token] = opened
        self._opening.pop(token)
        bps, size = self.up_bps(), opened.size_bytes
        whole, page = (None, None) if bps is None else (seconds_for(size, bps), seconds_for(PAGE_BYTES, bps))
        of = opened.title, opened.pages, size, frame, opened.about, opened.kind
        desk.tell(FilePreviewed(token, *of, seconds_all=whole, seconds_pages=page, is_long=is_long(size, bps)))

    async def expect(self) -> None:
        """Somebody is about to choose a file: what shows it is ready then, for a while."""
        looks = self._desk.opener.looks
        await self._desk.run(self._desk.looking, looks.warm)
        await asyncio.sleep(EXPECTED_S)
        looks.cool()

    async def look(self, command: LookAtPage) -> None:
        """What cannot be drawn stays without a picture."""
        opened, seen = self._files.get(command.token), self._looks.get(command.token)
        try:
            if opened is not None:
                frame = await self._drawn(opened, command.token, command.page, SMALL_SIDE_PX)
            elif seen is not None:
                frame = await self._seen(seen[0], command.token, command.page, SMALL_SIDE_PX)
            else:
                return
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
            self._look_no_more(command.token, opening)
        opened = self._files.pop(command.token, None)
        if opened is not None:
            self._desk.tasks.start(self._remove(command.token, opened), "file dropped")

    async def _remove(self, token: str, opened: OpenedFile) -> None:
        await self._desk.run(self._desk.pictures, self._desk.opener.forget, opened.handle)
        self._desk.tell(FileDropped(token))

    async def _look_a_while(self, command: PreviewFile, token: str, waiting: "_Waiting") -> None:
        """A stick that hangs holds back neither what opens the file, which can be stopped, nor who stops it; the look
        goes on beside. Raises DocumentRefused where the file is locked, or nobody waits for it any more."""
        source, tasks = _source(command), self._desk.tasks
        if not isinstance(source, Path):
            return
        looked = tasks.start(self._look_ahead(source, command, token, waiting), "look ahead")
        gone = tasks.start(waiting.gone.wait(), "look dropped")
        try:
            await asyncio.wait((looked, gone), timeout=LOOK_S, return_when=asyncio.FIRST_COMPLETED)
        finally:
            gone.cancel()
        waiting.check()
        if looked.done() and not looked.cancelled() and (locked := looked.result()) is not None:
            raise locked

    async def _look_ahead(
        self, source: Path, command: PreviewFile, token: str, waiting: "_Waiting"
    ) -> DocumentRefused | None:
        """Why it is locked; whatever else stands against it is said when it is opened."""
        desk, looks, how = self._desk, self._desk.opener.looks, (command.password, command.title)
        try:
            found = await desk.run(desk.looking, looks.look, source, LOOK_SIDE_PX, *how)
        except DocumentRefused as refused:
            return refused if refused.needs_password else None
        if found is None:
            return None
        at, pixels = found
        if self._opening.get(token) is not waiting:  # dropped, or opened, meanwhile
            looks.forget(at.handle)
            return None
        self._looks[token] = (at, waiting)
        width, height = page_size(at.sizes, 0)
        frame = Frame(FrameRef(token, 0), pixels, round(width), round(height)) if pixels is not None else None
        desk.tell(FileLookedAt(token, at.title, at.pages, at.size_bytes, frame, at.kind))
        return None

    def _look_no_more(self, token: str, waiting: "_Waiting") -> None:
        """Of this asking; the same file may have been asked for again."""
        at, whose = self._looks.get(token, (None, None))
        if at is not None and whose is waiting:
            del self._looks[token]
            self._desk.opener.looks.forget(at.handle)

    def _prepared(self, token: str) -> Callable[[float], None]:
        """Told on the thread that opens it: each percent once."""
        told = 0

        def heard(share: float) -> None:
            nonlocal told
            percent = min(int(100 * share), 99)
            if percent > told:
                told = percent
                self._desk.tell(FilePrepared(token, percent))

        return heard

    async def _seen(self, at: LookedAt, token: str, page: int, side_px: int) -> Frame:
        width, height = page_size(at.sizes, page) if 0 <= page < at.pages else (1.0, 1.0)
        scale, desk = side_px / max(width, height), self._desk
        pixels = await desk.run(desk.looking, desk.opener.looks.render, at.handle, page, None, scale)
        return Frame(FrameRef(token, page), pixels, round(width), round(height))

    async def _drawn(self, opened: OpenedFile, token: str, page: int, side_px: int) -> Frame:
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
