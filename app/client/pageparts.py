"""Of the pictures of a page that travel before its file: which of them serves a look, and what a look lacks. Pure."""

from collections.abc import Iterable

from app.consult.events.surface import Shown
from app.consult.state import Document, PagePicture
from app.documents.deepbytes import CODING
from app.geometry import Box

MARGIN = 0.25  # of the part in view on each side, so that a small move needs no new picture
MOST_PART = 0.9  # of the page: more of it is the whole
FINE = 0.7  # of the screen's pixels a picture has to have: less is seen
COVERS = 0.98  # of the part in view: its edges are rounded to whole pixels


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


def part_of(pictures: Iterable[PagePicture], box: Box, scale: float, bits: int = 8) -> PagePicture | None:
    """The newest that shows all of `box`, fine enough for `scale` pixels a unit. `bits` above 8: of values."""
    for one in reversed(tuple(pictures)):
        if one.box is None or is_picture(one) == (bits > 8):
            continue
        is_fine = one.width_px >= FINE * scale * one.box.width or shown_as(one) == "whole"
        if covered(box, one.box) >= COVERS and is_fine:
            return one
    return None


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
