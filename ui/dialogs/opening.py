"""*What IT must open*: tried from here when it is opened, shown as text to be copied to whoever keeps the network."""

from __future__ import annotations

from PySide6.QtCore import QDateTime
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from app.client.border import NetworkTried, Notice, TryNetwork
from ui.bridge import Bridge
from ui.controls import Key, Sentence
from ui.dialogs.opening_words import text_of
from ui.dialogs.sheet import Sheet
from ui.theme import Theme
from ui.words import moment


class OpeningDialog(Sheet):
    """`server` as it was typed, for who is not signed in yet."""

    def __init__(self, bridge: Bridge, theme: Theme, server: str = "", parent: QWidget | None = None) -> None:
        super().__init__(theme, "", parent, 760)
        self._bridge, self._server = bridge, server
        self.title.setText(self.tr("What IT must open"))
        self.setWindowTitle(self.tr("What IT must open"))
        line = self.tr("For whoever keeps the network here: what this computer has to reach, and what got through.")
        self.body.addWidget(Sentence(theme, line, tone="quiet", parent=self))
        self._waiting = Sentence(theme, parent=self)
        self.body.addWidget(self._waiting)
        self.text = QPlainTextEdit(self)
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName(self.tr("What IT must open"))
        self.text.setMinimumHeight(min(theme.px(290), 340))
        self.body.addWidget(self.text, 1)
        self._again = self.add_key(Key(theme, self.tr("Try again"), "arrow-clockwise", parent=self), left=True)
        self._again.clicked.connect(self._try)
        self.add_cancel(self.tr("Close"))
        self._copy = self.add_key(Key(theme, self.tr("Copy the text"), "copy", "accent", parent=self))
        self._copy.clicked.connect(self._copied)
        bridge.notice.connect(self._heard)
        self._try()

    def _try(self) -> None:
        self._busy(True)
        self._waiting.setText(self.tr("Trying what this network lets through. It takes some seconds."))
        self._bridge.post(TryNetwork(self._server))

    def _heard(self, notice: Notice) -> None:
        if not isinstance(notice, NetworkTried):
            return
        if notice.opening is None:
            self._waiting.setText(
                self.tr("There is no server's address to try yet. Paste the enrolment link at the sign-in first.")
            )
            self._again.setEnabled(True)
            return
        self.text.setPlainText(text_of(notice.opening, moment(QDateTime.currentMSecsSinceEpoch())))
        self._waiting.setText("")
        self._busy(False)
        self._copy.setFocus()

    def _busy(self, on: bool) -> None:
        for part in (self._again, self._copy):
            part.setEnabled(not on)
        self._waiting.setVisible(on)
        self._copy.setText(self.tr("Copy the text"))

    def _copied(self) -> None:
        QGuiApplication.clipboard().setText(self.text.toPlainText())
        self._copy.setText(self.tr("Copied"))
