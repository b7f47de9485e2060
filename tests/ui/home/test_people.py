"""Who is known here: one press, the password, and that is all; whoever else by name as before."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from app.client.border import Connect, SignInFailed
from app.client.people_commands import ForgetPerson, KnownPerson, KnowPeople, PeopleKnown, PersonForgotten
from tests.ui.conftest import Settled
from tests.ui.puppet import PuppetEngine
from ui.bridge import Bridge
from ui.controls import Key
from ui.dialogs.forget import ForgetDialog
from ui.home.people import MOST_SHOWN, PeopleKeys
from ui.home.sign_in import SignInPage
from ui.memory import Memory
from ui.theme import Theme

LINK = "preceptor://server:8740#" + "ab" * 32
ANNA = KnownPerson("anna", "Anna Berg", "North clinic", LINK, "+47 78 00 00 00", unsent=2)
BEA = KnownPerson("bea", "Bea Lund", "North clinic", LINK)


@pytest.fixture
def page(qtbot: QtBot, bridge: Bridge, theme: Theme, memory: Memory, settled: Settled) -> Iterator[SignInPage]:
    made = SignInPage(bridge, theme, memory)
    qtbot.addWidget(made)
    made.resize(1366, 768)
    made.show()
    made.begin()
    settled()
    yield made


def keys(page: SignInPage) -> list[str]:
    return [key.text() for key in page.findChildren(Key) if key.isVisible()]


def press(page: SignInPage, text: str) -> None:
    (key,) = [key for key in page.findChildren(Key) if key.isVisible() and key.text() == text]
    QTest.mouseClick(key, Qt.MouseButton.LeftButton)


def test_one_press_and_the_password(page: SignInPage, engine: PuppetEngine, settled: Settled) -> None:
    assert KnowPeople() in engine.posted
    engine.mailbox.put(PeopleKnown((ANNA, BEA)))
    settled()
    assert "Anna Berg" in keys(page) and "Sign in" not in keys(page)
    assert any("Anna Berg 2" in one.text() for one in page.findChildren(QLabel) if one.isVisible())
    press(page, "Bea Lund")
    secret = page.focusWidget()
    assert isinstance(secret, QLineEdit) and secret.echoMode() is QLineEdit.EchoMode.Password
    assert [field for field in page.findChildren(QLineEdit) if field.isVisible()] == [secret]
    QTest.keyClicks(secret, "a rather long pass phrase")
    QTest.keyClick(secret, Qt.Key.Key_Return)
    assert engine.posted[-1] == Connect(LINK, "bea", "a rather long pass phrase")


def test_who_is_not_known_signs_in_as_before_and_may_go_back(
    page: SignInPage, engine: PuppetEngine, settled: Settled
) -> None:
    engine.mailbox.put(PeopleKnown((ANNA, BEA)))
    settled()
    press(page, "Somebody else…")
    assert len([field for field in page.findChildren(QLineEdit) if field.isVisible()]) == 3
    press(page, "Somebody else…")
    assert "Anna Berg" in keys(page)


def test_who_is_alone_here_is_asked_for_the_password_at_once(
    page: SignInPage, engine: PuppetEngine, settled: Settled
) -> None:
    engine.mailbox.put(PeopleKnown((BEA,)))
    settled()
    (secret,) = [field for field in page.findChildren(QLineEdit) if field.isVisible()]
    assert page.focusWidget() is secret
    press(page, "Somebody else…")
    assert len([field for field in page.findChildren(QLineEdit) if field.isVisible()]) == 3
    press(page, "Somebody else…")
    assert secret.isVisible() and "Sign in" in keys(page)


def test_a_wrong_password_leaves_the_name_and_asks_again(
    page: SignInPage, engine: PuppetEngine, settled: Settled
) -> None:
    engine.mailbox.put(PeopleKnown((ANNA, BEA)))
    settled()
    press(page, "Bea Lund")
    secret = page.focusWidget()
    assert isinstance(secret, QLineEdit)
    QTest.keyClicks(secret, "wrong")
    QTest.keyClick(secret, Qt.Key.Key_Return)
    page.failed(SignInFailed("wrong_password", ""))
    assert page.focusWidget() is secret and secret.selectedText() == "wrong"


def test_names_that_come_while_somebody_types_change_nothing(
    page: SignInPage, engine: PuppetEngine, settled: Settled
) -> None:
    fields = [field for field in page.findChildren(QLineEdit) if field.isVisible()]
    QTest.keyClicks(fields[-1], "half")
    engine.mailbox.put(PeopleKnown((ANNA,)))
    settled()
    assert fields[-1].isVisible() and fields[-1].text() == "half"


def test_more_than_six_are_found_by_a_part_of_the_name(qtbot: QtBot, theme: Theme) -> None:
    made = PeopleKeys(theme)
    qtbot.addWidget(made)
    made.show()
    made.show_people(tuple(KnownPerson(f"u{at}", f"Nurse {at}", "North", LINK) for at in range(9)))
    shown = [key.text() for key in made.findChildren(Key) if key.isVisible()]
    assert len(shown) == MOST_SHOWN + 1
    QTest.keyClicks(made.findChild(QLineEdit), "nurse 8")
    assert "Nurse 8" in [key.text() for key in made.findChildren(Key) if key.isVisible()]


def test_two_of_one_name_are_told_apart(qtbot: QtBot, theme: Theme) -> None:
    made = PeopleKeys(theme)
    qtbot.addWidget(made)
    made.show_people((KnownPerson("kari1", "Kari", "N", LINK), KnownPerson("kari2", "Kari", "N", LINK)))
    assert {key.text() for key in made.findChildren(Key)} >= {"Kari (kari1)", "Kari (kari2)"}


def visible_dialog(page: SignInPage) -> ForgetDialog:
    (dialog,) = [one for one in page.findChildren(ForgetDialog) if one.isVisible()]
    return dialog


def test_who_is_not_here_any_more_is_forgotten_by_the_keyboard_after_one_question(
    page: SignInPage, engine: PuppetEngine, memory: Memory, settled: Settled
) -> None:
    engine.mailbox.put(PeopleKnown((ANNA, BEA)))
    settled()
    assert "Forget on this computer…" not in keys(page)
    press(page, "Bea Lund")
    for _ in range(8):
        focused = page.focusWidget()
        if isinstance(focused, Key) and focused.text() == "Forget on this computer…":
            break
        QTest.keyClick(focused, Qt.Key.Key_Tab)
    QTest.keyClick(page.focusWidget(), Qt.Key.Key_Space)
    settled()
    dialog = visible_dialog(page)
    assert not [one for one in engine.posted if isinstance(one, ForgetPerson)]
    assert dialog.focusWidget() is not dialog.forget  # a second press on the same key forgets nobody
    QTest.mouseClick(dialog.forget, Qt.MouseButton.LeftButton)
    assert engine.posted[-1] == ForgetPerson("bea", LINK)
    engine.mailbox.put(PersonForgotten("bea", LINK, "The disk of this computer refused."))
    settled()
    assert page._banner.text == "The disk of this computer refused."
    engine.mailbox.put(PeopleKnown((ANNA,)))
    engine.mailbox.put(PersonForgotten("bea", LINK))
    settled()
    assert page._banner.text == "Bea Lund is not known on this computer any more." and memory.text("user") == ""
    assert page._whose.text() == "Anna Berg"


def test_of_whom_something_is_unsent_nothing_can_be_removed(
    page: SignInPage, engine: PuppetEngine, settled: Settled
) -> None:
    engine.mailbox.put(PeopleKnown((ANNA, BEA)))
    settled()
    press(page, "Anna Berg")
    press(page, "Forget on this computer…")
    settled()
    dialog = visible_dialog(page)
    assert [key.text() for key in dialog.findChildren(Key) if key.isVisible()] == ["Close"]
    assert any(
        "Anna Berg wrote or recorded here has not reached the server yet (2)" in one.text()
        for one in dialog.findChildren(QLabel)
    )
    dialog.reject()


@pytest.mark.parametrize(
    ("site_name", "address", "told"),
    [
        ("South clinic", LINK, ["Anna Berg (anna, North clinic)", "Anna Berg (Anna, South clinic)"]),
        (
            "North clinic",
            "preceptor://other:8740#" + "cd" * 32,
            ["Anna Berg (anna, server:8740)", "Anna Berg (Anna, other:8740)"],
        ),
    ],
)
def test_one_who_signs_in_alike_at_two_servers_is_told_apart_by_site_or_server(
    qtbot: QtBot, theme: Theme, site_name: str, address: str, told: list[str]
) -> None:
    shown = PeopleKeys(theme)
    qtbot.addWidget(shown)
    shown.show_people((ANNA, KnownPerson("Anna", "Anna Berg", site_name, address)))
    assert [key.toolTip() for key in shown._keys] == told
    assert len({key.text() for key in shown._keys}) == 2
