"""What is half typed survives a crash: each line that somebody writes in is on the disk within a second or two.

A text belongs to one person, one consult (empty: of none yet) and one place, and comes back where its line does.
"""

import hashlib
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit

from app.client.returning_commands import KeepText
from app.client.views import HomeView, RoomView

PAUSE_MS = 500  # after the last letter
MOST_MS = 1_000  # after the first letter that is not kept yet: who writes without a pause loses no more


def place_of(kind: str, question: str) -> str:
    """Of an answer to this very question, whose words may name somebody: they are not in it."""
    return f"{kind} {hashlib.sha256(question.encode()).hexdigest()[:12]}"


class TypedTexts(QObject):
    """Of who is signed in. `room_turned(consult)`: another room is open, or none. `settling`: who leaves is about to,
    so that every line hands over what it has."""

    room_turned = Signal(str)
    settling = Signal()

    def __init__(self, post: Callable[[KeepText], None], parent: QObject) -> None:
        super().__init__(parent)
        self._post = post
        self._person = ""
        self._texts: dict[tuple[str, str], str] = {}
        self.room = ""

    def of(self, consult: str, place: str) -> str:
        return self._texts.get((consult, place), "")

    def put(self, consult: str, place: str, text: str) -> None:
        """Without text it was sent or erased."""
        if self._person and text != self.of(consult, place):
            self._texts[(consult, place)] = text
            self._post(KeepText(self._person, consult, place, text))

    def settle(self) -> None:
        self.settling.emit()

    def show_home(self, view: HomeView) -> None:
        """Another person, or nobody: nothing of the one before is left."""
        person = view.person.person if view.person is not None else ""
        if person != self._person:
            self._person, self._texts = person, dict(view.texts)

    def show_room(self, view: RoomView) -> None:
        if view.state.consult != self.room:
            self.room = view.state.consult
            self.room_turned.emit(self.room)


class KeptLine(QObject):
    """Of one `field`. `consult` None: of the room that is open, whichever that is."""

    def __init__(
        self, field: QLineEdit | QPlainTextEdit, texts: TypedTexts, place: str, consult: str | None = None
    ) -> None:
        super().__init__(field)
        self._field, self._texts, self._place = field, texts, place
        self._follows = consult is None
        self._consult = texts.room if consult is None else consult
        self._is_put = False
        self._pause, self._most = self._timer(PAUSE_MS), self._timer(MOST_MS)
        field.textChanged.connect(self._changed)
        field.installEventFilter(self)
        texts.settling.connect(self.keep)
        if self._follows:
            texts.room_turned.connect(self._turned)
        if texts.of(self._consult, place):  # else what stands there already is newer
            self._restore()

    def keep(self) -> None:
        """What stands there is handed over now, if it is not yet."""
        if self._pause.isActive() or self._most.isActive():
            self._pause.stop()
            self._most.stop()
            self._put(self._text())

    def restore(self) -> None:
        """The line is shown anew."""
        self.keep()
        self._restore()

    def forget(self) -> None:
        """It was sent."""
        self._pause.stop()
        self._most.stop()
        self._put("")

    def turn_to(self, place: str, otherwise: str = "") -> None:
        """Another thing is written in the same line: what is kept of that, else `otherwise`."""
        self.keep()
        self._place = place
        self._restore(otherwise)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.FocusOut, QEvent.Type.Hide):
            self.keep()
        return False

    def _turned(self, consult: str) -> None:
        """What was written stays with its consult, and comes back there."""
        self.keep()
        is_other = bool(self._consult) and self._consult != consult
        self._consult = consult
        if is_other or not self._text():
            self._restore()

    def _changed(self) -> None:
        if self._is_put:
            return
        if not self._text():
            self.forget()
            return
        self._pause.start()
        if not self._most.isActive():
            self._most.start()

    def _put(self, text: str) -> None:
        if self._consult or not self._follows:
            self._texts.put(self._consult, self._place, text)

    def _restore(self, otherwise: str = "") -> None:
        kept = self._texts.of(self._consult, self._place) or otherwise
        if kept == self._text():
            return
        self._is_put = True
        if isinstance(self._field, QLineEdit):
            self._field.setText(kept)
        else:
            self._field.setPlainText(kept)
            self._field.moveCursor(QTextCursor.MoveOperation.End)  # who writes on, does so where they stopped
        self._is_put = False

    def _text(self) -> str:
        field = self._field
        return field.text() if isinstance(field, QLineEdit) else field.toPlainText()

    def _timer(self, after_ms: int) -> QTimer:
        timer = QTimer(self, singleShot=True, interval=after_ms)
        timer.timeout.connect(self.keep)
        return timer


class KeptChoice(QObject):
    """Of one `box`, by what stands behind its lines, which is text: another line than the first is kept. A line of text
    that only belongs to that choice would come back unseen without it."""

    def __init__(self, box: QComboBox, texts: TypedTexts, place: str, consult: str) -> None:
        super().__init__(box)
        self._box, self._texts, self._place, self._consult = box, texts, place, consult
        if (kept := box.findData(texts.of(consult, place))) > 0:
            box.setCurrentIndex(kept)
        box.currentIndexChanged.connect(self._put)

    def forget(self) -> None:
        """It was sent."""
        self._texts.put(self._consult, self._place, "")

    def _put(self, line: int) -> None:
        self._texts.put(self._consult, self._place, str(self._box.currentData()) if line > 0 else "")
