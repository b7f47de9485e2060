"""The pages of a film before they run: brought one after another into the cache, from whose file they are here."""

import asyncio
import logging
import math
from typing import TYPE_CHECKING

from app.client.deep import pictured, weight
from app.client.desk import Desk
from app.client.picture_commands import WantCine
from app.consult.events.surface import PageSurface, surface_key
from app.consult.state import Document
from app.documents.cache import MAX_BYTES
from app.documents.opened import DocumentRefused, page_size

if TYPE_CHECKING:
    from app.client.pictures import Pictures

log = logging.getLogger(__name__)

ROOM_BYTES = MAX_BYTES * 5 // 6  # the rest is for what stands on the stage beside the film
BYTES_A_PIXEL = 3  # of a page in colours; of one in greys two
NEARLY = 0.98  # a page that is here this fine is not brought again


class Cine:
    """On the loop. One film at a time; a new one ends the one before."""

    def __init__(self, desk: Desk, pictures: "Pictures") -> None:
        self._desk = desk
        self._pictures = pictures
        self._task: asyncio.Task[None] | None = None
        self._wanted: WantCine | None = None

    def again(self) -> None:
        """A file has come: what was wanted of it can be brought."""
        if self._wanted is not None and (self._task is None or self._task.done()):
            self.want(self._wanted)

    def want(self, command: WantCine) -> None:
        self.close()
        self._wanted = command
        document = self._pictures.document(PageSurface(command.document, command.first))
        if document is not None and self._pictures.has_file(document):
            self._task = self._desk.tasks.start(self._bring(document, command), f"film {document.document}")

    def close(self) -> None:
        if self._task is not None:
            self._task.cancel()
            self._task = None

    async def _bring(self, document: Document, command: WantCine) -> None:
        pages = [*range(command.start, command.last + 1), *range(command.first, command.start)]
        scale = _fitting(document, pages, command.scale)
        try:
            for page in pages:
                surface = PageSurface(document.document, page)
                if self._pictures.document(surface) is None:
                    return  # withdrawn meanwhile
                if not self._is_here(surface, document, scale):
                    await self._bring_page(document, surface, scale)
        except (DocumentRefused, FileNotFoundError) as error:
            log.info("no film of %s: %s", document.document, type(error).__name__)

    async def _bring_page(self, document: Document, surface: PageSurface, scale: float) -> None:
        """Told to nobody: who shows the film looks for its pages when their time comes."""
        handle = await self._pictures.handle(document)
        found = await self._desk.run(self._desk.pictures, self._desk.opener.deep, handle, surface.page, None, scale)
        key = surface_key(surface)
        size = page_size(document.sizes, surface.page)
        picture = await self._desk.run(self._desk.pictures, pictured, key, found, size, "whole", None)
        here = self._desk.cache.get(key)
        is_closer = here is not None and (here.box is not None or self._is_here(surface, document, scale))
        if self._pictures.document(surface) is not None and not is_closer:  # meanwhile the stage may have brought it
            self._desk.cache.put(key, picture, weight(picture))

    def _is_here(self, surface: PageSurface, document: Document, scale: float) -> bool:
        picture = self._desk.cache.get(surface_key(surface))
        if picture is None or picture.box is not None or picture.quality != "whole":
            return False
        width = picture.deep.values.shape[1] if picture.deep is not None else picture.pixels.pixels.shape[1]
        return bool(width >= page_size(document.sizes, surface.page)[0] * min(scale, 1.0) * NEARLY)


def _fitting(document: Document, pages: list[int], scale: float) -> float:
    """All of them together have room."""
    sizes = [page_size(document.sizes, page) for page in pages]
    pixels = sum(width * height for width, height in sizes)
    return min(scale, 1.0, math.sqrt(ROOM_BYTES / max(pixels * BYTES_A_PIXEL, 1.0)))
