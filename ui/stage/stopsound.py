"""The sound of an unanswered *stop*: again and again until somebody presses. Plays nothing itself, the engine does."""

from PySide6.QtCore import QObject, QTimer

from app.client.border import Chime
from ui.bridge import Bridge

EVERY_MS = 1_500  # the sound is a second long: half a second of quiet lets a voice through between two


class StopSound(QObject):
    def __init__(self, bridge: Bridge, parent: QObject) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._every = QTimer(self, interval=EVERY_MS)
        self._every.timeout.connect(self._sound)

    @property
    def is_on(self) -> bool:
        return self._every.isActive()

    def set_on(self, on: bool) -> None:
        """At once, and then as long as it is on."""
        if on and not self.is_on:
            self._sound()
            self._every.start()
        elif not on:
            self._every.stop()

    def _sound(self) -> None:
        self._bridge.post(Chime("stop"))
