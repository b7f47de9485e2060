"""What the specialist told the bedside to do and what became of it, one line each, and the line to say the next."""

from __future__ import annotations

import secrets
from collections.abc import Callable

from msgspec.structs import replace
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from app.client.border import RoomView
from app.consult.events import AnyEvent
from app.consult.events.guidance import Done, InstructionGiven, Withdrawn
from app.consult.instructions import OPEN
from app.consult.state import Instruction
from ui.controls import Key, Sentence
from ui.facets import Facet
from ui.panels.clipkey import ClipKey
from ui.panels.instruction_words import all_open, state_words
from ui.panels.rows import Row, Rows
from ui.stage.receipt import name_first
from ui.stage.ticking import RoomClock, age_words
from ui.theme import Theme

MAX_LETTERS = 280  # it has to be read at arm's length
CLIP_WITHIN_MS = 1_000  # the words do not wait longer for what was spoken beside them


class InstructionsPanel(QWidget):
    """One that was not shown in time asks *Send again or withdraw*; nothing is sent again by itself. One step at a
    time: what is asked while one is open stands instead of it."""

    def __init__(
        self,
        theme: Theme,
        facet: Facet,
        submit: Callable[[AnyEvent], None],
        clock: RoomClock,
        may_instruct: bool,
        speak: ClipKey | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._submit = submit
        self._clock = clock
        self._may_instruct = may_instruct
        self._facet = facet
        self._keys_for: dict[str, tuple[str, bool, bool, bool]] = {}
        self._open: list[Instruction] = []
        self._sends = QTimer(self, singleShot=True, interval=CLIP_WITHIN_MS)  # runs while *Ask* waits for what was said
        self._sends.timeout.connect(self._send_words)
        self._stops = 0  # that were known when it was pressed
        self._others = ""  # who asked what is open, where it is not for us to ask something else
        self.rows = Rows(theme, self.tr("Nothing was asked of the bedside yet."), self)
        self._ask = Sentence(theme, self.tr("One thing at a time, as you would say it"), "small", "quiet", parent=self)
        self.line = QLineEdit(self)
        self.line.setMaxLength(MAX_LETTERS)
        self.line.setMinimumHeight(theme.key_px)
        self.line.setPlaceholderText(self.tr("Slide the probe to the left…"))
        self.send = Key(
            theme, self.tr("Ask"), "hand-pointing", tip=self.tr("Show it on the bedside's screen"), parent=self
        )
        row = QHBoxLayout()
        row.setSpacing(theme.space(1))
        row.addWidget(self.send, 1)
        self.speak = speak
        if speak is not None:
            speak.setParent(self)
            row.insertWidget(0, speak, 1)
            speak.settled.connect(self._spoken)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.rows, 1)
        layout.addWidget(self._ask)
        layout.addWidget(self.line)
        layout.addLayout(row)
        for part in (self._ask, self.line, self.send):
            part.setVisible(may_instruct)
        self.line.returnPressed.connect(self._send)
        self.send.clicked.connect(self._send)
        facet.changed.connect(self.show_view)
        clock.tick.connect(self._ticked)
        if facet.view is not None:
            self.show_view(facet.view)

    def show_view(self, view: RoomView) -> None:
        self._say_open(view)
        given = list(view.state.instructions.values())
        rows = self.rows.arrange([one.instruction for one in given])
        self._keys_for = {name: keys for name, keys in self._keys_for.items() if name in rows}
        for one in given:
            if one.instruction in rows:
                self._fill(rows[one.instruction], one, view)

    def _say_open(self, view: RoomView) -> None:
        me, lead = view.me.person if view.me is not None else "", view.state.lead
        self._open = all_open(view)
        waits = (*self._open, *view.unanswered)  # what was answered ahead of the log is still in the way there
        asker = next((one.by for one in waits if me not in (one.by, lead)), "")
        self._others = name_first(view, asker) if asker else ""
        self.send.setText(self.tr("Instead") if self._open and not asker else self.tr("Ask"))
        self.send.setEnabled(not asker)
        if asker:
            words = self.tr(
                "{name} asked something that is still open. It is answered first, or you take the lead and ask instead."
            )
            self._ask.setText(words.format(name=self._others))
        elif self.speak is not None and self.speak.refused:
            self._ask.setText(self.speak.refused)
        elif self._open:
            self._ask.setText(self.tr("One step is open. What you ask now stands instead of it."))
        else:
            self._ask.setText(self.tr("One thing at a time, as you would say it"))

    def _fill(self, row: Row, given: Instruction, view: RoomView) -> None:
        age = age_words(self._clock.now_ms() - given.asked.made_ms)
        head = self.tr("{name}, {age} ago").format(name=name_first(view, given.asked.by), age=age)
        tone, words = state_words(view, given)
        row.say(head, given.text, tone, words, struck=given.state == "withdrawn")
        me = view.me.person if view.me is not None else ""
        is_ours = me in (given.by, view.state.lead)
        wanted = (given.state, given.instruction in view.late, bool(self._open), is_ours)
        if self._may_instruct and self._keys_for.get(given.instruction) != wanted:
            self._keys_for[given.instruction] = wanted
            row.clear_keys()
            self._add_keys(row, given, late=wanted[1], is_ours=is_ours)

    def _add_keys(self, row: Row, given: Instruction, late: bool, is_ours: bool) -> None:
        """A colleague's step is neither sent again nor withdrawn by who does not lead: the log would not take it."""
        name = given.instruction
        if given.state == "given" and late and is_ours:
            self._key(row, self.tr("Send again"), lambda: self._send_again(given))
        elif given.state in OPEN:
            self._key(row, self.tr("Done, they said"), lambda: self._submit(Done(name, spoken=True)))
        if given.state in OPEN and is_ours:
            self._key(row, self.tr("Withdraw"), lambda: self._submit(Withdrawn(name)))
        if given.state in ("done", "impossible") and not self._open:
            self._key(row, self.tr("Ask again"), lambda: self._send_again(given))

    def _key(self, row: Row, words: str, press: Callable[[], None]) -> None:
        row.add_key(Key(self._theme, words, kind="plain")).clicked.connect(lambda: press())

    def _send_again(self, given: Instruction) -> None:
        """In the place of the old one, so that it can never come up beside the new one; as it was spoken then."""
        clip = given.clip
        event = InstructionGiven(secrets.token_hex(16), given.text, given.pictogram)
        if clip is not None:
            event = replace(event, clip=clip.blob, clip_bytes=clip.size_bytes, clip_ms=clip.length_ms)
        self._submit(event)

    def _send(self) -> None:
        """The engine puts it in the place of what is open."""
        text = self.line.text().strip()
        if not text or self._others:
            return
        if self.speak is not None and self.speak.is_busy:
            self._stops = self._stops_now
            self._sends.start()
            self.speak.finish()
            return
        given = InstructionGiven(secrets.token_hex(16), text)
        self._submit(self.speak.put_into(given) if self.speak is not None else given)
        self.line.clear()

    @property
    def _stops_now(self) -> int:
        return len(self._facet.view.state.stops) if self._facet.view is not None else 0

    def _spoken(self, made: bool) -> None:
        """*Ask* was pressed while it was being said: it goes now, or the line says what was wrong. What was asked
        before a stop is not sent behind it."""
        sends = self._sends.isActive() and self._stops_now == self._stops
        self._sends.stop()
        if sends and made:
            self._send()
        elif self._facet.view is not None:
            self._say_open(self._facet.view)

    def _send_words(self) -> None:
        """What was said is not here in time."""
        if self.speak is None:
            return
        self.speak.give_up(self.tr("What you said was not ready in time: the words went alone."))
        if self._stops_now == self._stops:
            self._send()
        if self._facet.view is not None:
            self._say_open(self._facet.view)

    def _ticked(self) -> None:
        if self._facet.view is not None and self.isVisible():
            self.show_view(self._facet.view)
