"""ECG paper painted by Qt is the sheet that the child and the export paint."""

import numpy as np
from PySide6.QtGui import QImage, QPainter

from app.documents import numpy_painter
from app.documents.signals.paper import sheet_fills
from app.documents.signals.sheets import Sheet
from tests.documents.signals.recordings import alone, sample, strays
from ui.stage import painter as qt_painter
from ui.stage.painter import Outlines

PX_PER_MM = 4


def test_qt_and_numpy_paint_the_same_sheet(qtbot, theme):
    wide, high = Sheet().size
    what = sheet_fills(alone(sample()), "3x4", 25, 10, 0)
    pixels = np.zeros((int(high * PX_PER_MM), int(wide * PX_PER_MM), 3), np.uint8)
    way = numpy_painter.whole(wide, high, pixels)
    numpy_painter.paint(pixels, what, way)
    image = QImage(pixels.shape[1], pixels.shape[0], QImage.Format.Format_BGR888)
    image.fill(0)
    painter = QPainter(image)
    qt_painter.paint(painter, Outlines().make(what), way)
    painter.end()
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(pixels.shape[0], image.bytesPerLine())
    by_qt = rows[:, : pixels.shape[1] * 3].reshape(pixels.shape)

    assert strays(by_qt, pixels) < 0.01 and strays(pixels, by_qt) < 0.01
    assert np.abs(by_qt.astype(int) - pixels).mean() < 6.0
