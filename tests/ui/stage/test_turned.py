"""The stage turned and flipped: picture, marks and ink stay together, letters are read, the hand meets what it sees."""

import numpy as np
import pytest
from PySide6.QtGui import QColor, QImage, QPainter

from app.consult.events.marks import Pin, Rectangle, Stroke, Text
from app.documents import tools
from app.documents.hit import touches
from app.documents.ink import encode_ink
from app.documents.tools import Brush, Sample
from app.geometry import Box, Point
from app.media.frames import Frame, FrameRef
from tests.ui import room_samples as rs
from ui.stage.board import topmost
from ui.stage.painter import Outlines
from ui.stage.video import Held
from ui.stage.view import StageView

SIDE = 400
CONTENT = Box(0, 0, SIDE, SIDE)
SPOT = Point(90, 130)  # of the picture, white on grey
EIGHT = [(turn, flip) for turn in (0, 1, 2, 3) for flip in (False, True)]
eight = pytest.mark.parametrize(("turn", "flip"), EIGHT)


@pytest.fixture
def view(qtbot, theme):
    made = StageView(theme, Outlines())
    qtbot.addWidget(made)
    made.resize(SIDE, SIDE)
    made.show()
    qtbot.waitExposed(made)
    pixels = np.full((SIDE, SIDE, 3), 90, np.uint8)
    pixels[120:140, 80:100] = 255
    made.show_surface("page:d-fundus:0", CONTENT)
    made.show_picture(Held(Frame(FrameRef("page", 1), pixels, SIDE, SIDE), CONTENT))
    return made


def with_marks(qtbot, view: StageView, *shapes: object) -> list:
    marks = [rs.mark(f"k{number}", rs.FUNDUS, shape, seq=number + 1) for number, shape in enumerate(shapes)]
    view.show_marks(marks, ())
    qtbot.waitUntil(lambda: view.stored.is_whole)
    return marks


def grabbed(view: StageView) -> np.ndarray:
    return picture_of(view.grab().toImage())


def picture_of(image: QImage) -> np.ndarray:
    plain = image.convertToFormat(QImage.Format.Format_RGB888)
    rows = np.frombuffer(bytes(plain.constBits()), np.uint8).reshape(plain.height(), plain.bytesPerLine())
    return rows[:, : 3 * plain.width()].reshape(plain.height(), plain.width(), 3).astype(int)


def at(view: StageView, pixels: np.ndarray, place: Point) -> list[int]:
    there = view.viewport.to_screen.apply(place)
    return pixels[int(there.y), int(there.x)].tolist()


@eight
def test_a_mark_stays_on_what_it_was_drawn_on(qtbot, view, turn, flip):
    drawn_on = Rectangle(Box(80, 120, 20, 20), 5, 4.0)
    view.stand(turn, flip)
    with_marks(qtbot, view, drawn_on)
    pixels = grabbed(view)

    assert at(view, pixels, SPOT) == [255, 255, 255] and at(view, pixels, Point(300, 130)) == [90, 90, 90]
    for side in (Point(90, 120), Point(100, 130), Point(90, 140), Point(80, 130)):
        assert at(view, pixels, side) == [213, 94, 0]  # vermilion
    assert view.near(Point(90, 120), 4) == {"k0"} and not view.near(Point(300, 300), 4)


@eight
def test_ink_in_progress_lies_where_the_mark_will(qtbot, view, turn, flip):
    view.stand(turn, flip)
    gesture = tools.pen(rs.FUNDUS, Brush(5, 8.0))
    view.begin_ink()
    for step in range(40):
        view.add_ink(gesture.move(Sample(150 + 3 * step, 200 + step, 1.0, 10 * step)))
    pixels = grabbed(view)
    gesture.cancel()

    assert at(view, pixels, Point(210, 220)) == [213, 94, 0] and at(view, pixels, Point(220, 210)) == [90, 90, 90]


@eight
def test_letters_are_read_as_ever(qtbot, view, turn, flip):
    """They begin where they were written, and lie there upright."""
    begins = Point(200, 200)
    with_marks(qtbot, view, Text(begins, "Rq\n7", 5, 24.0))
    upright = grabbed(view)[170:240, 190:260]
    assert (upright != 90).any(axis=2).sum() > 200

    view.stand(turn, flip)
    qtbot.waitUntil(lambda: view.stored.is_whole)

    assert np.abs(grabbed(view)[170:240, 190:260] - upright).max() <= 2


@eight
def test_the_number_stays_in_its_disc_and_is_read(qtbot, view, turn, flip):
    pin = Pin(Point(200, 200 + 0.95 * 60), 14, 5, 60.0)  # its head is in the middle of the stage
    with_marks(qtbot, view, pin)
    upright = grabbed(view)[185:215, 180:220]

    view.stand(turn, flip)
    qtbot.waitUntil(lambda: view.stored.is_whole)

    assert np.abs(grabbed(view)[185:215, 180:220] - upright).max() <= 2


@eight
def test_the_hand_meets_letters_where_they_are_seen(qtbot, view, turn, flip):
    marks = with_marks(qtbot, view, Text(Point(200, 200), "words that run on", 5, 24.0))
    view.stand(turn, flip)
    qtbot.waitUntil(lambda: view.stored.is_whole)

    on_it, before_it = view.viewport.to_surface.apply(Point(300, 192)), view.viewport.to_surface.apply(Point(100, 192))
    assert topmost(view, marks, on_it) is marks[0] and topmost(view, marks, before_it) is None
    assert touches(marks[0].shape, on_it, 2, view.viewport.to_screen)
    assert not touches(marks[0].shape, before_it, 2, view.viewport.to_screen)
    assert view.shows(marks[0])


@eight
def test_what_the_eraser_takes_is_what_it_is_seen_on(qtbot, view, turn, flip):
    marks = with_marks(qtbot, view, Text(Point(200, 200), "words that run on", 5, 24.0))
    view.stand(turn, flip)
    gesture = tools.eraser(rs.FUNDUS, lambda at: marks, 3.0, view.viewport.to_screen)
    on_it = view.viewport.to_surface.apply(Point(300, 192))

    assert gesture.move(Sample(on_it.x, on_it.y)).erased == ("k0",)
    gesture.cancel()


def test_a_turn_holds_for_its_surface_and_waits_for_a_pen_that_is_down(qtbot, view):
    view.stand(1, True)
    view.show_surface("page:d-fundus:0", Box(0, 0, 300, 200))  # the first picture says how large it is
    assert (view.viewport.turn, view.viewport.flip) == (1, True)

    view.begin_ink()
    view.stand(2, False)
    assert view.viewport.turn == 1
    view.end_ink()
    assert (view.viewport.turn, view.viewport.flip) == (2, False)

    view.show_surface("page:d-fundus:1", CONTENT)
    assert (view.viewport.turn, view.viewport.flip) == (0, False)


def test_marks_may_cover_an_overlay_and_overlays_are_told_what_is_shown(qtbot, view):
    class Sheet:
        def __init__(self, grey: int) -> None:
            self.grey, self.keys = grey, []

        def show_surface(self, key: str) -> None:
            self.keys.append(key)

        def paint(self, painter: QPainter, viewport: object) -> None:
            painter.fillRect(0, 0, SIDE // (1 if self.grey == 10 else 2), SIDE, qgrey(self.grey))

    line = encode_ink(np.array([[20, 200, 1, 0], [380, 200, 1, 100]], np.float32))
    with_marks(qtbot, view, Stroke(line, 5, 20.0))
    under, over = Sheet(10), Sheet(200)
    view.add_overlay(over, above="marks")
    view.add_overlay(under, above="picture")
    pixels = grabbed(view)

    assert pixels[200, 300].tolist() == [213, 94, 0] and pixels[50, 300].tolist() == [10, 10, 10]
    assert pixels[200, 100].tolist() == [200, 200, 200]
    view.show_surface("page:d-fundus:1", CONTENT)
    assert under.keys == over.keys == ["page:d-fundus:0", "page:d-fundus:1"]


def qgrey(level: int) -> QColor:
    return QColor(level, level, level)
