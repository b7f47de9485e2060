"""One line of letters, as every painter sets it; knows no mark."""

import msgspec

from app.documents.palette import Colour
from app.geometry import Point


class TextRun(msgspec.Struct, frozen=True):
    """One line in the bundled font. `at`: left end of the baseline, `size` the font size, surface units.
    `spread` > 0: letters grown by this much on every side (fill and stroke by 2 x spread, round joins)."""

    at: Point
    text: str
    size: float
    colour: Colour
    spread: float = 0.0
