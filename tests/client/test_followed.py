"""One mark as it is to be followed: what wants it, by which places, and what is said where it cannot be."""

import msgspec
import numpy as np
import pytest

from app.client.followed import FADING_MS, LOST_MS, UNSURE_MS, Followed, anchor_of, is_wanted
from app.client.markregion import box_of, region_of
from app.consult.events.marks import Arrow, Ellipse, Manoeuvre, Measure, Pin, Rectangle, Shape, Stroke, Text
from app.consult.events.surface import FrameSurface, PageSurface
from app.consult.state import Confirmed, Mark
from app.documents.ink import encode_ink
from app.geometry import Box, Homography, Point
from app.media.tracking import Tracked

SURFACE = FrameSurface("nurse.c1", 5_000, 640, 480)
LATER = FrameSurface("nurse.c1", 9_000, 640, 480)
PIN = Pin(Point(100, 80), 1, 5, 30.0)


def mark(shape: Shape = PIN, stays: str = "anatomy", **changes: object) -> Mark:
    made = Mark("m", SURFACE, shape, "omar", 7, 100_000, stays=stays)  # type: ignore[arg-type]
    return msgspec.structs.replace(made, **changes)


def test_what_is_followed_is_what_a_mark_points_at() -> None:
    box = Box(10, 20, 30, 40)
    arrow = region_of(Arrow(Point(0, 0), Point(100, 0), 5, 4.0))
    assert arrow is not None and arrow.tolist() == [[100, 0], [65, 0]]
    for shape in (Ellipse(box, 5, 4.0), Rectangle(box, 5, 4.0)):
        region = region_of(shape)
        assert region is not None and box_of(region) == box
    for shape in (PIN, Text(Point(100, 80), "vessel", 5, 30.0), Manoeuvre(Point(100, 80), "tilt", 0.0, 5, 80.0)):
        region = region_of(shape)
        assert region is not None and region.tolist() == [[100, 80]]
    ink = encode_ink(np.array([[1, 2, 1, 0], [30, 40, 1, 16]], np.float32))
    stroke = region_of(Stroke(ink, 5, 4.0, "pen"))
    assert stroke is not None and stroke.tolist() == [[1, 2], [30, 40]]
    assert region_of(Stroke(b"\xff", 5, 4.0, "pen")) is None


def test_a_measure_is_never_followed() -> None:
    measure = Measure("length", (Point(0, 0), Point(10, 0)), 5, 4.0)
    assert not is_wanted(mark(measure), 100_000)
    assert Followed.of(mark(measure)) is None


@pytest.mark.parametrize(
    "changes",
    [{"stays": "still"}, {"ended": True}, {"removed": True}, {"struck_by": "x"}, {"surface": PageSurface("d", 0)}],
)
def test_what_does_not_stay_is_not_wanted(changes: dict[str, object]) -> None:
    assert is_wanted(mark(), 100_000)
    assert not is_wanted(msgspec.structs.replace(mark(), **changes), 100_000)


def test_a_fading_mark_grows_paler_and_is_over_though_nobody_saw_it() -> None:
    one = Followed.of(mark(stays="fading"))
    assert one is not None
    one.came("followed", 0)
    one.found(Tracked("m", 6_000, Homography(), 0.8, "sure"), 0)
    left = [view.left for ms in (0, 4_900, 6_500, 7_990) if (view := one.view(100_000 + ms, 0))]
    assert left == [1.0, 1.0, 0.5, 0.0]
    assert is_wanted(one.mark, 100_000 + FADING_MS - 1)
    assert not is_wanted(one.mark, 100_000 + FADING_MS)


def test_it_begins_where_a_person_last_said_that_it_lies() -> None:
    assert anchor_of(mark(), SURFACE) == (SURFACE, Homography())
    way = (1.0, 0.0, 5.0, 0.0, 1.0, 6.0, 0.0, 0.0, 1.0)
    said = Confirmed(LATER, way, "anna", 9, 109_000)
    assert anchor_of(mark(confirmed=(said,)), SURFACE) == (LATER, Homography(*way))


def test_a_word_that_cannot_be_acted_upon_leaves_what_is_followed_as_it_was() -> None:
    one = Followed.of(mark())
    assert one is not None
    one.asks(0)
    one.came("plain", 10)
    assert one.apart == "plain"
    one.asks(20)
    one.came("followed", 30)
    one.asks(40)
    one.came("gone", 50)
    assert (one.outcome, one.apart) == ("followed", None)
    one.hide()
    assert one.apart == "covered"


def test_a_picture_that_is_still_to_come_is_waited_for_and_not_for_ever() -> None:
    one = Followed.of(mark())
    assert one is not None
    one.asks(0)
    one.came("coming", 10)
    assert one.is_to_be_asked_again() and one.apart is None
    one.asks(4_000)
    assert not one.is_to_be_asked_again()
    one.came("coming", 6_000)
    assert one.apart == "gone" and not one.is_to_be_asked_again()


def test_where_no_picture_comes_to_look_in_it_grows_unsure_and_then_is_lost() -> None:
    one = Followed.of(mark())
    assert one is not None
    one.came("followed", 0)
    one.found(Tracked("m", 6_000, Homography(), 0.8, "sure"), 1_000)
    views = [one.view(100_000, 1_000 + age_ms) for age_ms in (0, UNSURE_MS, UNSURE_MS + 1, LOST_MS + 1)]
    assert [view.state for view in views if view is not None] == ["sure", "sure", "unsure", "lost"]
    one.found(Tracked("m", 9_000, Homography(), 0.8, "perhaps"), 9_000)
    perhaps = one.view(100_000, 9_000 + UNSURE_MS + 1)
    assert perhaps is not None and perhaps.state == "perhaps"


def test_what_was_tried_before_a_cover_belongs_to_another_time() -> None:
    one = Followed.of(mark())
    assert one is not None
    one.asks(0)
    before = one.epoch
    one.hide()
    assert one.epoch != before and not one.is_to_be_asked_again() and one.apart == "covered"
