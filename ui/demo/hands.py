"""Presses, types and draws as input events on real widgets, where they lie on the screen; calls no part of them."""

import itertools
import time
from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication, QEvent, QModelIndex, QPoint, QPointF, QRect, Qt, QTimer
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QComboBox, QLineEdit, QPlainTextEdit, QScrollArea, QTextEdit, QWidget

from ui.demo import eyes
from ui.demo.script import NotSeen, Play, Wait, pause

MOVE_MS = 8  # between two events of a pen: 125 a second, as most tablets give
TextField = QLineEdit | QPlainTextEdit | QTextEdit


def press(word: str, timeout_s: float = 30.0) -> Play:
    """Waits until a key with this word can be pressed, and presses it."""
    yield Wait(lambda: eyes.key(word) is not None, f"the key '{word}'", timeout_s)
    button = eyes.key(word)
    if button is None:
        raise NotSeen(f"the key '{word}' went away")
    click(button)
    yield from pause(0.05)


def click(widget: QWidget, at: QPoint | None = None) -> None:
    """With the left button, in the middle unless said otherwise; lands on whatever lies on top there."""
    _bring_into_view(widget)
    window = widget.window()
    place = widget.mapTo(window, widget.rect().center() if at is None else at)
    under = window.childAt(place)
    if under is not None and under is not widget and not widget.isAncestorOf(under) and not under.isAncestorOf(widget):
        raise NotSeen(f"{widget.objectName() or type(widget).__name__} is covered by {type(under).__name__}")
    # From the event loop, not from here: what it opens may run a loop of its own.
    QTimer.singleShot(0, widget, lambda: _click_where_it_is(widget, at))


def double_click_line(view: QAbstractItemView, index: QModelIndex) -> None:
    view.scrollTo(index)
    place = view.visualRect(index).center()
    port = view.viewport()
    QTimer.singleShot(0, port, lambda: _double_click(port, place))


def click_line(view: QAbstractItemView, index: QModelIndex) -> None:
    view.scrollTo(index)
    place: QRect = view.visualRect(index)
    click(view.viewport(), place.center())


def write(name: str, words: str) -> Play:
    """Clicks into the field of this name, takes out what stood there and types."""
    yield Wait(lambda: _text_field(name) is not None, f"the field '{name}'")
    field = _text_field(name)
    if field is None:
        raise NotSeen(f"the field '{name}' went away")
    yield from type_into(field, words)


def pick(name: str, word: str) -> Play:
    """Goes to the list of choices of this name and types the beginning of the word, as the keyboard chooses."""
    yield Wait(lambda: eyes.field(name, QComboBox) is not None, f"the choice '{name}'")
    box = eyes.field(name, QComboBox)
    if box is None:
        raise NotSeen(f"the choice '{name}' went away")
    _bring_into_view(box)
    box.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClicks(box, word)
    yield Wait(lambda: box.currentText() == word, f"'{word}' to be chosen")


def type_into(field: TextField, words: str) -> Play:
    click(field)
    yield from pause(0.03)
    QTest.keyClick(field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(field, words)
    yield from pause(0.03)


def enter(widget: QWidget) -> None:
    QTimer.singleShot(0, widget, lambda: QTest.keyClick(widget, Qt.Key.Key_Return))


def draw(widget: QWidget, points: Sequence[QPointF], lifted: Callable[[float], None]) -> Play:
    """One stroke with the left button through these places of the widget, a point every 8 ms, and stamped so: a mouse
    stamps what it sends, however late a busy program takes it, which then has the next ones at once; a tap stays one.
    `lifted` is told the monotonic time of the pen's release."""
    stamps = itertools.count(_now_ms(), MOVE_MS)
    yield from _point(widget, QEvent.Type.MouseMove, points[0], Qt.MouseButton.NoButton, next(stamps))
    yield from _point(widget, QEvent.Type.MouseButtonPress, points[0], Qt.MouseButton.LeftButton, next(stamps))
    for point in points[1:]:
        yield from _point(widget, QEvent.Type.MouseMove, point, Qt.MouseButton.LeftButton, next(stamps))
    lifted(time.monotonic_ns() / 1e6)
    yield from _point(widget, QEvent.Type.MouseButtonRelease, points[-1], Qt.MouseButton.NoButton, next(stamps))


def hover(widget: QWidget, points: Sequence[QPointF]) -> Play:
    """Moves the pointer without pressing."""
    for point in points:
        yield from _point(widget, QEvent.Type.MouseMove, point, Qt.MouseButton.NoButton, _now_ms())


def _now_ms() -> int:
    return time.monotonic_ns() // 1_000_000


def _point(widget: QWidget, kind: QEvent.Type, at: QPointF, held: Qt.MouseButton, stamp_ms: int) -> Play:
    button = Qt.MouseButton.NoButton if kind == QEvent.Type.MouseMove else Qt.MouseButton.LeftButton
    spot = QPointF(widget.mapToGlobal(at.toPoint()))
    event = QMouseEvent(kind, at, spot, button, held, Qt.KeyboardModifier.NoModifier)
    event.setTimestamp(stamp_ms)
    QCoreApplication.postEvent(widget, event)
    due_ms = stamp_ms + MOVE_MS
    if (left_ms := due_ms - _now_ms()) > 0:
        yield Wait(lambda: _now_ms() >= due_ms, "the pen's next move", every_ms=left_ms)


def _click_where_it_is(widget: QWidget, at: QPoint | None) -> None:
    """What was said to be laid out anew is so first: a hand sees a key where it is, not where it was."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
    window = widget.window()
    place = widget.mapTo(window, widget.rect().center() if at is None else at)
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QTest.mouseClick(window.windowHandle(), left, none, place)


def _double_click(port: QWidget, place: QPoint) -> None:
    for action in (QTest.mouseClick, QTest.mouseDClick):
        action(port, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)


def _text_field(name: str) -> TextField | None:
    return eyes.field(name, QLineEdit) or eyes.field(name, QPlainTextEdit) or eyes.field(name, QTextEdit)


def _bring_into_view(widget: QWidget) -> None:
    parent = widget.parentWidget()
    while parent is not None:
        if isinstance(parent, QScrollArea):
            parent.ensureWidgetVisible(widget)
        parent = parent.parentWidget()
