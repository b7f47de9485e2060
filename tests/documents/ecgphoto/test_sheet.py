"""A photograph becomes a sheet that lies flat and upright, and says on which part of it how much is a millimetre."""

import cv2
import numpy as np
import pytest

from app.documents.ecgphoto.covered import largest
from app.documents.ecgphoto.sheet import proposed, sheet_of
from app.documents.opened import DocumentRefused
from app.documents.opener import DocumentOpener
from app.geometry import Point
from tests.documents.ecgphoto.photographs import HEIGHT_MM, WIDTH_MM, Paper, Shot, photographed

ALL = (Point(0, 0), Point(1, 0), Point(1, 1), Point(0, 1))
SHOT = Shot((1_600, 1_200), px_per_mm=5.0, tilt_deg=18, axis_deg=20, turn_deg=6, shadow=0.3)


@pytest.fixture(scope="module")
def photo():
    return photographed(Paper(), SHOT)


@pytest.fixture(scope="module")
def sheet(photo):
    return sheet_of(photo.pixels, proposed(photo.pixels), 0)


def test_a_tilted_photograph_becomes_a_sheet_of_true_squares(sheet):
    assert sheet.why == "" and sheet.box is not None
    across, down = sheet.box.width / sheet.px_per_mm, sheet.box.height / sheet.px_per_mm
    assert 0.6 * WIDTH_MM < across < WIDTH_MM + 5 and 0.6 * HEIGHT_MM < down < HEIGHT_MM + 5
    assert 0.2 * sheet.px_per_mm <= sheet.leg_px < 0.45 * sheet.px_per_mm
    assert sheet.box.x + sheet.box.width <= sheet.pixels.shape[1]


@pytest.mark.parametrize("turns", [1, 2, 3])
def test_the_sheet_and_its_part_turn_together(photo, sheet, turns):
    turned = sheet_of(photo.pixels, proposed(photo.pixels), turns)
    assert turned.box is not None and sheet.box is not None
    assert np.array_equal(turned.pixels, np.rot90(sheet.pixels, -turns))
    assert turned.box.width * turned.box.height == pytest.approx(sheet.box.width * sheet.box.height)
    assert (turned.box.width == pytest.approx(sheet.box.height)) == (turns != 2)


def test_without_a_grid_there_is_a_flat_picture_and_no_scale():
    plain = np.full((600, 800, 3), 190, np.uint8)
    cv2.putText(plain, "no grid", (200, 300), cv2.FONT_HERSHEY_SIMPLEX, 2.0, (20, 20, 20), 3)
    found = sheet_of(plain, ALL, 1)
    assert (
        found.pixels.shape == (800, 600, 3) and found.box is None and found.px_per_mm == 0 and found.why.endswith(".")
    )


def test_where_no_paper_stands_out_the_corners_wait_inside_the_picture():
    waiting = proposed(np.full((300, 400, 3), 120, np.uint8))
    assert all(0 < at.x < 1 and 0 < at.y < 1 for at in waiting) and waiting[0].x < waiting[1].x


@pytest.mark.parametrize(
    "corners",
    [(ALL[1], ALL[0], ALL[2], ALL[3]), (ALL[0],) * 4, (Point(0, 0), Point(0.1, 0), Point(0.1, 0.1), Point(0, 0.1))],
    ids=["crossed", "nowhere", "tiny"],
)
def test_corners_round_nothing_are_refused_in_words(corners):
    with pytest.raises(DocumentRefused) as caught:
        sheet_of(np.full((600, 800, 3), 190, np.uint8), corners, 0)
    assert caught.value.text.endswith(".")


def test_a_strip_that_is_longer_than_a_picture_can_be_is_refused_in_words():
    along = (Point(0, 0), Point(50, 0), Point(50, 0.5), Point(0, 0.5))  # 40,000 x 300 pixels
    with pytest.raises(DocumentRefused, match="too long and narrow"):
        sheet_of(np.full((600, 800, 3), 190, np.uint8), along, 0)


def test_the_largest_part_is_found_among_holes():
    random = np.random.default_rng(3)
    for _ in range(30):
        inside = random.random((7, 9)) < 0.75
        left, top, right, bottom = largest(inside)
        assert inside[top:bottom, left:right].all()
        every = [
            (y1 - y0) * (x1 - x0)
            for y0 in range(7)
            for y1 in range(y0 + 1, 8)
            for x0 in range(9)
            for x1 in range(x0 + 1, 10)
            if inside[y0:y1, x0:x1].all()
        ]
        assert (right - left) * (bottom - top) == max(every, default=0)
    assert largest(np.zeros((3, 3), bool)) == (0, 0, 0, 0)


@pytest.fixture(scope="module")
def handle(opener: DocumentOpener, photo) -> str:
    """Its child has begun before the test counts threads."""
    good, data = cv2.imencode(".jpg", photo.pixels)
    assert good
    opened = opener.open(data.tobytes())
    opener.corners(opened.handle, 0)
    return opened.handle


def test_a_shared_photograph_is_straightened_in_the_child(opener: DocumentOpener, handle: str):
    corners = opener.corners(handle, 0)
    made, picture = opener.straighten(handle, 0, corners, 2)
    again = opener.open(picture, title="made of it")
    assert made.why == "" and made.box is not None and again.page_size(0) == (made.width, made.height)
