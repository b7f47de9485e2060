"""The line over the board that says what rings, with the key that silences it here; plays nothing."""

from PySide6.QtWidgets import QWidget

from ui.controls import Banner
from ui.ringing import Ringing
from ui.theme import Theme


class CallBanner(Banner):
    """Stands as long as something rings."""

    def __init__(self, theme: Theme, ringing: Ringing, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._ringing = ringing
        ringing.changed.connect(self._show)
        self.pressed.connect(ringing.silence)
        self._show()

    def _show(self) -> None:
        calls, me = self._ringing.calls, self._ringing.me
        mine = self.tr("The bedside calls you in a consult of yours. It rings here until you open it.")
        waits = self.tr("An emergency waits. It rings here until a specialist accepts it.")
        words = self.tr("Nobody looks after an emergency. It rings here until a specialist takes it over.")
        if any(entry.phase == "waiting" for entry in calls):
            words = waits
        elif any(entry.lead == me and entry.help_ms is not None for entry in calls):
            words = mine
        self.say("red", words if calls else "", self.tr("Stop the sound") if calls else "")
