"""Tools that number, place and move: by a real mouse, and by the keyboard alone."""

import msgspec
import pytest
from PySide6.QtCore import Qt

from app.consult.events.marks import Arrow, Ellipse, Manoeuvre, MarkRemoved, MarkReshaped, Pin, Rectangle
from app.consult.whispers import Drawing
from app.geometry import Box, Point
from tests.ui import room_samples as rs
from tests.ui.stage.drawing import drag, place
from ui.stage import keptink, markkeys
from ui.stage.hover import REST_MS
from ui.stage.markkeys import MarkKeys

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture(autouse=True)
def _ink_stays_and_keys_rest_as_the_test_likes(monkeypatch):
    """A busy computer paints for longer than ink waits for its mark, and the next key comes late."""
    monkeypatch.setattr(keptink, "INK_MS", 3_600_000)
    monkeypatch.setattr(markkeys, "REST_MS", 3_600_000)


def with_pin(by=rs.DOCTOR):
    """On an empty page, so that nothing else is hit."""
    state = msgspec.structs.replace(rs.fundus_state(), surfaces={})
    return rs.with_marks(state, rs.mark("pin", rs.FUNDUS, Pin(Point(500, 400), 3, 5, 40.0), by=by, seq=30))


def test_numbered_arrows_and_pins_are_numbered_by_themselves(qtbot, room):
    made = room(with_pin())
    made.stage.drawer.take("number")
    drag(qtbot, made.canvas, (600, 300), (700, 350), (800, 400))
    made.fold()
    made.stage.drawer.take("pin")
    drag(qtbot, made.canvas, (300, 300), (320, 310))
    shapes = [one.shape for one in made.view.state.marks.values() if one.seq > 30] + [made.events[0].shape]
    assert [type(shape) for shape in shapes] == [Arrow, Pin] and [shape.number for shape in shapes] == [4, 5]
    assert not shapes[1].asks


def test_a_rectangle_is_drawn_corner_to_corner(qtbot, room):
    made = room(with_pin())
    made.stage.drawer.take("rectangle")
    drag(qtbot, made.canvas, (600, 300), (700, 350), (800, 400))
    (event,) = made.events
    unit = 1 / made.canvas.viewport.scale
    assert isinstance(event.shape, Rectangle) and abs(event.shape.box.width - 200) <= 2 * unit


def test_a_stamp_is_chosen_pressed_and_pulled_its_way(qtbot, room):
    made = room(with_pin())
    made.stage.drawer.take_stamp("tilt")
    assert made.stage.drawer.tool == "stamp" and made.stage.tools.keys["stamp"].isChecked()
    drag(qtbot, made.canvas, (600, 300), (700, 300), (900, 300))
    (event,) = made.events
    assert isinstance(event.shape, Manoeuvre) and event.shape.kind == "tilt"
    assert event.shape.angle_deg == pytest.approx(90, abs=1)


def test_ones_own_mark_is_chosen_moved_and_the_move_taken_back(qtbot, room):
    made = room(with_pin())
    made.stage.drawer.take("select")
    drag(qtbot, made.canvas, (500, 362), (520, 362), (600, 462))
    (event,) = made.events
    assert isinstance(event, MarkReshaped) and event.mark == "pin"
    unit = 1 / made.canvas.viewport.scale
    assert abs(event.shape.at.x - 600) <= 2 * unit and abs(event.shape.at.y - 500) <= 2 * unit
    said = [command.whisper for command in made.engine.posted if hasattr(command, "whisper")]
    assert not [one for one in said if isinstance(one, Drawing)]

    made.fold()
    assert made.canvas.live.is_empty and made.stage.drawer.selection.chosen.shape == event.shape
    made.stage.drawer.undo()
    assert made.events == [MarkReshaped("pin", Pin(Point(500, 400), 3, 5, 40.0))]
    made.fold()
    made.stage.drawer.redo()
    assert made.events == [event]


def test_the_ink_of_a_moved_mark_stays_until_it_stands_there(qtbot, room):
    made = room(with_pin())
    made.stage.drawer.take("select")
    drag(qtbot, made.canvas, (500, 362), (520, 362), (600, 462))
    made.put(made.view.state)  # something else has happened
    assert not made.canvas.live.is_empty and made.canvas.stored.faded == ("pin",)
    made.fold()
    assert made.canvas.live.is_empty and made.canvas.stored.faded == ()


def test_a_press_chooses_and_a_press_beside_lets_go(qtbot, room):
    made = room(with_pin())
    made.stage.drawer.take("select")
    drag(qtbot, made.canvas, (500, 362))
    assert made.stage.drawer.selection.chosen.mark == "pin" and not made.events
    drag(qtbot, made.canvas, (900, 700))
    assert made.stage.drawer.selection.chosen is None


def test_a_corner_is_pulled_by_its_handle(qtbot, room):
    state = rs.with_marks(with_pin(), rs.mark("box", rs.FUNDUS, Ellipse(Box(800, 300, 200, 200), 2, 8.0), seq=31))
    made = room(state)
    made.stage.drawer.take("select")
    drag(qtbot, made.canvas, (800, 400))
    drag(qtbot, made.canvas, (1000, 500), (1020, 520), (1100, 600))
    (event,) = made.events
    unit = 1 / made.canvas.viewport.scale
    assert (event.shape.box.x, event.shape.box.y) == (800, 300)
    assert abs(event.shape.box.width - 300) <= 2 * unit


def test_somebody_elses_mark_is_neither_chosen_nor_moved(qtbot, room):
    made = room(with_pin(rs.NURSE))
    made.stage.drawer.take("select")
    drag(qtbot, made.canvas, (500, 362), (520, 362), (600, 462))
    assert not made.events and made.stage.drawer.selection.chosen is None


def test_what_was_struck_meanwhile_is_chosen_no_more(qtbot, room):
    made = room(with_pin())
    made.stage.drawer.take("select")
    drag(qtbot, made.canvas, (500, 362))
    struck = msgspec.structs.replace(made.view.state.marks["pin"], struck_by=rs.NURSE.person)
    made.put(msgspec.structs.replace(made.view.state, marks=made.view.state.marks.put("pin", struck)))
    assert made.stage.drawer.selection.chosen is None


def test_the_keyboard_goes_from_mark_to_mark_moves_and_removes(qtbot, room):
    state = rs.with_marks(with_pin(), rs.mark("hers", rs.FUNDUS, Pin(Point(900, 300), 4, 1, 40.0), by=rs.NURSE, seq=31))
    made = room(state)
    made.canvas.setFocus()
    hover = made.stage.hands.hover
    qtbot.keyClick(made.canvas, Qt.Key.Key_Period)
    assert hover.said.startswith("Pin 3, drawn by you at ") and made.stage.drawer.selection.chosen.mark == "pin"
    qtbot.keyClick(made.canvas, Qt.Key.Key_Period)
    assert hover.said.startswith("Pin 4, drawn by Ingrid Berg at ") and made.stage.drawer.selection.chosen is None
    qtbot.keyClick(made.canvas, Qt.Key.Key_Comma)

    for _ in range(3):
        qtbot.keyClick(made.canvas, Qt.Key.Key_Right)
    qtbot.keyClick(made.canvas, Qt.Key.Key_Up, Qt.KeyboardModifier.ShiftModifier)
    assert not made.events
    made.stage.findChild(MarkKeys)._rest.timeout.emit()
    assert len(made.events) == 1
    unit = 1 / made.canvas.viewport.scale
    assert made.events[0].shape.at.x == pytest.approx(500 + 6 * unit)
    assert made.events[0].shape.at.y == pytest.approx(400 - 16 * unit)
    made.fold()
    qtbot.keyClick(made.canvas, Qt.Key.Key_Delete)
    assert made.events == [MarkRemoved("pin")]


def test_escape_puts_back_what_is_being_moved_then_lets_go(qtbot, room):
    made = room(with_pin())
    made.canvas.setFocus()
    qtbot.keyClick(made.canvas, Qt.Key.Key_Period)
    qtbot.keyClick(made.canvas, Qt.Key.Key_Right)
    qtbot.keyClick(made.canvas, Qt.Key.Key_Escape)
    assert made.canvas.live.is_empty and made.stage.drawer.selection.chosen is not None
    qtbot.keyClick(made.canvas, Qt.Key.Key_Escape)
    assert made.stage.drawer.selection.chosen is None and not made.events


def test_an_observer_hears_whose_a_mark_is_and_moves_nothing(qtbot, room):
    made = room(with_pin(), rs.TRAINEE)
    made.canvas.setFocus()
    qtbot.keyClick(made.canvas, Qt.Key.Key_Period)
    assert "Dr Wei Chen" in made.stage.hands.hover.said and made.stage.drawer.tool == "point"
    assert made.canvas.accessibleDescription() == made.stage.hands.hover.said


def test_a_resting_pointer_says_who_drew_what_lies_under_it_and_that_it_was_moved(qtbot, room):
    state = with_pin(rs.NURSE)
    moved = msgspec.structs.replace(state.marks["pin"], reshaped_ms=rs.NOW_MS, reshaped_seq=31)
    made = room(msgspec.structs.replace(state, marks=state.marks.put("pin", moved)))
    hover = made.stage.hands.hover
    qtbot.mouseMove(made.canvas, place(made.canvas, 800, 700))
    qtbot.wait(REST_MS + 50)
    assert hover.said == ""
    qtbot.mouseMove(made.canvas, place(made.canvas, 500, 362))
    qtbot.waitUntil(lambda: hover.said != "")
    assert hover.said.startswith("Pin 3, drawn by Ingrid Berg at ") and ", moved at " in hover.said


def test_in_a_narrow_bar_the_lesser_tools_stand_behind_the_dots(qtbot, room):
    made = room(with_pin())
    bar = made.stage.tools
    bar.setParent(None)  # here its width is ours to choose
    qtbot.addWidget(bar)
    bar.resize(2_400, bar.height())
    bar.show()
    assert not bar.hidden_tools and bar.more.isHidden() and bar.keys["pen"].text() == "Pen"
    bar.resize(420, bar.height())
    assert "highlight" in bar.hidden_tools and not bar.more.isHidden() and bar.keys["pen"].text() == ""
    assert not {"point", "pen", "erase", "freeze"} & set(bar.hidden_tools)
    bar.more.menu().aboutToShow.emit()
    words = [action.text() for action in bar.more.menu().actions()]
    assert words[0].startswith(bar.tool_names()[bar.hidden_tools[0]]) and len(words) == len(bar.hidden_tools)
    made.stage.drawer.take("highlight")
    assert bar.more.isChecked()
