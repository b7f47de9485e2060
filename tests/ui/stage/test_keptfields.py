"""The lines of a room after a crash: each has what was half typed in it, and nothing of another."""

from collections.abc import Callable
from typing import TypeVar

from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog

from app.client.border import HomeView
from app.client.returning_commands import KeepText
from app.consult.events.consent import ConsentGiven
from app.consult.events.guidance import FindingAmended, FindingWritten, MessageSent
from app.consult.events.people import PresentInRoom
from app.consult.person import Person
from app.consult.state import Finding
from app.geometry import Point
from tests.ui import room_samples as rs
from tests.ui.room_fixtures import Room
from ui.dialogs.consent import ConsentDialog
from ui.dialogs.impossible import ImpossibleDialog
from ui.dialogs.present import PresentDialog
from ui.keptlines import place_of
from ui.pages import close_dialogs
from ui.panels.findings import FindingsPanel
from ui.panels.instructions import InstructionsPanel
from ui.panels.messages import MessageLine
from ui.stage.textentry import TextEntry

D = TypeVar("D", bound=QDialog)


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


def kept(made: Room, consult: str) -> dict[str, str]:
    """What was handed over to be kept, by place."""
    return {one.place: one.text for one in made.posted(KeepText) if one.consult == consult}


def opened(made: Room, kind: type[D], ask: Callable[[], None]) -> D:
    ask()
    (dialog,) = (one for one in made.page.findChildren(kind) if one.isVisible())
    return dialog


def test_who_speaks_for_the_patient_half_written_comes_back_until_it_was_given(room: Callable[..., Room]) -> None:
    made = after_crash(room, rs.NURSE)
    consult, ask = made.view.state.consult, made.page.ask.consent
    first = opened(made, ConsentDialog, ask)
    first._giver.setCurrentIndex(first._giver.findData("guardian"))
    first._how.setCurrentIndex(first._how.findData("witness"))
    lines = {"name": "Kari No", "relation": "moth", "interpreter": "Li", "witness": "Ola"}
    for name, words in lines.items():
        QTest.keyClicks(getattr(first, f"_{name}"), words)
    close_dialogs(made.page)  # the room is over, or somebody else signs in
    written = {f"consent {name}": words for name, words in lines.items()}
    assert kept(made, consult) == {"consent giver": "guardian", "consent how": "witness", **written}
    again = opened(made, ConsentDialog, ask)
    assert [getattr(again, f"_{name}").text() for name in lines] == list(lines.values())
    assert again._name.isVisible() and again._witness.isVisible()
    again._refuse("teaching")
    assert {place for place, words in kept(made, consult).items() if words} == {
        "consent how",
        "consent interpreter",
        "consent witness",
    }
    again._give("recording")
    assert not any(kept(made, consult).values())
    given = made.events[-1]
    assert isinstance(given, ConsentGiven) and (given.giver_name, given.witness) == ("Kari No", "Ola")
    again.reject()
    assert not any(kept(made, consult).values())


def test_a_witness_who_was_not_asked_for_in_the_end_is_not_told(room: Callable[..., Room]) -> None:
    made = after_crash(room, rs.NURSE, consent_witness="Ola Nor")
    dialog = opened(made, ConsentDialog, made.page.ask.consent)
    dialog._give("recording")
    (given,) = made.events
    assert isinstance(given, ConsentGiven) and given.how == "voice" and given.witness == ""
    dialog.reject()


def test_who_else_is_here_half_written_comes_back_until_it_was_told(room: Callable[..., Room]) -> None:
    made = after_crash(room, rs.NURSE)
    consult, ask = made.view.state.consult, made.page.ask.present
    first = opened(made, PresentDialog, ask)
    first._kind.setCurrentIndex(first._kind.findData("guardian"))
    QTest.keyClicks(first._name, "Marit L")
    QTest.keyClicks(first._relation, "mother")
    close_dialogs(made.page)
    again = opened(made, PresentDialog, ask)
    assert (again._kind.currentData(), again._name.text(), again._relation.text()) == ("guardian", "Marit L", "mother")
    again._tell()
    (told,) = made.events
    assert isinstance(told, PresentInRoom) and (told.kind, told.name) == ("guardian", "Marit L")
    assert set(kept(made, consult)) == {"present kind", "present name", "present relation"}
    assert not any(kept(made, consult).values())
    third = opened(made, PresentDialog, ask)
    assert third._name.text() == "" and third._kind.currentData() == "relative"
    third.reject()
