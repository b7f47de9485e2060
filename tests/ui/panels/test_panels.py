"""What each panel says and submits."""

import msgspec
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from app.client.border import BringFile
from app.consult.events.consent import ConsentWithdrawn
from app.consult.events.documents import DocumentWithdrawn
from app.consult.events.guidance import FindingAmended, FindingWritten, InstructionGiven, MessageSent
from app.consult.events.people import IdentityConfirmed
from app.consult.state import Step
from tests.ui import room_samples as rs
from ui.controls import Key, Sentence
from ui.panels.case import CasePanel
from ui.panels.documents import DocumentsPanel
from ui.panels.findings import FindingsPanel
from ui.panels.instruction_words import state_words
from ui.panels.instructions import InstructionsPanel
from ui.panels.messages import MessagesPanel
from ui.panels.people import PeoplePanel

LEFT = Qt.MouseButton.LeftButton


def panel(made, name, kind):
    made.page.panels.setVisible(True)
    made.page.panels.open_panel(name)
    return made.page.panels.findChild(kind)


def words(widget):
    return [label.text() for label in widget.findChildren(Sentence) if label.isVisible()]


def key(widget, text):
    return next(k for k in widget.findChildren(Key) if k.text() == text and k.isVisible())


def test_an_instruction_is_asked_by_enter(qtbot, room):
    made = room()
    shown = panel(made, "instructions", InstructionsPanel)
    qtbot.keyClicks(shown.line, "Look down")
    qtbot.keyClick(shown.line, Qt.Key.Key_Return)
    (event,) = made.events
    assert isinstance(event, InstructionGiven) and event.text == "Look down" and shown.line.text() == ""


def test_what_is_asked_while_a_step_is_open_stands_instead_of_it(qtbot, room):
    made = room()
    shown = panel(made, "instructions", InstructionsPanel)
    assert shown.send.text() == "Instead" and "stands instead" in " ".join(words(shown))
    assert not any(one.text() == "Ask again" for one in shown.findChildren(Key))  # i1 is done; i2 is open
    qtbot.keyClicks(shown.line, "Look down")
    qtbot.keyClick(shown.line, Qt.Key.Key_Return)
    (event,) = made.events
    assert isinstance(event, InstructionGiven) and event.text == "Look down"
    done = msgspec.structs.replace(made.view.state.instructions["i2"], state="done")
    made.put(msgspec.structs.replace(made.view.state, instructions={"i2": done}))
    assert shown.send.text() == "Ask"
    key(shown, "Ask again").click()
    again = made.events[-1]
    assert isinstance(again, InstructionGiven) and (again.text, again.pictogram) == (done.text, done.pictogram)
    assert again.instruction != "i2"


def test_what_the_log_still_holds_open_is_no_step_to_reopen_or_to_ask_over(qtbot, room):
    """The answer came over the call; the log has not got it."""
    made = room()
    (i2,) = made.view.unanswered
    done = msgspec.structs.replace(made.view.state.instructions["i2"], state="done")
    made.put(msgspec.structs.replace(made.view.state, instructions={"i2": done}), unanswered=(i2,))
    shown = panel(made, "instructions", InstructionsPanel)
    assert shown.send.text() == "Ask"
    key(shown, "Ask again").click()
    (event,) = made.events
    assert isinstance(event, InstructionGiven) and event.text == done.text
    theirs = msgspec.structs.replace(i2, by="p-away")
    made.put(msgspec.structs.replace(made.view.state, lead="p-away"), unanswered=(theirs,))
    assert not shown.send.isEnabled() and "answered first" in " ".join(words(shown))


def test_a_colleagues_late_step_is_neither_sent_again_nor_withdrawn_by_who_does_not_lead(qtbot, room):
    made = room()
    theirs = msgspec.structs.replace(made.view.state.instructions["i2"], by="p-away", state="given", steps=())
    state = msgspec.structs.replace(made.view.state, lead="p-away", instructions={"i2": theirs})
    made.put(state, late=frozenset({"i2"}))
    shown = panel(made, "instructions", InstructionsPanel)
    qtbot.waitUntil(lambda: {one.text() for one in shown.rows.findChildren(Key)} == {"Done, they said"})
    made.put(msgspec.structs.replace(state, lead=rs.DOCTOR.person), late=frozenset({"i2"}))
    qtbot.waitUntil(lambda: {"Send again", "Withdraw"} <= {one.text() for one in shown.rows.findChildren(Key)})


def test_another_specialist_waits_for_the_answer_and_keeps_the_words(qtbot, room):
    made = room()
    theirs = msgspec.structs.replace(made.view.state.instructions["i2"], by="p-away")
    made.put(msgspec.structs.replace(made.view.state, lead="p-away", instructions={"i2": theirs}))
    shown = panel(made, "instructions", InstructionsPanel)
    qtbot.keyClicks(shown.line, "Look down")
    qtbot.keyClick(shown.line, Qt.Key.Key_Return)
    assert made.events == [] and shown.line.text() == "Look down" and not shown.send.isEnabled()
    assert "answered first" in " ".join(words(shown))


def test_a_ready_answer_is_read_in_the_readers_language_and_own_words_as_they_are(qtbot, room):
    made = room()
    given = made.view.state.instructions["i2"]
    for step, said in (
        (Step("impossible", rs.NURSE.person, 5, "Jeg forstår ikke", why="not_understood"), "I do not understand"),
        (Step("impossible", rs.NURSE.person, 5, "Ingen hånd ledig"), "Ingen hånd ledig"),
    ):
        told = msgspec.structs.replace(given, state="impossible", steps=(step,))
        assert state_words(made.view, told) == ("amber", f"cannot: {said}")


def test_an_observer_cannot_instruct(qtbot, room):
    made = room(me=rs.TRAINEE)
    assert not panel(made, "instructions", InstructionsPanel).line.isVisible()


def test_messages_are_shown_with_their_authors_and_sent(qtbot, room):
    made = room()
    shown = panel(made, "messages", MessagesPanel)
    assert "Good. Please dim the light." in words(shown)
    qtbot.keyClicks(shown.line.line, "Thank you")
    qtbot.mouseClick(shown.line.send, LEFT)
    assert isinstance(made.events[0], MessageSent) and made.events[0].text == "Thank you"


def test_a_finding_is_written_and_corrected(qtbot, room):
    made = room()
    shown = panel(made, "findings", FindingsPanel)
    qtbot.keyClicks(shown.line, "No vitreous blood")
    qtbot.keyClick(shown.line, Qt.Key.Key_Return)
    qtbot.mouseClick(key(shown, "Correct"), LEFT)
    shown.line.setText("Right eye: counts fingers, left eye 0.8")
    qtbot.keyClick(shown.line, Qt.Key.Key_Return)
    written, amended = made.events
    assert isinstance(written, FindingWritten) and amended == FindingAmended("f1", shown_text := amended.text)
    assert shown_text.startswith("Right eye: counts fingers")


def test_the_case_shows_request_and_consents(qtbot, room):
    made = room()
    shown = panel(made, "case", CasePanel)
    assert any("Sudden loss of vision" in text for text in words(shown))
    assert shown.lamps["recording"].text == "Recording: given"


def test_the_case_says_who_declined_and_what_was_handed_over(qtbot, room):
    made = room(me=rs.NURSE)
    shown = panel(made, "case", CasePanel)
    assert not any("declined" in text or "Handed over" in text for text in words(shown))
    declined = {"p-stranger": "Not my field: ask the retina team", rs.DOCTOR.person: "In surgery"}
    made.put(msgspec.structs.replace(made.view.state, declined=declined, handover="Look at the left eye first"))
    assert "Handed over: Look at the left eye first" in words(shown)
    assert "A specialist declined: Not my field: ask the retina team\nDr Wei Chen declined: In surgery" in words(shown)


def test_the_bedside_takes_a_consent_back(qtbot, room):
    made = room(me=rs.NURSE)
    shown = panel(made, "case", CasePanel)
    qtbot.mouseClick(shown.keys["recording"], LEFT)
    dialog = QApplication.activeModalWidget()
    qtbot.mouseClick(key(dialog, "Withdraw consent"), LEFT)
    assert made.events == [ConsentWithdrawn("recording")]


def test_a_wrong_document_is_withdrawn_with_the_reason(qtbot, room):
    made = room()
    shown = panel(made, "documents", DocumentsPanel)
    qtbot.mouseClick(key(shown, "Withdraw…"), LEFT)
    dialog = QApplication.activeModalWidget()
    qtbot.mouseClick(key(dialog, "Wrong patient"), LEFT)
    qtbot.mouseClick(key(dialog, "Withdraw"), LEFT)
    assert made.events == [DocumentWithdrawn("d-ecg", "Wrong patient")]


def test_a_withdrawn_document_says_why(qtbot, room):
    made = room()
    documents = dict(made.view.state.documents)
    documents["d-ecg"] = msgspec.structs.replace(documents["d-ecg"], withdrawn="wrong patient", blob="")
    shown = panel(made, "documents", DocumentsPanel)
    made.put(msgspec.structs.replace(made.view.state, documents=documents))
    assert shown.rows.arrange(("d-ecg", "d-fundus"))["d-ecg"].lamp.text == "withdrawn: wrong patient"


def test_a_document_of_another_patient_is_amber_in_the_list(qtbot, room):
    made = room()
    documents = dict(made.view.state.documents)
    documents["d-ecg"] = msgspec.structs.replace(documents["d-ecg"], doubts=("sex",), missing=1)
    shown = panel(made, "documents", DocumentsPanel)
    made.put(msgspec.structs.replace(made.view.state, documents=documents))
    row = shown.rows.arrange(("d-ecg", "d-fundus"))["d-ecg"]
    assert row.lamp.text.startswith("3 pages")
    words = "Referral with ECG · names another patient (sex) · 1 picture is missing"
    assert words in [one.text() for one in row.findChildren(Sentence)]


def test_a_file_that_was_to_come_tonight_says_so_until_it_is_there(qtbot, room):
    made = room()
    documents = dict(made.view.state.documents)
    documents["d-ecg"] = msgspec.structs.replace(documents["d-ecg"], sending="tonight")
    shown = panel(made, "documents", DocumentsPanel)
    made.put(msgspec.structs.replace(made.view.state, documents=documents))
    row = shown.rows.arrange(("d-ecg", "d-fundus"))["d-ecg"]
    keys = {"Bring the file", "Send the file now"}
    assert row.lamp.text.endswith("the file goes tonight")
    assert keys & {one.text() for one in row.findChildren(Key)}
    shown.show_view(msgspec.structs.replace(made.view, arrived=frozenset({"d-ecg"})))
    assert "tonight" not in row.lamp.text
    assert not keys & {one.text() for one in row.findChildren(Key) if not one.isHidden()}


def test_a_file_that_was_not_sent_says_so_and_is_asked_for(qtbot, room):
    made = room()
    documents = dict(made.view.state.documents)
    documents["d-ecg"] = msgspec.structs.replace(documents["d-ecg"], sending="asked", identity_hidden=True)
    shown = panel(made, "documents", DocumentsPanel)
    made.put(msgspec.structs.replace(made.view.state, documents=documents))
    row = shown.rows.arrange(("d-ecg", "d-fundus"))["d-ecg"]
    assert row.lamp.text.endswith("shared without its file · identity hidden")
    asked = next(one for one in row.findChildren(Key) if one.text() in ("Bring the file", "Send the file now"))
    qtbot.mouseClick(asked, LEFT)
    assert made.engine.posted[-1] == BringFile("d-ecg") and asked.text() == "Asked for"


def test_the_patient_is_confirmed_by_number_and_age(qtbot, room):
    made = room()
    shown = panel(made, "people", PeoplePanel)
    shown.grab()
    qtbot.mouseClick(shown.confirm, LEFT)
    assert made.events == [IdentityConfirmed("specialist", "4711", 61)]
