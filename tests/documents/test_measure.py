"""Measures against phantoms whose size is known, and no number where nothing is calibrated."""

import math

import numpy as np
import pytest

from app.consult.events.describing import Scale
from app.documents.measure import angle, ellipse, length, note_of
from app.geometry import Box, Point

SLICE = (Scale("spacing", 0.5, 0.25, "mm", "mm"),)
DETECTOR = (Scale("detector", 0.1, 0.1, "mm", "mm"),)
REGION = Scale("region", 0.2, 0.2, "mm", "mm", Box(100, 100, 200, 100))
CURVE = Scale("region", 5.0, 0.5, "ms", "cm/s", Box(0, 300, 400, 100))


def test_a_length_is_in_millimetres_with_pixels_that_are_not_square():
    (figure,) = length(Point(10, 10), Point(16, 26), SLICE)
    assert (figure.name, figure.unit, figure.value) == ("length", "mm", 5.0)  # 3 mm across, 4 mm down


def test_without_a_scale_there_is_no_number():
    a, b, c = Point(0, 0), Point(3, 4), Point(9, 1)
    assert length(a, b, ()) == angle(a, b, c, ()) == ellipse(Box(0, 0, 5, 5), None, (), "") == ()
    assert ellipse(Box(0, 0, 5, 5), np.ones((9, 9)), (), "") == ()


def test_ultrasound_is_measured_inside_of_one_region_only():
    inside = length(Point(110, 110), Point(140, 150), (CURVE, REGION))
    assert inside[0].value == pytest.approx(10.0)
    assert length(Point(110, 110), Point(99, 150), (CURVE, REGION)) == ()  # leaves it
    assert length(Point(110, 190), Point(110, 310), (CURVE, REGION)) == ()  # from one into the other


def test_a_doppler_curve_gives_time_and_speed_and_no_length():
    across, up = length(Point(10, 390), Point(30, 310), (CURVE, REGION))
    assert (across.value, across.unit, up.value, up.unit) == (100.0, "ms", 40.0, "cm/s")
    assert angle(Point(10, 390), Point(30, 310), Point(50, 390), (CURVE,)) == ()
    assert ellipse(Box(10, 310, 50, 50), None, (CURVE,), "") == ()


def test_what_is_measured_at_the_detector_says_so():
    assert note_of((Point(0, 0), Point(9, 9)), DETECTOR) == "at the detector"
    assert note_of((Point(0, 0), Point(9, 9)), SLICE) == note_of((Point(0, 0),), ()) == ""


def test_an_uncertain_scale_gives_uncertain_numbers():
    calibrated = (Scale("spacing", 0.1, 0.1, "mm", "mm", plus_minus=0.02),)
    (figure,) = length(Point(0, 0), Point(100, 0), calibrated)
    assert (figure.value, figure.plus_minus) == (10.0, pytest.approx(0.2))
    (area,) = ellipse(Box(0, 0, 100, 100), None, calibrated, "")
    assert area.plus_minus == pytest.approx(0.04 * area.value)


@pytest.mark.parametrize(
    ("b", "degrees"), [(Point(10, 0), 0), (Point(10, 20), 45), (Point(0, 20), 90), (Point(-10, 0), 180)]
)
def test_an_angle_is_that_of_the_body_not_of_the_pixels(b, degrees):
    (figure,) = angle(Point(5, 0), Point(0, 0), b, SLICE)  # 10 x 20 pixels are 5 x 5 mm
    assert (figure.value, figure.unit) == (pytest.approx(degrees), "°")


def test_an_angle_needs_two_legs():
    assert angle(Point(1, 1), Point(1, 1), Point(2, 2), SLICE) == ()


def test_an_ellipse_has_its_area_and_the_statistics_of_what_lies_inside():
    values = np.full((100, 100), -1000.0)
    rows, columns = np.mgrid[:100, :100] + 0.5
    disc = (columns - 50) ** 2 + (rows - 40) ** 2 <= 20**2
    values[disc] = 60.0
    area, mean, spread, least, most = ellipse(Box(30, 20, 40, 40), values, SLICE, "HU")
    assert area.unit == "mm²" and area.value == pytest.approx(math.pi * 10 * 5)
    assert (mean.value, spread.value, least.value, most.value, mean.unit) == (60.0, 0.0, 60.0, 60.0, "HU")
    wider = ellipse(Box(28, 18, 44, 44), values, SLICE, "HU")
    assert wider[3].value == -1000.0


def test_the_spread_is_that_of_a_sample():
    values = np.arange(16.0).reshape(4, 4)
    _, mean, spread, least, most = ellipse(Box(0, 0, 4, 4), values, SLICE, "HU")
    inside = [1, 2, 4, 5, 6, 7, 8, 9, 10, 11, 13, 14]  # without the four corners
    assert (mean.value, least.value, most.value) == (7.5, 1.0, 14.0)
    assert spread.value == pytest.approx(np.std(inside, ddof=1))


@pytest.mark.parametrize("box", [Box(-50, -50, 20, 20), Box(4, 4, 0, 9), Box(2.4, 2.4, 0.1, 0.1)])
def test_an_ellipse_beside_the_picture_or_without_a_pixel_has_no_statistics(box):
    assert [figure.name for figure in ellipse(box, np.ones((9, 9)), (), "HU")] == []


def test_an_ellipse_over_the_edge_counts_what_is_there():
    values = np.where(np.arange(20)[None, :] < 10, 7.0, np.nan) * np.ones((20, 1))
    found = {figure.name: figure.value for figure in ellipse(Box(-5, 5, 20, 10), values, (), "HU")}
    assert found["mean"] == 7.0
