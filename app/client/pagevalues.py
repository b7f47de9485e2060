"""Brings the values of a page whose file is not here, behind its pictures: with them a window is set on this screen."""

import asyncio
import logging
from collections.abc import Callable

from app.client.border import Picture
from app.client.broughtvalues import NOT_BROUGHT, Pull, brought_values
from app.client.deep import values_of
from app.client.desk import Desk
from app.client.laying import stands_deep
from app.client.owed import RANK_STILL
from app.consult.events.surface import PageSurface, SurfaceKey, surface_key
from app.consult.state import Document, PagePicture
from app.store.blobs import Blobs

log = logging.getLogger(__name__)


class PageValues:
    """On the loop. `pull(blob, rank)` brings a blob into `blobs`; `document` of a page, None where it was withdrawn;
    `keep` shows. Nobody waits for them: a look that changes meanwhile has its pictures."""

    def __init__(
        self,
        desk: Desk,
        blobs: Blobs,
        pull: Pull,
        document: Callable[[PageSurface], Document | None],
        keep: Callable[[Picture], None],
    ) -> None:
        self._desk = desk
        self._blobs = blobs
        self._pull = pull
        self._document = document
        self._keep = keep
        self._coming: dict[SurfaceKey, asyncio.Task[None]] = {}

    def bring(self, document: Document, surface: PageSurface) -> None:
        """Where there are any, and none stand here."""
        key = surface_key(surface)
        picture = values_of([one for one in document.pictures.get(surface.page, ()) if one.box is None])
        before = self._coming.get(key)
        if picture is None or self._stand(key) or (before is not None and not before.done()):
            return
        self._coming[key] = self._desk.tasks.start(self._bring(surface, picture), f"values {key}")

    def close(self) -> None:
        for task in self._coming.values():
            task.cancel()

    async def _bring(self, surface: PageSurface, picture: PagePicture) -> None:
        key = surface_key(surface)
        try:
            made = await brought_values(
                self._desk, self._blobs, self._pull, self._document, surface, picture, RANK_STILL
            )
        except NOT_BROUGHT as error:
            log.info("no values of %s: %s", key, type(error).__name__)
            return
        document = self._document(surface)
        if made is not None and document is not None and not self._blobs.has(document.blob):  # or here
            self._keep(made)

    def _stand(self, key: SurfaceKey) -> bool:
        return stands_deep(self._desk.cache.get(key), None)
