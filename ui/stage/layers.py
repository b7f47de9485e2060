"""The committed marks as one picture per surface and look, grown mark by mark; knows no mouse and no engine.

Everything is done in slices: adding thousands of marks, and painting anew what a wiped mark had covered.
"""

from __future__ import annotations

import math
import time
from collections.abc import Iterable

import msgspec
from PySide6.QtCore import QObject, QPoint, QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPixmap

from app.consult.events.surface import SurfaceKey
from app.consult.state import Mark
from app.documents.display_list import display_list
from app.geometry import Affine
from ui.stage import painter as qt_painter
from ui.stage.painter import Outlines, Pieces
from ui.stage.patch import Patch, on_grid
from ui.stage.viewport import Viewport

SLICE_S = 0.003  # the UI thread owes the hand 8 ms; painting pauses well before
TOLD_S = 0.12  # while a long list is painted, the widget is told so often what has come
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
        self._patch: Patch | None = None
        self.faded: tuple[str, ...] = ()
        self._dirty = QRectF()
        self._told_s = 0.0
        self._picture = QPixmap()
        self._old: tuple[QPixmap, Viewport] | None = None
        self._timer = QTimer(self, singleShot=True, interval=0)
        self._timer.timeout.connect(self._slice)

    @property
    def is_whole(self) -> bool:
        """Everything that was shown is in the picture."""
        return not self._waiting and self._patch is None

    @property
    def count(self) -> int:
        return len(self._painted)

    @property
    def names(self) -> tuple[str, ...]:
        """Ids of the marks that are in the picture."""
        return tuple(self._painted)

    def place(self, mark: Mark) -> QRectF | None:
        """Where it was painted, as it stands now: known of thousands without unpacking their ink anew."""
        painted = self._painted.get(mark.mark)
        if painted is None or painted.shape is not mark.shape:
            return None
        return self._places[mark.mark].adjusted(EDGE_PX, EDGE_PX, -EDGE_PX, -EDGE_PX)

    def near(self, place: QRectF) -> set[str]:
        """Those whose picture reaches into this part of the screen, or is not painted yet: few are then asked where
        their line runs."""
        return {name for name, one in self._places.items() if one.intersects(place)} | self._waiting.keys()

    def show(self, ground: Ground, marks: Iterable[Mark]) -> None:
        """What was painted stays; new marks are added, missing ones are wiped with what they covered, and what was
        moved is painted where it stands now, in its place among the others."""
        wanted = {mark.mark: mark for mark in marks}
        if ground != self._ground:
            self._begin(ground)
        gone = [mark for name, mark in self._painted.items() if name not in wanted]
        moved = [now for name, mark in self._painted.items() if _moved(mark, now := wanted.get(name, mark))]
        self._waiting = {name: mark for name, mark in wanted.items() if name not in self._painted}
        if gone or moved:  # finding what it covered is a slice of its own
            self._wipe(gone, moved)
            self._timer.start()
        else:
            self._slice()

    def fade(self, marks: Iterable[str]) -> None:
        """These lie under the eraser: shown under a veil until they are gone or let be."""
        faded = tuple(name for name in marks if name in self._places)
        if faded != self.faded:
            for name in {*faded, *self.faded} & self._places.keys():
                self._dirty = self._dirty.united(self._places[name])
            self.faded = faded
            self._tell()

    def paint(self, painter: QPainter, viewport: Viewport) -> None:
        if self._old is not None and self._ground is not None:
            picture, before = self._old
            painter.save()
            painter.setTransform(qt_painter.transform_of(before.to_surface.then(viewport.to_screen)), True)
            painter.drawPixmap(0, 0, picture)
            painter.restore()
        elif self._painted:
            painter.drawPixmap(0, 0, self._picture)
        self._veil(painter)

    def _veil(self, painter: QPainter) -> None:
        if self._ground is None:
            return
        to_screen = self._ground.viewport.to_screen
        for name in self.faded:
            mark = self._painted.get(name)
            if mark is not None:
                qt_painter.veil(painter, self.pieces(mark), to_screen)

    # ---- building

    def _begin(self, ground: Ground) -> None:
        same_surface = self._ground is not None and self._ground.key == ground.key
        if same_surface and self._ground is not None and self._old is None and self._painted:
            self._old = (self._picture, self._ground.viewport)
        elif not same_surface:
            self._old = None
        self._ground = ground
        self._painted, self._places, self._patch = {}, {}, None
        screen = ground.viewport.screen
        size = QSize(math.ceil(screen.width * ground.ratio), math.ceil(screen.height * ground.ratio))
        self._picture = QPixmap(size)
        self._picture.setDevicePixelRatio(ground.ratio)
        self._picture.fill(Qt.GlobalColor.transparent)

    def _slice(self) -> None:
        if self._ground is None:
            return
        until = time.perf_counter() + SLICE_S
        to_screen = self._ground.viewport.to_screen
        if self._patch is not None and not self._mend(self._patch, until, to_screen):
            self._timer.start()
            return
        if self._waiting:
            self._add(until, to_screen)
        if self._waiting:
            self._timer.start()
        else:
            self._end()

    def _add(self, until: float, to_screen: Affine) -> None:
        painter = QPainter(self._picture)
        for name in tuple(self._waiting):
            mark = self._waiting.pop(name)
            pieces = self.pieces(mark)
            qt_painter.paint(painter, pieces, to_screen, self._ghost)
            place = self._places[name] = _on_screen(pieces, to_screen)
            self._dirty = self._dirty.united(place)
            self._painted[name] = mark
            if time.perf_counter() > until:
                break
        painter.end()
        if self._old is None and time.perf_counter() > self._told_s + TOLD_S:
            self._tell()

    def _end(self) -> None:
        self._timer.stop()
        if self._old is not None and self._ground is not None:
            self._old = None
            screen = self._ground.viewport.screen
            self._dirty = QRectF(0, 0, math.ceil(screen.width), math.ceil(screen.height))
        self._tell()

    def _tell(self) -> None:
        dirty, self._dirty = self._dirty, QRectF()
        self._told_s = time.perf_counter()
        if not dirty.isEmpty():
            self.changed.emit(dirty.toAlignedRect())

    # ---- wiping

    def _wipe(self, gone: list[Mark], moved: list[Mark]) -> None:
        """The marks that reach into the place of the gone ones, and into both places of the moved ones, are painted
        again beside the picture, then laid in."""
        if self._ground is None:
            return
        hole = QRectF(self._patch.hole) if self._patch is not None else QRectF()
        for mark in gone:
            self._painted.pop(mark.mark)
            hole = hole.united(self._places.pop(mark.mark))
        to_screen = self._ground.viewport.to_screen
        for mark in moved:
            now = _on_screen(self.pieces(mark), to_screen)
            hole = hole.united(self._places[mark.mark]).united(now)
            self._painted[mark.mark], self._places[mark.mark] = mark, now
        place = on_grid(hole) & QRect(QPoint(0, 0), self._picture.deviceIndependentSize().toSize())
        if place.isEmpty():
            self._patch = None
            return
        reach = QRectF(place)
        kept = [mark for name, mark in self._painted.items() if self._places[name].intersects(reach)]
        self._patch = Patch(place, self._ground.ratio, kept)

    def _mend(self, patch: Patch, until: float, to_screen: Affine) -> bool:
        """True when the patch is laid in."""
        painter = patch.begin()
        done = 0
        for mark in patch.waiting:
            qt_painter.paint(painter, self.pieces(mark), to_screen, self._ghost)
            done += 1
            if time.perf_counter() > until:
                break
        painter.end()
        del patch.waiting[:done]
        if patch.waiting:
            return False
        painter = QPainter(self._picture)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Source)
        painter.drawPixmap(patch.hole.topLeft(), patch.picture)
        painter.end()
        self._patch = None
        self._dirty = self._dirty.united(QRectF(patch.hole))
        return True

    def pieces(self, mark: Mark) -> Pieces:
        kept = self._outlines.kept(mark.mark, mark.shape)
        return kept or self._outlines.keep(mark.mark, mark.shape, display_list((mark,)))


def _moved(before: Mark, now: Mark) -> bool:
    """The fold hands on the very same mark where nothing happened: asked of thousands at once."""
    return now is not before and now.shape is not before.shape and now.shape != before.shape


def _on_screen(pieces: Pieces, to_screen: Affine) -> QRectF:
    return qt_painter.place_of(pieces, to_screen).adjusted(-EDGE_PX, -EDGE_PX, EDGE_PX, EDGE_PX)
