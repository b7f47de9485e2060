"""What comes of a page and of its parts is laid so that nothing better is covered by what is coarser."""

import numpy as np
import pytest
from msgspec.structs import replace

from app.client.border import Picture
from app.client.deep import weight
from app.client.laying import chain, laid, stands_deep, whole_of
from app.documents.deep import Deep
from app.geometry import Box
from app.media.frames import Frame, FrameRef

SIDE = 100
PART, WIDER, AWAY = Box(20, 20, 30, 30), Box(10, 10, 60, 60), Box(70, 70, 20, 20)


def a_picture(box: Box | None = None, quality: str = "detail", deep: bool = False) -> Picture:
    values = Deep(np.zeros((4, 4), np.uint16), 1.0, 0.0, 12, box or Box(0, 0, SIDE, SIDE)) if deep else None
    frame = Frame(FrameRef("page:d:0", 0), np.zeros((4, 4, 3), np.uint8), SIDE, SIDE)
    return Picture("page:d:0", frame, SIDE, SIDE, quality, box, values)  # type: ignore[arg-type]


PREVIEW, PAGE = a_picture(quality="preview"), a_picture()
VALUES, OWN = a_picture(deep=True), a_picture(quality="whole", deep=True)
CLOSE, DEEP = a_picture(WIDER), a_picture(PART, "whole", True)


def test_a_part_lies_on_all_that_shows_more_of_the_page() -> None:
    over = laid(DEEP, laid(CLOSE, laid(PREVIEW, None)))
    assert [one.box for one in chain(over)] == [PART, WIDER, None]
    assert weight(over) > weight(DEEP) + weight(PREVIEW)
    again = laid(a_picture(Box(25, 20, 30, 30), "whole", True), over)
    assert [one.box for one in chain(again)] == [Box(25, 20, 30, 30), WIDER, None]


def test_steps_closer_do_not_pile_up_and_what_lies_elsewhere_goes() -> None:
    over = laid(PREVIEW, None)
    for side in (80, 60, 40, 20):
        over = laid(a_picture(Box(10, 10, side, side), "whole", True), over)
    assert [one.box for one in chain(over)] == [Box(10, 10, 20, 20), Box(10, 10, 40, 40), None]
    assert [one.box for one in chain(laid(a_picture(AWAY), over))] == [AWAY, None]


def test_of_two_parts_around_it_the_one_with_values_stays_under() -> None:
    drawn = a_picture(Box(15, 15, 50, 50))
    over = laid(drawn, laid(a_picture(WIDER, "whole", True), PREVIEW))
    assert [one.box for one in chain(laid(DEEP, over))] == [PART, WIDER, None]


def test_what_comes_of_the_page_goes_under_a_part_whose_values_stand() -> None:
    under = laid(VALUES, laid(DEEP, PREVIEW))
    assert under.box == PART and whole_of(under) is VALUES
    assert laid(VALUES, laid(CLOSE, PREVIEW)) is VALUES  # a picture of a part gives way to it


def test_a_page_with_all_its_own_values_needs_no_part() -> None:
    assert laid(OWN, laid(DEEP, PREVIEW)) is OWN


@pytest.mark.parametrize(
    ("box", "over_picture", "over_values"),
    [(PART, True, True), (Box(22, 22, 10, 10), True, True), (AWAY, False, True), (None, False, True)],
)
def test_values_stand_where_a_part_of_them_or_the_page_has_them(
    box: Box | None, over_picture: bool, over_values: bool
) -> None:
    assert stands_deep(laid(DEEP, PAGE), box) is over_picture
    assert stands_deep(laid(DEEP, VALUES), box) is over_values
    assert not stands_deep(PAGE, box) and not stands_deep(None, box)


def test_that_something_is_on_the_way_is_said_of_the_top_alone() -> None:
    over = laid(DEEP, PAGE)
    said = laid(replace(over, is_coming=True), over)
    assert said.is_coming and whole_of(said) is PAGE
