"""A person says how the patient lies in a picture: towards the head by a drag, left by what is seen of the body."""

from __future__ import annotations

import math

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QSizePolicy, QVBoxLayout, QWidget

from app.consult.compass import apart, in_picture, on_screen
from app.consult.events.marks import Toward
from app.consult.look_parts import Orientation
from app.geometry import Turn
from app.media.frames import Frame
from ui.controls import Key, Sentence
from ui.dialogs.sheet import Sheet
from ui.stage.compass import paint_compass
from ui.stage.fitted import Fitted
from ui.theme import Theme

STEP_DEG, KEY_DEG = 5, 15  # finer than anybody judges by eye
WIDE_PX, HIGH_PX, BODY_PX = 480, 270, 160
MOST_HIGH_PX, MOST_BODY_PX = 300, 210  # with large text the rest needs the room
NEAR_PX = 12  # closer to the middle a drag has no direction
SIDES: dict[str, int | None] = {"front": 90, "back": -90, "side": None}  # from the head to the patient's left


class CompassDial(QWidget):
    """The picture as it stands on the stage, and the body over it; `turned` when the hand turned it. Arrow keys do
    the same."""

    turned = Signal()

    def __init__(self, theme: Theme, frame: Frame, turn: Turn, flip: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._turn, self._flip = theme, turn, flip
        self._fitted = Fitted(frame)
        self.head_deg: float | None = None  # on the screen
        self.ways: dict[Toward, float] = {}
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Towards the patient’s head: arrow keys turn it"))

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(WIDE_PX), min(self._theme.px(HIGH_PX), MOST_HIGH_PX))

    def show_ways(self, head_deg: float | None, ways: dict[Toward, float]) -> None:
        self.head_deg, self.ways = head_deg, ways
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._aim(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._aim(event.position())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {
            Qt.Key.Key_Right: KEY_DEG,
            Qt.Key.Key_Down: KEY_DEG,
            Qt.Key.Key_Left: -KEY_DEG,
            Qt.Key.Key_Up: -KEY_DEG,
        }
        step = steps.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            self._turn_to(0.0 if self.head_deg is None else self.head_deg + step)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.colour("stage"))
        height, width = self._fitted.frame.pixels.shape[:2]
        if self._turn % 2:
            height, width = width, height
        scale = min(self.width() / width, self.height() / height)
        shown = QRectF(0, 0, width * scale, height * scale)
        shown.moveCenter(QRectF(self.rect()).center())
        self._fitted.fill(painter, shown, self._turn, self._flip)
        side = min(self._theme.px(BODY_PX), MOST_BODY_PX, self.height() - 8)
        room = QRectF(0, 0, side, side)
        room.moveCenter(QRectF(self.rect()).center())
        paint_compass(painter, self._theme, room, self.ways, "no" if self.ways else "never_set", self.hasFocus())
        painter.end()

    def _aim(self, at: QPointF) -> None:
        middle = QRectF(self.rect()).center()
        across, down = at.x() - middle.x(), at.y() - middle.y()
        if math.hypot(across, down) >= NEAR_PX:
            self._turn_to(math.degrees(math.atan2(across, -down)))

    def _turn_to(self, head_deg: float) -> None:
        self.head_deg = float(round(head_deg / STEP_DEG) * STEP_DEG % 360)
        self.turned.emit()


class CompassDialog(Sheet):
    """Nothing is set beforehand but what was said before. `chosen(head, left)`: whole degrees clockwise from up in the
    picture as captured; both None takes it back."""

    chosen = Signal(object, object)

    def __init__(
        self,
        theme: Theme,
        frame: Frame,
        known: Orientation | None,
        turn: Turn,
        flip: bool,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, "", parent, 620)
        self.title.setText(self.tr("Where is the patient’s head?"))
        self.setWindowTitle(self.title.text())
        self._stands = turn, flip
        hint = self.tr("Drag in the picture towards the patient’s head.")
        self.body.addWidget(Sentence(theme, hint, tone="quiet", parent=self))
        self.dial = CompassDial(theme, frame, turn, flip, self)
        self.body.addWidget(self.dial)
        self._sides = QButtonGroup(self)
        self.sides: dict[str, Key] = {}
        names = {
            "front": self.tr("I see the patient’s front"),
            "back": self.tr("I see the patient’s back"),
            "side": self.tr("From the side: left and right stay unnamed"),
        }
        column = QVBoxLayout()
        column.setSpacing(theme.space(1))
        for side, words in names.items():
            key = self.sides[side] = Key(theme, words, kind="choice", parent=self)
            key.setProperty("align", "left")
            self._sides.addButton(key)
            column.addWidget(key)
        self.body.addLayout(column)
        why = self.tr("Both sides see it. The probe’s ways are then named by the patient’s own head, left and right.")
        self.body.addWidget(Sentence(theme, why, tone="quiet", parent=self))
        if known is not None:
            back = self.add_key(Key(theme, self.tr("Not known any more"), "arrow-counter-clockwise", parent=self), True)
            back.clicked.connect(lambda: self._tell(None, None))
        self.add_cancel()
        self.confirm = self.add_key(Key(theme, self.tr("Set"), "check", "accent", "Ctrl+Return", parent=self))
        self.confirm.clicked.connect(lambda: self._tell(*self.answer))
        self.dial.turned.connect(self._weigh)
        self._sides.buttonClicked.connect(self._weigh)
        self._begin(known)
        self.dial.setFocus()

    @property
    def side(self) -> str:
        return next((side for side, key in self.sides.items() if key.isChecked()), "")

    @property
    def answer(self) -> tuple[int | None, int | None]:
        """Of the picture as captured."""
        if self.dial.head_deg is None:
            return None, None
        head = round(in_picture(self.dial.head_deg, *self._stands)) % 360
        off = SIDES.get(self.side)
        return head, None if off is None else (head + off) % 360

    def _begin(self, known: Orientation | None) -> None:
        if known is not None and known.head_deg is not None:
            self.dial.head_deg = on_screen(known.head_deg, *self._stands)
            off = None if known.left_deg is None else (known.left_deg - known.head_deg) % 360
            side = "side" if off is None else "front" if apart(off, 90) < 90 else "back"
            self.sides[side].setChecked(True)
        self._weigh()

    def _weigh(self) -> None:
        head, left = self.answer
        seen: dict[Toward, float] = {}
        if head is not None:
            seen |= {"head": on_screen(head, *self._stands), "feet": on_screen(head + 180, *self._stands)}
        if left is not None:
            seen |= {"left": on_screen(left, *self._stands), "right": on_screen(left + 180, *self._stands)}
        self.dial.show_ways(self.dial.head_deg, seen)
        self.confirm.setEnabled(head is not None and bool(self.side))

    def _tell(self, head: int | None, left: int | None) -> None:
        self.chosen.emit(head, left)
        self.accept()
