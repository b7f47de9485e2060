"""Where a followed mark was shown, gathered into records of at most ten seconds; knows no room and no picture."""

from app.consult.events.tracking import TrackFollowed
from app.consult.rules.limits import FOLLOWED_MS
from app.consult.tracks import BadPath, Sample, encode_path
from app.geometry import Box, Homography
from app.media.tracking import Tracked

# Six a second: between two the review goes straight, and a minute of one mark is 5 kB.
EVERY_MS = 160
MOST_SAMPLES = 110  # each some 11 bytes and 36 at most: a record is never too large to be taken
LEAST_PX = 64.0  # of the box by which the way is kept: over less of it, rounding to quarters throws what lies around


class PathKeeping:
    """Of one mark on one screen. `over`: the mark's own box. A mark that is lost is so until the next sample: it is
    written once, however long it is."""

    def __init__(self, mark: str, source: str, over: Box) -> None:
        self._mark, self._source, self._over = mark, source, _grown(over)
        self._from_ms = 0
        self._samples: list[Sample] = []
        self._lost_ms: int | None = None  # since when it is lost, and that is written

    def add(self, tracked: Tracked) -> TrackFollowed | None:
        """A record where the one before is full, or would have a hole."""
        at_ms, last = tracked.capture_ms - self._from_ms, self._samples[-1] if self._samples else None
        if last is not None and tracked.state == last.state and 0 <= at_ms - last.at_ms < EVERY_MS:
            return None
        is_over = bool(self._samples) and (not 0 <= at_ms <= FOLLOWED_MS or len(self._samples) >= MOST_SAMPLES)
        full = self.close() if is_over else None
        way = tracked.way if tracked.state != "lost" and self._can_be_written(tracked.way) else None
        if way is None and self._lost_ms is not None and tracked.capture_ms >= self._lost_ms:
            return full
        self._lost_ms = tracked.capture_ms if way is None else None
        if not self._samples:
            self._from_ms = tracked.capture_ms
        state = tracked.state if way is not None else "lost"
        self._samples.append(Sample(tracked.capture_ms - self._from_ms, state, tracked.confidence, way))
        return full

    def close(self) -> TrackFollowed | None:
        """What is gathered; None where there is nothing."""
        samples, self._samples = self._samples, []
        if not samples:
            return None
        path = encode_path(samples, self._over)
        return TrackFollowed(self._mark, self._source, self._from_ms, self._from_ms + samples[-1].at_ms, path)

    def _can_be_written(self, way: Homography) -> bool:
        """It leads to some place near enough: elsewhere nothing is shown of the mark."""
        try:
            encode_path((Sample(0, "sure", 1.0, way),), self._over)
        except BadPath:
            return False
        return True


def _grown(box: Box) -> Box:
    """About its middle: a pin and letters have only a place."""
    width, height = max(box.width, LEAST_PX), max(box.height, LEAST_PX)
    return Box(box.centre.x - width / 2, box.centre.y - height / 2, width, height)
