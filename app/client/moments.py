"""The last minutes of a meeting's link, a second each, and what all its connections have moved. Pure."""

from collections import deque

from app.client.link_views import LinkMoment
from app.media.statistics import PeerStats

KEPT = 180  # three minutes


class Moments:
    """`begin` for each connection: its counters start at nothing. Integer ms, monotonic."""

    def __init__(self) -> None:
        self._kept: deque[LinkMoment] = deque(maxlen=KEPT)
        self._before, self._at_ms = PeerStats(), 0
        self._former_bytes = 0

    @property
    def all(self) -> tuple[LinkMoment, ...]:
        return tuple(self._kept)

    @property
    def media_bytes(self) -> int:
        """Of all connections of this consult, both ways, on the wire."""
        return self._former_bytes + self._before.sent_bytes + self._before.received_bytes

    def begin(self, mono_ms: int) -> None:
        self._former_bytes = self.media_bytes
        self._before, self._at_ms = PeerStats(), mono_ms

    def add(self, stats: PeerStats, may_down_bps: int | None, mono_ms: int) -> None:
        before, took_ms = self._before, max(1, mono_ms - self._at_ms)
        self._before, self._at_ms = stats, mono_ms
        watched, lost_there = stats.watched, stats.lost_there
        self._kept.append(
            LinkMoment(
                at_ms=mono_ms,
                up_bps=max(0, stats.sent_bytes - before.sent_bytes) * 8_000 // took_ms,
                down_bps=max(0, stats.received_bytes - before.received_bytes) * 8_000 // took_ms,
                may_up_bps=stats.may_bps or None,
                may_down_bps=may_down_bps,
                lost_up_permille=None if lost_there is None else round(lost_there * 1_000),
                lost_down_permille=permille(
                    stats.lost_packets - before.lost_packets, stats.received_packets - before.received_packets
                ),
                rtt_ms=stats.rtt_ms,
                fps=watched.fps if watched.pictures else None,
                age_ms=round(watched.age_ms) if watched.age_ms is not None else None,
            )
        )


def permille(lost: int, came: int) -> int | None:
    """Lost of all that were sent; None where there were none. What is repaired late counts back: never below 0."""
    lost, came = max(0, lost), max(0, came)
    return lost * 1_000 // (lost + came) if lost + came else None
