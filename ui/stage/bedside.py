"""What the bedside reads and presses: the instruction, large, with its age and two answers, and four keys."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from typing import cast

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.client.border import Photograph, RoomView
from app.client.clip_commands import PlayClip
from app.consult.events.guidance import Doing, Done, HelpCalled, Impossible, ImpossibleWhy, Seen
from app.consult.practice import is_practice
from app.consult.rules.table import LIVE
from app.consult.state import Instruction
from ui.bridge import Bridge
from ui.controls import Key, Sentence
from ui.lamp import Lamp
from ui.panels.instruction_words import newest_open, replaced_words, said_words
from ui.panels.sight import is_in_sight
from ui.stage.asking import Asking
from ui.stage.compact import say_key
from ui.stage.readlong import ReadLong
from ui.stage.receipt import name_of
from ui.stage.ticking import RoomClock, age_words
from ui.theme import Theme

HASTY_MS = 3_000


class InstructionLine(QWidget):
    """`seen(str)` after the instruction was really painted in a window that can be seen; `doing`: it was begun;
    `cannot`: it cannot be done; `again`: it was spoken too, and is to be heard. `mono_ms()`: a steady clock."""

    seen = Signal(str)
    doing = Signal()
    cannot = Signal()
    again = Signal()

    def __init__(self, theme: Theme, mono_ms: Callable[[], int], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._mono_ms = mono_ms
        self._long = ReadLong(mono_ms)
        self._hasty_until_ms = 0
        self.setObjectName("Instruction")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.text = Sentence(theme, step="instruction", strong=True, parent=self)
        self.said = Lamp(theme, self)
        self.begin = Key(theme, self.tr("Doing it"), "hand", "quiet", "F5", self.tr("I am doing it now"), self)
        self.begin.clicked.connect(self.doing)
        say_key(theme, self.begin, self.tr("Doing it"))
        self.refuse = Key(theme, self.tr("Cannot…"), "x", "plain", "F6", parent=self)
        self.refuse.clicked.connect(self.cannot)
        self.hear = Key(theme, self.tr("Hear it"), "speaker-high", "plain", "F9", self.tr("Hear it again"), self)
        self.hear.clicked.connect(self.again)
        for key in (self.begin, self.refuse, self.hear):
            key.hide()
        asked = QHBoxLayout()
        asked.setSpacing(theme.space(2))
        asked.addWidget(self.text, 1)
        asked.addWidget(self.hear, 0, Qt.AlignmentFlag.AlignVCenter)
        asked.addWidget(self.begin, 0, Qt.AlignmentFlag.AlignVCenter)
        asked.addWidget(self.refuse, 0, Qt.AlignmentFlag.AlignVCenter)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.space(2), theme.space(0.5), theme.space(2), theme.space(0.5))
        layout.setSpacing(0)
        layout.addLayout(asked)
        layout.addWidget(self.said, 0, Qt.AlignmentFlag.AlignLeft)
        self._given: Instruction | None = None
        # One line each is the least: Qt would reserve the height of the text wrapped as narrow as it goes.
        self.setMinimumHeight(round(1.4 * (theme.text_px("instruction") + theme.text_px("body"))) + theme.space(1.5))

    def show_instruction(
        self, given: Instruction | None, late: bool, now_ms: int, otherwise: str, instead_of: str = ""
    ) -> None:
        self._given = given
        self.begin.setVisible(given is not None and given.state in ("given", "seen"))
        self.refuse.setVisible(given is not None)
        self.hear.setVisible(given is not None and given.clip is not None)
        self.setProperty("late", late)
        if given is None:
            self.text.setText(otherwise)
            self.text.set_tone("quiet")
            self.said.hide()
            return
        self.text.setText(f"“{given.text}”")
        self.text.set_tone("quiet" if late else "plain")
        hasty = self._mono_ms() < self._hasty_until_ms
        words = (
            self.tr("This has only just come. Read it, then press.")
            if hasty
            else said_words(given, late, now_ms, instead_of)
        )
        self.said.show_state("amber" if late or hasty else "quiet", words)
        self.said.show()

    def is_read(self, given: Instruction) -> bool:
        """It has been here long enough to be what a press answers."""
        return self._long.is_read(_asking(given))

    def say_hasty(self) -> None:
        """For a moment, until it is shown anew."""
        self._hasty_until_ms = self._mono_ms() + HASTY_MS

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not is_in_sight(self):
            return
        self._long.painted(None if self._given is None else _asking(self._given))
        if self._given is not None and self._given.state == "given":
            self.seen.emit(self._given.instruction)


def _asking(given: Instruction) -> tuple[str, int]:
    return given.instruction, given.asked.times


class Bedside(QWidget):
    """`Seen` is submitted once an asking; a late one is answered like any other, but is never shown as new. A press
    answers only what stood there long enough to be read: another step may have come in its place a moment ago."""

    live_pressed = Signal()

    def __init__(
        self, bridge: Bridge, theme: Theme, clock: RoomClock, ask: Asking, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._bridge, self._clock, self._ask = bridge, clock, ask
        self._told: set[tuple[str, int]] = set()  # an instruction, and which asking of it
        self._open: Instruction | None = None
        self._accented = True
        self._gives_way = False  # the one accent is elsewhere
        self.line = InstructionLine(theme, clock.mono_ms, self)
        self.done = Key(theme, self.tr("Done"), "check", "accent", "F1", parent=self)
        self.photograph = Key(theme, self.tr("Photograph"), "camera", "plain", "F2", parent=self)
        self.live = Key(theme, self.tr("Live"), "broadcast", "plain", "F3", self.tr("Back to the live picture"), self)
        self.help = Key(theme, self.tr("I need you"), "bell-ringing", "red", "F4", parent=self)
        keys = QHBoxLayout()
        keys.setContentsMargins(theme.space(2), 0, theme.space(2), theme.space(1))
        keys.setSpacing(theme.sizes.key_gap_px)
        for key in (self.done, self.photograph, self.live, self.help):
            keys.addWidget(key, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.space(0.5))
        layout.addWidget(self.line)
        layout.addLayout(keys)
        self.line.doing.connect(self._doing)
        self.line.seen.connect(self._seen, Qt.ConnectionType.QueuedConnection)
        self.done.clicked.connect(self._done)
        self.line.cannot.connect(self._cannot)
        self.line.again.connect(self._hear_again)
        self.live.clicked.connect(self.live_pressed)
        self.photograph.clicked.connect(lambda: bridge.post(Photograph(secrets.token_hex(16))))
        self.help.clicked.connect(lambda: bridge.submit(HelpCalled()))
        bridge.facets.instructions.changed.connect(self.show_view)
        bridge.facets.phase.changed.connect(self.show_view)
        bridge.media_changed.connect(self._ticked)
        clock.tick.connect(self._ticked)
        self._ticked()

    def show_view(self, view: RoomView) -> None:
        self._open = given = newest_open(view)
        late = given is not None and given.instruction in view.late
        instead_of = replaced_words(view, given) if given is not None else ""
        self.line.show_instruction(given, late, self._clock.now_ms(), self._otherwise(view), instead_of)
        self.done.setEnabled(given is not None)
        self.photograph.setEnabled(self._bridge.media.on)
        # One accent a screen: until the camera runs it belongs to the key that starts it.
        self._accent(self._bridge.media.on and given is not None and not self._gives_way)
        self.help.setEnabled(view.state.phase in LIVE)  # afterwards nobody would come
        called_ms = view.state.help_ms
        age = age_words(self._clock.now_ms() - called_ms) if called_ms is not None else ""
        self.help.setText(self.tr("Called {age} ago").format(age=age) if age else self.tr("I need you"))

    def offer_live(self, on: bool) -> None:
        """Something else than the live picture is on the stage."""
        self.live.setEnabled(on)

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
        if view.state.phase == "waiting" and is_practice(view.state):
            return self.tr("Do what the practice partner asks above.")
        if view.state.phase == "waiting":
            return self.tr("No specialist is here yet.")
        if view.state.phase == "closed":
            return QCoreApplication.translate("StageWords", "This consult has ended")
        if last is not None and last.state == "done":
            is_kept = last.instruction in view.pending and self._bridge.link.state != "online"
            waits = is_kept and self._bridge.media.remote != "live"  # a call that stands says it
            later = self.tr("Done. {name} is told when the connection is back.")
            return (later if waits else self.tr("Done. {name} is told.")).format(name=name_of(view, last.by))
        return self.tr("Nothing to do right now.")

    def _ticked(self, _media: object = None) -> None:
        if self._bridge.room is not None:
            self.show_view(self._bridge.room)

    def _seen(self, instruction: str) -> None:
        given = self._open
        if given is None or given.instruction != instruction or given.state != "given":
            return
        if (instruction, given.asked.times) not in self._told:
            self._told.add((instruction, given.asked.times))
            self._bridge.submit(Seen(instruction))
            room = self._bridge.room
            if given.clip is not None and room is not None and instruction not in room.late:
                self._bridge.post(PlayClip(instruction))

    def _hear_again(self) -> None:
        if self._open is not None:
            self._bridge.post(PlayClip(self._open.instruction, again=True))

    def _doing(self) -> None:
        if (given := self._answered()) is not None:
            self._bridge.submit(Doing(given.instruction))

    def _done(self) -> None:
        if (given := self._answered()) is not None:
            self._bridge.submit(Done(given.instruction))

    def _answered(self) -> Instruction | None:
        """What this press is the answer to."""
        if self._open is not None and not self.line.is_read(self._open):
            self.line.say_hasty()
            self._ticked()
            return None
        return self._open

    def _cannot(self) -> None:
        given = self._open
        if given is None:
            return
        self._ask.cannot(
            given.text,
            lambda why, words: self._bridge.submit(Impossible(given.instruction, words, cast(ImpossibleWhy, why))),
        )
