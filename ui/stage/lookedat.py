"""A widget that shows a part of a surface, turned or not, and the hand that moves it; knows no picture and no mark."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.geometry import Box, Point, Turn
from ui.stage.showing import FULL_HD
from ui.stage.viewkeys import looked_by
from ui.stage.viewport import Viewport

SETTLE_MS = 200  # a look that has not moved for so long is told to the others


class LookedAt(QWidget):
    """`looked` while the hand moves the view, `settled` when it rests. Whoever builds on it says what holds it still
    and lays out anew what it paints."""

    looked = Signal()
    settled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.viewport = Viewport(content=FULL_HD)
        self._put_off: Viewport | None = None  # a look that waits until nothing holds the view still
        self._settle = QTimer(self, singleShot=True, interval=SETTLE_MS)
        self._settle.timeout.connect(self.settled)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def is_held(self) -> bool:
        """Under a pen that is down nothing moves."""
        return False

    def relay(self) -> None:
        """The look is another one."""
        self.update()

    def look(self, viewport: Viewport) -> None:
        """Set from outside: nobody is told. Where the view is held still it waits until `let_go`."""
        self._put_off = viewport if self.is_held() else None
        if self._put_off is None and viewport != self.viewport:
            self.viewport = viewport
            self.relay()

    def stand(self, turn: Turn, flip: bool) -> None:
        """What is shown, turned and flipped so: set from outside as a look is."""
        self.look((self._put_off or self.viewport).standing(turn, flip))

    def let_go(self) -> None:
        if self._put_off is not None:
            self.look(self._put_off.on(self.viewport.screen))

    def zoom(self, factor: float, at: Point | None = None) -> None:
        self._looked(self.viewport.zoomed(factor, at or self.viewport.screen.centre))

    def pan(self, dx: float, dy: float) -> None:
        self._looked(self.viewport.panned(dx, dy))

    def look_whole(self) -> None:
        self._looked(self.viewport.whole())

    def _looked(self, viewport: Viewport) -> None:
        if viewport != self.viewport and not self.is_held():
            self.look(viewport)
            self._settle.start()
            self.looked.emit()

    # ---- Qt

    def resizeEvent(self, event: QResizeEvent) -> None:
        size = event.size()
        self.viewport = self.viewport.on(Box(0, 0, max(1, size.width()), max(1, size.height())))
        self.relay()
        self._settle.start()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        looked = looked_by(event.key(), self.viewport)
        if looked is not None:
            self._looked(looked)
        else:
            super().keyPressEvent(event)
