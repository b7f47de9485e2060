"""A consult as it lies stored, for review and for saving: its records and a way to its blobs; knows no view."""

import tempfile
from collections.abc import Awaitable, Callable, Iterable
from pathlib import Path
from typing import Literal

import msgspec

from app.client.account import Account
from app.client.bulk import Bulk
from app.client.desk import Desk
from app.client.transfers import NotGivenError
from app.consult.events.record import Record
from app.documents.lying import Lying
from app.export.bundle import BadBundle, Bundle, read_bundle
from app.store.blobs import BlobDamaged, Blobs
from app.store.sealedblobs import SealedBlobs
from app.store.sealing import Seal, new_key

Saved = Literal["opinion", "bundle", "pages"]
Pull = Callable[[str, int], Awaitable[None]]


class Stored(msgspec.Struct, frozen=True, eq=False):
    """`records()` reads the whole log; `pull(blob, rank)` brings a blob into `blobs`; `with_name`: this person is of
    the clinic and may see the patient's name on paper; `exported` hears of a file that was saved."""

    consult: str
    records: Callable[[], Awaitable[list[Record]]]
    blobs: Blobs
    pull: Pull
    with_name: bool = False
    exported: Callable[[Saved], None] = lambda _: None

    def find(self, blob: str) -> Lying | None:
        """Blocks."""
        try:
            return self.blobs.place(blob)
        except (FileNotFoundError, BlobDamaged):
            return None


async def put_aside(desk: Desk, stored: Stored, blobs: Iterable[str]) -> None:
    """Of those that could not be read, the damaged ones: they are fetched anew the next time."""

    def look(blob: str) -> None:
        if stored.blobs.has(blob):
            stored.blobs.still_opens(blob)

    for blob in blobs:
        await desk.run(desk.files, look, blob)


def from_shelf(account: Account, bulk: Bulk, consult: str) -> Stored:
    """From this disk, blobs from the server as they are wanted."""
    desk, shelf = account.desk, account.shelf

    async def records() -> list[Record]:
        return await desk.run(desk.disk, shelf.log.read, consult)

    return Stored(
        consult,
        records,
        shelf.blobs,
        lambda blob, rank: bulk.pull(consult, blob, rank),
        account.person.role == "clinic",
        lambda what: account.exported(consult, what),
    )


class BundleFile:
    """A bundle that is open: its blobs are written out to a folder of its own as they are wanted, and go with it.
    Sealed there: whoever saved it chose where it lies in clear, not that it lies here too."""

    def __init__(self, desk: Desk, bundle: Bundle) -> None:
        self._desk = desk
        self._bundle = bundle
        self._folder = tempfile.TemporaryDirectory(prefix="bundle-", dir=desk.scratch.path, ignore_cleanup_errors=True)
        self._blobs = SealedBlobs(Path(self._folder.name), Seal(new_key()))

    @classmethod
    async def open(cls, desk: Desk, path: Path) -> "BundleFile":
        """Raises BadBundle, OSError."""
        return cls(desk, await desk.run(desk.files, read_bundle, path))

    @property
    def stored(self) -> Stored:
        return Stored(self._bundle.consult, self._records, self._blobs, self._pull)

    def close(self) -> None:
        self._folder.cleanup()

    async def _records(self) -> list[Record]:
        return list(self._bundle.records)

    async def _pull(self, blob: str, rank: int) -> None:
        await self._desk.run(self._desk.files, self._extract, blob)

    def _extract(self, blob: str) -> None:
        if self._blobs.has(blob):
            return
        try:
            with self._bundle.opened(blob) as (file, size_bytes):
                self._blobs.keep(file, blob, size_bytes)
        except (BadBundle, BlobDamaged, KeyError) as error:
            raise NotGivenError("not_found", "This part is missing in the file.") from error
