"""The clinic's room on a small screen, read at arm's length: 17 px, the step 28, nothing cut off, nothing to scroll."""

import re
from collections.abc import Callable, Iterator

import pytest
from msgspec.structs import replace
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QScrollBar,
    QWidget,
)

from app.client.border import HomeView
from app.settings import assets_folder
from tests.ui import room_samples as rs
from tests.ui.room_fixtures import Room
from tests.ui.samples import OFFLINE
from tests.ui.stage.test_calledline import LINE, WAITING
from tests.ui.stage.test_consentline import emergency
from tests.ui.stage.test_identityline import state_of
from tests.ui.stage.test_stopcover import STOP
from tests.ui.stage.test_strips import SILENT, tell
from ui.band import ElidedLabel
from ui.dialogs.consent import ConsentDialog
from ui.lamp import Lamp
from ui.language import Language

LEAST_PX, STEP_PX = 17, 28
WIDE, HIGH = 1366, 768
TEXTS = (QLabel, QAbstractButton, QLineEdit, QPlainTextEdit, QComboBox, Lamp)


def calls(made: Room) -> QWidget:
    made.put(WAITING, here=(rs.NURSE,))
    rings = {WAITING.consult: (3, 3)}
    made.engine.home.put(HomeView(rs.NURSE, "North", "+47 78 41 22 00", (LINE,), known=True, rings=rings))
    made.qtbot.waitUntil(lambda: made.page.called.isVisible() and "3" in made.page.called.words.text())
    return made.page


def is_stopped(made: Room) -> QWidget:
    made.put(replace(made.view.state, stops={"x": STOP}))
    made.qtbot.waitUntil(lambda: made.page.stop.isVisible())
    return made.page.stop


def lost_the_link(made: Room) -> QWidget:
    numbers = {rs.DOCTOR.person: "+47 909 12 345", rs.NURSE.person: "+47 78 41 22 00"}
    made.put(made.view.state, here=(), telephones=numbers)
    tell(made, SILENT, OFFLINE)
    assert made.page.lost.isVisible()
    return made.page


def owes_consent(made: Room) -> QWidget:
    made.put(emergency())
    assert made.page.consent.isVisible()
    return made.page


def asks_for_consent(made: Room) -> QWidget:
    made.page.ask.consent()
    dialog = made.page.findChild(ConsentDialog)
    dialog._giver.setCurrentIndex(1)  # with every line there is
    dialog._how.setCurrentIndex(2)
    dialog.resize(min(dialog._width_px, WIDE - 64), HIGH - 64)  # the screen of a test is narrower
    return dialog


def confirms_who_it_is(made: Room) -> QWidget:
    made.put(state_of())
    assert made.page.identity.isVisible()
    return made.page


def called_for_help(made: Room) -> QWidget:
    made.put(replace(made.view.state, help_ms=rs.NOW_MS - 180_000))
    assert "3" in made.page.bedside.help.text()
    return made.page


def has_a_step_open(made: Room) -> QWidget:
    assert made.page.bedside.line.text.fontInfo().pixelSize() == STEP_PX
    return made.page


STATES = (
    calls,
    is_stopped,
    lost_the_link,
    owes_consent,
    asks_for_consent,
    confirms_who_it_is,
    called_for_help,
    has_a_step_open,
)


@pytest.fixture(params=["en", "nb", "zh_CN"])
def spoken(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[str]:
    language = Language(assets_folder())
    language.speak(request.param)
    yield request.param
    language.speak("en")


@pytest.mark.parametrize("state", STATES, ids=lambda state: state.__name__)
def test_everything_at_the_bedside_is_large_and_whole(
    spoken: str, room: Callable[..., Room], state: Callable[[Room], QWidget]
) -> None:
    made = room(rs.base_state(), rs.NURSE, rs.MEDIA_ON)
    made.frame("own")
    made.frame("remote")
    window = state(made)
    for _ in range(5):
        QApplication.processEvents()
    assert (made.page.width(), made.page.height()) == (WIDE, HIGH)
    shown = list(texts(window))
    assert len(shown) >= 4
    assert [name(one) for one in shown if not isinstance(one, Lamp) and one.fontInfo().pixelSize() < LEAST_PX] == []
    assert [name(one) for one in shown if is_cut(one)] == []
    assert [name(one) for one in shown if not is_inside(one)] == []
    assert [bar for bar in window.findChildren(QScrollBar) if bar.isVisible() and bar.maximum() > bar.minimum()] == []
    if window is not made.page:
        window.hide()


def texts(window: QWidget) -> Iterator[QWidget]:
    for one in window.findChildren(QWidget):
        if isinstance(one, TEXTS) and one.isVisible() and said_by(one) and one.window() is window:
            yield one


def said_by(one: QWidget) -> str:
    if isinstance(one, ElidedLabel):
        return one.whole
    if isinstance(one, QComboBox):
        return one.currentText()
    if isinstance(one, QPlainTextEdit):
        return one.toPlainText() or one.placeholderText()
    if isinstance(one, QLineEdit):
        return one.text() or one.placeholderText()
    return one.text if isinstance(one, Lamp) else one.text()


def name(one: QWidget) -> str:
    return f"{type(one).__name__} {said_by(one)!r} {one.fontInfo().pixelSize()} px, {one.width()} x {one.height()}"


def is_cut(one: QWidget) -> bool:
    if isinstance(one, QLabel) and one.wordWrap():
        return one.heightForWidth(one.width()) > one.height() or widest(one, words(said_by(one))) > one.width()
    if isinstance(one, QLabel | QLineEdit):
        return widest(one, said_by(one).split("\n")) > one.contentsRect().width()
    return one.sizeHint().width() > one.width() or one.sizeHint().height() > one.height()


def words(text: str) -> list[str]:
    """What no line is broken in: Chinese is broken behind each of its characters."""
    return re.split(r"\s+|(?<=[\u3000-\u9fff\uff00-\uffef])", text)


def widest(one: QWidget, parts: list[str]) -> int:
    return max(one.fontMetrics().horizontalAdvance(part) for part in parts)


def is_inside(one: QWidget) -> bool:
    """Of each of those it lies in, up to the window."""
    walk = one
    while (above := walk.parentWidget()) is not None and walk is not one.window():
        if not above.rect().contains(walk.geometry()):
            return False
        walk = above
    return True
