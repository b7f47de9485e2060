"""Every photograph shows itself at the bedside, says whose it is, and lies over nothing that is asked."""

import msgspec
import pytest
from PySide6.QtCore import Qt

from app.client.border import PictureReady, WantPicture
from app.consult.events.marks import Pin
from app.consult.events.surface import FrameSurface, surface_key
from app.consult.state import Stage, Still
from app.geometry import Point
from tests.ui import room_samples as rs
from ui.stage import stillnote
from ui.stage.stillnote import LATE_MS

WIDE, HIGH = 1280, 720


@pytest.fixture(autouse=True)
def _stands_as_long_as_the_test_likes(monkeypatch):
    monkeypatch.setattr(stillnote, "SHOWN_MS", 3_600_000)


def taken(state, number=1, asked_by=rs.DOCTOR.person, age_ms=1_000):
    """Of the bedside's own camera, so by the nurse's program, at somebody's wish."""
    at_ms = 60_000 + number
    surface = FrameSurface(rs.SOURCE, at_ms, WIDE, HIGH)
    kept = Still(f"n{number}", rs.SOURCE, at_ms, WIDE, HIGH, "b9", 9, "whole", rs.NURSE.person, rs.NOW_MS,
                 taken_ms=rs.NOW_MS - age_ms, asked_by=asked_by)  # fmt: skip
    return msgspec.structs.replace(state, stills={**state.stills, surface_key(surface): kept}), surface


def on_a_page():
    return msgspec.structs.replace(rs.base_state(), stage=Stage(rs.PAGE, None, rs.DOCTOR.person))


def test_a_photograph_asked_for_from_afar_shows_itself_while_a_page_is_on_the_stage(qtbot, room):
    made = room(on_a_page(), rs.NURSE)
    note = made.page.still_note
    assert note.words == ""  # what was there before is no news
    state, surface = taken(on_a_page())
    made.put(state)
    assert note.words == "Photographed by Dr Wei Chen"
    assert [one.surface for one in made.posted(WantPicture) if one.surface == surface] == [surface]
    low = note.height()
    key = surface_key(surface)
    made.engine.pictures[key] = rs.picture_of(surface, rs.bedside_frame().pixels, WIDE, HIGH)
    made.engine.mailbox.put(PictureReady(key))
    qtbot.waitUntil(lambda: note.height() > low + 80)
    inside = note.grab().toImage()
    assert len({inside.pixel(x, 40) for x in range(20, 200, 20)}) > 3  # the photograph itself
    qtbot.mouseClick(note, Qt.MouseButton.LeftButton)
    assert note.isHidden()


def test_ones_own_several_at_once_and_late_ones_are_said_so_and_then_it_goes(qtbot, room):
    made = room(on_a_page(), rs.NURSE)
    note = made.page.still_note
    state, _ = taken(on_a_page(), 1, asked_by="")
    made.put(state)
    assert note.words == "Photographed by you"
    state, _ = taken(taken(state, 2)[0], 3, age_ms=LATE_MS + 60_000)
    made.put(state)
    assert note.words == "2 photographs, the last by Dr Wei Chen, 1 min ago"
    note._gone.setInterval(1)
    note._gone.start()
    qtbot.waitUntil(note.isHidden)
    better = msgspec.structs.replace(state, stills={key: msgspec.structs.replace(one, quality="whole", at_ms=5)
                                                    for key, one in state.stills.items()})  # fmt: skip
    made.put(better)
    assert note.words == ""  # the same ones, finer


def test_what_comes_with_the_history_is_no_news_and_only_the_bedside_is_told(qtbot, room):
    made = room(on_a_page(), rs.NURSE)
    made.put(taken(on_a_page())[0], history_whole=False)
    assert made.page.still_note.words == ""
    assert room(on_a_page(), rs.DOCTOR).page.still_note is None


def test_it_lies_over_no_mark_and_makes_room_for_one_that_comes(qtbot, room):
    made = room(on_a_page(), rs.NURSE)
    note, canvas = made.page.still_note, made.canvas
    state, _ = taken(on_a_page())
    made.put(state)
    before = note.geometry()
    under = canvas.viewport.to_screen.inverse().apply(Point(before.center().x(), before.center().y()))
    asked = rs.mark("here", rs.PAGE, Pin(under, 1, 1, 20.0, asks=True))
    made.put(rs.with_marks(state, asked))
    place = canvas.place(asked)
    assert place is not None and not place.toAlignedRect().intersects(note.geometry())
    assert note.geometry() != before and note.words


def test_where_no_corner_is_free_it_is_said_across_the_room(qtbot, room):
    made = room(on_a_page(), rs.NURSE)
    canvas = made.canvas
    marks = []
    to_page = canvas.viewport.to_screen.inverse()
    for number in range(4):
        x = 60 if number % 2 else canvas.width() - 60
        y = 40 if number < 2 else canvas.height() - 40
        marks.append(rs.mark(f"k{number}", rs.PAGE, Pin(to_page.apply(Point(x, y)), number + 1, 1, 20.0)))
    state = rs.with_marks(on_a_page(), *marks)
    made.put(state)
    made.put(taken(state)[0])
    assert made.page.still_note.words == ""
    assert made.page.banner.text == "Photographed by Dr Wei Chen"


def test_a_photograph_that_is_taken_while_the_history_still_comes_is_shown(room):
    made = room(on_a_page(), rs.NURSE)
    made.put(taken(on_a_page(), age_ms=-1_000)[0], history_whole=False)
    assert made.page.still_note.words == "Photographed by Dr Wei Chen"
