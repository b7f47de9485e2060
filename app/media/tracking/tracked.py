"""What is said of one marked region in one picture; knows nothing of how it was found."""

from typing import Literal

import msgspec

from app.geometry import Homography

State = Literal["sure", "unsure", "lost", "perhaps"]


class Tracked(msgspec.Struct, frozen=True):
    """`way`: from the units of the frame the mark was drawn on to those of the frame of `capture_ms` (both: pixels as
    captured). `confidence` 0..1, for fading.

    `sure`: drawn there. `unsure`: drawn pale where it was last known or is supposed to be. `lost`: not drawn, `way` is
    the last one. `perhaps`: it left the view or the thread was cut, and something like it lies there: dashed, until a
    person confirms it; never sure by itself.
    """

    name: str
    capture_ms: int
    way: Homography
    confidence: float
    state: State
