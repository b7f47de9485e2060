"""ECG paper on a PDF page and in pixels is the same sheet."""

import numpy as np
import pymupdf

from app.documents.numpy_painter import paint as paint_pixels
from app.documents.numpy_painter import whole
from app.documents.signals.paper import sheet_fills
from app.documents.signals.sheets import Sheet
from app.export.pdf_painter import paint as paint_page
from app.geometry import Affine
from tests.documents.signals.recordings import alone, sample, strays

PX_PER_MM = 4


def test_paper_and_pixels_agree_on_a_sheet():
    wide, high = Sheet().size
    what = sheet_fills(alone(sample()), "3x4", 25, 10, 0)
    pixels = np.zeros((int(high * PX_PER_MM), int(wide * PX_PER_MM), 3), np.uint8)
    paint_pixels(pixels, what, whole(wide, high, pixels))
    page = pymupdf.open().new_page(width=wide * PX_PER_MM, height=high * PX_PER_MM)
    paint_page(page, what, Affine(PX_PER_MM, 0, 0, PX_PER_MM, 0, 0))
    drawn = page.get_pixmap(alpha=False)
    rows = np.frombuffer(drawn.samples, np.uint8).reshape(drawn.height, drawn.stride)
    paper = rows[:, : drawn.width * 3].reshape(drawn.height, drawn.width, 3)[:, :, ::-1]

    assert paper.shape == pixels.shape
    assert strays(paper, pixels) < 0.01 and strays(pixels, paper) < 0.01
    assert np.abs(paper.astype(int) - pixels).mean() < 6.0
