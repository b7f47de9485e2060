"""From values to what a screen shows: window, brightness, contrast and invert as one lookup table. Pure; the same
function for the live stage, the review and the paper."""

import numpy as np
from numpy.typing import NDArray

from app.consult.events.looking import Presentation
from app.documents.deep import Deep

STEEPEST = 0.99  # of the contrast: at 1 the picture would be two greys


def greys_of(deep: Deep, presentation: Presentation) -> NDArray[np.uint8]:
    """(2**bits,) uint8: the grey of every value of this picture. Without a window its file's own is taken."""
    is_windowed = presentation.centre is not None and presentation.width is not None
    if deep.own is not None and not is_windowed:
        return curve_of(presentation)[deep.own]
    return lut_of(presentation, deep.slope, deep.intercept, deep.bits, deep.inverted)


def window_of(deep: Deep, presentation: Presentation) -> tuple[float, float]:
    """Centre and width that are on: where a drag begins."""
    if presentation.centre is not None and presentation.width is not None:
        return presentation.centre, presentation.width
    if deep.own is not None:
        return deep.centre, deep.width
    span = deep.slope * ((1 << deep.bits) - 1)
    return deep.intercept + span / 2, max(abs(span), 1.0)


def lut_of(
    presentation: Presentation, slope: float, intercept: float, bits: int, inverted: bool = False
) -> NDArray[np.uint8]:
    """(2**bits,) uint8: the grey of every stored value, which measures `value * slope + intercept`. Without a window
    the whole range of the bits is shown. `inverted`: of the picture itself, where its least value is white
    (MONOCHROME1). The window is DICOM's LINEAR, PS3.3 C.11.2.1.2.1. `bits`: 1 to 16."""
    values = np.arange(1 << bits, dtype=np.float64)
    if presentation.centre is None or presentation.width is None:
        part = values / max(len(values) - 1, 1)
    else:
        part = _window(values * slope + intercept, presentation.centre, presentation.width)
    greys = _rounded(_toned(part if not inverted else 1.0 - part, presentation))
    return 255 - greys if presentation.invert else greys


def toned(values: NDArray[np.uint16], lut: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """(height, width) uint8; a value beyond the table is shown as its last one."""
    if values.size and int(values.max()) >= len(lut):
        values = np.minimum(values, np.uint16(len(lut) - 1))
    return lut[values]


def toned_colour(bgr: NDArray[np.uint8], presentation: Presentation) -> NDArray[np.uint8]:
    """Any picture: brightness, contrast and invert, each colour alike. The very same array where nothing is changed."""
    if is_plain(presentation):
        return bgr
    return curve_of(presentation)[bgr]


def is_plain(presentation: Presentation) -> bool:
    """Nothing but a window or how it stands was changed: greys and colours stay what they are."""
    return not presentation.brightness and not presentation.contrast and not presentation.invert


def curve_of(presentation: Presentation) -> NDArray[np.uint8]:
    """(256,) uint8: what becomes of every grey, or of each colour of a picture."""
    table = _rounded(_toned(np.arange(256) / 255, presentation))
    return 255 - table if presentation.invert else table


def _window(measured: NDArray[np.float64], centre: float, width: float) -> NDArray[np.float64]:
    if width <= 1:
        return (measured > centre - 0.5).astype(np.float64)
    return np.clip((measured - (centre - 0.5)) / (width - 1) + 0.5, 0.0, 1.0)


def _toned(part: NDArray[np.float64], presentation: Presentation) -> NDArray[np.float64]:
    """Contrast turns the line about the middle grey, brightness lifts it; 0 and 0 leave it as it is."""
    contrast = min(max(presentation.contrast, -1.0), STEEPEST)
    gain = 1 / (1 - contrast) if contrast > 0 else 1 + contrast
    return (part - 0.5) * gain + 0.5 + min(max(presentation.brightness, -1.0), 1.0)


def _rounded(part: NDArray[np.float64]) -> NDArray[np.uint8]:
    return np.rint(np.clip(part, 0.0, 1.0) * 255).astype(np.uint8)
