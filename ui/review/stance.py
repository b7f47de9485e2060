"""How a picture of the review stood at its moment: turned, in its greys, with the compass of then."""

from __future__ import annotations

from app.consult.events.surface import FrameSurface, Surface
from app.consult.looking import orientation_at, presentation_of, stance_of
from app.consult.state import ConsultState
from ui.stage.compass import CompassOverlay
from ui.stage.fitted import PLAIN
from ui.stage.view import StageView
from ui.theme import Theme


class Stance:
    """Of one view, which it gives a compass."""

    def __init__(self, theme: Theme, view: StageView) -> None:
        self._view, self._compass = view, CompassOverlay(theme, view)

    def show(self, state: ConsultState, surface: Surface | None) -> None:
        """Once its picture is on the view; without `surface` it is a source's moving picture."""
        held = self._view.picture.held
        live = held.frame.ref.named if surface is None and held is not None else None
        self._view.present(presentation_of(state, surface) if surface is not None else PLAIN)
        self._view.stand(*stance_of(state, surface, live))
        frame = (surface.source, surface.capture_ms) if isinstance(surface, FrameSurface) else live
        self._compass.show(orientation_at(state, *frame) if frame is not None else None)
