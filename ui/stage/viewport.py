"""Which part of a surface is on the screen and how large: a value; knows no widget and no picture."""

import msgspec

from app.geometry import Affine, Box, Point, fit

MAX_ZOOM = 40.0  # a pixel of a 1280-wide frame then covers a finger: nobody has asked for more
WHOLE = 1.001  # below this zoom the surface counts as shown whole
MOST = 0.8  # so much of a mark on the screen is the mark on the screen: its outline may run off the edge


class Viewport(msgspec.Struct, frozen=True):
    """`zoom` 1 shows the whole surface as large as it fits; `centre` is the surface point in the screen's middle."""

    screen: Box = Box(0, 0, 1, 1)
    content: Box = Box(0, 0, 1, 1)
    zoom: float = 1.0
    centre: Point | None = None

    @property
    def to_screen(self) -> Affine:
        base = fit(self.content, self.screen)
        scale = base.a * self.zoom
        middle, centre = self.screen.centre, self._centre()
        return Affine(scale, 0.0, 0.0, scale, middle.x - centre.x * scale, middle.y - centre.y * scale)

    @property
    def to_surface(self) -> Affine:
        return self.to_screen.inverse()

    @property
    def scale(self) -> float:
        """Screen pixels a surface unit."""
        return self.to_screen.a

    @property
    def is_whole(self) -> bool:
        return self.zoom <= WHOLE

    @property
    def visible(self) -> Box:
        """The part of the surface on the screen, within the surface."""
        back = self.to_surface
        first = back.apply(Point(self.screen.x, self.screen.y))
        last = back.apply(Point(self.screen.x + self.screen.width, self.screen.y + self.screen.height))
        left, top = max(first.x, self.content.x), max(first.y, self.content.y)
        right = min(last.x, self.content.x + self.content.width)
        bottom = min(last.y, self.content.y + self.content.height)
        return Box(left, top, right - left, bottom - top)

    def shows(self, box: Box) -> bool:
        """Whether most of this part of the surface is on the screen."""
        seen = self.visible
        across = _share(box.x, box.width, seen.x, seen.x + seen.width)
        down = _share(box.y, box.height, seen.y, seen.y + seen.height)
        return across * down >= MOST

    def on(self, screen: Box) -> "Viewport":
        """The same look at another size of the widget."""
        return msgspec.structs.replace(self, screen=screen)

    def of(self, content: Box) -> "Viewport":
        """The whole of another surface."""
        return Viewport(self.screen, content)

    def zoomed(self, factor: float, at: Point) -> "Viewport":
        """What is under `at` (screen) stays there, as far as the surface's edge allows."""
        zoom = max(1.0, min(MAX_ZOOM, self.zoom * factor))
        anchor = self.to_surface.apply(at)
        scale = fit(self.content, self.screen).a * zoom
        middle = self.screen.centre
        centre = Point(anchor.x - (at.x - middle.x) / scale, anchor.y - (at.y - middle.y) / scale)
        return msgspec.structs.replace(self, zoom=zoom, centre=centre)._held()

    def panned(self, dx: float, dy: float) -> "Viewport":
        """Moved by so many screen pixels."""
        centre, scale = self._centre(), self.scale
        return msgspec.structs.replace(self, centre=Point(centre.x - dx / scale, centre.y - dy / scale))._held()

    def whole(self) -> "Viewport":
        return Viewport(self.screen, self.content)

    def showing(self, box: Box) -> "Viewport":
        """All of `box`, as large as it fits: how a follower's screen shows what the leader looks at."""
        if box.width <= 0 or box.height <= 0:
            return self.whole()
        base = fit(self.content, self.screen).a
        zoom = min(self.screen.width / box.width, self.screen.height / box.height) / base
        zoom = max(1.0, min(MAX_ZOOM, zoom))
        return msgspec.structs.replace(self, zoom=zoom, centre=box.centre)._held()

    def _centre(self) -> Point:
        return self.centre or self.content.centre

    def _held(self) -> "Viewport":
        """The surface never leaves the screen: where it is smaller than the screen it is centred."""
        if self.is_whole:
            return self.whole()
        half_w = self.screen.width / self.scale / 2
        half_h = self.screen.height / self.scale / 2
        content, centre = self.content, self._centre()
        x = _between(centre.x, content.x + half_w, content.x + content.width - half_w, content.centre.x)
        y = _between(centre.y, content.y + half_h, content.y + content.height - half_h, content.centre.y)
        return msgspec.structs.replace(self, centre=Point(x, y))


def _between(value: float, low: float, high: float, otherwise: float) -> float:
    return otherwise if low > high else max(low, min(high, value))


def _share(start: float, length: float, low: float, high: float) -> float:
    """How much of a stretch lies between `low` and `high`; a point lies there or not."""
    if length <= 0:
        return 1.0 if low <= start <= high else 0.0
    return max(0.0, min(start + length, high) - max(start, low)) / length
