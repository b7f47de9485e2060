"""What a mark must rest on: a compass for a way of the patient's body, a scale for a number with a unit."""

from app.consult.compass import toward_on
from app.consult.events.marks import Manoeuvre, Measure, MeasureKind, Shape
from app.consult.events.surface import PageSurface, Surface
from app.consult.looking import facts_of, orientation_at, scales_of
from app.consult.person import Refusal
from app.consult.rules import limits
from app.consult.rules.limits import first, point, said, short, unless, within
from app.consult.rules.refusals import BAD_VALUE, NO_COMPASS, NO_SCALE, TOO_MANY
from app.consult.state import ConsultState

POINTS: dict[MeasureKind, tuple[int, int]] = {"length": (2, 2), "angle": (3, 3), "ellipse": (2, 2), "caliper": (2, 8)}
VALUE = 1e12  # of any unit that is shown to a person


def measure(value: Measure) -> Refusal | None:
    least, most = POINTS[value.kind]
    return first(
        (
            unless(least <= len(value.points) <= most, BAD_VALUE),
            first(point(one) for one in value.points),
            unless(len(value.figures) <= limits.FIGURES, TOO_MANY),
            said(*(figure.name for figure in value.figures)),
            short(value.note, *(figure.name for figure in value.figures)),
            unless(all(len(figure.unit) <= limits.UNIT for figure in value.figures), BAD_VALUE),
            first(within(figure.value, -VALUE, VALUE) for figure in value.figures),
            first(within(figure.plus_minus, 0, VALUE) for figure in value.figures),
        )
    )


def grounded(state: ConsultState, on: Surface, shape: Shape) -> Refusal | None:
    match shape:
        case Manoeuvre(toward=toward, kind=kind, angle_deg=angle_deg) if toward:
            is_so = toward_on(state, on)(kind, angle_deg) == toward
            return unless(_is_known(state, on, toward), NO_COMPASS) or unless(is_so, BAD_VALUE)
        case Measure(figures=figures):
            values = facts_of(state, on)
            own = ("", values.values) if values is not None else ("",)  # what the pixels themselves measure
            needs_scale = any(figure.unit not in own for figure in figures)
            return unless(not needs_scale or _has_scale(state, on, shape), NO_SCALE)
        case _:
            return None


def _is_known(state: ConsultState, on: Surface, toward: str) -> bool:
    """In a source's picture alone: a page's letters are no hand's way."""
    if isinstance(on, PageSurface):
        return False
    orientation = orientation_at(state, on.source, on.capture_ms)
    if orientation is None:
        return False
    return (orientation.head_deg if toward in ("head", "feet") else orientation.left_deg) is not None


def _has_scale(state: ConsultState, on: Surface, shape: Measure) -> bool:
    """One that holds for all of its points."""
    return any(
        scale.box is None or all(scale.box.contains(one) for one in shape.points) for scale in scales_of(state, on)
    )
