"""Paints a display list onto a PDF page with PyMuPDF, as shapes that stay sharp in print; knows no mark."""

from typing import assert_never

import numpy as np
import pymupdf

from app.documents.display_list import DisplayList, Fill, TextRun
from app.documents.fonts import font_file, parts
from app.documents.palette import Colour
from app.geometry import Affine


def paint(page: pymupdf.Page, what: DisplayList, to_page: Affine) -> None:
    """`to_page` maps surface units to the points of `page` (letters follow its scale, not a turn)."""
    for item in what.items:
        match item:
            case Fill():
                _fill(page, item, to_page)
            case TextRun():
                _text(page, item, to_page)
            case _:
                assert_never(item)


def _fill(page: pymupdf.Page, fill: Fill, way: Affine) -> None:
    x, y = fill.pieces[..., 0], fill.pieces[..., 1]
    corners = np.stack([way.a * x + way.c * y + way.e, way.b * x + way.d * y + way.f], axis=2)
    shape = page.new_shape()
    for piece in corners.tolist():
        shape.draw_polyline(piece)
    colour, cover = _split(fill.colour)
    # One path, nonzero: the pieces are one union however they overlap.
    shape.finish(color=None, fill=colour, fill_opacity=cover, even_odd=False, closePath=True, width=0)
    shape.commit()


def _text(page: pymupdf.Page, run: TextRun, way: Affine) -> None:
    scale = float(np.sqrt(abs(way.a * way.d - way.b * way.c)))
    size = run.size * scale
    at = way.apply(run.at)
    colour, cover = _split(run.colour)
    x = at.x
    for name, letters in parts(run.text):
        page.insert_text(
            (x, at.y),
            letters,
            fontsize=size,
            fontname=resource(name),
            fontfile=str(font_file(name)),
            color=colour,
            fill=colour,
            render_mode=2 if run.spread else 0,
            border_width=2 * run.spread / run.size if run.spread else 0,  # PyMuPDF takes it in font sizes
            miter_limit=1,  # no spikes where a letter turns sharply
            fill_opacity=cover,
            stroke_opacity=cover,
        )
        x += pymupdf.Font(fontfile=str(font_file(name))).text_length(letters, size)


def resource(font: str) -> str:
    """A font's short name inside a PDF."""
    return "".join(letter for letter in font.partition(".")[0] if letter.isalnum())


def _split(colour: Colour) -> tuple[tuple[float, float, float], float]:
    red, green, blue, alpha = colour
    return (red / 255, green / 255, blue / 255), alpha / 255
