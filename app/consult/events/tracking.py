"""Events of a mark that stays on what it was drawn on while the picture moves; `path` is read by who follows marks."""

from app.consult.events.base import Event
from app.consult.events.surface import FrameSurface

Way = tuple[float, float, float, float, float, float, float, float, float]


class TrackConfirmed(Event, frozen=True):
    """A person says where the mark lies in this frame. `way`: a homography row by row, from the units of the mark's own
    surface to those of `frame`. It ends *perhaps*; of a mark that stayed on its still it is the beginning, by its
    author."""

    mark: str
    frame: FrameSurface
    way: Way


class TrackEnded(Event, frozen=True):
    """From now on the mark stays on its still alone."""

    mark: str


class TrackFollowed(Event, frozen=True):
    """Where the author's screen showed the mark between these times of the source's own stamps; at most 10 s."""

    mark: str
    source: str
    from_ms: int
    until_ms: int
    path: bytes
