"""One line of letters, as every painter sets it; knows no mark."""

import msgspec

from app.documents.palette import Colour
from app.geometry import Affine, Point


class TextRun(msgspec.Struct, frozen=True):
    """One line in the bundled font. `at`: left end of the baseline, `size` the font size, surface units.
    `spread` > 0: letters grown by this much on every side (fill and stroke by 2 x spread, round joins).
    Letters are always read upright: where the picture is shown turned or mirrored they stay at `about`, by default
    where they begin."""

    at: Point
    text: str
    size: float
    colour: Colour
    spread: float = 0.0
    about: Point | None = None


def standing(run: TextRun, way: Affine) -> tuple[Point, float]:
    """Where its baseline begins once `way` has been gone, and how much larger its letters are."""
    stays, scale = run.about or run.at, way.scale
    there = way.apply(stays)
    return Point(there.x + scale * (run.at.x - stays.x), there.y + scale * (run.at.y - stays.y)), scale
