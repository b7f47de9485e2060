"""Marks become pieces that turn one way, whole or as they stood at a moment; bad ink is left out."""

import msgspec
import numpy as np
import pytest

from app.consult.events.marks import Arrow, Ellipse, Manoeuvre, Pin, Rectangle, Stroke, Text
from app.consult.events.surface import PageSurface
from app.consult.state import Mark
from app.documents.display_list import (
    DisplayList,
    Fill,
    TextRun,
    display_list,
    display_list_at,
    duration_ms,
    shape_list,
)
from app.documents.fonts import text_width
from app.documents.ink import BadInk, encode_ink
from app.documents.numpy_painter import paint
from app.documents.palette import PENS, letters_on
from app.geometry import Box, Point

PAGE = PageSurface("d", 0)


def mark(shape, **how) -> Mark:
    return Mark("m", PAGE, shape, "doctor", 1, 0, **how)


@pytest.fixture
def stroke(stroke_points) -> Stroke:
    return Stroke(encode_ink(stroke_points), 5, 4.0)


def areas(fill: Fill) -> np.ndarray:
    x, y = fill.pieces[..., 0].astype(float), fill.pieces[..., 1].astype(float)
    return (x * np.roll(y, -1, axis=1) - y * np.roll(x, -1, axis=1)).sum(axis=1) / 2


@pytest.mark.parametrize(
    "shape",
    [
        Arrow(Point(0, 0), Point(90, 40), 1, 4.0),
        Arrow(Point(50, 50), Point(50, 50), 1, 4.0),
        Ellipse(Box(0, 0, 50, 30), 2, 3.0),
        Ellipse(Box(5, 5, 0, 0), 2, 3.0),
        Rectangle(Box(0, 0, 90, 70), 6, 3.0),
        Rectangle(Box(5, 5, 0, 0), 2, 3.0),
        Pin(Point(50, 50), 7, 4, 26.0),
        *(Arrow(Point(0, 0), Point(200, 40), colour, 4.0) for colour in range(8)),
        *(Manoeuvre(Point(50, 50), kind, 200.0, 7, 64.0) for kind in ("slide", "rotate", "tilt", "rock", "press")),
    ],
)
def test_every_piece_turns_the_same_way(shape):
    for item in shape_list(shape).items:
        assert isinstance(item, TextRun) or (areas(item) > -1e-2).all()


def test_a_stroke_is_dark_light_and_its_colour_from_the_outside_in(stroke):
    dark, light, colour = shape_list(stroke).items
    assert colour.colour == PENS[5]
    assert areas(dark).sum() > areas(light).sum() > areas(colour).sum()


def test_text_is_one_run_a_line_and_outline():
    runs = shape_list(Text(Point(10, 20), "one\ntwo", 0, 20.0)).items
    assert [run.text for run in runs] == ["one", "two"] * 3
    assert [run.spread > 0 for run in runs] == [True, True, True, True, False, False]
    assert runs[1].at.y == pytest.approx(46)


def test_a_stroke_replays_as_it_was_drawn(stroke):
    widths = [display_list_at(mark(stroke), ms).bounds() for ms in (0, 150, 300, 700)]
    assert widths[0].width < widths[1].width < widths[2].width
    assert widths[3] == shape_list(stroke).bounds()
    assert duration_ms(stroke) == 656


@pytest.mark.parametrize(
    "shape",
    [
        Arrow(Point(0, 0), Point(90, 40), 1, 4.0, 400),
        Ellipse(Box(0, 0, 90, 40), 1, 4.0, 400),
        Rectangle(Box(0, 0, 90, 40), 1, 4.0, 400),
    ],
)
def test_an_arrow_an_ellipse_and_a_rectangle_are_pulled_open(shape):
    early, late, whole = (display_list_at(mark(shape), ms).bounds() for ms in (100, 300, 400))
    assert early.width < late.width < whole.width
    assert duration_ms(shape) == 400


def test_removed_and_struck_marks_are_not_drawn(stroke):
    assert display_list([mark(stroke, removed=True), mark(stroke, struck_by="lead")]).items == ()


def test_bad_ink_is_left_out_of_many_and_told_of_one(stroke):
    bad = Stroke(b"\xff\xff\xff", 1, 2.0)
    assert len(display_list([mark(bad), mark(stroke)]).items) == 3
    with pytest.raises(BadInk):
        shape_list(bad)


def test_a_colour_of_a_newer_program_is_still_a_colour(stroke):
    assert shape_list(msgspec.structs.replace(stroke, colour=99)).items[2].colour in PENS


def test_bounds_hold_everything_and_nothing_has_none():
    whole = shape_list(Ellipse(Box(10, 10, 50, 30), 2, 3.0)) + shape_list(Text(Point(200, 300), "far", 1, 20.0))
    assert whole.bounds().contains(Point(10, 25))
    assert whole.bounds().contains(Point(226, 295))
    assert display_list([]).bounds() is None
    assert isinstance(whole.items[-1], TextRun)


def outline(colour: int) -> np.ndarray:
    """Of the sign at the tail of an arrow, rasterised: what is left of a colour on a grey print."""
    pixels = np.zeros((60, 60, 3), np.uint8)
    (fill,) = (item for item in shape_list(Arrow(Point(30, 30), Point(400, 30), colour, 8.0)).items[2:])
    paint(pixels, DisplayList((Fill(fill.pieces, (255, 255, 255, 255)),)))
    return pixels[:, :, 0].astype(int)


def test_every_colour_begins_with_a_sign_of_its_own():
    drawn = [outline(colour) for colour in range(8)]
    for first in range(8):
        for second in range(first):
            assert (np.abs(drawn[first] - drawn[second]) > 128).sum() > 40, (first, second)


def test_a_letter_and_a_dot_carry_no_sign():
    small = np.array([[10, 10, 1, 0], [30, 25, 1, 90]], np.float32)
    large = small * np.array([20, 20, 1, 1], np.float32)
    # The sign is corners beside the line's own pieces.
    assert len(shape_list(Stroke(encode_ink(small), 0, 4.0)).items[2].pieces) == 1
    assert len(shape_list(Stroke(encode_ink(large), 0, 4.0)).items[2].pieces) == 3


@pytest.mark.parametrize("colour", range(8))
def test_the_sign_does_not_swell_the_stroke_it_stands_on(colour):
    """All pieces of a fill have as many corners as its largest: thousands of strokes are kept as outlines."""
    line = np.array([[10, 10, 1, 0], [300, 25, 1, 90], [600, 300, 1, 180]], np.float32)
    assert shape_list(Stroke(encode_ink(line), colour, 4.0)).items[2].pieces.shape[1] == 10


def test_a_numbered_arrow_and_a_pin_say_their_number_and_the_bedside_asks():
    def words(shape):
        return [item.text for item in shape_list(shape).items if isinstance(item, TextRun)]

    assert words(Arrow(Point(0, 0), Point(90, 40), 1, 4.0, 0, 12)) == ["12"]
    assert words(Arrow(Point(0, 0), Point(90, 40), 1, 4.0)) == []
    assert words(Pin(Point(50, 50), 3, 4, 26.0)) == ["3"]
    assert words(Pin(Point(50, 50), 3, 4, 26.0, asks=True)) == ["3?"]


@pytest.mark.parametrize("number", [1, 10, 100, 99_999])
def test_however_long_the_number_it_stays_in_its_disc(number):
    pin = Pin(Point(50, 50), number, 4, 26.0, asks=True)
    run = shape_list(pin).items[-1]
    assert run.at.x > 37 and run.at.x + text_width(run.text, run.size) < 63


def test_the_tip_of_a_pin_is_its_place():
    bounds = DisplayList(shape_list(Pin(Point(50, 50), 3, 4, 26.0)).items[2:3]).bounds()
    assert bounds.y + bounds.height == pytest.approx(50, abs=0.5)
    assert bounds.x + bounds.width / 2 == pytest.approx(50, abs=0.5)


@pytest.mark.parametrize("colour", range(8))
def test_the_number_stands_out_from_its_ground(colour):
    ink, ground = letters_on(PENS[colour]), PENS[colour]
    assert sum(abs(a - b) for a, b in zip(ink[:3], ground[:3], strict=True)) > 240


@pytest.mark.parametrize(
    ("kind", "angle_deg", "tip"),
    [
        ("slide", 0.0, (0, -48)),
        ("slide", 90.0, (48, 0)),
        ("slide", 180.0, (0, 48)),
        ("rotate", 90.0, (40, 0)),
        ("rotate", -90.0, (-40, 0)),
        ("tilt", 90.0, (40, -16)),
        ("rock", 90.0, (40, -16)),
        ("press", 77.0, (0, -20)),
    ],
)
def test_a_stamp_goes_the_way_it_says_in_the_picture(kind, angle_deg, tip):
    """Degrees clockwise from up; y grows downwards."""
    corners = shape_list(Manoeuvre(Point(0, 0), kind, angle_deg, 0, 100.0)).items[2].pieces.reshape(-1, 2)
    assert np.hypot(*(corners - tip).T).min() < 0.01


def test_tilting_and_rocking_are_told_apart():
    across, along = (shape_list(Manoeuvre(Point(0, 0), kind, 0.0, 0, 100.0)).items[2] for kind in ("tilt", "rock"))
    assert (across.pieces != along.pieces).any()
