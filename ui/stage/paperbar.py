"""The bar under a sheet of curves: which part, layout, speed, gain and filter; the calipers, and the size on this
screen. On a photographed ECG only the calipers and its scale. Hidden everywhere else."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from msgspec.structs import replace
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from app.client.border import RoomView
from app.consult.events.describing import SurfaceCalibrated
from app.consult.events.marks import Figure
from app.consult.events.surface import PageSurface
from app.consult.figurewords import figure_words
from app.documents.calipering import KINDS
from app.documents.signals.calipers import Kind
from app.documents.signals.sheets import GAINS, LAYOUTS, SPEEDS, Sheet
from ui.controls import Key
from ui.dialogs.bankcard import BankCard
from ui.said import said
from ui.stage.caliper import Calipers
from ui.stage.compact import is_compact
from ui.stage.paper import OnPaper, layout_word, on_paper, time_word
from ui.stage.readout import Readout
from ui.stage.sizeword import SizeWord
from ui.stage.stage_door import StageDoor
from ui.stage.toolmenus import refilled
from ui.stage.truesize import TrueSize

Choice = tuple[str, Sheet, bool]


class PaperBar(QWidget):
    def __init__(self, door: StageDoor, sizes: TrueSize) -> None:
        super().__init__(door.view)
        self.setObjectName("PaperBar")
        self._door, self._theme, self._sizes = door, door.theme, sizes
        self._paper: OnPaper | None = None
        self.calipers = Calipers(door.bridge, door.view, door.drawer)
        self.size_word = SizeWord(door.theme, door.view, sizes)
        theme = self._theme
        self.before = Key(theme, "", "caret-left", "stage", tip=self.tr("Ten seconds before"), parent=self)
        self.time = Key(theme, "", "", "stage", tip=self.tr("Part of the recording"), parent=self)
        self.after = Key(theme, "", "caret-right", "stage", tip=self.tr("Ten seconds later"), parent=self)
        self.layout_key = Key(theme, "", "", "stage", tip=self.tr("Layout of the leads"), parent=self)
        self.speed = Key(theme, "", "", "stage", tip=self.tr("Paper speed"), parent=self)
        self.gain = Key(theme, "", "", "stage", tip=self.tr("Gain"), parent=self)
        self.filter = Key(theme, "", "", "stage", tip=self.tr("Filters, named on the paper"), parent=self)
        self.caliper = Key(theme, "", "ruler", "stage", tip=self.tr("Calipers: press at one leg, let go at the other"))
        self.caliper.setCheckable(True)
        self.kind = Key(theme, "", "", "stage", tip=self.tr("What the calipers measure"), parent=self)
        self.real = Key(theme, "", "arrows-out", "stage", tip=self.tr("Real size, by a bank card held to the screen"))
        self.take_back = Key(theme, self.tr("Take the scale back"), "arrow-counter-clockwise", "stage", parent=self)
        self.readout = Readout(theme, door.mode, door.drawer, self)
        self.all = Key(theme, self.tr("Paper"), "", "stage", parent=self)
        self._lay_out()
        self._connect()
        self.hide()

    def _lay_out(self) -> None:
        column, row = QVBoxLayout(self), QHBoxLayout()
        theme = self._theme
        column.setContentsMargins(theme.space(1), theme.space(0.5), theme.space(1), theme.space(0.5))
        column.setSpacing(theme.space(0.5))
        row.setSpacing(theme.space(0.5))
        sheet = (self.before, self.time, self.after, self.layout_key, self.speed, self.gain, self.filter)
        self._of_sheet = (*sheet, self.real, self.all)
        self._apart = (self.layout_key, self.speed, self.gain, self.filter, self.real)
        for key in (*sheet, self.all, self.caliper, self.kind, self.real, self.take_back):
            row.addWidget(key)
        row.addStretch(1)
        column.addLayout(row)
        column.addWidget(self.readout)

    def _connect(self) -> None:
        door = self._door
        self.before.clicked.connect(lambda: self._step(-1))
        self.after.clicked.connect(lambda: self._step(1))
        for key, choices in (
            (self.time, self._windows),
            (self.layout_key, self._layouts),
            (self.speed, self._speeds),
            (self.gain, self._gains),
            (self.filter, self._filters),
        ):
            key.setMenu(refilled(key, self._filler(choices)))
        self.all.setMenu(refilled(self.all, self._fill_all))
        self.kind.setMenu(refilled(self.kind, self._fill_kinds))
        self.caliper.clicked.connect(lambda on: door.drawer.take("caliper" if on else "point"))
        self.real.clicked.connect(self._real_size)
        self.take_back.clicked.connect(self._take_back)
        door.drawer.tool_changed.connect(lambda tool: self.caliper.setChecked(tool == "caliper"))
        self.calipers.told.connect(self._read)
        door.surface_changed.connect(lambda _surface: self.show_room(door.bridge.room))
        self._theme.changed.connect(self._resay)
        for facet in (door.bridge.facets.documents, door.bridge.facets.stage):
            facet.changed.connect(self.show_room)
        door.view.looked.connect(self._say_size)
        door.view.painted.connect(self._say_size)

    def _resay(self) -> None:
        self.show_room(self._door.bridge.room)

    def show_room(self, view: RoomView | None) -> None:
        paper = on_paper(view.state, self._door.looking.surface()) if view is not None else None
        if paper != self._paper:
            self.readout.begin()
        self._paper = paper
        self.setVisible(paper is not None)
        self.size_word.is_sheet = paper is not None and paper.sheet is not None
        if paper is None:
            if self._door.drawer.tool == "caliper":
                self._door.drawer.take("point")
            return
        is_small = is_compact(self._theme)  # then all about the paper is behind one key
        for key in self._of_sheet:
            has_room = not is_small if key in self._apart else is_small if key is self.all else True
            key.setVisible(paper.sheet is not None and has_room)
        may = self._door.mode.may("mark")
        for key in (self.caliper, self.kind):
            key.setVisible(may)
        self.take_back.setVisible(may and paper.grid is not None)
        self.kind.setText(self._kind_word(self.calipers.kind))
        if paper.sheet is not None:
            self._say_sheet(paper.sheet, paper.windows)

    def _say_sheet(self, sheet: Sheet, windows: int) -> None:
        self.time.setText(time_word(sheet))
        self.before.setEnabled(sheet.window > 0)
        self.after.setEnabled(sheet.window < windows - 1)
        for key in (self.before, self.time, self.after):
            key.setVisible(windows > 1)
        self.layout_key.setText(layout_word(sheet.layout))
        self.speed.setText(f"{sheet.speed} mm/s")
        self.gain.setText(f"{sheet.gain} mm/mV")
        self.filter.setText(self.tr("Filtered") if sheet.calm else self.tr("Unfiltered"))
        self._say_size()

    def _say_size(self) -> None:
        if self._paper is not None and self._paper.sheet is not None:
            is_true = self.size_word.is_true(self._door.view.viewport)
            self.real.setText(self.tr("Real size") if is_true else self.tr("Not to size"))

    # ---- which sheet

    def _step(self, by: int) -> None:
        if self._paper is not None and self._paper.sheet is not None:
            window = min(max(self._paper.sheet.window + by, 0), self._paper.windows - 1)
            self._turn(replace_sheet(self._paper.sheet, window=window))

    def _turn(self, sheet: Sheet) -> None:
        paper = self._paper
        if paper is not None and isinstance(paper.surface, PageSurface):
            self._door.turn_to(replace(paper.surface, page=sheet.number(paper.windows)))

    def _filler(self, choices: Callable[[Sheet, int], Sequence[Choice]]) -> Callable[[QMenu], None]:
        def fill(menu: QMenu) -> None:
            menu.clear()
            if self._paper is None or self._paper.sheet is None:
                return
            for words, sheet, on in choices(self._paper.sheet, self._paper.windows):
                _add(menu, words, on, partial(self._turn, sheet))

        return fill

    def _fill_all(self, menu: QMenu) -> None:
        menu.clear()
        if self._paper is None or self._paper.sheet is None:
            return
        for choices in (self._layouts, self._speeds, self._gains, self._filters):
            for words, sheet, on in choices(self._paper.sheet, self._paper.windows):
                _add(menu, words, on, partial(self._turn, sheet))
            menu.addSeparator()
        menu.addAction(self.real.text()).triggered.connect(self._real_size)

    def _windows(self, now: Sheet, windows: int) -> list[Choice]:
        sheets = [replace_sheet(now, window=window) for window in range(windows)]
        return [(time_word(sheet), sheet, sheet == now) for sheet in sheets]

    def _layouts(self, now: Sheet, _windows: int) -> list[Choice]:
        return [(layout_word(one), replace_sheet(now, layout=one), one == now.layout) for one in LAYOUTS]

    def _speeds(self, now: Sheet, _windows: int) -> list[Choice]:
        return [(f"{one} mm/s", replace_sheet(now, speed=one), one == now.speed) for one in SPEEDS]

    def _gains(self, now: Sheet, _windows: int) -> list[Choice]:
        return [(f"{one} mm/mV", replace_sheet(now, gain=one), one == now.gain) for one in sorted(GAINS)]

    def _filters(self, now: Sheet, _windows: int) -> list[Choice]:
        words = self.tr("No filter added"), self.tr("Baseline 0.67 Hz and muscle 40 Hz")
        return [(words[on], replace_sheet(now, calm=bool(on)), on == now.calm) for on in (0, 1)]

    # ---- calipers

    def _fill_kinds(self, menu: QMenu) -> None:
        menu.clear()
        for kind in KINDS:
            _add(menu, self._kind_word(kind), kind == self.calipers.kind, partial(self._take_kind, kind))

    def _take_kind(self, kind: Kind) -> None:
        """Choosing what to measure is taking the calipers."""
        self.calipers.kind = kind
        self.kind.setText(self._kind_word(kind))
        self._door.drawer.take("caliper")

    def _kind_word(self, kind: Kind) -> str:
        return {"interval": self.tr("Time and height"), "RR": self.tr("RR and rate"), "QT": "QT, QTc"}.get(kind, kind)

    def _read(self, figures: tuple[Figure, ...], why: str) -> None:
        self.readout.setText("   ".join(figure_words(one) for one in figures) or said(why))

    def _take_back(self) -> None:
        if self._paper is not None and self._paper.grid is not None:
            self._door.bridge.submit(SurfaceCalibrated(self._paper.surface, ()))

    # ---- size

    def _real_size(self) -> None:
        known = self._sizes.px_per_mm(self._door.view.screen())
        if known is None or self.size_word.is_true(self._door.view.viewport):
            card = BankCard(self._theme, self._sizes, self.window())
            card.measured.connect(self._go_real)
            card.open()
        else:
            self._go_real()

    def _go_real(self) -> None:
        known = self._sizes.px_per_mm(self._door.view.screen())
        if known is not None and self._paper is not None and self._paper.sheet is not None:
            self._door.view.look(self._door.view.viewport.true(known))
            self._say_size()


def replace_sheet(sheet: Sheet, **changed: object) -> Sheet:
    return sheet._replace(**changed)  # type: ignore[arg-type]  # each caller's own


def _add(menu: QMenu, words: str, on: bool, act: Callable[[], None]) -> None:
    action: QAction = menu.addAction(words)
    action.setCheckable(True)
    action.setChecked(on)
    action.triggered.connect(lambda _on=False: act())
