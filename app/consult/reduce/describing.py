"""What pages are in the world, as their file says it, and as a person calibrated a surface."""

from collections.abc import Iterable

from msgspec.structs import replace

from app.consult.events.describing import PageFacts, PagesDescribed, Scale, SurfaceCalibrated
from app.consult.events.marks import Measure, Shape
from app.consult.events.record import Record
from app.consult.events.surface import PageSurface, Surface, SurfaceKey, surface_key
from app.consult.looking import facts_of, scales_of
from app.consult.reduce.marks import put_changed
from app.consult.reduce.table import Reducers
from app.consult.state import Calibration, ConsultState


def described(state: ConsultState, event: PagesDescribed, record: Record) -> ConsultState:
    """What was said of these pages and of those behind them gives way. Pages left out have nothing known of them."""
    document = state.documents.get(event.document)
    if document is None or document.withdrawn is not None:
        return state
    kept = _first_pages(state.facts.get(event.document, ()), event.first_page)
    gap = event.first_page - sum(run.count for run in kept)
    unknown = (PageFacts(gap),) if gap > 0 else ()
    now = replace(state, facts={**state.facts, event.document: (*kept, *unknown, *event.facts)})
    return _unmeasured(state, now, (key for key in state.surfaces if key.startswith(f"page:{event.document}:")))


def calibrated(state: ConsultState, event: SurfaceCalibrated, record: Record) -> ConsultState:
    """A page that was withdrawn is calibrated no more. What was measured by another scale loses its numbers."""
    key = surface_key(event.surface)
    if isinstance(event.surface, PageSurface):
        document = state.documents.get(event.surface.document)
        if document is None or document.withdrawn is not None:
            return state
    if event.scales:
        calibration = Calibration(event.scales, event.corners, record.by, record.seq)
        now = replace(state, calibrations={**state.calibrations, key: calibration})
    elif key in state.calibrations:
        now = replace(state, calibrations={name: one for name, one in state.calibrations.items() if name != key})
    else:
        return state
    return _unmeasured(state, now, (key,))


def _unmeasured(before: ConsultState, now: ConsultState, keys: Iterable[SurfaceKey]) -> ConsultState:
    """Of these surfaces: where a length or a value is another one now, no measure keeps the number it had."""
    for key in keys:
        for mark in before.marks_on(key):
            if _measures(before, mark.surface) != _measures(now, mark.surface):
                bare, drawn = _bare(mark.shape), _bare(mark.drawn) if mark.drawn is not None else None
                if (bare, drawn) != (mark.shape, mark.drawn):
                    now = put_changed(now, replace(mark, shape=bare, drawn=drawn))
    return now


def _measures(state: ConsultState, surface: Surface) -> tuple[tuple[Scale, ...], str]:
    facts = facts_of(state, surface)
    return scales_of(state, surface), facts.values if facts is not None else ""


def _bare(shape: Shape) -> Shape:
    return replace(shape, figures=(), note="") if isinstance(shape, Measure) else shape


def _first_pages(runs: tuple[PageFacts, ...], pages: int) -> tuple[PageFacts, ...]:
    kept: list[PageFacts] = []
    left = pages
    for run in runs:
        if left <= 0:
            break
        kept.append(run if run.count <= left else replace(run, count=left))
        left -= run.count
    return tuple(kept)


TABLE: Reducers = {PagesDescribed: described, SurfaceCalibrated: calibrated}
