"""An acceptance that stayed in the outbox while the link was gone takes no consult, also after a new start."""

import secrets
import time
from pathlib import Path

import pytest

from app.client.border import EventRefused
from app.consult.events import Accepted, ConsultRequested, encode_event
from app.consult.events.record import Origin
from app.consult.lateness import TAKEN_WITHIN_MS
from app.consult.messages import Submit
from app.consult.room_refusals import TOO_LATE
from app.store.outbox import Device, Outbox
from tests.client.place import Place
from tests.client.seals import seal_of
from tests.rig.people import NURSE, SPECIALIST
from tests.rig.server import Server

pytestmark = pytest.mark.slow


def test_it_is_refused_with_the_reason_and_the_consult_still_waits(shared_server: Server, tmp_path: Path) -> None:
    consult, folder = secrets.token_hex(16), tmp_path / "city"
    with Place(tmp_path / "clinic") as clinic:
        clinic.sign_in(shared_server.url, NURSE)
        clinic.submit(consult, ConsultRequested(NURSE.name, NURSE.site))
        clinic.until(lambda: [one for one in clinic.engine.home.peek().entries if one.consult == consult])
    with Place(folder) as city:
        city.sign_in(shared_server.url, SPECIALIST)
    device = Device(folder / "device.sqlite")
    origin = Origin(device.id, device.reserve()[0])
    device.close()
    place = next(folder.glob("people/*/outbox.sqlite"))
    box = Outbox(place, seal_of(place.parent))
    made_ms = time.time_ns() // 1_000_000 - 2 * TAKEN_WITHIN_MS
    box.put(Submit(consult, origin, made_ms, True, encode_event(Accepted(SPECIALIST.name))))
    box.close()
    with Place(folder) as city:
        city.sign_in(shared_server.url, SPECIALIST)
        assert city.notice(EventRefused) == EventRefused(consult, TOO_LATE.text)
        city.until(lambda: city.engine.link.peek().unsent == 0)
        line = city.until(
            lambda: next((one for one in city.engine.home.peek().entries if one.consult == consult), None)
        )
        assert (line.phase, line.lead) == ("waiting", None)
