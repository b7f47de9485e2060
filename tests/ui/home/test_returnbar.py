"""After a crash: the way back comes first, for the person it belongs to, and opens the room without another press."""

from collections.abc import Iterator

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from app.client.border import (
    Connect,
    OpenConsult,
    RoomNotOpened,
    RoomOpened,
    RoomView,
    SignedIn,
    SignInFailed,
    SignOut,
    StartMedia,
)
from app.client.people_commands import KnownPerson, PeopleKnown
from app.client.returning_commands import FindLeft, LeftRoom, RoomsLeft
from app.consult.state import ConsultState
from app.settings import assets_folder
from tests.ui import samples
from tests.ui.conftest import Settled
from tests.ui.puppet import PuppetEngine
from ui.bridge import Bridge
from ui.controls import Key
from ui.home.people import PeopleKeys
from ui.home.returnbar import ReturnBar
from ui.home.sign_in import SignInPage
from ui.language import Language
from ui.memory import Memory
from ui.theme import Theme
from ui.window import MainWindow

SERVER = "ws://127.0.0.1:8740"
FRESH = LeftRoom("ingrid", "Ingrid Berg", SERVER, "c5", 20_000, False, by_key=True)
LEFT = LeftRoom("ingrid", "Ingrid Berg", SERVER, "c5", 180_000, True)
QUIET = LeftRoom("wei", "Dr Wei Chen", SERVER, "c9", None, False)


class Start:
    """The program as it was started after a crash."""

    def __init__(self, window: MainWindow, engine: PuppetEngine, settled: Settled) -> None:
        self.window, self.engine, self.settled = window, engine, settled
        self.page = window.findChildren(SignInPage)[0]
        self.bar = window.findChildren(ReturnBar)[0]
        self.server, self.user, self.secret = self.page.findChildren(QLineEdit)

    def finds(self, *rooms: LeftRoom) -> None:
        self.engine.mailbox.put(RoomsLeft(rooms))
        self.settled()

    def signs_in(self) -> None:
        self.engine.link.put(samples.ONLINE)
        self.engine.home.put(samples.CLINIC_HOME)
        self.engine.mailbox.put(SignedIn(samples.CLINIC_HOME.person))
        self.settled()

    def opens(self, consult: str) -> None:
        self.engine.room.put(RoomView(ConsultState(consult), 0, samples.NOW_MS, samples.NURSE))
        self.engine.mailbox.put(RoomOpened(consult))
        self.settled()

    def posted(self, kind: type) -> list[object]:
        return [one for one in self.engine.posted if isinstance(one, kind)]


@pytest.fixture
def start(
    qtbot: QtBot, bridge: Bridge, theme: Theme, memory: Memory, engine: PuppetEngine, settled: Settled
) -> Iterator[Start]:
    window = MainWindow(bridge, theme, memory, Language(assets_folder()), samples.CLOCK)
    qtbot.addWidget(window)
    window.show()
    qtbot.waitExposed(window)
    settled()
    yield Start(window, engine, settled)
    bridge.forget_room()


def test_nothing_was_left_and_nothing_is_offered(start: Start) -> None:
    assert start.posted(FindLeft)
    start.finds()
    assert start.bar.isHidden()


def test_the_first_key_names_who_when_and_the_camera_and_the_room_opens_by_itself(start: Start) -> None:
    start.finds(LEFT, QUIET)
    assert start.bar.sentence.text() == (
        "Ingrid Berg was in a consult 3 min ago, when this program ended."
        " Camera and microphone start at once when you return."
    )
    assert start.bar.key.text() == "Return to the consult, camera on"
    assert start.bar.key.hasFocus()
    start.bar.key.click()
    assert (start.server.text(), start.user.text()) == (SERVER, "ingrid") and not start.bar.key.hasFocus()
    assert start.bar.sentence.text() == "Write the password of Ingrid Berg: the consult then opens by itself."
    QTest.keyClicks(start.secret, "secret\r")
    assert start.posted(Connect) == [Connect(SERVER, "ingrid", "secret")]
    start.signs_in()
    assert start.posted(OpenConsult) == [OpenConsult("c5")] and not start.posted(StartMedia)
    start.opens("c5")
    assert len(start.posted(StartMedia)) == 1
    start.opens("c6")
    assert len(start.posted(StartMedia)) == 1


def test_the_names_of_who_is_known_here_come_after_the_way_back(start: Start) -> None:
    start.finds(LEFT)
    people = (KnownPerson(name, name.title(), "North clinic", SERVER, "", 0, True) for name in ("ingrid", "bea"))
    start.engine.mailbox.put(PeopleKnown(tuple(people)))
    start.settled()
    assert start.page.findChildren(PeopleKeys)[0].isVisible() and start.bar.key.hasFocus()


def test_its_age_is_said_anew_as_it_stands_there_but_not_over_what_it_waits_for(start: Start) -> None:
    start.finds(LEFT)
    start.user.setFocus()
    asked = len(start.posted(FindLeft))
    start.bar._again.timeout.emit()
    assert len(start.posted(FindLeft)) == asked + 1
    start.finds(replace(LEFT, ago_ms=3 * 3_600_000))
    assert start.bar.sentence.text().startswith("Ingrid Berg was in a consult 3 h ago")
    assert start.user.hasFocus()
    start.bar.key.click()
    start.bar._again.timeout.emit()
    assert len(start.posted(FindLeft)) == asked + 1
    start.finds(replace(LEFT, ago_ms=4 * 3_600_000))
    assert start.bar.sentence.text().startswith("Write the password of Ingrid Berg")


def test_with_the_password_written_already_one_press_is_enough(start: Start) -> None:
    QTest.keyClicks(start.secret, "secret")
    start.finds(QUIET)
    assert start.bar.sentence.text() == "Dr Wei Chen was in a consult when this program ended."
    assert start.bar.key.text() == "Return to the consult" and not start.bar.key.hasFocus()
    start.bar.key.click()
    assert start.posted(Connect) == [Connect(SERVER, "wei", "secret")]
    start.signs_in()
    start.opens("c9")
    assert start.posted(OpenConsult) == [OpenConsult("c9")] and not start.posted(StartMedia)


def test_the_way_back_is_the_first_key_also_where_several_are_known(start: Start) -> None:
    start.finds(LEFT)
    known = [KnownPerson(user, user, "North clinic", SERVER, "555 01 02", unsent=3) for user in ("ingrid", "maren")]
    start.engine.mailbox.put(PeopleKnown(tuple(known)))
    start.settled()
    assert start.bar.key.hasFocus()
    words = [one for one in start.page.findChildren(QLabel) if one.isVisible() and one.text()]
    assert words and min(one.fontInfo().pixelSize() for one in words) >= 17
    start.window.resize(1366, 768)
    for name in ("", "maren"):
        for key in [one for one in start.page.findChildren(Key) if one.isVisible() and name and one.text() == name]:
            key.click()
        start.settled()
        assert start.page._column.verticalScrollBar().maximum() == 0


def test_one_key_is_accented_the_way_back_unless_somebody_else_signs_in(start: Start) -> None:
    def accented() -> list[str]:
        return [
            key.text() for key in start.page.findChildren(Key) if key.isVisible() and key.property("kind") == "accent"
        ]

    ingrid, maren = (
        KnownPerson(user, name, "", SERVER) for user, name in (("ingrid", "Ingrid Berg"), ("maren", "Maren"))
    )
    assert accented() == ["Sign in"]
    start.engine.mailbox.put(PeopleKnown((ingrid, maren)))
    start.finds(LEFT)
    assert accented() == [start.bar.key.text()]
    next(key for key in start.page.findChildren(Key) if key.text() == "Maren").click()
    assert accented() == ["Sign in"] and start.bar.key.isVisible()
    start.bar.key.click()  # her password is asked for
    assert accented() == ["Sign in"] and not start.bar.key.isVisible()


def test_soon_after_the_crash_one_press_is_enough(start: Start) -> None:
    start.finds(FRESH)
    start.bar.key.click()
    assert start.posted(Connect) == [Connect(SERVER, "ingrid", "", "c5")]
    assert start.bar.sentence.text() == "Returning to the consult…" and not start.secret.isEnabled()
    start.signs_in()
    assert start.posted(OpenConsult) == [OpenConsult("c5")]


@pytest.mark.parametrize("code", ["not_enrolled", "place_ended"])
def test_where_the_key_is_not_taken_the_password_is_asked_and_the_consult_opens_all_the_same(
    start: Start, code: str
) -> None:
    start.finds(FRESH)
    start.bar.key.click()
    start.engine.mailbox.put(SignInFailed(code, "This computer is not known for this person."))
    start.settled()
    assert start.bar.sentence.text() == "Write the password of Ingrid Berg: the consult then opens by itself."
    assert not start.page._banner.text and start.secret.hasFocus()
    QTest.keyClicks(start.secret, "secret\r")
    assert start.posted(Connect)[-1] == Connect(SERVER, "ingrid", "secret")
    start.signs_in()
    assert start.posted(OpenConsult) == [OpenConsult("c5")]


def test_a_server_that_does_not_answer_is_said_and_the_key_stays_for_the_next_press(start: Start) -> None:
    """After a power cut the laptop is up before the router, and the server still keeps the place."""
    start.finds(FRESH)
    for tries in (1, 2):
        start.bar.key.click()
        assert len(start.posted(Connect)) == tries and start.bar.key.isHidden()
        start.engine.mailbox.put(SignInFailed("unreachable", ""))
        start.settled()
        assert "does not answer" in start.page._banner.text and start.bar.key.hasFocus()
        assert start.bar.sentence.text().startswith("Ingrid Berg was in a consult")
    QTest.keyClicks(start.secret, "secret\r")
    assert start.posted(Connect)[-1] == Connect(SERVER, "ingrid", "secret")
    start.signs_in()
    assert start.posted(OpenConsult) == [OpenConsult("c5")]


def test_who_stops_waiting_for_the_server_may_press_again(start: Start) -> None:
    """A dial takes up to twenty seconds while the router comes up; nothing returns any more after Escape."""
    start.finds(FRESH)
    for tries in (1, 2):
        start.bar.key.click()
        assert len(start.posted(Connect)) == tries and start.bar.key.isHidden()
        QTest.keyClick(start.page, Qt.Key.Key_Escape)
        assert len(start.posted(SignOut)) == tries
        assert start.bar.sentence.text().startswith("Ingrid Berg was in a consult")
        assert start.bar.key.isVisible() and start.bar.key.hasFocus() and start.bar.key.property("kind") == "accent"
    start.bar.key.click()
    start.signs_in()
    assert start.posted(OpenConsult) == [OpenConsult("c5")]


def test_what_is_found_later_takes_the_keyboard_from_nobody(start: Start) -> None:
    """Another window of this computer has ended meanwhile."""
    start.finds(LEFT)
    start.user.setFocus()
    start.bar._again.timeout.emit()
    start.finds(FRESH, LEFT)
    start.finds(QUIET)
    assert start.bar.sentence.text().startswith("Dr Wei Chen") and start.bar.key.isVisible()
    assert start.user.hasFocus()


def test_a_password_written_under_another_name_is_not_tried_on_the_one_who_returns(start: Start) -> None:
    start.server.setText(SERVER)
    start.user.setText("bea")
    QTest.keyClicks(start.secret, "of Bea")
    start.finds(QUIET)
    start.bar.key.click()
    assert not start.posted(Connect) and start.secret.text() == "" and start.user.text() == "wei"
    QTest.keyClicks(start.secret, "secret\r")
    assert start.posted(Connect) == [Connect(SERVER, "wei", "secret")]


def test_who_is_signing_in_is_not_turned_into_another_by_a_press(start: Start) -> None:
    start.server.setText(SERVER)
    start.user.setText("bea")
    start.finds(QUIET)
    QTest.keyClicks(start.secret, "of Bea\r")
    assert not start.bar.key.isEnabled()
    start.bar.key.click()
    assert start.posted(Connect) == [Connect(SERVER, "bea", "of Bea")]
    start.engine.mailbox.put(SignInFailed("unreachable", "No."))
    start.settled()
    assert start.bar.key.isEnabled()


def test_who_signs_in_instead_is_not_found_in_a_colleagues_consult(start: Start) -> None:
    start.finds(LEFT)
    start.bar.key.click()
    start.user.setText("bea")
    assert start.bar.key.isVisible()
    QTest.keyClicks(start.secret, "secret\r")
    start.signs_in()
    assert start.window.pages.name == "home" and not start.posted(OpenConsult)


def test_another_room_that_opens_first_does_not_start_the_camera(start: Start) -> None:
    start.finds(LEFT)
    start.bar.key.click()
    QTest.keyClicks(start.secret, "secret\r")
    start.signs_in()
    start.opens("c6")
    start.opens("c5")
    assert not start.posted(StartMedia)


@pytest.mark.parametrize("consult", ["c5", "c6"])
def test_a_room_that_did_not_open_then_starts_no_camera_when_it_is_opened_later(start: Start, consult: str) -> None:
    start.finds(LEFT)
    start.bar.key.click()
    QTest.keyClicks(start.secret, "secret\r")
    start.signs_in()
    assert start.posted(OpenConsult) == [OpenConsult("c5")]
    start.engine.mailbox.put(RoomNotOpened(consult, "It was handed on."))
    start.settled()
    start.opens("c5")
    assert not start.posted(StartMedia)
