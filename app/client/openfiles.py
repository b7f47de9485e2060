"""The files of one consult that are open in the child: each opened once, however many of its pages are wanted."""

import asyncio

from app.client.desk import Desk
from app.consult.state import Document, Still
from app.documents.opened import OpenedFile
from app.store.blobs import BlobDamaged, Blobs


class OpenFiles:
    """On the loop."""

    def __init__(self, desk: Desk, blobs: Blobs) -> None:
        self._desk = desk
        self._blobs = blobs
        self._handles: dict[str, str] = {}
        self._opening = asyncio.Lock()  # two pages of one file open it once

    async def handle(self, document: Document) -> str:
        """Raises DocumentRefused, FileNotFoundError."""
        return await self._opened(document.document, document.blob, document.title)

    async def still(self, still: Still) -> str:
        """Its original, as `handle`."""
        return await self._opened(still.blob, still.blob, "still")

    async def _opened(self, of: str, blob: str, title: str) -> str:
        desk = self._desk
        async with self._opening:
            if of not in self._handles:
                opened = await desk.run(desk.pictures, self._open, blob, title)
                self._handles[of] = opened.handle
            return self._handles[of]

    def _open(self, blob: str, title: str) -> OpenedFile:
        try:
            place = self._blobs.place(blob)
        except BlobDamaged as error:  # it is put aside, and fetched again by whoever wants it next
            raise FileNotFoundError(blob) from error
        return self._desk.opener.open(place, title=title, as_shared=True)

    async def is_damaged(self, document: Document | None) -> bool:
        """Its page was refused though the file is here: that does not open any more, and is put aside now."""
        blobs, desk = self._blobs, self._desk
        if document is None or not await desk.run(desk.files, blobs.has, document.blob):
            return False
        if await desk.run(desk.files, blobs.still_opens, document.blob):
            return False
        self.forget(document.document)
        return True

    def forget(self, document: str) -> None:
        handle = self._handles.pop(document, None)
        if handle is not None:
            self._let_go(handle)

    def close(self) -> None:
        for handle in self._handles.values():
            self._let_go(handle)

    def _let_go(self, handle: str) -> None:
        self._desk.start_on(self._desk.pictures, "forget", lambda: self._desk.opener.forget(handle))
