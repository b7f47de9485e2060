"""What every test of a window is held to: no word of Qt, no timer running, no widget left behind."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QMessageLogContext, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from app.settings import assets_folder
from tests.rig.patientbot import qtbot as patient_bot
from tests.ui.puppet import PuppetEngine
from ui.bridge import Bridge
from ui.memory import Memory
from ui.theme import Theme, load_fonts

qtbot = patient_bot
# The off-screen platform says this once a window; it is no fault of ours and no user meets it.
OFF_SCREEN_WORDS = (
    "This plugin does not support propagateSizeHints()",
    "This plugin does not support raise()",
    "This plugin does not support grabbing the keyboard",
)


@pytest.fixture(scope="session")
def qapp_args() -> list[str]:
    return ["preceptor", "-style", "Fusion"]


@pytest.fixture(autouse=True)
def _qt_says_nothing() -> Iterator[None]:
    said: list[str] = []

    def keep(_kind: QtMsgType, _where: QMessageLogContext, text: str) -> None:
        if not text.startswith(OFF_SCREEN_WORDS):
            said.append(text)

    before = qInstallMessageHandler(keep)
    yield
    qInstallMessageHandler(before)
    if said:
        pytest.fail("Qt said:\n" + "\n".join(said), pytrace=False)


@pytest.fixture(autouse=True)
def _no_widget_left_behind(request: pytest.FixtureRequest) -> Iterator[None]:
    """pytest-qt closes what was handed to `qtbot.addWidget`; whatever else stays open is a fault."""
    app = QApplication.instance()
    before = set(QApplication.topLevelWidgets()) if isinstance(app, QApplication) else set()
    yield
    if not isinstance(QApplication.instance(), QApplication):
        return
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QCoreApplication.processEvents()
    left = [widget for widget in QApplication.topLevelWidgets() if widget not in before and _stands(widget)]
    if left:
        pytest.fail(f"widgets left behind: {[type(widget).__name__ for widget in left]}", pytrace=False)


def _stands(widget: QWidget) -> bool:
    return isValid(widget) and widget.isVisible()


@pytest.fixture
def theme(qapp: QApplication) -> Iterator[Theme]:
    load_fonts(assets_folder())
    made = Theme(assets_folder(), "light")
    made.apply()
    yield made
    made.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def engine() -> PuppetEngine:
    return PuppetEngine()


@pytest.fixture
def bridge(qapp: QApplication, engine: PuppetEngine) -> Iterator[Bridge]:
    made = Bridge(engine)
    yield made
    made.close()
    made.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def memory(tmp_path: Path) -> Memory:
    return Memory(tmp_path)


@pytest.fixture
def settled(qtbot: QtBot) -> "Settled":
    return Settled()


class Settled:
    """`settled()` lets everything queued for the UI thread happen."""

    def __call__(self) -> None:
        for _ in range(5):
            QCoreApplication.processEvents()
            QCoreApplication.sendPostedEvents()
