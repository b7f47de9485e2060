"""After a crash or a power cut the way back comes first: who was in a consult here, how long ago, and one key."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from app.client.border import Notice
from app.client.returning_commands import FindLeft, LeftRoom, RoomsLeft
from ui.bridge import Bridge
from ui.controls import Key, Sentence
from ui.stage.ticking import age_words
from ui.theme import Theme

ASK_EVERY_MS = 60_000  # what is left grows older, or is opened in another window


class ReturnBar(QFrame):
    """Hidden while nothing was left open. `found`: there is something, as the page shows; `pressed(LeftRoom)`: it is
    wanted, with camera and microphone where they were on: this key says so, and is the press where they stand."""

    found = Signal()
    pressed = Signal(object)

    def __init__(self, bridge: Bridge, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("Banner")
        self.setProperty("tone", "plain")
        self._bridge = bridge
        self._left: LeftRoom | None = None
        self._waits = self._begins = False
        self.sentence = Sentence(theme, parent=self)
        self.key = Key(theme, "", "arrow-counter-clockwise", "accent", parent=self)
        self.key.clicked.connect(self._press)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.space(2), theme.space(1.5), theme.space(2), theme.space(2))
        column.setSpacing(theme.space(1))
        column.addWidget(self.sentence)
        column.addWidget(self.key, 0, Qt.AlignmentFlag.AlignLeft)
        bridge.notice.connect(self._heard)
        self._again = QTimer(self, interval=ASK_EVERY_MS)
        self._again.timeout.connect(self._ask_again)
        self._again.start()
        self.hide()

    def ask(self) -> None:
        """Whether something was left open here."""
        self._begins = True
        self._bridge.post(FindLeft())

    def _ask_again(self) -> None:
        if self.isVisible() and not self._waits:
            self._bridge.post(FindLeft())

    def wait(self, on: bool) -> None:
        """It was pressed, and the password is still to be written; or it no longer is what is wanted."""
        left = self._left
        if left is None:
            return
        self._waits = on
        self.key.setVisible(not on)
        if on:
            words = self.tr("Write the password of {name}: the consult then opens by itself.")
            self.sentence.setText(words.format(name=left.name))
        else:
            self._say(left)

    def again(self, wanted: bool, by_key: bool) -> bool:
        """Nothing returns after all. True: it is `wanted` still, and is offered again where it needs no password."""
        keeps = wanted and by_key
        self.wait(wanted and not keeps)
        return keeps

    def share(self, sign_in: Key, user: str) -> None:
        """One key is the next press: the way back, unless it was pressed, or somebody else (`user`) signs in."""
        is_next = self._left is not None and not self._waits and user in ("", self._left.user)
        self.key.set_kind("accent" if is_next else "plain")
        sign_in.set_kind("plain" if is_next else "accent")

    def go(self) -> None:
        """No password is needed, unless the server says so."""
        self.wait(True)
        self.sentence.setText(self.tr("Returning to the consult…"))

    def _heard(self, notice: Notice) -> None:
        if not isinstance(notice, RoomsLeft):
            return
        before, self._left = self._left, notice.rooms[0] if notice.rooms else None
        begins, self._begins = self._begins, False
        if before is not None and self._left is not None and before.consult == self._left.consult:
            if not self._waits:
                self._say(self._left)
            return  # it stands there already: neither shown anew nor given the keyboard
        self.setVisible(self._left is not None)
        if self._left is not None:
            self.wait(False)
            if begins:  # what comes later, as another window ends, takes the keyboard from nobody
                self.found.emit()

    def _say(self, left: LeftRoom) -> None:
        if left.ago_ms is None:
            words = self.tr("{name} was in a consult when this program ended.").format(name=left.name)
        else:
            words = self.tr("{name} was in a consult {age} ago, when this program ended.")
            words = words.format(name=left.name, age=age_words(left.ago_ms))
        if left.media:
            words += " " + self.tr("Camera and microphone start at once when you return.")
        self.sentence.setText(words)
        self.key.setText(
            self.tr("Return to the consult, camera on") if left.media else self.tr("Return to the consult")
        )

    def _press(self) -> None:
        if self._left is not None:
            self.pressed.emit(self._left)
