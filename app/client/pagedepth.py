"""Brings the part of a page that is looked at closely with its own values, behind its pictures: asked for of whoever
has the file. Knows no camera and no file."""

import asyncio
import logging
from collections.abc import Awaitable, Callable

from msgspec.structs import replace

from app.client.border import Picture
from app.client.broughtvalues import NOT_BROUGHT, Pull, brought_values
from app.client.desk import Desk
from app.client.laying import chain
from app.client.owed import RANK_VIEW
from app.client.pageparts import COVERS, covered, own_part, shown_as, values_of_part
from app.consult.events.surface import PageSurface, SurfaceKey, surface_key
from app.consult.looking import facts_of
from app.consult.state import ConsultState, Document, PagePicture
from app.consult.whispers import PageAsked
from app.documents.deepbytes import CODING
from app.documents.opened import DocumentRefused, page_size
from app.geometry import Box
from app.store.blobs import Blobs

log = logging.getLogger(__name__)

STILL_S = 0.7  # a hand that looks around asks for no values, which are long
AGAIN_S = 5.0
MOST_TIMES = 5


class PageDepth:
    """On the loop. `pull(blob, rank)` brings a blob into `blobs`; `document` of a page, None where it was withdrawn;
    `keep` shows; `ask` says to the others what lacks here, None where nobody can answer; `again` looks anew;
    `give_up` ends a pull, and what came of it stays for the next."""

    def __init__(
        self,
        desk: Desk,
        blobs: Blobs,
        pull: Pull,
        document: Callable[[PageSurface], Document | None],
        keep: Callable[[Picture], None],
        ask: Callable[[PageAsked], None] | None,
        again: Callable[[str], None],
        give_up: Callable[[str], Awaitable[None]] | None = None,
    ) -> None:
        self._desk, self._blobs, self._pull, self._document = desk, blobs, pull, document
        self._keep, self._ask, self._again, self._give_up = keep, ask, again, give_up
        self._wanted: dict[SurfaceKey, Box] = {}
        self._coming: dict[SurfaceKey, tuple[str, asyncio.Task[None]]] = {}
        self._asked: dict[SurfaceKey, tuple[Box, int]] = {}  # what, how often since something came
        self._failed: dict[SurfaceKey, str] = {}  # the blob that did not come, until it is asked for again
        self._refused: set[str] = set()  # which came, and cannot be shown
        self._leaving: dict[str, asyncio.Task[None]] = {}
        self._timers: dict[SurfaceKey, asyncio.TimerHandle] = {}
        self._shown: dict[SurfaceKey, str] = {}  # the blob of what came last
        self._said: set[SurfaceKey] = set()  # of these the picture says that its own values are on the way

    def bring(self, document: Document, surface: PageSurface, box: Box | None, is_owed: bool) -> None:
        """Of a page that `has_values`. `is_owed`: a picture of it is still to come, and goes before them."""
        key, pictures = surface_key(surface), document.pictures.get(surface.page, ())
        part = own_part(box, page_size(document.sizes, surface.page))
        if part is None or self._stands(key, part) or _comes_whole(pictures):
            self._end(key)
            return
        if self._wanted.get(key) != part:
            self._end(key)
        self._wanted[key] = part
        found = values_of_part([one for one in pictures if one.blob not in self._refused], part)
        if found is not None and self._failed.get(key) != found.blob and not self._is_shown(key, found):
            self._fetch(surface, found, part)
        elif not is_owed and not self._is_coming(key):
            self._lack(key, PageAsked(surface.document, surface.page, part, 1.0, True))
        self._say_coming(key, key in self._said)  # also of a picture that came meanwhile

    def close(self) -> None:
        for timer in self._timers.values():
            timer.cancel()
        for _, task in self._coming.values():
            task.cancel()

    # ---- what came

    def _fetch(self, surface: PageSurface, found: PagePicture, part: Box) -> None:
        key = surface_key(surface)
        blob, before = self._coming.get(key, ("", None))
        if before is not None and not before.done():
            if blob == found.blob:
                return
            before.cancel()
            self._let_go(blob)
        self._settle(key)
        if key not in self._asked and self._ask is not None and not self._blobs.has(found.blob):
            self._ask(
                PageAsked(surface.document, surface.page, part, 1.0, True)
            )  # of an earlier look: it may wait there
        self._say_coming(key, True)
        self._coming[key] = found.blob, self._desk.tasks.start(self._bring(surface, found), f"values of a part {key}")

    async def _bring(self, surface: PageSurface, found: PagePicture) -> None:
        key = surface_key(surface)
        try:
            if (leaving := self._leaving.get(found.blob)) is not None:
                await asyncio.wait((leaving,))
            made = await brought_values(self._desk, self._blobs, self._pull, self._document, surface, found, RANK_VIEW)
        except NOT_BROUGHT as error:
            log.info("no values of a part of %s: %s", key, type(error).__name__)
            self._fails(key, found.blob, isinstance(error, DocumentRefused))
            return
        document, part = self._document(surface), self._wanted.get(key)
        if made is None or document is None or self._blobs.has(document.blob):  # or here meanwhile
            return
        if part is not None and made.box is not None and covered(part, made.box) > 0:
            self._shown[key] = found.blob
            self._asked[key] = part, 1
            self._keep(made)
            self._say_coming(key, made.quality != "whole")
            self._desk.tasks.start(self._look_again(key), "part looked at")

    def _fails(self, key: SurfaceKey, blob: str, is_refused: bool) -> None:
        """It may come another time: it is asked for and fetched again after a while. What was refused stays so."""
        if is_refused:
            self._refused.add(blob)
        self._failed[key] = blob
        self._say_coming(key, False)
        self._settle(key)
        self._timers[key] = asyncio.get_running_loop().call_later(AGAIN_S, self._say_again, key)

    async def _look_again(self, key: SurfaceKey) -> None:
        """Of what came lossy the rest is asked for."""
        self._again(key)

    # ---- what lacks

    def _lack(self, key: SurfaceKey, ask: PageAsked) -> None:
        if self._ask is None or ask.box is None or key in self._timers:
            return
        part, times = self._asked.get(key, (ask.box, 0))
        times = times if part == ask.box else 0
        if times >= MOST_TIMES:
            self._say_coming(key, False)
            return
        self._asked[key] = ask.box, times + 1
        loop = asyncio.get_running_loop()
        self._timers[key] = loop.call_later(STILL_S if not times else 0.0, self._say, key, ask)

    def _say(self, key: SurfaceKey, ask: PageAsked) -> None:
        if self._ask is not None:
            self._failed.pop(key, None)
            self._ask(ask)
            self._say_coming(key, True)
            self._timers[key] = asyncio.get_running_loop().call_later(AGAIN_S, self._say_again, key)

    def _say_again(self, key: SurfaceKey) -> None:
        self._timers.pop(key, None)
        self._again(key)

    def _end(self, key: SurfaceKey) -> None:
        """What was looked at is not any more, or has its values. What is on the way is given up for what is looked at
        now; what came of it stays for another look."""
        self._wanted.pop(key, None)
        self._asked.pop(key, None)
        self._failed.pop(key, None)
        blob, task = self._coming.pop(key, ("", None))
        if task is not None and not task.done():
            task.cancel()
            self._let_go(blob)
        self._settle(key)
        self._say_coming(key, False)

    def _let_go(self, blob: str) -> None:
        if self._give_up is not None and blob not in self._leaving:
            self._leaving[blob] = self._desk.tasks.start(self._leave(blob, self._give_up(blob)), "values given up")

    async def _leave(self, blob: str, given_up: Awaitable[None]) -> None:
        try:
            await given_up
        finally:
            self._leaving.pop(blob, None)

    def _settle(self, key: SurfaceKey) -> None:
        timer = self._timers.pop(key, None)
        if timer is not None:
            timer.cancel()

    def _say_coming(self, key: SurfaceKey, is_coming: bool) -> None:
        (self._said.add if is_coming else self._said.discard)(key)
        here = self._desk.cache.get(key)
        if here is not None and here.is_coming != is_coming:
            self._keep(replace(here, is_coming=is_coming))

    # ---- what stands here

    def _stands(self, key: SurfaceKey, part: Box) -> bool:
        return any(
            one.deep is not None and one.quality == "whole" and (one.box is None or covered(part, one.box) >= COVERS)
            for one in chain(self._desk.cache.get(key))
        )

    def _is_shown(self, key: SurfaceKey, found: PagePicture) -> bool:
        if self._shown.get(key) != found.blob:
            return False
        return any(one.deep is not None and one.box == found.box for one in chain(self._desk.cache.get(key)))

    def _is_coming(self, key: SurfaceKey) -> bool:
        _, task = self._coming.get(key, ("", None))
        return task is not None and not task.done()


def _comes_whole(pictures: tuple[PagePicture, ...]) -> bool:
    """The values of the whole page were offered without loss: they are no longer than those of a part."""
    return any(one.coding == CODING and one.box is None and shown_as(one) == "whole" for one in pictures)


def has_values(state: ConsultState | None, surface: PageSurface) -> bool:
    """More than eight bits of grey, in which a window can be set."""
    facts = facts_of(state, surface) if state is not None else None
    return facts is not None and facts.bits > 8
