"""When a lost connection becomes a departure, and when what it leaves open is looked at again."""

import asyncio
from typing import cast

import pytest

from app.consult.leading import HELD_MS
from app.server import departures
from app.server.departures import Departures
from app.server.hub import Client


class Gone:
    """A connection that has ended."""

    def __init__(self, *seats: str) -> None:
        self.seats = set(seats)


@pytest.fixture
def soon(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("STAYED_GONE_S", "SWEEP_S", "HELD_S"):
        monkeypatch.setattr(departures, name, 0.0)


async def said(what: str, *seats: str, waits: int = 0) -> list[tuple[str, ...]]:
    """What goes to the rooms, in order. `waits`: so often something is still open."""
    told: list[tuple[str, ...]] = []
    done = asyncio.Event()

    def tend(consult: str) -> bool:
        told.append(("tend", consult))
        times = sum(one[0] == "tend" for one in told)
        if times == len(seats) + waits:
            done.set()
        return times <= waits

    timers = Departures(
        lambda client, consult, why: told.append(("leave", consult, why)),
        lambda consult: told.append(("sweep", consult)),
        tend,
    )
    if what == "gone":
        timers.gone(cast(Client, Gone(*seats)))
    else:
        timers.loaded(*seats)
    await asyncio.wait_for(done.wait(), 60)
    return told


@pytest.mark.usefixtures("soon")
def test_who_stays_away_has_left_every_consult_and_each_is_looked_at_again() -> None:
    told = asyncio.run(said("gone", "a", "b"))
    assert sorted(told) == [("leave", "a", "dropped"), ("leave", "b", "dropped"), ("tend", "a"), ("tend", "b")]
    assert {one[0] for one in told[:2]} == {"leave"}


@pytest.mark.usefixtures("soon")
def test_after_a_restart_the_room_is_swept_and_looked_at_again() -> None:
    assert asyncio.run(said("loaded", "a")) == [("sweep", "a"), ("tend", "a")]


@pytest.mark.usefixtures("soon")
def test_a_room_is_looked_at_again_as_long_as_something_waits_there() -> None:
    assert asyncio.run(said("gone", "a", waits=2))[1:] == [("tend", "a")] * 3


def test_a_room_is_looked_at_when_it_has_no_more_reason_to_wait() -> None:
    assert departures.HELD_S * 1_000 > HELD_MS
