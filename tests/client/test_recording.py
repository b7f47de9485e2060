"""When a place records: with consent that the server has and nobody here took back, on a disk that takes it."""

import asyncio
import threading
from collections.abc import Awaitable, Callable
from pathlib import Path
from types import SimpleNamespace

import pytest
from msgspec.structs import replace

from app.client.account import Account
from app.client.border import Failed
from app.client.desk import Desk
from app.client.mailbox import Mailbox
from app.client.outgoing import Outgoing
from app.client.recording import PAUSED, Recording
from app.client.shelf import Shelf
from app.client.slots import Slots
from app.client.studio import Studio
from app.clock import ManualClock
from app.consult import events as e
from app.consult.state import ConsultState
from app.documents.cache import PictureCache
from app.media.blocks import BlockFan
from tests.client.seals import SEAL
from tests.client.test_unspoken import BULK, gone
from tests.consult.cast import NURSE, RECORDING, together
from tests.rig.ondisk import files


class Room:
    """A consult at the bedside: what the server has of it, and what was said here on top."""

    def __init__(self, account: Account) -> None:
        self.consult = "c"
        self.account = account
        self.table = together()
        self.table.submit(1, NURSE, RECORDING)
        self.table.submit(1, NURSE, e.MeetingStarted("meet", "nurse", "expert"))
        self.confirmed: ConsultState = self.table.state
        self.state: ConsultState = self.confirmed
        self.said: list[e.AnyEvent] = []

    def submit(self, event: e.AnyEvent) -> None:
        self.said.append(event)


Story = Callable[[Room, Recording, Studio, Mailbox], Awaitable[None]]


def play(folder: Path, story: Story) -> None:
    async def whole() -> None:
        mailbox = Mailbox()
        desk = Desk(Slots(lambda: None), mailbox, ManualClock(), folder, "test", PictureCache())
        shelf = Shelf(folder, "server", NURSE.person, SEAL)
        room = Room(Account(desk, NURSE, shelf, Outgoing(desk, shelf.outbox, lambda: None), None, None))
        studio = Studio(desk)
        studio.is_on = True  # with neither camera nor microphone
        recording = Recording(room, BULK)
        try:
            await story(room, recording, studio, mailbox)
        finally:
            await recording.stop()
            await desk.run(desk.disk, shelf.close)
            await desk.close()

    asyncio.run(whole())


def test_consent_taken_back_without_a_link_ends_the_recording_here(tmp_path: Path) -> None:
    async def story(room: Room, recording: Recording, studio: Studio, mailbox: Mailbox) -> None:
        await recording.settle(room.confirmed, studio, None, True)
        assert recording.is_on
        room.table.submit(1, NURSE, e.ConsentWithdrawn("recording"))
        room.state = room.table.state  # the server has not heard
        assert room.confirmed.consent("recording") == "given"
        await recording.settle(room.confirmed, studio, None, True)
        assert not recording.is_on

    play(tmp_path, story)


def test_consent_taken_back_mid_segment_takes_no_more_sound_though_the_devices_are_busy(tmp_path: Path) -> None:
    async def story(room: Room, recording: Recording, studio: Studio, mailbox: Mailbox) -> None:
        fan, busy = BlockFan(), threading.Event()
        studio.microphone = SimpleNamespace(blocks=fan, set_muted=lambda _: None)  # type: ignore[assignment]
        await recording.settle(room.confirmed, studio, None, True)
        recording.state_changed()
        assert fan.is_read
        room.account.desk.start_on(room.account.desk.devices, "a camera that is being opened", lambda: busy.wait(10))
        room.table.submit(1, NURSE, e.ConsentWithdrawn("recording"))
        room.state = room.table.state
        recording.state_changed()
        assert not fan.is_read
        room.state = room.confirmed  # and the patient says yes again, before anything was closed
        busy.set()
        await recording.settle(room.confirmed, studio, None, True)
        assert fan.is_read and recording.is_on
        studio.microphone = None

    play(tmp_path, story)


def test_consent_that_the_server_has_not_yet_begins_nothing(tmp_path: Path) -> None:
    async def story(room: Room, recording: Recording, studio: Studio, mailbox: Mailbox) -> None:
        await recording.settle(replace(room.confirmed, consents={}), studio, None, True)
        assert not recording.is_on

    play(tmp_path, story)


def test_a_disk_that_takes_no_folder_is_said_once_and_recording_goes_on_when_it_can(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    async def story(room: Room, recording: Recording, studio: Studio, mailbox: Mailbox) -> None:
        in_the_way = room.account.shelf.recordings / "c"
        in_the_way.write_bytes(b"")
        for _ in range(3):
            await recording.settle(room.confirmed, studio, None, True)
        assert not recording.is_on and mailbox.drain() == [Failed(PAUSED)]
        in_the_way.unlink()
        await recording.settle(room.confirmed, studio, None, True)
        assert recording.is_on

    play(tmp_path, story)


def test_a_segment_that_is_known_here_to_have_run_on_is_closed_without_its_bytes(tmp_path: Path) -> None:
    async def story(room: Room, recording: Recording, studio: Studio, mailbox: Mailbox) -> None:
        table = room.table
        table.submit(1, NURSE, e.SegmentOpened("s", "own", "nurse.camera", table.now_ms))
        table.submit(1, NURSE, e.ConsentWithdrawn("recording"))
        room.state = table.state
        path = tmp_path / "s.mkv"
        path.write_bytes(b"picture and voice")
        until_ms = table.now_ms + 60_000
        recording._ended(SimpleNamespace(segment="s", until_ms=until_ms, path=path, size_bytes=17, frames=30))
        await recording.stop()
        await recording.kept()
        assert room.said == [e.SegmentClosed("s", until_ms, "", 0)]
        assert not path.exists()
        await gone(lambda: [path for path in files(tmp_path) if path.match("blobs/sealed/*/*")])

    play(tmp_path, story)


def test_a_segment_that_went_with_its_voided_consult_is_closed_without_its_bytes(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """All of the consult is removed here as soon as the word comes, also what waits for its turn."""

    async def story(room: Room, recording: Recording, studio: Studio, mailbox: Mailbox) -> None:
        table = room.table
        table.submit(1, NURSE, e.SegmentOpened("s", "own", "nurse.camera", table.now_ms))
        room.state = table.state
        until_ms = table.now_ms + 60_000
        ended = SimpleNamespace(segment="s", until_ms=until_ms, path=tmp_path / "s.mkv", size_bytes=17, frames=30)
        recording._ended(ended)
        await recording.stop()
        await recording.kept()
        assert room.said == [e.SegmentClosed("s", until_ms, "", 0)] and mailbox.drain() == []
        assert [record.levelname for record in caplog.records] == ["WARNING"] and "is gone" in caplog.text

    play(tmp_path, story)
