"""What the hand asks of the stage: where it draws, what stands there, which number comes next. Paints nothing."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from app.consult.compass import toward_on
from app.consult.events.surface import Surface, surface_key
from app.consult.numbered import next_number
from app.consult.state import Mark
from app.documents.hit import touches
from app.documents.placing import Named, unnamed
from app.geometry import Point
from ui.bridge import Bridge
from ui.stage import showing
from ui.stage.looking import Looking
from ui.stage.measuring import Measuring
from ui.stage.video import Held
from ui.stage.view import StageView

ERASER_PX = 12.0  # on the screen: so close to a mark is on it


class StageBoard:
    """`freeze` gives the surface to draw on; on the live picture it freezes the frame handed to it, or that before
    the eye."""

    def __init__(
        self, bridge: Bridge, view: StageView, looking: Looking, freeze: Callable[[Held | None], Surface | None]
    ) -> None:
        self._bridge, self._view, self._looking = bridge, view, looking
        self._freeze = freeze
        self.measures = Measuring(bridge, view, looking)

    def surface_under_pen(self, seen: Held | None = None) -> Surface | None:
        """`seen`: what was before the eye when it was meant, by default what is now."""
        return self._freeze(seen)

    def marks(self) -> tuple[Mark, ...]:
        """Everybody's that are seen on the surface, in the order drawn."""
        view = self._bridge.room
        return showing.visible_marks(view.state, self._looking.surface()) if view is not None else ()

    def own_marks(self) -> Sequence[Mark]:
        view = self._bridge.room
        if view is None or view.me is None:
            return ()
        me = view.me.person
        return tuple(mark for mark in self.marks() if mark.by == me)

    def own_near(self, at: Point) -> Sequence[Mark]:
        """One's own visible marks whose picture comes close to this place: thousands are not unpacked for it."""
        key = self._view.key
        near = (self.mark(name) for name in self._view.near(at, ERASER_PX))
        found = [mark for mark in near if mark is not None and mark.is_visible and self.is_own(mark)]
        return sorted((mark for mark in found if surface_key(mark.surface) == key), key=lambda mark: mark.seq)

    def is_own(self, mark: Mark) -> bool:
        view = self._bridge.room
        return view is not None and view.me is not None and mark.by == view.me.person

    def mark(self, name: str) -> Mark | None:
        """As it stands now, on whatever surface."""
        view = self._bridge.room
        return view.state.marks.get(name) if view is not None else None

    def topmost(self, at: Point, own: bool = False) -> Mark | None:
        """At this place of the surface; `own`: of one's own alone."""
        return topmost(self._view, self.own_marks() if own else self.marks(), at)

    def stands(self, name: str) -> bool:
        found = self.mark(name)
        return found is not None and found.is_visible

    def next_number(self, surface: Surface) -> int:
        view = self._bridge.room
        return next_number(view.state, surface) if view is not None else 1

    def named(self, surface: Surface) -> Named:
        """What a stamp's way is called there: by the patient's body, where somebody set the compass for it."""
        view = self._bridge.room
        return toward_on(view.state, surface) if view is not None else unnamed


def topmost(view: StageView, marks: Sequence[Mark], at: Point) -> Mark | None:
    """The mark that was drawn last of those at this place of the surface."""
    near, reach, way = view.near(at, ERASER_PX), ERASER_PX / view.viewport.scale, view.viewport.to_screen
    found = (mark for mark in reversed(marks) if mark.mark in near and touches(mark.shape, at, reach, way))
    return next(found, None)
