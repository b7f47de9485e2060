"""How the link is, from a home: the link panel as a dialog, where no room has a place for it."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ui.bridge import Bridge
from ui.dialogs.sheet import Sheet
from ui.panels.link import LinkPanel
from ui.theme import Theme


class LinkDialog(Sheet):
    def __init__(self, bridge: Bridge, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, "", parent, 480)
        self.title.setText(self.tr("Link"))
        self.setWindowTitle(self.tr("Link"))
        self.panel = LinkPanel(bridge, theme, False, self)
        self.body.addWidget(self.panel, 1)
        self.add_cancel(self.tr("Close")).setFocus()
