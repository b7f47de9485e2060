"""More of the hand and the eye for a bad day: lines of a board, choices of a form, a closed lid; and what was heard."""

import os
import re
import signal
import sys
from collections.abc import Callable

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QListView

from app.client.border import Chime, Command
from app.client.engine import Engine
from app.clock import SystemClock
from tests.windows.eye import Said
from ui.band import PatientBand
from ui.demo import eyes, hands
from ui.demo.script import NotSeen, Play, Wait


def pick(word: str) -> Play:
    """By the arrow keys, in the list of choices that has this one, whatever it is called."""
    yield Wait(lambda: _box_with(word) is not None, f"a choice of '{word}'")
    box = _box_with(word)
    if box is None:
        raise NotSeen(f"the choice of '{word}' went away")
    box.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(box, Qt.Key.Key_Home)
    for _ in range(box.findText(word)):
        QTest.keyClick(box, Qt.Key.Key_Down)
    yield Wait(lambda: box.currentText() == word, f"'{word}' to be chosen")


def turn_up(name: str) -> Play:
    """A shelf of the board or a panel of the room, whatever number stands on its key."""
    yield Wait(lambda: _tab(name) is not None, f"the key '{name}' with a number")
    key = _tab(name)
    if key is None:
        raise NotSeen(f"the key '{name}' went away")
    hands.click(key)
    yield Wait(key.isChecked, f"'{name}' to be shown")


def see_line(words: list[str], within_s: float = 60.0) -> Said:
    """A line of a list that says all of this; the whole of it."""
    yield Wait(lambda: _line(words) is not None, f"a line with {words}", within_s)
    found = _line(words)
    return found[2] if found is not None else ""


def lines() -> Said:
    """What the lines of the lists say, each in full."""
    yield from ()
    return [said for _, _, said in _lines()]


def choose_line(words: list[str], within_s: float = 60.0) -> Play:
    found = yield from _find(words, within_s)
    hands.click_line(found[0], found[1])
    yield Wait(lambda: found[0].currentIndex().isValid(), "the line to be chosen")


def open_line(words: list[str], within_s: float = 60.0) -> Play:
    found = yield from _find(words, within_s)
    hands.double_click_line(found[0], found[1])


def band() -> Said:
    """Whose consult it is, as every patient's band on the screen says it."""
    yield from ()
    return [one.text for one in eyes.seen(PatientBand)]


def focused() -> Said:
    """The key that Enter would press."""
    yield from ()
    key = QApplication.focusWidget()
    return eyes.plain(key.text()) if isinstance(key, QAbstractButton) else ""


def close_lid(asleep_ms: int) -> Play:
    """The program and its children stand until SIGCONT; by the clock that counts sleep it was so much longer."""
    if sys.platform == "win32":
        raise NotSeen("a process here that can be stopped")
    yield from ()
    os.killpg(os.getpgid(0), signal.SIGSTOP)
    right = SystemClock.boot_ms
    SystemClock.boot_ms = lambda self: right(self) + asleep_ms  # type: ignore[method-assign]


class ChimeGauge:
    """`chimed`: the sounds asked for since it was asked last, oldest first."""

    def __init__(self, engine: Engine) -> None:
        self._post = engine.post
        self._chimed: list[str] = []
        engine.post = self._note  # type: ignore[method-assign]

    @property
    def doings(self) -> dict[str, Callable[..., Said]]:
        return {"chimed": self.chimed}

    def chimed(self) -> Said:
        yield from ()
        chimed, self._chimed = self._chimed, []
        return chimed

    def _note(self, command: Command) -> None:
        self._post(command)
        if isinstance(command, Chime):
            self._chimed.append(command.name)


def _find(words: list[str], within_s: float) -> Said:
    yield Wait(lambda: _line(words) is not None, f"a line with {words}", within_s)
    found = _line(words)
    if found is None:
        raise NotSeen(f"the line with {words} went away")
    return found


def _line(words: list[str]) -> tuple[QListView, QModelIndex, str] | None:
    return next((one for one in _lines() if all(word in one[2] for word in words)), None)


def _lines() -> list[tuple[QListView, QModelIndex, str]]:
    role = Qt.ItemDataRole.AccessibleTextRole
    return [(view, index, str(index.data(role) or read)) for view, index, read in eyes.lines()]


def _tab(name: str) -> QAbstractButton | None:
    """`Waiting 2`, `Messages`, `Messages: 2 unread`."""
    named = re.compile(rf"{re.escape(name)}( \d+|: .+)?")
    keys = (key for key in eyes.seen(QAbstractButton) if key.isCheckable())
    return next(
        (key for key in keys if named.fullmatch(key.text() if " " in key.text() else key.accessibleName())), None
    )


def _box_with(word: str) -> QComboBox | None:
    return next((box for box in eyes.seen(QComboBox) if box.findText(word) >= 0), None)
