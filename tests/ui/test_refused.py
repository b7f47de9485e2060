"""What was not taken stands in the room and on the home page with its reason, until its author lets go of it."""

import msgspec
from PySide6.QtWidgets import QApplication, QLabel

from app.client.border import DraftRefused, HomeView, PutAway, SubmitEvent
from app.consult.events import ConsultRequested, FindingWritten, MarkAdded, Origin, PageTurned
from app.consult.events.marks import Arrow
from app.consult.events.request import Patient
from app.geometry import Point
from tests.ui import room_samples as rs
from tests.ui import samples
from tests.ui.room_fixtures import room  # noqa: F401
from ui.actions import Actions
from ui.controls import Key
from ui.home.clinic import ClinicPage
from ui.refused import RefusedBar
from ui.refused_words import refused_lines

CLOSED = "The consult is closed."
FINDING = FindingWritten("f1", "A swollen ankle")


def refused(event, number=1, consult="c1"):
    return DraftRefused(event, "closed", CLOSED, consult, Origin("d", number))


def words(dialog):
    return "\n".join(label.text() for label in dialog.findChildren(QLabel) if not label.isHidden())


def press(dialog, text):
    next(one for one in dialog.findChildren(Key) if one.text() == text and one.isVisible()).click()


def test_in_the_room_it_is_said_shown_copied_tried_again_and_put_away(qtbot, room):  # noqa: F811
    made = room(rs.base_state(), rs.NURSE)
    assert made.page.refused.isHidden()
    consult = made.view.state.consult
    draft = refused(FINDING, consult=consult)
    made.put(rs.base_state(), refused=(draft,))
    assert made.page.refused.isVisible() and "Not accepted" in made.page.refused.banner.text
    made.page.refused.banner.pressed.emit()
    dialog = QApplication.activeModalWidget()
    assert "A swollen ankle" in words(dialog) and CLOSED in words(dialog)
    press(dialog, "Copy")
    copied = QApplication.clipboard().text()
    assert copied.startswith(f"A swollen ankle\n\nPatient 4711 · consult {consult[:8]} · ")
    press(dialog, "Try again")
    assert made.engine.posted[-2:] == [SubmitEvent(consult, FINDING), PutAway(consult, draft.origin)]
    made.put(rs.base_state())
    assert made.page.refused.isHidden() and QApplication.activeModalWidget() is None


def test_a_request_that_was_not_taken_stands_on_the_clinics_home_with_its_patient(qtbot, theme, bridge, engine):
    request = ConsultRequested("Ingrid Berg", "north", complaint="Burnt hand", patient=Patient("5512", "male", 9))
    draft = refused(request, consult="new")
    engine.home.put(HomeView(samples.NURSE, known=True, refused=(draft,)))
    qtbot.waitUntil(lambda: bridge.home.refused == (draft,))
    page = ClinicPage(bridge, theme, Actions(theme, bridge), samples.CLOCK)
    qtbot.addWidget(page)
    page.show()
    (bar,) = page.findChildren(RefusedBar)
    assert bar.isVisible()
    bar.banner.pressed.emit()
    dialog = QApplication.activeModalWidget()
    assert "Burnt hand" in words(dialog) and "5512" in words(dialog)
    press(dialog, "Put away")
    assert engine.posted[-1] == PutAway("new", draft.origin)
    engine.home.put(HomeView(samples.NURSE, known=True))
    qtbot.waitUntil(bar.isHidden)


def test_drawings_are_one_line_and_a_turned_page_is_none():
    arrow = Arrow(Point(1, 1), Point(2, 2), 1, 3.0)
    marks = [refused(MarkAdded(f"m{n}", rs.PAGE, arrow), n) for n in range(20)]
    (line,) = refused_lines([*marks, refused(PageTurned(rs.PAGE), 30)])
    assert len(line.drafts) == 20 and not line.text
    other = refused(msgspec.structs.replace(FINDING, text="B"), 2)
    assert [one.text for one in refused_lines([refused(FINDING), other])] == ["A swollen ankle", "B"]
