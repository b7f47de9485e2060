"""Checks of marks: on a surface that is there, of a shape that can be drawn; one's own or another's."""

from typing import assert_never

from msgspec.structs import replace

from app.consult.events.marks import (
    Arrow,
    Ellipse,
    Manoeuvre,
    MarkAdded,
    MarkRemoved,
    MarkReshaped,
    MarkRestored,
    MarkStruck,
    Measure,
    Pin,
    Rectangle,
    Shape,
    Stroke,
    Text,
)
from app.consult.events.surface import FrameSurface, surface_key
from app.consult.numbered import number_of, with_number
from app.consult.person import Person, Refusal
from app.consult.rules import limits
from app.consult.rules.checks import Checks
from app.consult.rules.grounds import grounded, measure
from app.consult.rules.limits import box, first, ids, point, said, short, surface, unless, within
from app.consult.rules.refusals import (
    ALREADY,
    BAD_VALUE,
    EMPTY,
    MEASURED_STILL,
    NOT_LEAD,
    NOT_OWN,
    OWN,
    SAME_ID,
    TOO_LARGE,
    TOO_LONG,
    TOO_MANY,
    UNKNOWN_ID,
)
from app.consult.state import ConsultState, Mark

TOOK_MS = 3_600_000


def added(state: ConsultState, person: Person, event: MarkAdded, now_ms: int) -> Refusal | None:
    there = len(state.surfaces.get(surface_key(event.surface), ()))
    return first(
        (
            ids(event.mark),
            unless(event.mark not in state.marks, SAME_ID),
            surface(state, event.surface),
            unless(there < limits.MARKS_ON_A_SURFACE and len(state.marks) < limits.MARKS, TOO_MANY),
            shape(event.shape),
            unless(not isinstance(event.shape, Measure) or event.stays == "still", MEASURED_STILL),
            unless(event.stays == "still" or isinstance(event.surface, FrameSurface), BAD_VALUE),
            grounded(state, event.surface, event.shape),
        )
    )


def shape(value: Shape) -> Refusal | None:
    colour = within(value.colour, 0, limits.COLOUR)
    match value:
        case Stroke(ink=ink, width=width):
            sizes = (unless(len(ink) > 0, EMPTY), unless(len(ink) <= limits.INK_BYTES, TOO_LARGE), _width(width))
        case Arrow(tail=tail, head=head, width=width, took_ms=took_ms, number=number):
            ends = point(tail) or point(head)
            sizes = (ends, _width(width), within(took_ms, 0, TOOK_MS) or within(number, 0, limits.NUMBER))
        case Ellipse(box=around, width=width, took_ms=took_ms) | Rectangle(box=around, width=width, took_ms=took_ms):
            sizes = (box(around), _width(width), within(took_ms, 0, TOOK_MS))
        case Pin(at=at, number=number, size=size):
            sizes = (point(at), within(number, 1, limits.NUMBER), _width(size))
        case Manoeuvre(at=at, angle_deg=angle_deg, size=size):
            sizes = (point(at), within(angle_deg, -360, 360), _width(size))
        case Measure():
            sizes = (measure(value), _width(value.width), None)
        case Text(at=at, text=text, size=size):
            sizes = (point(at) or said(text), unless(len(text) <= limits.LABEL * 2, TOO_LONG), _width(size))
        case _:
            assert_never(value)
    return first((colour, *sizes))


def _width(value: float) -> Refusal | None:
    return within(value, 0.01, limits.WIDTH)


def reshaped(state: ConsultState, person: Person, event: MarkReshaped, now_ms: int) -> Refusal | None:
    mark = state.marks.get(event.mark)
    if mark is None:
        return UNKNOWN_ID
    return first(
        (
            _drawable(state, mark),
            unless(mark.by == person.person, NOT_OWN),
            unless(mark.is_visible, ALREADY),
            unless(_is_moved(mark.shape, event.shape), BAD_VALUE),
            # Its author may not know the number the room gave, which may lie above any that is wished for.
            shape(with_number(event.shape, min(number_of(mark.shape), limits.NUMBER))),
            grounded(state, mark.surface, event.shape),
        )
    )


def _is_moved(before: Shape, now: Shape) -> bool:
    """Only where it lies, which form and which way it has: what was written or asked is not changed by moving it."""
    match before, now:
        case Stroke(ink=ink), Stroke():
            return replace(now, ink=ink) == before
        case Arrow(tail=tail, head=head, number=number), Arrow():
            return replace(now, tail=tail, head=head, number=number) == before
        case (Ellipse(box=around), Ellipse()) | (Rectangle(box=around), Rectangle()):
            return replace(now, box=around) == before
        case Pin(at=at, number=number), Pin():
            return replace(now, at=at, number=number) == before
        case Manoeuvre(at=at, angle_deg=angle_deg), Manoeuvre():
            return replace(now, at=at, angle_deg=angle_deg, toward=before.toward) == before
        case Measure(points=points, figures=figures, note=note), Measure():
            return replace(now, points=points, figures=figures, note=note) == before
        case Text(at=at), Text():
            return replace(now, at=at) == before
        case _:
            return False


def removed(state: ConsultState, person: Person, event: MarkRemoved, now_ms: int) -> Refusal | None:
    mark = state.marks.get(event.mark)
    if mark is None:
        return UNKNOWN_ID
    return _drawable(state, mark) or unless(mark.by == person.person, NOT_OWN) or unless(mark.is_visible, ALREADY)


def restored(state: ConsultState, person: Person, event: MarkRestored, now_ms: int) -> Refusal | None:
    """What the lead struck stays struck."""
    mark = state.marks.get(event.mark)
    if mark is None:
        return UNKNOWN_ID
    back = mark.removed and mark.struck_by is None
    return _drawable(state, mark) or unless(mark.by == person.person, NOT_OWN) or unless(back, ALREADY)


def struck(state: ConsultState, person: Person, event: MarkStruck, now_ms: int) -> Refusal | None:
    mark = state.marks.get(event.mark)
    if mark is None:
        return UNKNOWN_ID
    return first(
        (
            unless(state.lead == person.person, NOT_LEAD),
            unless(mark.by != person.person, OWN),
            unless(mark.struck_by is None, ALREADY),
            _drawable(state, mark),
            short(event.reason),
        )
    )


def _drawable(state: ConsultState, mark: Mark) -> Refusal | None:
    return surface(state, mark.surface)


CHECKS: Checks = {
    MarkAdded: added,
    MarkReshaped: reshaped,
    MarkRemoved: removed,
    MarkRestored: restored,
    MarkStruck: struck,
}
