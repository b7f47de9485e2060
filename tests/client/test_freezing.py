"""Stills that are waited for while a camera is covered: nothing of before the cover appears after it, nothing hangs."""

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from app.client import freezing as freezing_module
from app.client.border import Failed, Freeze, PictureReady
from app.client.desk import Desk
from app.client.freezing import COVERED, Freezing
from app.client.mailbox import Mailbox
from app.client.slots import Slots
from app.client.staging import Staging
from app.client.studio import Studio
from app.clock import ManualClock
from app.consult.events.documents import StillTaken
from app.consult.events.surface import frame_key
from app.consult.state import ConsultState
from app.consult.whispers import SourceShown, SourcesShown, StillAsked, StillPassed
from app.documents.cache import PictureCache
from app.media.camera import Camera
from app.media.frames import FrameRef, Kept
from app.store.blobs import Blobs
from tests.media.parts import plain_frame

THEIRS, KEY = "nurse.camera", frame_key("nurse.camera", 700)


class Table:
    """One side of a room, with the frame that it froze of the other's camera."""

    def __init__(self, desk: Desk, folder: Path) -> None:
        self.desk, self.said, self.whispers = desk, list[object](), list[object]()
        self.blobs = Blobs(folder / "blobs")
        shelf = SimpleNamespace(blobs=self.blobs)
        account = SimpleNamespace(desk=desk, shelf=shelf, person=SimpleNamespace(person="expert"))
        room: Any = SimpleNamespace(
            account=account,
            consult="c",
            state=ConsultState("c"),
            submit=self.said.append,
            whisper=lambda *of: self.whispers.append(of[0]),
        )
        self.studio = Studio(desk)
        seen = [plain_frame(700, source=THEIRS)]
        pictures: Any = SimpleNamespace(put=lambda surface, *_: desk.cache.put(KEY, "picture", 1))  # type: ignore[arg-type]
        self.freezing = Freezing(room, SimpleNamespace(push=lambda *_: None), self.studio, pictures, seen)  # type: ignore[arg-type]
        self.staging = Staging(room, self.studio)
        self.staging.covered = self.freezing.covered

    def told(self) -> list[object]:
        return list(self.desk.mailbox.drain())


def at(folder: Path, story: Callable[[Table], Awaitable[None]]) -> None:
    async def whole() -> None:
        desk = Desk(Slots(lambda: None), Mailbox(), ManualClock(), folder, "test", PictureCache())
        try:
            await story(Table(desk, folder))
        finally:
            await desk.close()

    asyncio.run(whole())


@pytest.mark.parametrize("by", ["answer", "word"])
def test_what_was_frozen_before_the_other_end_covered_does_not_appear_after(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, by: str
) -> None:
    monkeypatch.setattr(freezing_module, "ANSWER_S", 0.0)

    async def story(table: Table) -> None:
        table.staging.heard(SourcesShown((SourceShown(THEIRS, "face"),), THEIRS))
        table.freezing.freeze(Freeze("s", THEIRS, 700))
        assert table.desk.cache.get(KEY) == "picture"
        if by == "answer":
            table.freezing.heard("nurse", StillPassed("s", THEIRS, 700, covered=True))
        else:
            table.staging.heard(SourcesShown((SourceShown(THEIRS, "face", state="covered"),), THEIRS))
        await asyncio.sleep(0.05)  # the answer is waited for no longer
        assert not table.said and table.desk.cache.get(KEY) is None and not table.freezing._waiting
        assert table.told() == [PictureReady(KEY), Failed(COVERED)]

    at(tmp_path, story)


def test_what_the_other_end_asked_for_is_not_kept_once_the_camera_is_covered_and_they_hear_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def story(table: Table) -> None:
        camera = Camera("device:x", "expert.x", lambda: 1)
        camera.ring.put(Kept(FrameRef("expert.x", 5), b"jpeg", 64, 48))
        monkeypatch.setattr(table.studio.sources, "camera_of", lambda source: camera)
        found = freezing_module.still_from_ring

        def late(ring: Any, capture_ms: int) -> object:
            still = found(ring, capture_ms)
            assert still is not None
            table.studio.set_covered(True)
            return still

        monkeypatch.setattr(freezing_module, "still_from_ring", late)
        asked = StillAsked("s", "expert.x", 5)
        await table.freezing._keep_own(camera, "s", 5, "nurse", asked)
        assert table.whispers == [StillPassed("s", "expert.x", 5, covered=True)] and not table.said
        await table.freezing._keep_own(camera, "s", 5, "", None)
        assert table.told() == [Failed(COVERED)]

    at(tmp_path, story)


def covers_while_written(table: Table, monkeypatch: pytest.MonkeyPatch, cover: Callable[[], None]) -> None:
    """The cover falls after the still is on the disk, before anybody heard of it."""
    loop, blobs = asyncio.get_running_loop(), table.blobs
    put = blobs.put

    def late(data: bytes) -> str:
        blob = put(data)
        asyncio.run_coroutine_threadsafe(_called(cover), loop).result(5)
        return blob

    monkeypatch.setattr(blobs, "put", late)


async def _called(act: Callable[[], None]) -> None:
    act()


@pytest.mark.parametrize("lifted", [False, True])
@pytest.mark.parametrize("asked", [False, True])
def test_a_cover_that_falls_while_an_own_still_is_written_leaves_nothing_of_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, asked: bool, lifted: bool
) -> None:
    async def story(table: Table) -> None:
        def cover() -> None:
            table.studio.set_covered(True)
            if lifted:
                table.studio.set_covered(False)

        camera = Camera("device:x", "expert.x", lambda: 1)
        camera.ring.put(Kept(FrameRef("expert.x", 5), b"jpeg", 64, 48))
        covers_while_written(table, monkeypatch, cover)
        whisper = StillAsked("s", "expert.x", 5) if asked else None
        await table.freezing._keep_own(camera, "s", 5, "nurse" if asked else "", whisper)
        assert not table.said and table.blobs.whole() == []
        assert table.whispers == ([StillPassed("s", "expert.x", 5, covered=True)] if asked else [])
        assert table.told() == ([] if asked else [Failed(COVERED)])

    at(tmp_path, story)


@pytest.mark.parametrize("covers", [True, False])
def test_a_still_that_is_written_as_it_was_received_is_dropped_by_the_word_of_the_cover(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, covers: bool
) -> None:
    monkeypatch.setattr(freezing_module, "ANSWER_S", 0.0)

    async def story(table: Table) -> None:
        written = asyncio.Event()

        def cover() -> None:
            written.set()
            if covers:
                table.staging.heard(SourcesShown((SourceShown(THEIRS, "face", state="covered"),), THEIRS))

        covers_while_written(table, monkeypatch, cover)
        table.staging.heard(SourcesShown((SourceShown(THEIRS, "face"),), THEIRS))
        table.freezing.freeze(Freeze("s", THEIRS, 700))
        await asyncio.wait_for(written.wait(), 10)
        while table.freezing._writing or not (table.said or not table.blobs.whole()):
            await asyncio.sleep(0.01)
        kept = [one for one in table.said if isinstance(one, StillTaken)]
        assert bool(kept) is not covers and bool(table.blobs.whole()) is not covers
        assert table.told() == ([PictureReady(KEY), Failed(COVERED)] if covers else [])
        assert (table.desk.cache.get(KEY) is None) is covers

    at(tmp_path, story)


def test_a_frame_from_before_a_short_cover_is_asked_for_too_late(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def story(table: Table) -> None:
        camera = Camera("device:x", "expert.x", table.desk.now_ms)
        monkeypatch.setattr(table.studio.sources, "camera_of", lambda source: camera)
        before_ms = table.desk.now_ms()
        for on in (True, False):
            table.studio.set_covered(on)
        for capture_ms in (before_ms, before_ms + 1):
            await table.freezing._keep_own(camera, "s", capture_ms, "nurse", StillAsked("s", "expert.x", capture_ms))
        assert [one.covered for one in table.whispers if isinstance(one, StillPassed)] == [True, False]

    at(tmp_path, story)
