"""The list of consults: its model, how a line is painted, and the view that keeps its choice when lines move."""

from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ui.home.lines import Line
from ui.lamp import Tone, paint_shape
from ui.nocopy import NoCopy
from ui.theme import RADIUS_PX, Theme

Index = QModelIndex | QPersistentModelIndex
LINE_ROLE = int(Qt.ItemDataRole.UserRole) + 1
TEXT_TOKEN: dict[Tone, str] = {"accent": "accent", "red": "red", "amber": "amber", "green": "green", "plain": "text"}


class QueueModel(QAbstractListModel):
    """Lines in the order they are shown."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: tuple[Line, ...] = ()

    def show(self, lines: tuple[Line, ...]) -> None:
        """The same consults in the same order change in place; anything else is a reset."""
        if [_key(line) for line in lines] == [_key(line) for line in self._lines]:
            before, self._lines = self._lines, lines
            for row, (old, new) in enumerate(zip(before, lines, strict=True)):
                if old != new:
                    self.dataChanged.emit(self.index(row), self.index(row))
            return
        self.beginResetModel()
        self._lines = lines
        self.endResetModel()

    def row_of(self, consult: str) -> int:
        """-1 when it is not in the list."""
        return next((row for row, line in enumerate(self._lines) if line.consult == consult and consult), -1)

    def line(self, row: int) -> Line | None:
        return self._lines[row] if 0 <= row < len(self._lines) else None

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        line = self.line(index.row()) if index.isValid() else None
        if line is None:
            return None
        if role == LINE_ROLE:
            return line
        if role == Qt.ItemDataRole.DisplayRole:
            return line.heading or line.title
        if role == Qt.ItemDataRole.AccessibleTextRole or (role == Qt.ItemDataRole.ToolTipRole and not line.heading):
            return line.spoken
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        line = self.line(index.row()) if index.isValid() else None
        if line is None or line.heading:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


class LinePainter(QStyledItemDelegate):
    """Two lines of text beside the shape of the urgency; state and time at the right."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        line = index.data(LINE_ROLE)
        high = QFontMetrics(self._theme.font("strong", strong=True)).height()
        low = QFontMetrics(self._theme.font("body")).height()
        if isinstance(line, Line) and line.heading:
            return QSize(200, low + (26 if index.row() else 12))
        note = low + 4 if isinstance(line, Line) and line.note else 0
        return QSize(200, high + low + 24 + note)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line = index.data(LINE_ROLE)
        box = QRect(option.rect)
        state = option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if line.heading:
            self._paint_heading(painter, box, line)
        else:
            self._paint_ground(painter, box, state)
            self._paint_line(painter, box.adjusted(14, 10, -14, -10), line)
        painter.restore()

    def _paint_heading(self, painter: QPainter, box: QRect, line: Line) -> None:
        painter.setFont(self._theme.font("body", strong=True))
        painter.setPen(self._theme.colour("quiet"))
        painter.drawText(box.adjusted(14, 0, -14, -6), Qt.AlignmentFlag.AlignBottom, line.heading)

    def _paint_ground(self, painter: QPainter, box: QRect, state: QStyle.StateFlag) -> None:
        inner = box.adjusted(2, 2, -2, -2)
        if state & QStyle.StateFlag.State_Selected:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.colour("accent_soft"))
            painter.drawRoundedRect(inner, RADIUS_PX, RADIUS_PX)
            if state & QStyle.StateFlag.State_HasFocus:
                painter.setPen(QPen(self._theme.colour("accent"), 2))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRoundedRect(inner.adjusted(1, 1, -1, -1), RADIUS_PX, RADIUS_PX)
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.colour("hover"))
            painter.drawRoundedRect(inner, RADIUS_PX, RADIUS_PX)
        else:
            painter.setPen(self._theme.colour("hairline"))
            painter.drawLine(box.bottomLeft() + QPoint(14, 0), box.bottomRight() - QPoint(14, 0))

    def _paint_line(self, painter: QPainter, box: QRect, line: Line) -> None:
        theme = self._theme
        title_font, body = theme.font("strong", strong=True), theme.font("body", figures=True)
        high, low = QFontMetrics(title_font), QFontMetrics(body)
        left = box.left()
        if line.shape != "plain":
            side = high.height() * 0.62
            token = {"red": "red_fill", "amber": "amber_fill", "green": "green_fill"}.get(line.shape, "edge")
            spot = QRectF(left, box.top() + (high.height() - side) / 2, side, side)
            paint_shape(painter, spot, line.shape, theme.colour(token))
            left += round(side) + 14
        top = QRect(left, box.top(), box.right() - left, high.height())
        under = QRect(left, box.top() + high.height() + 4, box.right() - left, low.height())
        painter.setFont(body)
        top.setRight(self._write_right(painter, top, line.aside, "quiet", low) - 12)
        if line.badge:
            under.setRight(self._write_right(painter, under, line.badge, line.badge_tone, low) - 12)
        if line.state:
            half = QRect(under)
            room = max(under.width() // 2, under.width() - low.horizontalAdvance(line.detail) - 24)
            shown = low.elidedText(line.state, Qt.TextElideMode.ElideRight, room)
            under.setRight(self._write_right(painter, half, shown, line.state_tone, low) - 12)
        if line.note:
            note = QRect(left, under.bottom() + 5, box.right() - left, low.height())
            painter.setPen(theme.colour(TEXT_TOKEN["amber"]))
            shown = low.elidedText(line.note, Qt.TextElideMode.ElideRight, note.width())
            painter.drawText(note, Qt.AlignmentFlag.AlignVCenter, shown)
        painter.setPen(theme.colour("quiet"))
        painter.drawText(
            under,
            Qt.AlignmentFlag.AlignVCenter,
            low.elidedText(line.detail, Qt.TextElideMode.ElideRight, under.width()),
        )
        painter.setFont(title_font)
        painter.setPen(theme.colour("text"))
        shown = high.elidedText(line.title, Qt.TextElideMode.ElideRight, top.width())
        painter.drawText(top, Qt.AlignmentFlag.AlignVCenter, shown)

    def _write_right(self, painter: QPainter, box: QRect, text: str, tone: Tone, metrics: QFontMetrics) -> int:
        """Writes at the right end; returns where it begins."""
        painter.setPen(self._theme.colour(TEXT_TOKEN.get(tone, "quiet")))
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, text)
        return box.right() - metrics.horizontalAdvance(text) if text else box.right()


class QueueView(QListView):
    """`chosen(consult)` when the choice moves; `opened(consult)` on Enter or double click."""

    chosen = Signal(str)
    opened = Signal(str)

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        NoCopy(self)
        self.setAccessibleName(name)
        self.lines = QueueModel(self)
        self.setModel(self.lines)
        self.setItemDelegate(LinePainter(theme, self))
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self._consult = ""
        self._showing = False
        self.selectionModel().currentChanged.connect(self._choice_moved)
        self.activated.connect(self._opened)
        theme.changed.connect(self.scheduleDelayedItemsLayout)

    @property
    def consult(self) -> str:
        return self._consult

    def show_lines(self, lines: tuple[Line, ...]) -> None:
        self._showing = True
        self.lines.show(lines)
        row = self.lines.row_of(self._consult)
        if row != self.currentIndex().row():
            self.setCurrentIndex(self.lines.index(row) if row >= 0 else QModelIndex())
        self._showing = False
        if row < 0 and self._consult:
            self._consult = ""
            self.chosen.emit("")

    def choose(self, consult: str) -> None:
        row = self.lines.row_of(consult)
        if row >= 0:
            self.setCurrentIndex(self.lines.index(row))

    def _choice_moved(self, index: QModelIndex) -> None:
        line = self.lines.line(index.row())
        if self._showing or line is None or line.consult == self._consult:
            return
        self._consult = line.consult
        self.chosen.emit(self._consult)

    def _opened(self, index: QModelIndex) -> None:
        line = self.lines.line(index.row())
        if line is not None and line.consult:
            self.opened.emit(line.consult)


def _key(line: Line) -> tuple[str, str]:
    return line.consult, line.heading if not line.consult else ""
