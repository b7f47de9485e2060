"""Which pages of a file are key: their numbers as people write them, or the pages themselves, looked at small."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QIcon, QPixmap, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QLineEdit,
    QListView,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app.client.shareplan import BadPages, named_pages, pages_named
from app.media.frames import Frame
from ui.controls import Sentence
from ui.dialogs.preview import pixels_of
from ui.theme import Theme

THUMB_PX = 72


class PagePicker(QWidget):
    """`wanted(page)`: it is on the screen and has no picture yet; `changed` when other pages are chosen. The first page
    always is."""

    wanted = Signal(int)
    changed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._count = 0
        self._asked: set[int] = set()
        self._chosen: tuple[int, ...] = (0,)
        self.numbers = QLineEdit(self)
        self.numbers.setPlaceholderText(self.tr("Pages, such as 1-3, 7"))
        self.numbers.setAccessibleName(self.tr("Numbers of the key pages"))
        self.numbers.setMinimumHeight(theme.key_px)
        self._wrong = Sentence(theme, "", tone="quiet", parent=self)
        self.pages = QListWidget(self)
        self.pages.setAccessibleName(self.tr("Pages of this file"))
        self.pages.setViewMode(QListView.ViewMode.IconMode)
        self.pages.setFlow(QListView.Flow.LeftToRight)
        self.pages.setWrapping(False)
        self.pages.setMovement(QListView.Movement.Static)
        self.pages.setUniformItemSizes(True)
        self.pages.setLayoutMode(QListView.LayoutMode.Batched)
        self.pages.setSelectionMode(QAbstractItemView.SelectionMode.MultiSelection)
        self.pages.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.pages.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        side = theme.px(THUMB_PX)
        self.pages.setIconSize(QSize(side, side))
        self._cell = QSize(side + theme.px(14), side + theme.px(34))
        self.pages.setGridSize(self._cell)
        self.pages.setFixedHeight(self._cell.height() + theme.px(22))
        self._look = QTimer(self, singleShot=True, interval=0)
        self._look.timeout.connect(self._ask_for_those_seen)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space(1))
        for part in (self.numbers, self._wrong, self.pages):
            column.addWidget(part)
        self._wrong.hide()
        self.numbers.textEdited.connect(self._typed)
        self.pages.itemSelectionChanged.connect(self._picked)
        self.pages.horizontalScrollBar().valueChanged.connect(lambda _value: self._look.start())

    @property
    def chosen(self) -> tuple[int, ...]:
        """Counted from 0, with the first."""
        return self._chosen

    @property
    def is_right(self) -> bool:
        return self._wrong.isHidden()

    def show_count(self, count: int) -> None:
        self._count = count
        self.pages.clear()
        blank = QPixmap(self.pages.iconSize())
        blank.fill(Qt.GlobalColor.transparent)
        icon = QIcon(blank)
        for page in range(count):
            item = QListWidgetItem(icon, str(page + 1))
            item.setSizeHint(self._cell)
            item.setTextAlignment(Qt.AlignmentFlag.AlignHCenter)
            self.pages.addItem(item)
        self._take((0,))
        self._look.start()

    def show_page(self, page: int, frame: Frame) -> None:
        item = self.pages.item(page)
        if item is not None:
            side = self.pages.iconSize()
            how = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
            item.setIcon(QIcon(QPixmap.fromImage(pixels_of(frame)).scaled(side, *how)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._look.start()

    def _ask_for_those_seen(self) -> None:
        if not self.isVisible() or not self._count:
            return
        left, wide = self.pages.horizontalScrollBar().value(), max(self._cell.width(), 1)
        first, last = left // wide, (left + self.pages.viewport().width()) // wide
        for page in range(max(first, 0), min(last + 1, self._count)):
            if page not in self._asked:
                self._asked.add(page)
                self.wanted.emit(page)

    def _typed(self, words: str) -> None:
        try:
            pages = pages_named(words, self._count)
        except BadPages as bad:
            self._wrong.setText(self.tr("There is no page {words}.").format(words=bad.text))
            self._wrong.show()
        else:
            self._wrong.hide()
            self._show_picked(pages)
        self.changed.emit()

    def _picked(self) -> None:
        pages = {index.row() for index in self.pages.selectedIndexes()}
        self._take(tuple(sorted(pages)))
        self._wrong.hide()
        self.changed.emit()

    def _take(self, pages: tuple[int, ...]) -> None:
        self._show_picked(pages)
        self.numbers.setText(named_pages(self._chosen))

    def _show_picked(self, pages: tuple[int, ...]) -> None:
        """Silently: whoever chose them tells it once."""
        self._chosen = tuple(sorted({0, *pages}))
        self.pages.blockSignals(True)
        chosen = set(self._chosen)
        for page in range(self._count):
            self.pages.item(page).setSelected(page in chosen)
        self.pages.blockSignals(False)
