"""When picture, voice and recording end though nobody pressed a key for it; and whose word about a picture counts."""

import asyncio
import threading
from collections.abc import Awaitable, Callable
from pathlib import Path
from types import SimpleNamespace

import pytest

from app.client import alone, call
from app.client.border import Failed, Notice, StartMedia, UseDevices
from app.client.call import Call
from app.client.desk import Desk
from app.client.mailbox import Mailbox
from app.client.meeting import Meeting
from app.client.meeting_view import ALONE, WHY_OFF
from app.client.review_desk import NO_ROOM
from app.client.slots import Slots
from app.client.studio import Choice, Studio
from app.clock import ManualClock
from app.consult.events import AnyEvent, ConsentWithdrawn, MeetingStarted, Released
from app.consult.person import Person
from app.consult.whispers import FrameClock, Signal
from app.documents.cache import PictureCache
from app.media.ice import DIRECT, Ways
from tests.client.place import Place, consent, new_consult
from tests.consult.cast import COLLEAGUE, EXPERT, together
from tests.consult.cast import NURSE as BEDSIDE
from tests.rig.people import NURSE, SPECIALIST
from tests.rig.relay import Relay
from tests.rig.server import Server

LINK = SimpleNamespace(is_up=True)


async def direct() -> Ways:
    return DIRECT


def test_a_picture_is_named_by_its_own_end_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    heard: list[FrameClock] = []
    monkeypatch.setattr(Call, "hear_clock", lambda _, clock: heard.append(clock))
    table = together()
    table.open(3, COLLEAGUE)
    table.submit(1, BEDSIDE, MeetingStarted("meet", "nurse", "expert"))
    mine, theirs = (FrameClock(f"{one}.camera", 1, 1, 640, 480) for one in ("expert", "colleague"))

    async def story() -> None:
        desk = Desk(Slots(lambda: None), Mailbox(), ManualClock(), tmp_path, "test", PictureCache())
        room = SimpleNamespace(
            account=SimpleNamespace(person=BEDSIDE, desk=desk, relays=SimpleNamespace(ways=direct), link=LINK),
            here=(BEDSIDE, EXPERT, COLLEAGUE),
            state=table.state,
            confirmed=table.state,
            whisper=lambda *_: None,
        )
        meeting = Meeting(room, Studio(desk), SimpleNamespace(is_on=False), [])
        meeting.heard("colleague", theirs)
        meeting.heard("expert", mine)
        await desk.close()

    asyncio.run(story())
    assert heard == [mine]


class SlowToStop:
    """A recording whose last segment takes its time."""

    is_on = False

    def __init__(self) -> None:
        self.asked, self.answer = asyncio.Event(), asyncio.Event()

    def end(self) -> None:
        return

    say = replug = limit = state_changed = lambda *_: None

    async def stop(self) -> None:
        self.asked.set()
        await self.answer.wait()

    async def nothing(self, *_: object) -> None:
        return

    settle = stop_received = kept = nothing


class Bedside:
    """The nurse's camera is on, the expert has accepted; no meeting yet."""

    def __init__(self, desk: Desk) -> None:
        self.table = together()
        self.recording = SlowToStop()
        self.studio = Studio(desk)
        self.room = SimpleNamespace(
            account=SimpleNamespace(person=BEDSIDE, desk=desk, relays=SimpleNamespace(ways=direct), link=LINK),
            here=(BEDSIDE, EXPERT),
            state=self.table.state,
            confirmed=self.table.state,
            whisper=lambda *_: None,
            submit=lambda _: None,
        )
        self.desk = desk
        self.meeting = Meeting(self.room, self.studio, self.recording, [])

    def happens(self, seat: int, by: Person, event: AnyEvent) -> None:
        """And is heard of twice in one turn of the loop, as when two records come in one read."""
        self.table.submit(seat, by, event)
        self.room.state = self.room.confirmed = self.table.state
        for _ in range(2):
            self.meeting.state_changed(self.table.state)

    async def all_stopped(self) -> None:
        self.recording.answer.set()
        stops = [task for task in asyncio.all_tasks() if task.get_name() == "meeting stop"]
        await asyncio.wait_for(asyncio.gather(*stops), 10)


def at_the_bedside(folder: Path, story: Callable[[Bedside], Awaitable[None]]) -> list[Notice]:
    mailbox = Mailbox()

    async def whole() -> None:
        desk = Desk(Slots(lambda: None), mailbox, ManualClock(), folder, "test", PictureCache())
        bedside = Bedside(desk)
        await bedside.studio.use(Choice("none", "none", "none"))
        await bedside.meeting.start()
        assert bedside.studio.is_on
        try:
            await story(bedside)
        finally:
            bedside.recording.answer.set()
            await bedside.meeting.close()
            await desk.close()

    asyncio.run(whole())
    return mailbox.drain()


def test_a_press_counts_that_comes_while_the_meeting_before_is_still_ending(tmp_path: Path) -> None:
    async def story(bedside: Bedside) -> None:
        bedside.happens(2, EXPERT, Released("called away"))
        await bedside.recording.asked.wait()
        assert not bedside.studio.is_on
        await bedside.meeting.start()
        await bedside.all_stopped()
        assert bedside.studio.is_on

    assert at_the_bedside(tmp_path, story) == [Failed(ALONE["left"])]  # heard of twice, said once


def test_a_stop_ends_at_once_what_was_pressed_on_while_the_one_before_was_ending(tmp_path: Path) -> None:
    async def story(bedside: Bedside) -> None:
        bedside.happens(2, EXPERT, Released("called away"))
        await bedside.recording.asked.wait()
        await bedside.meeting.start()
        stop = bedside.desk.tasks.start(bedside.meeting.stop("stopped"), "meeting stop")
        await asyncio.sleep(0)
        assert not bedside.studio.is_on and not stop.done()
        await bedside.all_stopped()
        assert not bedside.studio.is_on

    assert at_the_bedside(tmp_path, story) == [Failed(ALONE["left"])]  # heard of twice, said once


def test_a_press_that_waits_for_the_devices_is_taken_back_by_a_no(tmp_path: Path) -> None:
    async def story(bedside: Bedside) -> None:
        given = threading.Event()
        bedside.desk.start_on(bedside.desk.devices, "a slow system", lambda: given.wait(10))
        stop = bedside.desk.tasks.start(bedside.meeting.stop("stopped"), "meeting stop")
        await asyncio.sleep(0)
        press = bedside.desk.tasks.start(bedside.meeting.start(), "media on")
        await asyncio.sleep(0)
        bedside.happens(1, BEDSIDE, ConsentWithdrawn("consult"))
        await asyncio.sleep(0)
        given.set()
        await press
        await bedside.all_stopped()
        assert stop.done() and not bedside.studio.is_on

    assert Failed(WHY_OFF["consent_withdrawn"]) in at_the_bedside(tmp_path, story)


def test_an_offer_that_is_still_waiting_when_the_call_ends_makes_no_connection(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[object] = []
    monkeypatch.setattr(call, "Peer", lambda **of: made.append(of))

    async def story(bedside: Bedside) -> None:
        known = asyncio.Event()

        async def ways() -> Ways:
            await known.wait()
            return DIRECT

        monkeypatch.setattr(bedside.meeting.call, "_ways", ways)
        bedside.table.submit(2, EXPERT, MeetingStarted("meet", "nurse", "expert"))
        bedside.room.confirmed = bedside.table.state
        bedside.meeting.heard("expert", Signal("meet", "offer", "sdp", "ab" * 16))
        await asyncio.sleep(0)
        stop = bedside.desk.tasks.start(bedside.meeting.stop("stopped"), "meeting stop")
        await asyncio.sleep(0)
        known.set()
        (signal,) = (task for task in asyncio.all_tasks() if task.get_name() == "signal")
        await signal
        await bedside.all_stopped()
        assert stop.done() and made == []

    at_the_bedside(tmp_path, story)


def test_a_press_without_a_consult_is_answered(tmp_path: Path) -> None:
    with Place(tmp_path) as place:
        place.post(StartMedia())
        assert place.notice(Failed).text == NO_ROOM


@pytest.mark.slow
def test_consent_to_recording_taken_back_while_the_link_is_down_stops_the_recording_here(
    shared_server: Server, tmp_path: Path
) -> None:
    server = shared_server
    with (
        Relay(server.port) as relay,
        Place(tmp_path / "clinic") as clinic,
        Place(tmp_path / "city") as city,
    ):
        consult = recorded_call(f"ws://127.0.0.1:{relay.port}", server.url, clinic, city)
        relay.cut("reset")
        clinic.until(lambda: clinic.engine.link.peek().state == "connecting")
        clinic.submit(consult, ConsentWithdrawn("recording"))
        clinic.until(lambda: not clinic.engine.media.peek().recording)
        assert clinic.engine.media.peek().on  # the call itself goes on
        relay.restore()
        for place in (clinic, city):
            place.until(lambda place=place: not place.engine.media.peek().recording)
        state = clinic.state(
            lambda one: bool(one.segments) and all(segment.until_ms is not None for segment in one.segments.values())
        )
        nurse = next(one.person for one in state.people.values() if one.role == "clinic")
        kept = [one for one in state.segments.values() if one.by == nurse and one.withdrawn_ms is not None]
        assert kept and all(one.blob for one in kept)  # they ended in time


@pytest.mark.slow
def test_a_dead_link_ends_camera_and_recording_once_the_call_carries_nothing_either(
    shared_server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(alone, "LOST_MS", 10_000)  # longer than a computer stands still
    with Relay(shared_server.port) as relay, Place(tmp_path / "clinic") as clinic:
        with Place(tmp_path / "city") as city:
            recorded_call(f"ws://127.0.0.1:{relay.port}", shared_server.url, clinic, city)
            relay.cut("reset")
            lost_ms = clinic.until(lambda: clinic.engine.link.peek().state == "connecting" and now_ms(clinic))
            clinic.until(lambda: now_ms(clinic) > lost_ms + 11_500)
            assert clinic.engine.media.peek().recording  # the specialist still sees and hears the patient
            monkeypatch.setattr(alone, "LOST_MS", 1_000)
        clinic.until(lambda: not clinic.engine.media.peek().on and not clinic.engine.media.peek().recording)
        assert clinic.notice(Failed).text == ALONE["lost"]


@pytest.mark.slow
def test_a_consult_given_back_ends_picture_and_voice_at_both_places(shared_server: Server, tmp_path: Path) -> None:
    server = shared_server
    with Place(tmp_path / "clinic") as clinic, Place(tmp_path / "city") as city:
        consult = recorded_call(server.url, server.url, clinic, city)
        city.submit(consult, Released("called away"))
        for place in (clinic, city):
            place.until(lambda place=place: not place.engine.media.peek().on)
            place.state(lambda one: one.phase == "waiting" and one.meeting is None)
        city.post(StartMedia())
        assert city.notice(Failed).text == WHY_OFF["released"]
        clinic.post(StartMedia())  # a clinic that waits may see to its camera
        clinic.until(lambda: clinic.engine.media.peek().camera == "on")


def now_ms(place: Place) -> int:
    """Of the newest own picture."""
    frame = place.engine.frames["own"].peek()
    return frame.ref.capture_ms if frame is not None else 0


def recorded_call(clinic_url: str, city_url: str, clinic: Place, city: Place) -> str:
    clinic.sign_in(clinic_url, NURSE)
    city.sign_in(city_url, SPECIALIST)
    for place in (clinic, city):
        place.post(UseDevices("scene", "none", "none"))
    consult = new_consult(clinic, NURSE, city, SPECIALIST)
    clinic.submit(consult, consent("recording"))
    for place in (clinic, city):
        place.post(StartMedia())
    for place in (clinic, city):
        place.until(lambda place=place: place.engine.media.peek().recording)
        place.until(lambda place=place: place.engine.media.peek().remote == "live")
    for place in (clinic, city):
        place.state(lambda one: len({segment.by for segment in one.segments.values() if segment.stream == "own"}) == 2)
    return consult
