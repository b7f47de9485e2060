"""Pages turned by hand on this screen, as a scan that lies on its side; until the log says something later."""

from __future__ import annotations

import msgspec

from app.consult.events.looking import Presentation, Turn
from app.consult.events.surface import PageSurface, SurfaceKey, surface_key
from app.consult.looking import presentation_of
from app.consult.state import ConsultState

TURNED: dict[int, Turn] = {0: 0, 1: 1, 2: 2, 3: 3}


class PageTurns:
    """The page alone: in a chart one sheet lies on its side, not all. Marks stay where they were drawn, for what is
    turned is how it is shown."""

    def __init__(self) -> None:
        # Turned here, by page, and what the log said then: what it says later goes before.
        self._own: dict[SurfaceKey, tuple[Presentation, Presentation]] = {}

    def turn(self, state: ConsultState, surface: PageSurface, now: Presentation, by: int) -> Presentation:
        """By so many quarters clockwise from how it is shown `now`."""
        turned = msgspec.structs.replace(now, turn=TURNED[(now.turn + by) % 4])
        self._own[surface_key(surface)] = turned, presentation_of(state, surface)
        return turned

    def of(self, state: ConsultState, surface: PageSurface) -> Presentation | None:
        """None where it is shown as the log says."""
        key = surface_key(surface)
        own, before = self._own.get(key, (None, None))
        if own is not None and presentation_of(state, surface) != before:
            del self._own[key]
            return None
        return own

    def forget(self, document: str = "") -> None:
        """Of one document, or of all."""
        prefix = f"page:{document}:" if document else ""
        self._own = {key: one for key, one in self._own.items() if not key.startswith(prefix)}
