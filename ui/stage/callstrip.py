"""Who else calls while one is in a room: a strip in the bar across the top, never over the picture; rings nothing."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from app.consult.board import BoardEntry
from ui.band import ElidedLabel
from ui.controls import Key
from ui.home.lines import complaint_of, waiting_since_ms
from ui.home.shelves import RANK
from ui.lamp import Lamp
from ui.ringing import Ringing
from ui.stage.compact import say_key
from ui.stage.ticking import RoomClock, age_words
from ui.theme import Theme

LEAST_PX = 120  # of the words, at 100 %: the beginning of a complaint


class CallStrip(QWidget):
    """Hidden while nothing rings. `taken(consult)`: it is wanted; the room is left for it only when that is agreed to.
    It takes its place in a row that is there, so that what is drawn on does not move."""

    taken = Signal(str)
    turned = Signal()

    def __init__(self, theme: Theme, ringing: Ringing, clock: RoomClock, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._ringing, self._clock = theme, ringing, clock
        self._consult = ""
        self.lamp = Lamp(theme, self)
        self.words = ElidedLabel(self)
        self.words.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)  # they give way, no key does
        self.silence = Key(theme, "", "bell-slash", "quiet", tip=self.tr("Stop the sound"), parent=self)
        self.take = Key(theme, "", "arrow-right", "red", parent=self)
        for key in (self.take, self.silence):
            key.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.space(1))
        row.addWidget(self.lamp)
        row.addWidget(self.words, 1)
        row.addWidget(self.take)
        row.addWidget(self.silence)
        self.silence.clicked.connect(ringing.silence)
        self.take.clicked.connect(lambda: self.taken.emit(self._consult))
        ringing.changed.connect(self.show_now)
        clock.tick.connect(self.show_now)
        theme.changed.connect(self.show_now)
        self.hide()
        self.show_now()

    @property
    def wanted_px(self) -> int:
        """So wide that the words begin: what is beside it gives way for that, the keys of this never."""
        return self.minimumSizeHint().width() + self._theme.px(LEAST_PX)

    def show_now(self) -> None:
        calls = sorted(self._ringing.calls, key=self._rank)
        was = self.isHidden(), self.take.text()
        if calls:
            self._show(calls[0], len(calls) - 1)
        self.setVisible(bool(calls))
        if (self.isHidden(), self.take.text()) != was:
            self.turned.emit()

    def _rank(self, entry: BoardEntry) -> tuple[bool, int, int]:
        """One's own that calls for help first."""
        return entry.lead != self._ringing.me, RANK[entry.urgency], waiting_since_ms(entry)

    def _show(self, entry: BoardEntry, others: int) -> None:
        self._consult = entry.consult
        what, key, since_ms = self._what(entry)
        age = age_words(self._clock.now_ms() - since_ms)
        more = self.tr("{n} more").format(n=others) if others else ""
        parts = (what, complaint_of(entry), entry.site_name, age, more)
        whole = " · ".join(part for part in parts if part)
        self.words.say(whole)
        self.words.setToolTip(whole)
        self.words.setAccessibleName(whole)
        self.lamp.show_state("red", "", whole)
        say_key(self._theme, self.take, key)
        for one in (self.take, self.silence):  # as wide as it wants to be, always: not as a key that may shrink
            one.setMinimumWidth(0)

    def _what(self, entry: BoardEntry) -> tuple[str, str, int]:
        """What it is, what a press does, and since when."""
        if entry.phase == "waiting":
            return self.tr("Emergency"), self.tr("Accept…"), waiting_since_ms(entry)
        if entry.lead == self._ringing.me:
            since_ms = entry.help_ms or entry.lead_gone_ms or entry.asked_ms
            return self.tr("You are needed"), self.tr("Go there…"), since_ms
        return self.tr("Nobody there"), self.tr("Take over…"), entry.lead_gone_ms or entry.asked_ms
