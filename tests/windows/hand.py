"""The hand inside the real program: presses, writes and draws on real widgets as `seat.py` tells it to."""

import time

from PySide6.QtCore import QCoreApplication, QEvent, QModelIndex, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QListView

from app.media import framecode
from tests.windows.eye import Said, UnderPen, quality
from tests.windows.eye import marks as own_stage
from ui.demo import both, clinic, eyes, hands, specialist
from ui.demo.both import stage
from ui.demo.script import NotSeen, Play, Wait, pause
from ui.stage.filmmodel import FilmModel
from ui.stage.showing import LIVE, key_of

TYPED, WORDS = "Type, then Enter", "Scar"


def press(word: str, within_s: float = 60.0) -> Play:
    yield from hands.press(word, within_s)


def write(name: str, words: str) -> Play:
    yield from hands.write(name, words)


def choose(key: str, word: str) -> Play:
    yield from both.choose(key, word)


def choose_file(path: str, word: str) -> Play:
    yield from both.choose_file(path, word)


def sign_in(secret: str) -> Play:
    yield from hands.write("Password", secret)
    yield from hands.press("Sign in")


def ask() -> Play:
    yield from clinic.ask()


def enter() -> Play:
    yield from clinic.enter()
    yield from both.see_stage()


def accept() -> Play:
    yield from hands.press("Accept", 60)
    yield from both.see_stage()


def consent() -> Play:
    yield from clinic.tell_consents()


def turn_to(page: str) -> Play:
    yield from specialist.turn_to(page)


def turn_to_key(key: str) -> Play:
    """Of pages that are called alike the one with this key."""
    yield Wait(lambda: _film(key) is not None, f"'{key}' in the filmstrip")
    found = _film(key)
    if found is None:
        raise NotSeen(f"'{key}' in the filmstrip")
    hands.click_line(*found)
    yield Wait(lambda: stage().key == key and stage().picture.held is not None, f"'{key}' on the stage")


def draw(points: list[list[float]]) -> Said:
    """A stroke through these places, in shares of the stage; the ids of the marks it made on this very stage."""
    before = own_stage()
    yield from hands.draw(stage(), _places(points), lambda _at: None)
    yield Wait(lambda: bool(own_stage() - before), "the mark on one's own stage")
    return sorted(own_stage() - before)


def draw_all(marks: list[tuple[str, list[list[float]]]]) -> Said:
    """Once the surface is there whole, of which its values are a part: each with its tool, of a menu as `key > line`,
    or "" for the one in the hand; words are typed where they are wanted. A person sees which tool is in the hand
    before they draw, and that the mark stands on their own stage before they draw the next."""
    yield Wait(lambda: quality() == "whole", "the whole surface", 60)
    goes_on = [tool == "" for tool, _ in marks[1:]] + [False]  # the first leg of an angle is no mark yet
    for (tool, points), is_leg in zip(marks, goes_on, strict=True):
        key, _, line = tool.partition(" > ")
        if line:
            yield from both.choose(key, line)
        elif key:
            yield from hands.press(key)
        yield Wait(lambda key=key: not key or _is_in_hand(key), f"'{tool}' in the hand")
        before = own_stage()
        yield from hands.draw(stage(), _places(points), lambda _at: None)
        if tool == "Text":
            yield Wait(lambda: eyes.field(TYPED, QLineEdit) is not None, "the line to type")
            line = eyes.field(TYPED, QLineEdit)
            if line is None:
                raise NotSeen("the line to type")
            QTest.keyClicks(line, WORDS)
            QTest.keyClick(line, Qt.Key.Key_Return)
        yield Wait(lambda before=before, is_leg=is_leg: is_leg or own_stage() - before, f"the mark of '{tool}'")


def look_closer() -> Play:
    QTest.keyClick(stage(), Qt.Key.Key_Plus)
    yield from pause(0.05)


def look_in() -> Play:
    """Into a consult that another specialist leads."""
    yield from hands.press("Under way 1")
    yield from hands.press("Open")
    yield from both.see_stage()


def ask_in() -> Play:
    """Of who only looks on: the consult on the board is all they see before the bedside has answered."""
    yield from hands.press("Ask to look on", 60)
    yield Wait(lambda: eyes.text("You have asked."), "the word that one has asked")


def come_in() -> Play:
    """Once the bedside has let them in."""
    yield from hands.press("Open", 60)
    yield from both.see_stage()


def leave_and_review() -> Play:
    yield from both.leave_room()
    yield from specialist.open_review()
    yield from both.see_stage()


def point_at(at: list[float]) -> Play:
    """The pointer comes to rest there; nothing is pressed."""
    yield from _event(QEvent.Type.MouseMove, _places([at])[0], Qt.MouseButton.NoButton)


def pen_down(points: list[list[float]]) -> Play:
    """The same without lifting the pen."""
    view, places = stage(), _places(points)
    yield from _event(QEvent.Type.MouseMove, places[0], Qt.MouseButton.NoButton)
    yield from _event(QEvent.Type.MouseButtonPress, places[0], Qt.MouseButton.LeftButton)
    yield from pen_on(points[1:])
    yield Wait(lambda: not view.live.is_empty, "the ink under the pen")


def pen_on(points: list[list[float]]) -> Play:
    for place in _places(points):
        yield from _event(QEvent.Type.MouseMove, place, Qt.MouseButton.LeftButton)


def pen_up(at: list[float]) -> Said:
    before = own_stage()
    yield from _event(QEvent.Type.MouseButtonRelease, _places([at])[0], Qt.MouseButton.NoButton)
    yield Wait(lambda: bool(own_stage() - before), "the mark on one's own stage")
    return sorted(own_stage() - before)


def freeze(points: list[list[float]], within_s: float, until: str = "whole") -> Said:
    """A stroke on the live picture; what was painted under the pen, and the still that came back."""
    yield Wait(lambda: stage().key == LIVE and stage().picture.held is not None, "the live picture", 60)
    watch = UnderPen()
    try:
        yield Wait(lambda: watch.has_painted, "a picture to be painted")
        made = yield from draw(points)
        yield Wait(lambda: stage().key.startswith("frame:"), "the still under the pen")
        key = stage().key
        yield Wait(lambda: quality() in (until, "whole"), f"the still ({until})", within_s)
    finally:
        watch.close()
    under, whole = watch.pressed, stage().picture.held
    if under is None or whole is None or stage().key != key:
        raise NotSeen("the picture under the pen")
    return {
        "key": key,
        "marks": made,
        "under_code": framecode.read(under.frame.pixels),
        "under_ms": under.frame.ref.capture_ms,
        "under_source": under.frame.ref.source,
        "still_code": framecode.read(whole.frame.pixels),
        "still_px": [whole.frame.pixels.shape[1], whole.frame.pixels.shape[0]],
    }


def _is_in_hand(key: str) -> bool:
    """A key that stays down says so; that of a menu need not."""
    button = eyes.key(key)
    return button is not None and (button.isChecked() or not button.isCheckable())


def _film(key: str) -> tuple[QListView, QModelIndex] | None:
    for view, index, _ in eyes.lines():
        model = view.model()
        if isinstance(model, FilmModel) and key_of(model.surface(index.row())) == key:
            return view, index
    return None


def _places(points: list[list[float]]) -> list[QPointF]:
    view = stage()
    return [QPointF(x * view.width(), y * view.height()) for x, y in points]


def _event(kind: QEvent.Type, at: QPointF, held: Qt.MouseButton) -> Play:
    view = stage()
    button = Qt.MouseButton.NoButton if kind == QEvent.Type.MouseMove else Qt.MouseButton.LeftButton
    spot = QPointF(view.mapToGlobal(at.toPoint()))
    event = QMouseEvent(kind, at, spot, button, held, Qt.KeyboardModifier.NoModifier)
    event.setTimestamp(time.monotonic_ns() // 1_000_000)
    QCoreApplication.postEvent(view, event)
    due = time.monotonic() + hands.MOVE_MS / 1000
    yield Wait(lambda: time.monotonic() >= due, "the pen's next move", every_ms=hands.MOVE_MS)
