"""One wish a surface: a row of the strip never makes the page on the stage coarse, and is not starved by old pages."""

import asyncio
from pathlib import Path

import msgspec
import numpy as np

from app.client.desk import Desk
from app.client.mailbox import Mailbox
from app.client.pictures import Pictures
from app.client.slots import Slots
from app.client.wishes import MOST_LARGE, MOST_SMALL, Wish, Wishes
from app.clock import ManualClock
from app.consult.events.documents import PageSize
from app.consult.events.surface import PageSurface, surface_key
from app.documents.cache import PictureCache
from app.geometry import Box
from app.store.blobs import Blobs
from tests.documents.conftest import pdf_of
from tests.ui import room_samples as rs
from tests.ui.stage.test_filmstrip import CHART, with_chart

PAGE = PageSurface(CHART, 0)


def test_a_small_wish_never_replaces_a_larger_one_of_the_same_surface():
    wishes, large = Wishes(), Wish(PAGE, Box(0, 0, 50, 50), 2.0)
    assert wishes.put("a", Wish(PAGE, None, 0.1)) and wishes.put("a", large)
    assert not wishes.put("a", Wish(PAGE, None, 0.1)) and wishes["a"] == large


def test_neither_a_strip_nor_the_pages_left_displace_the_other():
    wishes = Wishes()
    for number in range(100):
        wishes.put(f"large {number}", Wish(PAGE, None, 1.0))
        wishes.put(f"small {number}", Wish(PAGE, None, 0.1))
    kept = list(wishes)
    assert "large 99" in kept and "small 99" in kept and len(kept) == MOST_LARGE + MOST_SMALL


def test_the_row_of_the_page_on_the_stage_leaves_it_as_sharp_as_it_is(tmp_path: Path):
    async def story() -> None:
        desk = Desk(Slots(lambda: None), Mailbox(), ManualClock(), tmp_path, "test", PictureCache())
        blobs = Blobs(tmp_path / "blobs")
        blob = blobs.put(pdf_of(1))

        async def pull(wanted: str, rank: int) -> None:
            raise AssertionError("all of it is here")

        pictures = Pictures(desk, blobs, pull, lambda surface: None)
        state = with_chart(rs.base_state(), 1)
        chart = state.documents[CHART]
        there = {CHART: msgspec.structs.replace(chart, blob=blob, sizes=(PageSize(1, 300, 400),))}
        pictures.state_changed(msgspec.structs.replace(state, documents=there))
        key = surface_key(PAGE)
        for scale in (1.0, 0.1):
            pictures.want(PAGE, None, scale)
            while pictures._working and not all(task.done() for task in pictures._working.values()):
                await asyncio.sleep(0.01)
        picture = desk.cache.get(key)
        assert picture is not None and np.asarray(picture.pixels.pixels).shape == (400, 300, 3)
        pictures.close()
        await desk.close()

    asyncio.run(story())
