"""The lines of a room after a crash: each has what was half typed in it, and nothing of another."""

from collections.abc import Callable

from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog

from app.client.border import HomeView
from app.client.returning_commands import KeepText
from app.consult.events.guidance import FindingAmended, FindingWritten, MessageSent
from app.consult.person import Person
from app.consult.state import Finding
from app.geometry import Point
from tests.ui import room_samples as rs
from tests.ui.room_fixtures import Room
from ui.dialogs.impossible import ImpossibleDialog
from ui.keptlines import place_of
from ui.panels.findings import FindingsPanel
from ui.panels.instructions import InstructionsPanel
from ui.panels.messages import MessageLine
from ui.stage.textentry import TextEntry


def after_crash(room: Callable[..., Room], me: Person = rs.DOCTOR, **places: str) -> Room:
    """A room as it opens when a crash has left these texts."""
    state = rs.base_state()
    consult = state.consult
    texts = {(consult, place.replace("_", " ")): text for place, text in places.items()}
    return room(state, me, home=HomeView(person=me, texts=texts))


def test_the_lines_of_a_specialists_room_come_back(room: Callable[..., Room]) -> None:
    page = after_crash(room, message="mes", instruction="ins", finding="fin").page
    (instructions,), (findings,) = page.findChildren(InstructionsPanel), page.findChildren(FindingsPanel)
    (message,) = page.findChildren(MessageLine)
    assert [message.line.text(), instructions.line.text(), findings.line.text()] == ["mes", "ins", "fin"]


def test_both_message_lines_of_the_bedside_have_their_own(room: Callable[..., Room]) -> None:
    page = after_crash(room, rs.NURSE, message="panel", message_below="foot").page
    assert sorted(one.line.text() for one in page.findChildren(MessageLine)) == ["foot", "panel"]


def test_what_was_sent_is_kept_no_more(room: Callable[..., Room]) -> None:
    made = after_crash(room, message="half")
    (line,) = made.page.findChildren(MessageLine)
    line.send.click()
    assert [type(one) for one in made.events] == [MessageSent]
    assert [one.text for one in made.posted(KeepText)] == [""]
    assert made.bridge.texts.of(made.view.state.consult, "message") == ""


def test_a_finding_that_is_corrected_and_a_new_one_half_written_do_not_mix(room: Callable[..., Room]) -> None:
    made = after_crash(room, finding="New, half")
    old = replace(made.view.state, findings={"f1": Finding("f1", "Blister", rs.DOCTOR.person, 3)})
    made.put(old)
    (panel,) = made.page.findChildren(FindingsPanel)
    panel._correct(old.findings["f1"])
    assert panel.line.text() == "Blister"
    QTest.keyClicks(panel.line, ", large")
    panel._write()
    assert made.events == [FindingAmended("f1", "Blister, large")]
    assert panel.line.text() == "New, half"
    panel._write()
    assert isinstance(made.events[-1], FindingWritten) and made.events[-1].text == "New, half"


def test_a_note_on_the_stage_comes_back_where_one_is_written_again(room: Callable[..., Room]) -> None:
    made = after_crash(room, note="lesion he")
    (entry,) = made.page.findChildren(TextEntry)
    entry._ask(rs.PAGE, Point(10, 10), 0)
    assert (entry.line.text(), entry.line.selectedText()) == ("lesion he", "lesion he")
    QTest.keyClick(entry.line, Qt.Key.Key_Escape)
    entry._ask(rs.PAGE, Point(10, 10), 0)
    assert entry.line.text() == ""


def test_one_s_own_words_of_why_a_step_cannot_be_done_are_of_that_step_alone(room: Callable[..., Room]) -> None:
    made = after_crash(room, rs.NURSE)
    place = place_of("cannot", "Press here")
    made.bridge.texts.put(made.view.state.consult, place, "It bleeds when I")
    for step, words in (("Press there", ""), ("Press here", "It bleeds when I")):
        made.page.ask.cannot(step, lambda _why, _words: None)
        (dialog,) = (one for one in made.page.findChildren(ImpossibleDialog) if one.isVisible())
        assert dialog.text.toPlainText() == words
        dialog.done(QDialog.DialogCode.Rejected)  # the program closes it
    assert made.bridge.texts.of(made.view.state.consult, place) == "It bleeds when I"
    made.page.ask.cannot("Press here", lambda _why, _words: None)
    (dialog,) = (one for one in made.page.findChildren(ImpossibleDialog) if one.isVisible())
    dialog.reject()  # the person does: no window would ask for it once the step has passed
    assert made.bridge.texts.of(made.view.state.consult, place) == ""
