"""Which part of a surface is on the screen and how large: a value; knows no widget and no picture."""

import msgspec

from app.geometry import Affine, Box, Point, Turn, fit

MAX_ZOOM = 40.0  # a pixel of a 1280-wide frame then covers a finger: nobody has asked for more
WHOLE = 1.001  # below this zoom the surface counts as shown whole
MOST = 0.8  # so much of a mark on the screen is the mark on the screen: its outline may run off the edge


class Viewport(msgspec.Struct, frozen=True):
    """`zoom` 1 shows the whole surface as large as it fits; `centre` is the surface point in the screen's middle.
    `flip` changes left and right, `turn` then turns it clockwise: of how it is shown alone, places stay those of the
    surface."""

    screen: Box = Box(0, 0, 1, 1)
    content: Box = Box(0, 0, 1, 1)
    zoom: float = 1.0
    centre: Point | None = None
    turn: Turn = 0
    flip: bool = False

    @property
    def to_screen(self) -> Affine:
        scale, stands = self.scale, Affine.quarter(self.turn, self.flip, self.content)
        middle, centre = self.screen.centre, stands.apply(self._centre())
        return stands.then(Affine(scale, 0.0, 0.0, scale, middle.x - centre.x * scale, middle.y - centre.y * scale))

    @property
    def to_surface(self) -> Affine:
        return self.to_screen.inverse()

    @property
    def scale(self) -> float:
        """Screen pixels a surface unit."""
        return self._whole_scale * self.zoom

    @property
    def is_whole(self) -> bool:
        return self.zoom <= WHOLE

    @property
    def visible(self) -> Box:
        """The part of the surface on the screen, within the surface."""
        seen, content = self.to_surface.box(self.screen), self.content
        left, top = max(seen.x, content.x), max(seen.y, content.y)
        right = min(seen.x + seen.width, content.x + content.width)
        bottom = min(seen.y + seen.height, content.y + content.height)
        return Box(left, top, right - left, bottom - top)

    def shows(self, box: Box) -> bool:
        """Whether most of this part of the surface is on the screen."""
        seen = self.visible
        across = share_of(box.x, box.width, seen.x, seen.x + seen.width)
        down = share_of(box.y, box.height, seen.y, seen.y + seen.height)
        return across * down >= MOST

    def on(self, screen: Box) -> "Viewport":
        """The same look at another size of the widget."""
        return msgspec.structs.replace(self, screen=screen)

    def of(self, content: Box) -> "Viewport":
        """The whole of another surface, which nobody has turned yet."""
        return Viewport(self.screen, content)

    def standing(self, turn: Turn, flip: bool) -> "Viewport":
        """Turned and flipped so, whatever it was; what was in the middle stays there."""
        return msgspec.structs.replace(self, turn=turn, flip=flip)._held()

    def within(self, content: Box) -> "Viewport":
        """The same look at the larger surface of which this content is a part: nothing moves on the screen."""
        if content == self.content:
            return self
        other = msgspec.structs.replace(self, content=content, zoom=1.0, centre=self._centre())
        return msgspec.structs.replace(other, zoom=self.scale / other.scale)

    def zoomed(self, factor: float, at: Point) -> "Viewport":
        """What is under `at` (screen) stays there, as far as the surface's edge allows."""
        zoom = max(1.0, min(MAX_ZOOM, self.zoom * factor))
        anchor, middle = self.to_surface.apply(at), self.screen.centre
        nearer = msgspec.structs.replace(self, zoom=zoom)
        off = nearer.to_surface.along(at.x - middle.x, at.y - middle.y)
        return msgspec.structs.replace(nearer, centre=Point(anchor.x - off.x, anchor.y - off.y))._held()

    def panned(self, dx: float, dy: float) -> "Viewport":
        """Moved by so many screen pixels."""
        centre, step = self._centre(), self.to_surface.along(dx, dy)
        return msgspec.structs.replace(self, centre=Point(centre.x - step.x, centre.y - step.y))._held()

    def true(self, px_per_unit: float) -> "Viewport":
        """As many screen pixels a unit, also where that is smaller than would fit; as near as it can be."""
        return msgspec.structs.replace(self, zoom=min(px_per_unit / self._whole_scale, MAX_ZOOM))._held()

    def whole(self) -> "Viewport":
        return msgspec.structs.replace(self, zoom=1.0, centre=None)

    def showing(self, box: Box) -> "Viewport":
        """All of `box`, as large as it fits: how a follower's screen shows what the leader looks at."""
        if box.width <= 0 or box.height <= 0:
            return self.whole()
        screen = self.screen.turned(self.turn)
        zoom = min(screen.width / box.width, screen.height / box.height) / self._whole_scale
        zoom = max(1.0, min(MAX_ZOOM, zoom))
        return msgspec.structs.replace(self, zoom=zoom, centre=box.centre)._held()

    @property
    def _whole_scale(self) -> float:
        return fit(self.content.turned(self.turn), self.screen).a

    def _centre(self) -> Point:
        return self.centre or self.content.centre

    def _held(self) -> "Viewport":
        """The surface never leaves the screen: where it is smaller than the screen it is centred."""
        if self.is_whole:
            return self.whole() if self.zoom >= 1.0 else msgspec.structs.replace(self, centre=None)
        screen = self.screen.turned(self.turn)
        half_w = screen.width / self.scale / 2
        half_h = screen.height / self.scale / 2
        content, centre = self.content, self._centre()
        x = _between(centre.x, content.x + half_w, content.x + content.width - half_w, content.centre.x)
        y = _between(centre.y, content.y + half_h, content.y + content.height - half_h, content.centre.y)
        return msgspec.structs.replace(self, centre=Point(x, y))


def _between(value: float, low: float, high: float, otherwise: float) -> float:
    return otherwise if low > high else max(low, min(high, value))


def share_of(start: float, length: float, low: float, high: float) -> float:
    """How much of a stretch lies between `low` and `high`; a point lies there or not."""
    if length <= 0:
        return 1.0 if low <= start <= high else 0.0
    return max(0.0, min(start + length, high) - max(start, low)) / length
