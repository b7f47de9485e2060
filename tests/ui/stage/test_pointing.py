"""A pointer stands on the picture it was pointed at: on no other after a switch, and in a window shown beside it."""

import msgspec
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QPointingDevice, QTabletEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from app.client.border import MediaView, SourceView, WhisperView
from app.consult.pointing import frame_under
from app.consult.whispers import PointerMoved
from app.documents.palette import pen, person_colour
from app.geometry import Point
from tests.ui import room_samples as rs
from tests.ui.room_fixtures import Room
from tests.ui.stage.drawing import place
from tests.ui.stage.test_touch import PANEL
from ui.stage.pointing import MOST_RENEWED, PointerWhisper

AT = Point(640, 360)
NURSE, DOCTOR = rs.NURSE.person, rs.DOCTOR.person


def framed(made: Room, key: str, source: str) -> None:
    frame = rs.bedside_frame(52_000)
    frame = msgspec.structs.replace(frame, ref=msgspec.structs.replace(frame.ref, source=source))
    made.engine.frames[key].put(frame)
    made.qtbot.waitUntil(lambda: made.bridge.newest_frame(key) is frame)


def pointed(made: Room, by: str, pointer: PointerMoved) -> None:
    view = WhisperView({by: pointer})
    made.engine.whispers.put(view)
    made.qtbot.waitUntil(lambda: made.bridge.whispers is view)


def shows_it(made: Room) -> bool:
    """Just below the tip on the stage."""
    made.canvas.repaint()
    tip = made.canvas.viewport.to_screen.apply(AT)
    seen = made.canvas.grab().toImage().pixelColor(round(tip.x) + 4, round(tip.y) + 9)
    wanted = pen(person_colour(made.bridge.room.state, DOCTOR))
    return max(abs(one - other) for one, other in zip(seen.getRgb(), wanted, strict=True)) < 12


def whispered(made: Room) -> list[PointerMoved]:
    said = (getattr(command, "whisper", None) for command in made.engine.posted)
    return [one for one in said if isinstance(one, PointerMoved)]


def showing(*sources: SourceView) -> MediaView:
    return msgspec.structs.replace(rs.MEDIA_ON, sources=sources)


def test_after_a_switch_it_stands_on_no_other_picture(room):
    made = room(me=rs.NURSE)
    framed(made, "own", "n.face")
    pointed(made, DOCTOR, PointerMoved(None, AT, source="n.face"))
    assert shows_it(made)
    framed(made, "own", "n.probe")
    assert not shows_it(made)
    framed(made, "own", "n.face")
    assert shows_it(made)


def test_an_older_programs_pointer_stands_on_whichever_moves(room):
    made = room(me=rs.NURSE)
    framed(made, "own", "n.face")
    pointed(made, DOCTOR, PointerMoved(None, AT))
    assert shows_it(made)
    framed(made, "own", "n.probe")
    assert shows_it(made)


def test_who_points_says_on_which_picture_that_was_before_the_eye(qtbot, room):
    made = room()
    framed(made, "remote", "n.face")
    qtbot.waitUntil(lambda: made.canvas.on_screen is not None)
    tip = made.canvas.viewport.to_screen.apply(AT)
    qtbot.mouseMove(made.canvas, QPoint(round(tip.x), round(tip.y)))
    framed(made, "remote", "n.probe")  # it switches before the pointer is told
    qtbot.waitUntil(lambda: bool(whispered(made)))
    said, seen = whispered(made)[0], made.canvas.on_screen.frame.ref
    assert said.source == "n.face" and frame_under(said).capture_ms == 52_000 == seen.capture_ms


@pytest.mark.parametrize(("me", "key", "own"), [(rs.NURSE, "remote", False), (rs.DOCTOR, "own", True)])
def test_in_a_window_that_the_specialist_shows_both_point(qtbot, room, me, key, own):
    made = room(me=me, media=showing(SourceView("d.window", own, "screen", staged=True)))
    framed(made, key, "d.window")
    inset = made.stage.insets.insets[key]
    qtbot.waitUntil(inset.isVisible)
    qtbot.mouseMove(inset, QPoint(inset.width() // 4, inset.height() // 2))
    qtbot.waitUntil(lambda: bool(whispered(made)))
    said, frame = whispered(made)[0], made.bridge.newest_frame(key)
    assert said.source == "d.window"
    assert abs(said.at.x - frame.full_width / 4) < 0.02 * frame.full_width
    assert abs(said.at.y - frame.full_height / 2) < 0.02 * frame.full_height
    inset.hide()
    assert whispered(made)[-1].gone


@pytest.mark.parametrize(("source", "seen"), [("d.window", True), ("d.other", False)])
def test_the_others_pointer_is_seen_in_the_window_alone(qtbot, room, source, seen):
    made = room(media=showing(SourceView("d.window", True, "screen", staged=True)))
    framed(made, "own", "d.window")
    inset = made.stage.insets.insets["own"]
    qtbot.waitUntil(inset.isVisible)
    before = inset.grab().toImage()
    pointed(made, NURSE, PointerMoved(None, AT, source=source))
    assert (inset.grab().toImage() != before) is seen
    assert inset.accessibleName() == "The window that I show" and inset.width() > 200  # large enough to be read
    framed(made, "remote", "n.face")
    assert not shows_it(made)


def test_a_camera_beside_the_stage_is_pressed_and_not_pointed_into(qtbot, room):
    made = room(me=rs.NURSE, media=showing(SourceView("d.face", False, "face", staged=True)))
    framed(made, "remote", "d.face")
    inset = made.stage.insets.insets["remote"]
    qtbot.waitUntil(inset.isVisible)
    qtbot.mouseMove(inset, QPoint(20, 20))
    assert whispered(made) == []


def whisperer(made: Room) -> PointerWhisper:
    return next(part for part in made.stage._parts if isinstance(part, PointerWhisper))


def points(made: Room) -> None:
    framed(made, "remote", "n.face")
    made.qtbot.waitUntil(lambda: made.canvas.on_screen is not None)
    whisperer(made)._rest.setInterval(3_600_000)  # renewed by the test alone, however long a computer stands still
    made.stage.drawer.pointers.hovered.emit(AT)
    made.qtbot.waitUntil(lambda: bool(whispered(made)))


def pen_event(canvas: QWidget, kind: QEvent.Type, at: QPoint) -> None:
    device, left = QPointingDevice.primaryPointingDevice(), Qt.MouseButton.LeftButton
    where = QPointF(at), QPointF(canvas.mapToGlobal(at))
    held = Qt.KeyboardModifier.NoModifier, left, left
    QApplication.sendEvent(canvas, QTabletEvent(kind, device, *where, 0.5, 0.0, 0.0, 0.0, 0.0, 0.0, *held))


def test_a_hand_that_is_gone_from_a_mouse_points_at_nothing_after_some_seconds(room):
    made = room()
    points(made)
    rest = whisperer(made)._rest
    for number in range(MOST_RENEWED):
        rest.timeout.emit()
        assert len(whispered(made)) == 2 + number and not whispered(made)[-1].gone
    rest.timeout.emit()
    assert whispered(made)[-1].gone and not rest.isActive()


def test_a_move_begins_the_seconds_anew(room):
    made = room()
    points(made)
    one = whisperer(made)
    for _ in range(MOST_RENEWED):
        one._rest.timeout.emit()
    one._hovered(Point(600, 300))
    one._timer.timeout.emit()
    one._rest.timeout.emit()
    assert [said.at for said in whispered(made)[-2:]] == [Point(600, 300)] * 2


def test_a_finger_that_is_lifted_points_no_more(qtbot, room):
    made = room()
    framed(made, "remote", "n.face")
    qtbot.waitUntil(lambda: made.canvas.on_screen is not None)
    at = place(made.canvas, 600, 300)
    QTest.touchEvent(made.canvas, PANEL).press(0, at, made.canvas).commit()
    QTest.touchEvent(made.canvas, PANEL).move(0, at + QPoint(3, 3), made.canvas).commit()
    qtbot.waitUntil(lambda: bool(whispered(made)))
    assert not whispered(made)[-1].gone
    QTest.touchEvent(made.canvas, PANEL).release(0, at + QPoint(3, 3), made.canvas).commit()
    assert whispered(made)[-1].gone


def test_a_pen_that_is_lifted_points_no_more(qtbot, room):
    made = room()
    framed(made, "remote", "n.face")
    qtbot.waitUntil(lambda: made.canvas.on_screen is not None)
    at = place(made.canvas, 600, 300)
    pen_event(made.canvas, QEvent.Type.TabletPress, at)
    pen_event(made.canvas, QEvent.Type.TabletMove, at + QPoint(3, 3))
    qtbot.waitUntil(lambda: bool(whispered(made)))
    pen_event(made.canvas, QEvent.Type.TabletRelease, at + QPoint(3, 3))
    assert whispered(made)[-1].gone
