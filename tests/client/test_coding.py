"""The program knows what codes pictures here: from before, or by a search that ends with the program."""

import asyncio
from pathlib import Path

import pytest

from app.client import coding
from app.client.coding import Coding
from app.client.desk import Desk
from app.client.mailbox import Mailbox
from app.client.slots import Slots
from app.client.views import MediaView
from app.clock import ManualClock
from app.documents.cache import PictureCache
from app.media.codecs import trial
from app.media.codecs.candidate import Verdict
from app.media.codecs.h264_encoders import SOFTWARE
from app.media.codecs.trial import Coders, Search, known


def desk_in(folder: Path) -> Desk:
    return Desk(Slots(lambda: None), Mailbox(), ManualClock(), folder, "test", PictureCache())


async def until_told(desk: Desk, before: Coders) -> None:
    async with asyncio.timeout(30):
        while desk.coders is before:
            await asyncio.sleep(0.01)


def test_what_was_found_before_is_believed_at_once(tmp_path: Path) -> None:
    Search(tmp_path / "encoders.json", (SOFTWARE,)).run()

    async def start() -> None:
        desk = desk_in(tmp_path)
        before, one = desk.coders, Coding(desk)
        await until_told(desk, before)
        assert desk.coders.order == ("AV1", "VP8", "H264")
        await one.close()
        await desk.close()

    asyncio.run(start())


def test_nothing_is_tried_while_camera_and_microphone_are_on(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(coding, "AFTER_S", 0.02)
    monkeypatch.setattr(Search, "run", lambda search: Coders("h264_qsv"))

    async def start() -> None:
        desk = desk_in(tmp_path)
        desk.slots.media.put(MediaView(on=True))
        before, one = desk.coders, Coding(desk)
        await asyncio.sleep(0.1)
        assert desk.coders is before
        desk.slots.media.put(MediaView(on=False))
        await until_told(desk, before)
        assert desk.coders.order == ("AV1", "H264", "VP8")
        await one.close()
        await desk.close()

    asyncio.run(start())


def test_a_program_that_ends_before_the_search_begins_begins_none(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(coding, "AFTER_S", 0.05)

    async def start() -> None:
        desk = desk_in(tmp_path)
        one = Coding(desk)
        await asyncio.sleep(0.02)
        await one.close()
        await asyncio.sleep(0.1)  # the rest of the program takes its time to close; nothing strays into the log
        await desk.close()

    asyncio.run(start())


def test_a_program_that_ends_meanwhile_does_not_wait_and_keeps_nothing(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(coding, "AFTER_S", 0.0)

    async def start() -> None:
        desk = desk_in(tmp_path)
        one = Coding(desk)
        await asyncio.sleep(0.1)
        await one.close()
        await desk.close()

    asyncio.run(start())
    assert known(tmp_path / "encoders.json") is None


def test_what_brought_the_program_down_in_a_call_failed_its_trial(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    names: list[str] = []

    def passes(_search: Search, name: str) -> Verdict:
        names.append(name)
        return Verdict("")

    monkeypatch.setattr(coding, "AFTER_S", 0.0)
    monkeypatch.setattr(Search, "tried", passes)
    monkeypatch.setattr(trial, "candidates", lambda: ("h264_qsv", "h264_amf"))
    (tmp_path / "encoders").mkdir()

    async def start() -> str:
        desk = desk_in(tmp_path)
        before, one = desk.coders, Coding(desk)
        await until_told(desk, before)
        ended = desk.coders.watch(desk.coders.h264)
        assert ended is not None and len(list((tmp_path / "encoders").iterdir())) == 1
        ended()
        assert list((tmp_path / "encoders").iterdir()) == []
        await one.close()
        await desk.close()
        return desk.coders.h264

    assert asyncio.run(start()) == "h264_qsv"
    (tmp_path / "encoders" / "h264_qsv.0a1b2c3d").write_bytes(b"")  # as it stands after a call that ended so
    for _ in range(2):  # the next starts know it too
        names.clear()
        assert asyncio.run(start()) == "h264_amf"
    assert names == [] and "h264_qsv" in caplog.text
    caplog.clear()
