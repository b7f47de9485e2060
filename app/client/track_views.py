"""The view of what is followed on the moving picture: marks that stay on the anatomy, marks that fade, pointers."""

from typing import Literal

import msgspec

from app.consult.events.surface import SurfaceKey
from app.consult.tracks import PathState
from app.geometry import Homography, Point
from app.media.frames import FrameRef

# Why a mark that is to be followed stays on its still alone on this screen: its moment is no longer in memory, there is
# nothing to hold to, too many are followed, the camera was covered or closed.
Apart = Literal["gone", "plain", "many", "covered"]


class TrackedMark(msgspec.Struct, frozen=True):
    """`way`: from the units of the mark's own surface to those of the frame `ref`. `confidence` 0..1; `left` 0..1: of a
    fading mark what is left of its time, 1 of any other. `size`: width and height of that frame as captured, the units
    `way` leads to; zeros fit any."""

    mark: str
    ref: FrameRef
    way: Homography
    confidence: float
    state: PathState
    left: float = 1.0
    size: tuple[int, int] = (0, 0)


class TrackedPointer(msgspec.Struct, frozen=True):
    """Where what a person points at lies in the frame `ref`; `size` as of TrackedMark."""

    person: str
    at: Point
    ref: FrameRef
    state: PathState
    size: tuple[int, int] = (0, 0)


class TrackView(msgspec.Struct, frozen=True):
    """`apart`: marks that are to be followed and are not on this screen; `said`: mark -> person -> what that person's
    screen shows of it; `fresh`: stills whose marks can still be begun to be followed here."""

    marks: dict[str, TrackedMark] = {}
    pointers: dict[str, TrackedPointer] = {}
    apart: dict[str, Apart] = {}
    said: dict[str, dict[str, PathState]] = {}
    fresh: frozenset[SurfaceKey] = frozenset()
