"""A series that runs: for everybody by who leads, for oneself by anybody else; the wheel and the key make it stand."""

from __future__ import annotations

import msgspec

from app.consult.events.documents import PageTurned
from app.consult.events.looking import CineSet
from app.consult.look_parts import Cine
from app.consult.state import Stage
from app.consult.whispers import ViewGlided
from tests.ui import image_samples as im
from tests.ui import room_samples as rs
from tests.ui.stage.test_imaging import ct, wheel, whispers

__all__ = ["ct"]


def running(room, page: int = 2, fps: float = 10.0) -> None:
    cine = Cine(True, 0, 5, fps, page, rs.DOCTOR.person, rs.NOW_MS)
    room.put(msgspec.structs.replace(room.view.state, cines={im.CT: cine}))


def later(room, ms: int) -> None:
    room.clock.advance(ms)


def test_who_leads_runs_it_by_one_record_and_stops_it_where_it_is(ct):
    room = ct()
    room.imaging.film.press()
    assert room.events == [CineSet(im.CT, True, 0, 5, 15.0, 2)]
    running(room)
    later(room, 200)
    room.qtbot.waitUntil(lambda: room.canvas.key == "page:d-ct:4")
    room.engine.posted.clear()
    room.imaging.film.press()
    assert room.events == [CineSet(im.CT, False, 0, 5, 15.0, 4), PageTurned(im.surface(4))]
    assert not whispers(room, ViewGlided)  # every screen counts by itself


def test_a_follower_sees_the_same_page(ct):
    room = ct(me=rs.NURSE)
    running(room)
    later(room, 400)
    room.qtbot.waitUntil(lambda: room.canvas.key == "page:d-ct:0")
    stood = Cine(False, 0, 5, 10.0, 1, rs.DOCTOR.person, rs.NOW_MS)
    room.put(
        msgspec.structs.replace(
            room.view.state, cines={im.CT: stood}, stage=Stage(im.surface(1), None, rs.DOCTOR.person)
        )
    )
    assert room.canvas.key == "page:d-ct:1" and not room.events


def test_who_only_looks_runs_it_for_oneself(ct):
    room = ct(me=rs.TRAINEE)
    room.imaging.film.press()
    assert room.imaging.film.runs and room.stage.looking.is_apart() and not room.events
    later(room, 100)
    room.qtbot.waitUntil(lambda: room.canvas.key == "page:d-ct:3")
    room.imaging.film.press()
    assert not room.imaging.film.runs and room.canvas.key == "page:d-ct:3"


def test_the_wheel_makes_it_stand(ct):
    room = ct()
    running(room)
    later(room, 100)
    room.qtbot.waitUntil(lambda: room.canvas.key == "page:d-ct:3")
    wheel(room, -1)
    assert [event.playing for event in room.events if isinstance(event, CineSet)] == [False]
    assert room.canvas.key == "page:d-ct:4"


def test_only_a_part_may_run_and_as_fast_as_is_wanted(ct):
    room = ct()
    film = room.imaging.film
    film.begin_here()
    film.choose(5.0)
    film.press()
    assert room.events == [CineSet(im.CT, True, 2, 5, 5.0, 2)]
    film.all_pages()
    assert film.span == (0, 5)


def test_a_page_that_has_not_come_yet_is_left_out(ct):
    room = ct()
    del room.engine.pictures["page:d-ct:3"]
    running(room)
    later(room, 100)
    room.imaging.film._tick()
    assert room.canvas.key == "page:d-ct:2"
    later(room, 100)
    room.qtbot.waitUntil(lambda: room.canvas.key == "page:d-ct:4")
