"""Paints a display list onto a PDF page with PyMuPDF, as shapes that stay sharp in print; knows no mark."""

import re
from functools import lru_cache
from typing import assert_never

import numpy as np
import pymupdf

from app.documents.display_list import DisplayList, Fill, TextRun
from app.documents.fonts import CHINESE, font_file, parts
from app.documents.palette import Colour
from app.documents.runs import standing
from app.geometry import Affine, Point

_WIDTH = re.compile(rb"^[0-9.]+ w$", re.MULTILINE)


def paint(page: pymupdf.Page, what: DisplayList, to_page: Affine) -> None:
    """`to_page` maps surface units to the points of `page` (letters follow its scale, not a turn)."""
    shape: pymupdf.Shape | None = None  # one for many marks: each that is committed reads the whole page again
    for item in what.items:
        match item:
            case Fill():
                shape = shape or page.new_shape()
                _fill(shape, item, to_page)
            case TextRun():
                if shape is not None:
                    shape.commit()
                    shape = None
                _text(page, item, to_page)
            case _:
                assert_never(item)
    if shape is not None:
        shape.commit()


@lru_cache(maxsize=8)
def pdf_face(name: str) -> pymupdf.Font:
    """The bundled font; for Chinese PyMuPDF's own Droid Sans Fallback (Apache 2.0): MuPDF fails to cut some letters
    out of the bundled one ("Index bounds") and would put all 2.8 MB of it into the paper."""
    return pymupdf.Font("cjk") if name == CHINESE else pymupdf.Font(fontfile=str(font_file(name)))


def _fill(shape: pymupdf.Shape, fill: Fill, way: Affine) -> None:
    """Operators of ISO 32000-1, 8.5.2, in the buffer that finish() fills: PyMuPDF's own polyline turns each corner by
    itself, which is a minute for some hundred strokes."""
    x, y = fill.pieces[..., 0], fill.pieces[..., 1]
    across, down = way.a * x + way.c * y + way.e, way.b * x + way.d * y + way.f
    a, b, c, d, e, f = shape.ipctm
    corners = np.stack([a * across + c * down + e, b * across + d * down + f], axis=2)
    form = "%.2f %.2f m\n" + "%.2f %.2f l\n" * (corners.shape[1] - 1) + "h\n"
    shape.draw_cont += "".join([form % tuple(piece) for piece in corners.reshape(len(corners), -1).tolist()])
    colour, cover = _split(fill.colour)
    # One path, nonzero: the pieces are one union however they overlap.
    shape.finish(color=None, fill=colour, fill_opacity=cover, even_odd=False, closePath=True, width=0)


def _text(page: pymupdf.Page, run: TextRun, way: Affine) -> None:
    begins, scale = standing(run, way)
    size = run.size * scale
    at = pymupdf.Point(*_pair(begins))
    colour, cover = _split(run.colour)
    writer = pymupdf.TextWriter(page.rect, opacity=cover, color=colour)
    for name, letters in parts(run.text):
        writer.append(at, letters, font=pdf_face(name), fontsize=size)
        at = writer.last_point
    if not run.text.strip():
        return
    writer.write_text(page, render_mode=2 if run.spread else 0)
    if run.spread:
        _widen(page, 2 * run.spread * scale)


def _widen(page: pymupdf.Page, width: float) -> None:
    """PyMuPDF strokes letters by a twentieth of their size; what it has just written gets our width, round joins."""
    xref = page.get_contents()[-1]
    content = page.parent.xref_stream(xref)
    page.parent.update_stream(xref, _WIDTH.sub(b"%.3f w 1 j" % width, content))


def _pair(point: Point) -> tuple[float, float]:
    return point.x, point.y


def _split(colour: Colour) -> tuple[tuple[float, float, float], float]:
    red, green, blue, alpha = colour
    return (red / 255, green / 255, blue / 255), alpha / 255
