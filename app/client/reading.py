"""The text of the documents of one consult, read by the child from the files that are here; knows no widget."""

import asyncio
import logging
from collections.abc import Awaitable, Callable

import msgspec

from app.client.desk import Desk
from app.client.reading_commands import SearchText, SelectText, TextFound, TextSelected
from app.consult.state import ConsultState, Document
from app.documents.jobs import Texts
from app.documents.opened import TOO_LARGE, DocumentRefused
from app.documents.texts import MOST_HITS
from app.documents.worker import CRASHED, LATE_PAGE

log = logging.getLogger(__name__)

NOT_HERE = "The file has not arrived here yet: its pages can be looked at, its text cannot be read."
WITHDRAWN = "This document was withdrawn."
OF_A_PAGE = (LATE_PAGE, CRASHED, TOO_LARGE)  # why one page may fail that are no reason to read no other
CAREFUL_PAGES = 64  # what a step may have gone through before the page that failed it, and more
MOST_LOST = 5  # one after another, each of them after seconds: then it is not the page
IDLE_S = 20.0  # the child that searches waits so long for other words
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
        if not self._token:
            self._desk.opener.search_no_more()
        else:
            self._desk.tasks.start(self._search(command), "search")

    def close(self) -> None:
        self._token = ""
        self._desk.opener.search_no_more()

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
        try:
            handle = await self._handle(document)
            await self._go_through(command, document, handle)
        except (DocumentRefused, FileNotFoundError) as error:
            log.info("the text of %s cannot be searched: %s", document.document, type(error).__name__)
            if self._token == command.token:
                self._desk.tell(TextFound(command.token, document.document, why=_said(error)))
        await asyncio.sleep(IDLE_S)
        if self._token == command.token:
            self._desk.opener.search_no_more()

    async def _go_through(self, command: SearchText, document: Document, handle: str) -> None:
        """Past each page that makes its reader fail or takes too long: which of a step's it was is known when they are
        asked one by one. Raises DocumentRefused where nothing can be read any more."""
        token, words = command.token, command.words
        page = count = letters = unread = lost = careful = 0  # careful: so many pages are still asked one by one
        while page < document.pages and count < MOST_HITS and self._token == token:
            try:
                search, alone = self._desk.opener.search, careful > 0
                found = await self._desk.run(self._desk.searching, search, handle, page, words, alone)
                lost, careful = 0, max(careful - 1, 0)
            except DocumentRefused as refused:
                if refused.text not in OF_A_PAGE or self._token != token:
                    raise
                if not careful:
                    careful = CAREFUL_PAGES
                    continue
                found, lost, careful = Texts(until=page + 1, unread=1), lost + 1, CAREFUL_PAGES
                if lost >= MOST_LOST:
                    raise
            if self._token != token:
                return
            hits = found.hits[: MOST_HITS - count]
            page, count, letters = found.until, count + len(hits), letters + found.letters
            unread += found.unread
            told = TextFound(token, document.document, hits, page, document.pages, letters)
            self._desk.tell(msgspec.structs.replace(told, unread=unread, is_cut=found.is_cut))

    def _readable(self, name: str) -> tuple[Document | None, str]:
        """The document, or why it cannot be read."""
        document = self._state.documents.get(name) if self._state is not None else None
        if document is None or document.withdrawn is not None:
            return None, WITHDRAWN
        return (document, "") if self._has(document.blob) else (None, NOT_HERE)


def _said(error: DocumentRefused | FileNotFoundError) -> str:
    return error.text if isinstance(error, DocumentRefused) else NOT_HERE
