"""*Freeze to point*: proposed over a moving picture so late that the hand points at what is gone."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout

from app.client.border import MediaView
from app.consult.events.surface import Surface
from ui.bridge import Bridge
from ui.controls import Key, Sentence
from ui.modes import Mode
from ui.stage.drawing import Drawer
from ui.stage.view import StageView
from ui.theme import Theme

LATE_MS, WELL_MS = 700, 550  # a delay that swings around the border neither calls nor takes back at every swing
MARGIN_PX = 12


def is_late(before: bool, age_ms: int | None) -> bool:
    """Whether it is proposed; `before`: whether it was until now. An age that is not known is none."""
    if age_ms is None:
        return False
    return age_ms > LATE_MS or (before and age_ms > WELL_MS)


class FreezeToPoint(QFrame):
    """Lies on the stage while the pointer is in the hand, and takes none of the picture's room. One press freezes the
    frame before the eye."""

    def __init__(
        self,
        bridge: Bridge,
        theme: Theme,
        mode: Mode,
        view: StageView,
        drawer: Drawer,
        surface: Callable[[], Surface | None],
        freeze: Callable[[], object],
    ) -> None:
        super().__init__(view)
        self.setObjectName("FreezeToPoint")
        self._bridge, self._drawer, self._surface, self._view = bridge, drawer, surface, view
        self._may = mode.may("mark") and not mode.may("answer")  # at the bedside the picture is one's own, and now
        self._late = False
        self._said: tuple[str, ...] = ("", "")  # whole, and where there is little room
        self._words = Sentence(theme, step="body", wrap=False, parent=self)
        self.key = Key(theme, self.tr("Freeze to point"), "snowflake", "stage", parent=self)
        self.key.clicked.connect(lambda: freeze())
        layout = QHBoxLayout(self)
        layout.setContentsMargins(theme.space(1.5), theme.space(), theme.space(), theme.space())
        layout.setSpacing(theme.space(1.5))
        layout.addWidget(self._words)
        layout.addWidget(self.key)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        view.installEventFilter(self)
        bridge.media_changed.connect(self._measure)
        drawer.tool_changed.connect(lambda _tool: self.show_now())
        self._measure(bridge.media)

    @property
    def words(self) -> str:
        return self._words.text() if not self.isHidden() else ""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QResizeEvent):
            self._place()
        return False

    def show_now(self, _surface: object = None) -> None:
        """Another surface is shown, or another tool taken."""
        is_wanted = self._may and self._late and self._surface() is None and self._drawer.tool == "point"
        if is_wanted == self.isHidden():
            self.setVisible(is_wanted)
            self._place()

    def _measure(self, media: MediaView) -> None:
        moves = media.remote in ("live", "stalled") and not media.covered_there
        age_ms = media.remote_age_ms if moves else None
        self._late = is_late(self._late, age_ms)
        if self._late and age_ms is not None:
            words = self.tr("The picture is {seconds} s late. What you point at has moved on.")
            short = self.tr("The picture is {seconds} s late.")
            self._said = tuple(one.format(seconds=f"{age_ms / 1_000:.1f}") for one in (words, short))
            self._place()
        self.show_now()

    def _place(self) -> None:
        """Below in the middle: what is looked at is rarely there. In as many words as there is room for."""
        room = self._view.size()
        for words in self._said:
            self._words.setText(words)
            size = self.sizeHint()
            if size.width() <= room.width() - 2 * MARGIN_PX:
                break
        width = min(size.width(), room.width() - 2 * MARGIN_PX)
        top = room.height() - size.height() - MARGIN_PX
        self.setGeometry((room.width() - width) // 2, max(0, top), width, size.height())
