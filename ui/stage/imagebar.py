"""The bar under a picture: window, presets, light, turn, measures, and the pages of a series. Only there with a
picture; knows no mark."""

from __future__ import annotations

from collections.abc import Callable

import msgspec
from PySide6.QtCore import QSignalBlocker, QSize, Qt
from PySide6.QtGui import QAction, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLayout, QSlider, QWidget

from app.consult.events.describing import PageFacts
from app.consult.events.looking import Presentation
from app.consult.events.surface import PageSurface
from app.consult.looking import facts_of, scales_of
from ui.bridge import Bridge
from ui.controls import Key
from ui.modes import Mode, Tool
from ui.stage.compact import is_compact
from ui.stage.drawing import Drawer
from ui.stage.film import Film
from ui.stage.imagemenus import fill_film, fill_measures, fill_presets, fill_turns, light_menu
from ui.stage.looking import Looking
from ui.stage.paper import on_paper
from ui.stage.presenting import Presenting
from ui.stage.toolmenus import refilled
from ui.stage.view import StageView
from ui.theme import Theme

OWN: tuple[Tool, ...] = ("window", "length", "angle", "area")  # gone with the bar, so they are put down with it
SLIDER_PX = 88


class ImageBar(QWidget):
    """Of a page of print it has the light, and the turn where no bar of its own turns it. `check`: opens the test of
    this screen's greys."""

    def __init__(
        self,
        bridge: Bridge,
        theme: Theme,
        mode: Mode,
        view: StageView,
        drawer: Drawer,
        looking: Looking,
        presenting: Presenting,
        film: Film,
        check: Callable[[], None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._bridge, self._theme, self._mode, self._view = bridge, theme, mode, view
        self._drawer, self._looking, self._presenting = drawer, looking, presenting
        self._film, self._series = film, film.series
        self._keys: list[Key] = []
        self._row = QHBoxLayout(self)
        self._row.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)  # it sees to it itself that all fits
        self._row.setContentsMargins(theme.space(1), theme.space(0.5), theme.space(1), 0)
        self._row.setSpacing(theme.space(0.5))
        self._row.addStretch(1)
        self.window_key = self._key(self.tr("Window"), "sun-dim", self._take_window, "W", checkable=True)
        self.presets = self._key(self.tr("Presets"), "list-bullets")
        self.presets.setMenu(refilled(self, lambda menu: fill_presets(menu, self._facts(), presenting)))
        self.light = self._key(self.tr("Light"), "sun")
        self.light.setMenu(light_menu(self, theme, presenting, check))
        self.invert = self._key(self.tr("Invert"), "circle-half", self._invert, "Shift+I", checkable=True)
        self.turn = self._key(self.tr("Turn"), "arrow-clockwise")
        self.turn.setMenu(refilled(self, lambda menu: fill_turns(menu, presenting)))
        self.measure = self._key(self.tr("Measure"), "ruler", checkable=True)
        self.measure.setMenu(refilled(self, lambda menu: fill_measures(menu, drawer)))
        self.plain = self._key(self.tr("As it came"), "arrow-counter-clockwise", self._reset)
        self.film = self._key(self.tr("Run"), "play", film.press, "L")
        self.slider = QSlider(Qt.Orientation.Horizontal, self)
        self.slider.setFixedWidth(theme.px(SLIDER_PX))
        self.slider.setAccessibleName(self.tr("Picture of the series"))
        self.slider.valueChanged.connect(lambda page: film.series.show_page(page))
        self._row.addWidget(self.slider)
        self.where = self._key(self.tr("Pictures"), "")
        self.where.setMenu(refilled(self, lambda menu: fill_film(menu, film)))
        self._row.addStretch(1)
        for changed in (presenting.changed, looking.passed, view.painted):
            changed.connect(self.tell)
        drawer.tool_changed.connect(self.tell)
        film.changed.connect(self.tell)
        bridge.facets.looks.changed.connect(self.tell)
        theme.changed.connect(self._dress)
        self._shown: tuple[object, ...] = ()
        self.hide()

    def show_surface(self, _surface: object = None) -> None:
        """Another surface is on the stage."""
        surface = self._looking.surface()
        self.setVisible(surface is not None and (self._is_image() or not self._mode.may("answer")))
        if self._drawer.tool in OWN and (
            self.isHidden() or (self._drawer.tool != "window" and not self._is_measured())
        ):
            self._drawer.take("point")
        document = self._series.document
        if document is not None:
            self._series.bring(document)
        self._shown = ()
        self.tell()

    def tell(self, _why: object = None) -> None:
        """What the keys say and which of them are there. At every paint: the same again costs nothing."""
        if self.isHidden():
            return
        document, page, current = self._series.document, self._series.page, self._presenting.current
        now = (document, page, current, self._has_values(), self._drawer.tool, self._is_measured(), self._film.runs)
        if now == self._shown:
            return
        self._shown = now
        self.film.set_icon("pause" if self._film.runs else "play")
        self.presets.setVisible(self._has_values())
        self.measure.setVisible(self._is_measured())
        self.turn.setVisible(self._kind() != "pdf" or not self._mode.filmstrip)
        self.plain.setEnabled(current != Presentation())
        self.invert.setChecked(current.invert)
        self.window_key.setChecked(self._drawer.tool == "window")
        self.measure.setChecked(self._drawer.tool in OWN and self._drawer.tool != "window")
        several = document.pages if document is not None else 0
        for widget in (self.film, self.where):
            widget.setVisible(several > 1)
        with QSignalBlocker(self.slider):
            self.slider.setRange(0, max(several - 1, 0))
            self.slider.setValue(page)
        self.where.setText(self.tr("{n} of {all}").format(n=page + 1, all=several))
        self.where.setToolTip(self.tr("Speed, and which pictures run"))
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def minimumSizeHint(self) -> QSize:
        """No wish of its own: it takes the width of the stage."""
        return QSize(0, self._theme.key_px + self._theme.space(0.5))

    def sizeHint(self) -> QSize:
        return self.minimumSizeHint()

    def _fit(self) -> None:
        """Words before the slider, the slider before nothing: wheel and keys turn the pages too."""
        several = self._series.document is not None
        room = self.width() - 2 * self._theme.space(1)
        self._word(not is_compact(self._theme))
        if self._wanted(False) > room:
            self._word(False)
        self.slider.setVisible(several and self._wanted(True) <= room)

    def _wanted(self, slider: bool) -> int:
        keys = [key for key in self._keys if not key.isHidden()]
        wide = sum(key.sizeHint().expandedTo(key.minimumSize()).width() + self._row.spacing() for key in keys)
        return wide + (self.slider.width() + self._row.spacing() if slider else 0)

    def _dress(self) -> None:
        self._shown = ()
        self.tell()

    # ---- what it is about

    def _is_image(self) -> bool:
        return self._kind() == "image"

    def _kind(self) -> str:
        surface, room = self._looking.surface(), self._bridge.room
        if not isinstance(surface, PageSurface) or room is None:
            return ""
        document = room.state.documents.get(surface.document)
        return document.kind if document is not None else ""

    def _has_values(self) -> bool:
        held = self._view.picture.held
        return held is not None and held.deep is not None

    def _is_measured(self) -> bool:
        """An image is measured with or without a scale: without one it is said that there are no units."""
        surface, room = self._looking.surface(), self._bridge.room
        if room is None or surface is None or not self._mode.may("mark"):
            return False
        if on_paper(room.state, surface) is not None:
            return False  # curves are measured by calipers, which know time from height
        return self._is_image() or bool(scales_of(room.state, surface))

    def _facts(self) -> PageFacts | None:
        surface, room = self._looking.surface(), self._bridge.room
        return facts_of(room.state, surface) if room is not None and surface is not None else None

    # ---- keys

    def _take_window(self) -> None:
        self._drawer.take("point" if self._drawer.tool == "window" else "window")

    def _invert(self) -> None:
        current = self._presenting.current
        self._presenting.set(msgspec.structs.replace(current, invert=not current.invert))

    def _reset(self) -> None:
        self._presenting.set(Presentation())

    def _word(self, on: bool) -> None:
        for key, name in (
            (self.window_key, self.tr("Window") if self._has_values() else self.tr("Light by hand")),
            (self.presets, self.tr("Presets")),
            (self.light, self.tr("Light")),
            (self.invert, self.tr("Invert")),
            (self.turn, self.tr("Turn")),
            (self.measure, self.tr("Measure")),
            (self.plain, self.tr("As it came")),
            (self.film, self.tr("Stand") if self._film.runs else self.tr("Run")),
        ):
            key.setText(name if on else "")
            key.setAccessibleName(name)

    def _key(
        self,
        name: str,
        icon: str,
        press: Callable[[], object] | None = None,
        shortcut: str = "",
        checkable: bool = False,
    ) -> Key:
        key = Key(self._theme, name, icon, "stage", tip=f"{name}  ({shortcut})" if shortcut else name, parent=self)
        key.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # the stage keeps the focus, and with it its keys
        key.setCheckable(checkable)
        if press is not None:
            key.clicked.connect(lambda _on=False: press())
        if press is not None and shortcut:
            action = QAction(self._view)
            action.setShortcut(QKeySequence(shortcut))
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            action.triggered.connect(lambda _on=False: press() if not self.isHidden() else None)
            self._view.addAction(action)
        self._row.addWidget(key)
        self._keys.append(key)
        return key
