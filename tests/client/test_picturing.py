"""The smaller pictures of a still are a help and never a hindrance: the still itself waits for none of them."""

import asyncio
import threading
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest

from app.client import picturing
from app.client.bulk import RANK_FILE, RANK_STILL, RANK_VIEW
from app.client.desk import Desk
from app.client.mailbox import Mailbox
from app.client.picturing import Picturing
from app.client.slots import Slots
from app.clock import ManualClock
from app.consult.events import AnyEvent
from app.consult.events.documents import StillPictured, StillTaken
from app.consult.events.surface import FrameSurface, frame_key
from app.consult.state import ConsultState
from app.documents.cache import PictureCache
from app.geometry import Box
from app.media.frames import Frame, FrameRef
from app.media.stills import StillBytes, still_of
from app.store.blobs import Blobs

SOURCE, MOMENT, SIZE = "nurse.camera", 5, (1920, 1080)


class Room:
    """A room that keeps what is said in it, and bulk that keeps what it is to send."""

    def __init__(self, folder: Path) -> None:
        self.desk = Desk(Slots(lambda: None), Mailbox(), ManualClock(), folder, "test", PictureCache())
        self.said: list[AnyEvent] = []
        self.sent: list[tuple[str, int]] = []
        self.forgotten: list[str] = []
        self.blobs = Blobs(folder / "blobs")
        person = SimpleNamespace(person="nurse")
        account = SimpleNamespace(desk=self.desk, person=person, shelf=SimpleNamespace(blobs=self.blobs))
        self.face = SimpleNamespace(
            consult="c" * 32, account=account, state=ConsultState("c" * 32), submit=self.said.append
        )
        bulk = SimpleNamespace(
            push=lambda consult, blob, rank: self.sent.append((blob, rank)),
            forget=lambda consult, blob: self.forgotten.append(blob),
            owes=lambda consult, blob: True,
        )
        self.picturing = Picturing(self.face, bulk)  # type: ignore[arg-type]

    def looks_at(self, blob: str, box: Box) -> ConsultState:
        still = SimpleNamespace(blob=blob, by="nurse", source=SOURCE, capture_ms=MOMENT, width=SIZE[0], height=SIZE[1])
        stage = SimpleNamespace(surface=FrameSurface(SOURCE, MOMENT, *SIZE), view=box)
        return SimpleNamespace(stage=stage, stills={frame_key(SOURCE, MOMENT): still})  # type: ignore[return-value]


def a_still() -> StillBytes:
    pixels = np.random.default_rng(4).integers(0, 255, (SIZE[1] // 8, SIZE[0] // 8, 3), np.uint8)
    wide = np.kron(pixels, np.ones((8, 8, 1), np.uint8))
    return still_of(Frame(FrameRef(SOURCE, MOMENT), wide, *SIZE))


def taken(blob: str, size_bytes: int) -> StillTaken:
    return StillTaken("s" * 32, SOURCE, MOMENT, *SIZE, blob, size_bytes, "whole", "", False)


def told(folder: Path, story: Callable[[Room], object]) -> None:
    async def whole() -> None:
        room = Room(folder)
        try:
            async with asyncio.timeout(60):
                await story(room)  # type: ignore[misc]
        finally:
            await room.desk.close()

    asyncio.run(whole())


def test_preview_and_original_are_on_their_way_the_moment_the_still_is_said(tmp_path: Path) -> None:
    async def story(room: Room) -> None:
        kept = a_still()
        pictured = await room.picturing.preview(kept)
        room.picturing.send(taken("b" * 64, len(kept.data)), pictured)
        assert [rank for _, rank in room.sent] == [RANK_VIEW, RANK_FILE]
        assert [one.quality for one in room.said if isinstance(one, StillPictured)] == ["preview"]
        while len(room.sent) < 3:
            await asyncio.sleep(0.01)
        assert room.sent[2][1] == RANK_STILL and room.sent[2][0] == room.said[-1].blob  # type: ignore[union-attr]

    told(tmp_path, story)


@pytest.mark.parametrize("trouble", ["busy", "mistaken", "full"])
def test_a_preview_that_cannot_be_had_leaves_the_still_as_it_is(
    trouble: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    done = threading.Event()

    def refuses(*_: object) -> None:
        raise OSError("full") if trouble == "full" else ValueError("too small")

    async def story(room: Room) -> None:
        kept = a_still()
        if trouble == "busy":
            monkeypatch.setattr(picturing, "PREVIEW_S", 0.05)
            room.desk.start_on(room.desk.received, "something slow", done.wait)
        elif trouble == "full":
            monkeypatch.setattr(room.blobs, "put", refuses)
        else:
            monkeypatch.setattr(picturing, "still_preview", refuses)
        pictured = await room.picturing.preview(kept)
        done.set()
        assert pictured is None
        room.picturing.send(taken("b" * 64, len(kept.data)), pictured)
        assert room.sent == [("b" * 64, RANK_STILL)] and room.said == []

    told(tmp_path, story)


def test_who_moves_on_while_a_part_is_kept_gets_the_part_that_is_looked_at(tmp_path: Path) -> None:
    async def story(room: Room) -> None:
        blob, put = room.blobs.put(a_still().data), room.blobs.put
        keeps, goes_on = threading.Event(), threading.Event()

        def slowly(data: bytes) -> str:
            keeps.set()
            goes_on.wait(20)
            return put(data)

        room.blobs.put = slowly  # type: ignore[method-assign]
        first, second = Box(100, 100, 300, 200), Box(900, 500, 300, 200)
        room.picturing.state_changed(room.looks_at(blob, first))
        await asyncio.to_thread(keeps.wait, 20)
        room.picturing.state_changed(room.looks_at(blob, second))
        await asyncio.sleep(0)
        goes_on.set()
        while not room.said:
            await asyncio.sleep(0.01)
        assert [one.box.x > 700 for one in room.said] == [True]  # type: ignore[union-attr]
        assert room.picturing._part[frame_key(SOURCE, MOMENT)] == (second, room.sent[0][0])

    told(tmp_path, story)
