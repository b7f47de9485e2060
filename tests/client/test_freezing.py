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
from app.consult.events.surface import frame_key
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
        shelf = SimpleNamespace(blobs=Blobs(folder / "blobs"))
        account = SimpleNamespace(desk=desk, shelf=shelf, person=SimpleNamespace(person="expert"))
        room: Any = SimpleNamespace(
            account=account, consult="c", submit=self.said.append, whisper=lambda *of: self.whispers.append(of[0])
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
