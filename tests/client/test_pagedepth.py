"""A part that somebody chooses arrives with the values that the file stores, though the file itself does not."""

import asyncio
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest
from msgspec.structs import replace

from app.client import pagedepth
from app.client.border import FilePreviewed, Picture, PreviewFile, SharePlan, WantPicture
from app.client.pagedepth import MOST_TIMES, PageDepth
from app.client.transfers import NotGivenError
from app.consult.events.documents import PageSize
from app.consult.events.surface import PageSurface, surface_key
from app.consult.state import Document, PagePicture
from app.consult.whispers import PageAsked
from app.documents.cache import PictureCache
from app.documents.opened import DocumentRefused
from app.geometry import Box
from tests.client.place import Place, new_consult
from tests.documents.dicom.samples import image, written
from tests.rig.people import NURSE, SPECIALIST
from tests.rig.server import Server

SIDE = 900
SMALL, LARGE = Box(300.4, 200.5, 160, 140), Box(100, 100, 600, 500)


@pytest.mark.slow
def test_a_part_comes_whole_over_a_lossy_page_and_a_large_one_lossy_before(
    shared_server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.client.pictures.MOST_FILE_BYTES", 0)
    monkeypatch.setattr("app.client.bulk.Bulk.moved_up_bps", 50_000)  # as of a thin line
    stored = np.random.default_rng(5).integers(0, 4_096, (SIDE, SIDE)).astype(np.int16)
    path = written(image(stored, WindowCenter=1_000, WindowWidth=4_000), tmp_path / "noisy.dcm")
    with Place(tmp_path / "clinic") as clinic, Place(tmp_path / "city") as city:
        clinic.sign_in(shared_server.url, NURSE)
        city.sign_in(shared_server.url, SPECIALIST)
        new_consult(clinic, NURSE, city, SPECIALIST)
        clinic.post(PreviewFile(str(path)))
        clinic.post(SharePlan(clinic.notice(FilePreviewed).token))
        state = city.state(lambda one: bool(one.facts))
        page = PageSurface(next(iter(state.documents)), 0)
        laid: list[Picture] = []
        put = PictureCache.put

        def note(cache: PictureCache[Picture], key: str, picture: Picture, size_bytes: int) -> None:
            if cache is city.engine._pictures and key == surface_key(page):
                laid.append(picture)
            put(cache, key, picture, size_bytes)

        monkeypatch.setattr(PictureCache, "put", note)

        def part(quality: str) -> Picture | None:
            """The newest one so: what comes lossy is soon replaced."""
            found = (one for one in reversed(laid) if one.box is not None and one.deep is not None)
            return next((one for one in found if one.quality == quality), None)

        city.post(WantPicture(page))
        city.until(lambda: city.engine.picture(surface_key(page)))
        city.post(WantPicture(page, SMALL, 4.0))
        small = city.until(lambda: part("whole"))
        assert small.box == Box(300, 200, 161, 141)
        own = stored[200:341, 300:461]
        assert (small.deep.measured == own - 1024.0).all() and not small.is_coming
        under = small.under
        assert under is not None and under.box is None and under.quality != "whole"

        city.post(WantPicture(page, LARGE, 1.0))
        large = city.until(lambda: (shown := part("detail")) and shown.box == LARGE and shown)
        own = stored[100:600, 100:700]
        assert 0 < np.abs(large.deep.measured - (own - 1024.0)).mean() < 1_000
        whole = city.until(lambda: (shown := part("whole")) and shown.box == LARGE and shown)
        assert (whole.deep.measured == own - 1024.0).all()
        there = city.state(lambda one: True).documents[page.document].pictures[0]
        parts = [(one.quality, one.fineness, one.coding) for one in there if one.box is not None]
        assert ("received", "lossy", "deep") in parts and ("received", "whole", "deep") in parts


IMAGE = Document("d" * 32, "image", "Hand", 1, (PageSize(1, SIDE, SIDE),), "b" * 64, 9, "anna", 1)
SURFACE = PageSurface(IMAGE.document, 0)


class Asking:
    """A screen to which nothing ever comes, and what it asks for."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(pagedepth, "STILL_S", 0.01)
        self.asked: list[Box | None] = []
        self.pulled: list[str] = []
        self.again: list[str] = []
        self.given_up: list[str] = []
        self.error: Exception | None = None
        self.free = asyncio.Event()  # what was given up has ended
        self.free.set()
        self.cache: dict[str, Picture] = {}
        desk = SimpleNamespace(
            cache=self.cache, tasks=SimpleNamespace(start=lambda work, _: asyncio.ensure_future(work))
        )
        self.depth = PageDepth(
            desk,  # type: ignore[arg-type]
            SimpleNamespace(has=lambda blob: False),  # type: ignore[arg-type]
            self._pull,
            lambda surface: IMAGE,
            lambda picture: None,
            self._ask,
            self.again.append,
            self._give_up,
        )

    async def _pull(self, blob: str, rank: int) -> None:
        self.pulled.append(blob)
        if self.error is not None:
            raise self.error
        await asyncio.Event().wait()

    async def _give_up(self, blob: str) -> None:
        self.given_up.append(blob)
        await self.free.wait()

    def _ask(self, ask: PageAsked) -> None:
        assert ask.deep
        self.asked.append(ask.box)

    async def look(self, box: Box | None, *pictures: PagePicture, is_owed: bool = False) -> None:
        self.depth.bring(replace(IMAGE, pictures={0: pictures}), SURFACE, box, is_owed)
        await asyncio.sleep(0.1)


def test_a_look_elsewhere_does_not_wait_for_what_is_on_the_way(monkeypatch: pytest.MonkeyPatch) -> None:
    async def story() -> None:
        screen, here, there = Asking(monkeypatch), Box(0, 0, 300, 300), Box(500, 500, 200, 200)
        await screen.look(here)
        coming = PagePicture("c", 300, 300, "received", here, "whole", 12, "deep")
        await screen.look(here, coming)
        await screen.look(there, coming)
        assert screen.asked == [here, there] and screen.pulled == screen.given_up == ["c"]
        await screen.look(here, coming)  # which waits there, for it made way: it is asked for again
        assert screen.asked == [here, there, here] and screen.pulled == ["c", "c"]
        screen.depth.close()

    asyncio.run(story())


def test_a_look_back_waits_until_what_was_given_up_has_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    async def story() -> None:
        screen, here = Asking(monkeypatch), Box(0, 0, 300, 300)
        coming = PagePicture("c", 300, 300, "received", here, "whole", 12, "deep")
        screen.free.clear()
        await screen.look(here, coming)
        await screen.look(Box(500, 500, 200, 200), coming)
        await screen.look(here, coming)
        assert screen.pulled == screen.given_up == ["c"]
        screen.free.set()
        await screen.look(here, coming)
        assert screen.pulled == ["c", "c"] and screen.given_up == ["c"]
        screen.depth.close()

    asyncio.run(story())


def test_values_wait_for_the_picture_and_are_not_asked_for_of_the_page(monkeypatch: pytest.MonkeyPatch) -> None:
    async def story() -> None:
        screen, here = Asking(monkeypatch), Box(0, 0, 300, 300)
        await screen.look(here, is_owed=True)
        await screen.look(None)
        whole = PagePicture("w", SIDE, SIDE, "whole", None, "whole", 12, "deep")
        await screen.look(here, whole)  # all of the page is on the way without loss
        assert not screen.asked
        await screen.look(here)
        await screen.look(here)
        assert screen.asked == [here]
        screen.depth.close()

    asyncio.run(story())


def test_what_did_not_come_is_asked_for_and_fetched_again(monkeypatch: pytest.MonkeyPatch) -> None:
    async def story() -> None:
        monkeypatch.setattr(pagedepth, "AGAIN_S", 0.01)
        screen, here = Asking(monkeypatch), Box(0, 0, 300, 300)
        there = PagePicture("c", 300, 300, "received", here, "whole", 12, "deep")
        screen.error = NotGivenError("not_found", "")
        await screen.look(here, there)
        assert screen.pulled == ["c"] and screen.asked == [here] and screen.again  # where it waited
        await screen.look(here, there)
        assert screen.asked == [here, here] and screen.pulled == ["c"]  # first it is to be sent
        await screen.look(here, there)
        assert screen.pulled == ["c", "c"]
        for _ in range(3 * MOST_TIMES):
            await screen.look(here, there)
        assert len(screen.asked) == MOST_TIMES + 1 and len(screen.pulled) == MOST_TIMES + 1
        screen.depth.close()

    asyncio.run(story())


def test_what_cannot_be_shown_is_not_fetched_again(monkeypatch: pytest.MonkeyPatch) -> None:
    async def story() -> None:
        monkeypatch.setattr(pagedepth, "AGAIN_S", 0.01)
        screen, here = Asking(monkeypatch), Box(0, 0, 300, 300)
        there = PagePicture("c", 300, 300, "received", here, "whole", 12, "deep")
        screen.error = DocumentRefused("not the values of this part")
        for _ in range(5):
            await screen.look(here, there)
        assert screen.pulled == ["c"] and screen.asked[1:]
        screen.depth.close()

    asyncio.run(story())


def test_a_part_that_others_replace_again_and_again_has_an_end(monkeypatch: pytest.MonkeyPatch) -> None:
    async def story() -> None:
        monkeypatch.setattr(pagedepth, "AGAIN_S", 0.01)
        screen, here = Asking(monkeypatch), Box(0, 0, 300, 300)
        screen.error = NotGivenError("not_found", "")
        for number in range(4 * MOST_TIMES):
            await screen.look(
                here, *[PagePicture(f"{number}", 300, 300, "received", here, "whole", 12, "deep")] * (number % 2)
            )
        assert len(screen.asked) == MOST_TIMES
        screen.depth.close()

    asyncio.run(story())
