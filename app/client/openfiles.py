"""The files of one consult that are open in the child: each opened once, however many of its pages are wanted."""

import asyncio
from pathlib import Path

from app.client.desk import Desk
from app.consult.state import Document
from app.store.blobs import Blobs


class OpenFiles:
    """On the loop."""

    def __init__(self, desk: Desk, blobs: Blobs) -> None:
        self._desk = desk
        self._blobs = blobs
        self._handles: dict[str, str] = {}
        self._opening = asyncio.Lock()  # two pages of one file open it once

    async def handle(self, document: Document) -> str:
        """Raises DocumentRefused, FileNotFoundError."""
        async with self._opening:
            if document.document not in self._handles:
                path: Path = self._blobs.path(document.blob)
                opened = await self._desk.run(
                    self._desk.pictures, self._desk.opener.open, path, title=document.title, as_shared=True
                )
                self._handles[document.document] = opened.handle
            return self._handles[document.document]

    def forget(self, document: str) -> None:
        handle = self._handles.pop(document, None)
        if handle is not None:
            self._let_go(handle)

    def close(self) -> None:
        for handle in self._handles.values():
            self._let_go(handle)

    def _let_go(self, handle: str) -> None:
        self._desk.start_on(self._desk.pictures, "forget", lambda: self._desk.opener.forget(handle))
