"""One of one's own marks is chosen: its frame and handles, and what a press on it begins. Submits nothing."""

from __future__ import annotations

from PySide6.QtCore import QObject, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPen

from app.consult.events.surface import SurfaceKey, surface_key
from app.consult.state import Mark
from app.documents import moving
from app.documents.reshape import handles
from app.documents.tools import Gesture
from app.geometry import Point
from ui.stage import painter as qt_painter
from ui.stage.board import StageBoard
from ui.stage.hands import SLIP_PX
from ui.stage.view import StageView
from ui.stage.viewport import Viewport

FRAME_PX, GAP_PX = 2.0, 8.0  # the frame's line, and how far it stands off the mark
HANDLE_PX, REACH_PX = 6.0, 16.0  # a handle's radius, and from how far it is taken hold of
DARK = QColor(13, 16, 18)


class Selection(QObject):
    """`chosen`: the mark, as it stands now. `changed` when another one was chosen or none."""

    changed = Signal()

    def __init__(self, view: StageView, board: StageBoard, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._view, self._board = view, board
        self._name: str | None = None
        view.add_overlay(self)
        # The frame stands beyond the mark's own rectangle, which alone the layers paint again.
        for changed in (view.inked, view.stored.changed, view.pending.changed):
            changed.connect(self._repaint)

    @property
    def chosen(self) -> Mark | None:
        """None also when it was taken back or struck meanwhile, or another surface is shown."""
        if self._name is None:
            return None
        mark = self._board.mark(self._name)
        on_stage = mark is not None and mark.is_visible and surface_key(mark.surface) == self._view.key
        return mark if on_stage else None

    def choose(self, mark: Mark | None) -> None:
        """Somebody else's cannot be chosen."""
        name = mark.mark if mark is not None and self._board.is_own(mark) else None
        if name != self._name:
            self._name = name
            self._view.update()
            self.changed.emit()

    def _repaint(self) -> None:
        """Also where the mark was taken back or struck: its frame goes with it."""
        if self._name is not None:
            self._view.update()

    def press(self, at: Point, unit: float) -> Gesture | None:
        """A handle is pulled, a mark is chosen and moved, beside all of them nothing is chosen any more."""
        held = self.chosen
        if held is not None:
            handle = self._handle(held, at, REACH_PX * unit)
            if handle is not None:
                return moving.puller(held, handle, SLIP_PX * unit, self._board.named(held.surface))
        mark = self._board.topmost(at, own=True)
        self.choose(mark)
        return moving.mover(mark, SLIP_PX * unit) if mark is not None else None

    def show_surface(self, key: SurfaceKey) -> None:
        """The choice stays: who comes back finds it again."""

    def paint(self, painter: QPainter, viewport: Viewport) -> None:
        """Not while it moves: then the mark itself is under the hand."""
        mark = self.chosen
        if mark is None or not self._view.live.is_empty:
            return
        box = qt_painter.place_of(self._view.stored.pieces(mark), viewport.to_screen)
        box = box.adjusted(-GAP_PX, -GAP_PX, GAP_PX, GAP_PX)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for colour, width in ((DARK, FRAME_PX + 2), (QColor("#3FBFB5"), FRAME_PX)):
            painter.setPen(QPen(colour, width))
            painter.drawRoundedRect(box, 4, 4)
        painter.setPen(QPen(DARK, 1.5))
        painter.setBrush(QColor(255, 255, 255))
        for handle in handles(mark.shape):
            at = viewport.to_screen.apply(handle)
            painter.drawEllipse(QRectF(at.x - HANDLE_PX, at.y - HANDLE_PX, 2 * HANDLE_PX, 2 * HANDLE_PX))
        painter.restore()

    def _handle(self, mark: Mark, at: Point, reach: float) -> int | None:
        """The nearest within reach."""
        far = [(abs(one.x - at.x) + abs(one.y - at.y), number) for number, one in enumerate(handles(mark.shape))]
        nearest = min(far, default=None)
        return nearest[1] if nearest is not None and nearest[0] <= reach else None
