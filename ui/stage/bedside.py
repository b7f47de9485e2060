"""What the bedside reads and presses: the instruction, large, with its age; four keys for an answer."""

from __future__ import annotations

import secrets

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.client.border import Photograph, RoomView
from app.consult.events.guidance import Doing, Done, HelpCalled, Impossible, Seen
from app.consult.state import Instruction
from ui.bridge import Bridge
from ui.controls import Key, Sentence
from ui.lamp import Lamp
from ui.panels.instruction_words import newest_open, said_words
from ui.panels.sight import is_in_sight
from ui.stage.asking import Asking
from ui.stage.compact import say_key
from ui.stage.receipt import name_of
from ui.stage.ticking import RoomClock
from ui.theme import Theme


class InstructionLine(QWidget):
    """`seen(str)` after the instruction was really painted in a window that can be seen; `doing`: it was begun."""

    seen = Signal(str)
    doing = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("Instruction")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.text = Sentence(theme, step="instruction", strong=True, parent=self)
        self.said = Lamp(theme, self)
        self.begin = Key(theme, self.tr("Doing it"), "hand", "quiet", "F5", self.tr("I am doing it now"), self)
        self.begin.clicked.connect(self.doing)
        say_key(theme, self.begin, self.tr("Doing it"))
        self.begin.hide()
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.text)
        words.addWidget(self.said, 0, Qt.AlignmentFlag.AlignLeft)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(theme.space(2), theme.space(1), theme.space(2), theme.space(0.5))
        layout.setSpacing(theme.space(2))
        layout.addLayout(words, 1)
        layout.addWidget(self.begin, 0, Qt.AlignmentFlag.AlignVCenter)
        self._given: Instruction | None = None
        # One line each is the least: Qt would reserve the height of the text wrapped as narrow as it goes.
        self.setMinimumHeight(round(1.4 * (theme.text_px("instruction") + theme.text_px("body"))) + theme.space(1.5))

    def show_instruction(self, given: Instruction | None, late: bool, now_ms: int, otherwise: str) -> None:
        self._given = given
        self.begin.setVisible(given is not None and given.state in ("given", "seen"))
        self.setProperty("late", late)
        if given is None:
            self.text.setText(otherwise)
            self.text.set_tone("quiet")
            self.said.hide()
            return
        self.text.setText(f"“{given.text}”")
        self.text.set_tone("quiet" if late else "plain")
        self.said.show_state("amber" if late else "quiet", said_words(given, late, now_ms))
        self.said.show()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._given is not None and self._given.state == "given" and is_in_sight(self):
            self.seen.emit(self._given.instruction)


class Bedside(QWidget):
    """`Seen` is submitted once an asking; a late one is answered like any other, but is never shown as new."""

    def __init__(
        self, bridge: Bridge, theme: Theme, clock: RoomClock, ask: Asking, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._bridge, self._clock, self._ask = bridge, clock, ask
        self._told: set[tuple[str, int]] = set()  # an instruction, and which asking of it
        self._open: Instruction | None = None
        self._accented = True
        self._gives_way = False  # the one accent is elsewhere
        self.line = InstructionLine(theme, self)
        self.done = Key(theme, self.tr("Done"), "check", "accent", "F1", parent=self)
        self.cannot = Key(theme, self.tr("Cannot…"), "x", "plain", "F2", parent=self)
        self.photograph = Key(theme, self.tr("Photograph"), "camera", "plain", "F3", parent=self)
        self.help = Key(theme, self.tr("I need you"), "bell-ringing", "red", "F4", parent=self)
        keys = QHBoxLayout()
        keys.setContentsMargins(theme.space(2), 0, theme.space(2), theme.space(1))
        keys.setSpacing(theme.sizes.key_gap_px)
        for key in (self.done, self.cannot, self.photograph, self.help):
            keys.addWidget(key, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.space(0.5))
        layout.addWidget(self.line)
        layout.addLayout(keys)
        self.line.doing.connect(self._doing)
        self.line.seen.connect(self._seen, Qt.ConnectionType.QueuedConnection)
        self.done.clicked.connect(self._done)
        self.cannot.clicked.connect(self._cannot)
        self.photograph.clicked.connect(lambda: bridge.post(Photograph(secrets.token_hex(16))))
        self.help.clicked.connect(lambda: bridge.submit(HelpCalled()))
        bridge.facets.instructions.changed.connect(self.show_view)
        bridge.facets.phase.changed.connect(self.show_view)
        bridge.media_changed.connect(lambda _media: self._ticked())
        clock.tick.connect(self._ticked)
        self._ticked()

    def show_view(self, view: RoomView) -> None:
        self._open = given = newest_open(view)
        late = given is not None and given.instruction in view.late
        self.line.show_instruction(given, late, self._clock.now_ms(), self._otherwise(view))
        for key in (self.done, self.cannot):
            key.setEnabled(given is not None)
        self.photograph.setEnabled(self._bridge.media.on)
        # One accent a screen: until the camera runs it belongs to the key that starts it.
        self._accent(self._bridge.media.on and given is not None and not self._gives_way)
        called = view.state.help_ms is not None
        self.help.setText(self.tr("Called: they are rung") if called else self.tr("I need you"))

    def give_way(self, on: bool) -> None:
        """What matters on the screen now is another key."""
        self._gives_way = on
        self._ticked()

    def _accent(self, on: bool) -> None:
        if on != self._accented:
            self._accented = on
            self.done.set_kind("accent" if on else "plain")

    def _otherwise(self, view: RoomView) -> str:
        last = next(reversed(view.state.instructions.values()), None)
        if view.state.phase == "waiting":
            return self.tr("A specialist will look at this soon. You can call again at any time.")
        if last is not None and last.state == "done":
            return self.tr("Done. {name} sees it.").format(name=name_of(view, last.by))
        return self.tr("Nothing to do right now.")

    def _ticked(self) -> None:
        if self._bridge.room is not None:
            self.show_view(self._bridge.room)

    def _seen(self, instruction: str) -> None:
        given = self._open
        if given is None or given.instruction != instruction or given.state != "given":
            return
        if (instruction, given.asked.times) not in self._told:
            self._told.add((instruction, given.asked.times))
            self._bridge.submit(Seen(instruction))

    def _doing(self) -> None:
        if self._open is not None:
            self._bridge.submit(Doing(self._open.instruction))

    def _done(self) -> None:
        if self._open is not None:
            self._bridge.submit(Done(self._open.instruction))

    def _cannot(self) -> None:
        given = self._open
        if given is None:
            return
        self._ask.reason(
            self.tr("What is in the way?"),
            given.text,
            (
                self.tr("I do not understand"),
                self.tr("The patient does not tolerate it"),
                self.tr("I do not have what is needed"),
            ),
            self.tr("Tell the specialist"),
            lambda reason: self._bridge.submit(Impossible(given.instruction, reason)),
        )
