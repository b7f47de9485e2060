"""What stands beside a measure: its numbers where there are some, and what has to be said with them."""

from app.consult.events.marks import MarkAdded, Measure
from app.consult.events.surface import PageSurface
from app.documents.display_list import shape_list
from app.documents.measuring import angle, leg, two_points
from app.documents.reshape import handles, pulled
from app.documents.runs import TextRun
from app.documents.tools import Brush, Sample
from app.geometry import Point

ON, BRUSH = PageSurface("d", 0), Brush(5, 2.0)


def plain(shape: Measure) -> Measure:
    return shape


def drawn(gesture, *places: tuple[float, float]):
    for x, y in places:
        gesture.move(Sample(x, y))
    return gesture.release()


def test_without_figures_there_is_no_number_but_a_word_why():
    bare = Measure("length", (Point(0, 0), Point(50, 0)), 5, 2.0)
    assert not [item for item in shape_list(bare).items if isinstance(item, TextRun)]
    told = Measure("length", (Point(0, 0), Point(50, 0)), 5, 2.0, note="no scale here")
    assert {item.text for item in shape_list(told).items if isinstance(item, TextRun)} == {"no scale here"}


def test_a_length_and_an_ellipse_go_from_press_to_release():
    (made,) = drawn(two_points(ON, BRUSH, "length", plain), (1, 2), (20, 9), (40, 2))
    assert isinstance(made, MarkAdded) and made.shape == Measure("length", (Point(1, 2), Point(40, 2)), 5, 2.0)
    assert drawn(two_points(ON, BRUSH, "ellipse", plain), (1, 2), (2, 2)) == ()  # a slip of the hand


def test_an_angle_is_two_legs_one_after_the_other():
    kept = []
    assert drawn(leg(ON, BRUSH, kept.append), (0, 0), (50, 0)) == ()
    (made,) = drawn(angle(ON, BRUSH, kept[0], plain), (60, 5), (50, 40))
    assert made.shape.points == (Point(0, 0), Point(50, 0), Point(50, 40))
    assert drawn(leg(ON, BRUSH, kept.append), (0, 0), (1, 0)) == () and len(kept) == 1


def test_every_point_of_a_measure_can_be_pulled():
    shape = Measure("angle", (Point(0, 0), Point(50, 0), Point(50, 40)), 5, 2.0)
    assert handles(shape) == shape.points
    assert pulled(shape, 1, Point(9, 9)).points == (Point(0, 0), Point(9, 9), Point(50, 40))
    assert pulled(shape, 3, Point(9, 9)) is shape
