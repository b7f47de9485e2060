"""A surface as it goes onto paper: its pixels, its marks, its title; knows no PDF."""

import msgspec
import numpy as np
from numpy.typing import NDArray

from app.consult.events.looking import Presentation
from app.consult.events.surface import FrameSurface, PageSurface, Surface, surface_key
from app.consult.looking import presentation_of, stance_of
from app.consult.state import ConsultState
from app.documents.deep import Deep
from app.documents.display_list import DisplayList, display_list
from app.documents.opened import page_size
from app.documents.signals.sheets import sheet_on
from app.export.presented import presented, presented_words
from app.geometry import Affine, Box


class Shown(msgspec.Struct, frozen=True, eq=False):
    """The picture of one surface: `pixels` BGR as it was presented, `width` x `height` of that in the surface's own
    units; `way` leads from the surface, in which `marks` are, to it. `done`: what was done to the picture, in words.
    `at_ms`: when a still was taken or a document shared; `received` when a still is the picture that arrived;
    `later_marks`: how many were drawn or moved after the signature, and so are not among `marks`."""

    pixels: NDArray[np.uint8]
    width: float
    height: float
    title: str
    at_ms: int
    marks: DisplayList = DisplayList()
    received: bool = False
    later_marks: int = 0
    way: Affine = Affine()
    done: str = ""


def shown_of(
    state: ConsultState, surface: Surface, pixels: NDArray[np.uint8] | Deep, as_signed: ConsultState | None = None
) -> Shown | None:
    """What to print of a surface as it stood on the stage, with the marks that were visible in `as_signed`, the fold
    up to the signature; None for what is withdrawn by now or is not in the consult."""
    found = _upright(state, surface, pixels, as_signed or state)
    if found is None:
        return None
    how = presentation_of(as_signed or state, surface)
    stance = stance_of(as_signed or state, surface)
    stood = msgspec.structs.replace(how, turn=stance.turn, flip=stance.flip)
    if how == stood == Presentation():
        return found
    whole = Box(0, 0, found.width, found.height)
    stands = whole.turned(stood.turn)
    return msgspec.structs.replace(
        found,
        pixels=presented(pixels, stood),
        width=stands.width,
        height=stands.height,
        way=Affine.quarter(stood.turn, stood.flip, whole),
        done=presented_words(how),
    )


def _upright(
    state: ConsultState, surface: Surface, values: NDArray[np.uint8] | Deep, as_signed: ConsultState
) -> Shown | None:
    pixels = presented(values, Presentation())
    key = surface_key(surface)
    signed = [mark for mark in as_signed.marks_on(key) if mark.is_visible]
    marks = display_list(signed)
    as_they_stood = {(mark.mark, mark.last_seq) for mark in signed}
    now = (mark for mark in state.marks_on(key) if mark.is_visible)
    later = sum((mark.mark, mark.last_seq) not in as_they_stood for mark in now)
    match surface:
        case PageSurface(document=name, page=page):
            document = state.documents.get(name)
            if document is None or document.withdrawn is not None:
                return None
            width, height = page_size(document.sizes, page)
            title = f"{document.title}, page {page + 1} of {document.pages}"
            title += ", not for primary diagnosis" if document.kind == "image" else ""
            sheet = sheet_on(page, document.pages) if document.kind == "signal" else None
            title = f"{document.title}, {sheet.words}" if sheet is not None else title
            return Shown(pixels, width, height, title, document.at_ms, marks, later_marks=later)
        case FrameSurface(width=width, height=height):
            still = state.stills.get(surface_key(surface))
            if still is None:
                return None
            return Shown(
                pixels, width, height, "Still", still.taken_ms or still.at_ms, marks, still.quality == "received", later
            )
