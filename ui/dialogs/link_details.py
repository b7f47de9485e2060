"""The numbers behind the link panel, for whoever supports the place: a table by the standard's names, and as JSON."""

from __future__ import annotations

import msgspec
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractItemView, QTableView, QWidget

from app.client.border import LinkStats
from app.consult.stamp import moment
from ui.bridge import Bridge
from ui.controls import Key, Sentence
from ui.dialogs.sheet import Sheet
from ui.panels.figures import FiguresModel
from ui.theme import Theme


class LinkDetailsDialog(Sheet):
    """Over the link panel, which asks for the figures: follows the call while it is open."""

    def __init__(self, bridge: Bridge, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, "", parent, 860)
        self._bridge = bridge
        self.title.setText(self.tr("The link in numbers"))
        self.setWindowTitle(self.tr("The link in numbers"))
        line = self.tr("For support. Names as in W3C webrtc-stats; times in seconds, rates in bits a second.")
        self.body.addWidget(Sentence(theme, line, tone="quiet", parent=self))
        self._model = FiguresModel(self)
        self.table = QTableView(self)
        self.table.setModel(self._model)
        self.table.setAccessibleName(self.tr("The link in numbers"))
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setShowGrid(False)
        self.table.setWordWrap(False)
        self.table.setTabKeyNavigation(False)
        self.table.verticalHeader().hide()
        self._model.modelReset.connect(self.table.resizeColumnsToContents)
        self.table.horizontalHeader().setStretchLastSection(True)
        self.table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.table.setMinimumHeight(min(theme.px(380), 400))
        self.body.addWidget(self.table, 1)
        self.add_cancel(self.tr("Close"))
        self._copy = self.add_key(Key(theme, self.tr("Copy as JSON"), "copy", "accent", parent=self))
        self._copy.clicked.connect(self._copied)
        theme.changed.connect(self._dress)
        self._dress()
        bridge.link_stats_changed.connect(self._show)
        self._show(bridge.link_stats)

    def _show(self, stats: LinkStats) -> None:
        self._model.show(stats.report)

    def _copied(self) -> None:
        room = self._bridge.room
        which = (room.state.consult, room.server_ms) if room is not None else ("", 0)
        QGuiApplication.clipboard().setText(as_json(self._bridge.link_stats, *which))
        self._copy.setText(self.tr("Copied"))

    def _dress(self) -> None:
        self.table.verticalHeader().setDefaultSectionSize(self._theme.text_px("body") + self._theme.space(1.25))
        self.table.horizontalHeader().setMinimumHeight(self._theme.text_px("body") + self._theme.space(2))


def as_json(stats: LinkStats, consult: str = "", at_ms: int = 0) -> str:
    """The report by id as `getStats` gives it, and the seconds of the plots beside it; of which consult and when, for
    whoever supports the place: nothing of the patient."""
    told: dict[str, object] = {"consult": consult, "time": moment(at_ms)} if consult else {}
    told |= {"statistics": stats.report, "seconds": stats.moments, "movedBytes": stats.moved_bytes}
    return msgspec.json.format(msgspec.json.encode(told)).decode()
