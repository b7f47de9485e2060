"""A finger on the bedside's screen: it moves the view, two zoom it, a tap asks."""

from PySide6.QtCore import QPoint
from PySide6.QtTest import QTest

from app.geometry import Box
from tests.ui import room_samples as rs
from tests.ui.stage.drawing import place
from ui.stage.panning import TAP_PX

PANEL = QTest.createTouchDevice()


def finger(canvas, *places: QPoint) -> None:
    """Down at the first, over the others, up at the last."""
    QTest.touchEvent(canvas, PANEL).press(0, places[0], canvas).commit()
    for at in places[1:]:
        QTest.touchEvent(canvas, PANEL).move(0, at, canvas).commit()
    QTest.touchEvent(canvas, PANEL).release(0, places[-1], canvas).commit()


def test_a_tap_asks_once(qtbot, room):
    made = room(rs.fundus_state(), rs.NURSE)
    at = place(made.canvas, 500, 400)
    finger(made.canvas, at, at + QPoint(6, 5))
    (event,) = made.events
    assert event.shape.asks and abs(event.shape.at.x - 500) < 4


def test_one_finger_moves_the_view(qtbot, room):
    made = room(rs.fundus_state(), rs.NURSE)
    made.canvas.look(made.canvas.viewport.showing(Box(600, 400, 300, 220)))
    at, before = place(made.canvas, 700, 500), made.canvas.viewport.visible
    finger(made.canvas, at, at + QPoint(20, 0), at + QPoint(60, 0))
    after = made.canvas.viewport.visible
    assert not made.events and abs((before.x - after.x) * made.canvas.viewport.scale - (60 - TAP_PX)) < 2


def test_two_fingers_zoom_and_set_nothing(qtbot, room):
    made = room(rs.fundus_state(), rs.NURSE)
    middle, wide = place(made.canvas, 700, 500), QPoint(30, 0)
    event = QTest.touchEvent(made.canvas, PANEL)
    event.press(0, middle - wide, made.canvas)
    event.commit()
    for apart, act in ((1, "press"), (3, "move"), (3, "release")):
        event = QTest.touchEvent(made.canvas, PANEL)
        (event.move if act == "press" else getattr(event, act))(0, middle - apart * wide, made.canvas)
        getattr(event, act)(1, middle + apart * wide, made.canvas)
        event.commit()
    assert not made.events and made.canvas.viewport.zoom > 2


def test_with_a_pen_in_hand_the_finger_draws(qtbot, room):
    made = room(rs.fundus_state(), rs.NURSE)
    made.stage.drawer.take("pen")
    at = place(made.canvas, 500, 400)
    finger(made.canvas, at, at + QPoint(40, 10), at + QPoint(80, 30))
    assert len(made.events) == 1 and not made.canvas.viewport.zoom > 1
