"""*What IT must open…*: the key beside a server that was not reached, to a page for whoever looks after the network."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from ui.bridge import Bridge
from ui.controls import Key
from ui.theme import Theme


class OpeningKey(Key):
    """Hidden until it is of use. `server`: what stands in that field."""

    def __init__(self, bridge: Bridge, theme: Theme, server: Callable[[], str], parent: QWidget) -> None:
        super().__init__(theme, "", "lock-key-open", "quiet", parent=parent)
        self.setText(self.tr("What IT must open…"))
        self._bridge, self._server, self._of = bridge, server, theme
        self.clicked.connect(self._open)
        self.hide()

    def _open(self) -> None:
        from ui.dialogs.opening import OpeningDialog

        OpeningDialog(self._bridge, self._of, self._server(), self.window()).open()
