"""A queue and how it is emptied: how long it is now, how much less to send, and whether it is one at all. Pure."""

from app.media.rtp.delaytrend import Wait
from app.media.rtp.rateestimate import Rate

HEADROOM = 0.94  # of the measured rate once the queue is empty
_DRAIN_MS = 900.0  # a queue of that length would ask for nothing to be sent;
_LEAST = 0.25  # but voice goes on
_PATIENCE_MS, _IMPATIENCE = 2_000.0, 0.1  # then that much less each second: the rate was thought too high, or all of it
_CHECK_MS = 1_200.0  # between two looks at whether it drains
_NOTABLE_MS, _DRAINED, _DOUBT = 30.0, 0.3, 0.9  # less than that share of what had to go is nothing


class Drain:
    """From the first sign of a queue until it is empty. Time in ms of our clock, but `came_ms` of the receiver's."""

    def __init__(self, now: float, came_ms: float, before_bps: float, sent_ms: float, queue_ms: float) -> None:
        """`sent_ms`: when the newest packet known of was sent; `queue_ms`: what it waited."""
        self.came_ms = came_ms  # what arrived since then tells the link's rate
        self.before_bps = before_bps
        self._since = now
        self._checked = sent_ms, queue_ms

    def lasting_bps(self, capacity: float) -> float:
        """What is sent once it is empty: no more than before, and no more than the link carries."""
        return min(self.before_bps, HEADROOM * capacity)

    def share(self, queue_ms: float, excess_loss: float, now: float) -> float:
        """Of the link's rate: what to send meanwhile."""
        impatience = _IMPATIENCE * max(0.0, now - self._since - _PATIENCE_MS) / 1_000
        return max(_LEAST, HEADROOM - queue_ms / _DRAIN_MS - 0.5 * excess_loss - impatience)

    def stuck(self, sent_ms: float, queue_ms: float, lately: Rate, capacity: float, now: float) -> bool:
        """Less was sent and nothing drained: it is no queue, the path itself has become longer.

        Looked at by when packets were sent: what is told later is told of then, so the round trip plays no part.
        """
        since, before = self._checked
        span = sent_ms - since
        if span < _CHECK_MS:
            return False
        self._checked = sent_ms, queue_ms
        bits = lately.bits_since(since, now) - lately.bits_since(sent_ms, now)
        expected = span - bits / (_DOUBT * capacity) * 1_000
        return expected > _NOTABLE_MS and before - queue_ms < _DRAINED * min(expected, before)


def queue_now(wait: Wait, age_ms: float, lately: Rate, capacity: float, now: float) -> float:
    """What a packet sent now will wait: as the newest known, plus what was sent in the `age_ms` since, less them."""
    known = wait.newest_ms if wait.grows else wait.queue_ms
    return max(0.0, known + lately.bits_since(now - age_ms, now) / capacity * 1_000 - age_ms)
