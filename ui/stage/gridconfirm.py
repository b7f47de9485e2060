"""A photographed ECG made measurable: its corners set by a person, the grid that was found shown to them, and only what
they say themselves (ECG paper, upright, how fast it ran) makes it a scale. Without a grid it has no numbers."""

from __future__ import annotations

import secrets
from typing import Literal, cast

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QButtonGroup, QCheckBox, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.client.border import (
    DropPaper,
    FindPaper,
    Notice,
    PaperFound,
    PaperRefused,
    PaperShared,
    PaperStraightened,
    SharePaper,
    StraightenPaper,
)
from app.consult.events.surface import PageSurface, Surface
from app.geometry import Box
from ui.bridge import Bridge
from ui.controls import Banner, Key, Sentence
from ui.dialogs.cornering import Cornering
from ui.dialogs.preview import Preview
from ui.dialogs.sheet import Sheet
from ui.said import said
from ui.theme import Theme

SPEEDS, GAINS = (25, 50), (5, 10, 20)


class Straightened(Preview):
    """The sheet, with the part on which its grid was followed and some of its large squares."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, 360, parent)
        self._found: tuple[Box, float, float] | None = None

    def show_grid(self, box: Box | None, px_per_mm: float, wide: float) -> None:
        """`box` in the sheet's own pixels, of which it is `wide`."""
        self._found = (box, px_per_mm, wide) if box is not None else None
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._found is None or self._frame is None:
            return
        box, per_mm, sheet_wide = self._found
        high, wide = self._frame.pixels.shape[:2]
        scale = min(self.width() / wide, self.height() / high)
        each = scale * wide / sheet_wide  # of the sheet's own pixels
        left, top = (self.width() - wide * scale) / 2, (self.height() - high * scale) / 2
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.colour("accent"), 2.5))
        place = QRectF(left + box.x * each, top + box.y * each, box.width * each, box.height * each)
        painter.drawRect(place)
        side = 25.0 * per_mm * each  # five large squares: a second at 25 mm/s
        painter.setPen(QPen(self._theme.colour("accent"), 4))
        painter.drawLine(place.bottomLeft(), place.bottomLeft() + (place.bottomRight() - place.bottomLeft())
                         * min(side / max(place.width(), 1.0), 1.0))  # fmt: skip
        painter.end()


class GridConfirm(Sheet):
    """`made(PageSurface)` once the sheet is on the table."""

    made = Signal(object)

    def __init__(self, bridge: Bridge, theme: Theme, surface: Surface, title: str, parent: QWidget | None) -> None:
        super().__init__(theme, "", parent, 900)
        self.setWindowTitle(self.tr("ECG on paper"))
        self._bridge, self._surface, self._named = bridge, surface, title
        self.token = secrets.token_hex(16)
        self._turns, self._has_grid, self._waits = 0, False, False
        self._banner = Banner(theme, self)
        self.body.addWidget(self._banner)
        self.corners, self.sheet = Cornering(theme, self), Straightened(theme, self)
        self._steps = QStackedWidget(self)
        self._steps.addWidget(self._first())
        self._steps.addWidget(self._second())
        self.body.addWidget(self._steps, 1)
        self.back = self.add_key(Key(theme, self.tr("Corners again"), "arrow-left", parent=self), left=True)
        self.add_cancel()
        self.plain = self.add_key(Key(theme, self.tr("Share without a scale"), "share-network", parent=self))
        self.go = self.add_key(Key(theme, "", "check", "accent", "Ctrl+Return", parent=self))
        self.back.clicked.connect(self._show_corners)
        self.plain.clicked.connect(lambda: self._share(False))
        self.go.clicked.connect(self._go)
        self.rejected.connect(lambda: bridge.post(DropPaper(self.token)))
        bridge.notice.connect(self._heard)
        self._show_corners()
        self.go.setEnabled(False)
        bridge.post(FindPaper(self.token, surface))

    def _first(self) -> QWidget:
        words = self.tr("Move the four corners onto the corners of the paper.")
        return self._step((Sentence(self._theme, words, parent=self),), self.corners, ())

    def _second(self) -> QWidget:
        theme = self._theme
        self.turn = Key(theme, self.tr("Turn a quarter"), "arrow-clockwise", parent=self)
        self.turn.clicked.connect(self._turn)
        self.sure = QCheckBox(self.tr("This is ECG paper with squares of 1 mm, and it stands upright."), self)
        self.sure.toggled.connect(self._say_ready)
        self._found = Sentence(theme, parent=self)
        self._speed, speeds = self._choices([f"{one} mm/s" for one in SPEEDS], 0)
        self._gain, gains = self._choices([f"{one} mm/mV" for one in GAINS], 1)
        row = QHBoxLayout()
        for key in (*speeds, *gains):
            row.addWidget(key)
        row.addStretch(1)
        row.addWidget(self.turn)
        self._said = QWidget(self)
        self._said.setLayout(row)
        row.setContentsMargins(0, 0, 0, 0)
        return self._step((self._found,), self.sheet, (self._said, self.sure))

    def _step(self, above: tuple[QWidget, ...], picture: QWidget, below: tuple[QWidget, ...]) -> QWidget:
        step = QWidget(self)
        column = QVBoxLayout(step)
        column.setContentsMargins(0, 0, 0, 0)
        for part in above:
            column.addWidget(part)
        column.addWidget(picture, 1)
        for part in below:
            column.addWidget(part)
        return step

    def _choices(self, words: list[str], first: int) -> tuple[QButtonGroup, list[Key]]:
        group, keys = QButtonGroup(self), []
        for number, word in enumerate(words):
            key = Key(self._theme, word, kind="choice", parent=self)
            key.setChecked(number == first)
            group.addButton(key, number)
            keys.append(key)
        return group, keys

    # ---- steps

    def _show_corners(self) -> None:
        self._waits = False
        self._steps.setCurrentIndex(0)
        self.title.setText(self.tr("Where is the paper?"))
        self.back.hide()
        self.plain.hide()
        self.go.show()
        self.go.setText(self.tr("Straighten"))
        self.go.setEnabled(bool(self.corners.corners))
        self.corners.setFocus()

    def _go(self) -> None:
        if self._steps.currentIndex() == 0:
            self._straighten()
        else:
            self._share(True)

    def _turn(self) -> None:
        self._turns = (self._turns + 1) % 4
        self._straighten()

    def _straighten(self) -> None:
        if len(self.corners.corners) != 4:
            return
        first, second, third, fourth = self.corners.corners
        self._banner.say("plain", self.tr("Looking for the grid…"))
        self._waits = True
        for part in (self.go, self.sure, self.plain):  # the sheet that is still seen is not the one that comes
            part.setEnabled(False)
        self.sure.setChecked(False)  # what was said was said of the other way up
        self.token = secrets.token_hex(16)  # and only the last one asked for is shown and shared
        corners = (first, second, third, fourth)
        self._bridge.post(StraightenPaper(self.token, self._surface, corners, self._turns))

    def _share(self, with_scale: bool) -> None:
        speed = SPEEDS[max(self._speed.checkedId(), 0)] if with_scale and self._has_grid else 0
        gain = GAINS[max(self._gain.checkedId(), 0)] if with_scale and self._has_grid else 0
        self.go.setEnabled(False)
        self.plain.setEnabled(False)
        title = self.tr("{title}, straightened").format(title=self._named)
        ran = cast(Literal[0, 25, 50], speed), cast(Literal[0, 5, 10, 20], gain)
        self._bridge.post(SharePaper(self.token, title, *ran))

    def _say_ready(self) -> None:
        if self._steps.currentIndex() == 1:
            self.go.setEnabled(self._has_grid and self.sure.isChecked())

    # ---- answers

    def _heard(self, notice: Notice) -> None:
        if getattr(notice, "token", None) != self.token:
            return
        match notice:
            case PaperFound(photograph=photograph, corners=corners):
                self.corners.show_photograph(photograph, corners)
                self.go.setEnabled(True)
            case PaperStraightened():
                self._show_sheet(notice)
            case PaperShared(document=document):
                self.made.emit(PageSurface(document, 0))
                self.accept()
            case PaperRefused(text=text):
                self._banner.say("red", said(text))
                if self._waits:
                    self._show_corners()  # of this way up there is no sheet
                self.go.setEnabled(self._steps.currentIndex() == 0)
                self.plain.setEnabled(True)
                self._say_ready()

    def _show_sheet(self, made: PaperStraightened) -> None:
        self._waits = False
        self.sure.setChecked(False)
        self.sure.setEnabled(True)
        self._has_grid = made.box is not None
        self._steps.setCurrentIndex(1)
        self.title.setText(
            self.tr("Is this its grid?") if self._has_grid else self.tr("There is no grid to measure on")
        )
        self.sheet.show_frame(made.sheet)
        self.sheet.show_grid(made.box, made.px_per_mm, made.sheet.full_width)
        self._banner.say("amber", said(made.why))
        found = self.tr(
            "A grid of five small squares to a large one was found inside the frame; the thick line is 25 mm long. "
            "Other pads have such squares too: only you can say that this is ECG paper."
        )
        self._found.setText(found if self._has_grid else self.tr("It can be shared flat, without a scale."))
        for part in (self.sure, self._said):
            part.setVisible(self._has_grid)
        self.back.show()
        self.plain.show()
        self.plain.setEnabled(True)
        self.go.setText(self.tr("Use this scale"))
        self.go.setVisible(self._has_grid)
        self._say_ready()
