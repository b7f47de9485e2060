"""The text of the documents of one consult, read by the child from the files that are here; knows no widget."""

import logging
from collections.abc import Awaitable, Callable

from app.client.desk import Desk
from app.client.reading_commands import SearchText, SelectText, TextFound, TextSelected
from app.consult.state import ConsultState, Document
from app.documents.opened import DocumentRefused
from app.documents.texts import MOST_HITS

log = logging.getLogger(__name__)

NOT_HERE = "The file has not arrived here yet: its pages can be looked at, its text cannot be read."
WITHDRAWN = "This document was withdrawn."
Handle = Callable[[Document], Awaitable[str]]


class Reading:
    """On the loop. `has(blob)`: the file is here whole; `handle(document)` opens it in the child. One search at a time:
    the newest. Between its steps the child draws the pages that are turned to."""

    def __init__(self, desk: Desk, has: Callable[[str], bool], handle: Handle) -> None:
        self._desk = desk
        self._has = has
        self._handle = handle
        self._state: ConsultState | None = None
        self._token = ""

    def state_changed(self, state: ConsultState) -> None:
        self._state = state

    def perform(self, command: SearchText | SelectText) -> None:
        if isinstance(command, SelectText):
            self._desk.tasks.start(self._select(command), "words of a page")
            return
        self._token = command.token if command.words.strip() else ""
        if self._token:
            self._desk.tasks.start(self._search(command), "search")

    def close(self) -> None:
        self._token = ""

    async def _select(self, command: SelectText) -> None:
        document, why = self._readable(command.surface.document)
        if document is None:
            self._desk.tell(TextSelected(command.token, why=why, arrives=why == NOT_HERE))
            return
        try:
            handle = await self._handle(document)
            page = command.surface.page
            found = await self._desk.run(self._desk.pictures, self._desk.opener.text, handle, page)
        except (DocumentRefused, FileNotFoundError) as error:
            self._desk.tell(TextSelected(command.token, why=_said(error)))
            return
        self._desk.tell(TextSelected(command.token, found.words))

    async def _search(self, command: SearchText) -> None:
        document, why = self._readable(command.document)
        if document is None:
            self._desk.tell(TextFound(command.token, command.document, why=why, arrives=why == NOT_HERE))
            return
        page = count = letters = 0
        try:
            handle = await self._handle(document)
            while page < document.pages and count < MOST_HITS and self._token == command.token:
                words = command.words
                found = await self._desk.run(self._desk.pictures, self._desk.opener.text, handle, page, words)
                if self._token != command.token:
                    return
                hits = found.hits[: MOST_HITS - count]
                page, count, letters = found.until, count + len(hits), letters + found.letters
                told = TextFound(command.token, document.document, hits, page, document.pages, letters)
                self._desk.tell(told)
        except (DocumentRefused, FileNotFoundError) as error:
            log.info("the text of %s cannot be searched: %s", document.document, type(error).__name__)
            if self._token == command.token:
                self._desk.tell(TextFound(command.token, document.document, why=_said(error)))

    def _readable(self, name: str) -> tuple[Document | None, str]:
        """The document, or why it cannot be read."""
        document = self._state.documents.get(name) if self._state is not None else None
        if document is None or document.withdrawn is not None:
            return None, WITHDRAWN
        return (document, "") if self._has(document.blob) else (None, NOT_HERE)


def _said(error: DocumentRefused | FileNotFoundError) -> str:
    return error.text if isinstance(error, DocumentRefused) else NOT_HERE
