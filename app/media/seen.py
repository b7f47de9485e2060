"""How the pictures of one connection come to the eye: how often, how late, how long none. Pure, handed the time.

A freeze is that of W3C webrtc-stats: longer between two pictures than three times the mean of the last thirty, and
than that mean and 150 ms.
"""

from collections import deque

import msgspec

_MEAN_OF = 30
_BEYOND_MS = 150.0
_SECOND_MS = 1_000.0
_LATELY_MS = 10_000.0
_MOST = 600  # ten seconds at sixty a second
_MOST_ON_THE_WAY_MS = 30_000.0  # a stamp further back is of another clock than the server's


class Watched(msgspec.Struct, frozen=True, gc=False):
    """`freezes` and `frozen_ms` as W3C counts them, at the end of each; `standing_ms`: with the one that goes on now.
    `between_ms`, `squared_s2`: of all times between two pictures. `fps`: of the last second. `render_ms`: from the
    camera to here, the one that all but a twentieth of the last ten seconds' pictures kept to; `age_ms`: of the newest
    picture now; None: nobody says."""

    pictures: int = 0
    freezes: int = 0
    frozen_ms: float = 0.0
    standing_ms: float = 0.0
    between_ms: float = 0.0
    squared_s2: float = 0.0
    fps: int = 0
    render_ms: float | None = None
    age_ms: float | None = None


class Seen:
    """Time in float ms, monotonic; `capture_ms`: the sender's stamp, server time."""

    def __init__(self) -> None:
        self._between: deque[float] = deque(maxlen=_MEAN_OF)
        self._times: deque[tuple[float, float | None]] = deque(maxlen=_MOST)  # shown, and shown less its stamp
        self._counts = Watched()

    def shown(self, now: float, capture_ms: int | None) -> None:
        counts, last = self._counts, self._times[-1][0] if self._times else None
        between = now - last if last is not None else None
        is_frozen = between is not None and between > self._limit_ms
        self._counts = msgspec.structs.replace(
            counts,
            pictures=counts.pictures + 1,
            freezes=counts.freezes + is_frozen,
            frozen_ms=counts.frozen_ms + (between or 0.0 if is_frozen else 0.0),
            between_ms=counts.between_ms + (between or 0.0),
            squared_s2=counts.squared_s2 + ((between or 0.0) / 1_000) ** 2,
        )
        if between is not None:
            self._between.append(between)
        self._times.append((now, None if capture_ms is None else now - capture_ms))

    def watched(self, now: float, server_ms: float) -> Watched:
        """`server_ms`: what the server's clock says at `now`."""
        counts = self._counts
        running = now - self._times[-1][0] if self._times else 0.0
        ahead = server_ms - now
        lately = [late for at, late in self._times if late is not None and now - at <= _LATELY_MS]
        late = sorted(one + ahead for one in lately if 0.0 <= one + ahead <= _MOST_ON_THE_WAY_MS)
        newest = self._times[-1][1] if self._times else None
        way = newest + ahead if newest is not None and 0.0 <= newest + ahead <= _MOST_ON_THE_WAY_MS else 0.0
        return msgspec.structs.replace(
            counts,
            standing_ms=counts.frozen_ms + (running if running > self._limit_ms else 0.0),
            fps=sum(now - at < _SECOND_MS for at, _ in self._times),
            render_ms=late[int(0.95 * (len(late) - 1))] if late else None,
            age_ms=running + way if self._times else None,
        )

    @property
    def _limit_ms(self) -> float:
        """Before there is a mean nothing is a freeze."""
        if not self._between:
            return float("inf")
        mean = sum(self._between) / len(self._between)
        return max(3 * mean, mean + _BEYOND_MS)
