"""How the link is: the link panel as a dialog, from a home, and where the text is too large for it beside a stage."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ui.bridge import Bridge
from ui.dialogs.sheet import Sheet
from ui.panels.link import LinkPanel
from ui.stage.compact import is_compact
from ui.theme import Theme


class LinkDialog(Sheet):
    """`at_bedside`: for whom the sentence is said."""

    def __init__(self, bridge: Bridge, theme: Theme, parent: QWidget | None = None, at_bedside: bool = False) -> None:
        super().__init__(theme, "", parent, 640 if is_compact(theme) else 480)
        self.title.setText(self.tr("Link"))
        self.setWindowTitle(self.tr("Link"))
        self.panel = LinkPanel(bridge, theme, at_bedside, self, in_sheet=True)
        self.body.addWidget(self.panel, 1)
        self.add_cancel(self.tr("Close")).setFocus()
