"""The ring of the focus: 2 px of accent, 2 px off its widget, in one place for every control."""

from PySide6.QtCore import QEvent, QObject, QRect, QRectF, Qt, QTimer
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractItemView, QAbstractScrollArea, QApplication, QWidget
from shiboken6 import isValid

from ui.theme import RADIUS_PX, Theme

OFF_PX, WIDTH_PX = 2, 2
MOVES = (QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.Hide)


class FocusRing(QWidget):
    """Lies over one window and follows the focus in it. The mouse does not see it."""

    _turn: QTimer | None = None  # also after Python has begun to clear the object

    def __init__(self, window: QWidget, theme: Theme) -> None:
        super().__init__(window)
        self._theme = theme
        self._target: QWidget | None = None
        self._watched: list[QWidget] = []
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()
        turn = QTimer(self)
        turn.setSingleShot(True)
        turn.setInterval(0)
        turn.timeout.connect(self._follow)
        self._turn = turn
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._soon)

    def _soon(self) -> None:
        """Takes none of the signal's widgets and waits a turn: one of them may be on its way out of existence."""
        if self._turn is not None and isValid(self) and isValid(self._turn):
            self._turn.start()

    def _follow(self) -> None:
        new = QApplication.focusWidget()
        for widget in filter(isValid, self._watched):
            widget.removeEventFilter(self)
        self._watched = []
        self._target = None
        window = self.parentWidget()
        inside = window is not None and new is not None and new is not window and new.window() is window
        if new is not None and inside and not isinstance(new, QAbstractItemView):  # a list rings its line itself
            self._target = new
            walk: QWidget | None = new
            while walk is not None:
                walk.installEventFilter(self)
                self._watched.append(walk)
                walk = None if walk is window else walk.parentWidget()
        self._place()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in MOVES:
            self._soon()
        return False

    def _place(self) -> None:
        target, window = self._target, self.parentWidget()
        if target is None or window is None or not isValid(target) or not target.isVisibleTo(window):
            self.hide()
            return
        around = QRect(target.mapTo(window, target.rect().topLeft()), target.size())
        reach = OFF_PX + WIDTH_PX
        self.setGeometry(around.adjusted(-reach, -reach, reach, reach).intersected(self._seen(target, window)))
        self._offset = around.topLeft() - self.geometry().topLeft()
        self._size = around.size()
        self.raise_()
        self.show()
        self.update()

    def _seen(self, target: QWidget, window: QWidget) -> QRect:
        """The part of the window the target can show in: what scrolled away has no ring."""
        seen = window.rect()
        walk = target.parentWidget()
        while walk is not None and walk is not window:
            above = walk.parentWidget()
            if isinstance(above, QAbstractScrollArea) and above.viewport() is walk:
                seen = seen.intersected(QRect(walk.mapTo(window, walk.rect().topLeft()), walk.size()))
            walk = above
        return seen

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._target is None or not isValid(self._target):
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.colour("accent"), WIDTH_PX))
        grow = OFF_PX + WIDTH_PX / 2
        ring = QRectF(self._offset.x(), self._offset.y(), self._size.width(), self._size.height())
        painter.drawRoundedRect(ring.adjusted(-grow, -grow, grow, grow), RADIUS_PX + OFF_PX, RADIUS_PX + OFF_PX)
        painter.end()
