"""What the filmstrip lists, as a model: a row is made when it is looked at, so that a document of 1,000 pages costs
what is in sight of it. Knows no engine."""

from __future__ import annotations

from bisect import bisect_right
from collections import OrderedDict
from itertools import accumulate
from typing import Any

import msgspec
from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QIcon

from app.consult.events.surface import FrameSurface, PageSurface, Surface
from app.consult.state import ConsultState
from ui.stage import showing

MOST_ICONS = 240  # of 14 kB each; who scrolls further back waits for them as for the first time
Index = QModelIndex | QPersistentModelIndex


class Block(msgspec.Struct, frozen=True):
    """Rows that come and go together: the live picture, a still, the pages of a document. `number`: of the still.
    `one`: a row for all pages, for the sheets of a recording are the same curves otherwise."""

    key: str
    rows: int = 1
    title: str = ""
    still: FrameSurface | None = None
    number: int = 0
    one: bool = False

    def surface(self, row: int) -> Surface | None:
        if self.key == showing.LIVE:
            return None
        return self.still if self.still is not None else PageSurface(self.key, row)


class FilmModel(QAbstractListModel):
    """`lacking(Surface)`: a row is looked at whose picture nobody has given yet; told with every look."""

    lacking = Signal(object)

    def __init__(self, live_icon: QIcon, empty_icon: QIcon) -> None:
        super().__init__()
        self._live_icon, self._empty_icon = live_icon, empty_icon
        self._blocks: list[Block] = []
        self._starts: list[int] = [0]  # of each block, and behind the last
        self._icons: OrderedDict[str, QIcon] = OrderedDict()

    def dress(self, live_icon: QIcon, empty_icon: QIcon) -> None:
        """Another theme or size of text: pictures are asked for again."""
        self._live_icon, self._empty_icon = live_icon, empty_icon
        self._icons.clear()
        self._tell(0, self.rowCount() - 1)

    def show(self, state: ConsultState) -> None:
        """What is gone goes, what is new comes in its place: who has scrolled stays where they are."""
        wanted = _blocks(state)
        kept = {block.key: block for block in wanted}
        for at in reversed(range(len(self._blocks))):
            before = self._blocks[at]
            after = kept.get(before.key)
            if after is None or after.rows != before.rows:
                self.beginRemoveRows(QModelIndex(), self._starts[at], self._starts[at + 1] - 1)
                self._set([*self._blocks[:at], *self._blocks[at + 1 :]])
                self.endRemoveRows()
            elif after != before:
                self._blocks[at] = after
                self._tell(self._starts[at], self._starts[at + 1] - 1)
        for at, block in enumerate(wanted):
            if at >= len(self._blocks) or self._blocks[at].key != block.key:
                first = self._starts[at]
                self.beginInsertRows(QModelIndex(), first, first + block.rows - 1)
                self._set([*self._blocks[:at], block, *self._blocks[at:]])
                self.endInsertRows()

    def surface(self, row: int) -> Surface | None:
        at, within = self._place(row)
        return self._blocks[at].surface(within)

    def row(self, surface: Surface | None) -> int:
        """-1 for what is not listed."""
        key = surface.document if isinstance(surface, PageSurface) else showing.key_of(surface)
        for block, start in zip(self._blocks, self._starts, strict=False):
            if block.key == key:
                page = surface.page if isinstance(surface, PageSurface) and not block.one else 0
                return start + page if page < block.rows else -1
        return -1

    def picture(self, surface: Surface, icon: QIcon) -> None:
        key, row = showing.key_of(surface), self.row(surface)
        if row < 0:
            return
        self._icons[key] = icon
        self._icons.move_to_end(key)
        while len(self._icons) > MOST_ICONS:
            self._icons.popitem(last=False)
        self._tell(row, row)

    # ---- Qt

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  Qt's own signature
        return 0 if parent.isValid() else self._starts[-1]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= self._starts[-1]:
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.AccessibleTextRole:
                return self._words(index.row())
            case Qt.ItemDataRole.DecorationRole:
                return self._icon(index.row())
            case Qt.ItemDataRole.TextAlignmentRole:
                return Qt.AlignmentFlag.AlignHCenter
            case Qt.ItemDataRole.ToolTipRole:
                return self._blocks[self._place(index.row())[0]].title
            case _:
                return None

    def _words(self, row: int) -> str:
        at, within = self._place(row)
        block = self._blocks[at]
        if block.key == showing.LIVE:
            return self.tr("Live")
        if block.still is not None:
            return self.tr("Still {n}").format(n=block.number)
        return self.tr("Page {n}").format(n=within + 1) if block.rows > 1 else block.title

    def _icon(self, row: int) -> QIcon:
        surface = self.surface(row)
        if surface is None:
            return self._live_icon
        icon = self._icons.get(showing.key_of(surface))
        if icon is None:
            self.lacking.emit(surface)
            return self._empty_icon
        return icon

    def _place(self, row: int) -> tuple[int, int]:
        """The block, and the row in it."""
        at = bisect_right(self._starts, row) - 1
        return at, row - self._starts[at]

    def _set(self, blocks: list[Block]) -> None:
        self._blocks = blocks
        self._starts = [0, *accumulate(block.rows for block in blocks)]

    def _tell(self, first: int, last: int) -> None:
        if first <= last:
            self.dataChanged.emit(self.index(first), self.index(last))


def _blocks(state: ConsultState) -> list[Block]:
    """Everything that can be put on the stage: live, stills, then the documents' pages."""
    stills = [
        Block(key, still=FrameSurface(one.source, one.capture_ms, one.width, one.height), number=number)
        for number, (key, one) in enumerate(state.stills.items(), 1)
    ]
    documents = [
        Block(one.document, one=True, title=one.title)
        if one.kind == "signal"
        else Block(one.document, one.pages, one.title)
        for one in state.documents.values()
        if one.withdrawn is None and one.pages > 0
    ]
    return [Block(showing.LIVE), *stills, *documents]
