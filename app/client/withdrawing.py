"""Empties this disk of withdrawn documents: their files and page pictures; the log keeps that they were there."""

from app.client.account import Account
from app.client.blob_use import blobs_of
from app.client.bulk import Bulk
from app.client.removing import remove_unused
from app.consult.state import ConsultState, Document


class Withdrawing:
    """Watches one consult's documents. Names are kept while they stand, for the state forgets them on withdrawal."""

    def __init__(self, account: Account, bulk: Bulk, consult: str) -> None:
        self._account = account
        self._bulk = bulk
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
        named = self._blobs.pop(document, set())

        async def names() -> set[str]:
            """Anew each time: another document of this consult may name the same bytes by now."""
            return (named | await self._named(document)).difference(*self._blobs.values())

        await remove_unused(self._account, self._bulk, self._consult, names)

    async def _named(self, document: str) -> set[str]:
        """What the state knew since this opening is not all: the log on this disk names every part that was replaced
        by a newer one, and all of one that was withdrawn before."""
        desk, shelf = self._account.desk, self._account.shelf
        records = await desk.run(desk.disk, shelf.log.read, self._consult)
        return await desk.run(desk.files, blobs_of, document, records)
