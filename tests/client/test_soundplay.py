"""One sound at a time, to its end; none while this end listens to a patient, and none that cannot be read."""

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path

import numpy as np
import pytest

from app.client.border import Failed
from app.client.desk import Desk
from app.client.mailbox import Mailbox
from app.client.slots import Slots
from app.client.soundplay import BROKEN, SoundPlay
from app.client.studio import Choice, Studio
from app.clock import SystemClock
from app.documents.cache import PictureCache
from app.media.blocks import RATE
from app.media.soundtake import flac
from app.store.sealedblobs import SealedBlobs
from tests.client.seals import SEAL

SECONDS = 20


def run(folder: Path, what: Callable[[SoundPlay, Studio, Desk], Awaitable[None]]) -> None:
    async def start() -> None:
        desk = Desk(Slots(lambda: None), Mailbox(), SystemClock(), folder, "test", PictureCache())
        studio = Studio(desk)
        await studio.use(Choice("none", "none", "none"))
        play = SoundPlay(desk, studio, lambda: None)
        try:
            async with asyncio.timeout(30):
                await what(play, studio, desk)
        finally:
            await play.close()
            await desk.close()

    asyncio.run(start())


@pytest.fixture
def heart(tmp_path: Path) -> Path:
    path = tmp_path / "heart.flac"
    path.write_bytes(flac(np.full(SECONDS * RATE, 900, np.int16)))
    return path


def test_it_ends_at_once_where_a_stethoscope_begins_to_listen_and_none_begins_meanwhile(
    tmp_path: Path, heart: Path
) -> None:
    async def what(play: SoundPlay, studio: Studio, _desk: Desk) -> None:
        await play.play("heart", heart)
        assert play.playing is not None and play.playing.sound == "heart"
        studio.set_listening(True)
        while play.playing is not None:
            await asyncio.sleep(0.01)
        await play.play("heart", heart)
        assert play.playing is None

    run(tmp_path, what)


def test_silence_takes_back_what_is_still_being_read(tmp_path: Path, heart: Path) -> None:
    async def what(play: SoundPlay, _studio: Studio, _desk: Desk) -> None:
        reading = asyncio.ensure_future(play.play("heart", heart))
        await asyncio.sleep(0)
        play.silence()
        await reading
        assert play.playing is None

    run(tmp_path, what)


def test_in_a_call_it_is_heard_through_the_calls_own_loudspeaker_until_it_is_silenced(
    tmp_path: Path, heart: Path
) -> None:
    async def what(_: SoundPlay, studio: Studio, desk: Desk) -> None:
        play = SoundPlay(desk, studio, lambda: None, 15_000, in_call=True)
        await studio.use(Choice("none", "none", "clock"))
        await studio.turn_on()
        assert studio.speaker is not None
        played = studio.speaker.played.reader()
        await play.play("heart", heart)
        assert play.playing is None  # no second loudspeaker: the echo canceller knows of the first alone
        while len(played) < 10:
            await asyncio.sleep(0.01)
        block = played.take()
        assert block is not None and block.samples.any()
        play.silence()
        while len(played):
            while played.take() is not None:
                pass
            await asyncio.sleep(0.1)
        await studio.turn_off()
        await play.close()

    run(tmp_path, what)


def test_what_cannot_be_read_is_said(tmp_path: Path) -> None:
    async def what(play: SoundPlay, _studio: Studio, desk: Desk) -> None:
        (tmp_path / "none").write_bytes(b"no sound")
        await play.play("heart", tmp_path / "none")
        assert play.playing is None and desk.mailbox.drain() == [Failed(BROKEN)]

    run(tmp_path, what)


def test_one_that_was_damaged_on_this_disk_is_lost_and_one_that_never_was_a_sound_is_not(
    tmp_path: Path, heart: Path, caplog: pytest.LogCaptureFixture
) -> None:
    async def what(play: SoundPlay, _studio: Studio, desk: Desk) -> None:
        lost: list[str] = []
        play.lost = lost.append
        blobs = SealedBlobs(tmp_path / "blobs", SEAL)
        sound, other = blobs.put(heart.read_bytes()), blobs.put(b"no sound")
        await play.play_blob("other", blobs, other)
        assert lost == [] and blobs.has(other)
        data = bytearray(blobs.path(sound).read_bytes())
        data[len(data) // 2] ^= 1
        blobs.path(sound).write_bytes(data)
        await play.play_blob("heart", blobs, sound)
        assert lost == ["heart"] and not blobs.has(sound)
        await play.play_blob("heart", blobs, sound)
        assert lost == ["heart"] * 2
        await play.play_blob("heart", blobs, blobs.put(heart.read_bytes()))
        assert play.playing is not None and lost == ["heart"] * 2
        assert desk.mailbox.drain().count(Failed(BROKEN)) == 3

    run(tmp_path, what)
    assert "is put aside" in caplog.text
