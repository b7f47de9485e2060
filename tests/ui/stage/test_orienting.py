"""How the patient lies: shown on the stage, set in a dialog, told with the stamps; the live picture turned."""

import msgspec
import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication

from app.client.border import MediaView, SourceView
from app.consult.events.looking import SourceOriented
from app.consult.events.marks import Manoeuvre, MarkAdded, MarkReshaped
from app.consult.look_parts import Orientation
from app.consult.state import ConsultState
from app.geometry import Point
from app.media.frames import Frame, FrameRef
from tests.ui import room_samples as rs
from tests.ui.stage.drawing import drag
from ui.dialogs.compass import CompassDial, CompassDialog
from ui.stage.mark_words import kind_words

LYING = Orientation(0, 0, 90, 0, False, "p-nurse", 3)
MOVED = Orientation(51_000, None, None, 0, True, "p-nurse", 4)


def lying(state: ConsultState | None = None, *said: Orientation) -> ConsultState:
    return msgspec.structs.replace(state or rs.base_state(), orientations={rs.SOURCE: said or (LYING,)})


def open_dialog(qtbot, made) -> CompassDialog:
    qtbot.mouseClick(made.stage.orienting.key, Qt.MouseButton.LeftButton)
    return next(one for one in QApplication.topLevelWidgets() if isinstance(one, CompassDialog) and one.isVisible())


def live(qtbot, made, capture_ms: int = 52_000):
    key = "own" if made.me is rs.NURSE else "remote"
    made.frame(key, capture_ms)
    qtbot.waitUntil(lambda: made.stage.orienting.key.isVisible())
    return made


def test_where_nobody_said_it_the_stage_names_no_side(qtbot, room) -> None:
    made = live(qtbot, room())
    assert made.stage.orienting.key.shown == ({}, "never_set")


def test_both_sides_see_it_turned_as_the_picture_is(qtbot, room) -> None:
    for me in (rs.DOCTOR, rs.NURSE):
        turned = msgspec.structs.replace(LYING, turn=1)
        made = live(qtbot, room(lying(None, turned), me))
        ways, asks = made.stage.orienting.key.shown
        assert (ways["head"], ways["left"], asks) == (90.0, 180.0, "no")
        assert made.canvas.viewport.turn == 1


def test_after_the_camera_moved_it_is_asked_again_and_the_old_still_keeps_its_own(qtbot, room) -> None:
    made = live(qtbot, room(lying(None, LYING, MOVED)))
    assert made.stage.orienting.key.shown == ({}, "again")

    older = msgspec.structs.replace(rs.STILL, capture_ms=50_000)
    made.stage.turn_to(older)
    made.fold()

    qtbot.waitUntil(lambda: made.stage.orienting.key.shown[1] == "no")
    assert made.stage.orienting.key.shown[0]["left"] == 90.0


def test_a_drag_towards_the_head_and_what_is_seen_of_the_body_set_it_from_this_frame_on(qtbot, room) -> None:
    made = live(qtbot, room(lying(None, msgspec.structs.replace(MOVED, turn=1))), 61_000)
    dialog = open_dialog(qtbot, made)
    assert not dialog.confirm.isEnabled()

    middle = dialog.dial.rect().center()
    qtbot.mouseClick(dialog.dial, Qt.MouseButton.LeftButton, pos=middle + QPoint(60, 0))
    assert not dialog.confirm.isEnabled()  # which side is seen is not guessed
    qtbot.mouseClick(dialog.sides["back"], Qt.MouseButton.LeftButton)
    qtbot.mouseClick(dialog.confirm, Qt.MouseButton.LeftButton)

    # On the turned screen the head is to the right: up in the picture as captured; from behind the left is there left.
    assert made.events == [SourceOriented(rs.SOURCE, 61_000, 0, 270, 1, only="way")]


def test_from_the_side_left_stays_unnamed_and_the_keyboard_does_it_all(qtbot, room) -> None:
    made = live(qtbot, room(me=rs.NURSE))
    dialog = open_dialog(qtbot, made)
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right):
        qtbot.keyClick(dialog.dial, key)
    dialog.sides["side"].click()
    qtbot.keyClick(dialog.confirm, Qt.Key.Key_Space)

    assert made.events == [SourceOriented(rs.SOURCE, 52_000, 15, None, 0, only="way")]


def test_it_is_taken_back_by_a_key(qtbot, room) -> None:
    made = live(qtbot, room(lying()))
    dialog = open_dialog(qtbot, made)
    assert (dialog.side, dialog.dial.head_deg) == ("front", 0.0)
    dialog.chosen.emit(None, None)
    dialog.reject()
    assert made.events == [SourceOriented(rs.SOURCE, 52_000, None, None, 0, only="way")]


def test_said_on_an_old_still_it_holds_for_that_still_alone(qtbot, room) -> None:
    made = room(rs.still_state())
    made.frame("remote", 70_000)
    made.stage.orienting._set(made.stage.orienting._frame(), True, 0, 90)
    assert [(one.from_ms, one.head_deg) for one in made.events] == [(52_000, 0), (52_001, None)]


def test_a_window_and_a_page_have_no_compass(qtbot, room) -> None:
    assert room(rs.fundus_state()).stage.orienting.key.isHidden()
    window = SourceView(rs.SOURCE, False, "screen", staged=True)
    made = room(media=msgspec.structs.replace(rs.MEDIA_ON, sources=(window,)))
    made.frame("remote")
    assert made.stage.orienting.key.isHidden() and not made.stage.orienting.entries()


def test_who_only_looks_on_sees_it_and_cannot_set_it(qtbot, room) -> None:
    made = live(qtbot, room(lying(), rs.TRAINEE))
    assert not made.stage.orienting.key.isEnabled() and not made.stage.orienting.entries()


@pytest.mark.parametrize(("said", "toward"), [((LYING,), "left"), ((LYING, MOVED), "")])
def test_a_stamp_is_named_by_the_patient_only_while_that_is_known(qtbot, room, said, toward) -> None:
    made = live(qtbot, room(lying(None, *said)))
    made.stage.drawer.take_stamp("slide")

    drag(qtbot, made.canvas, (400, 300), (480, 300), (600, 302))

    (mark,) = (one for one in made.events if isinstance(one, MarkAdded))
    assert isinstance(mark.shape, Manoeuvre) and mark.shape.toward == toward
    assert ("patient" in kind_words(mark.shape)) == bool(toward)


def test_a_stamp_pulled_another_way_is_named_anew(qtbot, room) -> None:
    stamp = Manoeuvre(Point(600, 400), "slide", 90.0, 5, 120.0, "left")
    state = rs.with_marks(lying(rs.still_state()), rs.mark("k9", rs.STILL, stamp, seq=30))
    made = room(state)
    made.stage.drawer.take("select")
    board = made.stage.board
    made.stage.drawer.selection.choose(board.mark("k9"))

    drag(qtbot, made.canvas, (600 + 0.62 * 120, 400), (610, 330), (600, 250))

    (moved,) = (one for one in made.events if isinstance(one, MarkReshaped))
    assert moved.shape.toward == "head"


def test_the_live_picture_is_turned_by_a_key_for_everybody(qtbot, room) -> None:
    made = live(qtbot, room(lying()))
    made.canvas.setFocus()
    qtbot.keyClick(made.canvas, Qt.Key.Key_Q)
    assert made.events == [SourceOriented(rs.SOURCE, 52_000, 0, 90, 1, only="turn")]


def test_turned_while_it_is_to_be_asked_it_goes_on_being_asked(qtbot, room) -> None:
    made = live(qtbot, room(lying(None, LYING, MOVED)))
    made.stage.orienting.turn()
    assert made.events == [SourceOriented(rs.SOURCE, 52_000, None, None, 1, "moved", "turn")]


def test_a_pen_on_a_turned_picture_marks_what_is_under_it_on_the_frame_as_captured(qtbot, room) -> None:
    made = live(qtbot, room(lying(None, msgspec.structs.replace(LYING, turn=1))), 61_234)
    made.stage.drawer.take("arrow")
    before = made.canvas.viewport

    drag(qtbot, made.canvas, (400, 300), (500, 320))

    (mark,) = (one for one in made.events if isinstance(one, MarkAdded))
    unit = 1 / before.scale
    assert (mark.surface.capture_ms, mark.surface.width, mark.surface.height) == (61_234, 1280, 720)
    assert abs(mark.shape.tail.x - 400) <= unit and abs(mark.shape.head.y - 320) <= unit
    assert made.canvas.viewport == before  # and the frozen frame stands as the moving one did
    made.fold()
    assert made.canvas.viewport.turn == 1


def test_another_source_stands_as_its_own_camera_does(qtbot, room) -> None:
    made = live(qtbot, room(lying(None, msgspec.structs.replace(LYING, turn=3))))
    assert made.canvas.viewport.turn == 3
    other = rs.frame_of(rs.bedside_frame().pixels, "cam-other", 53_000)
    made.engine.frames["remote"].put(other)
    qtbot.waitUntil(lambda: made.canvas.viewport.turn == 0)
    assert made.stage.orienting.key.shown[1] == "never_set"


def test_the_inset_is_turned_with_its_source(qtbot, room) -> None:
    media: MediaView = rs.MEDIA_ON
    made = room(lying(rs.still_state(), msgspec.structs.replace(LYING, turn=1)), rs.NURSE, media)
    made.frame("own")
    inset = made.stage.insets.insets["own"]
    qtbot.waitUntil(lambda: inset.isVisible())
    hint = inset.sizeHint()
    assert hint.height() > hint.width()


def test_the_picture_in_the_dialog_stands_flipped_as_on_the_stage(qtbot, theme) -> None:
    pixels = np.zeros((360, 640, 3), np.uint8)
    pixels[:, :320] = 255
    frame = Frame(FrameRef(rs.SOURCE, 1), pixels, 640, 360)
    for flip in (False, True):
        dial = CompassDial(theme, frame, 0, flip)
        qtbot.addWidget(dial)
        dial.resize(640, 360)
        seen = dial.grab().toImage()
        ratio = seen.width() / 640
        levels = [seen.pixelColor(round(x * ratio), round(20 * ratio)).lightness() for x in (40, 600)]
        assert (levels[0] > levels[1]) is not flip
