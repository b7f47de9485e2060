"""The link, looked at: a plain sentence, small plots of the last minutes, ways to more. Costs nothing unseen."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QGridLayout, QScrollArea, QVBoxLayout, QWidget

from app.client.border import LinkMoment, LinkStats, WatchLink
from ui.bridge import Bridge
from ui.controls import Key, Sentence
from ui.panels import link_words as words
from ui.panels.plot import Plot, Series
from ui.stage.compact import is_compact
from ui.theme import Theme

Value = Callable[[LinkMoment], float | None]


class LinkPanel(QWidget):
    """Asks the engine for the figures while it is seen, and only then. `in_sheet`: the dialog around it scrolls,
    and with large text has room for the plots side by side."""

    def __init__(
        self, bridge: Bridge, theme: Theme, at_bedside: bool, parent: QWidget | None = None, in_sheet: bool = False
    ) -> None:
        super().__init__(parent)
        self._bridge, self._theme, self._at_bedside = bridge, theme, at_bedside
        self._is_watching = False
        inner = QWidget(self)
        self._column = QVBoxLayout(inner)
        self._column.setContentsMargins(0, 0, theme.space(1), 0)
        self._column.setSpacing(theme.space(0.5))
        self.sentence = Sentence(theme, parent=inner)
        self._column.addWidget(self.sentence)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(theme.space(4))
        self._grid.setVerticalSpacing(theme.space(0.5))
        self._column.addLayout(self._grid)
        self.up = self._plot(self.tr("From here"), 100.0)
        self.down = self._plot(self.tr("To here"), 100.0)
        self.lost = self._plot(self.tr("Lost"), 5.0)
        self.trip = self._plot(self.tr("There and back"), 100.0)
        self.fps = self._plot(self.tr("Pictures a second"), 10.0)
        self.age = self._plot(self.tr("Age of the picture"), 500.0)
        self._plots = (self.up, self.down, self.lost, self.trip, self.fps, self.age)
        for place, plot in enumerate(self._plots):
            self._grid.addWidget(plot, *divmod(place, 2 if in_sheet and is_compact(theme) else 1))
        self.way = Sentence(theme, tone="quiet", parent=inner)
        self.moved = Sentence(theme, tone="quiet", parent=inner)
        self.legend = Sentence(theme, self._legend(), tone="quiet", parent=inner)
        self.details = Key(theme, self.tr("Details…"), "list-bullets", "quiet", parent=inner)
        self.opening = Key(theme, self.tr("What IT must open…"), "lock-key-open", "quiet", parent=inner)
        self.details.clicked.connect(self._open_details)
        self.opening.clicked.connect(self._open_opening)
        for line in (self.way, self.moved, self.legend):
            self._column.addWidget(line)
        for key in (self.details, self.opening):
            self._column.addWidget(key, 0, Qt.AlignmentFlag.AlignLeft)
        self._column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(inner if in_sheet else self._scrolled(inner), 1)
        bridge.link_stats_changed.connect(self._show)
        bridge.link_changed.connect(self._say)
        bridge.media_changed.connect(self._say)
        self._say()
        self._show(bridge.link_stats)

    def _scrolled(self, inner: QWidget) -> QScrollArea:
        scroll = QScrollArea(self)
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(inner)
        return scroll

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._watch(True)
        self._say()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._watch(False)

    def _watch(self, on: bool) -> None:
        if on != self._is_watching:
            self._is_watching = on
            self._bridge.post(WatchLink(on))

    def _legend(self) -> str:
        return self.tr(
            "The last three minutes. Grey dashes: what the link can carry. Lost: solid from here, dashed to here."
        )

    def _open_details(self) -> None:
        from ui.dialogs.link_details import LinkDetailsDialog

        LinkDetailsDialog(self._bridge, self._theme, self.window()).open()

    def _open_opening(self) -> None:
        from ui.dialogs.opening import OpeningDialog

        OpeningDialog(self._bridge, self._theme, parent=self.window()).open()

    def _plot(self, name: str, least: float) -> Plot:
        return Plot(self._theme, name, least, self)

    def _say(self, _view: object = None) -> None:
        if self.isVisible() or not self.sentence.text():
            text = words.sentence(self._bridge.link, self._bridge.media, self._at_bedside)
            if text != self.sentence.text():
                self.sentence.setText(text)

    def _show(self, stats: LinkStats) -> None:
        has_call = bool(stats.moments)
        for part in (*self._plots, self.legend, self.details):
            part.setVisible(has_call)
        way = words.way(stats)
        self.way.setText(way)
        self.way.setVisible(bool(way))
        self.moved.setText(words.moved(stats))
        self.moved.setVisible(stats.moved_bytes > 0)
        if not has_call:
            return
        now, moments, at = stats.moments[-1], stats.moments, stats.now_ms

        def over(value: Value, bound: bool = False) -> Series:
            return Series(tuple((one.at_ms, value(one)) for one in moments), bound)

        kilo = 1_000
        self.up.show_figures(
            at,
            words.rate(now.up_bps, now.may_up_bps),
            (over(lambda one: one.up_bps / kilo), over(lambda one: _kilo(one.may_up_bps), True)),
            words.rate(now.up_bps, None),
        )
        self.down.show_figures(
            at,
            words.rate(now.down_bps, now.may_down_bps),
            (over(lambda one: one.down_bps / kilo), over(lambda one: _kilo(one.may_down_bps), True)),
            words.rate(now.down_bps, None),
        )
        self.lost.show_figures(
            at,
            words.lost(now),
            (over(lambda one: _tenth(one.lost_up_permille)), over(lambda one: _tenth(one.lost_down_permille))),
        )
        self.trip.show_figures(at, words.took(now.rtt_ms), (over(lambda one: one.rtt_ms),))
        self.fps.show_figures(at, words.count(now.fps), (over(lambda one: one.fps),))
        self.age.show_figures(at, words.took(now.age_ms), (over(lambda one: one.age_ms),))


def _kilo(bps: int | None) -> float | None:
    return None if bps is None else bps / 1_000


def _tenth(permille: int | None) -> float | None:
    return None if permille is None else permille / 10
