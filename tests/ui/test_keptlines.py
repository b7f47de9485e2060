"""What is half typed: handed over in time, back in its place, never in another consult's line nor another person's."""

from collections.abc import Iterator

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from app.client.border import HomeView, RoomView
from app.client.returning_commands import KeepText
from app.consult.events.opinion import OpinionDrafted
from app.consult.person import Person
from app.consult.state import ConsultState, Request
from tests.ui import room_samples as rs
from ui.dialogs.amend import AmendDialog, as_asked
from ui.dialogs.opinion import OpinionDialog
from ui.dialogs.reason import ReasonDialog
from ui.keptforms import AMEND, Form, keep_form
from ui.keptlines import KeptLine, TypedTexts, place_of
from ui.modes import SPECIALIST
from ui.pages import close_dialogs
from ui.theme import Theme

ANNA, BEA = Person("p-anna", "Anna", "clinic", "north"), Person("p-bea", "Bea", "clinic", "north")


class Kept:
    """TypedTexts of Anna and what it posted."""

    def __init__(self, **home: object) -> None:
        self.posted: list[KeepText] = []
        self.texts = TypedTexts(self.posted.append, None)  # type: ignore[arg-type]
        self.texts.show_home(HomeView(person=ANNA, **home))  # type: ignore[arg-type]

    def open(self, consult: str) -> None:
        self.texts.show_room(RoomView(ConsultState(consult), 0, 0))


class Cross(QCloseEvent):
    """As the frame of a window sends it, which nobody can press here."""

    def spontaneous(self) -> bool:
        return True


@pytest.fixture
def kept(qtbot: QtBot) -> Iterator[Kept]:
    made = Kept()
    yield made
    made.texts.deleteLater()


@pytest.mark.parametrize("kind", [QLineEdit, QPlainTextEdit])
def test_what_is_typed_is_handed_over_without_a_pause_in_typing(qtbot: QtBot, kept: Kept, kind: type) -> None:
    kept.open("c1")
    field = kind()
    qtbot.addWidget(field)
    field.show()
    KeptLine(field, kept.texts, "message")

    def typing_goes_on() -> bool:
        QTest.keyClicks(field, "a")
        return bool(kept.posted)

    qtbot.waitUntil(typing_goes_on)
    assert kept.posted[0].text.startswith("a")
    assert (kept.posted[0].person, kept.posted[0].consult, kept.posted[0].place) == ("p-anna", "c1", "message")


def test_a_line_that_goes_away_hands_over_at_once_and_a_new_one_has_it(qtbot: QtBot, kept: Kept) -> None:
    kept.open("c1")
    field = QLineEdit()
    qtbot.addWidget(field)
    field.show()
    KeptLine(field, kept.texts, "message")
    QTest.keyClicks(field, "half")
    field.hide()
    assert [one.text for one in kept.posted] == ["half"]
    again = QLineEdit()
    qtbot.addWidget(again)
    KeptLine(again, kept.texts, "message")
    assert again.text() == "half"
    again.clear()  # it was sent
    assert kept.posted[-1].text == "" and kept.texts.of("c1", "message") == ""


@pytest.mark.parametrize("kind", [QLineEdit, QPlainTextEdit])
def test_who_writes_on_in_what_came_back_does_so_at_its_end(qtbot: QtBot, kept: Kept, kind: type) -> None:
    kept.texts.put("c1", "message", "half of")
    kept.open("c1")
    field = kind()
    qtbot.addWidget(field)
    KeptLine(field, kept.texts, "message")
    QTest.keyClicks(field, " it")
    assert (field.text() if isinstance(field, QLineEdit) else field.toPlainText()) == "half of it"


def test_what_is_written_in_one_consult_never_stands_in_another(qtbot: QtBot, kept: Kept) -> None:
    kept.open("c1")
    field = QLineEdit()
    qtbot.addWidget(field)
    KeptLine(field, kept.texts, "message")
    QTest.keyClicks(field, "of the first")
    kept.open("c2")
    assert field.text() == ""
    QTest.keyClicks(field, "of the second")
    kept.open("")
    kept.open("c1")
    assert field.text() == "of the first"
    assert {(one.consult, one.text) for one in kept.posted} == {("c1", "of the first"), ("c2", "of the second")}


def test_what_one_person_wrote_is_nobody_elses(qtbot: QtBot, kept: Kept) -> None:
    kept.texts.put("", "request", "mine")
    kept.texts.show_home(HomeView())
    assert kept.texts.of("", "request") == ""
    kept.texts.put("", "request", "nobody's")
    kept.texts.show_home(HomeView(person=BEA, texts={("", "request"): "hers"}))
    assert kept.texts.of("", "request") == "hers"
    assert [(one.person, one.text) for one in kept.posted] == [("p-anna", "mine")]


def test_a_newer_view_of_the_same_person_takes_nothing_back(qtbot: QtBot, kept: Kept) -> None:
    kept.texts.put("c1", "message", "newer")
    kept.texts.show_home(HomeView(person=ANNA, texts={("c1", "message"): "older"}))
    assert kept.texts.of("c1", "message") == "newer"


def test_a_half_written_reason_comes_back_for_the_same_question_alone(qtbot: QtBot, theme: Theme, kept: Kept) -> None:
    def ask(title: str) -> ReasonDialog:
        dialog = ReasonDialog(theme, title, "", (), "OK").keep_with(kept.texts, "c1")
        qtbot.addWidget(dialog)
        dialog.show()
        return dialog

    first = ask("Close?")
    QTest.keyClicks(first._text, "done for today")
    first.done(QDialog.DialogCode.Rejected)  # the program closes it
    assert ask("Void?").reason == ""
    again = ask("Close?")
    assert again.reason == "done for today"
    again._tell()
    assert ask("Close?").reason == ""
    asked = ask("Close?")
    QTest.keyClicks(asked._text, "kept")
    QApplication.closeAllWindows()  # the computer is shut down
    assert not asked.isVisible() and kept.texts.of("c1", place_of("reason", "Close?")) == "kept"

    def cross(dialog: ReasonDialog) -> None:
        QApplication.sendEvent(dialog, Cross())

    for put_away in (ReasonDialog.reject, cross):  # Cancel or Escape, its cross: what is not done
        last = ask("Close?")
        QTest.keyClicks(last._text, "needs no reason")
        put_away(last)
        assert not last.isVisible() and kept.texts.of("c1", place_of("reason", "Close?")) == ""
    assert not any("lose" in one.place for one in kept.posted)  # a title may name somebody


def test_an_opinion_has_what_was_typed_after_its_last_draft_until_the_next(
    qtbot: QtBot, theme: Theme, kept: Kept
) -> None:
    kept.texts.put("c1", "opinion advice", "Rest, and")
    dialog = OpinionDialog(theme, SPECIALIST, rs.DOCTOR, rs.base_state())
    qtbot.addWidget(dialog)
    told: list[object] = []
    dialog.told.connect(told.append)
    dialog.keep_with(kept.texts, "c1")
    assert dialog.value().advice == "Rest, and"
    dialog.show()
    dialog.reject()
    (draft,) = told
    assert isinstance(draft, OpinionDrafted) and draft.opinion.advice == "Rest, and"
    assert kept.texts.of("c1", "opinion advice") == ""


def test_a_correction_half_filled_in_comes_back_unless_the_request_is_another_since(
    qtbot: QtBot, theme: Theme, kept: Kept
) -> None:
    request = rs.base_state().request
    assert request is not None

    def form(of: Request) -> AmendDialog:
        dialog = AmendDialog(theme, rs.NURSE, of, None, kept.texts, "c1")
        qtbot.addWidget(dialog)
        return dialog

    before = as_asked(request)
    keep_form(kept.texts, "c1", AMEND, Form(before, replace(before, question="Is it deep?")))
    assert form(request).value().question == "Is it deep?"
    other = replace(request, complaint="Something else")
    assert form(other).value().question == request.question
    closed = form(request)
    closed.show()
    closed.reject()
    assert kept.texts.of("c1", AMEND) == ""


def test_a_correction_that_the_program_closes_is_kept_whole_and_goes_as_it_is_put_away_or_saved(
    qtbot: QtBot, theme: Theme, kept: Kept
) -> None:
    request = rs.base_state().request
    assert request is not None
    page = QWidget()
    qtbot.addWidget(page)
    page.show()

    def form() -> AmendDialog:
        dialog = AmendDialog(theme, rs.NURSE, request, page, kept.texts, "c1")
        dialog.show()
        return dialog

    form()
    close_dialogs(page)
    assert not kept.posted  # nothing was written in it
    begun = form()
    begun._complaint.setPlainText("A burn of both hands")
    begun._why.setText("seen again")
    begun.hide()  # as a lock puts it aside
    close_dialogs(page)  # five wrong passwords, signed in elsewhere, the room is over
    again = form()
    assert (again.value().complaint, again._why.text()) == ("A burn of both hands", "seen again")
    again._why.setText("")
    QTest.keyClick(again, Qt.Key.Key_Escape)
    assert not again.isVisible() and kept.texts.of("c1", AMEND) == ""
    saved = form()
    assert saved.value().complaint == request.complaint
    saved._why.setText("only a reason so far")
    saved._save.timeout.emit()
    assert "only a reason" in kept.texts.of("c1", AMEND)
    saved._send()
    assert kept.texts.of("c1", AMEND) == ""
