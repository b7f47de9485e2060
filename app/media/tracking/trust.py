"""When a way may be called sure: one table. Rather refused than wrong; what is not said here is not asked for."""

from typing import Literal

import msgspec

from app.media.tracking.anchor import Anchored

Verdict = Literal["good", "doubtful", "bad"]


class Bounds(msgspec.Struct, frozen=True):
    """What evidence must keep. All of them, or the verdict falls to the next row."""

    least_points: int
    least_share: float
    least_quarters: int
    most_error_px: float
    least_alike: float
    least_parts: float
    least_seen: float
    most_scale: float  # and 1 / it at least
    most_stretch: float
    most_tilt: float


GOOD = Bounds(8, 0.28, 3, 2.2, 0.55, 0.6, 0.6, 3.0, 2.0, 1.6)
DOUBTFUL = Bounds(6, 0.2, 2, 2.8, 0.35, 0.35, 0.35, 4.0, 3.0, 2.5)

UNSURE_MS = 400  # without good evidence: then it is lost
HELD_MS = 2_500  # covered, while the view around it is held: found again within it where it was supposed, it is sure
CUT_MS = 1_000  # from one picture to the next: what lay between nobody saw
HELD_SHARE = 0.2  # of the view's points, under which the picture was cut
LOOKED_AT_MS = 200  # in between it goes with its own flow, as long as that does not break off
AGAIN = 3  # good ones in a row before it is sure again
JUMP_PX = 14.0  # from where it was supposed, found again after it was covered ...
JUMP_PX_A_SECOND = 10.0  # ... and so much more for every second
GONE_SEEN = 0.25  # share of the region in the picture, under which it left the view


def verdict(found: Anchored | None) -> Verdict:
    """Of one picture alone. A way that turns the region over is a mirror image, and no person's other hand."""
    if found is None or found.shape.turned_over:
        return "bad"
    if keeps(found, GOOD):
        return "good"
    return "doubtful" if keeps(found, DOUBTFUL) else "bad"


def keeps(found: Anchored, bounds: Bounds) -> bool:
    return (
        found.points >= bounds.least_points
        and found.share >= bounds.least_share
        and found.quarters >= bounds.least_quarters
        and found.error_px <= bounds.most_error_px
        and found.alike >= bounds.least_alike
        and found.parts >= bounds.least_parts
        and found.seen >= bounds.least_seen
        and 1 / bounds.most_scale <= found.shape.scale <= bounds.most_scale
        and found.shape.stretch <= bounds.most_stretch
        and found.shape.tilt <= bounds.most_tilt
    )


def confidence(found: Anchored) -> float:
    """0..1: how far the likeness is above what is asked."""
    room = (found.alike - DOUBTFUL.least_alike) / (0.85 - DOUBTFUL.least_alike)
    return max(0.0, min(1.0, room)) * min(1.0, found.share / 0.6)
