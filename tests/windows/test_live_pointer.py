"""The specialist's pointer on the bedside's moving picture: on its own frame, and gone with the line, in two real
programs."""

from pathlib import Path as File

import pytest

from app.media import framecode
from tests.rig.media_relay import MediaRelay, Path
from tests.rig.people import NURSE, SPECIALIST
from tests.rig.relay import Relay
from tests.rig.server import Server
from tests.windows.seat import Seat
from tests.windows.visit import meet
from tests.windows.witness import until as wait_until

UNNOTICED_S = 10.0  # the server itself takes longer to miss somebody
LATE_MS = 250  # each way: the camera of the scene has moved on by then


@pytest.mark.slow
@pytest.mark.timeout(240)
def test_it_comes_with_the_frame_it_was_on_and_is_not_stuck_when_every_line_is_dead(
    server: Server, tmp_path: File
) -> None:
    late = Path(delay_ms=LATE_MS)
    with (
        Relay(server.port) as line,
        MediaRelay.both(server.port, late, message_ms=LATE_MS) as relay,
        Seat(tmp_path / "clinic", relay.url, NURSE) as anna,
        Seat(tmp_path / "city", f"ws://127.0.0.1:{line.port}", SPECIALIST) as omar,
    ):
        meet(anna, omar)
        omar.press("These are right")  # the line is gone, and the picture as wide as the stage
        omar.do("point_at", at=[0.05, 0.1])  # where the code is burnt into the picture
        seen = wait_until(lambda: pointers(anna), "the pointer on the other screen")
        assert seen["names"] == [SPECIALIST.name]
        still = wait_until(lambda: pointers(anna).get("stills"), "the frame it was on")[0]
        assert still["code"] == still["capture_ms"] & framecode.MASK
        line.cut()  # without a word: nobody is told that the specialist has gone
        relay.cut()
        wait_until(lambda: not pointers(anna), "the pointer to vanish", UNNOTICED_S)
        line.restore()
        relay.restore()
        assert wait_until(lambda: pointers(anna), "the hand that still rests there")


def pointers(seat: Seat) -> dict:
    found = seat.do("pointers")
    assert isinstance(found, dict)
    return found
