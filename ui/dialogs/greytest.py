"""The grey-scale test picture: whether this screen, in this room, shows a twentieth of a grey in black and in white."""

from __future__ import annotations

import secrets

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QScreen
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QHBoxLayout, QSizePolicy, QWidget

from ui.controls import Key, Sentence
from ui.dialogs.sheet import Sheet
from ui.screens import Screens
from ui.theme import Theme

BLACK, WHITE = (0, 13), (255, 242)  # ground and square: 0 and 5 %, 100 and 95 %, as in the SMPTE pattern
STEPS = 11
HIGH_PX = 220


class GreyPicture(QWidget):
    """Two fields with a faint square in one corner each, 0 to 3 clockwise from the upper left, and steps of grey."""

    def __init__(self, corners: tuple[int, int], high_px: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.corners = corners
        self._high_px = high_px
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Test picture of greys"))

    def sizeHint(self) -> QSize:
        return QSize(self._high_px * 2, self._high_px)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(128, 128, 128))
        wide, high = float(self.width()), float(self.height())
        strip = high / 5
        for step in range(STEPS):
            grey = round(255 * step / (STEPS - 1))
            place = QRectF(wide * step / STEPS, high - strip, wide / STEPS + 1, strip)
            painter.fillRect(place, QColor(grey, grey, grey))
        for number, (ground, square) in enumerate((BLACK, WHITE)):
            field = QRectF(wide / 2 * number, 0, wide / 2, high - strip)
            painter.fillRect(field, QColor(ground, ground, ground))
            painter.fillRect(place_of(field, self.corners[number]), QColor(square, square, square))
        painter.end()


class GreyTest(Sheet):
    """`passed` once both squares were found; the screen is then kept as checked."""

    passed = Signal()

    def __init__(
        self,
        theme: Theme,
        screens: Screens,
        screen: QScreen,
        parent: QWidget | None = None,
        corners: tuple[int, int] | None = None,
    ) -> None:
        super().__init__(theme, self.tr("Check the greys of this screen"), parent, width_px=640)
        self._screens, self._screen = screens, screen
        self.body.addWidget(
            Sentence(
                theme,
                self.tr(
                    "In the black field and in the white field lies one faint square each. Look as you look at "
                    "images, in the light of this room, and say in which corner it is."
                ),
                parent=self,
            )
        )
        self.picture = GreyPicture(corners or _anywhere(), theme.px(HIGH_PX), self)
        self.body.addWidget(self.picture)
        self._answers = QHBoxLayout()
        self._answers.setSpacing(theme.space(3))
        self.body.addLayout(self._answers)
        self.groups = [self._corners(self.tr("In black")), self._corners(self.tr("In white"))]
        self.said = Sentence(theme, tone="amber", parent=self)
        self.said.hide()
        self.body.addWidget(self.said)
        self.add_key(Key(theme, self.tr("Not now"), parent=self)).clicked.connect(self.reject)
        self.done_key = self.add_key(Key(theme, self.tr("That is where they are"), kind="accent", parent=self))
        self.done_key.setEnabled(False)
        self.done_key.clicked.connect(self._judge)

    def _corners(self, words: str) -> QButtonGroup:
        names = (self.tr("Upper left"), self.tr("Upper right"), self.tr("Lower right"), self.tr("Lower left"))
        row, group = QGridLayout(), QButtonGroup(self)
        row.addWidget(Sentence(self._theme, words, strong=True, wrap=False, parent=self), 0, 0, 1, 2)
        for number, name in enumerate(names):
            key = Key(self._theme, name, kind="choice", parent=self)
            group.addButton(key, number)
            row.addWidget(key, 1 + number // 2, number % 2 if number < 2 else 3 - number)
        group.idClicked.connect(lambda _corner: self.done_key.setEnabled(self._is_answered()))
        self._answers.addLayout(row)
        return group

    def _is_answered(self) -> bool:
        return all(group.checkedId() >= 0 for group in self.groups)

    def _judge(self) -> None:
        if self.screen() != self._screen:
            self.said.setText(
                self.tr("This window lies on another screen. Move it onto the screen with the stage, and look again.")
            )
            self.said.show()
            return
        if tuple(group.checkedId() for group in self.groups) == self.picture.corners:
            self._screens.keep(self._screen)
            self.passed.emit()
            self.accept()
            return
        self.said.setText(
            self.tr(
                "That is not where they are: this screen does not show such greys as it stands. Make it brighter, "
                "keep lamps and windows from shining on it, and look again. They lie elsewhere now."
            )
        )
        self.said.show()
        self.picture.corners = _anywhere()
        self.picture.update()
        for group in self.groups:
            group.setExclusive(False)
            for key in group.buttons():
                key.setChecked(False)
            group.setExclusive(True)
        self.done_key.setEnabled(False)


def place_of(field: QRectF, corner: int) -> QRectF:
    """Of the faint square."""
    side = min(field.width(), field.height()) / 4
    off = side / 2
    left = field.left() + off if corner in (0, 3) else field.right() - off - side
    top = field.top() + off if corner in (0, 1) else field.bottom() - off - side
    return QRectF(left, top, side, side)


def _anywhere() -> tuple[int, int]:
    return secrets.randbelow(4), secrets.randbelow(4)
