"""The newest piece of a pen stroke that is being drawn, at a cost that does not grow with the stroke."""

import numpy as np

from app.documents.display_list import DisplayList
from app.documents.figures import OUTLINE, Fill, pen_radii
from app.documents.outline import tube
from app.documents.palette import DARK, LIGHT, pen

Drawn = list[tuple[float, float, float, float]]


def live_pen(drawn: Drawn, fresh: int, width: float, colour: int) -> DisplayList:
    """The outlines of the last `fresh` points, and over them enough of the line before that the new outline does
    not cut into it: dark for the new part, light for two widths more, colour for four.

    Painted over what was painted before, it looks like the whole stroke.
    """
    if not fresh:
        return DisplayList()
    new = drawn[-(fresh + 1) :]
    rims = ((2 * OUTLINE, DARK, 0.0), (OUTLINE, LIGHT, 2.0), (0.0, pen(colour), 4.0))
    items = []
    for grown, tint, reach in rims:
        line = np.array(_back(drawn, len(new), reach * width), np.float32)
        radii = pen_radii(line[:, 2], width) + np.float32(grown * width)
        items.append(Fill(tube(line[:, :2], radii), tint))
    return DisplayList(tuple(items))


def _back(drawn: Drawn, at_least: int, reach: float) -> Drawn:
    """The last points: `at_least` so many, and `reach` more of the line before them."""
    start = len(drawn) - at_least
    while start > 0 and reach > 0:
        (x0, y0, *_), (x1, y1, *_) = drawn[start - 1], drawn[start]
        reach -= float(np.hypot(x1 - x0, y1 - y0))
        start -= 1
    return drawn[start:]
