"""The committed marks as one picture per surface and look, grown mark by mark; knows no mouse and no engine."""

from __future__ import annotations

import math
import time
from collections.abc import Iterable

import msgspec
from PySide6.QtCore import QObject, QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPixmap

from app.consult.events.surface import SurfaceKey
from app.consult.state import Mark
from app.documents.display_list import display_list
from app.geometry import Affine
from ui.stage import painter as qt_painter
from ui.stage.painter import Outlines, Pieces
from ui.stage.viewport import Viewport

SLICE_S = 0.004  # the UI thread owes the hand 8 ms; painting pauses well before
EDGE_PX = 3  # antialiasing and the ghost's dashed frame reach so far over the bounds


class Ground(msgspec.Struct, frozen=True):
    """What a layer's picture was made for: another surface, look or screen needs another picture."""

    key: SurfaceKey
    viewport: Viewport
    ratio: float


class MarksLayer(QObject):
    """`changed(QRect)`: this part of the widget wants painting. While a new look is being built in slices, the old
    picture is shown moved and stretched, so that a zoom with thousands of marks stays under the hand."""

    changed = Signal(QRect)

    def __init__(self, outlines: Outlines, ghost: bool = False, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._outlines = outlines
        self._ghost = ghost
        self._ground: Ground | None = None
        self._painted: dict[str, Mark] = {}
        self._places: dict[str, QRectF] = {}  # on the screen: a wipe must not unpack every mark's ink again
        self._waiting: dict[str, Mark] = {}
        self._picture = QPixmap()
        self._old: tuple[QPixmap, Viewport] | None = None
        self._timer = QTimer(self, singleShot=True, interval=0)
        self._timer.timeout.connect(self._slice)

    @property
    def is_whole(self) -> bool:
        """Everything that was shown is in the picture."""
        return not self._waiting

    @property
    def count(self) -> int:
        return len(self._painted)

    @property
    def names(self) -> tuple[str, ...]:
        """Ids of the marks that are in the picture."""
        return tuple(self._painted)

    def show(self, ground: Ground, marks: Iterable[Mark]) -> None:
        """What was painted stays; new marks are added, missing ones are wiped with what they covered."""
        wanted = {mark.mark: mark for mark in marks}
        if ground != self._ground:
            self._begin(ground)
        gone = [mark for name, mark in self._painted.items() if name not in wanted]
        self._waiting = {name: mark for name, mark in wanted.items() if name not in self._painted}
        if gone:
            self._wipe(gone, wanted, ground.viewport.to_screen)
        self._slice()

    def paint(self, painter: QPainter, viewport: Viewport) -> None:
        if self._old is not None and self._ground is not None:
            picture, before = self._old
            painter.save()
            painter.setTransform(qt_painter.transform_of(before.to_surface.then(viewport.to_screen)), True)
            painter.drawPixmap(0, 0, picture)
            painter.restore()
        elif self._painted:
            painter.drawPixmap(0, 0, self._picture)

    # ---- building

    def _begin(self, ground: Ground) -> None:
        same_surface = self._ground is not None and self._ground.key == ground.key
        if same_surface and self._ground is not None and self._old is None and self._painted:
            self._old = (self._picture, self._ground.viewport)
        elif not same_surface:
            self._old = None
        self._ground = ground
        self._painted, self._places = {}, {}
        screen = ground.viewport.screen
        size = QSize(math.ceil(screen.width * ground.ratio), math.ceil(screen.height * ground.ratio))
        self._picture = QPixmap(size)
        self._picture.setDevicePixelRatio(ground.ratio)
        self._picture.fill(Qt.GlobalColor.transparent)

    def _slice(self) -> None:
        if self._ground is None:
            return
        if not self._waiting:
            self._end()
            return
        until = time.perf_counter() + SLICE_S
        to_screen = self._ground.viewport.to_screen
        dirty = QRectF()
        painter = QPainter(self._picture)
        for name in tuple(self._waiting):
            mark = self._waiting.pop(name)
            pieces = self.pieces(mark)
            qt_painter.paint(painter, pieces, to_screen, self._ghost)
            place = self._places[name] = _on_screen(pieces, to_screen)
            dirty = dirty.united(place)
            self._painted[name] = mark
            if time.perf_counter() > until:
                break
        painter.end()
        if self._waiting:
            self._timer.start()
        elif self._old is not None:
            self._end()
        else:
            self.changed.emit(dirty.toAlignedRect())

    def _end(self) -> None:
        self._timer.stop()
        if self._old is not None and self._ground is not None:
            self._old = None
            screen = self._ground.viewport.screen
            self.changed.emit(QRect(0, 0, math.ceil(screen.width), math.ceil(screen.height)))

    def _wipe(self, gone: list[Mark], wanted: dict[str, Mark], to_screen: Affine) -> None:
        """Clears each place and paints again only the marks that reach into it."""
        kept = {name: mark for name, mark in self._painted.items() if name in wanted}
        hole = QRectF()
        for mark in gone:
            hole = hole.united(self._places.pop(mark.mark))
        painter = QPainter(self._picture)
        painter.setClipRect(hole.toAlignedRect())
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Clear)
        painter.fillRect(hole.toAlignedRect(), Qt.GlobalColor.transparent)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
        for name, mark in kept.items():
            if self._places[name].intersects(hole):
                qt_painter.paint(painter, self.pieces(mark), to_screen, self._ghost)
        painter.end()
        self._painted = kept
        self.changed.emit(hole.toAlignedRect())

    def pieces(self, mark: Mark) -> Pieces:
        return self._outlines.kept(mark.mark) or self._outlines.keep(mark.mark, display_list((mark,)))


def _on_screen(pieces: Pieces, to_screen: Affine) -> QRectF:
    box = qt_painter.transform_of(to_screen).mapRect(pieces.bounds)
    return box.adjusted(-EDGE_PX, -EDGE_PX, EDGE_PX, EDGE_PX)
