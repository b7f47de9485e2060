"""Whether values from the network lie where their offer says that they do: measures and marks take their place from
it. Pure."""

import math

from app.documents.deep import NO_PICTURE, Deep
from app.documents.opened import DocumentRefused
from app.geometry import Box


def placed(found: Deep, box: Box | None, size: tuple[float, float]) -> Deep:
    """`found` itself. `box`: the part that was offered, None the whole page, which is of this `size`. Raises
    DocumentRefused for what lies elsewhere, or says to be exact and has not a value for each pixel."""
    own = found.box
    if own != (box if box is not None else Box(0, 0, *size)):
        raise DocumentRefused(NO_PICTURE)
    numbers = own.x, own.y, own.width, own.height
    if not all(map(math.isfinite, numbers)) or min(numbers) < 0 or min(own.width, own.height) < 1:
        raise DocumentRefused(NO_PICTURE)
    if own.x + own.width > size[0] or own.y + own.height > size[1]:
        raise DocumentRefused(NO_PICTURE)
    if found.is_exact and found.values.shape != (round(own.height), round(own.width)):
        raise DocumentRefused(NO_PICTURE)
    return found
