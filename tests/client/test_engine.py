"""Real engines against the real server process: signing in, the room on both sides, the outbox, links that go."""

import secrets
from pathlib import Path

import pytest

from app.client.border import (
    Connect,
    EventRefused,
    OpenConsult,
    Painted,
    RoomOpened,
    SayWhisper,
    SignInFailed,
    SignOut,
)
from app.consult.events import InstructionGiven, MarkAdded, MessageSent
from app.consult.events.marks import Arrow
from app.consult.events.surface import PageSurface
from app.consult.whispers import PointerMoved
from app.geometry import Point
from tests.client.place import Place, new_consult, request
from tests.rig.people import NIGHT_NURSE, NURSE, PASSWORD, SPECIALIST
from tests.rig.relay import Relay
from tests.rig.server import Server

pytestmark = pytest.mark.slow


def test_two_places_share_one_consult(server: Server, tmp_path: Path) -> None:
    with Place(tmp_path / "clinic") as clinic, Place(tmp_path / "city") as city:
        clinic.sign_in(server.url, NURSE)
        city.sign_in(server.url, SPECIALIST)
        consult = new_consult(clinic, NURSE, city, SPECIALIST)
        city.submit(consult, MessageSent("m1", "Good morning"), InstructionGiven("i1", "Lift the left arm"))
        view = clinic.room(lambda one: "i1" in one.state.instructions and one.state.messages)
        assert view.state.messages[0].text == "Good morning"
        clinic.post(Painted(consult, view.state.seq))
        seen = view.state.instructions["i1"].seq
        me = view.me.person
        city.room(lambda one: one.state.people[me].seen_through >= seen and one.delivered.get(me, 0) >= seen)
        city.room(lambda one: not one.pending)
        city.post(SayWhisper(PointerMoved(None, Point(3, 4))))
        clinic.until(lambda: clinic.engine.whispers.peek() and clinic.engine.whispers.peek().pointers)
        assert not view.late
