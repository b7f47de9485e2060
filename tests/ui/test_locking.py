"""Nobody touched it for 15 min: locked, never in a meeting; Stop lies above; what was half written is there again."""

from collections.abc import Iterator
from typing import Literal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLabel, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.client.border import HomeView, LinkView, MediaView, RoomView
from app.client.people_commands import SecretAsked, Unlock, Unlocked
from app.client.returning_commands import ScreenLocked
from app.clock import ManualClock
from app.consult.media_parts import Meeting
from app.consult.person import Person
from app.consult.state import ConsultState
from tests.ui.conftest import Settled
from tests.ui.puppet import PuppetEngine
from ui.bridge import Bridge
from ui.controls import Key
from ui.home.locked import LockPage
from ui.idle import IDLE_MS, Idle
from ui.locking import LOST_MS, MOST_WRONG, Locking
from ui.ringing import Ringing
from ui.theme import Theme

ANNA = Person("anna", "Anna Berg", "clinic", "north")


class Below(QWidget):
    """What a person was working on; counts how often it was painted."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.painted = 0
        self.pressed = 0
        self.field = QLineEdit(self)
        self.key = Key(theme, "Call", shortcut="F9", parent=self)
        self.key.clicked.connect(self._press)
        layout = QVBoxLayout(self)
        layout.addWidget(self.field)
        layout.addWidget(self.key)

    def _press(self) -> None:
        self.pressed += 1

    def paintEvent(self, _: QPaintEvent) -> None:
        self.painted += 1


class Place:
    def __init__(self, bridge: Bridge, engine: PuppetEngine, theme: Theme) -> None:
        self.engine = engine
        self.clock = ManualClock()
        self.window = QWidget()
        self.below = Below(theme)
        layout = QVBoxLayout(self.window)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.below)
        self.given_up: list[str] = []
        self.locking = Locking(
            bridge, theme, self.clock, Ringing(bridge, self.window), self.given_up.append, self.window
        )
        self.idle = self.locking.findChild(Idle)
        self.engine.slots.home.put(HomeView(person=ANNA, telephone="+47 78 00 00 00"))

    @property
    def page(self) -> LockPage | None:
        return next((one for one in self.window.findChildren(LockPage) if one.isVisible()), None)

    def wait(self, ms: int) -> None:
        self.clock.advance(ms)
        self.idle.look()


@pytest.fixture
def place(qtbot: QtBot, bridge: Bridge, engine: PuppetEngine, theme: Theme, settled: Settled) -> Iterator[Place]:
    made = Place(bridge, engine, theme)
    qtbot.addWidget(made.window)
    made.window.resize(800, 600)
    made.window.show()
    qtbot.waitExposed(made.window)
    settled()
    yield made


def test_it_locks_after_a_quarter_of_an_hour_without_a_hand(place: Place) -> None:
    place.wait(IDLE_MS - 1)
    assert place.page is None
    place.idle.touched()
    place.wait(IDLE_MS - 1)
    assert place.page is None
    place.wait(1)
    assert place.page is not None
    assert place.page.geometry() == place.window.rect()


def test_a_hand_on_the_window_begins_it_anew(place: Place, qtbot: QtBot) -> None:
    place.wait(IDLE_MS - 1)
    handle = place.window.windowHandle()
    assert handle is not None
    place.idle._watch(handle)
    QTest.keyClick(handle, Qt.Key.Key_A)
    place.wait(IDLE_MS - 1)
    assert place.page is None


def test_a_laptop_that_was_closed_is_locked_when_it_is_opened_also_by_the_first_hand(
    place: Place, settled: Settled
) -> None:
    place.engine.slots.media.put(MediaView(on=True))  # a call that went on until it was closed
    settled()
    place.clock.sleep(IDLE_MS - 1)
    place.idle.look()
    assert place.page is None
    place.clock.sleep(IDLE_MS)
    handle = place.window.windowHandle()
    assert handle is not None
    place.idle._watch(handle)
    QTest.keyClick(handle, Qt.Key.Key_A)  # before the timer has looked
    assert place.page is not None


def test_it_never_locks_in_a_meeting_and_the_time_begins_behind_it(place: Place, settled: Settled) -> None:
    place.engine.slots.media.put(MediaView(on=True))
    settled()
    for _ in range(6):
        place.wait(IDLE_MS // 2)
    assert place.page is None
    place.engine.slots.media.put(MediaView(on=False))
    settled()
    place.wait(IDLE_MS - 1)
    assert place.page is None
    place.wait(1)
    assert place.page is not None


@pytest.mark.parametrize(
    ("who", "link", "locked"),
    [("anna", "online", False), ("anna", "connecting", True), ("tom", "online", False), ("tom", "connecting", True)],
)
def test_a_meeting_counts_for_whoever_is_in_its_room_while_somebody_says_that_it_goes_on(
    place: Place, settled: Settled, who: str, link: Literal["online", "connecting"], locked: bool
) -> None:
    state = ConsultState("c", meetings={"m": Meeting("m", "anna", "omar", 0)})
    place.engine.slots.room.put(RoomView(state, 1, 0, Person(who, who, "clinic")))
    place.engine.slots.link.put(LinkView(state="online"))
    settled()
    place.wait(1)
    place.engine.slots.link.put(LinkView(state=link))
    settled()
    place.wait(LOST_MS - 1)  # a link that is lost for a moment ends no meeting
    for _ in range(9):
        place.wait(IDLE_MS // 8)
    assert (place.page is not None) is locked


def test_nobody_signed_in_is_not_locked(place: Place, settled: Settled) -> None:
    place.engine.slots.home.put(HomeView())
    settled()
    place.wait(2 * IDLE_MS)
    assert place.page is None


def test_the_right_password_gives_everything_back_as_it_was(place: Place, settled: Settled) -> None:
    place.below.field.setText("half a sente")
    place.below.field.setFocus()
    dialog = QDialog(place.window)
    dialog.open()
    place.locking.lock()
    assert place.page is not None and not dialog.isVisible()
    QTest.keyClicks(place.page.findChild(QLineEdit), "secret")
    QTest.keyClick(place.page.findChild(QLineEdit), Qt.Key.Key_Return)
    assert place.engine.posted[-1] == Unlock("secret")
    place.engine.mailbox.put(Unlocked(True))
    settled()
    assert place.page is None
    assert dialog.isVisible() and dialog.isModal()
    assert place.below.field.text() == "half a sente"
    dialog.close()


def test_five_wrong_ones_sign_out(place: Place, settled: Settled) -> None:
    place.locking.lock()
    for _ in range(MOST_WRONG - 1):
        place.engine.mailbox.put(Unlocked(False))
        settled()
        assert place.page is not None and place.given_up == []
    place.engine.mailbox.put(Unlocked(False))
    settled()
    assert place.page is None and len(place.given_up) == 1 and "Five" in place.given_up[0]


def test_the_server_asks_over_the_room_also_in_a_meeting_and_what_does_not_answer_is_not_wrong(
    place: Place, settled: Settled
) -> None:
    place.engine.slots.media.put(MediaView(on=True))
    place.below.field.setText("half a sente")
    place.engine.mailbox.put(SecretAsked())
    settled()
    page = place.page
    assert page is not None and any("asks for your password again" in one.text() for one in page.findChildren(QLabel))
    for _ in range(MOST_WRONG + 1):
        place.engine.mailbox.put(Unlocked(False, "The link is down."))
    settled()
    assert page._banner.text == "The link is down." and place.given_up == []
    place.engine.mailbox.put(SecretAsked())  # locked already
    place.engine.mailbox.put(Unlocked(True))
    settled()
    assert place.page is None and place.below.field.text() == "half a sente"
    locked = [one for one in place.engine.posted if isinstance(one, ScreenLocked)]
    assert locked == [ScreenLocked(True), ScreenLocked(False)]


def test_of_an_open_consult_it_tells_only_where_one_is_open(place: Place, settled: Settled, bridge: Bridge) -> None:
    def why() -> str:
        assert place.page is not None
        return next(one.text() for one in place.page.findChildren(QLabel) if "asks for your password" in one.text())

    place.engine.mailbox.put(SecretAsked())
    settled()
    assert why().endswith("because the link was gone. What you did is kept.")
    place.engine.slots.room.put(RoomView(ConsultState("c5"), 0, 0, ANNA))
    place.engine.mailbox.put(SecretAsked())
    settled()
    assert "The consult is open as it was" in why()
    bridge.forget_room()


def test_somebody_else_may_come(place: Place) -> None:
    place.locking.lock()
    assert place.page is not None
    key = next(key for key in place.page.findChildren(Key) if key.text() == "Somebody else…")
    QTest.mouseClick(key, Qt.MouseButton.LeftButton)
    assert place.given_up == [""]


def test_nothing_below_is_painted_pressed_or_reached_by_a_key(place: Place, settled: Settled) -> None:
    place.locking.lock()
    settled()
    before = place.below.painted
    place.below.update()
    settled()
    assert place.below.painted == before  # what is not painted is not taken for seen
    page = place.page
    assert page is not None
    QTest.keyClick(page.focusWidget() or page, Qt.Key.Key_F9)
    for _ in range(4):
        QTest.keyClick(place.window.focusWidget(), Qt.Key.Key_Tab)
        focused = place.window.focusWidget()
        assert focused is not None and page.isAncestorOf(focused)
    place.below.field.setFocus()
    settled()
    focused = place.window.focusWidget()
    assert focused is not None and page.isAncestorOf(focused)
    assert place.below.pressed == 0


def test_the_telephone_stands_there(place: Place) -> None:
    place.locking.lock()
    assert place.page is not None
    assert any("+47 78 00 00 00" in one.text() for one in place.page.findChildren(QLabel))
