"""A page with its marks as it goes to be saved: whose, in which words; knows no PDF library and no store."""

import re

import msgspec

from app.consult.events.marks import (
    Arrow,
    Ellipse,
    Manoeuvre,
    Measure,
    Pin,
    Rectangle,
    Shape,
    Stroke,
    Text,
)
from app.consult.events.surface import FrameSurface, PageSurface, Surface, surface_key
from app.consult.figurewords import measure_words
from app.consult.report import PRACTISED, VOIDED
from app.consult.stamp import stamp_words
from app.consult.state import ConsultState, Document, Mark
from app.documents.ink import BadInk, decode_ink
from app.documents.lying import Lying
from app.geometry import Affine, Turn

QUALITIES = {"preview": "drawn on a preview", "received": "drawn on the picture that arrived, not the original"}
QUALITIES |= {"detail": "drawn on a lossy picture"}


class Noted(msgspec.Struct, frozen=True):
    """One mark as it leaves: `author` and `words` are what a reader sees when it is pointed at, `made_ms` UTC."""

    mark: str
    shape: Shape
    author: str
    words: str
    made_ms: int


class MarkedPage(msgspec.Struct, frozen=True):
    """One page to be saved. `source` and `page`: of a PDF, which stays one, with its text, form and annotations;
    otherwise `jpeg`, a picture, as it stands. `width` x `height`: of it in the surface's own units; `way` leads from
    the surface, in which `notes` are, to it, and `turn` is what of that the page of a PDF has still to be turned.
    `feet`: lines below the page, of which the first says what it is and the second whose; `badge` before them: what was
    done to the picture."""

    width: float
    height: float
    notes: tuple[Noted, ...]
    feet: tuple[str, ...]
    source: Lying | None = None
    page: int = 0
    jpeg: bytes = b""
    way: Affine = Affine()
    turn: Turn = 0
    badge: str = ""


class Printed(msgspec.Struct, frozen=True):
    """A PDF and how many of the pages could not be put into it."""

    pdf: bytes
    missing: int


def marked_surfaces(state: ConsultState) -> tuple[Surface, ...]:
    """What was drawn on and still stands, in the order in which it was begun. A frame whose still never came into the
    log is among them: its marks are not lost without a word."""
    first: dict[str, tuple[int, Surface]] = {}
    for mark in state.marks.values():
        surface = mark.surface
        if not mark.is_visible or _is_withdrawn(state, surface):
            continue
        key = surface_key(surface)
        if key not in first or mark.seq < first[key][0]:
            first[key] = (mark.seq, surface)
    return tuple(surface for _, surface in sorted(first.values(), key=lambda one: one[0]))


def notes_of(state: ConsultState, surface: Surface) -> tuple[Noted, ...]:
    """Its visible marks, oldest first; ink that cannot be read is left out."""
    marks = sorted((mark for mark in state.marks_on(surface_key(surface)) if mark.is_visible), key=lambda one: one.seq)
    return tuple(
        Noted(mark.mark, mark.shape, _author(state, mark), _words(mark), mark.reshaped_ms or mark.made_ms)
        for mark in marks
        if _is_readable(mark.shape)
    )


def feet_of(state: ConsultState, surface: Surface, title: str, at_ms: int, received: bool) -> tuple[str, ...]:
    """What the page is and how good, whose, and what whoever reads it has to be warned of; never the patient's name,
    which a file may be called by."""
    document = state.documents.get(surface.document) if isinstance(surface, PageSurface) else None
    if document is not None and _names_the_patient(state, title):
        title = f"Document, page {surface.page + 1} of {document.pages}" if isinstance(surface, PageSurface) else ""
    warned = []
    if state.void_reason:
        warned.append(f"{VOIDED[state.void_reason]} This page says nothing about any patient.")
    if state.request is not None and state.request.practice:
        warned.append(PRACTISED)
    if document is not None:
        warned += _warnings(document)
    note = "the picture that arrived, not the original" if received else ""
    number = state.request.patient.local_number if state.request is not None else ""
    return title, stamp_words(number, state.consult, at_ms, note), *warned


def _names_the_patient(state: ConsultState, title: str) -> bool:
    name = state.request.patient.name if state.request is not None else ""
    words = re.findall(r"\w+", title.casefold())
    return any(len(part) > 1 and part in words for part in re.findall(r"\w+", name.casefold()))


def _warnings(document: Document) -> list[str]:
    words = []
    if document.doubts:
        words.append("The file itself names another patient.")
    if document.missing:
        words.append(f"{document.missing} pictures of the series could not be shown.")
    if document.kind == "image":
        words.append("One window of it, in eight bits: not for primary diagnosis.")
    return words


def _is_withdrawn(state: ConsultState, surface: Surface) -> bool:
    if isinstance(surface, FrameSurface):
        return False
    document = state.documents.get(surface.document)
    return document is None or document.withdrawn is not None


def _author(state: ConsultState, mark: Mark) -> str:
    person = state.people.get(mark.by)
    return person.name if person is not None and person.name else "somebody who left"


def _words(mark: Mark) -> str:
    quality = QUALITIES.get(mark.quality, "")
    return ", ".join(words for words in (_kind(mark.shape), quality) if words)


def _kind(shape: Shape) -> str:
    match shape:
        case Pin(number=number, asks=asks):
            return f"Pin {number}: here?" if asks else f"Pin {number}"
        case Arrow(number=number):
            return f"Arrow {number}" if number else "Arrow"
        case Stroke(tool=tool):
            return "Highlight" if tool == "highlighter" else "Pen stroke"
        case Text(text=text):
            return text
        case Manoeuvre(kind=kind, toward=toward):
            return f"{kind.capitalize()} the probe{f' toward {toward}' if toward else ''}"
        case Measure(kind=kind, figures=figures):
            unmeasured = () if figures else ("not measured: no scale is known",)
            return f"Measured {kind}: {'; '.join((*unmeasured, *measure_words(shape)))}"
        case Ellipse():
            return "Ellipse"
        case Rectangle():
            return "Rectangle"


def _is_readable(shape: Shape) -> bool:
    try:
        return not isinstance(shape, Stroke) or len(decode_ink(shape.ink)) > 0
    except BadInk:
        return False
