"""A number that became another one is told to who drew it, until they draw again."""

import msgspec
from PySide6.QtCore import Qt

from app.consult.events.marks import MarkAdded, Pin
from app.geometry import Point
from tests.ui import room_samples as rs
from tests.ui.stage.drawing import place


def tap(qtbot, made, x: float, y: float) -> None:
    qtbot.mouseClick(made.canvas, Qt.MouseButton.LeftButton, pos=place(made.canvas, x, y))


def given(made, name: str, number: int) -> None:
    """What the room says: somebody else was there first."""
    state = made.view.state
    mark = state.marks[name]
    now = msgspec.structs.replace(mark, shape=msgspec.structs.replace(mark.shape, number=number))
    made.put(msgspec.structs.replace(state, marks=state.marks.put(name, now)))


def test_a_number_that_was_taken_meanwhile_is_told_to_its_author(qtbot, room):
    made = room(rs.fundus_state(), rs.NURSE)
    tap(qtbot, made, 500, 400)
    (event,) = made.events
    assert isinstance(event, MarkAdded) and event.shape.number == 1
    made.fold(pending=True)
    assert "number" not in made.stage.status.receipt_words

    given(made, event.mark, 2)
    assert made.stage.status.receipt_words == "Your number 1 is now 2"
    made.put(msgspec.structs.replace(made.view.state, seq=made.view.state.seq + 1))
    assert made.stage.status.receipt_words == "Your number 1 is now 2"

    tap(qtbot, made, 700, 300)
    made.fold()
    assert made.stage.status.receipt_words.startswith("Your mark")


def test_what_waited_before_the_window_was_opened_is_told_too(qtbot, room):
    made = room(rs.fundus_state(), rs.NURSE)
    waits = rs.mark("old", rs.FUNDUS, Pin(Point(5, 6), 3, 5, 20.0), by=rs.NURSE, seq=43)
    made.put(rs.with_marks(made.view.state, waits), pending=frozenset({"old"}))
    given(made, "old", 4)
    assert made.stage.status.receipt_words == "Your number 3 is now 4"


def test_a_number_that_stayed_is_not_spoken_of(qtbot, room):
    made = room(rs.fundus_state(), rs.NURSE)
    tap(qtbot, made, 500, 400)
    made.fold(pending=True)
    made.put(made.view.state)
    assert made.stage.status.receipt_words.startswith("Your mark")
