"""The devices of a place: chosen or found, ended at once however slow the system is, poured without losing one."""

import asyncio
import threading
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest

from app.client.desk import Desk
from app.client.mailbox import Mailbox
from app.client.meeting_view import media_view
from app.client.slots import Slots
from app.client.sources import pour
from app.client.studio import Choice, Studio
from app.clock import ManualClock
from app.documents.cache import PictureCache
from app.media import camera, devices, grab
from app.media.frames import Fan, Frame, Slot
from app.media.sweep import SWEEP
from tests.media.parts import Plug, PluggedIn, media_threads, plain_frame, running, tone

WITHIN_S = 60


@pytest.fixture(autouse=True)
def _closing_waits_for_a_busy_computer(monkeypatch: pytest.MonkeyPatch) -> None:
    """The thread of a camera is given 3 s to end, for devices that hang; here none hangs for longer than it is told."""
    monkeypatch.setattr(camera, "SILENT_S", 3.0 * WITHIN_S)


def play(folder: Path, story: Callable[[Desk, Studio], Awaitable[None]]) -> None:
    async def whole() -> None:
        desk = Desk(Slots(lambda: None), Mailbox(), ManualClock(), folder, "test", PictureCache())
        studio = Studio(desk)
        try:
            await story(desk, studio)
        finally:
            await studio.turn_off()
            await desk.close()
        assert media_threads() == []

    asyncio.run(whole())


async def until(condition: Callable[[], object]) -> None:
    async with asyncio.timeout(WITHIN_S):
        while not condition():
            await asyncio.sleep(0.01)


def test_devices_that_are_absent_at_the_start_are_taken_up_when_they_come(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plug, found = Plug(), list[str]()
    monkeypatch.setattr(devices, "sound_system", lambda: None)
    monkeypatch.setattr(devices, "camera_address", lambda name: found[0] if found and not name else None)
    monkeypatch.setattr(grab, "_first_that_opens", lambda *_: pytest.fail("no real device is opened"))

    def device(name: str, *_: int) -> PluggedIn:
        if devices.camera_address(name) is None:
            raise grab.CameraAbsent(name)
        return plug.open(name, 64, 48, 30)

    monkeypatch.setattr(grab, "_Device", device)

    async def story(desk: Desk, studio: Studio) -> None:
        await studio.turn_on("nurse")
        await until(lambda: studio.camera_state is not None and studio.camera_state.kind == "absent")
        await until(lambda: studio.microphone_state is not None and studio.microphone_state.kind == "absent")
        view = media_view(studio, None, False, False, "", 0)
        assert (view.camera, view.microphone) == ("absent", "absent") and view.camera_sentence
        found.append("video0")
        await until(lambda: desk.slots.frames["own"].peek() is not None)

    play(tmp_path, story)


def test_the_sound_of_this_computer_is_its_own_choice_and_none_stays_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(devices, "sound_system", lambda: None)

    async def story(desk: Desk, studio: Studio) -> None:
        await studio.use(Choice("scene"))
        await studio.turn_on("nurse")
        assert studio.microphone is not None and studio.speaker is not None
        assert (studio.microphone.spec, studio.speaker.spec) == ("default", "default")
        await studio.use(Choice("none", "none", "none"))
        assert studio.camera is None and studio.wants_no_camera
        assert (studio.microphone.spec, studio.speaker.spec) == ("none", "none")
        assert media_view(studio, None, False, False, "", 0).camera == "off"

    play(tmp_path, story)


def test_the_microphone_is_off_at_once_while_the_system_still_opens_the_camera(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked, answer = threading.Event(), threading.Event()

    def slow(name: str, *_: int) -> PluggedIn:
        asked.set()
        answer.wait(WITHIN_S)
        return Plug().open(name, 64, 48, 30)

    monkeypatch.setattr(grab, "_Device", slow)

    async def story(desk: Desk, studio: Studio) -> None:
        await studio.use(Choice("device:Slow", f"file:{tone(tmp_path)}", "none"))
        await studio.turn_on("nurse")
        await until(asked.is_set)
        assert studio.microphone is not None
        spoken = studio.microphone.blocks.reader()
        await until(lambda: spoken.take() is not None)
        closing = asyncio.create_task(studio.turn_off())
        await asyncio.sleep(0)
        while spoken.take() is not None:
            continue
        await until(lambda: "microphone" not in running())
        assert not answer.is_set() and not closing.done() and spoken.take() is None
        answer.set()
        await closing
        assert not studio.is_on and studio.camera is None
        assert desk.slots.frames["own"].peek() is None

    play(tmp_path, story)


class Hasty(Fan[Frame]):
    """A source that gives a picture just as somebody begins to read."""

    def reader(self, wake: Callable[[], None] | None = None) -> Slot[Frame]:
        slot = super().reader(wake)
        self.put(plain_frame(1))
        return slot


def test_a_picture_that_comes_while_the_reader_is_made_does_not_stop_the_flow() -> None:
    fan, poured = Hasty(), list[int]()
    pour(fan, lambda frame: poured.append(frame.ref.capture_ms))
    fan.put(plain_frame(2))
    assert poured == [1, 2]


def test_where_painting_costs_too_much_the_own_picture_is_slowed_and_never_stops(tmp_path: Path) -> None:
    async def story(desk: Desk, studio: Studio) -> None:
        own = desk.slots.frames["own"]

        def shown(times: range) -> int:
            came = 0
            for ms in times:
                studio.sources._put_own(plain_frame(ms))
                came += own.take() is not None
            return came

        assert shown(range(40, 1_000, 40)) == 24
        studio.sources.own_every_ms = 200
        assert shown(range(1_000, 2_000, 40)) == 5
        assert shown(range(40, 80, 40)) == 1  # another camera, another count

    play(tmp_path, story)


def test_a_cover_silences_the_microphone_too_and_leaves_it_muted_or_not_as_it_was(tmp_path: Path) -> None:
    async def story(desk: Desk, studio: Studio) -> None:
        await studio.use(Choice("none", f"file:{tone(tmp_path)}", "none"))
        await studio.turn_on("nurse")
        assert studio.microphone is not None
        spoken = studio.microphone.blocks.reader()
        await until(lambda: spoken.take() is not None)
        studio.set_covered(True)
        await asyncio.sleep(0.05)
        while spoken.take() is not None:  # what was said before
            continue
        view = media_view(studio, None, False, False, "", 0)
        assert (view.camera, view.microphone, view.muted, view.covered) == ("covered", "covered", False, True)
        await asyncio.sleep(0.1)
        studio.set_muted(True)
        studio.set_covered(False)
        assert studio.is_silent and media_view(studio, None, False, False, "", 0).microphone == "muted"
        studio.set_covered(True)
        studio.set_muted(False)
        assert studio.is_silent and spoken.take() is None
        studio.set_covered(False)
        await until(lambda: spoken.take() is not None)
        assert not studio.is_silent

    play(tmp_path, story)


def test_the_whole_memory_is_not_searched_while_anything_is_on(tmp_path: Path) -> None:
    async def story(desk: Desk, studio: Studio) -> None:
        await studio.use(Choice("none", "none", "none"))
        for _ in range(2):
            await studio.turn_on()
            assert SWEEP.is_held
        studio.end()
        await studio.turn_on()
        await studio.turn_off()
        assert not SWEEP.is_held

    play(tmp_path, story)
