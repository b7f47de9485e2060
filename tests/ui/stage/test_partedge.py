"""A part with its own values over a lossy page: a window works on it, and what is whole is said and drawn."""

from __future__ import annotations

import msgspec
import numpy as np
import pytest

from app.client.border import Picture, PictureReady
from app.client.deep import pictured
from app.client.laying import laid
from app.consult.events.looking import Presentation
from app.consult.events.marks import MarkAdded
from app.consult.events.surface import surface_key
from app.documents.measure import LOOK_CLOSER
from app.documents.tone import greys_of
from app.geometry import Box, Point
from tests.ui import image_samples as im
from tests.ui.stage.test_imaging import ct, grey_at
from tests.ui.stage.test_measuring import press
from ui.stage.partedge import closer_words, part_words, quality_in
from ui.stage.stagewords import StageWords
from ui.stage.video import held_picture

__all__ = ["ct"]
PART = Box(100, 60, 80, 100)
BONE = Presentation(centre=400, width=1_200)


def lossy() -> Picture:
    """The whole page, its values made coarser."""
    deep = im.deep_page(2)
    values = np.full_like(deep.values, int(deep.values.mean()))
    deep = msgspec.structs.replace(deep, values=values, is_exact=False)
    return pictured(surface_key(im.surface(2)), deep, (im.SIDE, im.SIDE), "detail", None)


def part(is_coming: bool = False) -> Picture:
    own = pictured(surface_key(im.surface(2)), im.deep_page(2, PART), (im.SIDE, im.SIDE), "whole", PART)
    return laid(msgspec.structs.replace(own, is_coming=is_coming), lossy())


@pytest.fixture
def close(ct):
    """The part over the page, on the stage of the specialist."""
    room = ct()
    room.engine.pictures[surface_key(im.surface(2))] = part()
    room.engine.mailbox.put(PictureReady(surface_key(im.surface(2))))
    room.qtbot.waitUntil(lambda: room.canvas.on_screen is not None and room.canvas.on_screen.is_part)
    return room


def test_a_window_is_set_on_the_own_values_of_the_part_and_around_it_too(close):
    close.imaging.presenting.set(BONE)
    own, around = im.deep_page(2, PART), lossy().deep
    assert grey_at(close, 150.5, 108.5) == int(greys_of(own, BONE)[own.values[48, 50]])
    assert grey_at(close, 30.5, 30.5) == int(greys_of(around, BONE)[around.values[30, 30]])


def test_statistics_are_of_the_own_values_inside_the_part_and_none_beside_it(close):
    close.stage.drawer.take("area")
    press(close, (140, 95), (160, 115))
    press(close, (20, 20), (60, 60))
    inside, beside = [event for event in close.events if isinstance(event, MarkAdded)]
    assert {one.name: one.value for one in inside.shape.figures}["mean"] == pytest.approx(100, abs=1)
    assert "mean" not in {one.name for one in beside.shape.figures} and beside.shape.note == LOOK_CLOSER
    assert (inside.quality, beside.quality) == ("whole", "detail")


def test_what_is_whole_is_said_and_has_a_line_around_it_while_more_is_seen(close):
    held, words = held_picture(part()), close.stage.findChild(StageWords)
    assert part_words(held, Box(0, 0, im.SIDE, im.SIDE)) == "whole inside the line, lossy around it"
    assert part_words(held, Box(110, 70, 40, 40)) == "this part is whole"
    assert part_words(held, Box(0, 0, 40, 40)) == ""
    assert (quality_in(held, Box(110, 70, 40, 40)), quality_in(held, Box(0, 0, 40, 40))) == ("whole", "detail")
    words.tell()
    assert "whole inside the line" in close.stage.status.detail
    at = close.canvas.viewport.to_screen.apply(Point(PART.x, PART.y + 50))
    row = [close.canvas.grab().toImage().pixelColor(round(at.x) + step, round(at.y)).red() for step in range(-3, 4)]
    assert max(row) > 200 and min(row) < 30


def test_that_a_part_comes_whole_is_said_of_the_picture_before_it():
    coming = held_picture(msgspec.structs.replace(lossy(), is_coming=True))
    assert part_words(coming, Box(0, 0, 40, 40)) == "lossy picture, this part is coming whole"
    assert part_words(held_picture(lossy()), Box(0, 0, 40, 40)) == ""
    assert part_words(None, Box(0, 0, 40, 40)) == ""


def test_a_page_that_is_whole_says_nothing_of_parts():
    own = pictured(surface_key(im.surface(2)), im.deep_page(2, PART), (im.SIDE, im.SIDE), "whole", PART)
    over = held_picture(laid(own, im.picture(2)))
    assert part_words(over, Box(0, 0, im.SIDE, im.SIDE)) == ""


def test_more_in_view_than_is_brought_at_full_depth_is_told_to_be_looked_at_closer():
    large = msgspec.structs.replace(lossy(), width=2_000.0, height=2_000.0)
    held, whole = held_picture(large), held_picture(msgspec.structs.replace(large, quality="whole"))
    much, little = Box(0, 0, 1_100, 1_001), Box(0, 0, 1_100, 1_000)
    assert closer_words(held, much, True) == "look closer for the whole depth"
    others = (held, little, True), (held, much, False), (whole, much, True), (None, much, True)
    assert [closer_words(*one) for one in others] == [""] * 4
