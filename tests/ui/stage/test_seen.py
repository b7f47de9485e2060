"""What counts as seen: a picture that is there, and of others' marks those in the part that is on the screen."""

import msgspec

from app.client.border import MarksPainted, Painted, PictureReady, SayWhisper
from app.consult.events.marks import Arrow
from app.consult.frozenmap import FrozenMap
from app.consult.state import Stage, Stop
from app.consult.whispers import NotInView
from app.geometry import Box, Point
from tests.ui import room_samples as rs

CORNER = Box(0, 0, 320, 180)


def pictured(room, state=None, me=rs.NURSE):
    """With nothing on it that this person has not seen."""
    state = state or rs.still_state()
    known = {me.person: FrozenMap(dict.fromkeys(state.marks, state.seq))}
    made = room(msgspec.structs.replace(state, marks_seen=known), me)
    arrives(made)
    return made


def arrives(made):
    whole = rs.picture_of(rs.STILL, rs.bedside_frame().pixels, 1280, 720)
    made.engine.pictures[whole.key] = whole
    made.engine.mailbox.put(PictureReady(whole.key))
    made.qtbot.waitUntil(lambda: made.canvas.on_screen is not None)


def drawn(made, name, seq, at, by=rs.DOCTOR):
    arrow = rs.mark(name, rs.STILL, Arrow(Point(at[0] - 60, at[1] - 40), Point(*at), 1, 6.0), by, seq=seq)
    return rs.with_marks(msgspec.structs.replace(made.view.state, seq=seq), arrow)


def seen(made):
    made.canvas.repaint()
    return [told.seq for told in made.posted(Painted)]


def marks(made):
    """Of each word: which marks, and the record they were painted at."""
    made.canvas.repaint()
    return [(told.marks, told.through) for told in made.posted(MarksPainted)]


def hidden(made, ticks=2):
    """What was said of marks that are not in view, after so many seconds."""
    for _ in range(ticks):
        made.stage.clock.tick.emit()
    said = [told.whisper for told in made.posted(SayWhisper)]
    return [one for one in said if isinstance(one, NotInView)]


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

    made.put(drawn(made, "new", 60, (700, 380)))

    assert seen(made)[-1] == 42 and marks(made) == []
    assert hidden(made)[-1] == NotInView(("new",), "elsewhere")


def test_marks_on_a_ground_whose_picture_has_not_come_are_not_seen(qtbot, room):
    made = room(rs.still_state(), rs.NURSE)
    qtbot.waitUntil(lambda: made.canvas.stored.count == 3)
    assert seen(made) == [] and marks(made) == []

    arrives(made)

    qtbot.waitUntil(lambda: seen(made) == [42])
    assert {name for told, _ in marks(made) for name in told} == {
        mark.mark for mark in made.view.state.marks.values() if mark.by != rs.NURSE.person
    }


def test_a_mark_beside_the_part_in_view_is_not_seen_until_it_was_in_view(qtbot, room):
    made = pictured(room)
    looks_into_the_corner(made)

    made.put(drawn(made, "far", 43, (1100, 650)))
    made.put(msgspec.structs.replace(made.view.state, seq=45))
    assert marks(made) == []
    assert hidden(made)[-1] == NotInView(("far",), "zoomed")

    made.stage.follow()
    qtbot.waitUntil(lambda: marks(made) == [(("far",), 45)])
    assert hidden(made)[-1].marks == ()


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
    qtbot.waitUntil(lambda: marks(made) == [(("near",), 43)])

    made.put(moved(made, "near", 45, (1100, 650)))
    assert len(marks(made)) == 1

    made.canvas.look_whole()
    qtbot.waitUntil(lambda: marks(made)[-1] == (("near",), 45))


def test_whoever_follows_the_leader_into_a_corner_has_not_seen_what_lies_beside_it(qtbot, room):
    made = pictured(room)
    state = drawn(made, "far", 43, (1100, 650))

    made.put(msgspec.structs.replace(state, stage=Stage(rs.STILL, CORNER, rs.DOCTOR.person)))

    assert marks(made) == []
    assert hidden(made)[-1] == NotInView(("far",), "zoomed")


def test_the_leader_who_looks_into_a_corner_has_not_seen_what_the_bedside_draws_elsewhere(qtbot, room):
    made = pictured(room, me=rs.DOCTOR)
    looks_into_the_corner(made)

    made.put(drawn(made, "hers", 43, (1100, 650), rs.NURSE))

    assert marks(made) == []
    made.canvas.look_whole()
    qtbot.waitUntil(lambda: marks(made) == [(("hers",), 43)])


def test_what_is_drawn_under_a_stop_is_seen_once_the_stop_is_gone(qtbot, room):
    made = pictured(room)
    qtbot.waitUntil(lambda: seen(made) == [42])
    called = Stop("x", rs.DOCTOR.person, rs.NOW_MS)
    made.put(msgspec.structs.replace(drawn(made, "under", 43, (700, 380)), stops={"x": called}))
    assert made.page.stop.isVisible() and seen(made) == [42] and marks(made) == []
    assert hidden(made)[-1] == NotInView(("under",), "covered")

    answered = msgspec.structs.replace(called, acknowledged_ms=rs.NOW_MS, acknowledged_by=rs.NURSE.person)
    made.put(msgspec.structs.replace(made.view.state, stops={"x": answered}))

    qtbot.waitUntil(lambda: seen(made) == [42, 43] and marks(made) == [(("under",), 43)])


def test_nothing_is_seen_in_a_window_that_is_minimised_or_shows_another_page(qtbot, room):
    made = pictured(room)
    made.page.window().showMinimized()
    made.put(drawn(made, "while", 43, (700, 380)))
    assert marks(made) == [] and hidden(made)[-1] == NotInView(("while",), "minimised")

    made.page.window().showNormal()
    qtbot.waitUntil(lambda: marks(made) == [(("while",), 43)])

    made.stage.hide()
    made.put(drawn(made, "away", 44, (700, 380)))
    assert len(marks(made)) == 1 and hidden(made)[-1] == NotInView(("away",), "page")
    made.stage.show()
    qtbot.waitUntil(lambda: marks(made)[-1] == (("away",), 44))


def test_what_is_hidden_is_said_again_while_it_lasts_and_not_each_second(qtbot, room):
    made = pictured(room)
    looks_into_the_corner(made)
    made.put(drawn(made, "far", 43, (1100, 650)))
    assert len(hidden(made)) == 1
    assert len(hidden(made)) == 1
    made.clock.advance(5_000)
    assert len(hidden(made)) == 2


def test_one_paint_is_enough_time_for_a_mark_that_just_came(qtbot, room):
    made = pictured(room)
    made.page.clock._timer.stop()  # the seconds are those of this test
    looks_into_the_corner(made)
    made.put(drawn(made, "far", 43, (1100, 650)))
    assert hidden(made, ticks=1) == []
