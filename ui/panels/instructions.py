"""What the specialist told the bedside to do and what became of it, one line each, and the line to say the next."""

from __future__ import annotations

import secrets
from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from app.client.border import RoomView
from app.consult.events import AnyEvent
from app.consult.events.guidance import Done, InstructionGiven, Reopened, Withdrawn
from app.consult.state import Instruction
from ui.controls import Key, Sentence
from ui.facets import Facet
from ui.panels.instruction_words import OPEN_STATES, state_words
from ui.panels.rows import Row, Rows
from ui.stage.receipt import name_first
from ui.stage.ticking import RoomClock, age_words
from ui.theme import Theme

MAX_LETTERS = 280  # it has to be read at arm's length


class InstructionsPanel(QWidget):
    """One that was not shown in time asks *Send again or withdraw*; nothing is sent again by itself."""

    def __init__(
        self,
        theme: Theme,
        facet: Facet,
        submit: Callable[[AnyEvent], None],
        clock: RoomClock,
        may_instruct: bool,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._submit = submit
        self._clock = clock
        self._may_instruct = may_instruct
        self._facet = facet
        self._keys_for: dict[str, tuple[str, bool]] = {}
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
        row.addWidget(self.line, 1)
        row.addWidget(self.send)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.rows, 1)
        layout.addWidget(self._ask)
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
        given = list(view.state.instructions.values())
        rows = self.rows.arrange([one.instruction for one in given])
        self._keys_for = {name: keys for name, keys in self._keys_for.items() if name in rows}
        for one in given:
            if one.instruction in rows:
                self._fill(rows[one.instruction], one, view)

    def _fill(self, row: Row, given: Instruction, view: RoomView) -> None:
        age = age_words(self._clock.now_ms() - given.asked.made_ms)
        head = self.tr("{name}, {age} ago").format(name=name_first(view, given.asked.by), age=age)
        tone, words = state_words(view, given)
        row.say(head, given.text, tone, words, struck=given.state == "withdrawn")
        wanted = (given.state, given.instruction in view.late)
        if self._may_instruct and self._keys_for.get(given.instruction) != wanted:
            self._keys_for[given.instruction] = wanted
            row.clear_keys()
            self._add_keys(row, given, late=wanted[1])

    def _add_keys(self, row: Row, given: Instruction, late: bool) -> None:
        name = given.instruction
        if given.state == "given" and late:
            self._key(row, self.tr("Send again"), lambda: self._send_again(given))
            self._key(row, self.tr("Withdraw"), lambda: self._submit(Withdrawn(name)))
        elif given.state in OPEN_STATES:
            self._key(row, self.tr("Done, they said"), lambda: self._submit(Done(name, spoken=True)))
            self._key(row, self.tr("Withdraw"), lambda: self._submit(Withdrawn(name)))
        elif given.state in ("done", "impossible"):
            self._key(row, self.tr("Ask again"), lambda: self._submit(Reopened(name)))

    def _key(self, row: Row, words: str, press: Callable[[], None]) -> None:
        row.add_key(Key(self._theme, words, kind="plain")).clicked.connect(lambda: press())

    def _send_again(self, given: Instruction) -> None:
        """The old one is withdrawn, so that it can never come up beside the new one."""
        self._submit(Withdrawn(given.instruction, self.tr("Sent again")))
        self._submit(InstructionGiven(secrets.token_hex(16), given.text, given.pictogram))

    def _send(self) -> None:
        text = self.line.text().strip()
        if text:
            self._submit(InstructionGiven(secrets.token_hex(16), text))
            self.line.clear()

    def _ticked(self) -> None:
        if self._facet.view is not None and self.isVisible():
            self.show_view(self._facet.view)
