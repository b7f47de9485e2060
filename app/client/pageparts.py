"""Of the pictures of a page that travel before its file: which of them serves a look, and what a look lacks. Pure."""

import math
from collections.abc import Iterable

from app.consult.events.surface import Shown
from app.consult.state import Document, PagePicture
from app.documents.deepbytes import CODING
from app.geometry import Box

MARGIN = 0.25  # of the part in view on each side, so that a small move needs no new picture
MOST_PART = 0.9  # of the page: more of it is the whole
FINE = 0.7  # of the screen's pixels a picture has to have: less is seen
COVERS = 0.98  # of the part in view: its edges are rounded to whole pixels
MOST_DEEP_PX = 1_100_000  # of a part whose own values are asked for: more of them take minutes of a thin line
LOOKS_CLOSER = 0.7  # of a part whose values came lossy: who looks at less than that of it has it packed anew


def shown_as(picture: PagePicture) -> Shown:
    """An older program's *whole* was a lossy picture of the whole page."""
    if picture.fineness == "preview" or (not picture.fineness and picture.quality == "preview"):
        return "preview"
    return "whole" if picture.fineness == "whole" else "detail"


def said_of(document: Document, page: int, own: str) -> tuple[PagePicture, ...]:
    """What counts as said to the person `own`: of a page that they shared only their own."""
    pictures = document.pictures.get(page, ())
    return tuple(one for one in pictures if one.by in ("", own)) if document.by == own else pictures


def is_picture(picture: PagePicture) -> bool:
    """Its bytes are colours; those of values are no picture to any reader but their own."""
    return picture.bits <= 8 and picture.coding != CODING


def level(picture: PagePicture) -> tuple[int, int]:
    """The higher, the better."""
    return (0 if shown_as(picture) == "preview" else 1, picture.width_px)


def wholes(pictures: Iterable[PagePicture]) -> tuple[PagePicture, ...]:
    """Of the whole page, in colours to be shown as they are; what comes first at the front."""
    return tuple(sorted((one for one in pictures if one.box is None and is_picture(one)), key=level))


def is_readable(pictures: Iterable[PagePicture]) -> bool:
    """More than a preview of the page was offered."""
    return any(shown_as(one) != "preview" for one in wholes(pictures))


def part_of(pictures: Iterable[PagePicture], box: Box, scale: float) -> PagePicture | None:
    """The newest in colours that shows all of `box`, fine enough for `scale` pixels a unit."""
    for one in reversed(tuple(pictures)):
        if one.box is None or not is_picture(one):
            continue
        is_fine = one.width_px >= FINE * scale * one.box.width or shown_as(one) == "whole"
        if covered(box, one.box) >= COVERS and is_fine:
            return one
    return None


def own_part(box: Box | None, size: tuple[float, float]) -> Box | None:
    """Of what is in view the pixels whose own values can be asked for; None where that is the page, or too much."""
    if box is None or not is_part(box, size):
        return None
    left, top = math.floor(max(box.x, 0.0)), math.floor(max(box.y, 0.0))
    right, bottom = math.ceil(min(box.x + box.width, size[0])), math.ceil(min(box.y + box.height, size[1]))
    there = right > left and bottom > top and (right - left) * (bottom - top) <= MOST_DEEP_PX
    return Box(left, top, right - left, bottom - top) if there else None


def values_of_part(pictures: Iterable[PagePicture], part: Box) -> PagePicture | None:
    """What carries the values of all of `part`: without loss where that was offered."""
    there = [
        (one, one.box)
        for one in pictures
        if one.coding == CODING and one.box is not None and covered(part, one.box) >= COVERS
    ]
    for one, _ in reversed(there):
        if shown_as(one) == "whole":
            return one
    close = (one for one, box in reversed(there) if covered(box, part) >= LOOKS_CLOSER)
    return next(close, None)


def is_part(box: Box | None, size: tuple[float, float]) -> bool:
    return box is not None and box.width * box.height < MOST_PART * size[0] * size[1]


def is_fine(picture: PagePicture | None, size: tuple[float, float], scale: float) -> bool:
    """Whether a picture of the whole page has the pixels for this look."""
    return picture is not None and shown_as(picture) != "preview" and picture.width_px >= FINE * scale * size[0]


def widened(box: Box, size: tuple[float, float]) -> Box:
    """With its margin, within the page."""
    left, top = max(box.x - box.width * MARGIN, 0.0), max(box.y - box.height * MARGIN, 0.0)
    right = min(box.x + box.width * (1 + MARGIN), size[0])
    bottom = min(box.y + box.height * (1 + MARGIN), size[1])
    return Box(left, top, max(right - left, 1.0), max(bottom - top, 1.0))


def covered(box: Box, by: Box) -> float:
    """The share of `box` that lies in `by`."""
    across = min(box.x + box.width, by.x + by.width) - max(box.x, by.x)
    down = min(box.y + box.height, by.y + by.height) - max(box.y, by.y)
    return max(across, 0.0) * max(down, 0.0) / max(box.width * box.height, 1e-9)
