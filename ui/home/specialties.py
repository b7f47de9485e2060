"""The choice of one specialty on the board, made of those that are asked for; knows no list."""

from collections.abc import Iterable

from PySide6.QtWidgets import QComboBox, QWidget

from app.consult.board import BoardEntry


class SpecialtyBox(QComboBox):
    """`wanted` is empty for all of them. What is chosen stays chosen while others come and go."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Specialty"))
        self.addItem(self.tr("All specialties"), "")

    @property
    def wanted(self) -> str:
        return str(self.currentData() or "")

    def offer(self, entries: Iterable[BoardEntry]) -> None:
        names = sorted({entry.specialty for entry in entries if entry.specialty})
        if names == [self.itemData(at) for at in range(1, self.count())]:
            return
        chosen = self.wanted
        self.blockSignals(True)
        while self.count() > 1:
            self.removeItem(1)
        for name in names:
            self.addItem(name, name)
        self.setCurrentIndex(max(0, self.findData(chosen)))
        self.blockSignals(False)
