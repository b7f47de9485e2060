"""A file of this place onto the table: looked at, then shared as pictures first and whole behind; knows no view."""

import logging
import secrets
from pathlib import Path

from app.client.border import DropFile, Failed, FilePreviewed, FileRefused, PreviewFile, ShareFile
from app.client.bulk import RANK_FILE, RANK_STILL, RANK_VIEW, Bulk
from app.client.desk import Desk
from app.client.pictures import Pictures
from app.client.room_face import RoomFace
from app.consult.events.describing import PagesDescribed
from app.consult.events.documents import DocumentShared, Doubt, PagePictured
from app.consult.events.request import Patient
from app.consult.events.surface import PageSurface, Quality, Surface
from app.consult.sameperson import doubts
from app.consult.state import ConsultState, Document
from app.documents.copying import Patience
from app.documents.opened import PREVIEW_BYTES, DocumentRefused, Encoded, OpenedFile
from app.documents.signals.sheets import SHEETS, sheet_facts
from app.media.frames import Frame, FrameRef
from app.store.errors import StoreFull

log = logging.getLogger(__name__)

LOOK_SIDE_PX = 900.0  # what the dialog shows
STRIP_PAGES = 12  # so many stand in the filmstrip without the file
STRIP_BYTES = 4_000  # legible at a thumb's size; twelve are two seconds of a thin line
SMALL_FILE_BYTES = 100_000  # a smaller file is there as soon as its thumbs would be
DAY_MS = 86_400_000
FULL = "The disk of this computer is full: the file cannot be shared. Free some space and share it again."


class Previews:
    """Files the person has looked at and not yet shared or dropped, by token."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._files: dict[str, OpenedFile] = {}
        self._opening: dict[str, Patience] = {}

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
            page = opened.about.look_at
            width, height = opened.page_size(page)
            scale = LOOK_SIDE_PX / max(width, height)
            pixels = await desk.run(desk.pictures, desk.opener.render, opened.handle, page, None, scale)
        except DocumentRefused as refused:
            if opened is not None:
                _forget(desk, opened)
            if self._opening.get(token) is not patience:
                return  # nobody waits for it any more
            del self._opening[token]
            desk.tell(FileRefused(refused.text, command.path, refused.needs_password, token))
            return
        self._files[token] = opened
        if token not in self._opening:  # dropped while it was opening
            self.drop(DropFile(token))
            return
        self._opening.pop(token, None)
        shown = Frame(FrameRef(token, 0), pixels, round(width), round(height))
        desk.tell(FilePreviewed(token, opened.title, opened.pages, opened.size_bytes, shown, opened.about))

    def take(self, token: str) -> OpenedFile | None:
        return self._files.pop(token, None)

    def clear(self) -> None:
        """Their owner signed out."""
        for token in (*self._opening, *self._files):
            self.drop(DropFile(token))

    def drop(self, command: DropFile) -> None:
        opening = self._opening.pop(command.token, None)
        if opening is not None:
            opening.stop()
        opened = self._files.pop(command.token, None)
        if opened is not None:
            _forget(self._desk, opened)


class Sharing:
    """What this place shares in one consult, and the page pictures it owes the others."""

    def __init__(self, room: RoomFace, bulk: Bulk, pictures: Pictures, previews: Previews) -> None:
        self._room = room
        self._bulk = bulk
        self._pictures = pictures
        self._previews = previews
        self._desk = room.account.desk
        self._pictured: set[tuple[str, int]] = set()
        self._small: set[tuple[str, int]] = set()

    async def share(self, command: ShareFile) -> None:
        opened = self._previews.take(command.token)
        if opened is None:
            self._desk.tell(Failed("This file is no longer open here. Choose it again."))
            return
        try:
            await self.share_opened(opened)
        except StoreFull:
            self._desk.tell(Failed(FULL))
        finally:
            _forget(self._desk, opened)

    async def share_opened(self, opened: OpenedFile, made_of: Surface | None = None) -> str:
        """The document's id. Raises StoreFull while nothing is shared yet."""
        blobs = self._room.account.shelf.blobs
        blob = await self._desk.run(self._desk.files, lambda: blobs.put(opened.path.read_bytes()))
        document = secrets.token_hex(16)
        self._room.submit(
            DocumentShared(
                document,
                opened.kind,
                opened.title,
                opened.pages,
                opened.sizes,
                blob,
                opened.size_bytes,
                self._doubts(opened),
                opened.about.missing,
                derived_from=made_of,
            )
        )
        if opened.kind == "signal":  # its sheets are looked at one at a time
            self._room.submit(PagesDescribed(document, 0, sheet_facts(opened.pages // SHEETS)))
            await self._picture(document, opened.handle, 0)
            self._bulk.push(self._room.consult, blob, RANK_FILE)
            return document
        await self._picture(document, opened.handle, 0)
        self._bulk.push(self._room.consult, blob, RANK_FILE)
        if opened.pages > 1:
            await self._picture(document, opened.handle, 1)
        if opened.size_bytes > SMALL_FILE_BYTES:
            for page in range(2, min(opened.pages, STRIP_PAGES)):
                await self._preview(document, opened.handle, page, STRIP_BYTES, RANK_FILE)
        return document

    def _doubts(self, opened: OpenedFile) -> tuple[Doubt, ...]:
        """The person was asked about them; that it was shared all the same stands where the file is looked at."""
        request = self._room.state.request
        if request is None:
            return doubts(Patient(), opened.about.subjects, 0)
        return doubts(request.patient, opened.about.subjects, request.at_ms // DAY_MS)

    def state_changed(self, state: ConsultState) -> None:
        """The page that was turned to, and the next, as pictures for those who have no file yet."""
        surface = state.stage.surface
        if not isinstance(surface, PageSurface):
            return
        document = state.documents.get(surface.document)
        if document is None or document.withdrawn is not None or document.by != self._room.account.person.person:
            return
        for page in (surface.page, surface.page + 1):
            if page < document.pages and not _is_readable(document, page):
                self._owe(document, page)

    def _owe(self, document: Document, page: int) -> None:
        if (document.document, page) in self._pictured:
            return
        self._pictured.add((document.document, page))

        async def make() -> None:
            try:
                await self._picture(document.document, await self._pictures.handle(document), page)
            except (DocumentRefused, FileNotFoundError) as error:
                log.info("no picture of page %d of %s: %s", page, document.document, type(error).__name__)

        self._desk.tasks.start(make(), "page picture")

    async def _picture(self, document: str, handle: str, page: int) -> None:
        """A small one at once, then one to read."""
        self._pictured.add((document, page))
        small_bytes = await self._preview(document, handle, page, PREVIEW_BYTES, RANK_VIEW)
        try:
            full = await self._desk.run(self._desk.pictures, self._desk.opener.full, handle, page)
            if len(full.data) > small_bytes:
                await self._offer(document, page, full, "whole", RANK_STILL)
        except (DocumentRefused, StoreFull) as error:
            log.info("no picture of page %d of %s: %s", page, document, type(error).__name__)

    async def _preview(self, document: str, handle: str, page: int, most_bytes: int, rank: int) -> int:
        """Its length. One that was made before is not made again."""
        if (document, page) in self._small:
            return 0
        self._small.add((document, page))
        try:
            small = await self._desk.run(self._desk.pictures, self._desk.opener.preview, handle, page, most_bytes)
            await self._offer(document, page, small, "preview", rank)
        except (DocumentRefused, StoreFull) as error:
            log.info("no preview of page %d of %s: %s", page, document, type(error).__name__)
            return 0
        return len(small.data)

    async def _offer(self, document: str, page: int, picture: Encoded, quality: Quality, rank: int) -> None:
        blobs = self._room.account.shelf.blobs
        if self._is_withdrawn(document):
            return
        blob = await self._desk.run(self._desk.files, blobs.put, picture.data)
        if self._is_withdrawn(document):
            await self._desk.run(self._desk.files, blobs.remove, blob)
            return
        self._room.submit(PagePictured(document, page, blob, picture.width_px, picture.height_px, quality))
        self._bulk.push(self._room.consult, blob, rank)

    def _is_withdrawn(self, document: str) -> bool:
        there = self._room.state.documents.get(document)
        return there is not None and there.withdrawn is not None


def _source(command: PreviewFile) -> Path | tuple[Path, ...] | bytes:
    if command.beside:
        return tuple(Path(path) for path in (command.path, *command.beside))
    return Path(command.path) if command.path else command.data


def _forget(desk: Desk, opened: OpenedFile) -> None:
    desk.start_on(desk.pictures, "forget", lambda: desk.opener.forget(opened.handle))


def _is_readable(document: Document, page: int) -> bool:
    """More than a thumb of it was offered."""
    return any(one.quality == "whole" and one.box is None for one in document.pictures.get(page, ()))
