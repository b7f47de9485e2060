"""Measures on the stage: in the units of the file, with Hounsfield values, and never a number without a scale."""

from __future__ import annotations

import math

import msgspec
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from app.consult.events.describing import Scale
from app.consult.events.marks import MarkAdded, MarkReshaped, Measure
from app.documents.deep import Deep
from app.documents.measure import AT_THE_DETECTOR, LOOK_CLOSER, NO_SCALE
from app.geometry import Box, Point
from tests.ui import image_samples as im
from tests.ui.stage.test_imaging import ct
from ui.stage.measuring import measured

__all__ = ["ct"]


def press(room, *places: tuple[float, float]) -> None:
    """From the first place of the surface over the others, then up."""
    spots = [room.canvas.viewport.to_screen.apply(Point(*place)) for place in places]
    points = [QPoint(round(spot.x), round(spot.y)) for spot in spots]
    QTest.mousePress(room.canvas, Qt.MouseButton.LeftButton, pos=points[0])
    for point in points[1:]:
        QTest.mouseMove(room.canvas, point)
    QTest.mouseRelease(room.canvas, Qt.MouseButton.LeftButton, pos=points[-1])


def measures(room) -> list[Measure]:
    return [event.shape for event in room.events if isinstance(event, MarkAdded)]


def figures(shape: Measure) -> dict[str, float]:
    return {figure.name: figure.value for figure in shape.figures}


def test_a_length_is_in_millimetres_of_the_file(ct):
    room = ct()
    room.stage.drawer.take("length")
    press(room, (30, 40), (130, 40))
    (shape,) = measures(room)
    assert figures(shape)["length"] == pytest.approx(80, abs=0.8)  # 100 pixels of 0.8 mm
    assert shape.figures[0].unit == "mm" and shape.note == ""
    assert room.events[0].quality == "whole"


def test_an_angle_waits_for_its_second_leg(ct):
    room = ct()
    room.stage.drawer.take("angle")
    press(room, (60, 40), (128, 40))
    assert not measures(room)
    press(room, (100, 60), (128, 100))
    (shape,) = measures(room)
    assert figures(shape)["angle"] == pytest.approx(90, abs=1)
    room.stage.drawer.take("angle")
    press(room, (60, 40), (128, 40))
    room.stage.drawer.take("length")  # another tool forgets the leg
    room.stage.drawer.take("angle")
    press(room, (60, 40), (128, 40))
    assert len(measures(room)) == 1


def test_an_ellipse_tells_the_values_of_the_phantom(ct):
    room = ct(2)
    room.stage.drawer.take("area")
    press(room, (148, 98), (168, 118))  # within the organ: 1124 as stored is 100 HU
    (shape,) = measures(room)
    told = figures(shape)
    assert (told["mean"], told["spread"], told["least"], told["most"]) == (100, 0, 100, 100)
    assert told["area"] == pytest.approx(math.pi / 4 * 16 * 16, rel=0.1)
    assert {figure.unit for figure in shape.figures} == {"mm²", "HU"}


def test_moved_it_measures_anew(ct):
    room = ct(2)
    room.stage.drawer.take("area")
    press(room, (150, 100), (166, 116))
    room.fold()
    room.stage.drawer.take("select")
    press(room, (166, 108), (130, 170))
    (event,) = [event for event in room.events if isinstance(event, MarkReshaped)]
    assert figures(event.shape)["spread"] > 0  # no longer within the organ alone


SHAPE = Measure("length", (Point(10, 10), Point(60, 10)), 5, 2.0)


def state_of(**changes: object):
    return im.ct_state(2, **changes)


def test_without_a_scale_there_is_no_number_and_a_word_says_why():
    shape = measured(SHAPE, state_of(PixelSpacing=None), im.surface(2), im.deep_page(2))
    assert shape.figures == () and shape.note == NO_SCALE


def test_at_the_detector_is_said():
    changes = {"Modality": "CR", "PixelSpacing": None, "ImagerPixelSpacing": [0.2, 0.2]}
    shape = measured(SHAPE, state_of(**changes), im.surface(2), None)
    assert (figures(shape)["length"], shape.note) == (pytest.approx(10), AT_THE_DETECTOR)


def test_ultrasound_is_measured_within_its_region_alone():
    scale = Scale("region", 0.5, 0.5, "mm", "mm", Box(0, 0, 40, 40))
    state = state_of()
    facts = tuple(msgspec.structs.replace(fact, scales=(scale,)) for fact in state.facts[im.CT])
    state = msgspec.structs.replace(state, facts={im.CT: facts})
    assert measured(SHAPE, state, im.surface(2), None).note == NO_SCALE  # it leaves the region
    inside = Measure("length", (Point(10, 10), Point(30, 10)), 5, 2.0)
    assert figures(measured(inside, state, im.surface(2), None)) == {"length": 10.0}


def test_means_of_means_are_not_told_as_values():
    coarse = im.deep_page(2, scale=0.5)
    ellipse = Measure("ellipse", (Point(148, 98), Point(168, 118)), 5, 2.0)
    shape = measured(ellipse, state_of(), im.surface(2), coarse)
    assert set(figures(shape)) == {"area"} and shape.note == LOOK_CLOSER
    part = im.deep_page(2, Box(100, 80, 100, 60))
    assert figures(measured(ellipse, state_of(), im.surface(2), part))["mean"] == 100
    elsewhere = im.deep_page(2, Box(0, 0, 50, 50))
    assert measured(ellipse, state_of(), im.surface(2), elsewhere).note == LOOK_CLOSER


def test_only_the_values_under_the_ellipse_are_made(monkeypatch):
    deep, sizes, made = im.deep_page(2), [], Deep.measured.fget
    monkeypatch.setattr(Deep, "measured", property(lambda self: sizes.append(self.values.shape) or made(self)))
    ellipse = Measure("ellipse", (Point(148.4, 98.6), Point(168.2, 118.1)), 5, 2.0)
    assert figures(measured(ellipse, state_of(), im.surface(2), deep))["mean"] == 100 and sizes == [(21, 21)]
