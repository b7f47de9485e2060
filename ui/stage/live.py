"""What one draws right now, segment by segment; knows no engine and nobody else's ink."""

from __future__ import annotations

import math

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPixmap

from app.documents.tools import Live
from ui.stage import painter as qt_painter
from ui.stage.painter import Outlines
from ui.stage.viewport import Viewport

EDGE_PX = 3


class LiveLayer:
    """One's own gesture. A move paints only what is new into the picture and says which rectangle changed."""

    def __init__(self, outlines: Outlines) -> None:
        self._outlines = outlines
        self._picture: QPixmap | None = None
        self._ink = QRectF()

    @property
    def is_empty(self) -> bool:
        return self._picture is None

    def begin(self, viewport: Viewport, ratio: float) -> None:
        screen = viewport.screen
        picture = QPixmap(QSize(math.ceil(screen.width * ratio), math.ceil(screen.height * ratio)))
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        self._picture = picture
        self._ink = QRectF()

    def add(self, live: Live, viewport: Viewport) -> QRect:
        """The rectangle of the widget to paint again."""
        if self._picture is None:
            return QRect()
        pieces = self._outlines.make(live.pieces)
        dirty = qt_painter.place_of(pieces, viewport.to_screen)
        dirty = dirty.adjusted(-EDGE_PX, -EDGE_PX, EDGE_PX, EDGE_PX)
        painter = QPainter(self._picture)
        if live.whole:
            wiped, self._ink, dirty = self._ink, dirty, dirty.united(self._ink)
            painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Clear)
            painter.fillRect(wiped.toAlignedRect(), Qt.GlobalColor.transparent)
            painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
        else:
            self._ink = self._ink.united(dirty)
        qt_painter.paint(painter, pieces, viewport.to_screen)
        painter.end()
        return dirty.toAlignedRect()

    def end(self) -> QRect:
        """Forgets the ink; the committed layer shows it from now on."""
        dirty, self._picture, self._ink = self._ink.toAlignedRect(), None, QRectF()
        return dirty

    def paint(self, painter: QPainter) -> None:
        if self._picture is not None:
            painter.drawPixmap(0, 0, self._picture)
