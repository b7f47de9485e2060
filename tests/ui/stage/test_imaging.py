"""A medical image on the stage: its window by hand and by preset, its pages by the wheel, what followers see of it."""

from __future__ import annotations

import msgspec
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from app.client.border import PictureReady, SayWhisper, WantCine, WhisperView
from app.consult.events.documents import PageTurned, ViewMoved
from app.consult.events.looking import Presentation, PresentationSet
from app.consult.events.surface import surface_key
from app.consult.state import Stage
from app.consult.whispers import ViewGlided
from app.documents.tone import greys_of, toned
from app.geometry import Point
from tests.ui import image_samples as im
from tests.ui import room_samples as rs
from ui.stage import presenting, series
from ui.stage.imaging import Imaging
from ui.stage.series import gaps
from ui.stage.windowing import dragged

LUNG = Presentation(centre=-600, width=1500)


@pytest.fixture
def ct(room, monkeypatch):
    """The room with the slices on its stage; `.bar` and the rest of Imaging. The hand rests when the test says so."""
    for module in (presenting, series):
        monkeypatch.setattr(module, "REST_MS", 3_600_000)

    def make(page: int = 2, **about: object):
        made = room(im.ct_state(page), **about)
        im.bring(made.engine)
        made.engine.mailbox.put(PictureReady(surface_key(im.surface(page))))
        made.imaging = made.stage.findChild(Imaging)
        made.qtbot.waitUntil(lambda: made.canvas.on_screen is not None and made.canvas.on_screen.deep is not None)
        return made

    return make


def rests(timer: QTimer) -> None:
    """The hand has rested."""
    assert timer.isActive()
    timer.stop()
    timer.timeout.emit()


def grey_at(room, x: float, y: float) -> int:
    """Of the screen, at a place of the surface."""
    at = room.canvas.viewport.to_screen.apply(Point(x, y))
    colour = room.canvas.grab().toImage().pixelColor(round(at.x), round(at.y))
    assert colour.red() == colour.green() == colour.blue()
    return colour.red()


def expected(page: int, presentation: Presentation, x: int, y: int) -> int:
    deep = im.deep_page(page)
    return int(toned(deep.values, greys_of(deep, presentation))[y, x])


def wheel(room, notches: int, modifiers=Qt.KeyboardModifier.NoModifier) -> None:
    at = QPointF(room.canvas.rect().center())
    turn = QPoint(0, 120 * notches)
    event = QWheelEvent(at, at, QPoint(), turn, Qt.MouseButton.NoButton, modifiers, Qt.ScrollPhase.NoScrollPhase, False)
    QApplication.sendEvent(room.canvas, event)


def drag(room, dx: int, dy: int) -> None:
    middle = room.canvas.rect().center()
    QTest.mousePress(room.canvas, Qt.MouseButton.LeftButton, pos=middle)
    QTest.mouseMove(room.canvas, middle + QPoint(dx, dy))
    QTest.mouseRelease(room.canvas, Qt.MouseButton.LeftButton, pos=middle + QPoint(dx, dy))


def whispers(room, kind: type) -> list:
    return [one.whisper for one in room.posted(SayWhisper) if isinstance(one.whisper, kind)]


def test_untouched_the_stage_shows_the_files_own_window(ct):
    room = ct()
    for x, y in ((128, 128), (158, 108), (128, 188), (5, 5)):
        assert grey_at(room, x + 0.5, y + 0.5) == expected(2, Presentation(), x, y)


def test_dragging_sets_the_window_and_the_log_hears_of_it_once(ct):
    room = ct()
    room.stage.drawer.take("window")
    drag(room, 160, 0)
    assert room.imaging.presenting.current == Presentation(centre=40, width=800)
    assert grey_at(room, 158.5, 108.5) == expected(2, Presentation(centre=40, width=800), 158, 108)
    assert whispers(room, ViewGlided)[-1].presentation == Presentation(centre=40, width=800)
    assert not room.events
    rests(room.imaging.presenting._rest)
    (said,) = [event for event in room.events if isinstance(event, PresentationSet)]
    assert said == PresentationSet(im.surface(2), Presentation(centre=40, width=800), all_pages=True)


def test_up_is_brighter_whichever_end_is_white():
    deep, other = im.deep_page(2), im.deep_page(2, PhotometricInterpretation="MONOCHROME1")
    for picture, before in ((deep, Presentation()), (other, Presentation()), (deep, Presentation(invert=True))):
        table = greys_of(picture, before)
        brighter = greys_of(picture, dragged(before, picture, 0, -60))
        assert int(brighter.sum()) > int(table.sum())


def test_without_values_the_same_hand_sets_the_light():
    assert dragged(Presentation(), None, 200, -100) == Presentation(brightness=0.25, contrast=0.5)
    assert dragged(Presentation(), None, 9_000, 9_000) == Presentation(brightness=-1, contrast=1)


def test_the_presets_are_the_files_own_and_those_of_the_kind(ct):
    room = ct()
    menu = room.imaging.bar.presets.menu()
    menu.aboutToShow.emit()
    words = [action.text() for action in menu.actions()]
    assert words[0] == "The file's own window" and menu.actions()[0].isChecked()
    assert any("Lung" in one and "-600" in one for one in words)
    next(action for action in menu.actions() if "Lung" in action.text()).trigger()
    assert room.imaging.presenting.current == LUNG
    menu.aboutToShow.emit()
    menu.actions()[0].trigger()
    assert room.imaging.presenting.current == Presentation()


def test_inverting_twice_is_none(ct):
    room = ct()
    before = room.canvas.grab().toImage()
    room.imaging.bar.invert.click()
    assert grey_at(room, 5.5, 5.5) == 255
    room.imaging.bar.invert.click()
    assert room.canvas.grab().toImage() == before


def test_what_the_leader_sets_is_what_a_follower_sees_pixel_for_pixel(ct, room):
    leads, follows = ct(), ct(me=rs.TRAINEE)
    set_ = Presentation(centre=100, width=150, invert=True, turn=1, flip=True)
    for one in (leads, follows):
        one.put(msgspec.structs.replace(one.view.state, presentations={im.CT: set_}))
        one.canvas.setFixedSize(500, 420)
    leads.qtbot.waitUntil(lambda: leads.canvas.size() == follows.canvas.size())
    pictures = [one.canvas.grab().toImage().convertToFormat(rs_format()) for one in (leads, follows)]
    assert pictures[0] == pictures[1]
    assert follows.canvas.viewport.turn == 1 and follows.canvas.viewport.flip


def rs_format():
    from PySide6.QtGui import QImage

    return QImage.Format.Format_RGB32


def test_a_follower_sees_the_window_and_the_slice_while_they_move(ct):
    room = ct(me=rs.NURSE)
    glide = ViewGlided(im.surface(4), room.canvas.viewport.content, LUNG)
    room.engine.whispers.put(WhisperView(glides={rs.DOCTOR.person: glide}))
    room.qtbot.waitUntil(lambda: room.canvas.key == "page:d-ct:4")
    assert room.imaging.presenting.current == LUNG
    state = msgspec.structs.replace(
        room.view.state, stage=Stage(im.surface(4), None, rs.DOCTOR.person), presentations={im.CT: LUNG}
    )
    room.put(state)
    assert room.canvas.key == "page:d-ct:4" and room.stage.looking.passing is None


def test_a_glide_of_somebody_who_does_not_lead_moves_nothing(ct):
    room = ct(me=rs.NURSE)
    glide = ViewGlided(im.surface(4), room.canvas.viewport.content, LUNG)
    room.engine.whispers.put(WhisperView(glides={rs.TRAINEE.person: glide}))
    room.qtbot.waitUntil(lambda: bool(room.bridge.whispers.glides))
    assert room.canvas.key == "page:d-ct:2" and room.imaging.presenting.current == Presentation()


def test_who_sets_a_window_of_ones_own_looks_freely_until_following_again(ct):
    room = ct(me=rs.TRAINEE)
    room.imaging.presenting.set(LUNG)
    assert room.stage.looking.is_apart() and not room.events
    room.put(msgspec.structs.replace(room.view.state, presentations={im.CT: Presentation(centre=1, width=2)}))
    assert room.imaging.presenting.current == LUNG
    room.stage.status.follow_pressed.emit()
    assert room.imaging.presenting.current == Presentation(centre=1, width=2)


def test_the_wheel_turns_the_pages_and_only_the_last_is_told(ct):
    room = ct()
    wheel(room, -1)
    wheel(room, -1)
    assert room.canvas.key == "page:d-ct:4" and not room.events
    room.qtbot.waitUntil(lambda: len(whispers(room, ViewGlided)) > 1)
    assert [glide.surface for glide in whispers(room, ViewGlided)] == [im.surface(3), im.surface(4)]
    rests(room.imaging.series._rest)
    assert room.events == [PageTurned(im.surface(4))]
    room.fold()
    assert room.stage.looking.passing is None and room.canvas.key == "page:d-ct:4"
    wheel(room, 9)
    assert room.canvas.key == "page:d-ct:0"  # never beyond the first


def test_a_wheel_that_turns_on_is_not_set_back_by_what_the_log_says_late(ct):
    room = ct()
    wheel(room, -1)
    rests(room.imaging.series._rest)
    wheel(room, -1)
    room.fold()  # the log has heard of the fourth page alone
    assert room.canvas.key == "page:d-ct:4"
    room.put(msgspec.structs.replace(room.view.state, stage=Stage(rs.STILL, None, rs.NURSE.person)))
    assert room.stage.looking.passing is None and room.canvas.key != "page:d-ct:4"


def test_closer_stays_closer_on_the_next_slice_and_for_the_others(ct):
    room = ct()
    room.canvas.zoom(3.0)
    wheel(room, -1)
    assert room.canvas.key == "page:d-ct:3" and not room.canvas.viewport.is_whole
    rests(room.imaging.series._rest)
    moved = [event for event in room.events if isinstance(event, ViewMoved) and event.surface == im.surface(3)]
    assert moved and moved[-1].box == room.canvas.viewport.visible


def test_with_control_the_wheel_looks_closer_as_on_any_picture(ct):
    room = ct()
    wheel(room, 2, Qt.KeyboardModifier.ControlModifier)
    assert room.canvas.key == "page:d-ct:2" and not room.canvas.viewport.is_whole


def test_who_only_looks_turns_the_pages_for_oneself(ct):
    room = ct(me=rs.TRAINEE)
    room.page.activateWindow()
    room.canvas.setFocus()
    QTest.keyClick(room.canvas, Qt.Key.Key_PageDown)
    assert room.canvas.key == "page:d-ct:3" and room.stage.looking.is_apart()
    rests(room.imaging.series._rest)
    assert not room.events and room.canvas.key == "page:d-ct:3"


def test_the_pages_around_are_brought_before_they_are_wanted_once_it_is_known_how_fine(qtbot, ct):
    room = ct()
    qtbot.waitUntil(lambda: bool(room.posted(WantCine)))
    assert all(one.scale > 0.1 for one in room.posted(WantCine))
    assert [(one.document, one.first, one.last) for one in room.posted(WantCine)] == [(im.CT, 0, 5)]


def test_a_missing_slice_is_found_by_the_places_not_by_the_numbers():
    assert gaps([im.facts(page) for page in range(im.PAGES)]) == ((3, 10.0),)
    even = [msgspec.structs.replace(im.facts(0), position_mm=place) for place in (0.0, 5.0, 10.0, 10.0, 15.0, 0.0, 5.0)]
    assert gaps(even) == ()  # two of one place, and another series
    assert gaps([msgspec.structs.replace(im.facts(0), position_mm=None)] * 4) == ()


def test_the_bar_is_there_with_a_picture_alone_and_takes_its_tool_along(ct):
    room = ct()
    assert not room.imaging.bar.isHidden() and not room.imaging.bar.presets.isHidden()
    room.stage.drawer.take("window")
    room.put(msgspec.structs.replace(room.view.state, stage=Stage(None, None, rs.DOCTOR.person)))
    assert room.imaging.bar.isHidden() and room.stage.drawer.tool == "point"


def test_of_all_that_was_measured_it_is_said_that_it_is_the_whole(ct):
    room = ct()
    assert any("whole picture" in one.text() for one in room.stage.status.findChildren(QLabel))
