"""The words on a sheet about its size, made true for this screen: what the picture says holds everywhere else."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QObject, QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from app.consult.events.surface import SurfaceKey
from app.documents.signals.sheets import INK, PAPER, SIZE_BOX
from app.geometry import Point
from ui.stage.truesize import TrueSize
from ui.stage.view import StageView
from ui.stage.viewport import Viewport
from ui.theme import Theme

LETTERS = 0.62  # of the place, which is as high as a line


class SizeWord(QObject):
    """Over *not to size*, while `is_sheet` and a millimetre is one."""

    def __init__(self, theme: Theme, view: StageView, sizes: TrueSize) -> None:
        super().__init__(view)
        self._theme, self._view, self._sizes = theme, view, sizes
        self.is_sheet = False
        view.add_overlay(self, "picture")

    def show_surface(self, key: SurfaceKey) -> None:
        """What is on the stage is told by `is_sheet`."""

    def is_true(self, viewport: Viewport) -> bool:
        return self.is_sheet and self._sizes.is_true(self._view.screen(), viewport.scale)

    def paint(self, painter: QPainter, viewport: Viewport) -> None:
        if not self.is_true(viewport) or viewport.turn or viewport.flip:
            return
        at = viewport.to_screen.apply(Point(SIZE_BOX.x, SIZE_BOX.y))
        box = QRectF(at.x, at.y, SIZE_BOX.width * viewport.scale, SIZE_BOX.height * viewport.scale)
        painter.save()
        painter.fillRect(box, QColor(*PAPER))
        font = self._theme.font("small")
        font.setPixelSize(max(round(box.height() * LETTERS), 1))
        painter.setFont(font)
        painter.setPen(QColor(*INK))
        words = QCoreApplication.translate("Paper", "real size on this screen")
        painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, words)
        painter.restore()
