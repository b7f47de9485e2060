"""The stage itself: picture, marks, ink and pointers in their layers, looked at through a viewport. Knows no room."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.client.border import WhisperView
from app.consult.events.marks import MarkAdded, MarkReshaped, Shape
from app.consult.events.surface import SurfaceKey
from app.consult.state import Mark
from app.documents.tools import Live
from app.geometry import Box, Point
from ui.stage.edges import Edges
from ui.stage.layers import Ground, MarksLayer
from ui.stage.live import LiveLayer, OthersLayer
from ui.stage.overlays import Overlay
from ui.stage.painter import Outlines
from ui.stage.showing import FULL_HD, LIVE
from ui.stage.video import Held, PictureLayer, is_same
from ui.stage.viewport import Viewport
from ui.theme import Theme

INK_MS = 1_000  # a mark that was refused at once must not leave its ink on the screen
SETTLE_MS = 200  # a look that has not moved for so long is told to the others
KEY_ZOOM, KEY_PAN_PX = 1.25, 80


class StageView(QWidget):
    """Always on dark. `looked` while the hand moves the view, `settled` when it rests; `painted` after each paint
    that left nothing waiting; `inked` when one's own ink has begun or is gone."""

    looked = Signal()
    settled = Signal()
    painted = Signal()
    inked = Signal()

    def __init__(self, theme: Theme, outlines: Outlines, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.viewport = Viewport(content=FULL_HD)
        self.key: SurfaceKey = LIVE
        self.picture = PictureLayer()
        self.on_screen: Held | None = None  # what the eye has before it: shown and painted
        self.stored = MarksLayer(outlines, parent=self)
        self.pending = MarksLayer(outlines, ghost=True, parent=self)
        self.live = LiveLayer(outlines)
        self.others = OthersLayer(outlines)
        self._marks: tuple[Sequence[Mark], Sequence[Mark]] = ((), ())
        self._edges = Edges(theme)
        self._overlays: list[Overlay] = []
        self._ink_of: tuple[str, Shape | None] | None = None  # a mark, in this form where it was moved
        self._put_off: Viewport | None = None  # a look that waits until the pen is up
        self._ink_over = QTimer(self, singleShot=True, interval=INK_MS)
        self._ink_over.timeout.connect(self.end_ink)
        self._settle = QTimer(self, singleShot=True, interval=SETTLE_MS)
        self._settle.timeout.connect(self.settled)
        self.stored.changed.connect(self._part_changed)
        self.pending.changed.connect(self._part_changed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(self.tr("Stage"))

    # ---- what is shown

    def show_surface(self, key: SurfaceKey, content: Box) -> None:
        if (key, content) == (self.key, self.viewport.content):
            return
        if key != self.key:
            self.picture.clear()
            self.on_screen = self._put_off = None
            self.end_ink()
            self._marks = ((), ())
            self.others.show(WhisperView(), key, {}, frozenset())
        self.key = key
        self.viewport = self.viewport.of(content)
        self._relay()

    def show_picture(self, held: Held | None) -> None:
        """Told again with every view: what is shown already costs nothing."""
        if not is_same(held, self.picture.held):
            self.picture.show(held)
            self.update()

    def show_marks(self, stored: Sequence[Mark], pending: Sequence[Mark]) -> None:
        self._marks = (stored, pending)
        ground = Ground(self.key, self.viewport, self.devicePixelRatioF())
        self.stored.show(ground, stored)
        self.pending.show(ground, pending)
        if self._ink_of is not None and any(self._is_inked(mark) for mark in (*pending, *stored)):
            self.end_ink()

    def show_whispers(self, view: WhisperView, names: dict[str, str], stored: frozenset[str]) -> None:
        was_empty = self.others.is_empty
        self.others.show(view, self.key, names, stored)
        if not (was_empty and self.others.is_empty):
            self.update()

    def set_red(self, on: bool) -> None:
        if on != self._edges.red:
            self._edges.red = on
            self.update()

    @property
    def is_red(self) -> bool:
        return self._edges.red

    def set_doubt(self, words: str) -> None:
        """Why the picture is not to be taken for what is now; empty where it is."""
        part = self._edges.set_doubt(words, self.rect().toRectF())
        if part is not None:
            self.update(part)

    @property
    def doubt(self) -> str:
        return self._edges.doubt

    def add_overlay(self, overlay: Overlay) -> None:
        """Painted over the marks, in the order added."""
        self._overlays.append(overlay)

    # ---- one's own ink

    def begin_ink(self) -> None:
        if not self.live.is_empty:
            self._wipe_ink()
        self.live.begin(self.viewport, self.devicePixelRatioF())
        self.inked.emit()

    def add_ink(self, live: Live) -> None:
        self.update(self.live.add(live, self.viewport))

    def fade(self, marks: Sequence[str]) -> None:
        """Under the eraser: one sees what will go before the pen is up."""
        for layer in (self.stored, self.pending):
            layer.fade(marks)

    def end_ink(self) -> None:
        self._wipe_ink()
        if self._put_off is not None:
            self.look(self._put_off.on(self.viewport.screen))

    def _wipe_ink(self) -> None:
        self._ink_of = None
        self._ink_over.stop()
        self.update(self.live.end())
        self.fade(())
        self.inked.emit()

    def keep_ink(self, event: MarkAdded | MarkReshaped) -> None:
        """The pen is up: its ink stays until the mark itself is shown, so that nothing blinks between."""
        self._ink_of = (event.mark, event.shape if isinstance(event, MarkReshaped) else None)
        self._ink_over.start()

    def _is_inked(self, mark: Mark) -> bool:
        name, form = self._ink_of or ("", None)
        return mark.mark == name and (form is None or mark.shape == form)

    # ---- looking

    def look(self, viewport: Viewport) -> None:
        """Set from outside: nobody is told. Under a pen that is down nothing moves: it waits until the ink is gone."""
        self._put_off = viewport if not self.live.is_empty else None
        if self._put_off is None and viewport != self.viewport:
            self.viewport = viewport
            self._relay()

    def near(self, at: Point, reach_px: float) -> set[str]:
        """Ids of the marks whose picture comes so close to this place of the surface."""
        place = self.viewport.to_screen.apply(at)
        box = QRectF(place.x - reach_px, place.y - reach_px, 2 * reach_px, 2 * reach_px)
        return self.stored.near(box) | self.pending.near(box)

    def shows(self, mark: Mark) -> bool:
        """Whether most of it lies in the part that is on the screen. Ink that cannot be read is nowhere else."""
        bounds = self.stored.pieces(mark).bounds
        box = Box(bounds.x(), bounds.y(), bounds.width(), bounds.height())
        return bounds.isNull() or self.viewport.shows(box)

    def zoom(self, factor: float, at: Point | None = None) -> None:
        self._looked(self.viewport.zoomed(factor, at or self.viewport.screen.centre))

    def pan(self, dx: float, dy: float) -> None:
        self._looked(self.viewport.panned(dx, dy))

    def look_whole(self) -> None:
        self._looked(self.viewport.whole())

    def _looked(self, viewport: Viewport) -> None:
        if viewport != self.viewport and self.live.is_empty:
            self.look(viewport)
            self._settle.start()
            self.looked.emit()

    def _relay(self) -> None:
        self.show_marks(*self._marks)
        self.update()

    def _part_changed(self, part: QRect) -> None:
        self.update(part)

    # ---- Qt

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setClipRect(event.rect())
        painter.fillRect(event.rect(), self._theme.colour("stage"))
        self.picture.paint(painter, self.viewport)
        self.on_screen = self.picture.held
        self.stored.paint(painter, self.viewport)
        self.pending.paint(painter, self.viewport)
        source = self.on_screen.frame.ref.source if self.on_screen is not None else ""
        self.others.paint(painter, self.viewport, self._theme.font("body", strong=True), source)
        self.live.paint(painter)
        for overlay in self._overlays:
            overlay.paint(painter, self.viewport)
        self._edges.paint(painter, self.rect().toRectF())
        painter.end()
        if self.stored.is_whole and self.pending.is_whole:
            self.painted.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        size = event.size()
        self.viewport = self.viewport.on(Box(0, 0, max(1, size.width()), max(1, size.height())))
        self._relay()
        self._settle.start()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        moves = {
            Qt.Key.Key_Left: (KEY_PAN_PX, 0),
            Qt.Key.Key_Right: (-KEY_PAN_PX, 0),
            Qt.Key.Key_Up: (0, KEY_PAN_PX),
            Qt.Key.Key_Down: (0, -KEY_PAN_PX),
        }
        if key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self.zoom(KEY_ZOOM)
        elif key == Qt.Key.Key_Minus:
            self.zoom(1 / KEY_ZOOM)
        elif key == Qt.Key.Key_0:
            self.look_whole()
        elif key in moves and not self.viewport.is_whole:
            self.pan(*moves[Qt.Key(key)])
        else:
            super().keyPressEvent(event)
