"""A mark that stays, between two real programs on a late line: drawn, let stay, seen at the bedside, ended there."""

import time
from pathlib import Path as File

import pytest

from app.consult.events.tracking import TrackConfirmed, TrackEnded, TrackFollowed
from tests.rig.media_relay import MediaRelay, Path
from tests.rig.people import NURSE, SPECIALIST
from tests.rig.server import Server
from tests.windows.seat import Seat
from tests.windows.visit import LIVE, meet
from tests.windows.witness import ServerDisk
from tests.windows.witness import until as wait_until

STROKE = [(0.36 + 0.02 * step, 0.4 + 0.01 * step) for step in range(8)]
TRIES, HOLDS_WITHIN_S = 4, 15.0
LIMITS = "It does not guide a needle or a knife."


@pytest.mark.slow
@pytest.mark.timeout(240)
def test_the_specialist_lets_it_stay_the_bedside_sees_it_and_ends_it(server: Server, tmp_path: File) -> None:
    late = Path(delay_ms=150)
    with (
        MediaRelay.both(server.port, late, message_ms=150) as relay,
        Seat(tmp_path / "clinic", relay.url, NURSE) as anna,
        Seat(tmp_path / "city", server.url, SPECIALIST) as omar,
    ):
        meet(anna, omar)
        disk = ServerDisk(server.data)
        omar.press("Pen")
        mark = let_stay(omar)
        anna.do("see_stage", key=LIVE, within_s=60)
        anna.see(LIMITS)
        consult = disk.consult()
        wait_until(lambda: mark in marks(disk, TrackConfirmed), "the word that it stays in the log")
        assert mark not in marks(disk, TrackEnded)
        anna.press("Stop following")
        for seat in (omar, anna):
            seat.gone(LIMITS)
        assert mark in marks(disk, TrackEnded)
        wait_until(lambda: disk.all(consult, TrackFollowed), "what the screens showed in the log")


def let_stay(omar: Seat) -> str:
    """The mark that does; drawn anew where the picture was too coarse to hold on to, as one from a busy computer may be
    for a while."""
    for _ in range(TRIES):
        frozen = omar.do("freeze", points=STROKE, within_s=100, until="detail")
        assert isinstance(frozen, dict)
        omar.press("Stays on the place")
        omar.do("see_stage", key=LIVE, within_s=60)
        ends = time.monotonic() + HOLDS_WITHIN_S
        while time.monotonic() < ends:
            if LIMITS in omar.words():
                return str(frozen["marks"][-1])
            time.sleep(0.2)
    raise AssertionError(f"it holds on to nothing: {omar.words()}")


def marks(disk: ServerDisk, kind: type[TrackConfirmed | TrackEnded]) -> set[str]:
    return {event.mark for _, event in disk.all(disk.consult(), kind)}
