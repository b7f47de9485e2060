"""Each tool from pen down to pen up: what it paints meanwhile, and the one event at the end."""

import numpy as np
import pytest

from app.consult.events.marks import (
    Arrow,
    Ellipse,
    Manoeuvre,
    MarkAdded,
    MarkRemoved,
    MarkReshaped,
    Pin,
    Rectangle,
    Stroke,
)
from app.consult.events.surface import PageSurface
from app.consult.state import Mark
from app.documents import moving, placing, tools
from app.documents.ink import MAX_POINTS, decode_ink
from app.documents.tools import Brush, Sample
from app.geometry import Box, Point

PAGE, BRUSH = PageSurface("d", 0), Brush(5, 4.0)


def drawn(gesture, *places):
    lives = [gesture.move(Sample(x, y, 0.5, 10 * number)) for number, (x, y) in enumerate(places)]
    return lives, gesture.release()


def added(shape, name="m") -> Mark:
    return Mark(name, PAGE, shape, "me", 1, 0)


def test_a_pen_gives_one_stroke_with_its_times():
    gesture = tools.pen(PAGE, BRUSH)
    lives, (event,) = drawn(gesture, (0, 0), (10, 5), (20, 5))
    assert event == MarkAdded(gesture.mark, PAGE, event.shape)
    assert isinstance(event.shape, Stroke)
    assert decode_ink(event.shape.ink)[:, 3].tolist() == [0, 10, 20]
    assert not any(live.whole for live in lives)
    assert all(len(live.pieces.items) == 3 for live in lives)


def test_the_whispered_points_together_are_the_stroke():
    gesture = tools.highlighter(PAGE, BRUSH)
    lives, (event,) = drawn(gesture, (0, 0), (10, 5), (20, 5), (30, 0))
    whispers = [tools.ink_moved(gesture, live) for live in lives]
    together = np.concatenate([decode_ink(whisper.ink) for whisper in whispers])
    assert [whisper.first for whisper in whispers] == [0, 1, 2, 3]
    assert {whisper.mark for whisper in whispers} == {event.mark}
    assert (together == decode_ink(event.shape.ink)).all()


def test_what_a_pen_paints_does_not_grow_with_the_stroke():
    gesture = tools.pen(PAGE, BRUSH)
    lives, _ = drawn(gesture, *[(3.0 * step, 50.0) for step in range(400)])
    assert sum(len(item.pieces) for item in lives[-1].pieces.items) < 40


def test_a_resting_hand_adds_nothing_and_a_clock_that_steps_back_does_no_harm():
    gesture = tools.pen(PAGE, BRUSH)
    for sample in (Sample(0, 0, 1, 50), Sample(0, 0, 1, 60), Sample(9, 9, 2.0, 20)):
        gesture.move(sample)
    (event,) = gesture.release()
    assert decode_ink(event.shape.ink).tolist() == [[0, 0, 1, 50], [9, 9, 1, 50]]


def test_a_pen_held_for_minutes_keeps_what_it_drew():
    gesture = tools.pen(PAGE, BRUSH)
    for step in range(MAX_POINTS + 50):
        gesture.move(Sample(step % 700, step // 700, 1, step))
    (event,) = gesture.release()
    assert len(decode_ink(event.shape.ink)) == MAX_POINTS


def test_an_arrow_goes_from_where_it_was_pressed():
    _, (event,) = drawn(tools.arrow(PAGE, BRUSH), (10, 10), (50, 40), (80, 60))
    assert event.shape == Arrow(Point(10, 10), Point(80, 60), 5, 4.0, 20)


def test_an_ellipse_may_be_drawn_from_any_corner():
    _, (event,) = drawn(tools.ellipse(PAGE, BRUSH), (80, 60), (10, 20))
    assert isinstance(event.shape, Ellipse)
    assert (event.shape.box.x, event.shape.box.y, event.shape.box.width, event.shape.box.height) == (10, 20, 70, 40)


def test_a_rectangle_and_a_numbered_arrow_carry_what_they_were_given():
    _, (event,) = drawn(tools.rectangle(PAGE, BRUSH), (80, 60), (10, 20))
    assert event.shape == Rectangle(Box(10, 20, 70, 40), 5, 4.0, 10)
    _, (event,) = drawn(tools.arrow(PAGE, BRUSH, 7), (10, 10), (80, 60))
    assert event.shape == Arrow(Point(10, 10), Point(80, 60), 5, 4.0, 10, 7)


def test_a_pin_stands_where_it_is_let_go():
    lives, (event,) = drawn(placing.pin(PAGE, Brush(5, 26.0), 3), (10, 10), (50, 40))
    assert event.shape == Pin(Point(50, 40), 3, 5, 26.0)
    assert all(live.whole for live in lives)


def test_the_bedside_asks_with_a_tap():
    event = placing.here(PAGE, Point(50, 40), Brush(5, 26.0), 3)
    assert event.shape == Pin(Point(50, 40), 3, 5, 26.0, asks=True) and event.surface == PAGE


@pytest.mark.parametrize(
    ("kind", "to", "angle_deg"),
    [
        ("slide", (103, 100), 0),  # a press with a trembling hand
        ("rotate", (103, 100), 90),
        ("slide", (160, 100), 90),
        ("rotate", (60, 100), -90),
        ("press", (160, 100), 0),
    ],
)
def test_a_stamp_is_pressed_at_its_place_and_pulled_the_way_it_goes(kind, to, angle_deg):
    _, (event,) = drawn(placing.stamp(PAGE, Brush(5, 60.0), kind), (100, 100), to)
    assert event.shape == Manoeuvre(Point(100, 100), kind, angle_deg, 5, 60.0)


def test_ones_own_mark_is_moved_and_faded_where_it_stood():
    mark = added(Pin(Point(50, 50), 3, 5, 26.0))
    lives, events = drawn(moving.mover(mark, 3.0), (52, 40), (53, 41), (72, 30))
    assert [live.erased for live in lives] == [(), (), ("m",)]
    assert events == (MarkReshaped("m", Pin(Point(70, 40), 3, 5, 26.0)),)


def test_a_press_that_only_chooses_moves_nothing():
    mark = added(Rectangle(Box(0, 0, 50, 50), 5, 4.0))
    assert drawn(moving.mover(mark, 3.0), (10, 0), (11, 1))[1] == ()
    assert drawn(moving.puller(mark, 2, 3.0), (50, 50), (51, 51))[1] == ()


def test_a_handle_is_pulled():
    mark = added(Rectangle(Box(0, 0, 50, 50), 5, 4.0))
    lives, events = drawn(moving.puller(mark, 2, 3.0), (50, 50), (90, 70))
    assert events == (MarkReshaped("m", Rectangle(Box(0, 0, 90, 70), 5, 4.0)),)
    assert lives[-1].erased == ("m",)


@pytest.mark.parametrize("tool", [tools.pen, tools.arrow, tools.ellipse, tools.rectangle])
def test_a_press_without_a_move_draws_nothing(tool):
    assert tool(PAGE, BRUSH).release() == ()


@pytest.mark.parametrize("tool", [tools.arrow, tools.ellipse, tools.rectangle])
def test_a_slip_of_the_hand_draws_nothing(tool):
    lives, events = drawn(tool(PAGE, BRUSH), (10, 10), (12, 11))
    assert events == ()
    assert lives[-1].pieces.items == ()


def test_the_eraser_takes_what_it_touches_and_nothing_else():
    near = added(Arrow(Point(0, 0), Point(100, 0), 1, 4.0), "near")
    far = added(Arrow(Point(0, 500), Point(100, 500), 1, 4.0), "far")
    lives, events = drawn(tools.eraser(PAGE, lambda at: [near, far], 5.0), (50, 40), (50, 3), (52, 3))
    assert [live.erased for live in lives] == [(), ("near",), ("near",)]
    assert events == (MarkRemoved("near"),)


def test_text_is_kept_with_its_lines_and_blank_text_is_nothing():
    assert tools.text(PAGE, Point(1, 2), "  \n ", 0, 12.0) == ()
    (event,) = tools.text(PAGE, Point(1, 2), "one\ntwo \n", 0, 12.0)
    assert event.shape.text == "one\ntwo"


def test_a_cancelled_gesture_is_over():
    gesture = tools.pen(PAGE, BRUSH)
    gesture.move(Sample(1, 1))
    gesture.cancel()
    with pytest.raises(StopIteration):
        gesture.move(Sample(2, 2))
