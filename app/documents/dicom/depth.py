"""In the child: a part of a stored picture as `Deep`: its own values where they fit into sixteen bits, else the nearest
of 65,536 steps."""

import math

import msgspec
import numpy as np

from app.documents.cutting import cut
from app.documents.deep import MOST_BITS, Deep, bits_for, smaller
from app.documents.dicom.pixels import Values
from app.documents.dicom.voi import Tones
from app.geometry import Box

STEPS = (1 << MOST_BITS) - 1


def deep_of(values: Values, tones: Tones, box: Box | None, scale: float, max_pixels: int) -> Deep:
    """`values`: (height, width) as stored. At `scale` below 1 each value is a mean; at 1 they are the file's own.
    Raises DocumentRefused outside of the picture."""
    found = _part(values, tones, box, scale, max_pixels)
    centre, width = tones.window(values)
    own = tones.greys(np.arange(1 << found.bits, dtype=np.float64) * found.slope + found.intercept, values)
    return msgspec.structs.replace(found, own=own, centre=centre, width=width)


def _part(values: Values, tones: Tones, box: Box | None, scale: float, max_pixels: int) -> Deep:
    height, width = values.shape
    place = _whole_pixels(box) if box is not None else Box(0, 0, width, height)
    (left, top, right, bottom), (across, down) = cut(width, height, place, scale, max_pixels)
    part = values[int(top) : int(bottom), int(left) : int(right)]
    place = Box(left, top, right - left, bottom - top)
    is_exact = across >= part.shape[1] and down >= part.shape[0]
    if not is_exact:
        part = np.rint(smaller(part, across, down)) if part.dtype.kind in "iub" else smaller(part, across, down)
    if tones.modality is None and (part.dtype.kind in "iub" or values.dtype.kind in "iub"):
        low, most = float(part.min()), int(part.max()) - int(part.min())
        if most <= STEPS:
            slope = 1.0 if tones.slope is None or tones.intercept is None else tones.slope
            intercept = 0.0 if tones.slope is None or tones.intercept is None else tones.intercept
            kept = (part.astype(np.int64) - int(low)).astype(np.uint16)
            return Deep(kept, slope, low * slope + intercept, bits_for(most), place, tones.inverted, is_exact)
    return _in_steps(part, tones, place)


def _whole_pixels(box: Box) -> Box:
    left, top = math.floor(box.x), math.floor(box.y)
    return Box(left, top, math.ceil(box.x + box.width) - left, math.ceil(box.y + box.height) - top)


def _in_steps(part: Values, tones: Tones, place: Box) -> Deep:
    """What a table of the file measures, and what is wider than sixteen bits."""
    measured = np.nan_to_num(tones.measured(part))
    low, high = float(measured.min()), float(measured.max())
    slope = (high - low) / STEPS or 1.0
    kept = np.rint((measured - low) / slope).astype(np.uint16)
    return Deep(kept, slope, low, MOST_BITS if high > low else 1, place, tones.inverted, is_exact=False)
