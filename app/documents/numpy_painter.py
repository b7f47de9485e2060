"""Paints a display list into a picture in memory with OpenCV and FreeType; knows no mark and no file."""

from typing import assert_never

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw

from app.documents.display_list import DisplayList, Fill, TextRun
from app.documents.fonts import face, parts, text_width
from app.documents.palette import Colour
from app.documents.runs import standing
from app.geometry import Affine

FRACTION_BITS = 4  # cv2 takes corners in 1/16 pixel
FINE, COARSE = 4, 2  # samples a pixel each way; coarse where the mask of a large mark would weigh too much
FINE_PIXELS = 1_000_000
MAX_FONT_PX, FINE_FONT_PX = 2_000.0, 200.0


def paint(pixels: NDArray[np.uint8], what: DisplayList, to_pixels: Affine | None = None) -> None:
    """In place. `pixels`: (height, width, 3) uint8 BGR, writeable; `to_pixels` maps surface units to them
    (letters follow its scale, not a turn)."""
    way = to_pixels or Affine()
    for item in what.items:
        match item:
            case Fill():
                _paint_fill(pixels, item, way)
            case TextRun():
                _paint_text(pixels, item, way)
            case _:
                assert_never(item)


def _paint_fill(pixels: NDArray[np.uint8], fill: Fill, way: Affine) -> None:
    x, y = fill.pieces[..., 0], fill.pieces[..., 1]
    corners = np.stack([way.a * x + way.c * y + way.e, way.b * x + way.d * y + way.f], axis=2)
    height, width = pixels.shape[:2]
    low = np.maximum(np.floor(corners.min(axis=(0, 1))), 0).astype(int)
    high = np.minimum(np.ceil(corners.max(axis=(0, 1))) + 1, (width, height)).astype(int)
    if (high <= low).any():
        return
    across, down = (high - low).tolist()
    samples = FINE if across * down <= FINE_PIXELS else COARSE
    mask = np.zeros((down * samples, across * samples), np.uint8)
    # cv2 counts from the middle of a pixel, surfaces from its corner.
    fixed = np.rint(((corners - low) * samples - 0.5) * (1 << FRACTION_BITS))
    for piece in fixed.clip(-(2**28), 2**28).astype(np.int32):
        cv2.fillConvexPoly(mask, piece, 255, cv2.LINE_8, FRACTION_BITS)
    cover = np.asarray(cv2.resize(mask, (across, down), interpolation=cv2.INTER_AREA), np.uint8)
    _blend(pixels[low[1] : high[1], low[0] : high[0]], cover, fill.colour)


def _paint_text(pixels: NDArray[np.uint8], run: TextRun, way: Affine) -> None:
    at, scale = standing(run, way)
    size = run.size * scale
    if not run.text.strip() or not 1.0 <= size <= MAX_FONT_PX:
        return
    height, width = pixels.shape[:2]
    margin = size + 2 * run.spread * scale
    left, top = max(int(at.x - margin), 0), max(int(at.y - size - margin), 0)
    right = min(int(at.x + text_width(run.text, size) + margin) + 1, width)
    bottom = min(int(at.y + margin) + 1, height)
    if right <= left or bottom <= top:
        return
    # FreeType sets whole pixels from letter to letter; set larger and brought down, letters stand where they should.
    samples = FINE if size <= FINE_FONT_PX and (right - left) * (bottom - top) <= FINE_PIXELS else 1
    mask = Image.new("L", ((right - left) * samples, (bottom - top) * samples))
    draw = ImageDraw.Draw(mask)
    pen, base = (at.x - left) * samples, (at.y - top) * samples
    for name, letters in parts(run.text):
        font = face(name, round(size * samples, 2))
        draw.text((pen, base), letters, 255, font, anchor="ls", stroke_width=run.spread * scale * samples)
        pen += font.getlength(letters)
    _blend(pixels[top:bottom, left:right], np.asarray(mask.reduce(samples)), run.colour)


def _blend(under: NDArray[np.uint8], cover: NDArray[np.uint8], colour: Colour) -> None:
    """`under` (h, w, 3) in place, `cover` (h, w) 0-255."""
    alpha = cover[..., None].astype(np.float32) * (colour[3] / 255 / 255)
    tint = np.array(colour[2::-1], np.float32)
    under[:] = np.rint(under + (tint - under) * alpha).astype(np.uint8)


def whole(width: float, height: float, pixels: NDArray[np.uint8]) -> Affine:
    """The map of a surface of `width` x `height` units onto all of `pixels`."""
    return Affine(pixels.shape[1] / width, 0.0, 0.0, pixels.shape[0] / height, 0.0, 0.0)
