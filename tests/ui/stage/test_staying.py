"""The bar of marks that stay: begun under their still, confirmed by a press, ended; what is said of each."""

from collections.abc import Callable

import msgspec
import pytest

from app.client.border import TrackView
from app.consult.events.marks import Ellipse, MarkAdded, Measure, Shape
from app.consult.events.surface import FrameSurface, surface_key
from app.consult.events.tracking import TrackConfirmed, TrackEnded
from app.consult.person import Person
from app.consult.state import ConsultState
from app.geometry import Box, Point
from app.media.frames import FrameRef
from tests.ui import room_samples as rs
from tests.ui.following_pictures import staying, tracked
from tests.ui.room_fixtures import Room
from ui.stage.staying import Staying
from ui.stage.staying_words import live_words, still_words

RING: tuple[Shape, ...] = (Ellipse(Box(300, 200, 160, 160), 5, 24.0),)
FRESH = frozenset({surface_key(rs.STILL)})
HERE = (1.0, 0.0, 0.0, 0.0, 1.0, 0.0, 0.0, 0.0, 1.0)


def still(shapes: tuple[Shape, ...] = RING, stays: str = "still") -> ConsultState:
    return staying(msgspec.structs.replace(rs.still_state(), surfaces={}), shapes, stays)


def bar_of(room: Room) -> Staying:
    bar = room.stage.findChild(Staying)
    assert bar is not None
    return bar


def tell(room: Room, tracks: TrackView) -> Staying:
    room.engine.tracks.put(tracks)
    room.qtbot.waitUntil(lambda: room.bridge.tracks is tracks)
    return bar_of(room)


def shown_keys(bar: Staying) -> set[str]:
    return {press for press, key in bar.keys.items() if not key.isHidden()}


def test_under_a_fresh_still_ones_own_marks_are_let_stay_and_the_picture_moves_on(room: Callable[..., Room]) -> None:
    made = room(still())
    assert bar_of(made).isHidden()
    bar = tell(made, TrackView(fresh=FRESH))
    assert shown_keys(bar) == {"stay"}
    assert "needle" in bar.limits.text() and not bar.limits.isHidden()
    bar.keys["stay"].click()
    assert made.events[0] == TrackConfirmed("f0", rs.STILL, HERE)
    assert type(made.events[1]).__name__ == "PageTurned"


def test_once_the_moment_has_passed_it_says_so_and_offers_nothing(room: Callable[..., Room]) -> None:
    made = room(still())
    tell(made, TrackView(fresh=FRESH))
    bar = tell(made, TrackView())
    assert "passed" in bar.words.text() and not shown_keys(bar)
    other = room(still())
    assert bar_of(other).isHidden()  # an old still that is looked at again is not talked about


def test_a_measure_and_anothers_mark_are_never_offered_to_stay() -> None:
    measure: tuple[Shape, ...] = (Measure("length", (Point(0, 0), Point(50, 0)), 5, 4.0),)
    tracks = TrackView(fresh=FRESH)
    assert still_words(rs.view(still(), rs.DOCTOR), tracks, rs.STILL, False).presses == ("stay",)
    assert not still_words(rs.view(still(measure), rs.DOCTOR), tracks, rs.STILL, False).text
    assert not still_words(rs.view(still(), rs.NURSE), tracks, rs.STILL, False).text


@pytest.mark.parametrize("me", [rs.DOCTOR, rs.NURSE])
def test_either_side_confirms_where_it_is_on_its_own_screen(room: Callable[..., Room], me: Person) -> None:
    made = room(staying(rs.base_state(), RING), me)
    one = msgspec.structs.replace(tracked("f0", "perhaps"), ref=FrameRef(rs.SOURCE, 61_234))
    bar = tell(made, TrackView({"f0": one}))
    assert shown_keys(bar) == {"confirm", "end"}
    assert bar.lamp.tone == "amber"
    bar.keys["confirm"].click()
    frame = FrameSurface(rs.SOURCE, 61_234, rs.STILL.width, rs.STILL.height)
    way = one.way
    assert made.events == [TrackConfirmed("f0", frame, (*way.rows[0], *way.rows[1], *way.rows[2]))]
    bar.keys["end"].click()
    assert made.events[1:] == [TrackEnded("f0")]


def words(tracks: TrackView, me: Person = rs.DOCTOR, count: int = 2) -> tuple[str, tuple[str, ...]]:
    said = live_words(rs.view(staying(rs.base_state(), RING * count), me), tracks)
    return said.text, said.marks


def test_what_wants_a_person_is_said_first() -> None:
    sure, perhaps = {"f0": tracked("f0")}, {"f1": tracked("f1", "perhaps")}
    assert words(TrackView(sure)) == ("The mark stays on its place.", ("f0",))
    assert words(TrackView({**sure, "f1": tracked("f1")}))[0] == "2 marks stay on their places."
    assert words(TrackView({**sure, **perhaps}))[1] == ("f1",)
    assert words(TrackView({**sure, "f1": tracked("f1", "lost")}))[0].startswith("Lost")
    assert words(TrackView({}, apart={"f0": "gone"}))[0].startswith("The mark is only on the frozen picture")
    assert words(TrackView({"unknown": tracked("unknown")})) == ("", ())


def test_where_the_other_screen_lost_it_it_can_be_shown_there_again(room: Callable[..., Room]) -> None:
    made = room(staying(rs.base_state(), RING))
    bar = tell(made, TrackView({"f0": tracked("f0")}, said={"f0": {rs.NURSE.person: "lost"}}))
    assert rs.NURSE.name in bar.words.text()
    assert shown_keys(bar) == {"again", "end"}
    bar.keys["again"].click()
    assert isinstance(made.events[0], TrackConfirmed)


def test_a_mark_followed_elsewhere_is_not_ended_by_who_does_not_see_it() -> None:
    view = rs.view(staying(rs.base_state(), RING), rs.DOCTOR)
    alone = TrackView({}, apart={"f0": "gone"})
    assert live_words(view, alone).presses == ("end",)
    followed = TrackView({}, apart={"f0": "gone"}, said={"f0": {rs.NURSE.person: "sure"}})
    assert live_words(view, followed).presses == ()


def test_fading_marks_are_drawn_so_and_bring_the_live_picture_back(room: Callable[..., Room]) -> None:
    made = room(still())
    bar = tell(made, TrackView(fresh=FRESH))
    bar.fading.click()
    assert made.stage.drawer.stays == "fading"
    made.stage.drawer.write(rs.STILL, Point(100, 100), "here")
    added = next(event for event in made.events if isinstance(event, MarkAdded))
    assert added.stays == "fading"
    assert type(made.events[-1]).__name__ == "PageTurned"
    bar.fading.click()
    made.stage.drawer.write(rs.STILL, Point(100, 100), "there")
    assert [event.stays for event in made.events if isinstance(event, MarkAdded)] == ["fading", "still"]


def test_who_only_looks_on_is_asked_nothing(room: Callable[..., Room]) -> None:
    made = room(staying(rs.base_state(), RING), rs.TRAINEE)
    assert made.stage.findChild(Staying) is None
