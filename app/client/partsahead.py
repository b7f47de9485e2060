"""What this place owes the others of parts of pages: a picture of what somebody looks at closely, then its own values.
Asked for by whoever looks; knows no screen."""

import logging
from collections.abc import Awaitable, Callable

from app.client.bulk import RANK_FILE, RANK_VIEW
from app.client.deep import told_values
from app.client.desk import Desk
from app.client.pageparts import own_part, part_of, shown_as, values_of_part, widened
from app.client.partbudget import PartBudget
from app.consult.events.documents import PagePictured
from app.consult.state import Document, PagePicture
from app.consult.whispers import PageAsked
from app.documents.answered import PackedDeep
from app.documents.opened import DocumentRefused, Encoded, page_size
from app.store.errors import StoreFull

log = logging.getLogger(__name__)

PART_SIDE_PX, PART_BYTES = 1_800, 24_000
# Values are to stand within 20 s of the choice, three or four of which are its picture's. What does not go without loss
# in the rest comes lossy first: on a noisy radiograph what nine seconds of a thin line lose is less than its noise.
EXACT_S, LOSSY_S = 16.0, 9.0
UNKNOWN_BPS = 48_000  # what is left beside voice on 150 kbps (measured)
LEAST_BYTES, MOST_BYTES = 24_000, 2_500_000  # of a part without loss: sixteen bits of its pixels are not more
DEEP_AT_ONCE, DEEP_EVERY_MS = 3, 10_000  # they are ten times as long as a picture

Looked = tuple[str, str, int]  # who, at which document and page
Offer = Callable[[PagePictured, Encoded | PackedDeep, int], Awaitable[str]]


class PartsAhead:
    """On the loop; parts are made in the child. `bps`: what went to the others lately; `offer` keeps, says and pushes
    what was made. Of two parts of one sort the older one, which no asker looks at any
    more, does not leave (`forget`) until it is asked for again (`push`: False where its bytes are not here); one of
    another sort makes way. `again` gives one that has not left another rank."""

    def __init__(
        self,
        desk: Desk,
        bps: Callable[[], int | None],
        offer: Offer,
        forget: Callable[[str], None],
        again: Callable[[str, int], None],
        push: Callable[[str, int], bool],
    ) -> None:
        self._desk = desk
        self._bps = bps
        self._offer = offer
        self._forget, self._again, self._push = forget, again, push
        self._sent: dict[Looked, dict[str, str]] = {}  # the newest of each sort
        self._given: set[str] = set()  # handed on in this run and not forgotten since
        self._never: set[str] = set()  # lossy values of what cannot be had without loss, as by a table of its file
        self._budgets = {False: PartBudget(), True: PartBudget(DEEP_AT_ONCE, DEEP_EVERY_MS)}

    async def serve(
        self, document: Document, handle: str, ask: PageAsked, by: str, pictures: tuple[PagePicture, ...]
    ) -> None:
        """Nothing where `pictures`, those of the page that count here, have it. Raises DocumentRefused, OSError."""
        now_ms = self._desk.clock.mono_ms()
        if ask.deep:
            part = own_part(ask.box, page_size(document.sizes, ask.page))
            there = values_of_part(pictures, part) if part is not None else None
            if part is None:
                return
            looked = by, document.document, ask.page
            if there is not None and (self._is_given_anew(looked, there) or shown_as(there) == "whole"):
                self._again(there.blob, RANK_VIEW)  # it may have made way meanwhile
            elif there is not None and there.blob in self._never:
                return
            elif self._budgets[True].take(by, now_ms):
                await self._send_values(document, handle, PageAsked(ask.document, ask.page, part), by, there)
            return
        is_there = ask.box is None or part_of(pictures, ask.box, ask.scale) is not None
        if not is_there and self._budgets[False].take(by, now_ms):
            await self._send_picture(document, handle, ask, by)

    def make_way(self, by: str = "") -> None:
        """Something else is looked at, by somebody or by all: what has not left goes behind it."""
        for (asker, _, _), sent in self._sent.items():
            for blob in sent.values() if by in ("", asker) else ():
                self._again(blob, RANK_FILE)

    async def _send_picture(self, document: Document, handle: str, ask: PageAsked, by: str) -> None:
        if ask.box is None:
            return
        box = widened(ask.box, page_size(document.sizes, ask.page))
        side_px = min(max(round(ask.scale * max(box.width, box.height)), 1), PART_SIDE_PX)
        opener, limits = self._desk.opener, (box, side_px, PART_BYTES)
        made = await self._desk.run(self._desk.making, opener.picture, handle, ask.page, *limits)
        # *received*, which no older program shows of a page: it would take a part for the whole.
        size = made.width_px, made.height_px
        event = PagePictured(document.document, ask.page, "", *size, "received", box, "lossy")
        await self._send((by, document.document, ask.page), event, made)

    async def _send_values(
        self, document: Document, handle: str, ask: PageAsked, by: str, there: PagePicture | None
    ) -> None:
        """`there`: they were offered with a loss, and are asked for again."""
        if there is None:
            made = await self._packed(handle, ask, EXACT_S)
            if not made.is_exact and len(made.data) > self._most_bytes(LOSSY_S):
                made = await self._packed(handle, ask, LOSSY_S)
        else:
            made = await self._packed(handle, ask)
            if not made.is_exact:
                self._never.add(there.blob)
        if made.is_exact or there is None:
            told = told_values(document.document, ask.page, made, made.box)
            await self._send((by, document.document, ask.page), told, made)

    async def _packed(self, handle: str, ask: PageAsked, in_s: float | None = None) -> PackedDeep:
        """None: however long it takes."""
        most = MOST_BYTES if in_s is None else self._most_bytes(in_s)
        return await self._desk.run(self._desk.making, self._desk.opener.pack, handle, ask.page, most, ask.box)

    def _most_bytes(self, in_s: float) -> int:
        return min(max(round((self._bps() or UNKNOWN_BPS) * in_s / 8), LEAST_BYTES), MOST_BYTES)

    async def _send(self, looked: Looked, event: PagePictured, made: Encoded | PackedDeep) -> None:
        try:
            if blob := await self._offer(event, made, RANK_VIEW):
                self._given.add(blob)
                self._looks_at(looked, event.coding + event.fineness, blob)
        except (StoreFull, DocumentRefused) as error:
            log.info("no part of page %d of %s: %s", event.page, event.document, type(error).__name__)

    def _is_given_anew(self, looked: Looked, there: PagePicture) -> bool:
        """It was forgotten, or offered by an earlier run: the server may still lack it."""
        self._looks_at(looked, there.coding + there.fineness, there.blob)
        if there.blob in self._given:
            return False
        self._given.add(there.blob)
        return self._push(there.blob, RANK_VIEW)

    def _looks_at(self, looked: Looked, sort: str, blob: str) -> None:
        """Once it was offered: what did not come must not cost what the record still names."""
        sent = self._sent.setdefault(looked, {})
        if sent.get(sort) == blob:
            return
        before = sent.pop(sort, "")
        if before and all(before not in one.values() for one in self._sent.values()):
            self._forget(before)
            self._given.discard(before)
        self.make_way(looked[0])
        sent[sort] = blob
