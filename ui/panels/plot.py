"""One figure over the last minutes: its name, what it is now, and a small line of how it came there. Painted by us."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import Theme

SPAN_MS = 180_000
HIGH_PX = 38
_GAP_MS = 3_500  # a longer silence is not drawn over
_STEPS = (1.0, 1.5, 2.0, 3.0, 4.0, 5.0, 7.5, 10.0)


class Series(msgspec.Struct, frozen=True):
    """`points`: (when, value), rising in time; a value None is a gap. `bound`: what the other one may reach, drawn
    quietly; else drawn dashed where it is the second."""

    points: tuple[tuple[int, float | None], ...] = ()
    bound: bool = False


class Plot(QWidget):
    """`show` with the time of now on the clock of its points. The scale is from nothing to a round figure above all of
    them, at least `least`."""

    def __init__(self, theme: Theme, name: str, least: float, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._name, self._least = theme, name, least
        self._value, self._short, self._now_ms = "", "", 0
        self._series: tuple[Series, ...] = ()
        self._top = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    @property
    def value(self) -> str:
        return self._value

    def show_figures(self, now_ms: int, value: str, series: Sequence[Series], short: str = "") -> None:
        """`value`: what it is now, in words; the scale is in its unit. `short`: where it would cut the name."""
        self._now_ms, self._value, self._short, self._series = now_ms, value, short or value, tuple(series)
        self._ceiling = ceiling(self._series, self._least)
        self._top = f"{self._ceiling:g}"
        self.setAccessibleName(f"{self._name}: {value}")
        self.setToolTip(f"{self._name}: {value}")
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(180), self._line_px() + self._theme.px(HIGH_PX) + self._theme.space(0.5))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(120), self.sizeHint().height())

    def _line_px(self) -> int:
        return QFontMetrics(self._theme.font("body")).height() + 4

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_words(painter)
        top = self._line_px()
        left = QFontMetrics(self._theme.font("small", figures=True)).horizontalAdvance("5000") + self._theme.space(0.75)
        box = QRectF(left, top, self.width() - left - 0.5, self.height() - top - self._theme.space(0.5))
        self._paint_ground(painter, box)
        painter.setClipRect(box)
        for place, series in enumerate(self._series):
            self._paint_series(painter, box, series, place)
        painter.end()

    def _paint_words(self, painter: QPainter) -> None:
        line = QRectF(0, 0, self.width(), self._line_px() - 2)
        font = self._theme.font("body", strong=True, figures=True)
        value, left = self._value, self._left_of(self._value)
        if left < QFontMetrics(self._theme.font("body")).horizontalAdvance(self._name):
            value, left = self._short, self._left_of(self._short)
        painter.setFont(font)
        painter.setPen(self._theme.colour("text"))
        painter.drawText(line, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, value)
        painter.setFont(self._theme.font("body"))
        painter.setPen(self._theme.colour("quiet"))
        name = painter.fontMetrics().elidedText(self._name, Qt.TextElideMode.ElideRight, round(left))
        painter.drawText(line, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, name)

    def _left_of(self, value: str) -> float:
        font = self._theme.font("body", strong=True, figures=True)
        return self.width() - QFontMetrics(font).horizontalAdvance(value) - self._theme.space(1)

    def _paint_ground(self, painter: QPainter, box: QRectF) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour("ground"))
        painter.drawRoundedRect(box, 4, 4)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(self._theme.colour("hairline"), 1))
        painter.drawLine(box.bottomLeft(), box.bottomRight())
        painter.setFont(self._theme.font("small", figures=True))
        painter.setPen(self._theme.colour("quiet"))
        beside = QRectF(0, box.top() - 2, box.left() - self._theme.space(0.5), box.height())
        painter.drawText(beside, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop, self._top)

    def _paint_series(self, painter: QPainter, box: QRectF, series: Series, place: int) -> None:
        for run in runs(series.points):
            points = [self._at(box, when, value) for when, value in run]
            if series.bound:
                painter.setPen(QPen(self._theme.colour("edge"), 1.2, Qt.PenStyle.DashLine))
            else:
                colour, style = ("accent", Qt.PenStyle.SolidLine) if not place else ("amber", Qt.PenStyle.DashLine)
                painter.setPen(QPen(self._theme.colour(colour), 1.8, style))
            path = QPainterPath(points[0])
            for point in points[1:]:
                path.lineTo(point)
            if len(points) == 1:
                path.lineTo(points[0] + QPointF(1.0, 0.0))
            painter.drawPath(path)

    def _at(self, box: QRectF, when_ms: int, value: float) -> QPointF:
        across = 1.0 - (self._now_ms - when_ms) / SPAN_MS
        up = min(1.0, value / self._ceiling)
        return QPointF(box.left() + across * box.width(), box.bottom() - 1.5 - up * (box.height() - 4.0))


def ceiling(series: Sequence[Series], least: float) -> float:
    """A round figure above everything."""
    most = max([least, *(value for one in series for _, value in one.points if value is not None)])
    power = 1.0
    while power * 10 <= most:
        power *= 10
    while power > most:
        power /= 10
    return next(step * power for step in _STEPS if step * power >= most)


def runs(points: Sequence[tuple[int, float | None]]) -> list[list[tuple[int, float]]]:
    """What is drawn as one line each: a gap in time or in what is known ends one."""
    found: list[list[tuple[int, float]]] = []
    before_ms: int | None = None
    for when_ms, value in points:
        if value is None:
            before_ms = None
            continue
        if before_ms is None or when_ms - before_ms > _GAP_MS:
            found.append([])
        found[-1].append((when_ms, value))
        before_ms = when_ms
    return found
