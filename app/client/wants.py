"""What the windows look at, newest last: each surface with its part and how large; knows no picture."""

from app.consult.events.surface import Surface, SurfaceKey, surface_key
from app.geometry import Box

MOST_WANTS, SMALL_SCALE = 32, 0.2


class Wants(dict[SurfaceKey, tuple[Surface, Box | None, float]]):
    """Surface, part (None: the whole) and pixels a unit, by the surface's key. On the loop."""

    def add(self, surface: Surface, box: Box | None, scale: float) -> SurfaceKey:
        """Returns its key. A strip is served by what the stage shows, the stage not by what a strip shows: a small look
        leaves a large one of the same surface as it is, and goes before large ones where there are too many."""
        key = surface_key(surface)
        before = self.pop(key, None)
        self[key] = before if before is not None and scale <= SMALL_SCALE < before[2] else (surface, box, scale)
        while len(self) > MOST_WANTS:
            small = (one for one, (_, _, how) in self.items() if how <= SMALL_SCALE)
            self.pop(next(small, next(iter(self))))
        return key
