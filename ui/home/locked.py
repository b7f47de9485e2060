"""The screen nobody has touched for 15 min: covers everything until whoever is signed in says the password."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from ui.controls import Banner, Key, Sentence
from ui.home.telephone import TelephoneLine
from ui.stage.everywhere import LOCK
from ui.theme import Theme

COLUMN_PX = 480


class LockPage(QWidget):
    """`tried(secret)`, `other_pressed`. A part of the window that lies over all of it: *Stop* is a window of its own
    and rises above. What is below is not painted, so it is not taken for seen."""

    tried = Signal(str)
    other_pressed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(LOCK)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._theme = theme
        self._name = Sentence(theme, step="hero", strong=True, parent=self)
        self._why = Sentence(theme, step="strong", tone="quiet", parent=self)
        self._ringing = Banner(theme, self)
        self._banner = Banner(theme, self)
        self._secret = QLineEdit(self)
        self._secret.setEchoMode(QLineEdit.EchoMode.Password)
        self._secret.setPlaceholderText(self.tr("Password"))
        self._secret.setMinimumHeight(theme.key_px)
        self._secret.returnPressed.connect(self._try)
        self._unlock = Key(theme, self.tr("Go on"), "lock-key-open", "accent", parent=self)
        self._unlock.clicked.connect(self._try)
        self._other = Key(theme, self.tr("Somebody else…"), "users", parent=self)
        self._other.clicked.connect(self.other_pressed)
        self._telephone = TelephoneLine(theme, self)
        self._lay_out(self._why)

    def begin(self, name: str, telephone: str, asked: bool, in_room: bool = False) -> None:
        """`asked`: by the server, not because nobody was here; perhaps over an open consult (`in_room`)."""
        self._name.setText(name)
        if asked and in_room:
            self._why.setText(
                self.tr(
                    "The server asks for your password again, because the link was gone. The consult is open as it "
                    "was, and what you did is kept."
                )
            )
        elif asked:
            self._why.setText(
                self.tr("The server asks for your password again, because the link was gone. What you did is kept.")
            )
        else:
            self._why.setText(self.tr("Locked: nobody has used Preceptor here for 15 minutes."))
        self._telephone.say(telephone)
        self._banner.say("plain", "")
        self._busy(False)
        self._secret.clear()
        self._secret.setFocus()

    def take_keys(self) -> None:
        self._secret.setFocus()

    def event(self, event: QEvent) -> bool:
        """No shortcut of what lies below does anything: the key is for this page, or for nobody."""
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab stays here."""
        parts = [part for part in (self._secret, self._unlock, self._other) if part.isEnabled()]
        at = next((at for at, part in enumerate(parts) if part.hasFocus()), -1)
        parts[(at + (1 if forward else -1)) % len(parts)].setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def wrong(self, why: str = "") -> None:
        """`why`: where it is not the password that kept the page."""
        self._busy(False)
        self._banner.say("amber", why or self.tr("This is not the password. Check it and try again."))
        self._secret.selectAll()
        self._secret.setFocus()

    def show_calls(self, count: int) -> None:
        """Never whose: whoever passes by can read this."""
        self._ringing.say("red", self.tr("An emergency call is ringing. Go on to see it.") if count else "")

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(event.rect(), self._theme.colour("ground"))

    def _try(self) -> None:
        if self._secret.text() and self._unlock.isEnabled():
            self._busy(True)
            self.tried.emit(self._secret.text())

    def _busy(self, on: bool) -> None:
        for part in (self._secret, self._unlock):
            part.setEnabled(not on)

    def _lay_out(self, why: Sentence) -> None:
        theme = self._theme
        keys = QHBoxLayout()
        keys.setSpacing(theme.sizes.key_gap_px)
        keys.addWidget(self._unlock, 1)
        keys.addWidget(self._other)
        column = QVBoxLayout()
        column.setSpacing(theme.space(2))
        column.addStretch(2)
        for part in (self._name, why, self._ringing, self._banner, self._secret):
            column.addWidget(part)
        column.addLayout(keys)
        column.addWidget(self._telephone)
        column.addStretch(3)
        row = QHBoxLayout(self)
        row.addStretch(1)
        row.addLayout(column)
        row.addStretch(1)
        self._secret.setFixedWidth(theme.px(COLUMN_PX))
