"""The three painters draw a display list alike, pair by pair: Qt for screens, NumPy for pictures, PDF for paper."""

from itertools import combinations

import numpy as np
import pymupdf
import pytest
from numpy.typing import NDArray
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPainter

from app.documents.display_list import DisplayList, shape_list
from app.documents.numpy_painter import paint as paint_pixels
from app.export.pdf_painter import paint as paint_page
from app.geometry import Affine, Box
from app.settings import assets_folder
from tests.documents.shapes import SHAPES, SIDE
from ui.stage import painter as qt_painter
from ui.stage.painter import Outlines
from ui.theme import load_fonts

GREY = 128
FAR = 0.6  # of the strongest that is drawn: more than an edge a fraction of a pixel beside its place makes of it
PART = 0.06  # of what is drawn may be far off
CHINESE = 0.45  # on paper it is set in another face
WAYS = {
    "as it stands": Affine(),
    "larger": Affine(1.4, 0, 0, 1.4, -40, -30),
    "turned": Affine.quarter(1, False, Box(0, 0, SIDE, SIDE)),
    "flipped": Affine.quarter(0, True, Box(0, 0, SIDE, SIDE)),
}


def by_qt(what: DisplayList, way: Affine) -> NDArray[np.uint8]:
    image = QImage(SIDE, SIDE, QImage.Format.Format_BGR888)
    image.fill(QColor(GREY, GREY, GREY))
    painter = QPainter(image)
    qt_painter.paint(painter, Outlines().make(what), way)
    painter.end()
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(SIDE, image.bytesPerLine())
    return rows[:, : SIDE * 3].reshape(SIDE, SIDE, 3).copy()


def by_numpy(what: DisplayList, way: Affine) -> NDArray[np.uint8]:
    pixels = np.full((SIDE, SIDE, 3), GREY, np.uint8)
    paint_pixels(pixels, what, way)
    return pixels


def by_pdf(what: DisplayList, way: Affine) -> NDArray[np.uint8]:
    page = pymupdf.open().new_page(width=SIDE, height=SIDE)
    page.draw_rect(page.rect, color=None, fill=(GREY / 255,) * 3)
    paint_page(page, what, way)
    drawn = page.get_pixmap(alpha=False)
    rows = np.frombuffer(drawn.samples, np.uint8).reshape(SIDE, drawn.stride)
    return rows[:, : SIDE * 3].reshape(SIDE, SIDE, 3)[:, :, ::-1]


PAINTERS = {"Qt": by_qt, "NumPy": by_numpy, "PDF": by_pdf}


def far_off(one: NDArray[np.uint8], other: NDArray[np.uint8]) -> float:
    """The share of what either drew that is far from the other."""
    apart = np.abs(one.astype(int) - other).max(axis=2)
    drawn = np.maximum(*(np.abs(pixels.astype(int) - GREY).max(axis=2) for pixels in (one, other)))
    assert (drawn > 20).sum() > 100
    return float((apart > FAR * drawn.max()).sum() / (drawn > 20).sum())


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("name", SHAPES)
def test_they_agree_pair_by_pair(qapp: QGuiApplication, name: str, way: str) -> None:
    load_fonts(assets_folder())
    what = shape_list(SHAPES[name])
    drawn = {painter: paint(what, WAYS[way]) for painter, paint in PAINTERS.items()}
    for one, other in combinations(PAINTERS, 2):
        allowed = CHINESE if name == "chinese" and other == "PDF" else PART
        assert far_off(drawn[one], drawn[other]) <= allowed, (one, other)


@pytest.mark.parametrize("name", SHAPES)
def test_three_pixels_beside_would_be_noticed(qapp: QGuiApplication, name: str) -> None:
    load_fonts(assets_folder())
    what = shape_list(SHAPES[name])
    beside = Affine(1, 0, 0, 1, 3, 3)
    for one, other in combinations(PAINTERS, 2):
        if name != "chinese" or other != "PDF":
            assert far_off(PAINTERS[one](what, Affine()), PAINTERS[other](what, beside)) > PART, (one, other)
