"""The stage's own edges: the red frame while the other side draws, and the dashes of a picture in doubt."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from app.consult.events.surface import SurfaceKey
from app.geometry import Box
from ui.stage.doubt import paint_doubt, plate_of
from ui.stage.view import StageView
from ui.stage.viewport import Viewport
from ui.theme import Theme

RED_PX = 6  # the frame while the other draws: seen from the corner of the eye


class Edges:
    """Over everything on the stage; `red` and `doubt`: what is shown."""

    def __init__(self, theme: Theme, view: StageView) -> None:
        self._theme, self._view = theme, view
        self.red = False
        self.doubt = ""
        view.add_overlay(self, above="all")

    def set_red(self, on: bool) -> None:
        if on != self.red:
            self.red = on
            self._view.update()

    def set_doubt(self, words: str) -> None:
        """Why the picture is not to be taken for what is now; empty where it is."""
        if words == self.doubt:
            return
        before, self.doubt = self.doubt, words
        if before and words:  # it has grown older: only what is written changes
            room = self._room(self._view.viewport.screen)
            plates = [plate_of(self._theme, room, one) for one in (before, words)]
            self._view.update(plates[0].united(plates[1]).toAlignedRect().adjusted(-1, -1, 1, 1))
        else:
            self._view.update()

    def show_surface(self, key: SurfaceKey) -> None:
        """Both are of the room and stay until it says otherwise."""

    def paint(self, painter: QPainter, viewport: Viewport) -> None:
        if self.doubt:
            paint_doubt(painter, self._theme, self._room(viewport.screen), self.doubt)
        if self.red:
            inset = RED_PX / 2
            pen = QPen(self._theme.colour("red_fill"), RED_PX)
            pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
            painter.save()
            painter.setPen(pen)
            painter.drawRect(_rect(viewport.screen).adjusted(inset, inset, -inset, -inset))
            painter.restore()

    def _room(self, screen: Box) -> QRectF:
        edge = RED_PX if self.red else 0
        return _rect(screen).adjusted(edge, edge, -edge, -edge)


def _rect(box: Box) -> QRectF:
    return QRectF(box.x, box.y, box.width, box.height)
