"""Who was helped before anybody could ask is asked once the urgency is over: the line says so, and stops nothing."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from app.consult.consent_due import due
from ui.bridge import Bridge
from ui.controls import Key, Sentence
from ui.stage.asking import Asking
from ui.stage.compact import is_compact
from ui.stage.ticking import RoomClock
from ui.theme import Theme


class ConsentLine(QFrame):
    """Hidden while nothing is due. *Not yet* asks why, and the line comes again later."""

    def __init__(
        self, bridge: Bridge, theme: Theme, clock: RoomClock, ask: Asking, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("Banner")
        self.setProperty("tone", "amber")
        self._bridge, self._theme, self._clock = bridge, theme, clock
        self._gives_way = False
        self.words = Sentence(theme, parent=self)
        self.ask = Key(theme, self.tr("Ask now"), "handshake", parent=self)
        self.not_yet = Key(theme, self.tr("Not yet…"), parent=self)
        self.ask.clicked.connect(lambda: ask.consent())
        self.not_yet.clicked.connect(lambda: ask.not_yet())
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.space(2), theme.space(0.5), theme.space(1), theme.space(0.5))
        row.setSpacing(theme.space(1.5))
        row.addWidget(self.words, 1)
        row.addWidget(self.ask)
        row.addWidget(self.not_yet)
        facets = bridge.facets
        for changed in (facets.consents.changed, facets.request.changed, facets.phase.changed, clock.tick):
            changed.connect(self.show_now)
        self.hide()
        self.show_now()

    def give_way(self, on: bool) -> None:
        """Something weightier stands across the room."""
        if on != self._gives_way:
            self._gives_way = on
            self.show_now()

    def show_now(self, _view: object = None) -> None:
        view = self._bridge.room
        wanted = view is not None and not self._gives_way and due(view.state, self._clock.now_ms())
        if wanted:
            whole = self.tr("Help came first: the patient has not been asked for consent yet. Can you ask now?")
            self.words.setText(self.tr("Consent: not asked yet") if is_compact(self._theme) else whole)
        if wanted == self.isHidden():
            self.setVisible(wanted)
