"""A hand that is cut off: it types and draws at a pace and notes what it did on disk, for who looks after a kill."""

import json
import time
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from tests.windows.eye import Said, marks
from tests.windows.hand import draw
from ui.demo import eyes, hands
from ui.demo.both import stage
from ui.demo.script import NotSeen, Play, Wait, pause
from ui.home.returnbar import ReturnBar


def type_on(name: str, words: str, per_s: float, note: str) -> Play:
    """A letter after the other, without a pause, into the field of this name; each is noted with its time (monotonic
    ms) before it is typed."""
    yield Wait(lambda: _line(name) is not None, f"the field '{name}'")
    field = _line(name)
    if field is None:
        raise NotSeen(f"the field '{name}' went away")
    hands.click(field)
    yield from pause(0.05)
    whole = Qt.KeyboardModifier.NoModifier if isinstance(field, QLineEdit) else Qt.KeyboardModifier.ControlModifier
    QTest.keyClick(field, Qt.Key.Key_End, whole)
    with Path(note).open("a", encoding="utf-8") as notes:
        for letter in words:
            notes.write(json.dumps({"letter": letter, "at_ms": time.monotonic_ns() // 1_000_000}) + "\n")
            notes.flush()
            QTest.keyClicks(field, letter)
            yield from pause(1 / per_s)


def draw_on(strokes: list[list[list[float]]], note: str) -> Play:
    """One stroke after the other; each is noted with its mark when it stands on one's own stage."""
    with Path(note).open("a", encoding="utf-8") as notes:
        for points in strokes:
            made = yield from draw(points)
            notes.write(json.dumps({"marks": made, "at_ms": time.monotonic_ns() // 1_000_000}) + "\n")
            notes.flush()


def field_text(name: str) -> Said:
    yield Wait(lambda: _line(name) is not None, f"the field '{name}'")
    field = _line(name)
    return field.text() if isinstance(field, QLineEdit) else field.toPlainText() if field is not None else ""


def come_back(secret: str, within_s: float = 60.0) -> Said:
    """Presses *Return* as soon as it can be, writes the password if it is asked for, and waits for the room; what its
    key said."""
    yield Wait(lambda: next(eyes.seen(ReturnBar), None) is not None, "the way back", within_s)
    words = next(eyes.seen(ReturnBar)).key.text()
    yield from hands.press(words)
    yield Wait(lambda: _in_the_room() or _is_asked(), "the room, or the password's field", within_s)
    if not _in_the_room():
        yield from hands.write("Password", secret)
        yield from hands.press("Sign in")
    yield Wait(_in_the_room, "the room", within_s)
    return words


def own_marks() -> Said:
    """Those of the stage, once it shows a picture."""
    yield Wait(lambda: stage().picture.held is not None, "a picture on the stage", 60)
    return sorted(marks())


def _in_the_room() -> bool:
    return eyes.key("Leave") is not None


def _is_asked() -> bool:
    field = eyes.field("Password", QLineEdit)
    return field is not None and field.isEnabled()


def _line(name: str) -> QLineEdit | QPlainTextEdit | None:
    return eyes.field(name, QLineEdit) or eyes.field(name, QPlainTextEdit)
