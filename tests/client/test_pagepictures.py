"""What is made of a page for those who have no file: as fine as it gets, what is looked at first, and with an end."""

import asyncio
from collections.abc import Callable, Coroutine
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import msgspec
import pytest

from app.client.bulk import RANK_FILE, RANK_STILL, RANK_VIEW
from app.client.desk import Desk
from app.client.mailbox import Mailbox
from app.client.pagepictures import KEY_SIDE_PX, THUMB_SIDE_PX, PagePictures
from app.client.partbudget import AT_ONCE, EVERY_MS, PartBudget
from app.client.slots import Slots
from app.clock import ManualClock
from app.consult.events.documents import PagePictured, PageSize
from app.consult.events.surface import PageSurface
from app.consult.state import ConsultState, Document, PagePicture, Stage
from app.consult.whispers import PageAsked
from app.documents.cache import PictureCache
from app.documents.opened import PREVIEW_SIDE_PX, DocumentRefused, Encoded
from app.geometry import Box
from app.store.blobs import Blobs
from app.store.errors import StoreFull

PAPER = Document("d" * 32, "pdf", "ECG", 9, (PageSize(9, 600, 800),), "b" * 64, 9_000, "anna", 1)


def _no_values(handle: str, page: int, max_bytes: int) -> None:
    raise DocumentRefused("in colours")


class Room:
    """A room that keeps what is said in it, bulk that keeps what it is to send, and a child that draws at once."""

    def __init__(self, folder: Path) -> None:
        self.desk = Desk(Slots(lambda: None), Mailbox(), ManualClock(), folder, "test", PictureCache())
        self.said: list[PagePictured] = []
        self.sent: list[tuple[str, int]] = []
        self.forgotten: list[str] = []
        self.drawn: list[tuple[int, int]] = []  # page, side
        self.lengths = {PREVIEW_SIDE_PX: 900, THUMB_SIDE_PX: 600, KEY_SIDE_PX: 26_000}
        self.blobs = Blobs(folder / "blobs")
        self.desk.opener = SimpleNamespace(  # type: ignore[assignment]
            picture=self._picture, pack=_no_values, close=self.desk.opener.close
        )
        has = SimpleNamespace(has=lambda blob: True, put=self.blobs.put, remove=self.blobs.remove)
        self.account = SimpleNamespace(
            desk=self.desk, person=SimpleNamespace(person="anna"), shelf=SimpleNamespace(blobs=has)
        )
        self.face = SimpleNamespace(
            consult="c" * 32,
            account=self.account,
            here=[],
            state=ConsultState("c" * 32, documents={PAPER.document: PAPER}),  # type: ignore[arg-type]
            submit=self.said.append,
        )
        bulk = SimpleNamespace(
            push=lambda consult, blob, rank: self.sent.append((blob, rank)),
            forget=lambda consult, blob: self.forgotten.append(blob),
            owes=lambda consult, blob: True,
            moved_up_bps=None,
        )
        self.pages = PagePictures(self.face, bulk, SimpleNamespace(handle=self._handle))  # type: ignore[arg-type]

    async def _handle(self, document: Document) -> str:
        return "h"

    def _picture(self, handle: str, page: int, box: Box | None, side_px: int, *_: int) -> Encoded:
        self.drawn.append((page, side_px))
        length = self.lengths.get(side_px, 20_000)
        return Encoded(f"{page} {side_px} {box} ".encode().ljust(length, b"."), side_px, side_px)

    async def answered(self) -> None:
        while self.pages._is_answering:
            await asyncio.sleep(0.005)


def told(folder: Path, story: Callable[[Room], Coroutine[Any, Any, None]]) -> None:
    async def whole() -> None:
        room = Room(folder)
        try:
            async with asyncio.timeout(60):
                await story(room)
        finally:
            await room.desk.close()

    asyncio.run(whole())


def test_a_key_page_travels_finer_where_its_finer_picture_is_longer_than_the_one_to_read(tmp_path: Path) -> None:
    async def story(room: Room) -> None:
        for page in (0, 1):
            await room.pages.page(PAPER.document, "h", page)
        await room.pages.key(PAPER.document, "h", 0)
        assert [one.quality for one in room.said if one.page == 0] == ["preview", "whole", "received"]
        room.lengths[KEY_SIDE_PX] = 19_000
        await room.pages.key(PAPER.document, "h", 1)
        assert [one.quality for one in room.said if one.page == 1] == ["preview", "whole"]

    told(tmp_path, story)


def test_a_page_whose_picture_found_no_room_on_the_disk_has_one_when_it_is_asked_for_again(tmp_path: Path) -> None:
    async def story(room: Room) -> None:
        put, room.account.shelf.blobs.put = room.account.shelf.blobs.put, full
        await room.pages.page(PAPER.document, "h", 0)
        room.account.shelf.blobs.put = put
        assert not room.said
        await room.pages.page(PAPER.document, "h", 0)
        assert [one.fineness for one in room.said] == ["preview", "lossy"]

    told(tmp_path, story)


def full(data: bytes) -> str:
    raise StoreFull


def test_a_thumb_gives_way_to_the_preview_of_its_page(tmp_path: Path) -> None:
    async def story(room: Room) -> None:
        await room.pages.thumb(PAPER.document, "h", 3)
        (thumb,) = (blob for blob, rank in room.sent if rank == RANK_FILE)
        await room.pages.page(PAPER.document, "h", 3, is_now=False)
        assert room.forgotten == [thumb]
        room.pages._bring_forward(PAPER.document, 3)
        assert thumb not in [blob for blob, rank in room.sent if rank == RANK_VIEW]
        assert [rank for _, rank in room.sent].count(RANK_STILL) == 0

    told(tmp_path, story)


def test_two_pages_side_by_side_are_both_served_and_the_one_looked_at_first(tmp_path: Path) -> None:
    async def story(room: Room) -> None:
        room.pages._begin(("next", "", 0), PageAsked(PAPER.document, 7), is_now=False)
        room.pages.heard("carl", PageAsked(PAPER.document, 2))
        room.pages.heard("carl", PageAsked(PAPER.document, 3))
        await room.answered()
        assert list(dict.fromkeys(page for page, _ in room.drawn)) == [2, 3, 7]

    told(tmp_path, story)


def test_parts_without_end_are_not_made(tmp_path: Path) -> None:
    async def story(room: Room) -> None:
        for step in range(AT_ONCE + 4):
            room.pages.heard("carl", PageAsked(PAPER.document, 0, Box(step * 20, 0, 50, 50), 4.0))
            await room.answered()
        assert len(room.said) == AT_ONCE
        room.pages.heard("dora", PageAsked(PAPER.document, 0, Box(300, 0, 50, 50), 4.0))
        await room.answered()
        assert len(room.said) == AT_ONCE + 1 and room.sent[-2][0] not in room.forgotten  # the other one's stays

    told(tmp_path, story)


def test_a_budget_grows_again() -> None:
    budget = PartBudget()
    assert [budget.take("carl", 0) for _ in range(AT_ONCE + 1)] == [True] * AT_ONCE + [False]
    assert [budget.take("carl", EVERY_MS), budget.take("carl", EVERY_MS)] == [True, False]


def test_while_the_sharer_is_away_one_answers_and_the_others_once_that_one_did_not(tmp_path: Path) -> None:
    async def story(room: Room) -> None:
        there = SimpleNamespace(**{name: getattr(PAPER, name) for name in PAPER.__struct_fields__} | {"by": "gone"})
        room.face.state = SimpleNamespace(documents={PAPER.document: there})
        room.face.here = [SimpleNamespace(person=name) for name in ("aaron", "anna", "carl")]
        room.pages.heard("carl", PageAsked(PAPER.document, 1))
        await room.answered()
        assert not room.drawn
        values = PageAsked(PAPER.document, 1, Box(0, 0, 50, 50), 1.0, True)
        room.pages.heard("carl", values)  # which says nothing of the picture that is still lacking
        room.pages.heard("carl", PageAsked(PAPER.document, 1))
        await room.answered()
        assert room.drawn

    told(tmp_path, story)


def test_what_another_said_of_a_page_while_its_sharer_was_away_is_no_picture_of_the_sharer_s(tmp_path: Path) -> None:
    async def story(room: Room) -> None:
        read = PagePicture("r", 900, 1_200, "whole", None, "lossy", by="carl")
        for by, drawn in (("carl", {0, 1}), ("anna", set())):
            said = {0: (msgspec.structs.replace(read, by=by),), 1: (msgspec.structs.replace(read, by=by),)}
            shared = msgspec.structs.replace(PAPER, document=by * 4, pictures=said)
            stage = Stage(PageSurface(shared.document, 0), None, "anna")
            room.face.state = ConsultState("c" * 32, documents={shared.document: shared}, stage=stage)  # type: ignore[arg-type]
            room.drawn.clear()
            room.pages.state_changed(room.face.state)
            await room.answered()
            assert {page for page, _ in room.drawn} == drawn

    told(tmp_path, story)


def test_who_asks_for_a_picture_and_for_values_of_a_page_has_both(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def story(room: Room) -> None:
        packed: list[Box | None] = []

        def pack(handle: str, page: int, max_bytes: int, box: Box | None = None) -> None:
            packed.append(box)
            raise DocumentRefused("in colours")

        monkeypatch.setattr(room.desk.opener, "pack", pack)
        room.pages.heard("carl", PageAsked(PAPER.document, 2, Box(20, 20, 50, 50), 4.0))
        room.pages.heard("carl", PageAsked(PAPER.document, 2, Box(20, 20, 50, 50), 1.0, True))
        await room.answered()
        assert len(room.drawn) == 1 and packed == [Box(20, 20, 50, 50)]

    told(tmp_path, story)
