"""Empties this disk of withdrawn documents: their files and page pictures; the log keeps that they were there."""

import asyncio

from app.client.account import Account
from app.consult.events import decode_event
from app.consult.events.documents import DocumentShared, PagePictured
from app.consult.events.record import Record
from app.consult.state import ConsultState, Document

SETTLE_S = 3.0


class Withdrawing:
    """Watches one consult's documents. Names are kept while they stand, for the state forgets them on withdrawal."""

    def __init__(self, account: Account, consult: str) -> None:
        self._account = account
        self._consult = consult
        self._documents: dict[str, Document] = {}
        self._blobs: dict[str, set[str]] = {}
        self._emptied: set[str] = set()

    def state_changed(self, state: ConsultState) -> None:
        if state.documents is self._documents:
            return
        self._documents = state.documents
        for document in state.documents.values():
            if document.withdrawn is None:
                names = self._blobs.setdefault(document.document, set())
                names.add(document.blob)
                names.update(one.blob for pictures in document.pictures.values() for one in pictures)
            elif document.document not in self._emptied:
                self._emptied.add(document.document)
                self._account.desk.tasks.start(self._empty(document.document), "withdrawn")

    async def _empty(self, document: str) -> None:
        desk, shelf = self._account.desk, self._account.shelf
        names = self._blobs.pop(document, None)
        if names is None:  # withdrawn before this opening: the log on this disk still names its bytes
            records = await desk.run(desk.disk, shelf.log.read, self._consult)
            names = await desk.run(desk.files, names_of, records, document)
        still_used = set().union(*self._blobs.values())
        for _ in range(2):  # what was on its way when the word came is gone the second time
            for blob in names - still_used - {""}:
                await desk.run(desk.files, shelf.blobs.remove, blob)
            await asyncio.sleep(SETTLE_S)


def names_of(records: list[Record], document: str) -> set[str]:
    """Every blob that the log names for a document."""
    names = set()
    for record in records:
        if document.encode() not in record.body:
            continue
        event = decode_event(record.body)
        if isinstance(event, DocumentShared | PagePictured) and event.document == document:
            names.add(event.blob)
    return names
