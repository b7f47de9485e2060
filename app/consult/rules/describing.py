"""Checks of what surfaces are in the world: said by whoever has the file, or by a person of one surface."""

from app.consult.events.describing import PageFacts, PagesDescribed, Preset, Scale, SurfaceCalibrated
from app.consult.events.surface import PageSurface, surface_key
from app.consult.looking import described_pages
from app.consult.person import Person, Refusal
from app.consult.rules import limits
from app.consult.rules.checks import Checks
from app.consult.rules.limits import box, first, point, said, short, surface, unless, within
from app.consult.rules.refusals import ALREADY, BAD_VALUE, EMPTY, NO_SUCH_PAGE, NOT_OWN, TOO_LARGE, TOO_MANY
from app.consult.state import ConsultState

BITS = 32
LEAST_SCALE = 1e-9
CORNERS = (0, 4)


def described(state: ConsultState, person: Person, event: PagesDescribed, now_ms: int) -> Refusal | None:
    """In order: no page is left out."""
    document = state.documents.get(event.document)
    counted = sum(run.count for run in event.facts)
    runs = len(state.facts.get(event.document, ())) + len(event.facts)
    return first(
        (
            surface(state, PageSurface(event.document, event.first_page)),
            unless(document is not None and document.by == person.person, NOT_OWN),
            unless(bool(event.facts), EMPTY),
            first(_fact(run) for run in event.facts),
            unless(document is not None and event.first_page + counted <= document.pages, NO_SUCH_PAGE),
            unless(event.first_page <= described_pages(state, event.document), BAD_VALUE),
            unless(runs <= limits.FACTS, TOO_MANY),
        )
    )


def _fact(run: PageFacts) -> Refusal | None:
    return first(
        (
            within(run.count, 1, limits.PAGES),
            _scales(run.scales),
            unless(all(len(letter) <= limits.UNIT for letter in run.letters), TOO_LARGE),
            within(run.position_mm, -limits.FAR, limits.FAR),
            within(run.bits, 1, BITS),
            unless(len(run.presets) <= limits.PRESETS, TOO_MANY),
            first(_preset(one) for one in run.presets),
            unless(len(run.values) <= limits.UNIT, TOO_LARGE),
        )
    )


def _preset(one: Preset) -> Refusal | None:
    numbers = within(one.centre, -limits.FAR, limits.FAR) or within(one.width, 0, limits.FAR)
    return short(one.name) or numbers


def _scales(scales: tuple[Scale, ...]) -> Refusal | None:
    return unless(len(scales) <= limits.SCALES, TOO_MANY) or first(_scale(one) for one in scales)


def _scale(one: Scale) -> Refusal | None:
    return first(
        (
            within(one.x, LEAST_SCALE, limits.FAR),
            within(one.y, LEAST_SCALE, limits.FAR),
            said(one.unit_x, one.unit_y),
            unless(max(len(one.unit_x), len(one.unit_y)) <= limits.UNIT, TOO_LARGE),
            box(one.box) if one.box is not None else None,
            within(one.plus_minus, 0, 1),
            within(one.leg, 0, limits.FAR),
        )
    )


def calibrated(state: ConsultState, person: Person, event: SurfaceCalibrated, now_ms: int) -> Refusal | None:
    """What a person says is a grid or a ruler in the picture; the file's own scales come with the file."""
    before = surface_key(event.surface) in state.calibrations
    return first(
        (
            surface(state, event.surface),
            unless(bool(event.scales) or before, ALREADY),
            unless(before or len(state.calibrations) < limits.STILLS, TOO_MANY),
            _scales(event.scales),
            unless(all(one.kind in ("grid", "ruler") for one in event.scales), BAD_VALUE),
            unless(len(event.corners) in CORNERS, BAD_VALUE),
            first(point(corner) for corner in event.corners),
        )
    )


CHECKS: Checks = {PagesDescribed: described, SurfaceCalibrated: calibrated}
