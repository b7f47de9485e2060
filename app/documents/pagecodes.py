"""In the child: a picture of a page in so many bytes. Print is kept as few levels between ink and paper, without loss:
letters stay sharp in half the bytes that a photograph's coder needs for them, and without its halos. All else is a
photograph."""

import io
from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray
from PIL import Image, features

from app.documents.opened import DocumentRefused

TOO_SMALL_A_LINK = "No picture of this page is small enough for the link."
# Measured on dense pages of 9 pt: four levels and 75 dpi are read with ease, three are read.
PRINT_STEPS = ((1.0, 6), (1.0, 4), (0.87, 4), (0.75, 4), (0.75, 3), (0.62, 3), (0.5, 3))
# Scale and quality. Below a quality of 30 fewer pixels are worth more than coarser ones (measured, `media.stills`).
PHOTO_STEPS = (
    *((1.0, 60), (1.0, 45), (1.0, 30), (0.75, 40), (0.6, 35), (0.45, 35)),
    *((0.35, 30), (0.25, 25), (0.15, 20), (0.1, 20)),
)
_FASTEST = 9  # of AVIF's: twice WebP's likeness a byte in no more time
_BLOCK = 32  # px: a picture in a page fills several, letters leave paper in each
_LIGHT, _NEAR, _COLOURED = 150, 28, 28  # of 255: paper is no darker; what counts as paper; what counts as a colour
_LEAST_PAPER, _MOST_PICTURE, _GREY = 0.6, 0.04, 0.003  # shares of a printed page

Pixels = NDArray[np.uint8]


def page_within(pixels: Pixels, max_bytes: int, photo_bytes: int = 0) -> tuple[bytes, int, int]:
    """`pixels` (height, width, 3) BGR: bytes, width, height of the best that fits. `photo_bytes`: what is enough where
    it is no print. Raises DocumentRefused."""
    paper = paper_of(pixels)
    if paper is not None:
        try:
            return _first(_printed(pixels, paper), max_bytes)
        except DocumentRefused:  # so busy that a photograph of it is smaller
            pass
    return _first(_photographed(pixels), min(photo_bytes or max_bytes, max_bytes))


def paper_of(pixels: Pixels) -> Pixels | None:
    """(3,) BGR of the paper where this is a printed page; None where it is a picture, or has one of some size in it."""
    plain = pixels.reshape(-1, 3)
    grey = plain[:, 1]
    paper = int(np.bincount(grey, minlength=256).argmax())
    is_paper = np.abs(grey.astype(np.int16) - paper) <= _NEAR
    if paper < _LIGHT or is_paper.mean() < _LEAST_PAPER or _pictured(is_paper.reshape(pixels.shape[:2])):
        return None
    return np.asarray(np.median(plain[is_paper], axis=0), np.uint8)


def _pictured(is_paper: NDArray[np.bool_]) -> bool:
    """Whether the part without any paper in it is more than a rule, a logo or a stamp."""
    high, wide = (side // _BLOCK * _BLOCK for side in is_paper.shape)
    if not high or not wide:
        return False
    blocks = is_paper[:high, :wide].reshape(high // _BLOCK, _BLOCK, wide // _BLOCK, _BLOCK)
    return bool((blocks.mean(axis=(1, 3)) < 0.05).mean() > _MOST_PICTURE)


def _printed(pixels: Pixels, paper: Pixels) -> Iterable[tuple[bytes, int, int]]:
    spread = pixels.max(axis=2).astype(np.int16) - pixels.min(axis=2)
    own = int(paper.max()) - int(paper.min())
    is_plain = (np.abs(spread - own) > _COLOURED).mean() < _GREY
    shown, paper = (pixels[:, :, 1:2] if is_plain else pixels[:, :, ::-1]), paper[::-1]
    image = Image.fromarray(np.ascontiguousarray(shown.squeeze()))
    for scale, levels in PRINT_STEPS:
        small = np.asarray(_scaled(image, scale, Image.Resampling.LANCZOS))
        kept = io.BytesIO()
        Image.fromarray(_levelled(small, paper, levels)).save(kept, "WEBP", lossless=True, quality=60, method=4)
        yield kept.getvalue(), small.shape[1], small.shape[0]


def _levelled(pixels: Pixels, paper: Pixels, levels: int) -> Pixels:
    """(height, width, 3) RGB of grey or RGB. Paper stays its own colour exactly, whatever its grain; what is lighter
    becomes paper."""
    grey = pixels.ndim == 2
    tables = []
    for own in paper.tolist():
        base = int(paper[1]) if grey else own
        steps = np.rint(np.clip(base - np.arange(256), 0, None) / max(base, 1) * (levels - 1))
        tables.append(np.rint(own - steps * own / (levels - 1)).astype(np.uint8))
    return np.stack([table[pixels if grey else pixels[:, :, at]] for at, table in enumerate(tables)], axis=2)


def _photographed(pixels: Pixels) -> Iterable[tuple[bytes, int, int]]:
    image = Image.fromarray(np.ascontiguousarray(pixels[:, :, ::-1]))
    for scale, quality in PHOTO_STEPS:
        small, kept = _scaled(image, scale, Image.Resampling.BOX), io.BytesIO()
        if features.check("avif"):
            small.save(kept, "AVIF", quality=quality, speed=_FASTEST, subsampling="4:2:0", max_threads=1)
        else:  # a Pillow that was built without it
            small.save(kept, "WEBP", quality=quality, method=4)
        yield kept.getvalue(), *small.size


def _scaled(image: Image.Image, scale: float, how: Image.Resampling) -> Image.Image:
    if scale >= 1:
        return image
    return image.resize((max(round(image.width * scale), 1), max(round(image.height * scale), 1)), how)


def _first(made: Iterable[tuple[bytes, int, int]], max_bytes: int) -> tuple[bytes, int, int]:
    for one in made:
        if len(one[0]) <= max_bytes:
            return one
    raise DocumentRefused(TOO_SMALL_A_LINK)
