"""What happened, a line each; the line of the moment is marked, a press goes to it; what was spoken has a key."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QListView, QVBoxLayout, QWidget

from app.client.border import Command, ReviewStep, ReviewView, Seek
from ui.controls import Sentence
from ui.nocopy import NoCopy
from ui.review.sounds import ReviewSounds
from ui.review.spokenkeys import SpokenKeys
from ui.review.times import since
from ui.theme import Theme

Index = QModelIndex | QPersistentModelIndex


class StepsModel(QAbstractListModel):
    """The steps of a review; told anew only when they are others."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.steps: tuple[ReviewStep, ...] = ()
        self._from_ms = 0

    def show(self, steps: tuple[ReviewStep, ...], from_ms: int) -> None:
        if steps is not self.steps or from_ms != self._from_ms:
            self.beginResetModel()
            self.steps, self._from_ms = steps, from_ms
            self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.steps)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        step = self.step(index)
        if step is not None and role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            who = f"{step.by_name}: " if step.by_name else ""
            doubt = "" if step.time_known else self.tr(" (time not known)")
            return f"{since(step.at_ms, self._from_ms)}{doubt}   {who}{step.text}"
        return None

    def step(self, index: Index) -> ReviewStep | None:
        """Of a line; None where there is none."""
        return self.steps[index.row()] if index.isValid() and index.row() < len(self.steps) else None


class Transcript(QWidget):
    """Right of the stage."""

    def __init__(self, theme: Theme, post: Callable[[Command], None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("Side")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._theme = theme
        self._post = post
        self.model = StepsModel(self)
        self.list = QListView(self)
        NoCopy(self.list)
        self.list.setObjectName("Transcript")
        self.list.setModel(self.model)
        self.list.setWordWrap(True)
        self.list.setSpacing(2)
        self.list.setResizeMode(QListView.ResizeMode.Adjust)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAccessibleName(self.tr("What happened"))
        self.spoken = SpokenKeys(theme, self.list, self.model.step, post)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.space(1.5), theme.space(1.5), theme.space(1), theme.space(1))
        self.head = QVBoxLayout()  # the small picture stands here, clear of the stage
        layout.addLayout(self.head)
        layout.addWidget(Sentence(theme, self.tr("What happened"), "strong", strong=True, wrap=False, parent=self))
        layout.addWidget(self.list, 1)
        self.sounds = ReviewSounds(theme, post, self)
        layout.addWidget(self.sounds)
        self.list.clicked.connect(self._go)
        self.list.activated.connect(self._go)
        theme.changed.connect(self._dress)
        self._dress()

    def show_view(self, view: ReviewView) -> None:
        self.model.show(view.steps, view.from_ms)
        self.spoken.show_view(view)
        row = bisect_right([step.at_ms for step in view.steps], view.at_ms) - 1
        if row >= 0 and row != self.list.currentIndex().row():
            self.list.setCurrentIndex(self.model.index(row, 0))
        self.sounds.show_view(view)

    def _go(self, index: QModelIndex) -> None:
        self._post(Seek(self.model.steps[index.row()].at_ms))

    def _dress(self) -> None:
        self.setFixedWidth(min(self._theme.px(320), 460))
