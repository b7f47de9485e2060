"""A stop is pressed while what an outage left behind is still being sent over a thin line: it is not held up by it."""

from pathlib import Path

import pytest

from app.consult.events import MessageSent
from app.consult.events.guidance import StopCalled
from tests.client.place import Place, new_consult
from tests.rig.people import NURSE, SPECIALIST
from tests.rig.relay import Line, Relay
from tests.rig.server import Server

pytestmark = pytest.mark.slow
WAITING = 60


def test_a_stop_is_not_held_up_by_what_an_outage_left_behind(shared_server: Server, tmp_path: Path) -> None:
    thin = Line(bps=100_000, delay_ms=50, queue_bytes=8_192)
    with (
        Relay(shared_server.port) as relay,
        Place(tmp_path / "clinic") as clinic,
        Place(tmp_path / "city") as city,
    ):
        clinic.sign_in(shared_server.url, NURSE)
        city.sign_in(f"ws://127.0.0.1:{relay.port}", SPECIALIST)
        consult = new_consult(clinic, NURSE, city, SPECIALIST)
        relay.cut("reset")
        city.until(lambda: city.engine.link.peek().state == "connecting")
        for number in range(WAITING):
            city.submit(consult, MessageSent(f"m{number}", "x" * 1_000))
        views = clinic.everything(clinic.engine.room)
        relay.shape(up=thin, down=Line())
        relay.restore()
        clinic.state(lambda one: bool(one.messages))
        city.submit(consult, StopCalled("s1"))
        clinic.state(lambda one: "s1" in one.stops)
        first = next(view.state for view in views if "s1" in view.state.stops)
        assert len(first.messages) < WAITING - 5  # behind what waits it is seen with 59: the last may come after it
        stored = clinic.room(lambda one: one.confirmed_seq > 0 and len(one.state.messages) == WAITING)
        assert stored.state.stops.keys() == {"s1"}
