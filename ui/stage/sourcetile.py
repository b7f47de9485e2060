"""One picture in the row beside the stage: small, with its name, and what there is to say of it. Never mirrored."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from app.client.border import MediaView, SourceView
from app.geometry import Turn
from app.media.frames import Frame
from ui.controls import Key
from ui.modes import DESK
from ui.purposes import use_words
from ui.said import said
from ui.stage.fitted import Fitted, fitted
from ui.stage.ticking import age_words
from ui.theme import Theme

WIDTH_PX, DESK_WIDTH_PX = 148, 118  # where a hand in a glove presses; where every pixel is the stage's
OLD_MS = 4_000  # a small still of one's own comes every two seconds
FRAME_PX = 3


class SourceTile(QAbstractButton):
    """Pressed: this one on the stage. `away`: it is not to be shown any more; only on what was added here."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._view: SourceView | None = None
        self._fitted: Fitted | None = None
        self._age_ms = 0
        self._turn: Turn = 0
        self.away = Key(theme, "", "x", "stage", tip=self.tr("Stop showing this"), parent=self)
        self.away.hide()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    @staticmethod
    def width_px(theme: Theme) -> int:
        width = WIDTH_PX if theme.sizes.small_px > DESK.small_px else DESK_WIDTH_PX
        return theme.px(width) * (100 if theme.scale_percent <= 150 else 80) // 100

    def show_view(self, view: SourceView) -> None:
        self._view = view
        self.away.setVisible(view.own and not view.main)
        self._tell()

    def show_frame(self, frame: Frame | None, age_ms: int, turn: Turn = 0) -> None:
        self._fitted, self._age_ms, self._turn = fitted(frame, self._fitted), age_ms, turn
        self._tell()

    @property
    def words(self) -> str:
        """What there is to say of it beside its name; empty while all is well."""
        view = self._view
        if view is None:
            return ""
        if view.state in ("covered", "absent", "black"):
            return tr("Covered") if view.state == "covered" else tr("No picture")
        if view.asked:
            return tr("Coming…")
        if view.staged:
            return tr("On the stage")
        if self._fitted is None:
            return tr("No picture yet")
        return tr("{age} old").format(age=age_words(self._age_ms)) if self._age_ms >= OLD_MS else ""

    @property
    def name(self) -> str:
        return name_of(self._view) if self._view is not None else ""

    def sizeHint(self) -> QSize:
        width = self.width_px(self._theme)
        return QSize(width, width * 9 // 16 + 2 * self._line_px() + FRAME_PX)

    def _line_px(self) -> int:
        return self._theme.text_px("small") + 5

    def _tell(self) -> None:
        view = self._view
        heading = " · ".join(part for part in (self.name, self.words) if part)
        if self.accessibleName() != self.name:  # an age that grows is read out to nobody every second
            self.setAccessibleName(self.name)
        if self.accessibleDescription() != self.words:
            self.setAccessibleDescription(self.words)
        more = (view.title, said(view.sentence)) if view is not None else ()
        self.setToolTip("\n".join(part for part in (heading, *more) if part))
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        side = self._theme.key_px
        self.away.setFixedSize(side, side)
        self.away.move(self.width() - side - FRAME_PX, FRAME_PX)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        theme, view = self._theme, self._view
        painter.fillRect(self.rect(), theme.colour("stage_raised"))
        line = self._line_px()
        box = QRectF(0, 0, self.width(), self.height() - 2 * line - FRAME_PX)
        has_picture = view is not None and view.state not in ("covered", "absent", "black")
        if self._fitted is not None and has_picture:
            height, width = self._fitted.frame.pixels.shape[:2]
            if self._turn % 2:
                height, width = width, height
            scale = min(box.width() / width, box.height() / height)
            shown = QRectF(0, 0, width * scale, height * scale)
            shown.moveCenter(box.center())
            self._fitted.fill(painter, shown, self._turn)
        painter.setFont(theme.font("small", strong=True))
        painter.setPen(theme.colour("on_stage"))
        self._line(painter, self.name, box.height(), line)
        painter.setFont(theme.font("small"))
        painter.setPen(theme.colour("stage_quiet"))
        self._line(painter, self.words, box.height() + line - 2, line)
        staged = view is not None and view.staged
        edge = theme.colour("accent" if staged else "stage_hairline")
        width = FRAME_PX if staged or self.hasFocus() else 1
        painter.setPen(QPen(theme.colour("on_stage") if self.hasFocus() and not staged else edge, width))
        half = width / 2
        painter.drawRect(QRectF(self.rect()).adjusted(half, half, -half, -half))
        painter.end()

    def _line(self, painter: QPainter, words: str, top: float, high: int) -> None:
        room = QRectF(8, top, self.width() - 16, high)
        fitting = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, int(room.width()))
        painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), fitting)


def moving(media: MediaView, own: bool) -> SourceView | None:
    """Which of an end's pictures moves, where it is worth a word: the end has several, shows a window, or says of the
    one that it is no face."""
    ends = [one for one in media.sources if one.own == own]
    found = next((one for one in ends if one.staged), None)
    is_told = found is not None and (len(ends) > 1 or found.purpose == "screen" or found.use not in ("", "face"))
    return found if is_told else None


def name_of(view: SourceView) -> str:
    if view.use and view.purpose != "screen":
        return use_words(view.use)
    match view.purpose:
        case "face":
            return tr("Camera")
        case "examination":
            return tr("Examination")
        case "screen":
            return tr("Window")


def tr(text: str) -> str:
    return QCoreApplication.translate("SourceTile", text)
