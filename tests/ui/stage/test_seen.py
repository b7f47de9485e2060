"""What counts as seen: a picture that is there, and the new marks in the part that is on the screen."""

import msgspec

from app.client.border import Painted, PictureReady
from app.consult.events.marks import Arrow
from app.consult.state import Stage, Stop
from app.geometry import Box, Point
from tests.ui import room_samples as rs

CORNER = Box(0, 0, 320, 180)


def pictured(room, state=None, me=rs.NURSE):
    made = room(state or rs.still_state(), me)
    arrives(made)
    return made


def arrives(made):
    whole = rs.picture_of(rs.STILL, rs.bedside_frame().pixels, 1280, 720)
    made.engine.pictures[whole.key] = whole
    made.engine.mailbox.put(PictureReady(whole.key))
    made.qtbot.waitUntil(lambda: made.canvas.on_screen is not None)


def drawn(made, name, seq, at):
    arrow = rs.mark(name, rs.STILL, Arrow(Point(at[0] - 60, at[1] - 40), Point(*at), 1, 6.0), seq=seq)
    return rs.with_marks(msgspec.structs.replace(made.view.state, seq=seq), arrow)


def seen(made):
    made.canvas.repaint()
    return [told.seq for told in made.posted(Painted)]


def looks_into_the_corner(made):
    made.canvas.zoom(4.0, made.canvas.viewport.to_screen.apply(Point(0, 0)))
    assert made.canvas.viewport.visible.width < 600


def test_painted_is_told_once_a_number_and_only_after_a_paint(qtbot, room):
    made = pictured(room)
    qtbot.waitUntil(lambda: seen(made) == [42])

    made.put(msgspec.structs.replace(made.view.state, seq=43))

    qtbot.waitUntil(lambda: seen(made) == [42, 43])


def test_who_looks_freely_has_not_seen_the_leaders_page(qtbot, room):
    made = pictured(room)
    qtbot.waitUntil(lambda: bool(made.posted(Painted)))
    made.stage.go_live()

    made.put(msgspec.structs.replace(made.view.state, seq=60))

    assert seen(made)[-1] == 42


def test_marks_on_a_ground_whose_picture_has_not_come_are_not_seen(qtbot, room):
    made = room(rs.still_state(), rs.NURSE)
    qtbot.waitUntil(lambda: made.canvas.stored.count == 3)
    assert seen(made) == []

    arrives(made)

    qtbot.waitUntil(lambda: seen(made) == [42])


def test_a_mark_beside_the_part_in_view_holds_the_number_back_until_it_was_in_view(qtbot, room):
    made = pictured(room)
    qtbot.waitUntil(lambda: seen(made) == [42])
    looks_into_the_corner(made)

    made.put(drawn(made, "far", 43, (1100, 650)))
    made.put(msgspec.structs.replace(made.view.state, seq=45))
    assert seen(made) == [42]
    assert made.stage.status.follow.isVisible()

    made.stage.follow()
    qtbot.waitUntil(lambda: seen(made) == [42, 45])


def moved(made, name, seq, at):
    """By whoever drew it."""
    mark = made.view.state.marks[name]
    arrow = Arrow(Point(at[0] - 60, at[1] - 40), Point(*at), 1, 6.0)
    now = msgspec.structs.replace(mark, shape=arrow, reshaped_seq=seq, reshaped_ms=rs.NOW_MS)
    marks = made.view.state.marks.put(name, now)
    return msgspec.structs.replace(made.view.state, seq=seq, marks=marks, reshaped=(name,))


def test_a_mark_that_was_moved_out_of_view_is_seen_only_where_it_stands_now(qtbot, room):
    made = pictured(room)
    looks_into_the_corner(made)
    made.put(drawn(made, "near", 43, (120, 90)))
    made.put(drawn(made, "later", 44, (150, 100)))
    qtbot.waitUntil(lambda: seen(made)[-1] == 44)

    made.put(moved(made, "near", 45, (1100, 650)))
    made.put(msgspec.structs.replace(made.view.state, seq=46))
    assert seen(made)[-1] == 44

    made.canvas.look_whole()
    qtbot.waitUntil(lambda: seen(made)[-1] == 46)


def test_what_came_before_the_mark_that_is_not_in_view_is_told(qtbot, room):
    made = pictured(room)
    looks_into_the_corner(made)
    qtbot.waitUntil(lambda: bool(made.posted(Painted)))

    made.put(drawn(made, "near", 43, (120, 90)))
    made.put(drawn(made, "far", 47, (1100, 650)))

    qtbot.waitUntil(lambda: seen(made)[-1] == 46)


def test_a_mark_that_was_in_view_once_is_seen_also_when_one_looks_elsewhere(qtbot, room):
    made = pictured(room)
    qtbot.waitUntil(lambda: seen(made) == [42])
    looks_into_the_corner(made)
    made.put(drawn(made, "far", 43, (1100, 650)))
    made.put(drawn(made, "near", 44, (120, 90)))
    assert seen(made) == [42]

    made.canvas.pan(-9_000, -9_000)  # to the other corner: the near one is out of view now

    assert not made.canvas.shows(made.view.state.marks["near"])
    qtbot.waitUntil(lambda: seen(made) == [42, 44])


def test_whoever_follows_sees_what_the_leader_looks_at(qtbot, room):
    made = pictured(room)
    qtbot.waitUntil(lambda: seen(made) == [42])
    state = drawn(made, "big", 43, (1100, 650))

    made.put(msgspec.structs.replace(state, stage=Stage(rs.STILL, CORNER, rs.DOCTOR.person)))

    qtbot.waitUntil(lambda: seen(made) == [42, 43])


def test_the_leader_who_looks_into_a_corner_has_not_seen_what_the_bedside_draws_elsewhere(qtbot, room):
    made = pictured(room, me=rs.DOCTOR)
    qtbot.waitUntil(lambda: seen(made) == [42])
    looks_into_the_corner(made)
    arrow = Arrow(Point(1000, 600), Point(1100, 650), 1, 6.0)
    state = msgspec.structs.replace(made.view.state, seq=43)

    made.put(rs.with_marks(state, rs.mark("hers", rs.STILL, arrow, rs.NURSE, seq=43)))

    assert seen(made) == [42]
    made.canvas.look_whole()
    qtbot.waitUntil(lambda: seen(made) == [42, 43])


def test_what_is_drawn_under_a_stop_is_seen_once_the_stop_is_gone(qtbot, room):
    made = pictured(room)
    qtbot.waitUntil(lambda: seen(made) == [42])
    called = Stop("x", rs.DOCTOR.person, rs.NOW_MS)
    made.put(msgspec.structs.replace(drawn(made, "under", 43, (700, 380)), stops={"x": called}))
    assert made.page.stop.isVisible() and seen(made) == [42]

    answered = msgspec.structs.replace(called, acknowledged_ms=rs.NOW_MS, acknowledged_by=rs.NURSE.person)
    made.put(msgspec.structs.replace(made.view.state, stops={"x": answered}))

    qtbot.waitUntil(lambda: seen(made) == [42, 43])


def test_a_mark_that_left_the_leaders_stage_holds_nothing_back_any_more(qtbot, room):
    made = pictured(room)
    qtbot.waitUntil(lambda: seen(made) == [42])
    looks_into_the_corner(made)
    made.put(drawn(made, "far", 43, (1100, 650)))
    assert seen(made) == [42]

    made.put(msgspec.structs.replace(made.view.state, seq=44, stage=Stage(None, None, rs.DOCTOR.person)))

    qtbot.waitUntil(lambda: seen(made) == [42, 44])
