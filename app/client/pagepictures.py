"""What this place owes the others of pages whose files it has: a preview at once, then a picture to read, then the part
that somebody looks at closely. Asked for by whoever looks; knows no screen."""

import logging
from collections.abc import Callable

import msgspec

from app.client.bulk import RANK_FILE, RANK_STILL, RANK_VIEW, Bulk
from app.client.pageparts import is_fine, is_readable, said_of, wholes
from app.client.partsahead import PartsAhead
from app.client.pictures import Pictures
from app.client.room_face import RoomFace
from app.client.shareplan import KEY_BYTES, PAGE_BYTES
from app.client.valuesahead import send_values
from app.consult.events.documents import PageFineness, PagePictured
from app.consult.events.surface import PageSurface, Quality
from app.consult.state import ConsultState, Document
from app.consult.whispers import PageAsked
from app.documents.answered import PackedDeep
from app.documents.opened import (
    PREVIEW_BYTES,
    PREVIEW_PHOTO_BYTES,
    PREVIEW_SIDE_PX,
    DocumentRefused,
    Encoded,
    page_size,
)
from app.store.errors import StoreFull

log = logging.getLogger(__name__)

PAGE_SIDE_PX, KEY_SIDE_PX = 1_200, 2_000
THUMB_SIDE_PX, THUMB_BYTES = 400, 4_000  # legible in a filmstrip; twelve are two seconds of a thin line
MOST_ASKING = 16  # people, each with what they look at now

Made = tuple[str, int, str]  # document, page, what
Asked = tuple[str, str, int, bool]  # who, of which page, its values


class PagePictures:
    """On the loop; pictures are made in the child. Nothing is made twice; of two parts of a page the older one that has
    not left yet does not leave any more."""

    def __init__(self, room: RoomFace, bulk: Bulk, pictures: Pictures) -> None:
        self._room = room
        self._bulk = bulk
        self._pictures = pictures
        self._desk = room.account.desk
        self._made: set[Made] = set()
        self._parts = PartsAhead(
            self._desk,
            lambda: bulk.moved_up_bps,
            self._offer,
            lambda blob: bulk.forget(room.consult, blob),
            self._push_as,
            self._push_here,
        )
        self._asked: dict[Asked, tuple[PageAsked, bool]] = {}
        self._sent: dict[tuple[str, int], dict[str, str]] = {}  # blobs of a page by what they are, the coarsest first
        self._lengths: dict[tuple[str, int], int] = {}  # of the longest of a page so far
        self._left: dict[Asked, PageAsked] = {}  # to somebody else here
        self._front: tuple[str, int] | None = None
        self._stage: tuple[str, int] | None = None
        self._is_answering = False

    def state_changed(self, state: ConsultState) -> None:
        """The page that was turned to, and the next, for those who have no file yet."""
        surface = state.stage.surface
        document = state.documents.get(surface.document) if isinstance(surface, PageSurface) else None
        if not isinstance(surface, PageSurface) or document is None:
            return
        if self._is_withdrawn(document.document) or document.by != self._room.account.person.person:
            return
        before, self._stage = self._stage, (document.document, surface.page)
        if before != self._stage:  # else what is shared now keeps its place before it
            self._bring_forward(*self._stage)
        for page in (surface.page, surface.page + 1):
            if page < document.pages and not is_readable(said_of(document, page, document.by)):
                is_now = page == surface.page
                self._begin(("stage" if is_now else "next", "", 0, False), PageAsked(document.document, page), is_now)

    def heard(self, by: str, ask: PageAsked) -> None:
        """Of each who asks about a page the newest counts, of its pictures and of its values."""
        document = self._room.state.documents.get(ask.document)
        is_mine = document is not None and self._answers(document) and 0 <= ask.page < document.pages
        if document is not None and is_mine and self._is_for_me(by, document, ask):
            self._begin((by, ask.document, ask.page, ask.deep), ask)

    def _begin(self, by: Asked, ask: PageAsked, is_now: bool = True) -> None:
        self._asked.pop(by, None)
        self._asked[by] = (ask, is_now)
        while len(self._asked) > MOST_ASKING:
            self._asked.pop(next(iter(self._asked)))
        if not self._is_answering:
            self._is_answering = True
            self._desk.tasks.start(self._answer(), "page pictures")

    def _is_for_me(self, by: str, document: Document, ask: PageAsked) -> bool:
        """While the sharer is away one answers, and everyone who has the file once that one did not."""
        own, where = self._room.account.person.person, (by, ask.document, ask.page, ask.deep)
        others = [one.person for one in self._room.here if one.person != by]
        if own == document.by or own == min(others, default=own) or self._left.get(where) == ask:
            return True
        self._left[where] = ask
        return False

    def _answers(self, document: Document) -> bool:
        """Whoever shared it; while they are away whoever has the file."""
        own, by = self._room.account, document.by
        if document.withdrawn is not None or not own.shelf.blobs.has(document.blob):
            return False
        return by == own.person.person or all(one.person != by for one in self._room.here)

    async def _answer(self) -> None:
        try:
            while self._asked:
                by = next((one for one, (_, is_now) in self._asked.items() if is_now), next(iter(self._asked)))
                ask, is_now = self._asked.pop(by)
                document = self._room.state.documents.get(ask.document)
                if document is None or not self._answers(document):
                    continue
                try:
                    await self._serve(document, await self._pictures.handle(document), ask, is_now, by[0])
                except (DocumentRefused, OSError) as error:
                    log.info("no picture of page %d of %s: %s", ask.page, ask.document, type(error).__name__)
        finally:
            self._is_answering = False

    async def _serve(self, document: Document, handle: str, ask: PageAsked, is_now: bool, by: str) -> None:
        pictures = said_of(document, ask.page, self._room.account.person.person)
        if ask.box is not None:
            await self._parts.serve(document, handle, ask, by, pictures)
            return
        if not is_readable(pictures):
            await self.page(document.document, handle, ask.page, is_now)
        elif ask.scale and not is_fine(wholes(pictures)[-1], page_size(document.sizes, ask.page), ask.scale):
            await self.key(document.document, handle, ask.page, RANK_STILL)

    async def page(self, document: str, handle: str, page: int, is_now: bool = True) -> None:
        """A small one at once, then one to read: before all else where it is looked at now."""
        if is_now:
            self._bring_forward(document, page)
        if (document, page, "lossy") in self._made:
            return
        self._made.add((document, page, "lossy"))

        def rank() -> int:
            return self._rank_of(document, page, is_now)

        limits = PREVIEW_SIDE_PX, PREVIEW_BYTES, PREVIEW_PHOTO_BYTES
        is_made = False
        try:
            await self._make(document, handle, page, limits, "preview", rank)
            is_made = await self._make(document, handle, page, (PAGE_SIDE_PX, PAGE_BYTES), "lossy", rank)
        finally:
            if not is_made:  # a full disk, or the child ended: who asks again has it
                self._made.discard((document, page, "lossy"))
        await send_values(self._desk, self._offer, document, handle, page, RANK_STILL if is_now else RANK_FILE)

    def _bring_forward(self, document: str, page: int) -> None:
        """Another page is looked at: its pictures go before those of the page before, but for a lone thumb."""
        before, self._front = self._front, (document, page)
        if before != self._front:
            self._parts.make_way()
            self._push_again(before, RANK_STILL)
            self._push_again(self._front if (document, page, "lossy") in self._made else None, RANK_VIEW)

    def _push_again(self, place: tuple[str, int] | None, rank: int) -> None:
        for blob in tuple(self._sent.get(place, {}).values()) if place is not None else ():
            self._push_as(blob, rank)

    def _push_as(self, blob: str, rank: int) -> None:
        if self._bulk.owes(self._room.consult, blob):
            self._bulk.push(self._room.consult, blob, rank)

    def _push_here(self, blob: str, rank: int) -> bool:
        if is_here := self._room.account.shelf.blobs.has(blob):
            self._bulk.push(self._room.consult, blob, rank)
        return is_here

    async def thumb(self, document: str, handle: str, page: int) -> None:
        if (document, page, "lossy") in self._made:
            return
        await self._make(document, handle, page, (THUMB_SIDE_PX, THUMB_BYTES), "preview", lambda: RANK_FILE)

    async def key(self, document: str, handle: str, page: int, rank: int = RANK_FILE) -> None:
        """As fine as it gets without the file."""
        if (document, page, "key") not in self._made:
            self._made.add((document, page, "key"))
            # A finer one beside the one to read must not take its place before it has come.
            if not await self._make(
                document, handle, page, (KEY_SIDE_PX, KEY_BYTES), "lossy", lambda: rank, "received"
            ):
                self._made.discard((document, page, "key"))

    async def _make(
        self,
        document: str,
        handle: str,
        page: int,
        limits: tuple[int, ...],
        fineness: PageFineness,
        rank: Callable[[], int],
        finer: Quality = "whole",
    ) -> bool:
        """False where it was not had. What is no longer than a coarser one is as fine as that already."""
        place, what = (document, page), fineness + finer
        try:
            opener = self._desk.opener
            made = await self._desk.run(self._desk.making, opener.picture, handle, page, None, *limits)
            if len(made.data) <= self._lengths.get(place, 0) and fineness != "preview":
                return True
            quality: Quality = "preview" if fineness == "preview" else finer
            event = PagePictured(document, page, "", made.width_px, made.height_px, quality, None, fineness)
            if blob := await self._offer(event, made, rank()):
                sent = self._sent.setdefault(place, {})
                before = sent.pop(what, "")
                if before and before != blob and all(before not in one.values() for one in self._sent.values()):
                    self._bulk.forget(self._room.consult, before)  # a thumb gives way to the preview
                sent[what], self._lengths[place] = blob, max(len(made.data), self._lengths.get(place, 0))
        except (DocumentRefused, StoreFull, OSError) as error:
            log.info("no picture of page %d of %s: %s", page, document, type(error).__name__)
            return False
        return True

    def _rank_of(self, document: str, page: int, is_now: bool) -> int:
        """It may have been turned to, or away from, while it was made."""
        if self._front == (document, page):
            return RANK_VIEW
        return RANK_STILL if is_now else RANK_FILE

    async def _offer(self, event: PagePictured, made: Encoded | PackedDeep, rank: int) -> str:
        """Its blob. Raises StoreFull."""
        blobs = self._room.account.shelf.blobs
        if self._is_withdrawn(event.document):
            return ""
        blob = await self._desk.run(self._desk.files, blobs.put, made.data)
        if not self._is_withdrawn(event.document):
            self._room.submit(msgspec.structs.replace(event, blob=blob, size_bytes=len(made.data)))
            self._bulk.push(self._room.consult, blob, rank)
            return blob
        await self._desk.run(self._desk.files, blobs.remove, blob)
        return ""

    def _is_withdrawn(self, document: str) -> bool:
        return (there := self._room.state.documents.get(document)) is not None and there.withdrawn is not None
