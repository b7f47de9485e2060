"""What two stages show, compared: pixels, and the words over them; knows no program."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

FAR = 24  # levels of 255 by which a pixel may be another: coders of pictures round
MOST_FAR = 40  # of 256,000 pixels: less than the smallest mark's edge
MIDDLE = 1.0  # levels, the mean over the picture


class Seen(NamedTuple):
    """A stage: (height, width, 3) blue green red, and what the words over it say in whatever size."""

    picture: NDArray[np.uint8]
    signs: tuple[str, ...] = ()


def difference(one: Seen, other: Seen) -> str:
    """In words, "" where both are the same picture with the same words over it."""
    if one.signs != other.signs:
        return f"{one.signs} over the one, {other.signs} over the other"
    off = np.abs(one.picture.astype(int) - other.picture).max(axis=2)
    far, mean = int((off > FAR).sum()), float(off.mean())
    return f"{far} pixels far off, {mean:.2f} levels in the mean" if far > MOST_FAR or mean > MIDDLE else ""
