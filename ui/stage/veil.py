"""What stands in an empty stage: one sentence, what it means, the next step as a key."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.controls import Key, Sentence
from ui.theme import Theme


class Veil(QWidget):
    """Hidden while there is a picture. `pressed`: the next step."""

    pressed = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("Veil")
        self._title = Sentence(theme, step="title", strong=True, parent=self)
        self._text = Sentence(theme, step="body", tone="quiet", parent=self)
        self.key = Key(theme, "", "video-camera", "accent", parent=self)
        self.key.clicked.connect(self.pressed)
        layout = QVBoxLayout(self)
        layout.setSpacing(theme.space(1.5))
        layout.addStretch(1)
        for label in (self._title, self._text):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            layout.addWidget(label)
        layout.addWidget(self.key, 0, Qt.AlignmentFlag.AlignCenter)
        layout.addStretch(1)
        parent.installEventFilter(self)
        self.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QResizeEvent):
            self.setGeometry(0, 0, event.size().width(), event.size().height())
        return False

    @property
    def title(self) -> str:
        return self._title.text() if not self.isHidden() else ""

    def say(self, title: str, text: str, key: str) -> None:
        self._title.setText(title)
        self._text.setText(text)
        self.key.setText(key)
        self.key.setVisible(bool(key))
        self.setVisible(bool(title))
        # Without a key the stage under it still takes the pen.
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents, not key)
