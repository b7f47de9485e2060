"""A hand that never rests: it points for three seconds, draws for three, and so on. Its x tells when it was there."""

from app.consult.events.surface import FrameSurface
from app.consult.whispers import InkMoved, PointerMoved
from app.geometry import Point
from app.media.rtp.inkpoints import ink_of

EVERY_MS = 1_000 / 60
TURN_MS = 3_000
_ROUND_MS = 4_000  # then x begins anew: a pointer later than that would be taken for a younger one
_SPEED = 0.25  # units a ms: once across the picture in five seconds
_LIVE = FrameSurface("film", 1_700_000_000_000, 1280, 720)


class Hand:
    """Asked every EVERY_MS, time in float ms that rises."""

    def __init__(self) -> None:
        self._turn, self._points, self._began_ms = -1, 0, 0.0

    def move(self, now_ms: float) -> PointerMoved | InkMoved:
        turn = int(now_ms // TURN_MS)
        at = _place(now_ms)
        if turn % 2 == 0:
            return PointerMoved(_LIVE, at)
        if turn != self._turn:
            self._turn, self._points, self._began_ms = turn, 0, now_ms
        ink = ink_of([(at.x, at.y, 0.5, now_ms - self._began_ms)])
        self._points += 1
        return InkMoved(f"{turn:032x}", _LIVE, 1, 2.0, "pen", self._points - 1, ink)


def age_ms(moved: PointerMoved, now_ms: float) -> float:
    """How long ago the hand was there."""
    return (now_ms - moved.at.x / _SPEED) % _ROUND_MS


def _place(now_ms: float) -> Point:
    return Point(now_ms % _ROUND_MS * _SPEED, 200 + now_ms % 700 * 0.3)
