"""When picture, voice and recording end though nobody pressed a key for it; and whose word about a picture counts."""

import asyncio
from pathlib import Path
from types import SimpleNamespace

import pytest

from app.client.border import Failed, StartMedia, UseDevices
from app.client.call import Call
from app.client.desk import Desk
from app.client.mailbox import Mailbox
from app.client.meeting import WHY_OFF, Meeting
from app.client.slots import Slots
from app.client.studio import Studio
from app.clock import ManualClock
from app.consult.events import ConsentWithdrawn, MeetingStarted, Released
from app.consult.whispers import FrameClock
from app.documents.cache import PictureCache
from tests.client.place import Place, consent, new_consult
from tests.consult.cast import COLLEAGUE, EXPERT, together
from tests.consult.cast import NURSE as BEDSIDE
from tests.rig.people import NURSE, SPECIALIST
from tests.rig.relay import Relay
from tests.rig.server import Server


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
            account=SimpleNamespace(person=BEDSIDE, desk=desk),
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
        clinic.until(lambda: clinic.engine.media.peek().on)


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
