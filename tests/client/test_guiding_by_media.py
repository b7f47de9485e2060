"""A specialist's link to the server is gone while picture and voice flow: stop and instructions reach the bedside over
the call and are answered there, so does a cover, the call goes on, and the log has all once when the link is back."""

from pathlib import Path

import pytest

from app.client.border import MediaView, SetCovered
from app.consult.events import InstructionGiven
from app.consult.events.guidance import Done, Seen, StopAcknowledged, StopCalled
from app.consult.state import ConsultState
from tests.client.place import Place
from tests.client.test_meeting import recorded_call
from tests.rig.relay import Relay
from tests.rig.server import Server

pytestmark = pytest.mark.slow


def is_answered(state: ConsultState) -> bool:
    stop, given = state.stops.get("s1"), state.instructions.get("i1")
    return stop is not None and stop.acknowledged_by == "anna" and given is not None and given.state == "done"


def is_carried(media: MediaView) -> bool:
    """A computer that stands still for three seconds seems silent for a moment; what is lost is not back without the
    link."""
    return (media.on, media.remote, media.silent_ms) == (True, "live", None)


def test_stop_and_instructions_count_over_the_call_and_the_call_outlives_the_link(tmp_path: Path) -> None:
    with (
        Server(tmp_path / "server", program="tests.rig.hasty_server") as server,
        Relay(server.port) as relay,
        Place(tmp_path / "clinic") as clinic,
        Place(tmp_path / "city") as city,
    ):
        consult = recorded_call(server.url, f"ws://127.0.0.1:{relay.port}", clinic, city)
        places = (clinic, city)
        for place in places:
            place.until(lambda place=place: place.engine.frames["remote"].peek())
        relay.cut("reset")
        city.until(lambda: city.engine.link.peek().state == "connecting")
        city.submit(consult, StopCalled("s1"), InstructionGiven("i1", "Lift the arm"))
        clinic.state(lambda one: "s1" in one.stops and "i1" in one.instructions)
        clinic.submit(consult, StopAcknowledged("s1"), Seen("i1"), Done("i1"))
        assert is_answered(city.state(is_answered))
        assert city.engine.link.peek().state == "connecting"

        gone = clinic.state(lambda one: not one.people["omar"].here)
        assert gone.people["omar"].dropped and gone.meeting is not None
        for covered in (True, False):
            clinic.post(SetCovered(covered))
            city.until(lambda covered=covered: (city.engine.media.peek().covered_there == "both") == covered)
        assert city.engine.link.peek().state == "connecting"
        for place in places:
            place.until(lambda place=place: is_carried(place.engine.media.peek()))

        relay.restore()
        for place in places:
            view = place.room(lambda one: one.state.people["omar"].here and not one.pending and is_answered(one.state))
            assert not view.refused and not view.late and len(view.state.meetings) == 1
        clinic.room(lambda one: one.confirmed_seq == city.engine.room.peek().confirmed_seq)
        assert clinic.engine.room.peek().state.stops == city.engine.room.peek().state.stops
