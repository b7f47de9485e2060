"""Across the clinic's room while it calls: where it rings, or the number to telephone; Undo for the first seconds."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.consult.events.request import Cancelled
from ui.bridge import Bridge
from ui.called_words import SILENT, Called, called_words
from ui.controls import Key, Sentence, restyle
from ui.stage.compact import is_compact
from ui.stage.ticking import RoomClock
from ui.theme import TextStep, Theme

CANCEL_MS = 5_000  # a slip of the hand, on this screen; afterwards with a reason


class CalledLine(QFrame):
    """Hidden while nothing is called. `cancelled`: it was called off within the first seconds, nothing more is to do
    here. `call_off_pressed`: later, when a reason is asked for. `turned`: it says another thing than before."""

    cancelled = Signal()
    call_off_pressed = Signal()
    turned = Signal()

    def __init__(self, bridge: Bridge, theme: Theme, clock: RoomClock, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("Banner")
        self._bridge, self._theme, self._clock = bridge, theme, clock
        self._shown = SILENT
        self._consult, self._since_ms = "", 0
        self._gives_way = False
        step: TextStep = "title" if is_compact(theme) else "instruction"  # with large text the stage needs the room
        self.words = Sentence(theme, step=step, strong=True, parent=self)
        self.detail = Sentence(theme, parent=self)
        self.number = Sentence(theme, step="instruction", strong=True, wrap=False, parent=self)
        by_hand = Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        self.number.setTextInteractionFlags(by_hand)
        self.number.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.cancel = Key(theme, self.tr("Call off…"), "x-circle", parent=self)
        self.cancel.clicked.connect(self._cancel)
        said = QVBoxLayout()
        said.setSpacing(0)
        said.addStretch(1)
        said.addWidget(self.words)
        said.addWidget(self.detail)
        said.addStretch(1)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(theme.space(2), theme.space(0.5), theme.space(2), theme.space(0.5))
        layout.setSpacing(theme.space(3))
        layout.addLayout(said, 1)
        layout.addWidget(self.number)
        layout.addWidget(self.cancel)
        # A line of each is the least: Qt would reserve the height of the text wrapped as narrow as it goes.
        lines = theme.text_px("instruction") + (0 if is_compact(theme) else theme.text_px("body"))
        self.setMinimumHeight(round(1.4 * lines) + theme.space(1))
        bridge.home_changed.connect(self.show_now)
        bridge.link_changed.connect(self.show_now)
        bridge.facets.phase.changed.connect(self.show_now)
        bridge.facets.request.changed.connect(self.show_now)
        bridge.facets.people.changed.connect(self.show_now)
        clock.tick.connect(self.show_now)
        self.hide()
        self.show_now()

    @property
    def shown(self) -> Called:
        return self._shown

    @property
    def beside(self) -> str:
        """What this says, where the line of what is lost stands in its place."""
        return self._shown.beside or self._shown.words

    @property
    def says_link(self) -> bool:
        """That there is no connection; nothing else needs to say it."""
        return not self.isHidden() and self._bridge.link.state != "online" and self._bridge.link.keeps

    def give_way(self, on: bool) -> None:
        """What is lost is said across the room, with the same number."""
        if on != self._gives_way:
            self._gives_way = on
            self.show_now()

    def show_now(self, _view: object = None) -> None:
        view = self._bridge.room
        if view is None:
            self.hide()
            return
        if view.state.consult != self._consult:
            self._consult, self._since_ms = view.state.consult, self._clock.mono_ms()
        media = self._bridge.media
        talks = media.on and media.remote == "live"
        called = called_words(view, self._bridge.home, self._bridge.link, self._clock.now_ms(), talks)
        if self._shown.tone != called.tone:
            self.setProperty("tone", called.tone)
            restyle(self)
        before, self._shown = self._shown, called
        number = self._bridge.home.telephone if called.telephones else ""
        self.words.setText(called.words)
        self.detail.setText(called.detail)
        self.detail.setVisible(bool(called.detail) and not is_compact(self._theme))
        self.number.setText(number)
        self.number.setAccessibleName(self.tr("Telephone {number}").format(number=number))
        self.number.setVisible(bool(number))
        self._show_cancel()
        self.setVisible(bool(called.words) and not self._gives_way)
        if called != before:
            self.turned.emit()

    @property
    def _left_s(self) -> int:
        """Of the time in which no reason is asked for."""
        view = self._bridge.room
        request = view.state.request if view is not None else None
        if request is None or view is None or view.state.phase != "waiting" or view.me is None:
            return 0
        is_fresh = request.by == view.me.person and self._clock.now_ms() - request.at_ms < CANCEL_MS
        left_ms = CANCEL_MS - (self._clock.mono_ms() - self._since_ms)
        return max(0, -(-left_ms // 1000)) if is_fresh else 0

    def _show_cancel(self) -> None:
        view, left_s = self._bridge.room, self._left_s
        waits = view is not None and view.state.phase == "waiting"
        self.cancel.setVisible(waits)
        words = self.tr("Undo ({n})").format(n=left_s) if left_s else self.tr("Call off…")
        self.cancel.setText(words)
        self.cancel.setAccessibleName(self.tr("Undo the call") if left_s else words)  # no count is read out
        self.cancel.set_kind("red" if left_s else "plain")

    def _cancel(self) -> None:
        if not self._left_s:
            self.call_off_pressed.emit()
            return
        self._bridge.submit(Cancelled())
        self.cancelled.emit()
