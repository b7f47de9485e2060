"""Panels side by side, each under its name, for a screen that has room for all of them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.controls import Sentence
from ui.theme import Theme

COLUMNS = 3


class Spread(QWidget):
    """Holds what it is given until `give_back`. A guest stands in the last place."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._cells: list[QWidget] = []
        self._panels: list[QWidget] = []
        self._guest: QWidget | None = None
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(theme.space(2))
        for column in range(COLUMNS):
            self._grid.setColumnStretch(column, 1)

    def show_panels(self, named: Sequence[tuple[str, QWidget]]) -> None:
        for name, panel in named:
            self._add(name, panel)

    def show_guest(self, panel: QWidget, title: str) -> None:
        if panel in self._panels:
            self._cells[self._panels.index(panel)].show()
        else:
            self._add(title, panel)
        self._guest = panel

    def hide_guest(self) -> None:
        if self._guest is not None:
            self._cells[self._panels.index(self._guest)].hide()

    def shows(self, panel: QWidget) -> bool:
        return panel in self._panels and not self._cells[self._panels.index(panel)].isHidden()

    def give_back(self) -> list[QWidget]:
        """What it held, without a parent, in the order it came."""
        panels, self._panels = self._panels, []
        for panel in panels:
            panel.setParent(None)
        for cell in self._cells:
            self._grid.removeWidget(cell)
            cell.deleteLater()
        self._cells, self._guest = [], None
        return panels

    def _add(self, name: str, panel: QWidget) -> None:
        cell = QWidget(self)
        cell.setObjectName("Cell")
        inside = QVBoxLayout(cell)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(self._theme.space(1))
        inside.addWidget(Sentence(self._theme, name, step="strong", strong=True, wrap=False, parent=cell))
        inside.addWidget(panel, 1)
        panel.setSizePolicy(panel.sizePolicy().horizontalPolicy(), QSizePolicy.Policy.Preferred)
        panel.show()
        at = len(self._cells)
        self._cells.append(cell)
        self._panels.append(panel)
        self._grid.addWidget(cell, at // COLUMNS, at % COLUMNS)
        self._grid.setRowStretch(at // COLUMNS, 1)
        cell.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        cell.show()
