"""Following and looking around: what ends a free look and what does not, and who turns for whom."""

import msgspec
from PySide6.QtCore import Qt

from app.client.border import Freeze
from app.consult.events.documents import PageTurned, ViewMoved
from app.consult.events.surface import FrameSurface
from app.consult.state import PagePicture, Stage
from app.geometry import Box, Point
from tests.ui import room_samples as rs
from tests.ui.stage.drawing import drag, place

PART = Box(600, 400, 300, 220)


def pictured(state, number):
    """A document event that turns no page."""
    ecg = msgspec.structs.replace(state.documents["d-ecg"], pictures={0: (PagePicture(f"b{number}", 9, 9, "preview"),)})
    return msgspec.structs.replace(state, seq=state.seq + 1, documents={**state.documents, "d-ecg": ecg})


def staged(state, surface, box=None):
    return msgspec.structs.replace(state, seq=state.seq + 1, stage=Stage(surface, box, rs.DOCTOR.person))


def other_leads(state):
    return msgspec.structs.replace(state, lead="p-other")


def test_a_free_look_outlasts_everything_but_a_turned_page(qtbot, room):
    made = room(rs.fundus_state(), rs.NURSE)
    made.canvas.zoom(3.0)
    chosen = made.canvas.viewport

    made.put(pictured(made.view.state, 1))
    made.put(staged(made.view.state, rs.FUNDUS, PART))
    assert made.canvas.viewport == chosen and made.stage.status.follow.isVisible()

    made.put(staged(made.view.state, rs.PAGE))
    assert made.canvas.key == "page:d-ecg:1" and not made.stage.status.follow.isVisible()


def test_the_part_the_leader_looks_at_is_taken_up_when_the_pen_is_up(qtbot, room):
    made = room(rs.fundus_state(), rs.NURSE)
    made.stage.drawer.take("arrow")
    before = made.canvas.viewport
    drag(qtbot, made.canvas, (400, 300), (500, 320), release=False)

    made.put(staged(made.view.state, rs.FUNDUS, PART))
    assert made.canvas.viewport == before
    at = place(made.canvas, 900, 700)
    qtbot.mouseMove(made.canvas, at)
    qtbot.mouseRelease(made.canvas, Qt.MouseButton.LeftButton, pos=at)

    (mark,) = made.events
    assert abs(mark.shape.head.x - 900) < 2 and abs(mark.shape.head.y - 700) < 2
    made.fold()
    assert made.canvas.viewport.shows(PART) and made.canvas.viewport.zoom > 2


def test_the_bedside_that_came_back_to_live_follows_when_the_leader_comes_too(qtbot, room):
    made = room(rs.still_state(), rs.NURSE)
    made.stage.go_live()
    made.put(pictured(made.view.state, 1))
    assert made.canvas.key == "live"

    made.put(staged(made.view.state, None))
    made.put(staged(made.view.state, rs.FUNDUS))

    assert made.canvas.key == "page:d-fundus:0"


def test_the_bedside_that_came_back_to_live_follows_the_leaders_next_turn(qtbot, room):
    made = room(rs.still_state(), rs.NURSE)
    made.stage.go_live()

    made.put(staged(made.view.state, rs.FUNDUS))

    assert made.canvas.key == "page:d-fundus:0" and not made.stage.status.follow.isVisible()


def test_a_page_of_ones_own_choice_stays_while_the_leader_turns_others(qtbot, room):
    made = room(rs.still_state(), rs.TRAINEE)
    made.stage.turn_to(rs.PAGE)

    made.put(staged(made.view.state, rs.FUNDUS))

    assert made.canvas.key == "page:d-ecg:1" and made.stage.status.follow.isVisible()


def test_a_specialist_who_does_not_lead_turns_for_himself(qtbot, room):
    made = room(other_leads(rs.still_state()))

    made.stage.turn_to(rs.FUNDUS)

    assert made.canvas.key == "page:d-fundus:0" and not made.events


def test_a_specialist_who_does_not_lead_freezes_for_himself(qtbot, room):
    made = room(other_leads(rs.base_state()))
    made.frame("remote", 61_234)

    frozen = made.stage.surface_under_pen()

    assert frozen == FrameSurface(rs.SOURCE, 61_234, 1280, 720)
    assert made.posted(Freeze) and not made.events
    made.put(pictured(made.view.state, 1))
    assert made.stage.looking.surface() == frozen and made.stage.status.follow.isVisible()


def test_the_leader_turns_for_everybody(qtbot, room):
    made = room(rs.still_state())
    made.stage.turn_to(rs.FUNDUS)
    assert made.events == [PageTurned(rs.FUNDUS)]


def test_who_led_reads_on_for_himself_when_the_consult_has_ended(qtbot, room):
    made = room(msgspec.structs.replace(rs.still_state(), phase="closed"))

    made.stage.turn_to(rs.FUNDUS)
    assert made.canvas.key == "page:d-fundus:0"
    made.canvas.zoom(3.0)
    made.stage.go_live()

    assert made.canvas.key == "live" and not made.events


def test_a_pen_on_the_zoomed_live_picture_draws_where_it_is(qtbot, room):
    made = room()
    made.frame("remote", 61_234)
    made.canvas.zoom(4.0, made.canvas.viewport.to_screen.apply(Point(900, 250)))
    look = made.canvas.viewport
    tail, head = place(made.canvas, 880, 240), place(made.canvas, 960, 300)
    made.stage.drawer.take("arrow")

    qtbot.mousePress(made.canvas, Qt.MouseButton.LeftButton, pos=tail)
    qtbot.mouseMove(made.canvas, head)
    qtbot.mouseRelease(made.canvas, Qt.MouseButton.LeftButton, pos=head)

    turned, moved, mark = made.events
    assert moved == ViewMoved(turned.surface, look.visible)
    assert abs(mark.shape.tail.x - 880) < 1 and abs(mark.shape.tail.y - 240) < 1
    assert abs(mark.shape.head.x - 960) < 1 and abs(mark.shape.head.y - 300) < 1
    made.fold()
    assert made.canvas.viewport == look


def test_the_freeze_key_keeps_the_part_that_is_looked_at(qtbot, room):
    made = room()
    made.frame("remote", 61_234)
    made.canvas.zoom(4.0, made.canvas.viewport.to_screen.apply(Point(900, 250)))
    look = made.canvas.viewport

    made.canvas.setFocus()
    qtbot.keyClick(made.canvas, Qt.Key.Key_Space)

    frozen = FrameSurface(rs.SOURCE, 61_234, 1280, 720)
    qtbot.waitUntil(lambda: made.events == [PageTurned(frozen), ViewMoved(frozen, look.visible)])
    assert made.canvas.viewport == look


def test_the_bedside_that_froze_a_part_keeps_looking_at_it(qtbot, room):
    made = room(me=rs.NURSE)
    made.frame("own", 61_234)
    made.canvas.zoom(4.0)
    look = made.canvas.viewport

    made.stage.surface_under_pen()
    (turned,) = made.events
    made.fold()

    assert isinstance(turned, PageTurned) and made.canvas.viewport == look
