"""One mark that is to be followed, as it stands on this screen; knows no tracker and no thread."""

from typing import Self

import numpy as np
from numpy.typing import NDArray

from app.client.markregion import box_of, region_of
from app.client.pathkeeping import PathKeeping
from app.client.sight import Outcome
from app.client.track_views import Apart, TrackedMark
from app.consult.events.marks import Measure
from app.consult.events.surface import FrameSurface
from app.consult.state import Mark
from app.geometry import Homography
from app.media.frames import FrameRef
from app.media.tracking import State, Tracked

UNSURE_MS, LOST_MS = 600, 1_500  # without a picture it was looked for in, nobody knows where it lies by now
FADING_MS = 8_000  # a fading mark is shown on the moving picture for so long after it was made ...
_FADES_MS = 3_000  # ... and grows paler for the last of it
_COMING_MS = 5_000  # a picture that has not come over by then will not


class Followed:
    """`confirms`: how many of its TrackConfirmed were acted upon; `outcome`: of the newest try that came to an end,
    empty before any; `epoch`: rises when what was seen is forgotten, and with it every try that is under way."""

    def __init__(self, mark: Mark, surface: FrameSurface, region: NDArray[np.float32]) -> None:
        self.mark, self.surface, self.region = mark, surface, region
        self.confirms = self.epoch = 0
        self.outcome: Outcome | Apart | str = ""
        self._tracked: Tracked | None = None
        self._stepped_ms = 0
        self._size = (0, 0)
        self.path = PathKeeping(mark.mark, surface.source, box_of(region))
        self._waits_since: int | None = None
        self._asking = False

    @classmethod
    def of(cls, mark: Mark) -> Self | None:
        """None where nothing can be followed by it: a measure, ink that cannot be read."""
        region = region_of(mark.shape)
        if region is None or not isinstance(mark.surface, FrameSurface):
            return None
        return cls(mark, mark.surface, region)

    def asks(self, now_ms: int) -> None:
        self._asking = True
        self._waits_since = now_ms if self._waits_since is None else self._waits_since

    def came(self, outcome: Outcome, now_ms: int) -> None:
        """What is followed goes on as it was where a person's word could not be acted upon."""
        self._asking = False
        since_ms = now_ms if self._waits_since is None else self._waits_since
        if outcome == "coming" and now_ms - since_ms < _COMING_MS:
            return
        self._waits_since = None
        if self.outcome != "followed" or outcome == "followed":
            self.outcome = "gone" if outcome == "coming" else outcome

    def is_to_be_asked_again(self) -> bool:
        return self._waits_since is not None and not self._asking

    def found(self, tracked: Tracked, mono_ms: int, size: tuple[int, int] = (0, 0)) -> None:
        """`size`: of the frame it was found in, as captured."""
        self._tracked, self._stepped_ms, self._size = tracked, mono_ms, size

    def hide(self) -> None:
        """The camera was covered, or closed."""
        self.epoch += 1
        self.outcome, self._tracked, self._waits_since, self._asking = "covered", None, None, False

    @property
    def source(self) -> str:
        return self.surface.source

    @property
    def apart(self) -> Apart | None:
        match self.outcome:
            case "gone" | "plain" | "many" | "covered" as apart:
                return apart
            case _:
                return None

    def view(self, now_ms: int, mono_ms: int) -> TrackedMark | None:
        """`now_ms`: server time."""
        tracked = self._tracked
        if tracked is None or self.outcome != "followed":
            return None
        ref = FrameRef(self.source, tracked.capture_ms)
        left = _left(self.mark, now_ms)
        state = _aged(tracked.state, mono_ms - self._stepped_ms)
        return TrackedMark(self.mark.mark, ref, tracked.way, round(tracked.confidence, 2), state, left, self._size)


def is_wanted(mark: Mark, now_ms: int) -> bool:
    """It is to be shown on the moving picture too. `now_ms`: server time."""
    if isinstance(mark.shape, Measure) or not isinstance(mark.surface, FrameSurface) or not mark.is_visible:
        return False
    return mark.is_followed or (mark.stays == "fading" and now_ms < mark.made_ms + FADING_MS)


def anchor_of(mark: Mark, drawn_on: FrameSurface) -> tuple[FrameSurface, Homography]:
    """The picture in which a person last said where it lies, and the way there from the mark's own surface."""
    if mark.confirmed:
        newest = mark.confirmed[-1]
        return newest.frame, Homography(*newest.way)
    return drawn_on, Homography()


def _aged(state: State, age_ms: int) -> State:
    """A part alone is sent, the line stalls, the program at the other end rests."""
    if age_ms > LOST_MS:
        return "lost"
    return "unsure" if state == "sure" and age_ms > UNSURE_MS else state


def _left(mark: Mark, now_ms: int) -> float:
    """In tenths: every new view is painted."""
    if mark.stays != "fading":
        return 1.0
    left_ms = mark.made_ms + FADING_MS - now_ms
    return round(min(1.0, max(0.0, left_ms / _FADES_MS)), 1)
