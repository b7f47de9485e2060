"""On the home of a computer that was never tried: an offer to do so, in nobody's way. An emergency may come first."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ui.actions import Actions
from ui.controls import Banner
from ui.theme import Theme


class TryBar(Banner):
    """Stands until the key was pressed, here or in the menu, and does not come again on this computer."""

    def __init__(self, theme: Theme, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        if not actions.offers_selftest:
            return
        words = self.tr("This computer was not tried yet: camera, microphone, loudspeaker and link, in one minute.")
        self.say("plain", words, self.tr("Try it now"))
        self.pressed.connect(actions.selftest.trigger)
        actions.selftest.triggered.connect(self.hide)
