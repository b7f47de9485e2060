"""Which way of the picture is the patient's head, feet, left or right: angles alone; pure. Knows no picture."""

from collections.abc import Callable
from typing import Literal

from app.consult.events.looking import SourceOriented
from app.consult.events.marks import ManoeuvreKind, Toward
from app.consult.events.surface import PageSurface, Surface
from app.consult.look_parts import Orientation
from app.consult.looking import orientation_at
from app.consult.state import ConsultState
from app.geometry import Turn

NEAR_DEG = 45.0  # a way so close to one of the body's is named by it; beside all of them it has no name
GOES: tuple[ManoeuvreKind, ...] = ("slide", "tilt", "rock")  # what turns on the spot or presses goes nowhere


def ways(orientation: Orientation | None) -> dict[Toward, float]:
    """Degrees clockwise from up in the picture as captured; only what somebody said, and what lies opposite."""
    found: dict[Toward, float] = {}
    if orientation is not None and orientation.head_deg is not None:
        found |= {"head": float(orientation.head_deg), "feet": (orientation.head_deg + 180.0) % 360.0}
    if orientation is not None and orientation.left_deg is not None:
        found |= {"left": float(orientation.left_deg), "right": (orientation.left_deg + 180.0) % 360.0}
    return found


def toward(orientation: Orientation | None, kind: ManoeuvreKind, angle_deg: float) -> Toward:
    """The way of a manoeuvre by the patient's body; empty where that is not known."""
    if kind not in GOES:
        return ""
    near = [(apart(angle_deg, way), name) for name, way in ways(orientation).items()]
    nearest = min(near, default=None)
    return nearest[1] if nearest is not None and nearest[0] <= NEAR_DEG else ""


def toward_on(state: ConsultState, surface: Surface) -> Callable[[ManoeuvreKind, float], Toward]:
    """As `toward`, for stamps on that surface: on a page nothing is known."""
    known = None if isinstance(surface, PageSurface) else orientation_at(state, surface.source, surface.capture_ms)
    return lambda kind, angle_deg: toward(known, kind, angle_deg)


def on_screen(angle_deg: float, turn: Turn, flip: bool) -> float:
    """The same way where the picture is shown flipped and turned."""
    return ((-angle_deg if flip else angle_deg) + 90.0 * turn) % 360.0


def in_picture(screen_deg: float, turn: Turn, flip: bool) -> float:
    """Back from the screen."""
    captured = (screen_deg - 90.0 * turn) % 360.0
    return (-captured if flip else captured) % 360.0


def apart(one_deg: float, other_deg: float) -> float:
    """Between two ways, 0 to 180."""
    off = abs(one_deg - other_deg) % 360.0
    return min(off, 360.0 - off)


def of_still(state: ConsultState, said: SourceOriented) -> tuple[SourceOriented, ...]:
    """What has to be said so that `said` holds for that one frame of long ago, and from the next on what held before:
    nobody looked at those. Who reads *back* goes by what lies before in the log, also by what comes there later; the
    rest is for older programs."""
    entries = state.orientations.get(said.source, ())
    if any(one.from_ms == said.from_ms + 1 and one.only != "turn" for one in entries):  # a turn says nothing of the way
        return (said,)
    before = next((one for one in reversed(entries) if one.from_ms <= said.from_ms), None)
    after = SourceOriented(said.source, said.from_ms + 1, None, None, only="back")
    if before is not None:
        is_last = entries[-1] is before  # else another word has been said of what is now
        why: Literal["set", "moved"] = "moved" if before.moved and not before.is_set and is_last else "set"
        after = SourceOriented(
            said.source, said.from_ms + 1, before.head_deg, before.left_deg, before.turn, why, "back"
        )
    return said, after
