"""A surface as it goes onto paper: its pixels, its marks, its title; knows no PDF."""

import msgspec
import numpy as np
from numpy.typing import NDArray

from app.consult.events.surface import FrameSurface, PageSurface, Surface, surface_key
from app.consult.state import ConsultState
from app.documents.display_list import DisplayList, display_list
from app.documents.opened import page_size


class Shown(msgspec.Struct, frozen=True, eq=False):
    """The picture of one surface: `pixels` BGR, `width` x `height` the surface's own units, in which `marks` are.
    `at_ms`: when a still was taken or a document shared; `received` when a still is the picture that arrived."""

    pixels: NDArray[np.uint8]
    width: float
    height: float
    title: str
    at_ms: int
    marks: DisplayList = DisplayList()
    received: bool = False


def shown_of(state: ConsultState, surface: Surface, pixels: NDArray[np.uint8]) -> Shown | None:
    """What to print of a surface with its visible marks; None for what was withdrawn or is not in the consult."""
    marks = display_list(state.marks_on(surface_key(surface)))
    match surface:
        case PageSurface(document=name, page=page):
            document = state.documents.get(name)
            if document is None or document.withdrawn is not None:
                return None
            width, height = page_size(document.sizes, page)
            title = f"{document.title}, page {page + 1} of {document.pages}"
            return Shown(pixels, width, height, title, document.at_ms, marks)
        case FrameSurface(width=width, height=height):
            still = state.stills.get(surface_key(surface))
            if still is None:
                return None
            return Shown(pixels, width, height, "Still", still.at_ms, marks, still.quality == "received")
