"""A page's own values sent ahead of its file, so that a window can be set there before the file has come."""

import logging
from collections.abc import Awaitable, Callable

from app.client.deep import told_values
from app.client.desk import Desk
from app.consult.events.documents import PagePictured
from app.documents.answered import PackedDeep
from app.documents.opened import DocumentRefused
from app.store.errors import StoreFull

log = logging.getLogger(__name__)

VALUES_BYTES = 120_000  # a slice of 512 x 512 nearly without loss; six seconds of a thin line, behind its pictures
Offer = Callable[[PagePictured, PackedDeep, int], Awaitable[str]]


async def send_values(desk: Desk, offer: Offer, document: str, handle: str, page: int, rank: int) -> None:
    """A page without values has none to send."""
    try:
        made = await desk.run(desk.making, desk.opener.pack, handle, page, VALUES_BYTES)
        await offer(told_values(document, page, made), made, rank)
    except (DocumentRefused, StoreFull) as error:
        log.info("no values of page %d of %s: %s", page, document, type(error).__name__)
