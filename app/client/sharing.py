"""A file of this place onto the table: as pictures first; whole behind, tonight or when asked for. Knows no view."""

import asyncio
import logging
import secrets
from datetime import datetime

from app.client.border import Failed, FileAskedFor, SharePlan
from app.client.bulk import RANK_FILE, Bulk
from app.client.describing import described
from app.client.pageparts import is_readable
from app.client.pagepictures import PagePictures
from app.client.pictures import Pictures
from app.client.previews import Previews, forget
from app.client.room_face import RoomFace
from app.client.shareplan import How, tonight
from app.consult.events.documents import DocumentShared, Doubt, Sending
from app.consult.events.request import Patient
from app.consult.events.surface import Surface
from app.consult.person import Person
from app.consult.sameperson import doubts
from app.consult.state import ConsultState, Document
from app.consult.whispers import FileAsked, PageAsked
from app.documents.lying import lying
from app.documents.lying import opened as read_from
from app.documents.opened import DocumentRefused, OpenedFile
from app.store.blobs import BlobDamaged, Blobs
from app.store.errors import StoreFull
from app.store.sealing import SealBroken

log = logging.getLogger(__name__)

STRIP_PAGES = 12  # so many stand in the filmstrip without the file
SMALL_FILE_BYTES = 100_000  # a smaller file is there as soon as its thumbs would be
AGAIN_S, AGAIN_TIMES = 10.0, 4
PICTURES_FIRST_MS = 10_000  # at most so long the file waits for the picture of its first page
DAY_MS = 86_400_000
NOT_KEPT = "The file could not be read to its end and is not shared. Check its disk or stick, and choose it again."
FULL = "The disk of this computer is full: the file cannot be shared. Free some space and share it again."
SENDING: dict[How, Sending] = {"all": "behind", "pages": "asked", "tonight": "tonight"}


class Sharing:
    """What this place shares in one consult, and what it is asked for of it."""

    def __init__(self, room: RoomFace, bulk: Bulk, pictures: Pictures, previews: Previews) -> None:
        self._room = room
        self._bulk = bulk
        self._pictures = pictures
        self._previews = previews
        previews.up_bps = lambda: bulk.up_bps
        self._desk = room.account.desk
        self.arrived: frozenset[str] = frozenset()  # documents whose file was to come later and is there
        self._asking: set[str] = set()
        self._going: set[str] = set()  # own ones that are on their way
        self._told: set[str] = set()  # the sharer, that it was asked for
        self._pages = PagePictures(room, bulk, pictures)

    async def share(self, command: SharePlan) -> None:
        opened = self._previews.take(command.token)
        if opened is None:
            self._desk.tell(Failed("This file is no longer open here. Choose it again."))
            return
        try:
            if opened.kind == "image" and not command.hide_identity:
                opened = await self._desk.run(self._desk.taking, self._desk.opener.named, opened.handle)
            await self.share_opened(opened, command)
        except DocumentRefused as refused:
            self._desk.tell(Failed(refused.text))
        except StoreFull:
            self._desk.tell(Failed(FULL))
        except (BlobDamaged, SealBroken, OSError) as error:
            log.info("a file was not kept: %s", type(error).__name__)
            self._desk.tell(Failed(NOT_KEPT))
        finally:
            forget(self._desk, opened)

    async def share_opened(self, opened: OpenedFile, plan: SharePlan, made_of: Surface | None = None) -> str:
        """The document's id. Raises StoreFull, BlobDamaged, OSError while nothing is shared yet."""
        blobs, pages = self._room.account.shelf.blobs, self._pages
        blob = opened.blob
        await self._desk.run(self._desk.files, _keep, blobs, opened)
        document = secrets.token_hex(16)
        self._room.submit(
            DocumentShared(
                document,
                opened.kind,
                opened.title,
                opened.pages,
                opened.sizes,
                blob,
                opened.size_bytes,
                self._doubts(opened),
                opened.about.missing,
                SENDING[plan.how],
                opened.kind == "image" and plan.hide_identity,
                made_of,
            )
        )
        for event in described(document, opened.facts):
            self._room.submit(event)
        if plan.how != "pages":  # on disk with its event: what crashes now owes it all the same
            self._owe(document, blob, plan.how, PICTURES_FIRST_MS)
        await pages.page(document, opened.handle, 0)
        if plan.how == "pages":
            await self._key_pages(document, opened, plan.pages)
            return document
        self._owe(document, blob, plan.how)
        if opened.kind == "signal":  # its sheets are looked at one at a time
            return document
        if opened.pages > 1:
            await pages.page(document, opened.handle, 1, is_now=False)
        if opened.size_bytes > SMALL_FILE_BYTES:
            for page in range(2, min(opened.pages, STRIP_PAGES)):
                await pages.thumb(document, opened.handle, page)
        return document

    def _owe(self, document: str, blob: str, how: How, later_ms: int = 0) -> None:
        there, now_ms = self._room.state.documents.get(document), self._desk.clock.now_ms()
        if there is None or there.withdrawn is None:  # while its first page was drawn
            not_before_ms = _tonight_ms(now_ms) if how == "tonight" else now_ms + later_ms if later_ms else 0
            self._bulk.push(self._room.consult, blob, RANK_FILE, not_before_ms)

    async def _key_pages(self, document: str, opened: OpenedFile, chosen: tuple[int, ...]) -> None:
        """All of them to read, then each as fine as it gets. What a busy computer did not draw in time it tries again:
        nobody asks for a page that is not looked at, and the file may never come."""
        found = sorted(page for page in {0, *chosen} if 0 <= page < opened.pages)
        for page in found:
            await self._pages.page(document, opened.handle, page, is_now=page == 0)
        for page in found:
            await self._pages.key(document, opened.handle, page)
        there = self._room.state.documents.get(document)
        for page in found:
            if there is not None and not is_readable(there.pictures.get(page, ())):
                await self._pages.page(document, opened.handle, page, is_now=page == 0)

    def _doubts(self, opened: OpenedFile) -> tuple[Doubt, ...]:
        """The person was asked about them; that it was shared all the same stands where the file is looked at."""
        request = self._room.state.request
        if request is None:
            return doubts(Patient(), opened.about.subjects, 0)
        return doubts(request.patient, opened.about.subjects, request.at_ms // DAY_MS)

    def bring(self, document: str) -> None:
        """The file itself: from whoever shared it, or to the others where that was here."""
        there = self._room.state.documents.get(document)
        if there is None or there.withdrawn is not None:
            return
        if there.by == self._room.account.person.person:
            self._send(document)
        else:
            self._asking.add(document)
            self._ask_again(document, AGAIN_TIMES)
            self._pictures.bring_file(document)

    def _ask_again(self, document: str, times: int) -> None:
        """A whisper may be lost; who comes back is asked again by `here_changed`."""
        there = self._room.state.documents.get(document)
        if document not in self._asking or there is None or there.withdrawn is not None or self._has(there.blob):
            return
        self._room.whisper(FileAsked(document), there.by)
        if times > 1:
            asyncio.get_running_loop().call_later(AGAIN_S, self._ask_again, document, times - 1)

    def heard(self, by: str, whisper: PageAsked | FileAsked) -> None:
        if isinstance(whisper, PageAsked):
            self._pages.heard(by, whisper)
        elif self._send(whisper.document) and whisper.document not in self._told:
            self._told.add(whisper.document)
            name = next((one.name for one in self._room.here if one.person == by), "")
            self._desk.tell(FileAskedFor(self._room.state.documents[whisper.document].title, name))

    def here_changed(self, people: tuple[Person, ...]) -> None:
        """Who comes back has not heard what they were asked for."""
        for document in tuple(self._asking):
            there = self._room.state.documents.get(document)
            if there is None or there.withdrawn is not None or self._has(there.blob):
                self._asking.discard(document)
            elif any(one.person == there.by for one in people):
                self._room.whisper(FileAsked(document), there.by)

    def state_changed(self, state: ConsultState) -> None:
        self._pages.state_changed(state)

    def look_for_files(self, state: ConsultState) -> bool:
        """Now and then; True when `arrived` is another."""
        later = (one for one in state.documents.values() if one.sending != "behind" and one.withdrawn is None)
        found = frozenset(one.document for one in later if one.document in self.arrived or self._is_there(one))
        before, self.arrived = self.arrived, found
        return found != before

    def _is_there(self, document: Document) -> bool:
        """The file of another here; of one's own, with the server. Of one that goes when it is asked for that is known
        only while this runs."""
        if not self._has(document.blob):
            return False
        if document.by != self._room.account.person.person:
            return True
        if self._bulk.owes(self._room.consult, document.blob):
            self._going.add(document.document)
            return False
        return document.sending == "tonight" or document.document in self._going

    def _send(self, document: str) -> bool:
        """Now, whatever it waited for; once the server has it, nothing more is to be done. False where it may not."""
        there = self._room.state.documents.get(document)
        own = there is not None and there.by == self._room.account.person.person and there.withdrawn is None
        if there is None or not own or there.sending == "behind" or not self._has(there.blob):
            return False
        self._going.add(document)
        self._bulk.push(self._room.consult, there.blob, RANK_FILE)
        return True

    def _has(self, blob: str) -> bool:
        return self._room.account.shelf.blobs.has(blob)


def _keep(blobs: Blobs, opened: OpenedFile) -> None:
    with read_from(lying(str(opened.path), opened.key)) as file:
        blobs.keep(file, opened.blob, opened.size_bytes)


def _tonight_ms(now_ms: int) -> int:
    """By this computer's clock and zone."""
    return int(tonight(datetime.fromtimestamp(now_ms / 1_000).astimezone()).timestamp() * 1_000)
