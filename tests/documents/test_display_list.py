"""Marks become pieces that turn one way, whole or as they stood at a moment; bad ink is left out."""

import msgspec
import numpy as np
import pytest

from app.consult.events.marks import Arrow, Ellipse, Stroke, Text
from app.consult.events.surface import PageSurface
from app.consult.state import Mark
from app.documents.display_list import Fill, TextRun, display_list, display_list_at, duration_ms, shape_list
from app.documents.ink import BadInk, encode_ink
from app.documents.palette import PENS
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
    ],
)
def test_every_piece_turns_the_same_way(shape):
    for item in shape_list(shape).items:
        assert (areas(item) > -1e-2).all()


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
    widths = [display_list_at(mark(stroke), ms).bounds for ms in (0, 150, 300, 700)]
    assert widths[0].width < widths[1].width < widths[2].width
    assert widths[3] == shape_list(stroke).bounds
    assert duration_ms(stroke) == 656


@pytest.mark.parametrize(
    "shape", [Arrow(Point(0, 0), Point(90, 40), 1, 4.0, 400), Ellipse(Box(0, 0, 90, 40), 1, 4.0, 400)]
)
def test_an_arrow_and_an_ellipse_are_pulled_open(shape):
    early, late, whole = (display_list_at(mark(shape), ms).bounds for ms in (100, 300, 400))
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
    assert whole.bounds.contains(Point(10, 25))
    assert whole.bounds.contains(Point(230, 295))
    assert display_list([]).bounds is None
    assert isinstance(whole.items[-1], TextRun)
