"""The stage under a real mouse: strokes, freezing, following, delivery, undo."""

import msgspec
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from app.client.border import Freeze, PictureReady, WhisperView
from app.consult.events.documents import PageTurned
from app.consult.events.marks import MarkAdded, MarkRemoved, MarkRestored, Stroke, Text
from app.consult.events.surface import FrameSurface, PageSurface
from app.consult.frozenmap import FrozenMap
from app.consult.state import Stage
from app.consult.whispers import BackToLive, Drawing, InkMoved, PointerMoved
from app.documents.ink import decode_ink
from app.geometry import Box, Point
from tests.ui import room_samples as rs
from tests.ui.stage.drawing import drag, place


def test_a_stroke_becomes_one_mark_in_the_units_of_the_page(qtbot, room):
    made = room(rs.fundus_state())
    made.stage.drawer.take("pen")

    drag(qtbot, made.canvas, (400, 300), (500, 320), (620, 380), (700, 500))

    (event,) = made.events
    assert isinstance(event, MarkAdded) and event.surface == rs.FUNDUS and isinstance(event.shape, Stroke)
    points = decode_ink(event.shape.ink)
    unit = 1 / made.canvas.viewport.scale
    assert abs(points[0, 0] - 400) < unit and abs(points[0, 1] - 300) < unit
    assert abs(points[-1, 0] - 700) < unit and abs(points[-1, 1] - 500) < unit


def test_a_stroke_lands_on_the_same_place_when_zoomed_in(qtbot, room):
    made = room(rs.fundus_state())
    made.stage.drawer.take("arrow")
    made.canvas.look(made.canvas.viewport.showing(Box(600, 400, 300, 220)))

    drag(qtbot, made.canvas, (650, 450), (800, 560))

    (event,) = made.events
    assert abs(event.shape.tail.x - 650) < 1 and abs(event.shape.head.y - 560) < 1


def test_ink_is_whispered_while_it_is_drawn_and_the_others_are_told_who_draws(qtbot, room):
    made = room(rs.fundus_state())
    made.stage.drawer.take("pen")

    drag(qtbot, made.canvas, (400, 300), (500, 320), (620, 380))

    said = [command.whisper for command in made.engine.posted if hasattr(command, "whisper")]
    assert [w.on for w in said if isinstance(w, Drawing)] == [True, False]
    ink = [w for w in said if isinstance(w, InkMoved)]
    assert ink and {w.mark for w in ink} == {made.events[0].mark}


def test_a_pen_on_the_live_picture_freezes_the_frame_under_it(qtbot, room):
    made = room()
    made.frame("remote", 61_234)
    made.stage.drawer.take("pen")

    drag(qtbot, made.canvas, (400, 300), (500, 320), release=False)
    made.frame("remote", 61_300)  # the camera goes on under the pen
    qtbot.mouseRelease(made.canvas, Qt.MouseButton.LeftButton, pos=place(made.canvas, 500, 320))

    (freeze,) = made.posted(Freeze)
    assert (freeze.source, freeze.capture_ms) == (rs.SOURCE, 61_234)
    turned, mark = made.events
    assert turned == PageTurned(FrameSurface(rs.SOURCE, 61_234, 1280, 720))
    assert mark.surface == turned.surface
    assert made.canvas.picture.held.frame.ref.capture_ms == 61_234


def test_a_newer_picture_that_was_not_painted_yet_is_not_what_is_frozen(qtbot, room):
    made = room()
    made.frame("remote", 61_234)
    qtbot.waitUntil(lambda: made.canvas.on_screen is not None)
    made.stage.drawer.take("pen")

    made.canvas.setUpdatesEnabled(False)  # it has come, and the screen has not shown it
    made.frame("remote", 61_300)
    assert made.canvas.picture.held.frame.ref.capture_ms == 61_300
    drag(qtbot, made.canvas, (400, 300), (500, 320))

    (freeze,) = made.posted(Freeze)
    assert freeze.capture_ms == 61_234


def test_the_whole_still_replaces_the_frozen_frame_in_its_place(qtbot, room):
    made = room()
    made.frame("remote", 52_000)
    made.stage.surface_under_pen()
    made.fold()
    before = made.canvas.viewport
    whole = rs.picture_of(rs.STILL, rs.bedside_frame().pixels, 1280, 720)
    made.engine.pictures[whole.key] = whole
    made.engine.mailbox.put(PictureReady(whole.key))

    qtbot.waitUntil(lambda: made.canvas.picture.held.quality == "whole")
    assert made.canvas.viewport == before


def test_space_freezes_only_while_the_stage_has_the_focus(qtbot, room):
    made = room()
    made.frame("remote")
    made.page.panels.open_panel("messages")
    line = made.canvas.findChild(QLineEdit)
    line.setFocus()
    qtbot.keyClick(line, Qt.Key.Key_Space)
    assert not made.posted(Freeze)

    made.canvas.setFocus()
    qtbot.keyClick(made.canvas, Qt.Key.Key_Space)

    qtbot.waitUntil(lambda: len(made.posted(Freeze)) == 1)


def test_the_red_frame_and_its_words_stand_while_the_specialist_draws(qtbot, room):
    made = room(rs.still_state(), rs.NURSE)
    made.engine.whispers.put(WhisperView(drawing=frozenset({rs.DOCTOR.person})))

    qtbot.waitUntil(lambda: made.stage.edges.red)
    assert made.stage.status.drawing_words == "The specialist is drawing"
    made.engine.whispers.put(WhisperView())
    qtbot.waitUntil(lambda: not made.stage.edges.red)
    assert made.stage.status.drawing_words == ""


def test_the_bedside_comes_back_to_live_with_one_press(qtbot, room):
    made = room(rs.still_state(), rs.NURSE)
    made.frame("own")
    assert made.stage.status.words.startswith("Still, 14 s")

    qtbot.mouseClick(made.stage.status.live, Qt.MouseButton.LeftButton)

    assert made.canvas.key == "live"
    assert any(getattr(command, "whisper", None) == BackToLive() for command in made.engine.posted)
    assert made.stage.status.follow.isVisible()


def test_undo_takes_back_ones_own_last_stroke_and_redo_brings_it_again(qtbot, room):
    made = room(rs.fundus_state())
    made.stage.drawer.take("pen")
    drag(qtbot, made.canvas, (400, 300), (500, 320), (620, 380))
    mark = made.events[0].mark
    made.fold()

    made.canvas.setFocus()
    qtbot.keyClick(made.canvas, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert made.events == [MarkRemoved(mark)]
    made.fold()
    assert mark not in made.canvas.stored.names

    qtbot.mouseClick(made.stage.tools.redo, Qt.MouseButton.LeftButton)
    assert made.events == [MarkRestored(mark)]


def test_what_is_not_delivered_looks_undelivered_and_says_so(qtbot, room):
    made = room(rs.fundus_state())
    made.stage.drawer.take("pen")
    drag(qtbot, made.canvas, (400, 300), (500, 320), (620, 380))
    mark = made.events[0].mark

    made.fold(pending=True)
    assert mark in made.canvas.pending.names and mark not in made.canvas.stored.names
    assert made.stage.status.receipt_words == "Your mark: sending"

    made.put(made.view.state)
    assert mark in made.canvas.stored.names and mark not in made.canvas.pending.names


def test_ones_newest_mark_is_followed_to_the_other_screen(qtbot, room):
    state = rs.fundus_state()
    made = room(state)
    mark = rs.mark("mine", rs.FUNDUS, Text(Point(10, 50), "here", 1, 30.0), seq=50)
    state = rs.with_marks(msgspec.structs.replace(state, seq=50), mark)

    made.put(state, delivered={})
    assert made.stage.status.receipt_words == "Your mark: sent"
    made.put(state, delivered={rs.NURSE.person: 50})
    assert made.stage.status.receipt_words == "Your mark: delivered to North valley clinic"
    watermark = msgspec.structs.replace(state.people[rs.NURSE.person], seen_through=50)
    passed = msgspec.structs.replace(state, people={**state.people, rs.NURSE.person: watermark})
    made.put(passed, delivered={rs.NURSE.person: 50})
    assert made.stage.status.receipt_words == "Your mark: delivered to North valley clinic"
    shown = {rs.NURSE.person: FrozenMap({"mine": 50})}
    made.put(msgspec.structs.replace(passed, marks_seen=shown), delivered={rs.NURSE.person: 50})
    assert made.stage.status.receipt_words == "Your mark: on screen at North valley clinic"


def test_the_leaders_page_and_view_are_followed(qtbot, room):
    made = room(rs.still_state(), rs.NURSE)
    box = Box(600, 400, 300, 220)

    made.put(msgspec.structs.replace(rs.fundus_state(), stage=Stage(rs.FUNDUS, box, rs.DOCTOR.person)))

    assert made.canvas.key == "page:d-fundus:0"
    visible = made.canvas.viewport.visible
    assert visible.x <= 601 and visible.x + visible.width >= 899


def test_a_withdrawn_document_is_off_the_stage_at_once(qtbot, room):
    made = room(rs.fundus_state())
    documents = dict(made.view.state.documents)
    documents["d-fundus"] = msgspec.structs.replace(documents["d-fundus"], withdrawn="wrong patient", blob="")

    made.put(msgspec.structs.replace(made.view.state, documents=documents))

    assert made.canvas.key == "live" and not made.canvas.stored.names


def test_a_pointer_is_whispered_where_it_points_and_told_gone(qtbot, room):
    made = room(rs.fundus_state())
    qtbot.mouseMove(made.canvas, place(made.canvas, 800, 600))

    qtbot.waitUntil(lambda: any(isinstance(getattr(c, "whisper", None), PointerMoved) for c in made.engine.posted))
    made.stage.drawer.take("pen")
    said = [c.whisper for c in made.engine.posted if isinstance(getattr(c, "whisper", None), PointerMoved)]
    assert said[0].surface == PageSurface("d-fundus", 0) and abs(said[0].at.x - 800) < 2
    assert said[-1].gone


def test_words_are_typed_on_the_stage(qtbot, room):
    made = room(rs.fundus_state())
    made.stage.drawer.take("text")
    drag(qtbot, made.canvas, (500, 400))
    line = made.canvas.findChild(QLineEdit)

    qtbot.keyClicks(line, "pale here")
    qtbot.keyClick(line, Qt.Key.Key_Return)

    (event,) = made.events
    assert event.shape.text == "pale here" and abs(event.shape.at.x - 500) < 2


def test_the_others_stroke_is_shown_until_its_mark_is_there(qtbot, room):
    made = room(rs.fundus_state(), rs.NURSE)
    ink = InkMoved("k9", rs.FUNDUS, 1, 6.0, "pen", 0, rs.wavy(500, 400, 60))
    made.engine.whispers.put(WhisperView(ink={"k9": (rs.DOCTOR.person, ink)}))
    qtbot.waitUntil(lambda: made.canvas.others.strokes == 1)

    made.put(rs.with_marks(made.view.state, rs.mark("k9", rs.FUNDUS, Stroke(ink.ink, 1, 6.0), seq=43)))

    assert made.canvas.others.strokes == 0 and "k9" in made.canvas.stored.names


def test_ink_stays_until_its_mark_is_shown(qtbot, room):
    made = room(rs.fundus_state())
    made.stage.drawer.take("pen")
    drag(qtbot, made.canvas, (400, 300), (500, 320), (620, 380))

    assert not made.canvas.live.is_empty
    made.fold(pending=True)
    assert made.canvas.live.is_empty and len(made.canvas.pending.names) == 1
