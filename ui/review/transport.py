"""Play, pause, speed, step: what the hand does to time; knows no picture."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from app.client.border import Command, Play, ReviewView, StepEvent
from ui.controls import Key, Sentence
from ui.review.times import since
from ui.said import said
from ui.theme import Theme

SPEEDS = (0.5, 1.0, 1.5, 2.0, 4.0)


class Transport(QWidget):
    """Takes the newest ReviewView and a way to post."""

    def __init__(self, theme: Theme, post: Callable[[Command], None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._post = post
        self._view = ReviewView()
        self.back = Key(theme, "", "skip-back", "plain", tip=self.tr("To the event before  (Page Up)"), parent=self)
        self.play = Key(theme, self.tr("Play"), "play", "accent", tip=self.tr("Play or pause  (Space)"), parent=self)
        self.on = Key(theme, "", "skip-forward", "plain", tip=self.tr("To the next event  (Page Down)"), parent=self)
        self.back.setShortcut(Qt.Key.Key_PageUp)
        self.on.setShortcut(Qt.Key.Key_PageDown)
        self.play.setShortcut(Qt.Key.Key_Space)
        self.speed = QComboBox(self)
        self.speed.setAccessibleName(self.tr("Speed"))
        self.speed.setToolTip(self.tr("Speed"))
        self.speed.setMinimumHeight(theme.key_px)
        for speed in SPEEDS:
            self.speed.addItem(f"{speed:g}×", speed)
        self.speed.setCurrentIndex(SPEEDS.index(1.0))
        self.time = Sentence(theme, step="strong", strong=True, wrap=False, parent=self)
        self.time.setFont(theme.font("strong", strong=True, figures=True))
        self.passage = Sentence(theme, tone="quiet", wrap=False, parent=self)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.space(2), theme.space(1), theme.space(2), theme.space(1))
        row.setSpacing(theme.space(1))
        for key in (self.back, self.play, self.on):
            row.addWidget(key)
        row.addWidget(self.speed)
        row.addSpacing(theme.space(2))
        row.addWidget(self.time)
        row.addSpacing(theme.space(2))
        row.addWidget(self.passage, 1)
        self.back.clicked.connect(lambda: post(StepEvent(False)))
        self.on.clicked.connect(lambda: post(StepEvent(True)))
        self.play.clicked.connect(self._toggle)
        self.speed.activated.connect(self._speed_chosen)
        self.show_view(self._view)

    def show_view(self, view: ReviewView) -> None:
        self._view = view
        self.play.setText(self.tr("Pause") if view.playing else self.tr("Play"))
        self.play.set_icon("pause" if view.playing else "play")
        there = view.state is not None
        for part in (self.back, self.play, self.on, self.speed):
            part.setEnabled(there)
        length = since(view.until_ms, view.from_ms)
        self.time.setText(f"{since(view.at_ms, view.from_ms)} / {length}" if there else "")
        self.passage.setText(said(view.passage))

    def _speed(self) -> float:
        return float(self.speed.currentData())

    def _speed_chosen(self, _index: int) -> None:
        if self._view.playing:
            self._post(Play(True, self._speed()))

    def _toggle(self) -> None:
        self._post(Play(not self._view.playing, self._speed()))
