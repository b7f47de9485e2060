"""A page turned by itself: for everybody or on this screen alone, beside light and window that are of all pages."""

import msgspec
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.consult.events.documents import PageTurned
from app.consult.events.looking import Presentation, PresentationSet
from app.consult.events.surface import PageSurface, surface_key
from app.consult.state import ConsultState
from tests.ui import room_samples as rs
from tests.ui.stage.test_reading import FIRST, LEFT, SECOND, on_page, reading_of
from ui.stage.imaging import Imaging


def turned(state: ConsultState, surface: PageSurface, turn: int) -> ConsultState:
    return msgspec.structs.replace(state, presentations={surface_key(surface): Presentation(turn=turn)})


def test_the_leader_turns_a_page_for_everybody_and_marks_stay_where_they_are(qtbot, room):
    made = room(on_page())
    qtbot.mouseClick(reading_of(made).bar.round, LEFT)
    assert made.events == [PresentationSet(FIRST, Presentation(turn=1), all_pages=False, only="turn")]
    assert made.canvas.viewport.turn == 1
    made.put(on_page())  # an older state that was on its way
    assert made.canvas.viewport.turn == 1
    made.put(turned(on_page(), FIRST, 1))
    qtbot.mouseClick(reading_of(made).bar.round, LEFT)
    assert made.events[-1].presentation.turn == 2
    made.put(turned(on_page(SECOND), FIRST, 2))
    assert made.canvas.viewport.turn == 0  # the next page lies as it came


def test_who_follows_sees_the_page_as_the_leader_turned_it_and_may_turn_it_for_oneself(qtbot, room):
    made = room(turned(on_page(), FIRST, 1), rs.TRAINEE)
    assert made.canvas.viewport.turn == 1
    qtbot.mouseClick(reading_of(made).bar.round, LEFT)
    assert made.canvas.viewport.turn == 2 and not made.events and made.stage.looking.is_apart()
    qtbot.mouseClick(made.stage.status.follow, LEFT)
    assert made.canvas.viewport.turn == 1


def test_light_for_all_pages_leaves_a_turned_page_lying_and_page_keys_turn_a_pdf(qtbot, room):
    made = room(turned(on_page(), FIRST, 1))
    imaging = made.stage.findChild(Imaging)
    imaging.presenting.set(Presentation(turn=1, contrast=0.5))
    assert made.canvas.viewport.turn == 1
    qtbot.waitUntil(lambda: len(made.events) == 2)
    light = Presentation(contrast=0.5)
    assert made.events[0] == PresentationSet(FIRST, light)
    assert made.events[1] == PresentationSet(FIRST, msgspec.structs.replace(light, turn=1), all_pages=False)
    assert imaging.bar.turn.isHidden() and imaging.bar.where.isHidden()  # its own bar has both
    made.canvas.setFocus()
    QTest.keyClick(made.canvas, Qt.Key.Key_PageDown)
    assert made.events[-1] == PageTurned(SECOND)


def test_who_looks_by_oneself_has_a_light_of_ones_own_and_each_page_its_turn(qtbot, room):
    made = room(turned(on_page(), FIRST, 1), rs.TRAINEE)
    presenting = made.stage.findChild(Imaging).presenting
    presenting.set(Presentation(turn=1, contrast=0.5))
    assert made.stage.looking.is_apart() and not made.events
    made.stage.turn_to(SECOND)
    assert presenting.current == Presentation(contrast=0.5)
