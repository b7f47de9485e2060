"""Which picture of a page serves a look, before its file is here."""

from app.client.pageparts import (
    covered,
    is_fine,
    is_part,
    is_readable,
    own_part,
    part_of,
    shown_as,
    values_of_part,
    wholes,
    widened,
)
from app.consult.state import PagePicture
from app.geometry import Box

A4 = (600.0, 800.0)
SMALL = PagePicture("small", 300, 400, "preview", fineness="preview")
LOSSY = PagePicture("lossy", 600, 800, "whole", fineness="lossy")
OLDER = PagePicture("older", 1_200, 1_600, "whole")
PART = PagePicture("part", 800, 400, "received", Box(100, 100, 200, 100), "lossy")
DEEP = PagePicture("deep", 600, 800, "received", None, "preview", 12, "deep")


def test_what_an_older_program_calls_whole_is_a_lossy_picture() -> None:
    assert [shown_as(one) for one in (SMALL, LOSSY, OLDER)] == ["preview", "detail", "detail"]
    assert shown_as(PagePicture("p", 1, 1, "preview")) == "preview"
    assert shown_as(PagePicture("w", 1, 1, "received", Box(0, 0, 1, 1), "whole")) == "whole"


def test_the_finest_comes_last_and_parts_and_values_are_no_page() -> None:
    assert wholes((PART, OLDER, SMALL, DEEP, LOSSY)) == (SMALL, LOSSY, OLDER)
    assert is_readable((SMALL, LOSSY)) and not is_readable((SMALL, PART, DEEP))


def test_a_part_serves_where_it_shows_all_of_the_look_finely_enough() -> None:
    assert part_of((LOSSY, PART), Box(120, 110, 100, 50), 4.0) is PART
    assert part_of((PART,), Box(120, 110, 100, 50), 12.0) is None
    assert part_of((PART,), Box(250, 110, 100, 50), 1.0) is None


def test_a_picture_is_fine_enough_by_its_pixels_and_a_preview_never_is() -> None:
    assert is_fine(LOSSY, A4, 1.0) and not is_fine(LOSSY, A4, 2.0)
    assert not is_fine(SMALL, A4, 0.1) and not is_fine(None, A4, 0.1)


def test_a_look_at_nearly_all_is_one_at_the_page() -> None:
    assert is_part(Box(0, 0, 300, 400), A4)
    assert not is_part(Box(0, 0, 590, 790), A4) and not is_part(None, A4)


def test_a_margin_stays_on_the_page() -> None:
    assert widened(Box(100, 100, 200, 100), A4) == Box(50, 75, 300, 150)
    assert widened(Box(0, 700, 600, 100), A4) == Box(0, 675, 600, 125)
    assert covered(Box(0, 0, 10, 10), Box(5, 0, 10, 10)) == 0.5 and covered(Box(0, 0, 1, 1), Box(5, 5, 1, 1)) == 0.0


def test_the_pixels_in_view_are_asked_for_whole_and_on_the_page_alone() -> None:
    size = (2_000.0, 2_000.0)
    assert own_part(Box(100.4, 50.6, 200.2, 99.1), size) == Box(100, 50, 201, 100)
    assert own_part(Box(-40, 1_900, 200, 300), size) == Box(0, 1_900, 160, 100)
    for box in (None, Box(0, 0, 1_990, 1_990), Box(0, 0, 1_200, 1_000), Box(3_000, 0, 50, 50)):
        assert own_part(box, size) is None


def test_values_of_a_part_are_those_without_loss_or_of_nearly_the_same_part() -> None:
    lossy = PagePicture("l", 400, 400, "received", Box(0, 0, 400, 400), "lossy", 12, "deep")
    whole = PagePicture("w", 100, 100, "received", Box(0, 0, 100, 100), "whole", 12, "deep")
    picture = PagePicture("p", 400, 400, "received", Box(0, 0, 400, 400), "lossy")
    assert values_of_part((whole, lossy, picture), Box(0, 0, 380, 390)) is lossy
    assert values_of_part((whole, lossy, picture), Box(10, 10, 50, 50)) is whole
    assert values_of_part((whole, lossy, picture), Box(200, 200, 100, 100)) is None  # it was packed for more
    assert values_of_part((picture,), Box(0, 0, 100, 100)) is None
