"""The link panel beside the stage: opened and closed by the lamp that shows the link; made when it is first wanted."""

from __future__ import annotations

from PySide6.QtCore import QObject

from ui.bridge import Bridge
from ui.dialogs.link import LinkDialog
from ui.lamp import LampKey
from ui.panels.bar import PanelBar
from ui.panels.link import LinkPanel
from ui.stage.compact import is_compact
from ui.theme import Theme


class LinkSide(QObject):
    """`at_bedside`: the panels are folded away unless somebody wants one; with large text the stage would be lost
    beside them, and the link has a dialog."""

    def __init__(self, bridge: Bridge, theme: Theme, lamp: LampKey, panels: PanelBar, at_bedside: bool) -> None:
        super().__init__(panels)
        self._bridge, self._theme, self._panels, self._at_bedside = bridge, theme, panels, at_bedside
        self.panel: LinkPanel | None = None
        self._was_folded = False
        lamp.pressed.connect(self.toggle)

    def toggle(self) -> None:
        """Pressed once more, what was there before is back."""
        if self._at_bedside and is_compact(self._theme):
            LinkDialog(self._bridge, self._theme, self._panels.window(), at_bedside=True).open()
            return
        if self.panel is None:
            self.panel = LinkPanel(self._bridge, self._theme, self._at_bedside, self._panels)
        if self._panels.shows(self.panel) and not self._panels.isHidden():
            self._panels.open_panel(self._panels.current)
            self._panels.setHidden(self._was_folded)
            return
        self._was_folded = self._panels.isHidden()
        self._panels.show_guest(self.panel, self.tr("Link"))
        self._panels.show()
