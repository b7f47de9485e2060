"""Practice, said across the whole window in violet and hatched; at the bedside the practice partner asks in it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QBrush, QHideEvent, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.consult.practice import is_practice
from ui.bridge import Bridge
from ui.controls import Sentence
from ui.practice_script import COUNT, Partner
from ui.stage.compact import is_compact
from ui.theme import TextStep, Theme


class PracticeBar(QWidget):
    """Hidden in every consult with a patient. The partner falls silent where a specialist has accepted."""

    def __init__(self, bridge: Bridge, theme: Theme, at_bedside: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge, self._theme, self._at_bedside = bridge, theme, at_bedside
        self._partner = Partner()
        compact = is_compact(theme)
        words = self.tr("PRACTICE") if compact and at_bedside else self.tr("PRACTICE: no patient")
        self.word = Sentence(theme, words, "strong", strong=True, wrap=False, parent=self)
        step: TextStep = "body" if compact else "instruction" if at_bedside else "strong"
        self.ask = Sentence(theme, step=step, strong=True, parent=self)
        self.count = Sentence(theme, wrap=False, parent=self)
        row = QHBoxLayout(self)
        beside, above = theme.space(2), theme.space(0.5 if compact else 1)
        row.setContentsMargins(beside, above, beside, above)
        row.setSpacing(theme.space(3))
        row.addWidget(self.word)
        row.addWidget(self.ask, 1)
        row.addWidget(self.count)
        for label in (self.word, self.ask, self.count):
            label.setObjectName("Practice")
        bridge.room_changed.connect(self.show_now)
        bridge.media_changed.connect(self.show_now)
        self.show_now()

    def show_now(self, _view: object = None) -> None:
        view = self._bridge.room
        if view is None or not is_practice(view.state):
            self.hide()
            return
        speaks = self._at_bedside and view.state.lead is None and view.state.ended_ms is None
        if speaks:
            self._partner.hear(view, self._bridge.media)
        silent = self.tr("Nothing of this is counted, and nobody is called.")
        self.ask.setText(self._partner.words if speaks else silent)
        self.ask.setVisible(speaks or not is_compact(self._theme))  # large text: the stage keeps its room
        passed = min(self._partner.passed + 1, COUNT)
        self.count.setText(self.tr("{n} of {all}").format(n=passed, all=COUNT))
        self.count.setVisible(speaks)
        self.show()

    def showEvent(self, event: QShowEvent) -> None:
        """The system's list of windows says it too."""
        self.window().setWindowTitle(self.tr("PRACTICE - Preceptor"))

    def hideEvent(self, event: QHideEvent) -> None:
        self.window().setWindowTitle("Preceptor")

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.colour("practice_soft"))
        hatch = QBrush(self._theme.colour("practice"), Qt.BrushStyle.BDiagPattern)
        edge = self._theme.space(0.5 if is_compact(self._theme) else 0.75)
        painter.fillRect(0, 0, self.width(), edge, hatch)
        painter.fillRect(0, self.height() - edge, self.width(), edge, hatch)
        painter.end()
