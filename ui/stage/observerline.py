"""At the bedside: somebody asks to look on; the patient is asked, and one press answers. Decides nothing about it."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from app.client.border import Chime, RoomView
from app.consult.care_parts import Observer
from app.consult.events.people import ObserverAdmitted, ObserverDismissed
from ui.bridge import Bridge
from ui.controls import Key, Sentence
from ui.modes import Mode
from ui.stage.compact import is_compact
from ui.theme import Theme

HASTY_MS = 1_000  # a hand that was on its way when the line came, or its name changed, has come to rest by then


class ObserverLine(QFrame):
    """Hidden while nobody asks, and where nobody may answer. One at a time, who asked first before the others.
    A press is about whom the words name, and only once the name has stood there for a moment. `unseen(count)`: so many
    ask while something weightier stands in its place; 0 when it is shown, or nobody asks."""

    unseen = Signal(int)

    def __init__(self, bridge: Bridge, theme: Theme, mode: Mode, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("Banner")
        self.setProperty("tone", "amber")
        self._bridge, self._theme, self._mode = bridge, theme, mode
        self._asking: Observer | None = None
        self._heard: set[tuple[str, int]] | None = None
        self._gives_way = False
        self._count = self.unseen_count = 0
        self._hasty = QTimer(self, singleShot=True, interval=HASTY_MS)
        self._hasty.timeout.connect(lambda: self._keys_work(True))
        self.words = Sentence(theme, parent=self)
        self.let_in = Key(theme, self.tr("Let in"), "user-plus", parent=self)
        self.no = Key(theme, self.tr("No"), "x", parent=self)
        self.let_in.clicked.connect(self._admit)
        self.no.clicked.connect(self._dismiss)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.space(2), theme.space(0.5), theme.space(1), theme.space(0.5))
        row.setSpacing(theme.space(2))
        row.addWidget(self.words, 1)
        row.addWidget(self.let_in)
        row.addWidget(self.no)
        self.setMinimumHeight(theme.key_px + theme.space(1))
        bridge.facets.people.changed.connect(self.show_view)
        self.hide()
        if bridge.room is not None:
            self.show_view(bridge.room)

    def give_way(self, on: bool) -> None:
        """Something weightier stands across the room; the list of the people has the same keys."""
        if on != self._gives_way:
            self._gives_way = on
            self._show(self._asking)

    def show_view(self, view: RoomView) -> None:
        asking = self._who_ask(view)
        self._ring(view, asking)
        if asking:
            self.words.setText(self._words(asking[0], len(asking)))
        self._count = len(asking)
        self._show(asking[0] if asking else None)

    def _show(self, one: Observer | None) -> None:
        """Who stands here anew is not answered by a press that was meant for who stood here, or for another line."""
        before, self._asking = self._asking, one
        shown = one is not None and not self._gives_way
        if one is not None and shown and (self.isHidden() or before is None or before.person != one.person):
            self._keys_work(False)
            self._hasty.start()
        self.setVisible(shown)
        before_count, self.unseen_count = self.unseen_count, 0 if shown else self._count
        if self.unseen_count != before_count:
            self.unseen.emit(self.unseen_count)

    def _keys_work(self, on: bool) -> None:
        self.let_in.setEnabled(on)
        self.no.setEnabled(on)

    def _who_ask(self, view: RoomView) -> list[Observer]:
        under_way = view.state.phase in ("accepted", "held")
        if not self._mode.may("admit") or not under_way:
            return []
        return [one for one in view.state.observers.values() if one.state == "asked"]

    def _words(self, one: Observer, count: int) -> str:
        words = self.tr("{name}, trainee, asks to look on. Ask the patient.").format(name=one.name)
        if is_compact(self._theme):
            words = self.tr("{name} asks to look on. Ask the patient.").format(name=one.name)
        return words if count == 1 else self.tr("{words} Others waiting: {n}.").format(words=words, n=count - 1)

    def _ring(self, view: RoomView, asking: list[Observer]) -> None:
        """Once for each asking that comes while one looks; not for what was there on entering."""
        now = {(one.person, one.at_ms) for one in asking}
        if self._heard is not None and now - self._heard:
            self._bridge.post(Chime("person"))
        self._heard = (self._heard or set()) | now if view.history_whole else None

    def _admit(self) -> None:
        if self._asking is not None:
            self._bridge.submit(ObserverAdmitted(self._asking.person, self._asking.name))

    def _dismiss(self) -> None:
        if self._asking is not None:
            self._bridge.submit(ObserverDismissed(self._asking.person))
