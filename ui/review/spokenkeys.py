"""A key beside each line of the transcript that was spoken as well: heard by a press, and F9 for the chosen line."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QKeySequence, QPainter, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from app.client.border import Command, PlaySound, ReviewStep, ReviewView
from ui.controls import Key
from ui.theme import Theme

Index = QModelIndex | QPersistentModelIndex
GAP_PX = 6


class SpokenKeys(QStyledItemDelegate):
    """Lays and paints the lines of `view`; `step_of` gives a line's step. Nothing is heard by itself."""

    def __init__(
        self,
        theme: Theme,
        view: QListView,
        step_of: Callable[[Index], ReviewStep | None],
        post: Callable[[Command], None],
    ) -> None:
        super().__init__(view)
        self._theme, self._list, self._step_of, self._post = theme, view, step_of, post
        self.keys: dict[str, Key] = {}
        self._heard = ""
        self.shortcut = QShortcut(QKeySequence(Qt.Key.Key_F9), view)
        self.shortcut.activated.connect(self._press_chosen)
        view.setItemDelegate(self)
        view.model().modelReset.connect(self._lay)  # the lines are others: their keys went with those of before

    def show_view(self, view: ReviewView) -> None:
        playing = view.listening.playing
        heard = playing.sound if playing is not None else ""
        if heard != self._heard:
            before, self._heard = self._heard, heard
            for name in (before, heard):
                self._dress(name)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """By the width that a line has: Qt asks with the viewport's too, which is a little wider, and a line that
        breaks once more in the one than in the other would lose its last words."""
        line = QStyleOptionViewItem(option)
        wide = self._list.viewport().width() - 2 * self._list.spacing()
        line.rect = QRect(0, 0, wide, option.rect.height())
        if not self._is_spoken(index):
            return super().sizeHint(line, index)
        return QSize(wide, max(super().sizeHint(self._beside(line), index).height(), self._theme.key_px))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        if not self._is_spoken(index):
            super().paint(painter, option, index)
            return
        ground = QStyle.PrimitiveElement.PE_PanelItemViewItem
        self._list.style().drawPrimitive(ground, option, painter, self._list)
        super().paint(painter, self._beside(option), index)

    def _beside(self, option: QStyleOptionViewItem) -> QStyleOptionViewItem:
        """What is left of the line for its words."""
        narrow = QStyleOptionViewItem(option)
        box = QRect(option.rect)
        key = next(iter(self.keys.values()), None)
        box.setWidth(max(0, box.width() - (key.sizeHint().width() if key is not None else 0) - GAP_PX))
        narrow.rect = box
        return narrow

    def _is_spoken(self, index: Index) -> bool:
        step = self._step_of(index)
        return step is not None and bool(step.clip)

    def _lay(self) -> None:
        self.keys = {}
        model = self._list.model()
        for row in range(model.rowCount()):
            index = model.index(row, 0)
            step = self._step_of(index)
            if step is not None and step.clip:
                holder = QWidget()
                self.keys[step.clip] = key = Key(self._theme, "", "speaker-high", "plain", "", self._tip(step), holder)
                key.clicked.connect(lambda _on=False, name=step.clip: self._press(name))
                beside = QHBoxLayout(holder)
                beside.setContentsMargins(0, 0, 0, 0)
                beside.addStretch(1)
                beside.addWidget(key)
                self._list.setIndexWidget(index, holder)
                self._dress(step.clip)

        self._list.scheduleDelayedItemsLayout()

    def _tip(self, step: ReviewStep) -> str:
        return self.tr("Hear what was spoken, {n} s  (F9)").format(n=max(1, round(step.clip_ms / 1_000)))

    def _dress(self, name: str) -> None:
        key = self.keys.get(name)
        if key is not None:
            key.set_icon("stop" if name == self._heard else "speaker-high")

    def _press(self, name: str) -> None:
        self._post(PlaySound("" if name == self._heard else name))

    def _press_chosen(self) -> None:
        step = self._step_of(self._list.currentIndex())
        if step is not None and step.clip:
            self._press(step.clip)
