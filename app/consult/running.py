"""Which page of a film is on at a moment: counted from the record that set it running, alike on every screen. Pure."""

from app.consult.events.surface import PageSurface, Surface
from app.consult.look_parts import Cine
from app.consult.state import ConsultState


def page_at(cine: Cine, at_ms: int) -> int:
    """Server time; round and round between the first and the last."""
    if not cine.playing:
        return cine.page
    passed = max(at_ms - cine.at_ms, 0) * cine.fps / 1000
    return cine.first + (cine.page - cine.first + int(passed)) % (cine.last - cine.first + 1)


def running_at(state: ConsultState, at_ms: int) -> Surface | None:
    """What is on the stage: the page of the film that runs there, else what was turned to."""
    surface = state.stage.surface
    cine = state.cines.get(surface.document) if isinstance(surface, PageSurface) else None
    if cine is None or not cine.playing or not isinstance(surface, PageSurface):
        return surface
    return PageSurface(surface.document, page_at(cine, at_ms))
