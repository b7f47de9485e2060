"""A practice from its first press to its end, with a real server: everything the partner asks for can be done alone."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from app.client.border import EventRefused, Photograph, StartMedia, UseDevices
from app.consult.events import Cancelled, HelpCalled, MessageSent
from app.consult.practice import practised, real
from tests.client.place import Place, consent, request
from tests.rig.people import NURSE, SPECIALIST
from tests.rig.server import Server

pytestmark = pytest.mark.slow

CONSULT = "ab" * 16


def test_one_place_practises_alone_and_nobody_is_alarmed(shared_server: Server, tmp_path: Path) -> None:
    with Place(tmp_path / "clinic") as clinic, Place(tmp_path / "city") as city:
        clinic.sign_in(shared_server.url, NURSE)
        city.sign_in(shared_server.url, SPECIALIST)
        clinic.post(UseDevices("scene", "none", "none"))
        clinic.submit(CONSULT, replace(request(NURSE), practice=True))
        clinic.open(CONSULT)
        clinic.submit(CONSULT, consent())
        clinic.state(lambda one: one.consent("consult") == "given")
        clinic.post(StartMedia())
        own = clinic.engine.frames["own"]
        first = clinic.until(own.peek).ref  # which is shown a moment before it can be kept
        clinic.until(lambda: own.peek().ref != first)
        clinic.post(Photograph("s1"))
        clinic.submit(CONSULT, MessageSent("m1", "Can you see it?"), HelpCalled())
        clinic.room(lambda view: bool(view.state.stills and view.state.help_ms) and not view.pending)
        entries = city.until(lambda: [one for one in city.engine.home.peek().entries if one.help_ms is not None])
        assert practised(entries) == tuple(entries) and real(entries) == () and not entries[0].unattended
        clinic.submit(CONSULT, Cancelled("The practice is over"))
        clinic.state(lambda one: one.phase == "cancelled")
        assert not [one for one in clinic.notices if isinstance(one, EventRefused)]
