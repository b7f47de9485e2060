"""The frame round the chosen mark is painted when it should be, and its keys move nothing they should not."""

import msgspec
import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QApplication, QToolTip

from app.consult.events.marks import MarkReshaped, Stroke
from app.documents import placing
from app.documents.tools import Brush
from app.geometry import Point
from tests.ui import room_samples as rs
from tests.ui.stage.drawing import drag
from tests.ui.stage.test_own_marks import with_pin
from ui.stage.selecting import GAP_PX
from ui.stage.viewport import Viewport


class Paints:
    """Which part of the stage each paint was of, and whether the frame was painted with it."""

    def __init__(self, made) -> None:
        self._made = made
        self.done: list[tuple[QRectF, bool]] = []
        made.canvas.add_overlay(self)

    def show_surface(self, key: str) -> None:
        """One surface is enough here."""

    def paint(self, painter: QPainter, viewport: Viewport) -> None:
        framed = self._made.stage.drawer.selection.chosen is not None and self._made.canvas.live.is_empty
        self.done.append((painter.clipBoundingRect(), framed))

    def covers(self, place: QRectF, framed: bool) -> bool:
        return any(part.contains(place) and with_frame == framed for part, with_frame in self.done)


def frame_of(made) -> QRectF:
    """On the screen."""
    canvas = made.canvas
    bounds = canvas.stored.pieces(made.view.state.marks["pin"]).bounds
    first = canvas.viewport.to_screen.apply(Point(bounds.left(), bounds.top()))
    last = canvas.viewport.to_screen.apply(Point(bounds.right(), bounds.bottom()))
    box = QRectF(first.x, first.y, last.x - first.x, last.y - first.y)
    return box.adjusted(-GAP_PX, -GAP_PX, GAP_PX, GAP_PX)


@pytest.fixture
def chosen(qtbot, room):
    """A pin chosen by a real press, and what was painted from then on."""
    made = room(with_pin())
    made.stage.drawer.take("select")
    paints = Paints(made)
    drag(qtbot, made.canvas, (500, 362), release=False)
    qtbot.waitUntil(lambda: bool(paints.done))
    drag_end(qtbot, made, 500, 362)
    return made, paints


def drag_end(qtbot, made, x: float, y: float) -> None:
    at = made.canvas.viewport.to_screen.apply(Point(x, y))
    qtbot.mouseRelease(made.canvas, Qt.MouseButton.LeftButton, pos=QRectF(at.x, at.y, 0, 0).topLeft().toPoint())


def test_the_frame_comes_with_the_end_of_the_press_that_chose(qtbot, chosen):
    made, paints = chosen
    qtbot.waitUntil(lambda: paints.covers(frame_of(made), framed=True))


def test_the_frame_goes_while_the_mark_moves_and_stands_where_it_stands_then(qtbot, chosen):
    made, paints = chosen
    before = frame_of(made)
    qtbot.waitUntil(lambda: paints.covers(before, framed=True))
    paints.done.clear()
    drag(qtbot, made.canvas, (500, 362), (600, 462), release=False)
    qtbot.waitUntil(lambda: paints.covers(before, framed=False))
    drag_end(qtbot, made, 600, 462)
    made.fold()
    assert frame_of(made) != before
    qtbot.waitUntil(lambda: paints.covers(frame_of(made), framed=True))


@pytest.mark.parametrize("change", [{"removed": True}, {"struck_by": rs.NURSE.person}])
def test_the_frame_goes_with_the_mark(qtbot, chosen, change):
    made, paints = chosen
    place = frame_of(made)
    qtbot.waitUntil(lambda: paints.covers(place, framed=True))
    QApplication.processEvents()
    paints.done.clear()
    gone = msgspec.structs.replace(made.view.state.marks["pin"], **change)
    made.put(msgspec.structs.replace(made.view.state, marks=made.view.state.marks.put("pin", gone)))
    qtbot.waitUntil(lambda: paints.covers(place, framed=False))


def moving(qtbot, made) -> None:
    made.canvas.setFocus()
    qtbot.keyClick(made.canvas, Qt.Key.Key_Period)
    qtbot.keyClick(made.canvas, Qt.Key.Key_Right)
    assert not made.events and made.stage.drawer.is_drawing


def test_another_tool_finishes_what_the_keys_moved(qtbot, room):
    made = room(with_pin())
    moving(qtbot, made)
    made.stage.drawer.take("pen")
    assert [type(event) for event in made.events] == [MarkReshaped]
    drag(qtbot, made.canvas, (600, 300), (700, 350), release=False)
    made.stage.hands.keys.finish()
    assert made.stage.drawer.is_drawing and len(made.events) == 1
    made.stage.drawer.cancel()


def test_a_page_that_turns_ends_the_keys_and_not_the_next_stroke(qtbot, room):
    made = room(with_pin())
    moving(qtbot, made)
    made.put(rs.still_state())
    assert not made.stage.drawer.is_drawing
    made.stage.drawer.take("pen")
    drag(qtbot, made.canvas, (600, 300), (700, 350), release=False)
    made.stage.hands.keys.finish()
    assert made.stage.drawer.is_drawing and not made.events
    made.stage.drawer.cancel()


def test_after_a_page_that_turned_the_keys_move_again(qtbot, room):
    made = room(with_pin())
    moving(qtbot, made)
    for state in (rs.still_state(), with_pin()):
        made.put(state)
    qtbot.keyClick(made.canvas, Qt.Key.Key_Right)
    assert made.stage.drawer.is_drawing
    made.stage.drawer.cancel()


def test_the_keys_end_no_gesture_but_their_own(qtbot, room):
    made = room(with_pin())
    moving(qtbot, made)
    made.stage.drawer.begin(placing.pin(rs.FUNDUS, Brush(5, 40.0), 9))
    made.stage.hands.keys.finish()
    assert made.stage.drawer.is_drawing and not made.events
    made.stage.drawer.cancel()


def test_ink_that_cannot_be_read_is_let_go_by_the_keys(qtbot, room):
    state = msgspec.structs.replace(rs.fundus_state(), surfaces={})
    made = room(rs.with_marks(state, rs.mark("bad", rs.FUNDUS, Stroke(b"", 1, 2.0), seq=30)))
    made.canvas.setFocus()
    qtbot.keyClick(made.canvas, Qt.Key.Key_Period)
    assert made.stage.drawer.selection.chosen is not None
    qtbot.keyClick(made.canvas, Qt.Key.Key_Right)
    assert made.stage.drawer.selection.chosen is None and not made.stage.drawer.is_drawing and not made.events


def test_a_name_that_looks_like_markup_is_read_as_it_is(qtbot, room):
    made = room(with_pin())
    hover = made.stage.hands.hover
    hover._words = lambda _mark: "<b>Ann</b> & co"
    hover.say(made.view.state.marks["pin"], Point(500, 400))
    assert hover.said == "<b>Ann</b> & co" and "&lt;b&gt;Ann&lt;/b&gt; &amp; co" in QToolTip.text()
    QToolTip.hideText()
