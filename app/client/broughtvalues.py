"""The values of a page, or of a part of it, from the network to a picture: pulled, unpacked in the child, held against
what was offered. Knows no screen."""

from collections.abc import Awaitable, Callable

from app.client.border import Picture
from app.client.deep import pictured
from app.client.desk import Desk
from app.client.placing import placed
from app.client.transfers import BlobDamaged, NotGivenError
from app.consult.events.surface import PageSurface, Shown, surface_key
from app.consult.state import Document, PagePicture
from app.documents.opened import DocumentRefused, page_size
from app.store.blobs import Blobs
from app.store.errors import StoreFull

Pull = Callable[[str, int], Awaitable[None]]
NOT_BROUGHT = (DocumentRefused, NotGivenError, BlobDamaged, FileNotFoundError, StoreFull)


async def brought_values(
    desk: Desk,
    blobs: Blobs,
    pull: Pull,
    document: Callable[[PageSurface], Document | None],
    surface: PageSurface,
    found: PagePicture,
    rank: int,
) -> Picture | None:
    """On the loop. None: the page was withdrawn meanwhile. Raises what stands in NOT_BROUGHT."""
    await pull(found.blob, rank)
    data = await desk.run(desk.files, blobs.read_all, found.blob)
    deep = await desk.run(desk.received, desk.opener.unpack, data)
    there = document(surface)
    if there is None:
        return None
    size = page_size(there.sizes, surface.page)
    placed(deep, found.box, size)
    quality: Shown = "whole" if deep.is_exact else "detail"
    return await desk.run(desk.received, pictured, surface_key(surface), deep, size, quality, found.box)
