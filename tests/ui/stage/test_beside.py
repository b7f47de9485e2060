"""Two surfaces side by side: put there by who leads, shown to who follows, each with its own marks and view."""

import msgspec
from PySide6.QtCore import QPoint

from app.client.border import PictureReady, SayWhisper, SubmitEvent, WantPicture, WhisperView
from app.consult.events.documents import PageTurned, ViewMoved
from app.consult.events.marks import Text
from app.consult.events.surface import surface_key
from app.consult.state import Stage
from app.consult.whispers import PointerMoved
from app.geometry import Box, Point
from tests.ui import room_samples as rs
from ui.stage.beside_words import comparable, surface_title


def comparing(room, me=rs.DOCTOR, view=None):
    state = rs.fundus_state()
    stage = Stage(rs.STILL, None, rs.DOCTOR.person, rs.FUNDUS, view)
    return room(msgspec.structs.replace(state, stage=stage), me)


def pictured(made):
    picture = rs.picture_of(rs.FUNDUS, rs.bedside_frame().pixels, 1280, 720)
    made.engine.pictures[picture.key] = picture
    made.engine.mailbox.put(PictureReady(picture.key))
    made.qtbot.waitUntil(lambda: made.stage.beside.view.picture.held is not None)


def test_marks_wait_for_their_ground(qtbot, room):
    made = comparing(room)
    assert made.stage.beside.view.stored.count == 0
    pictured(made)
    qtbot.waitUntil(lambda: made.stage.beside.view.stored.count > 0)


def turned(made):
    return [told.event for told in made.posted(SubmitEvent) if isinstance(told.event, PageTurned)]


def test_what_the_leader_put_beside_is_shown_with_its_marks_to_who_follows(qtbot, room):
    for me in (rs.DOCTOR, rs.NURSE):
        made = comparing(room, me)
        beside = made.stage.beside
        assert beside.isVisible() and beside.surface == rs.FUNDUS and made.canvas.key != beside.view.key
        pictured(made)
        count = len(made.view.state.marks_on(surface_key(rs.FUNDUS)))
        mark = rs.mark("there", rs.FUNDUS, Text(Point(40, 80), "before", 1, 40.0), seq=42)
        made.put(rs.with_marks(made.view.state, mark))
        qtbot.waitUntil(lambda made=made, count=count: made.stage.beside.view.stored.count == count + 1)
        qtbot.waitUntil(lambda made=made: bool(made.posted(WantPicture)))


def test_without_a_comparison_there_is_nothing_beside(qtbot, room):
    made = room(rs.fundus_state(), rs.DOCTOR)
    assert not made.stage.beside.isVisible()
    assert made.stage.beside.surface is None


def test_who_leads_turns_swaps_and_ends_it(qtbot, room):
    made = comparing(room)
    made.stage.beside.swap.click()
    made.stage.beside.close_key.click()
    assert turned(made) == [PageTurned(rs.FUNDUS, rs.STILL), PageTurned(rs.STILL, None)]


def test_who_follows_has_no_keys_for_it_and_the_leaders_part(qtbot, room):
    made = comparing(room, rs.NURSE, Box(10, 10, 200, 150))
    beside = made.stage.beside
    assert not any(key.isVisible() for key in beside._keys)
    beside.view.settled.emit()
    visible = beside.view.viewport.visible
    assert visible.contains(Point(10, 10)) and visible.contains(Point(210, 160)) and not beside.view.viewport.is_whole


def test_who_looks_freely_sees_only_what_was_chosen(qtbot, room):
    made = comparing(room, rs.NURSE)
    made.stage.turn_to(rs.FUNDUS)
    made.put(made.view.state)
    assert not made.stage.beside.isVisible()


def test_turning_the_page_keeps_the_comparison_and_going_live_ends_it(qtbot, room):
    made = comparing(room)
    other = next(one for one in comparable(made.view.state) if one != rs.FUNDUS)
    made.stage.turn_to(other)
    made.stage.turn_to(None)
    made.stage.turn_to(rs.FUNDUS)
    assert turned(made) == [PageTurned(other, rs.FUNDUS), PageTurned(None), PageTurned(rs.FUNDUS)]


def test_the_part_the_leader_looks_at_is_told(qtbot, room):
    made = comparing(room)
    beside = made.stage.beside
    beside.view.zoom(3.0)
    beside.view.settled.emit()
    told = [one.event for one in made.posted(SubmitEvent) if isinstance(one.event, ViewMoved)]
    assert [event.surface for event in told] == [rs.FUNDUS]


def test_everything_else_that_is_there_can_be_compared(qtbot, room):
    state = msgspec.structs.replace(rs.fundus_state(), stage=Stage(rs.STILL, None, rs.DOCTOR.person))
    titles = [surface_title(state, surface) for surface in comparable(state)]
    assert "Right fundus" in " ".join(titles) and all(titles)
    live = msgspec.structs.replace(state, stage=Stage(None, None, rs.DOCTOR.person))
    assert comparable(live) == ()


def views_told(made):
    return [one.event.box for one in made.posted(SubmitEvent) if isinstance(one.event, ViewMoved)]


def test_back_at_the_whole_is_told_too(qtbot, room):
    made = comparing(room, view=Box(10, 10, 200, 150))
    beside = made.stage.beside
    beside.view.zoom(3.0)
    beside.view.look_whole()
    beside.view.settled.emit()
    assert views_told(made) == [beside.view.viewport.visible] and beside.view.viewport.is_whole


def test_whoever_looked_apart_beside_is_led_back_by_follow(qtbot, room):
    made = comparing(room, rs.NURSE, Box(10, 10, 200, 150))
    beside, follow = made.stage.beside, made.stage.status.follow
    beside.view.settled.emit()
    led = beside.view.viewport
    assert not follow.isVisible()
    beside.view.look_whole()
    made.put(made.view.state)
    assert beside.view.viewport.is_whole and follow.isVisible()

    follow.click()
    assert beside.view.viewport == led and not follow.isVisible() and beside.isVisible()


def pointers_said(made):
    said = (told.whisper for told in made.posted(SayWhisper))
    return [one for one in said if isinstance(one, PointerMoved)]


def test_who_points_beside_the_stage_points_at_what_is_there(qtbot, room):
    made = comparing(room)
    pictured(made)
    view = made.stage.beside.view
    tip = view.viewport.to_screen.apply(Point(800, 600))
    qtbot.mouseMove(view, QPoint(round(tip.x), round(tip.y)))
    qtbot.waitUntil(lambda: bool(pointers_said(made)))
    (said,) = pointers_said(made)
    assert said.surface == rs.FUNDUS and abs(said.at.x - 800) < 4 and abs(said.at.y - 600) < 4


def test_the_others_pointer_beside_the_stage_is_shown_there_and_not_on_the_stage(qtbot, room):
    made = comparing(room, rs.NURSE)
    shown = WhisperView({rs.DOCTOR.person: PointerMoved(rs.FUNDUS, Point(800, 600))})
    made.engine.whispers.put(shown)
    qtbot.waitUntil(lambda: made.bridge.whispers is shown)
    assert made.stage.beside.view.pointers.names == ("Dr Wei Chen",) and made.canvas.pointers.is_empty
