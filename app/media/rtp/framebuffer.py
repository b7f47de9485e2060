"""Packets in, frames out: whole on the marker, released at once when all they refer to was, given up by the clock.

    for frame in buffer.add(piece, now): ...   # each packet, repaired ones too, in any order
    for frame in buffer.due(now): ...          # at `next_at` at the latest; frames whose time ran out
    requests.passed(buffer.settled)            # nothing up to this sequence number is wanted any more
    requests.upper_ms = buffer.upper_ms        # how long a frame above the base is worth waiting for
    requests.due(now, buffer.blocked_at)       # and Requests(buffer.needs) asks which losses matter, and how much
    buffer.decoder_failed()                    # only a key frame helps; `spoilt`: one behind the newest was refused

Nothing is held for order: a frame that can be decoded leaves, older ones that were not whole are dropped, unless others
are predicted from them and a decoder of layered AV1 still takes them (`mends`, behind.py). So the loss of a frame
nobody refers to costs that frame and no time. A decoder that bears missing references (`tolerates_missing`: VP8, H.264;
never AV1, where dav1d refuses) gets what waited past its time marked `incomplete`, and so is all that is predicted from
it until a key frame. Time is float ms, monotonic.
"""

from app.media.rtp.behind import Behind
from app.media.rtp.framecounts import BufferStats, FrameCounts
from app.media.rtp.framemark import FrameMark, Piece, WholeFrame
from app.media.rtp.frameparts import FrameParts

MOST_BYTES, MOST_FRAMES = 8 * 1024 * 1024, 128  # waiting: no honest sender reaches either within the patience
REMEMBERED = 2_048  # frames that may still be referred to: a minute at 30 a second
_BEFORE_ALL = -(1 << 16)  # an unwrapped number may lie a turn below the first


class FrameBuffer:
    """One picture stream. `patience_ms`: how long after its newest packet a frame is still worth waiting for."""

    def __init__(self, *, tolerates_missing: bool, patience_ms: float = 500.0, mends: bool = False) -> None:
        self.patience_ms = patience_ms
        self.horizon = _BEFORE_ALL
        self._behind = Behind(mends=mends)
        self._tolerates = tolerates_missing
        self._frames: dict[int, FrameParts] = {}
        self._decoded: dict[int, bool] = {}  # id: whether it was incomplete
        self._dead: dict[int, None] = {}
        self._dead_high = _BEFORE_ALL
        self._stuck_at: int | None = None
        self._last_id: int | None = None
        self._bytes = 0
        self._counts = FrameCounts()

    def add(self, piece: Piece, now: float) -> list[WholeFrame]:
        """The frames that this packet sets free, oldest first."""
        frame_id = piece.mark.frame_id
        if frame_id in self._dead or not (self._is_ahead(frame_id) or self._may_mend(piece.mark)):
            self._counts.late += 1
            return []
        parts = self._frames.get(frame_id)
        if parts is None:
            parts = self._frames[frame_id] = FrameParts(piece, now)
        elif piece.seq in parts.pieces:
            return []
        self._bytes += parts.add(piece, now)
        self._behind.refers([one for one in parts.mark.refs or () if one not in self._decoded])
        if self._bytes > MOST_BYTES or len(self._frames) > MOST_FRAMES:
            for waiting in sorted(self._frames):
                self._bury(waiting)
        return self._free(now)

    def due(self, now: float) -> list[WholeFrame]:
        """Gives up what waited too long: nothing comes of it, or, where the decoder bears it, an incomplete frame."""
        freed: list[WholeFrame] = []
        for frame_id in sorted(self._frames):
            parts = self._frames.get(frame_id)
            if parts is None or parts.last_ms + self.patience_ms > now:
                continue
            if self._tolerates and parts.is_whole and self._last_id is not None:
                freed += [self._let_go(frame_id, True, now), *self._free(now)]
            else:
                self._bury(frame_id)
        return freed + self._free(now)

    @property
    def next_at(self) -> float | None:
        """When `due` has something to do, if nothing comes before."""
        if not self._frames:
            return None
        return min(parts.last_ms for parts in self._frames.values()) + self.patience_ms

    @property
    def blocked_at(self) -> int | None:
        """Sequence number before which something is missing that keeps the picture from going on, or from being whole.

        Only a base frame counts: a higher one that waits is passed by the next base frame. A key frame on its way ends
        whatever came before it.
        """
        keys = [parts for parts in self._frames.values() if parts.mark.is_key]
        if keys:
            newest = max(keys, key=lambda parts: parts.high)
            return None if newest.end is None else newest.end
        bases = (parts for parts in self._frames.values() if parts.is_whole and parts.mark.layer == 0)
        halts = (self._stuck_at, self._behind.broken_at)
        places = [parts.low for parts in bases] + [one for one in halts if one is not None]
        return min(places, default=None)

    def needs(self, seq: int) -> int | None:
        """The temporal layer for which a lost packet matters; None where the picture goes on without it."""
        if seq <= self.horizon:
            return 1 if self._behind.lacks(seq) else None
        order = sorted(self._frames)
        before = next((one for one in reversed(order) if self._frames[one].low < seq), None)
        after = next((one for one in order if self._frames[one].low > seq), None)
        for one in (before, after):
            if one is not None and self._frames[one].may_hold(seq) and self._matters(one):
                return self._frames[one].mark.layer
        if seq < self._dead_high or (before is not None and self._frames[before].high > seq):
            return None
        if after is None:
            return 0  # something was sent that nobody has seen the like of
        since = before if before is not None else self._last_id if self._last_id is not None else -1
        for one in order[order.index(after) :]:
            refs = self._frames[one].mark.refs
            if refs is None or any(since < ref < after for ref in refs):
                return 0
        return None

    @property
    def settled(self) -> int:
        """Up to this sequence number nothing is wanted any more."""
        at_floor = self._behind.settled
        return self.horizon if at_floor is None else min(self.horizon, at_floor)

    @property
    def upper_ms(self) -> float | None:
        """None: nothing is known of it, or frames above the base are not waited for at all."""
        return 2 * self._behind.apart_ms or None

    def spoilt(self, frame_id: int) -> None:
        """One that was given cannot be decoded any more: behind the newest, or predicted from such a one."""
        self._decoded.pop(frame_id, None)
        self._dead[frame_id] = None
        _trim(self._dead)
        self._behind.give_up(self.horizon)

    def decoder_failed(self) -> None:
        """Nothing can be decoded before the next key frame."""
        self._decoded.clear()
        self._stuck_at = self.horizon + 1

    def stats(self, now: float) -> BufferStats:
        return self._counts.stats(now)

    def _free(self, now: float) -> list[WholeFrame]:
        freed: list[WholeFrame] = []
        for frame_id in sorted(self._frames):
            parts = self._frames.get(frame_id)
            if parts is None:
                continue
            if not parts.mark.is_key and self._is_lost_for(parts.mark):
                if self._tolerates and parts.is_whole and parts.mark.layer == 0:
                    freed.append(self._let_go(frame_id, True, now))
                elif not self._tolerates or parts.mark.layer:
                    self._bury(frame_id)
            elif parts.is_whole and self._can_decode(parts):
                freed.append(self._let_go(frame_id, self._is_tainted(parts.mark), now))
        return freed

    def _can_decode(self, parts: FrameParts) -> bool:
        if parts.mark.is_key:
            return True
        if parts.mark.refs is None:
            return bool(self._decoded) and parts.begin == self.horizon + 1
        return all(ref in self._decoded for ref in parts.mark.refs)

    def _is_lost_for(self, mark: FrameMark) -> bool:
        """Whether something it refers to can never come any more."""
        if mark.refs is None or self._last_id is None:
            return False
        return any(ref in self._dead or self._is_gone(ref) for ref in mark.refs)

    def _is_gone(self, frame_id: int) -> bool:
        if frame_id in self._decoded or self._is_ahead(frame_id):
            return False
        return not self._behind.is_open(frame_id)

    def _is_ahead(self, frame_id: int) -> bool:
        return self._last_id is None or frame_id > self._last_id

    def _may_mend(self, mark: FrameMark) -> bool:
        """Whether a frame older than the newest is still of use."""
        is_upper = mark.layer > 0 and mark.is_needed and mark.frame_id not in self._decoded
        return is_upper and self._behind.is_open(mark.frame_id)

    def _is_tainted(self, mark: FrameMark) -> bool:
        if mark.is_key:
            return False
        if mark.refs is None:
            return self._last_id is not None and self._decoded.get(self._last_id, False)
        return any(self._decoded[ref] for ref in mark.refs)

    def _let_go(self, frame_id: int, incomplete: bool, now: float) -> WholeFrame:
        parts = self._forget(frame_id)
        mark, is_behind = parts.mark, not self._is_ahead(frame_id)
        if mark.is_key:
            self._decoded.clear()
            self._dead.clear()
            self._behind.key()
        self._decoded[frame_id] = incomplete
        _trim(self._decoded)
        self._counts.incomplete += incomplete
        self._behind.passed(frame_id, parts.low, parts.high)
        if not is_behind:
            self._went_on(parts, incomplete, now)
        return parts.taken(incomplete, is_behind)

    def _went_on(self, parts: FrameParts, incomplete: bool, now: float) -> None:
        """This frame is the newest; what is of no use behind it goes."""
        mark = parts.mark
        if mark.layer == 0:
            self._stuck_at = parts.low if incomplete else None
            self._behind.base(mark.frame_id, parts.high, parts.first_ms)
        self._last_id, self.horizon = mark.frame_id, max(self.horizon, parts.high)
        older = [one for one in self._frames if one < mark.frame_id and not self._may_mend(self._frames[one].mark)]
        for passed in older:
            gone = self._forget(passed)
            self._counts.dropped += 1
            self._behind.passed(passed, gone.low, gone.high)
        self._counts.release(now)

    def _bury(self, frame_id: int) -> None:
        """It can never be decoded, nor what is predicted from it."""
        parts = self._forget(frame_id)
        self._counts.dropped += 1
        self._dead[frame_id] = None
        _trim(self._dead)
        self._dead_high = max(self._dead_high, parts.high)
        self._behind.passed(frame_id, parts.low, parts.high)
        if parts.mark.layer and parts.mark.is_needed:
            self._behind.give_up(parts.low)
        if parts.mark.layer == 0 and self._stuck_at is None:
            self._stuck_at = parts.low

    def _forget(self, frame_id: int) -> FrameParts:
        parts = self._frames.pop(frame_id)
        self._bytes -= parts.bytes
        return parts

    def _matters(self, frame_id: int) -> bool:
        """A base frame always (the next will refer to it), another while it is the newest or somebody refers to it."""
        if self._frames[frame_id].mark.layer == 0 or frame_id == max(self._frames):
            return True
        return any(frame_id in (parts.mark.refs or ()) for parts in self._frames.values())


def _trim(ids: dict[int, bool] | dict[int, None]) -> None:
    if len(ids) > REMEMBERED:
        del ids[next(iter(ids))]
