"""A closer look: a box on the live picture, the part in its place, a pen on it, and the key that ends it."""

import msgspec
import numpy as np
from PySide6.QtCore import Qt

from app.client.border import AskRegion, SourceView
from app.consult.events.marks import MarkAdded
from app.consult.events.surface import FrameSurface
from app.geometry import Box
from app.media.frames import Frame, FrameRef
from tests.ui import room_samples as rs
from tests.ui.stage.drawing import drag
from tests.ui.stage.test_orienting import LYING, lying

PART = Box(480, 180, 640, 360)


def with_region(own: bool, region: Box | None = PART):
    source = SourceView(rs.SOURCE, own, "examination", staged=True, region=region)
    return msgspec.structs.replace(rs.MEDIA_ON, sources=(source,))


def part(capture_ms: int = 61_000) -> Frame:
    pixels = np.full((360, 640, 3), 80, np.uint8)
    pixels[100:120, 200:220] = 255
    return Frame(FrameRef(rs.SOURCE, capture_ms), pixels, 1920, 1080, box=PART)


def showing_part(qtbot, made, capture_ms: int = 61_000) -> Frame:
    frame = part(capture_ms)
    made.engine.frames["remote"].put(frame)
    qtbot.waitUntil(lambda: made.canvas.on_screen is not None and made.canvas.on_screen.frame is frame)
    return frame


def plate(made):
    return next(one for one in made.stage._parts if type(one).__name__ == "RegionLook").plate


def test_a_drag_on_the_live_picture_asks_for_that_part_in_the_frames_own_units(qtbot, room) -> None:
    made = room(lying(None, msgspec.structs.replace(LYING, turn=1)))
    made.frame("remote")
    made.stage.drawer.take("region")

    drag(qtbot, made.canvas, (400, 200), (500, 300), (720, 440))

    (asked,) = made.posted(AskRegion)
    assert (asked.source, asked.width, asked.height) == (rs.SOURCE, 1280, 720)
    unit = 1 / made.canvas.viewport.scale
    assert abs(asked.box.x - 400) <= unit and abs(asked.box.height - 240) <= 2 * unit
    assert made.stage.drawer.tool == "point" and not made.events  # nothing froze


def test_a_slip_of_the_hand_asks_for_nothing(qtbot, room) -> None:
    made = room()
    made.frame("remote")
    made.stage.drawer.take("region")
    drag(qtbot, made.canvas, (400, 200), (405, 203))
    assert not made.posted(AskRegion) and made.stage.drawer.tool == "region"


def test_on_a_still_there_is_nothing_to_ask_for(qtbot, room) -> None:
    assert not room(rs.still_state()).stage.tools.keys["region"].isEnabled()


def test_the_part_fills_the_stage_and_the_key_brings_the_whole_picture_back(qtbot, room) -> None:
    made = room(media=with_region(own=False))
    showing_part(qtbot, made)
    assert made.canvas.viewport.content == PART
    qtbot.waitUntil(lambda: plate(made).isVisible())
    qtbot.mouseClick(plate(made).back, Qt.MouseButton.LeftButton)
    assert made.posted(AskRegion) == [AskRegion(rs.SOURCE)]


def test_a_pen_on_the_part_marks_the_cameras_own_frame_and_nothing_moves_under_it(qtbot, room) -> None:
    made = room(media=with_region(own=False))
    showing_part(qtbot, made, 61_234)
    made.stage.drawer.take("arrow")
    before = made.canvas.viewport.to_screen

    drag(qtbot, made.canvas, (600, 300), (700, 350))

    (mark,) = (one for one in made.events if isinstance(one, MarkAdded))
    unit = 1 / made.canvas.viewport.scale
    assert mark.surface == FrameSurface(rs.SOURCE, 61_234, 1920, 1080)
    assert abs(mark.shape.tail.x - 600) <= unit and abs(mark.shape.head.y - 350) <= unit
    after = made.canvas.viewport
    assert after.content == Box(0, 0, 1920, 1080)
    assert np.allclose(msgspec.structs.astuple(after.to_screen), msgspec.structs.astuple(before))
    held = made.canvas.picture.held
    assert held.box == PART and held.frame.ref.capture_ms == 61_234


def test_a_press_is_of_the_frame_before_it_though_another_source_comes_on_the_stage(qtbot, room) -> None:
    made = room(media=with_region(own=False))
    showing_part(qtbot, made, 61_234)
    made.stage.drawer.take("pen")

    drag(qtbot, made.canvas, (600, 300), (640, 320), release=False)
    other = rs.frame_of(rs.bedside_frame().pixels, "cam-other", 70_000)
    made.engine.frames["remote"].put(other)
    qtbot.waitUntil(lambda: made.bridge.newest_frame("remote") is other)
    drag(qtbot, made.canvas, (640, 320), (680, 340))

    marks = [one for one in made.events if isinstance(one, MarkAdded)]
    assert {(one.surface.source, one.surface.capture_ms) for one in marks} == {(rs.SOURCE, 61_234)}


def test_the_bedside_sees_what_is_looked_at_and_ends_it(qtbot, room) -> None:
    made = room(me=rs.NURSE, media=with_region(own=True, region=Box(400, 200, 320, 240)))
    made.frame("own")
    qtbot.waitUntil(lambda: plate(made).isVisible())
    qtbot.mouseClick(plate(made).back, Qt.MouseButton.LeftButton)
    assert made.posted(AskRegion) == [AskRegion(rs.SOURCE)]


def test_who_only_looks_on_cannot_end_it(qtbot, room) -> None:
    made = room(me=rs.TRAINEE, media=with_region(own=False))
    showing_part(qtbot, made)
    assert plate(made).isHidden()


def test_a_box_beside_the_picture_asks_for_nothing_and_ends_no_part(qtbot, room) -> None:
    made = room(media=with_region(False))
    showing_part(qtbot, made)
    made.stage.drawer.take("region")
    drag(qtbot, made.canvas, (40, 20), (100, 60), (300, 150))
    assert not made.posted(AskRegion) and made.stage.drawer.tool == "region"
