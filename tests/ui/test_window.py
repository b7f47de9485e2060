"""The window as people meet it: signing in, asking, accepting, one room at a time, leaving; keys really pressed."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QDir, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from app.client.border import (
    CloseReview,
    Connect,
    EventRefused,
    Failed,
    LeaveConsult,
    LinkView,
    OpenConsult,
    RoomNotOpened,
    RoomOpened,
    RoomView,
    SignedIn,
    SignInFailed,
    SignOut,
    SubmitEvent,
)
from app.client.entering import DAMAGED, UNREADABLE
from app.client.returning_commands import KeepText, LeftRoom
from app.consult.events import Accepted, ConsultRequested, Declined, LeadTaken
from app.consult.room_refusals import TOO_LATE
from app.consult.rules.refusals import LED_ALREADY
from app.consult.state import ConsultState
from app.settings import assets_folder
from tests.ui import samples
from tests.ui.conftest import Settled
from tests.ui.puppet import PuppetEngine
from ui.bridge import Bridge
from ui.controls import Key
from ui.dialogs.places import begin_in, chosen_last
from ui.home.sign_in import SignInPage
from ui.language import Language
from ui.memory import Memory
from ui.theme import Theme
from ui.window import MainWindow


@pytest.fixture
def window(qtbot: QtBot, bridge: Bridge, theme: Theme, memory: Memory, settled: Settled) -> Iterator[MainWindow]:
    made = MainWindow(bridge, theme, memory, Language(assets_folder()), samples.CLOCK)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    settled()
    yield made
    bridge.forget_room()


def press(where: QWidget, words: str) -> None:
    """The key of that name that can be seen, pressed with the mouse."""
    keys = [key for key in where.findChildren(Key) if key.text() == words and key.isVisible()]
    assert keys, f"no key {words!r}: {[key.text() for key in where.findChildren(Key) if key.isVisible()]}"
    QTest.mouseClick(keys[0], Qt.MouseButton.LeftButton)


def sign_in(engine: PuppetEngine, settled: Settled, home: object = samples.CLINIC_HOME) -> None:
    engine.link.put(samples.ONLINE)
    engine.home.put(home)  # type: ignore[arg-type]
    engine.mailbox.put(SignedIn(home.person))  # type: ignore[attr-defined]
    settled()


def seen(where: QWidget) -> list[str]:
    return [label.text() for label in where.findChildren(QLabel) if label.isVisible()]


def banner(window: MainWindow) -> str:
    """Empty while it says nothing."""
    found = window.pages.currentWidget().banner  # type: ignore[attr-defined]
    return "" if found.isHidden() else found.text


def dialog(settled: Settled) -> QWidget:
    settled()
    found = QApplication.activeModalWidget()
    assert found is not None
    return found


def test_what_was_typed_goes_to_the_server_and_the_password_is_not_kept(
    window: MainWindow, engine: PuppetEngine, memory: Memory
) -> None:
    fields = window.pages.sign_in().findChildren(QLineEdit)
    for field, text in zip(fields, ("ws://127.0.0.1:1", "ingrid", "secret word"), strict=True):
        QTest.keyClicks(field, text)
    QTest.keyClick(fields[2], Qt.Key.Key_Return)
    assert engine.posted[-1] == Connect("ws://127.0.0.1:1", "ingrid", "secret word")
    memory.flush()
    assert (memory.text("server"), memory.text("user")) == ("ws://127.0.0.1:1", "ingrid")


def test_a_failed_sign_in_says_what_to_do_and_lets_try_again(
    window: MainWindow, engine: PuppetEngine, settled: Settled
) -> None:
    engine.mailbox.put(SignInFailed("wrong_password", ""))
    settled()
    assert "Name and password do not go together. Check both and try again." in seen(window)


@pytest.mark.parametrize(
    "text",
    [
        "The enrolment link is not complete. Copy the whole link you were given.",
        "This address is not encrypted, so nothing was sent. Ask for the enrolment link.",
        "The server at this address could not prove who it is. Nothing was sent. Ask for the enrolment link.",
    ],
)
def test_who_knows_why_signing_in_failed_says_it(
    window: MainWindow, engine: PuppetEngine, settled: Settled, text: str
) -> None:
    engine.mailbox.put(SignInFailed("wrong_server", text))
    settled()
    assert text in seen(window)


def test_escape_ends_a_sign_in_and_its_late_answer_enters_nobody(
    window: MainWindow, engine: PuppetEngine, settled: Settled
) -> None:
    page = window.pages.sign_in()
    for field, text in zip(page.findChildren(QLineEdit), ("ws://127.0.0.1:1", "ingrid", "secret word"), strict=True):
        QTest.keyClicks(field, text)
    press(window, "Sign in")
    QTest.keyClick(page, Qt.Key.Key_Escape)
    assert engine.posted[-1] == SignOut()
    sign_in(engine, settled)
    assert window.pages.name == "sign_in"
    engine.mailbox.put(SignInFailed("wrong_password", "Too late."))
    settled()
    assert "Too late." not in seen(window)
    press(window, "Sign in")
    assert isinstance(engine.posted[-1], Connect)
    sign_in(engine, settled)
    assert window.pages.name == "home"


def test_an_account_of_a_clinic_gets_the_clinic_home(
    window: MainWindow, engine: PuppetEngine, settled: Settled
) -> None:
    sign_in(engine, settled)
    assert type(window.pages.currentWidget()).__name__ == "ClinicPage"


def test_what_was_found_damaged_is_read_by_who_comes_in_also_in_the_room_that_they_are_brought_back_to(
    window: MainWindow, engine: PuppetEngine, settled: Settled
) -> None:
    window.pages.comeback.want(LeftRoom("wei", "Dr Wei Chen", "server", "c1", 1_000, False))
    engine.link.put(samples.ONLINE)
    engine.home.put(samples.BOARD_HOME)
    for notice in (SignedIn(samples.BOARD_HOME.person), Failed(DAMAGED), Failed(UNREADABLE)):
        engine.mailbox.put(notice)
    settled()
    assert (window.pages.name, banner(window)) == ("home", UNREADABLE) and engine.posted[-1] == OpenConsult("c1")
    engine.room.put(RoomView(ConsultState("c1"), 0, samples.NOW_MS, samples.DOCTOR))
    engine.mailbox.put(RoomOpened("c1"))
    settled()
    assert (window.pages.name, banner(window)) == ("room", f"{DAMAGED} {UNREADABLE}")
    window._room_left()
    assert banner(window) == ""


def test_a_sentence_that_no_page_shows_is_in_the_log(
    window: MainWindow, engine: PuppetEngine, settled: Settled, caplog: pytest.LogCaptureFixture
) -> None:
    engine.mailbox.put(Failed("words about somebody"))
    settled()
    assert "came on the page sign_in" in caplog.text and "somebody" not in caplog.text


def test_asking_sends_the_request_and_forgets_the_draft(
    window: MainWindow, engine: PuppetEngine, memory: Memory, settled: Settled
) -> None:
    sign_in(engine, settled)
    press(window, "Ask a specialist")
    form = dialog(settled)
    QTest.keyClicks(form.findChildren(QPlainTextEdit)[0], "Fell from a ladder")
    press(form, "Send")
    settled()
    sent = engine.posted[-1]
    assert isinstance(sent, SubmitEvent) and isinstance(sent.event, ConsultRequested)
    assert sent.event.complaint == "Fell from a ladder"
    assert not [one for one in engine.posted if isinstance(one, KeepText) and one.text]


def test_a_request_that_was_closed_is_gone_on_with(window: MainWindow, engine: PuppetEngine, settled: Settled) -> None:
    sign_in(engine, settled)
    press(window, "Ask a specialist")
    QTest.keyClicks(dialog(settled).findChildren(QPlainTextEdit)[0], "Burnt hand")
    press(dialog(settled), "Close, keep what I wrote")
    settled()
    press(window, "Ask a specialist")
    again = dialog(settled)
    assert again.findChildren(QPlainTextEdit)[0].toPlainText() == "Burnt hand"
    again.close()


def test_calling_now_needs_no_field_and_opens_the_room(
    window: MainWindow, engine: PuppetEngine, settled: Settled
) -> None:
    sign_in(engine, settled)
    press(window, "Call duty specialist now")
    asked, opened = engine.posted[-2:]
    assert isinstance(asked, SubmitEvent) and isinstance(asked.event, ConsultRequested)
    assert asked.event.call_now and asked.event.urgency == "red"
    assert opened == OpenConsult(asked.consult)


def test_a_specialist_accepts_the_first_of_the_board(
    window: MainWindow, engine: PuppetEngine, settled: Settled
) -> None:
    sign_in(engine, settled, samples.BOARD_HOME)
    press(window, "Accept")
    assert engine.posted[-2:] == [SubmitEvent("c1", Accepted("Dr Wei Chen")), OpenConsult("c1")]


def test_whoever_accepts_second_is_told_and_stays_out_of_the_room(
    window: MainWindow, engine: PuppetEngine, settled: Settled
) -> None:
    sign_in(engine, settled, samples.BOARD_HOME)
    press(window, "Accept")
    engine.mailbox.put(EventRefused("c1", "A specialist has already accepted the consult."))
    engine.mailbox.put(RoomOpened("c1"))
    settled()
    engine.mailbox.put(RoomOpened("c1"))
    settled()
    assert engine.posted[-1] == LeaveConsult()
    assert window.pages.name == "home"
    assert banner(window) == "A colleague has taken this call."  # the board does not know yet who
    theirs = replace(samples.ENTRIES[0], phase="accepted", lead="p-other", lead_name="Dr Lars Nygård")
    engine.home.put(replace(samples.BOARD_HOME, entries=(theirs, *samples.ENTRIES[1:])))
    settled()
    assert banner(window) == "Dr Lars Nygård has taken this call." and "Taken by Dr Lars Nygård" in seen(window)
    assert not [words for words in seen(window) if "already accepted" in words or "is yours" in words]
    engine.home.put(samples.BOARD_HOME)  # given back within five seconds
    settled()
    assert banner(window) == ""


def test_whoever_takes_over_second_reads_in_the_room_who_leads_and_nothing_of_it_at_home_again(
    window: MainWindow, engine: PuppetEngine, settled: Settled
) -> None:
    left = replace(samples.ENTRIES[0], phase="accepted", lead="p-gone", lead_name="Dr Ida Lie", unattended=True)
    sign_in(engine, settled, replace(samples.BOARD_HOME, entries=(left,)))
    press(window, "Take over")
    assert engine.posted[-2:] == [OpenConsult("c1"), SubmitEvent("c1", LeadTaken("Dr Wei Chen"))]
    engine.mailbox.put(EventRefused("c1", LED_ALREADY.text))  # before the room stands
    settled()
    engine.room.put(RoomView(ConsultState("c1"), 0, samples.NOW_MS, samples.DOCTOR))
    engine.mailbox.put(RoomOpened("c1"))
    settled()
    said = "{} took it over a moment before you and leads. You are here as a guest."
    assert (window.pages.name, banner(window)) == ("room", said.format("A colleague"))
    theirs = replace(left, lead="p-other", lead_name="Dr Lars Nygård", unattended=False)
    engine.home.put(replace(samples.BOARD_HOME, entries=(theirs,)))
    settled()
    assert banner(window) == said.format("Dr Lars Nygård")
    assert LeaveConsult() not in engine.posted
    window._room_left()
    assert banner(window) == ""


def test_why_it_was_not_accepted_is_not_said_over_by_the_room_that_did_not_open(
    window: MainWindow, engine: PuppetEngine, settled: Settled
) -> None:
    sign_in(engine, settled, samples.BOARD_HOME)
    press(window, "Accept")
    engine.mailbox.put(EventRefused("c1", TOO_LATE.text))
    engine.mailbox.put(RoomNotOpened("c1", "There is no such consult here for you."))
    settled()
    assert window.pages.name == "home"
    assert TOO_LATE.text in seen(window)


def test_a_later_refusal_puts_nobody_out_of_the_own_room(
    window: MainWindow, engine: PuppetEngine, settled: Settled
) -> None:
    sign_in(engine, settled, samples.BOARD_HOME)
    press(window, "Accept")
    mine = replace(samples.ENTRIES[0], lead=samples.DOCTOR.person, phase="accepted")
    engine.home.put(replace(samples.BOARD_HOME, entries=(mine,)))
    engine.room.put(RoomView(ConsultState("c1"), 0, samples.NOW_MS, samples.DOCTOR))
    engine.mailbox.put(RoomOpened("c1"))
    settled()
    engine.mailbox.put(EventRefused("c1", "Too long."))
    settled()
    assert window.pages.name == "room" and banner(window) == "Too long."
    assert LeaveConsult() not in engine.posted


def test_the_library_asks_before_it_leaves_a_room(
    window: MainWindow, engine: PuppetEngine, bridge: Bridge, settled: Settled
) -> None:
    sign_in(engine, settled)
    engine.room.put(RoomView(ConsultState("c5"), 0, samples.NOW_MS, samples.NURSE))
    engine.mailbox.put(RoomOpened("c5"))
    settled()
    QTest.keyClick(window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert window.pages.name == "room"
    press(dialog(settled), "Leave")
    settled()
    assert LeaveConsult() in engine.posted
    assert (window.pages.name, window.pages.has("room")) == ("library", False)


def test_a_call_from_elsewhere_leaves_the_room_when_that_is_agreed_to(
    window: MainWindow, engine: PuppetEngine, settled: Settled
) -> None:
    sign_in(engine, settled, samples.BOARD_HOME)
    engine.room.put(RoomView(ConsultState("c5"), 0, samples.NOW_MS, samples.DOCTOR))
    engine.mailbox.put(RoomOpened("c5"))
    settled()
    press(window, "Accept…")
    assert LeaveConsult() not in engine.posted and window.pages.name == "room"
    press(dialog(settled), "Leave")
    settled()
    done = [one for one in engine.posted if isinstance(one, LeaveConsult | SubmitEvent | OpenConsult)]
    assert done == [LeaveConsult(), SubmitEvent("c1", Accepted("Dr Wei Chen")), OpenConsult("c1")]
    assert window.pages.name == "home"


def test_a_review_ends_when_another_page_is_shown(window: MainWindow, engine: PuppetEngine, settled: Settled) -> None:
    sign_in(engine, settled)
    window.show_review(consult="c4")
    settled()
    QTest.keyClick(window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    settled()
    assert engine.posted[-1] == CloseReview()
    assert (window.pages.name, window.pages.has("review")) == ("library", False)


def test_an_account_that_is_closed_leaves_no_room_behind(
    window: MainWindow, engine: PuppetEngine, bridge: Bridge, settled: Settled
) -> None:
    sign_in(engine, settled)
    engine.room.put(RoomView(ConsultState("c5"), 0, samples.NOW_MS, samples.NURSE))
    engine.mailbox.put(RoomOpened("c5"))
    settled()
    engine.mailbox.put(SignInFailed("disabled", "raw"))
    settled()
    assert (window.pages.name, bridge.room) == ("sign_in", None)


def test_declining_asks_for_a_reason_first(window: MainWindow, engine: PuppetEngine, settled: Settled) -> None:
    sign_in(engine, settled, samples.BOARD_HOME)
    press(window, "Decline…")
    asked = dialog(settled)
    press(asked, "Not my field")
    press(asked, "Decline")
    settled()
    assert engine.posted[-1] == SubmitEvent("c1", Declined("Not my field", "Dr Wei Chen"))


def test_quitting_from_a_room_asks_once_and_leaves(
    window: MainWindow, engine: PuppetEngine, bridge: Bridge, settled: Settled
) -> None:
    sign_in(engine, settled)
    bridge.room = RoomView(ConsultState("c5"), 0, 0, samples.NURSE)
    window.close()
    assert window.isVisible()
    press(dialog(settled), "Leave")
    settled()
    assert LeaveConsult() in engine.posted
    assert not window.isVisible()


def test_a_voided_consult_is_left_and_the_home_page_says_why(
    window: MainWindow, engine: PuppetEngine, bridge: Bridge, settled: Settled
) -> None:
    sign_in(engine, settled)
    state = ConsultState("c5", phase="accepted")
    engine.room.put(RoomView(state, 0, samples.NOW_MS, samples.NURSE))
    engine.mailbox.put(RoomOpened("c5"))
    settled()
    engine.room.put(
        RoomView(replace(state, phase="voided", void_reason="wrong_patient"), 0, samples.NOW_MS, samples.NURSE)
    )
    settled()
    settled()
    assert window.pages.name == "home" and bridge.room is None
    assert any("was ended for good: it was the wrong patient" in words for words in seen(window))


def test_an_opened_room_is_shown(window: MainWindow, engine: PuppetEngine, settled: Settled) -> None:
    sign_in(engine, settled)
    engine.room.put(RoomView(ConsultState("c5"), 0, samples.NOW_MS, samples.NURSE))
    engine.mailbox.put(RoomOpened("c5"))
    settled()
    assert window.pages.name == "room"


def test_the_sign_in_page_survives_every_look(window: MainWindow, theme: Theme, settled: Settled) -> None:
    for percent in (200, 100):
        theme.set_scale(percent)
        theme.set_scheme("dark")
        settled()
    theme.set_scheme("light")
    assert window.pages.name == "sign_in"


def test_being_offline_is_said_on_the_home_page(window: MainWindow, engine: PuppetEngine, settled: Settled) -> None:
    sign_in(engine, settled)
    engine.link.put(LinkView("offline", unsent=2))
    settled()
    assert any("requests are kept here" in words for words in seen(window))


def test_another_language_makes_a_sign_in_page_that_works(
    window: MainWindow, engine: PuppetEngine, settled: Settled
) -> None:
    window._speak("nb")
    settled()
    try:
        engine.link.put(LinkView("connecting"))
        settled()
        page = window.pages.currentWidget()
        assert isinstance(page, SignInPage) and window.pages.count() == 1
        page.settings_asked.emit()
        dialog(settled).close()
    finally:
        window._speak("en")


def test_a_link_makes_no_page_that_nobody_sees(window: MainWindow, engine: PuppetEngine, settled: Settled) -> None:
    sign_in(engine, settled)
    window._speak("en")
    engine.link.put(samples.WEAK)
    settled()
    assert not window.pages.has("sign_in")
    press(window, "Ask a specialist")  # the page that was made anew is joined up
    dialog(settled).close()


def test_a_language_chosen_in_a_room_is_that_of_the_home_page_afterwards(
    window: MainWindow, engine: PuppetEngine, settled: Settled
) -> None:
    sign_in(engine, settled)
    engine.room.put(RoomView(ConsultState("c5"), 0, samples.NOW_MS, samples.NURSE))
    engine.mailbox.put(RoomOpened("c5"))
    settled()
    window._speak("nb")
    try:
        assert window.pages.name == "room" and not window.pages.has("home")
        engine.room.put(RoomView(ConsultState(""), 0, samples.NOW_MS))
        window.show_home()
        settled()
        keys = [key.text() for key in window.findChildren(Key) if key.isVisible()]
        assert "Ask a specialist" not in keys
    finally:
        window._speak("en")


def test_who_is_shut_out_is_signed_out_and_what_was_half_written_is_kept(
    window: MainWindow, engine: PuppetEngine, memory: Memory, settled: Settled
) -> None:
    sign_in(engine, settled)
    press(window, "Ask a specialist")
    QTest.keyClicks(dialog(settled).findChildren(QPlainTextEdit)[0], "Burnt hand")
    chosen_last(window, ["/stick/patient/a.pdf"])
    assert begin_in(window, ["/stick"]) == str(Path("/stick/patient"))
    engine.mailbox.put(SignInFailed("disabled", "This account has been closed."))
    settled()
    assert begin_in(window, ["/stick"]) == QDir.homePath()
    assert window.pages.name == "sign_in" and SignOut() in engine.posted
    assert QApplication.activeModalWidget() is None
    kept = [one for one in engine.posted if isinstance(one, KeepText)][-1]
    assert (kept.person, kept.consult) == ("p-nurse", "") and "Burnt hand" in kept.text
    assert engine.posted.index(kept) < engine.posted.index(SignOut())


OWING = LinkView(state="online", owed_files=2, owed_bytes=3_000_000, up_bps=200_000)


@pytest.mark.parametrize("closes", [False, True])
def test_files_that_are_still_to_go_are_asked_about_before_signing_out_or_closing(
    window: MainWindow, engine: PuppetEngine, settled: Settled, closes: bool
) -> None:
    sign_in(engine, settled)
    engine.link.put(OWING)
    settled()
    leave = window.close if closes else next(one.trigger for one in window.actions() if one.text() == "Change person…")
    leave()
    asked = dialog(settled)
    assert any("2 files are not sent yet (3.0 MB, about 2 min on this link)" in one for one in seen(asked))
    press(asked, "Stay")
    settled()
    assert window.isVisible() and not any(isinstance(one, SignOut) for one in engine.posted)
    leave()
    press(dialog(settled), "Close all the same" if closes else "Change person all the same")
    settled()
    assert window.isVisible() is not closes
    assert any(isinstance(one, SignOut) for one in engine.posted) is not closes
    window.close()
    settled()
    assert not window.isVisible()  # whoever signed out has answered


def test_changing_the_person_asks_nothing_where_files_go_on_behind(
    window: MainWindow, engine: PuppetEngine, settled: Settled
) -> None:
    sign_in(engine, settled)
    engine.link.put(replace(OWING, goes_behind=True))
    settled()
    next(one.trigger for one in window.actions() if one.text() == "Change person…")()
    settled()
    assert any(isinstance(one, SignOut) for one in engine.posted)
    assert window.pages.name == "sign_in"


def test_other_pages_are_opened_without_a_question_about_files(
    window: MainWindow, engine: PuppetEngine, settled: Settled
) -> None:
    sign_in(engine, settled)
    engine.link.put(OWING)
    settled()
    next(one.trigger for one in window.actions() if one.text().startswith("Past consults"))()
    settled()
    assert window.pages.name == "library"
