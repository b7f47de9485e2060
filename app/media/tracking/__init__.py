"""Marks that stay on the anatomy: grey pictures in, the way of each marked region out. No clock, no thread, no Qt; the
same pictures give the same ways.

    ring = GreyRing()                                   # one a source, on either side
    ring.put(frame)                                     # every frame that is shown
    tracker = Tracker()                                 # one a source; one thread at a time
    if not tracker.begin(mark, region, on, since):      # on = ring.at(capture_ms), since = ring.since(capture_ms)
        ...                                             # it cannot be followed: it stays on its still, which says so
    for name, tracked in tracker.step(grey).items():    # every newer picture, at most `Tracker.MOST` marks
        ...

It does not guide needle or knife, and nothing of it is ever measured.
"""

from app.media.tracking.greyring import Grey, GreyRing, grey_of
from app.media.tracking.tracked import State, Tracked
from app.media.tracking.tracker import Tracker

__all__ = ["Grey", "GreyRing", "State", "Tracked", "Tracker", "grey_of"]
