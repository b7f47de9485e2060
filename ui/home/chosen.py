"""The right side of the specialist's board: the chosen request at a glance and what can be done with it now."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.consult.board import BoardEntry
from ui.controls import Key, Sentence
from ui.home.glance import Glance
from ui.home.lookingon import is_let_in, key_words, may_ask_in, standing_words
from ui.home.shelves import is_left_alone
from ui.modes import Mode
from ui.theme import Theme


class ChosenRequest(QWidget):
    """Shows the entry it is given. `entered`: accepted while it waits, taken over where nobody looks after it, else
    opened. What another specialist could have done meanwhile is not done without a link: an acceptance that arrives
    hours later helps nobody."""

    entered = Signal()
    decline_pressed = Signal()
    hand_on_pressed = Signal()

    def __init__(self, theme: Theme, mode: Mode, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._mode = theme, mode
        self.glance = Glance(theme, mode.may("see_name"), self)
        self.why = Sentence(theme, tone="amber", parent=self)
        self.accept = Key(theme, self.tr("Accept"), "check", "accent", "Ctrl+Return", parent=self)
        self.decline = Key(theme, self.tr("Decline…"), "x", shortcut="Ctrl+Backspace", parent=self)
        self.hand_on = Key(theme, self.tr("Hand on…"), "arrow-bend-up-right", shortcut="Ctrl+H", parent=self)
        self.accept.clicked.connect(self.entered)
        self.decline.clicked.connect(self.decline_pressed)
        self.hand_on.clicked.connect(self.hand_on_pressed)
        self._lay_out()

    def show_entry(self, entry: BoardEntry, now_ms: int, me: str, online: bool) -> None:
        self.glance.show_entry(entry, now_ms, me)
        may = self._mode.may("accept")
        waits, alone = may and entry.phase == "waiting", may and is_left_alone(entry, me)
        leads = may and entry.lead == me and entry.phase in ("accepted", "held")
        looks_on = self._mode.may("look_on")
        words = self.tr("Accept") if waits else self.tr("Take over") if alone else self.tr("Open")
        self.accept.setText(words)
        self.accept.set_icon("check" if waits else "arrow-right")
        self.accept.setEnabled(online or not waits)
        if looks_on:
            self._show_looking_on(entry, me, online)
            return
        self.decline.setVisible(waits)
        self.decline.setEnabled(online)
        self.hand_on.setVisible(leads)
        self.hand_on.setEnabled(online)
        self.why.setText(self._why_not(waits))
        self.why.setVisible(not online and (waits or leads))

    def _show_looking_on(self, entry: BoardEntry, me: str, online: bool) -> None:
        let_in = is_let_in(entry, me)
        self.accept.setText(key_words(entry, me))
        self.accept.set_icon("arrow-right" if let_in else "user-plus")
        self.accept.setEnabled(let_in or (online and may_ask_in(entry, me)))
        self.decline.hide()
        self.hand_on.hide()
        self.why.setText(standing_words(entry, me))
        self.why.setVisible(not let_in)

    def _why_not(self, waits: bool) -> str:
        if waits:
            return self.tr(
                "The link is gone: another specialist may have taken it. It can be accepted when it is back."
            )
        return self.tr("The link is gone: it can be handed on when it is back.")

    def _lay_out(self) -> None:
        theme = self._theme
        foot = QWidget(self)
        foot.setObjectName("Foot")
        foot.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        keys = QHBoxLayout()
        keys.addWidget(self.accept, 2)
        keys.addWidget(self.decline, 1)
        keys.addWidget(self.hand_on, 1)
        low = QVBoxLayout(foot)
        low.setContentsMargins(theme.space(3), theme.space(2), theme.space(3), theme.space(2))
        low.setSpacing(theme.space(1))
        low.addWidget(self.why)
        low.addLayout(keys)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.glance, 1)
        whole.addWidget(foot)
