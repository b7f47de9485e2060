"""A caliper by hand, its numbers in words, and what it measures on a photographed grid."""

import pytest
from msgspec.structs import replace

from app.consult.events.describing import Scale
from app.consult.events.marks import Figure, MarkAdded, Measure
from app.consult.events.surface import PageSurface
from app.consult.state import Mark
from app.documents.calipering import caliper, kind_of, legs_of, newest_rr, on_grid
from app.documents.display_list import TextRun, shape_list
from app.documents.reshape import handles, moved, pulled
from app.documents.signals.calipers import RR
from app.documents.tools import Brush, Sample
from app.geometry import Box, Point

PAGE = PageSurface("d", 0)
GRID = Scale("grid", 8.0, 0.02, "ms", "mV", Box(0, 0, 200, 100), leg=1.0)
OFF = 2 * 2**0.5


def shape(first=(20.0, 50.0), last=(120.0, 40.0), figures=()) -> Measure:
    return Measure("caliper", (Point(*first), Point(*last)), 5, 2.0, figures)


def test_a_caliper_goes_from_one_leg_to_the_other():
    gesture = caliper(PAGE, Brush(5, 2.0))
    gesture.move(Sample(120, 40))
    gesture.move(Sample(20, 50, ms=300))
    (event,) = gesture.release()
    assert isinstance(event, MarkAdded) and event.mark == gesture.mark
    assert isinstance(event.shape, Measure) and event.shape.figures == ()
    assert legs_of(event.shape) == (Point(20, 50), Point(120, 40))


def test_a_press_that_goes_nowhere_in_time_is_no_caliper():
    gesture = caliper(PAGE, Brush(5, 2.0))
    gesture.move(Sample(20, 50))
    gesture.move(Sample(21, 90))
    assert gesture.release() == ()


def test_the_numbers_stand_above_the_caliper_and_only_where_it_has_some():
    figures = (Figure("QT", 400.0, "ms"), Figure("RR", 800.0, "ms"), Figure("QTc Bazett", 447.0, "ms"))
    assert not any(isinstance(one, TextRun) for one in shape_list(shape()).items)
    runs = [one for one in shape_list(shape(figures=figures)).items if isinstance(one, TextRun)]
    assert {run.text for run in runs} == {"QT 400 ms", "QTcB 447 ms"} and max(run.at.y for run in runs) < 40


def test_on_a_confirmed_grid_time_rate_and_height_are_said_with_their_doubt():
    time, rate, height = on_grid(shape(), (GRID,), "interval", None)
    assert (time.value, time.plus_minus) == (800.0, pytest.approx(OFF * 8.0))
    assert (rate.value, rate.unit) == (75.0, "/min")
    assert height.value == pytest.approx(0.2) and height.plus_minus == pytest.approx(OFF * 0.02)


def test_qtc_on_a_photograph_needs_an_rr_that_a_person_measured():
    qt = shape(last=(70.0, 50.0))
    assert [one.name for one in on_grid(qt, (GRID,), "QT", None)] == ["QT"]
    found = {one.name: one for one in on_grid(qt, (GRID,), "QT", RR(1_000, 40))}
    assert found["QTc Bazett"].value == found["QTc Fridericia"].value == 400.0
    assert found["QTc Bazett"].plus_minus > found["QT"].plus_minus


@pytest.mark.parametrize(
    ("what", "scales", "kind"),
    [
        (shape(), (), "RR"),
        (shape(last=(220.0, 40.0)), (GRID,), "RR"),
        (shape(), (replace(GRID, kind="ruler"),), "RR"),
        (shape(), (replace(GRID, unit_x="mm"),), "RR"),
        (shape(), (GRID,), "QRS"),
        (shape(last=(20.0, 40.0)), (GRID,), "RR"),
    ],
)
def test_without_a_grid_under_both_legs_there_are_no_numbers(what, scales, kind):
    assert on_grid(what, scales, kind, None) == ()


def test_what_was_measured_is_known_from_its_numbers_and_the_newest_rr_counts():
    def mark(name, seq, *figures):
        return Mark(name, PAGE, shape(figures=figures), "p", seq, 0)

    rr = (Figure("RR", 800.0, "ms", 9.0), Figure("rate", 75.0, "/min"))
    old, new = mark("a", 3, *rr), mark("b", 9, Figure("RR", 900.0, "ms", 7.0))
    qt = mark("c", 12, Figure("QT", 400.0, "ms"), Figure("RR", 700.0, "ms"))
    assert newest_rr((old, qt, new)) == RR(900.0, 7.0) and newest_rr((qt,)) is None
    assert [kind_of(one.shape.figures) for one in (old, qt, mark("d", 1))] == ["RR", "QT", None]
    assert kind_of((Figure("", 5.0, "ms"),)) == "interval"


def test_a_caliper_that_is_moved_or_pulled_loses_the_numbers_of_where_it_was():
    there = shape(figures=(Figure("RR", 800.0, "ms"),))
    assert handles(there) == there.points
    for other in (moved(there, 5, 0), pulled(there, 1, Point(90, 40))):
        assert isinstance(other, Measure) and other.figures == () and other.points != there.points
    assert pulled(there, 2, Point(0, 0)) == there
    length = replace(there, kind="length")
    assert moved(length, 5, 0).figures == there.figures
