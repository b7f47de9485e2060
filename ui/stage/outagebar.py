"""The connection is lost for long: said across the room, with the number to telephone; never over a picture."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.client.border import RoomView
from app.consult.state import Instruction
from ui.bridge import Bridge
from ui.controls import Sentence
from ui.modes import Mode
from ui.panels.instruction_words import state_words
from ui.stage.compact import is_compact
from ui.stage.outage import Lost, Outage
from ui.stage.receipt import name_of
from ui.stage.ticking import RoomClock, age_words
from ui.theme import Theme

SHOWN_LETTERS = 90  # of an instruction: its beginning tells which one it was


class OutageBar(QFrame):
    """Hidden while there is a way. At the bedside the instruction stands large below, with its age; the specialist
    reads here what became of the last one, and with large text in the panel beside the stage."""

    def __init__(
        self,
        bridge: Bridge,
        theme: Theme,
        mode: Mode,
        clock: RoomClock,
        outage: Outage,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("Banner")
        self.setProperty("tone", "red")
        self._bridge, self._theme, self._mode, self._clock, self._outage = bridge, theme, mode, clock, outage
        self.title = Sentence(theme, step="title", strong=True, parent=self)
        self.ringing = Sentence(theme, strong=True, parent=self)
        self.help = Sentence(theme, parent=self)
        self.last = Sentence(theme, parent=self)
        self.whom = Sentence(theme, wrap=False, parent=self)
        self.number = Sentence(theme, step="hero", strong=True, wrap=False, parent=self)
        by_hand = Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        self.number.setTextInteractionFlags(by_hand)
        self.number.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        words, telephone = QVBoxLayout(), QVBoxLayout()
        for label in (self.title, self.ringing, self.help, self.last):
            words.addWidget(label)
        for label in (self.whom, self.number):
            telephone.addWidget(label, 0, Qt.AlignmentFlag.AlignRight)
        for column in (words, telephone):
            column.setSpacing(0)
            column.addStretch(1)
            column.insertStretch(0, 1)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(theme.space(2), theme.space(1), theme.space(2), theme.space(1))
        layout.setSpacing(theme.space(3))
        layout.addLayout(words, 1)
        layout.addLayout(telephone)
        # A line of each is the least: Qt would reserve the height of the text wrapped as narrow as it goes.
        self._lines = 1 if is_compact(theme) or mode.may("answer") else 2
        self.say_ringing("")
        outage.changed.connect(self.show_now)
        bridge.home_changed.connect(self.show_now)
        bridge.facets.instructions.changed.connect(self.show_now)
        self.hide()

    def say_ringing(self, words: str) -> None:
        """That it rings elsewhere meanwhile, or that nobody is rung: empty where nothing calls. With large text it
        stands instead of what goes on."""
        self.ringing.setText(words)
        self.ringing.setVisible(bool(words))
        self.help.setVisible(not words or not is_compact(self._theme))
        lines = self._lines + bool(words and not is_compact(self._theme))
        least = round(1.4 * (self._theme.text_px("title") + lines * self._theme.text_px("body")))
        self.setMinimumHeight(least + self._theme.space(1))

    def show_now(self, _view: object = None) -> None:
        view, lost = self._bridge.room, self._outage.lost
        if view is None or lost is None:
            self.hide()
            return
        name = name_of(view, lost.other) if lost.other else ""
        self.title.setText(self._title(lost, name))
        self.help.setText(self._help(lost, name))
        last = "" if self._mode.may("answer") or is_compact(self._theme) else self._last(view)
        self.last.setText(last)
        self.last.setVisible(bool(last))
        self._show_number(view, lost, name)
        self.show()

    def _title(self, lost: Lost, name: str) -> str:
        age = age_words(self._outage.for_ms)
        if lost.gone == "voice":
            return self.tr("No picture and no voice for {age}").format(age=age)
        if not name or is_compact(self._theme):  # the name stands over the number
            return self.tr("No connection for {age}").format(age=age)
        return self.tr("No connection with {name} for {age}").format(name=name, age=age)

    def _help(self, lost: Lost, name: str) -> str:
        at_bedside = self._mode.may("answer")
        match lost.gone:
            case "voice" if at_bedside:
                goes_on = self.tr("What you photograph and write still arrives.")
            case "voice":
                goes_on = self.tr("What you write and draw still arrives.")
            case "own" if not self._bridge.link.keeps:
                goes_on = self.tr("What you do now is not kept on this computer.")
            case "own" if at_bedside:
                goes_on = self.tr("Go on photographing and writing: it is kept here and sent by itself.")
            case "own":
                goes_on = self.tr("What you write and draw is kept here and sent by itself.")
            case "other" if at_bedside:
                goes_on = self.tr("Go on photographing and writing: {name} gets it later.").format(name=name)
            case "other":
                goes_on = self.tr("The bedside gets what you write and draw later.")
        if is_compact(self._theme):  # the picture needs the room
            return goes_on
        return self.tr("{goes_on} The connection returns without a press; you will hear it.").format(goes_on=goes_on)

    def _last(self, view: RoomView) -> str:
        """The newest instruction, how old it is and how far it came."""
        given: Instruction | None = max(
            view.state.instructions.values(), key=lambda one: one.asked.made_ms, default=None
        )
        if given is None:
            return ""
        text = given.text if len(given.text) <= SHOWN_LETTERS else given.text[: SHOWN_LETTERS - 1] + "…"
        age = age_words(self._clock.now_ms() - given.asked.made_ms)
        words = self.tr("Last instruction, {age} ago: “{text}”, {state}")
        return words.format(age=age, text=text, state=state_words(view, given)[1])

    def _show_number(self, view: RoomView, lost: Lost, name: str) -> None:
        """The other side's own; where the server has none, the clinic has the one that all clinics ring."""
        number = view.telephones.get(lost.other, "")
        whom = self.tr("Telephone {name}").format(name=name)
        if not number and self._mode.may("ask"):
            number, whom = self._bridge.home.telephone, self.tr("Telephone")
        self.whom.setText(whom if number else self.tr("Telephone each other"))
        self.number.setText(number)
        self.number.setAccessibleName(f"{whom} {number}")
        self.number.setVisible(bool(number))
