"""What is made of a part for those who look at it closely: a picture, then its own values, within bounds."""

import asyncio
from collections.abc import Callable, Coroutine
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import msgspec
import pytest

from app.client.bulk import RANK_FILE, RANK_VIEW
from app.client.desk import Desk
from app.client.mailbox import Mailbox
from app.client.partsahead import DEEP_AT_ONCE, DEEP_EVERY_MS, LOSSY_S, UNKNOWN_BPS, PartsAhead
from app.client.slots import Slots
from app.clock import ManualClock
from app.consult.events.documents import PagePictured, PageSize
from app.consult.state import Document, PagePicture
from app.consult.whispers import PageAsked
from app.documents.answered import PackedDeep
from app.documents.cache import PictureCache
from app.documents.opened import Encoded
from app.geometry import Box
from app.store.errors import StoreFull

IMAGE = Document("d" * 32, "image", "Hand", 1, (PageSize(1, 2_000, 2_000),), "b" * 64, 9_000, "anna", 1)
PART = Box(100, 100, 300, 250)


class There:
    """A place with the file, whose child packs a byte a pixel at once; what it offers stands in the document."""

    def __init__(self, folder: Path) -> None:
        self.clock = ManualClock()
        self.desk = Desk(Slots(lambda: None), Mailbox(), self.clock, folder, "test", PictureCache())
        self.desk.opener = SimpleNamespace(  # type: ignore[assignment]
            picture=lambda *_: Encoded(b"picture", 9, 9), pack=self._pack, close=self.desk.opener.close
        )
        self.document = IMAGE
        self.said: list[PagePictured] = []
        self.forgotten: list[str] = []
        self.later: list[tuple[str, int]] = []
        self.bps: int | None = None
        self.pushed: list[str] = []
        self.packs = 0
        self.is_full = self.is_in_steps = False
        self.blob = ""
        self.parts = PartsAhead(
            self.desk,
            lambda: self.bps,
            self._offer,
            self.forgotten.append,
            lambda *told: self.later.append(told),
            self._push,
        )

    def _push(self, blob: str, rank: int) -> bool:
        self.pushed.append(blob)
        return True

    def _pack(self, handle: str, page: int, max_bytes: int, box: Box) -> PackedDeep:
        length = round(box.width * box.height)
        is_exact = length <= max_bytes and not self.is_in_steps
        self.packs += 1
        return PackedDeep(b"." * min(length, max_bytes), round(box.width), round(box.height), 12, box, is_exact)

    async def _offer(self, event: PagePictured, made: Encoded | PackedDeep, rank: int) -> str:
        if self.is_full:
            raise StoreFull
        blob = self.blob or f"{len(self.said)}"
        event = msgspec.structs.replace(event, blob=blob, size_bytes=len(made.data))
        self.said.append(event)
        fields = {name: getattr(event, name) for name in PagePicture.__struct_fields__ if name != "by"}
        pictures = (*self.document.pictures.get(0, ()), PagePicture(**fields))
        self.document = msgspec.structs.replace(self.document, pictures={0: pictures})
        return blob

    async def asked(self, box: Box | None, deep: bool = True, by: str = "carl") -> None:
        await self.parts.serve(
            self.document, "h", PageAsked(IMAGE.document, 0, box, 1.0, deep), by, self.document.pictures.get(0, ())
        )

    @property
    def told(self) -> list[tuple[str, bool]]:
        return [(one.fineness, one.coding == "deep") for one in self.said]


def told(folder: Path, story: Callable[[There], Coroutine[Any, Any, None]]) -> None:
    async def whole() -> None:
        there = There(folder)
        try:
            async with asyncio.timeout(60):
                await story(there)
        finally:
            await there.desk.close()

    asyncio.run(whole())


def test_what_goes_without_loss_in_time_goes_so_at_once_and_never_twice(tmp_path: Path) -> None:
    async def story(there: There) -> None:
        await there.asked(PART, deep=False)
        await there.asked(PART)
        await there.asked(PART)
        assert there.told == [("lossy", False), ("whole", True)]
        assert there.said[1].box == PART and there.said[1].quality == "received" and there.said[1].bits == 12

    told(tmp_path, story)


def test_what_is_longer_comes_lossy_first_and_whole_when_it_is_asked_for_again(tmp_path: Path) -> None:
    async def story(there: There) -> None:
        large = Box(0, 0, 800, 700)
        await there.asked(large)
        assert there.said[0].size_bytes == UNKNOWN_BPS * LOSSY_S / 8
        await there.asked(large)
        await there.asked(large)
        assert there.told == [("lossy", True), ("whole", True)]
        assert there.later == [("0", RANK_FILE), ("1", RANK_VIEW)]  # asked for again it goes before all that made way

    told(tmp_path, story)


def test_a_wider_line_carries_it_whole_at_once(tmp_path: Path) -> None:
    async def story(there: There) -> None:
        there.bps = 1_000_000
        await there.asked(Box(0, 0, 800, 700))
        assert there.told == [("whole", True)]

    told(tmp_path, story)


@pytest.mark.parametrize("box", [None, Box(0, 0, 1_990, 1_995), Box(0, 0, 1_200, 1_200), Box(5_000, 0, 10, 10)])
def test_the_page_itself_and_what_is_too_much_or_outside_is_not_packed(tmp_path: Path, box: Box | None) -> None:
    async def story(there: There) -> None:
        await there.asked(box)
        assert not there.said

    told(tmp_path, story)


def test_of_two_parts_the_older_one_does_not_leave_any_more(tmp_path: Path) -> None:
    async def story(there: There) -> None:
        await there.asked(PART)
        await there.asked(Box(900, 900, 300, 250))
        assert there.forgotten == ["0"]

    told(tmp_path, story)


def test_who_asks_for_one_after_another_has_them_one_at_a_time(tmp_path: Path) -> None:
    async def story(there: There) -> None:
        for step in range(DEEP_AT_ONCE + 2):
            await there.asked(Box(step * 300, 0, 200, 200))
        assert len(there.said) == DEEP_AT_ONCE
        await there.asked(Box(0, 900, 200, 200), by="dora")
        assert len(there.said) == DEEP_AT_ONCE + 1
        there.clock.advance(DEEP_EVERY_MS)
        await there.asked(Box(0, 1_500, 200, 200))
        assert len(there.said) == DEEP_AT_ONCE + 2

    told(tmp_path, story)


def test_what_finds_no_room_on_the_disk_does_not_cost_the_part_before(tmp_path: Path) -> None:
    async def story(there: There) -> None:
        await there.asked(PART)
        there.is_full = True
        await there.asked(Box(900, 900, 300, 250))
        assert not there.forgotten and not there.later

    told(tmp_path, story)


def test_the_same_bytes_of_another_part_are_still_sent(tmp_path: Path) -> None:
    async def story(there: There) -> None:
        there.blob = "black"
        await there.asked(PART)
        await there.asked(Box(900, 900, 300, 250))
        assert len(there.said) == 2 and not there.forgotten

    told(tmp_path, story)


def test_a_part_that_was_given_up_leaves_when_it_is_asked_for_again(tmp_path: Path) -> None:
    async def story(there: There) -> None:
        await there.asked(PART)
        await there.asked(Box(900, 900, 300, 250))
        await there.asked(PART)
        await there.asked(PART)
        assert there.forgotten == ["0", "1"] and there.pushed == ["0"] and len(there.said) == 2

    told(tmp_path, story)


def test_what_two_look_at_is_not_given_up_by_one_of_them(tmp_path: Path) -> None:
    async def story(there: There) -> None:
        await there.asked(PART)
        await there.asked(PART, by="dora")
        await there.asked(Box(900, 900, 300, 250))
        assert not there.forgotten
        await there.asked(Box(900, 900, 300, 250), by="dora")
        assert there.forgotten == ["0"]

    told(tmp_path, story)


def test_what_cannot_be_had_without_loss_is_tried_once(tmp_path: Path) -> None:
    async def story(there: There) -> None:
        there.is_in_steps = True
        await there.asked(Box(100, 100, 200, 200))  # short enough for either: packed once
        assert there.packs == 1
        for _ in range(3):
            await there.asked(Box(100, 100, 200, 200))
        assert there.packs == 2 and there.told == [("lossy", True)]

    told(tmp_path, story)
