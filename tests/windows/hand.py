"""The hand and the eye of `seat.py`, inside the real program: does one thing after another and reads the screen.

One JSON line in (`{"do": NAME, "with": {...}}`), one JSON line out. Everything is pressed, written and drawn on real
widgets by `ui.demo.hands`; what is answered is read from the screen, or from the stage that painted it.
"""

import json
import sys
import threading
import time
from collections.abc import Callable, Generator
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPointF, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QListWidget

from app.media import framecode
from app.settings import ClientSettings, read_settings
from ui.demo import both, clinic, eyes, hands, specialist
from ui.demo.both import stage
from ui.demo.script import NotSeen, Play, Script, Wait
from ui.program import Program
from ui.stage.showing import LIVE
from ui.stage.video import Held

Said = Generator[Wait, None, object]


class UnderPen(QObject):
    """What the stage had painted when the pen came down: the picture that was before the eye, not the newest."""

    def __init__(self) -> None:
        super().__init__()
        self.stage = stage()
        self._painted: Held | None = None
        self.pressed: Held | None = None
        self.stage.painted.connect(self._note)
        self.stage.installEventFilter(self)

    @property
    def has_painted(self) -> bool:
        return self._painted is not None

    def close(self) -> None:
        self.stage.painted.disconnect(self._note)
        self.stage.removeEventFilter(self)

    def _note(self) -> None:
        self._painted = self.stage.picture.held if self.stage.key == LIVE else None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.MouseButtonPress and self.pressed is None:
            self.pressed = self._painted
        return False


# ---- what a hand does


def press(word: str, within_s: float = 30.0) -> Play:
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


def draw(points: list[list[float]]) -> Said:
    """A stroke through these places, in shares of the stage; the ids of the marks it made on this very stage."""
    before = _marks()
    yield from hands.draw(stage(), _places(points), lambda _at: None)
    yield Wait(lambda: bool(_marks() - before), "the mark on one's own stage")
    return sorted(_marks() - before)


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
    before = _marks()
    yield from _event(QEvent.Type.MouseButtonRelease, _places([at])[0], Qt.MouseButton.NoButton)
    yield Wait(lambda: bool(_marks() - before), "the mark on one's own stage")
    return sorted(_marks() - before)


def freeze(points: list[list[float]], within_s: float) -> Said:
    """A stroke on the live picture; what was painted under the pen, and the still that came back whole."""
    yield Wait(lambda: stage().key == LIVE and stage().picture.held is not None, "the live picture", 60)
    watch = UnderPen()
    try:
        yield Wait(lambda: watch.has_painted, "a picture to be painted")
        marks = yield from draw(points)
        yield Wait(lambda: stage().key.startswith("frame:"), "the still under the pen")
        key = stage().key
        yield Wait(lambda: _quality() == "whole", "the whole still", within_s)
    finally:
        watch.close()
    under, whole = watch.pressed, stage().picture.held
    if under is None or whole is None or stage().key != key:
        raise NotSeen("the picture under the pen")
    return {
        "key": key,
        "marks": marks,
        "under_code": framecode.read(under.frame.pixels),
        "under_ms": under.frame.ref.capture_ms,
        "under_source": under.frame.ref.source,
        "still_code": framecode.read(whole.frame.pixels),
        "still_px": [whole.frame.pixels.shape[1], whole.frame.pixels.shape[0]],
    }


# ---- what an eye waits for and reads


def see(words: str, within_s: float = 30.0) -> Play:
    yield Wait(lambda: eyes.text(words), f"the words '{words}'", within_s)


def gone(words: str, within_s: float = 30.0) -> Play:
    yield Wait(lambda: not eyes.text(words), f"the words '{words}' to go", within_s)


def see_key(word: str, within_s: float = 30.0) -> Play:
    yield Wait(lambda: eyes.key(word) is not None, f"the key '{word}'", within_s)


def see_stage(key: str, within_s: float = 30.0) -> Play:
    """A surface whose key begins so, with its picture."""
    yield Wait(
        lambda: stage().key.startswith(key) and stage().picture.held is not None, f"'{key}' on the stage", within_s
    )


def see_mark(mark: str, stored: bool = True, within_s: float = 30.0) -> Play:
    yield Wait(lambda: mark in (stage().stored if stored else stage().pending).names, "the mark on the stage", within_s)


def words() -> Said:
    yield from ()
    return eyes.words()


def has_key(word: str) -> Said:
    yield from ()
    return eyes.key(word) is not None


def look() -> Said:
    """What the stage shows."""
    yield from ()
    view = stage()
    held = view.picture.held
    return {
        "key": view.key,
        "quality": held.quality if held else None,
        "capture_ms": held.frame.ref.capture_ms if held else None,
        "stored": list(view.stored.names),
        "pending": list(view.pending.names),
        "film": [film.item(row).text() for film in eyes.seen(QListWidget) for row in range(film.count())],
    }


def photograph(path: str) -> Said:
    yield from ()
    both.photograph_window(Path(path))
    return path


DOINGS: dict[str, Callable[..., Said]] = {
    one.__name__: one  # type: ignore[dict-item]
    for one in (
        *(press, write, choose, choose_file, sign_in, ask, enter, accept, consent, turn_to, draw),
        *(pen_down, pen_on, pen_up, freeze, see, gone, see_key, see_stage, see_mark, words, has_key, look, photograph),
    )
}


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


def _quality() -> str | None:
    held = stage().picture.held
    return held.quality if held is not None else None


def _marks() -> set[str]:
    return {*stage().stored.names, *stage().pending.names}


class Listener(QObject):
    """Takes one line after another from standard input and answers each when it is done."""

    asked = Signal(str)
    over = Signal()

    def __init__(self, program: Program) -> None:
        super().__init__()
        self._scripts: list[Script] = []
        self.asked.connect(self._do, Qt.ConnectionType.QueuedConnection)
        # Not quit: that asks the window, and the window asks before it leaves a consult.
        self.over.connect(lambda: program.app.exit(0), Qt.ConnectionType.QueuedConnection)
        threading.Thread(target=self._read, daemon=True).start()

    def _read(self) -> None:
        for line in sys.stdin:
            self.asked.emit(line)
        self.over.emit()

    def _do(self, line: str) -> None:
        asked = json.loads(line)
        answer: list[object] = []

        def played() -> Play:
            answer.append((yield from DOINGS[asked["do"]](**asked["with"])))

        script = Script(played(), self)
        script.ended.connect(lambda reason: self._answer(reason, answer))
        self._scripts = [script]
        script.start()

    def _answer(self, reason: str, answer: list[object]) -> None:
        said = {"value": answer[0]} if not reason else {"why": reason, "screen": eyes.words()}
        sys.stdout.write(json.dumps(said) + "\n")
        sys.stdout.flush()


def work(told: dict) -> int:
    # The hand writes into file dialogs: it can only do so where Qt draws them itself.
    QCoreApplication.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs)
    settings = ClientSettings(
        place=read_settings(),
        server=told["server"],
        user=told["user"],
        camera=told["camera"],
        microphone=told["microphone"],
        speaker="none",
    )
    program = Program(settings, sys.argv)

    def has_picture(key: str) -> Said:
        """In this program's memory, whatever the screen shows."""
        yield from ()
        return program.engine.picture(key) is not None

    DOINGS["has_picture"] = has_picture
    listener = Listener(program)
    try:
        return program.run()
    finally:
        listener.deleteLater()
