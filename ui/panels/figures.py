"""The statistics as a table: which part of the connection, the standard's name, the value. A model; knows no widget."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from app.client.border import Report, Value

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_LEFT_OUT = {"id", "timestamp", "transportId", "codecId", "localId", "remoteId", "localCandidateId"}


class FiguresModel(QAbstractTableModel):
    """Three columns. What refers one entry to another is for the JSON and left out here."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[tuple[str, str, str]] = []

    def show(self, report: Report) -> None:
        rows = rows_of(report)
        if [row[:2] for row in rows] != [row[:2] for row in self._rows]:
            self.beginResetModel()
            self._rows = rows
            self.endResetModel()
            return
        changed = [at for at, (old, new) in enumerate(zip(self._rows, rows, strict=True)) if old != new]
        self._rows = rows
        if changed:
            self.dataChanged.emit(self.index(changed[0], 2), self.index(changed[-1], 2))

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else 3

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or not 0 <= index.row() < len(self._rows):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._rows[index.row()][index.column()]
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column() == 2:
            return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        return None

    def headerData(self, section: int, way: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role != Qt.ItemDataRole.DisplayRole or way != Qt.Orientation.Horizontal:
            return None
        return (self.tr("Part"), self.tr("Name (W3C webrtc-stats)"), self.tr("Value"))[section]


def rows_of(report: Report) -> list[tuple[str, str, str]]:
    return [
        (entry, name, shown(value))
        for entry, stat in report.items()
        for name, value in stat.items()
        if name not in _LEFT_OUT and name != "type"
    ]


def shown(value: Value) -> str:
    match value:
        case bool():
            return "true" if value else "false"
        case float():
            return f"{value:.3f}".rstrip("0").rstrip(".")
        case dict():
            return ", ".join(f"{name} {shown(one)}" for name, one in value.items())
        case _:
            return str(value)
