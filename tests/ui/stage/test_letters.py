"""The patient's sides follow every turn and flip, and what was done to a picture stands on it as long as it is so."""

from __future__ import annotations

import msgspec
import pytest

from app.consult.events.looking import Presentation
from app.geometry import Affine, Box, Point
from tests.ui import image_samples as im
from tests.ui.stage.test_imaging import ct
from ui.stage.badge import presentation_words, window_words
from ui.stage.letters import as_seen

__all__ = ["ct"]
STORED = ("A", "L", "P", "R")


@pytest.mark.parametrize(
    ("turn", "flip", "seen"),
    [
        (0, False, ("A", "L", "P", "R")),
        (1, False, ("R", "A", "L", "P")),
        (2, False, ("P", "R", "A", "L")),
        (3, False, ("L", "P", "R", "A")),
        (0, True, ("A", "R", "P", "L")),
        (1, True, ("L", "A", "R", "P")),
        (2, True, ("P", "L", "A", "R")),
        (3, True, ("R", "P", "L", "A")),
    ],
)
def test_the_letters_stand_where_the_pixels_went(turn, flip, seen):
    assert as_seen(STORED, turn, flip) == seen
    box = Box(0, 0, 100, 100)
    way = Affine.quarter(turn, flip, box)
    for letter, place in zip(STORED, (Point(50, 0), Point(100, 50), Point(50, 100), Point(0, 50)), strict=True):
        at = way.apply(place)
        where = {(50, 0): 0, (100, 50): 1, (50, 100): 2, (0, 50): 3}[(round(at.x), round(at.y))]
        assert seen[where] == letter


def test_on_the_stage_they_are_those_of_the_file(ct):
    room = ct()
    letters = room.imaging.letters
    assert letters.now(room.canvas.viewport) == ("A", "L", "P", "R")
    room.imaging.presenting.set(Presentation(turn=1))
    assert letters.now(room.canvas.viewport) == ("R", "A", "L", "P")
    room.put(msgspec.structs.replace(room.view.state, facts={}))
    assert letters.now(room.canvas.viewport) is None


def test_the_badge_says_all_that_was_done_and_nothing_else():
    assert presentation_words(Presentation(centre=1, width=2)) == ()
    done = Presentation(turn=3, flip=True, invert=True, brightness=0.1)
    assert presentation_words(done) == (
        "Turned to the left",
        "Left and right changed",
        "Inverted",
        "Brightness or contrast changed",
    )


def test_the_window_is_told_with_its_unit_and_a_missing_slice_where_it_is_missing(ct):
    room = ct(3)
    assert room.imaging.badge.lines() == (
        "10 mm to the next: a picture is missing",
        "Centre 40, width 400 HU",
    )
    room.imaging.series.step(1)
    assert room.imaging.badge.lines()[0] == "10 mm from the last: a picture is missing"
    room.imaging.series.step(1)
    assert room.imaging.badge.lines() == ("Centre 40, width 400 HU",)
    assert window_words(Presentation(centre=-600, width=1500), im.deep_page(0), "") == "Centre -600, width 1500"


@pytest.mark.parametrize("quarters", [1, 2, 3])
def test_turning_by_the_menu_keeps_left_where_it_is_seen(ct, quarters):
    """A flip of what is seen changes its left and right, however it is turned."""
    from ui.stage.imagemenus import _flip, _turn

    room = ct()
    for _ in range(quarters):
        _turn(room.imaging.presenting, 1)
    top, right, bottom, left = room.imaging.letters.now(room.canvas.viewport)
    _flip(room.imaging.presenting)
    assert room.imaging.letters.now(room.canvas.viewport) == (top, left, bottom, right)
