"""The bedside taps the stage and asks "here?": no tool is chosen, a drag still moves the view."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest

from app.client.border import Freeze
from app.consult.events.documents import PageTurned
from app.consult.events.marks import MarkAdded, MarkRemoved, Pin
from app.geometry import Box
from tests.ui import room_samples as rs
from tests.ui.stage.drawing import drag, place
from ui.stage.panning import LONG_MS, TWICE_MS, TWICE_PX, Pan

LEFT = Qt.MouseButton.LeftButton


def tap(qtbot, made, x: float, y: float) -> None:
    qtbot.mouseClick(made.canvas, LEFT, pos=place(made.canvas, x, y))


def pins(made) -> list[Pin]:
    return [event.shape for event in made.events if isinstance(event, MarkAdded)]


def test_a_tap_sets_a_numbered_pin_that_asks(qtbot, room):
    made = room(rs.fundus_state(), rs.NURSE)
    assert made.stage.drawer.tool == "point"
    tap(qtbot, made, 500, 400)
    (pin,) = pins(made)
    unit = 1 / made.canvas.viewport.scale
    assert isinstance(pin, Pin) and pin.asks and pin.number == 1
    assert abs(pin.at.x - 500) <= unit and abs(pin.at.y - 400) <= unit

    made.fold()
    tap(qtbot, made, 700, 300)
    assert [one.number for one in pins(made)] == [2]


def test_it_is_undone_by_the_same_undo_as_everything(qtbot, room):
    made = room(rs.fundus_state(), rs.NURSE)
    tap(qtbot, made, 500, 400)
    name = made.events[0].mark
    made.fold()
    qtbot.mouseClick(made.stage.tools.undo, LEFT)
    assert made.events == [MarkRemoved(name)]


def test_a_drag_moves_the_view_and_sets_nothing(qtbot, room):
    made = room(rs.fundus_state(), rs.NURSE)
    made.canvas.look(made.canvas.viewport.showing(Box(600, 400, 300, 220)))
    before = made.canvas.viewport.visible
    drag(qtbot, made.canvas, (700, 500), (690, 500), (650, 480), (700, 500))
    assert not made.events
    drag(qtbot, made.canvas, (700, 500), (690, 500), (650, 480))
    assert not made.events and made.canvas.viewport.visible != before


def test_a_trembling_finger_taps_and_moves_nothing(qtbot, room):
    made = room(rs.fundus_state(), rs.NURSE)
    made.canvas.look(made.canvas.viewport.showing(Box(600, 400, 300, 220)))
    at, before = place(made.canvas, 700, 500), made.canvas.viewport
    QTest.mousePress(made.canvas, LEFT, pos=at)
    QTest.mouseMove(made.canvas, at + QPoint(4, -3))
    QTest.mouseRelease(made.canvas, LEFT, pos=at + QPoint(4, -3))
    assert len(pins(made)) == 1 and made.canvas.viewport == before


def test_two_taps_at_once_on_one_place_are_one():
    """The clock of a test's mouse jumps half a second a press, so here it is asked of the press itself."""
    at = QPointF(100, 100)
    first = Pan(at, 1_000, taps=True).tap(at, 1_000, None)
    assert first is not None
    assert Pan(at, 1_300, taps=True).tap(at + QPointF(5, 5), 1_000 + TWICE_MS - 1, first) is None
    assert Pan(at, 1_300, taps=True).tap(at, 1_000 + TWICE_MS, first) is not None
    away = at + QPointF(TWICE_PX, 0)
    assert Pan(away, 1_100, taps=True).tap(away, 1_100, first) is not None


def test_a_finger_that_rests_taps_nothing():
    at = QPointF(100, 100)
    assert Pan(at, 1_000, taps=True).tap(at, 1_000 + LONG_MS, None) is not None
    assert Pan(at, 1_000, taps=True).tap(at, 1_001 + LONG_MS, None) is None


def test_the_view_goes_on_from_the_border_of_the_place_without_a_jump():
    pan = Pan(QPointF(100, 100), 0, taps=True, still_px=6)
    assert pan.step(QPointF(106, 100)) is None
    assert pan.step(QPointF(107, 100)) == QPointF(1, 0)
    assert pan.step(QPointF(105, 103)) == QPointF(-2, 3)
    assert Pan(QPointF(100, 100), 0, taps=False).step(QPointF(101, 100)) == QPointF(1, 0)


def test_a_double_click_sets_one_pin_and_moves_nothing(qtbot, room):
    made = room(rs.fundus_state(), rs.NURSE)
    made.canvas.look(made.canvas.viewport.showing(Box(400, 300, 300, 220)))
    before = made.canvas.viewport
    tap(qtbot, made, 500, 400)
    qtbot.mouseDClick(made.canvas, LEFT, pos=place(made.canvas, 500, 400))
    assert len(pins(made)) == 1 and made.canvas.viewport == before


def test_on_the_live_picture_it_freezes_what_was_tapped(qtbot, room):
    made = room(rs.base_state(), rs.NURSE)
    made.frame("own", 61_234)
    tap(qtbot, made, 500, 400)
    (freeze,) = made.posted(Freeze)
    turned, mark = made.events
    assert freeze.capture_ms == 61_234 and isinstance(turned, PageTurned)
    assert mark.surface == turned.surface and mark.shape.asks


def test_a_newer_frame_under_the_finger_is_not_what_was_tapped(qtbot, room):
    made = room(rs.base_state(), rs.NURSE)
    made.frame("own", 61_234)
    at = place(made.canvas, 500, 400)
    QTest.mousePress(made.canvas, LEFT, pos=at)
    made.frame("own", 61_300)
    QTest.mouseRelease(made.canvas, LEFT, pos=at)
    (freeze,) = made.posted(Freeze)
    assert freeze.capture_ms == 61_234 and made.events[1].surface.capture_ms == 61_234


def test_a_view_that_the_leader_moves_under_the_finger_moves_no_pin(qtbot, room):
    made = room(rs.fundus_state(), rs.NURSE)
    at = place(made.canvas, 500, 400)
    QTest.mousePress(made.canvas, LEFT, pos=at)
    made.canvas.look(made.canvas.viewport.showing(Box(600, 500, 200, 150)))
    QTest.mouseRelease(made.canvas, LEFT, pos=at)
    (pin,) = pins(made)
    assert abs(pin.at.x - 500) < 4 and abs(pin.at.y - 400) < 4


def test_beside_the_picture_nothing_is_meant(qtbot, room):
    made = room(rs.fundus_state(), rs.NURSE)
    tap(qtbot, made, -15, 300)
    assert not made.events


def test_a_page_that_turns_under_the_finger_is_not_marked(qtbot, room):
    made = room(rs.fundus_state(), rs.NURSE)
    at = place(made.canvas, 500, 400)
    QTest.mousePress(made.canvas, LEFT, pos=at)
    made.put(rs.still_state())
    QTest.mouseRelease(made.canvas, LEFT, pos=at)
    assert not made.events


@pytest.mark.parametrize("me", [rs.DOCTOR, rs.TRAINEE])
def test_elsewhere_a_tap_is_nothing(qtbot, room, me):
    made = room(rs.fundus_state(), me)
    tap(qtbot, made, 500, 400)
    assert not made.events


@pytest.mark.parametrize("tool", ["pen", "arrow", "erase"])
def test_with_a_tool_in_hand_a_press_is_the_tools(qtbot, room, tool):
    made = room(rs.fundus_state(), rs.NURSE)
    made.stage.drawer.take(tool)
    tap(qtbot, made, 500, 400)
    assert not [shape for shape in pins(made) if isinstance(shape, Pin)]
