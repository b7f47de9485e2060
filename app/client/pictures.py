"""The best picture of a surface that can be had here: from the file, a page picture, a still, the camera's own ring.

Everything foreign is decoded in the child on the `pictures` executor. What was found lies in the desk's bounded cache.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable

import numpy as np
from numpy.typing import NDArray

from app.client.border import Failed, Picture, PictureCommand, PictureReady, WantCine, WantPicture
from app.client.bulk import RANK_FILE
from app.client.cine import Cine
from app.client.deep import frame_of, pictured, weight
from app.client.desk import Desk
from app.client.laying import laid
from app.client.openfiles import OpenFiles
from app.client.pagedepth import PageDepth, has_values
from app.client.pageparts import shown_as, widened
from app.client.pageregions import PageRegions
from app.client.pagevalues import PageValues
from app.client.still_bringing import FULL, StillBringing
from app.client.transfers import BlobDamaged, NotGivenError
from app.client.wishes import Wish, Wishes
from app.consult.events.surface import FrameSurface, PageSurface, Quality, Shown, Surface, surface_key
from app.consult.state import ConsultState, Document, PagePicture
from app.consult.whispers import PageAsked
from app.documents.opened import DocumentRefused, page_size
from app.geometry import Box
from app.media.frames import Frame
from app.store.blobs import Blobs
from app.store.errors import StoreFull

log = logging.getLogger(__name__)

MOST_PIXELS = 4_000_000  # a page larger than this on the screen is rendered in its part in view
MOST_FILE_BYTES = 50_000_000  # a larger file is looked at in page pictures unless somebody looks closely
Pull = Callable[[str, int], Awaitable[None]]


class Pictures:
    """For one consult, live or stored. `pull(blob, rank)` brings a blob into `blobs`; `live` knows the cameras; `ask`
    says to the others what is looked at here and lacks, where there are others; `give_up` ends a pull."""

    def __init__(
        self,
        desk: Desk,
        blobs: Blobs,
        pull: Pull,
        live: Callable[[FrameSurface], tuple[Frame, Quality] | None],
        ask: Callable[[PageAsked], None] | None = None,
        give_up: Callable[[str], Awaitable[None]] | None = None,
    ) -> None:
        self._desk, self._blobs, self._pull, self._live = desk, blobs, pull, live
        self._state: ConsultState | None = None
        self._wants = Wishes()
        self._working: dict[str, asyncio.Task[None]] = {}
        self.files = OpenFiles(desk, blobs)
        self._withdrawn: frozenset[str] = frozenset()
        self._fetching: set[str] = set()
        self._film = Cine(desk, self)
        self._wanted_whole: set[str] = set()
        self._regions = PageRegions(desk, blobs.has, self._decode, self._put_page, ask, self._again)
        self._values = PageValues(desk, blobs, pull, self.document, self._keep)
        self._depth = PageDepth(desk, blobs, pull, self.document, self._keep, ask, self._again, give_up)
        self._stills = StillBringing(
            desk, blobs, pull, lambda on, frame, quality: self.put(on, frame, quality, (on.width, on.height), None)
        )

    def perform(self, command: PictureCommand) -> None:
        if isinstance(command, WantCine):
            self._film.want(command)
        elif isinstance(command, WantPicture):
            self.want(command.surface, command.box, command.scale)

    def want(self, surface: Surface, box: Box | None, scale: float) -> None:
        key = surface_key(surface)
        if self._wants.put(key, Wish(surface, box, scale)) or self._desk.cache.get(key) is None:
            self._work(key)

    def state_changed(self, state: ConsultState) -> None:
        before, self._state = self._state, state
        if before is None or before.documents is not state.documents or before.facts is not state.facts:
            self._forget_withdrawn(state)
            self._again("page:")
        if before is None or before.stills is not state.stills:
            self._again("frame:")

    def close(self) -> None:
        for part in (self._stills, self._film, self._regions, self._values, self._depth):
            part.close()
        for task in self._working.values():
            task.cancel()
        self.files.close()

    async def handle(self, document: Document) -> str:
        """The file itself opened in the child. Raises DocumentRefused, FileNotFoundError."""
        return await self.files.handle(document)

    def put(self, surface: Surface, pixels: Frame, quality: Shown, size: tuple[float, float], box: Box | None) -> None:
        self._keep(Picture(surface_key(surface), pixels, *size, quality, box))

    def has_file(self, document: Document) -> bool:
        return self._blobs.has(document.blob)

    def _keep(self, new: Picture) -> None:
        picture = laid(new, self._desk.cache.get(new.key))
        self._desk.cache.put(picture.key, picture, weight(picture))
        self._desk.tell(PictureReady(picture.key))

    def _again(self, kind: str) -> None:
        for key in self._wants:
            if key.startswith(kind):
                self._work(key)

    def _work(self, key: str) -> None:
        before = self._working.get(key)
        if before is not None and self._waits_in_vain(key):
            before.cancel()  # what it waits for goes on coming
            before = None
        if before is None or before.done():
            self._working[key] = self._desk.tasks.start(self._bring(key), f"picture {key}")

    def _waits_in_vain(self, key: str) -> bool:
        surface, box, scale = self._wants[key]
        if not isinstance(surface, PageSurface) or (document := self.document(surface)) is None:
            return False
        return self._regions.waits_in_vain(document, surface, box, scale)

    async def _bring(self, key: str) -> None:
        while True:
            wanted = self._wants.get(key)
            if wanted is None or self._state is None:
                return
            surface, box, scale = wanted
            try:
                if isinstance(surface, PageSurface):
                    await self._bring_page(surface, box, scale)
                else:
                    await self._bring_frame(surface)
            except DocumentRefused as refused:
                if isinstance(surface, PageSurface) and await self.files.is_damaged(self.document(surface)):
                    continue  # it is fetched anew
                self._desk.tell(Failed(refused.text))
            except StoreFull:
                self._desk.tell(Failed(FULL))
            except (NotGivenError, BlobDamaged, FileNotFoundError) as error:
                log.info("no picture of %s: %s", key, type(error).__name__)
            if self._wants.get(key) == wanted:
                return

    # ---- pages

    async def _bring_page(self, surface: PageSurface, box: Box | None, scale: float) -> None:
        document = self.document(surface)
        if document is None:
            return
        if self._blobs.has(document.blob):
            await self._render(document, surface, box, scale)
            return
        nobody_answers = await self._regions.bring(document, surface, box, scale)
        comes = document.sending != "asked" and document.size_bytes <= MOST_FILE_BYTES
        if comes or nobody_answers or document.document in self._wanted_whole:
            self._fetch(document)
        self._values.bring(document, surface)
        if has_values(self._state, surface):
            self._depth.bring(document, surface, box, self._regions.lacks(surface))

    def bring_file(self, document: str) -> None:
        """However large, and though it was shared without it: somebody wants it."""
        self._wanted_whole.add(document)
        there = self._state.documents.get(document) if self._state is not None else None
        if there is not None and there.withdrawn is None and not self._blobs.has(there.blob):
            self._fetch(there)

    def _put_page(self, surface: PageSurface, pixels: NDArray[np.uint8], picture: PagePicture) -> None:
        document = self.document(surface)
        if document is not None and not self._blobs.has(document.blob):  # neither withdrawn nor here meanwhile
            size = page_size(document.sizes, surface.page)
            self.put(surface, frame_of(surface_key(surface), pixels, size), shown_as(picture), size, picture.box)

    async def _render(self, document: Document, surface: PageSurface, box: Box | None, scale: float) -> None:
        size = width, height = page_size(document.sizes, surface.page)
        part = None if box is None or width * height * scale * scale <= MOST_PIXELS else widened(box, size)
        if part is None:
            scale = min(scale, (MOST_PIXELS / (width * height)) ** 0.5)
        handle = await self.handle(document)
        limits, key = (part, scale, self._desk.sheet_words), surface_key(surface)
        found = await self._desk.run(self._desk.pictures, self._desk.opener.deep, handle, surface.page, *limits)
        picture = await self._desk.run(self._desk.pictures, pictured, key, found, size, "whole", part)
        if self.document(surface) is not None:
            self._keep(picture)

    def _fetch(self, document: Document) -> None:
        """The whole file follows behind what is looked at."""
        if document.document in self._fetching:
            return
        self._fetching.add(document.document)

        async def fetch() -> None:
            try:
                await self._pull(document.blob, RANK_FILE)
                self._again(f"page:{document.document}:")
                self._film.again()
            except (NotGivenError, BlobDamaged, StoreFull) as error:
                log.info("file of document %s did not come: %s", document.document, type(error).__name__)
            finally:
                self._fetching.discard(document.document)

        self._desk.tasks.start(fetch(), "file behind")

    def document(self, surface: PageSurface) -> Document | None:
        """None also for a page that it has not, and when it was withdrawn."""
        document = self._state.documents.get(surface.document) if self._state is not None else None
        if document is None or document.withdrawn is not None or not 0 <= surface.page < document.pages:
            return None
        return document

    def _forget_withdrawn(self, state: ConsultState) -> None:
        gone = frozenset(one.document for one in state.documents.values() if one.withdrawn is not None)
        for document in gone - self._withdrawn:
            self._desk.cache.forget_document(document)
            for key in self._wants:
                if key.startswith(f"page:{document}:"):
                    self._wants.forget(key)
            self.files.forget(document)
        self._withdrawn = gone

    # ---- frames and stills

    async def _bring_frame(self, surface: FrameSurface) -> None:
        key = surface_key(surface)
        size, here = (float(surface.width), float(surface.height)), self._desk.cache.get(key)
        if here is not None and here.quality == "whole":
            return
        live = await self._desk.run(self._desk.files, self._live, surface)
        if live is not None and (here is None or live[1] == "whole"):
            self.put(surface, live[0], live[1], size, live[0].box)
            if live[1] == "whole":
                return
        still = self._state.stills.get(key) if self._state is not None else None
        if still is not None:
            self._stills.bring(surface, still)

    async def _decode(self, blob: str, rank: int) -> NDArray[np.uint8]:
        await self._pull(blob, rank)
        data = await self._desk.run(self._desk.files, self._blobs.read_all, blob)
        return await self._desk.run(self._desk.received, self._desk.opener.decode_picture, data)
