"""What pages are in the world, as their file says it, and as a person calibrated a surface."""

from msgspec.structs import replace

from app.consult.events.describing import PageFacts, PagesDescribed, SurfaceCalibrated
from app.consult.events.record import Record
from app.consult.events.surface import PageSurface, surface_key
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
    return replace(state, facts={**state.facts, event.document: (*kept, *unknown, *event.facts)})


def calibrated(state: ConsultState, event: SurfaceCalibrated, record: Record) -> ConsultState:
    """A page that was withdrawn is calibrated no more."""
    key = surface_key(event.surface)
    if isinstance(event.surface, PageSurface):
        document = state.documents.get(event.surface.document)
        if document is None or document.withdrawn is not None:
            return state
    if event.scales:
        calibration = Calibration(event.scales, event.corners, record.by, record.seq)
        return replace(state, calibrations={**state.calibrations, key: calibration})
    if key not in state.calibrations:
        return state
    return replace(state, calibrations={name: one for name, one in state.calibrations.items() if name != key})


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
