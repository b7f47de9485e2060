"""A picture as it was presented: its greys, and how it stood; for paper. Knows no PDF."""

import numpy as np
from numpy.typing import NDArray

from app.consult.events.looking import Presentation
from app.documents.deep import Deep
from app.documents.tone import greys_of, toned, toned_colour

TURNED = {1: "turned to the right", 2: "upside down", 3: "turned to the left"}


def presented(pixels: NDArray[np.uint8] | Deep, how: Presentation) -> NDArray[np.uint8]:
    """(height, width, 3) BGR as a screen showed it."""
    if isinstance(pixels, Deep):
        grey = toned(pixels.values, greys_of(pixels, how))
        shaded = np.repeat(grey[:, :, None], 3, axis=2)
    else:
        shaded = toned_colour(pixels, how)
    if how.flip:
        shaded = shaded[:, ::-1]
    return np.ascontiguousarray(np.rot90(shaded, -how.turn))


def presented_words(how: Presentation) -> str:
    """What was done to it, beside the picture; empty while nothing was."""
    words = [TURNED[how.turn]] if how.turn else []
    words += ["left and right changed"] if how.flip else []
    words += ["inverted"] if how.invert else []
    words += ["brightness or contrast changed"] if how.brightness or how.contrast else []
    if how.centre is not None and how.width is not None:
        words.append(f"window centre {how.centre:g}, width {how.width:g}")
    return ", ".join(words)
