"""The pages: a room that is opened again has the panel open that was open last, and what was left holds no memory."""

import gc
import weakref
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtWidgets import QWidget

from tests.ui import room_samples as rs
from tests.ui import samples
from ui.actions import Actions
from ui.modes import CLINIC, OBSERVER, SPECIALIST, Mode
from ui.pages import PageName, Pages


@pytest.fixture
def pages(qtbot, bridge, theme, memory) -> Iterator[Pages]:
    window = QWidget()
    qtbot.addWidget(window)
    made = Pages(bridge, theme, memory, Actions(theme, window), samples.CLOCK, window)
    made.resize(1366, 768)
    window.show()
    yield made


def test_the_open_panel_is_remembered_between_rooms_and_starts(pages):
    pages.room(SPECIALIST).panels.open_panel("case")
    pages.forget("room")
    assert pages.room(SPECIALIST).panels.current == "case"


@pytest.mark.parametrize("mode", [CLINIC, SPECIALIST, OBSERVER], ids=lambda mode: mode.name)
def test_in_a_room_the_stage_has_the_keys_and_no_key_of_a_bar_has(pages, settled, mode: Mode):
    pages.turn_to("home", pages.home(mode))
    settled()
    room = pages.room(mode)
    pages.turn_to("room", room)
    settled()
    assert pages.window().focusWidget() is room.stage.view


# A clinic laptop of 4 GB stays on for weeks and enters a room many times a day.
@pytest.mark.parametrize("mode", [CLINIC, SPECIALIST, OBSERVER], ids=lambda mode: mode.name)
@pytest.mark.parametrize("name", ["sign_in", "home", "room", "library", "review"])
def test_a_page_that_was_left_is_held_by_nothing(pages, engine, bridge, settled, mode: Mode, name: PageName):
    me = next(person for person in rs.EVERYBODY if person.role == mode.name)
    engine.room.put(rs.view(rs.base_state(), me))
    engine.media.put(rs.MEDIA_ON)
    engine.review.put(rs.review_view(rs.base_state()))
    settled()
    visit(pages, name, mode, settled)  # what is made once for the life of the program
    before = len(bridge.findChildren(QObject))
    left = visit(pages, name, mode, settled)
    assert left() is None
    assert len(bridge.findChildren(QObject)) == before


def visit(pages: Pages, name: PageName, mode: Mode, settled) -> "weakref.ref[QWidget]":
    page = pages.sign_in() if name == "sign_in" else getattr(pages, name)(mode)
    pages.turn_to(name, page)
    settled()
    left = weakref.ref(page)
    del page
    if name == "sign_in":
        pages.turn_to("home", pages.home(mode))
    else:
        pages.turn_to("sign_in", pages.sign_in())
    pages.forget(name)
    settled()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    settled()
    gc.collect()
    return left
