"""Where a followed mark was shown, gathered into records of at most ten seconds; knows no room and no picture."""

from app.consult.events.tracking import TrackFollowed
from app.consult.rules.limits import FOLLOWED_MS, PATH_BYTES
from app.consult.tracks import BadPath, Sample, encode_path
from app.geometry import Box
from app.media.tracking import Tracked

# Six a second: between two the review goes straight, and a minute of one mark is 5 kB.
EVERY_MS = 160


class PathKeeping:
    """Of one mark on one screen. `over`: the mark's own box."""

    def __init__(self, mark: str, source: str, over: Box) -> None:
        self._mark, self._source, self._over = mark, source, over
        self._from_ms = 0
        self._samples: list[Sample] = []

    def add(self, tracked: Tracked) -> TrackFollowed | None:
        """A record where the one before is full, or would have a hole."""
        at_ms, last = tracked.capture_ms - self._from_ms, self._samples[-1] if self._samples else None
        if last is not None and tracked.state == last.state and 0 <= at_ms - last.at_ms < EVERY_MS:
            return None
        full = self.close() if self._samples and not 0 <= at_ms <= FOLLOWED_MS else None
        if not self._samples:
            self._from_ms = tracked.capture_ms
        way = tracked.way if tracked.state != "lost" else None
        self._samples.append(Sample(tracked.capture_ms - self._from_ms, tracked.state, tracked.confidence, way))
        return full

    def close(self) -> TrackFollowed | None:
        """What is gathered; None where there is nothing, or nothing that can be written."""
        samples, self._samples = self._samples, []
        if not samples:
            return None
        try:
            path = encode_path(samples, self._over)
        except BadPath:
            return None
        if len(path) > PATH_BYTES:
            return None
        return TrackFollowed(self._mark, self._source, self._from_ms, self._from_ms + samples[-1].at_ms, path)
