"""A guard against the fault of PySide 6.12.0: each painter call there lost one reference to None."""

import sys

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication


def test_ten_thousand_painter_calls_lose_no_reference_to_none(qapp: QApplication) -> None:
    image = QImage(32, 32, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    before = sys.getrefcount(None)
    for _ in range(10_000):
        painter.setPen(Qt.GlobalColor.red)
    after = sys.getrefcount(None)
    painter.end()
    assert after >= before - 50  # other objects of the interpreter come and go meanwhile; the fault loses 10,000
