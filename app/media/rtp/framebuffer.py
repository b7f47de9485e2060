"""Packets in, frames out: whole on the marker, released at once when all they refer to was, given up by the clock.

    for frame in buffer.add(piece, now): ...   # each packet, repaired ones too, in any order
    for frame in buffer.due(now): ...          # at `next_at` at the latest; frames whose time ran out
    buffer.patience_ms = patience_ms(rtt_ms)   # whenever the round trip was measured (repair.patience_ms)
    requests.passed(buffer.horizon)            # nothing up to this sequence number is wanted any more
    requests.due(now, buffer.blocked_at)       # and Requests(buffer.needs) asks which losses matter, and how much
    buffer.decoder_failed()                    # the decoder refused: only a key frame helps

Nothing is held for order: a frame that can be decoded leaves, older ones that were not whole are dropped, since a
decoder cannot go back. So the loss of a frame nobody refers to costs that frame and no time. A decoder that bears
missing references (`tolerates_missing`: VP8, H.264; never AV1, where dav1d refuses) gets what waited past its time
marked `incomplete`, and so is all that is predicted from it until a key frame. Time is float ms, monotonic.
"""

import msgspec

from app.media.rtp.framemark import FrameMark, Piece, WholeFrame

FREEZE_MS = 500.0  # a gap longer than this is frozen time (reference section 7)
MOST_BYTES = 8 * 1024 * 1024  # no honest sender reaches it within the patience
REMEMBERED = 2_048  # frames that may still be referred to: a minute at 30 a second
_BEFORE_ALL = -(1 << 16)  # an unwrapped number may lie a turn below the first


class BufferStats(msgspec.Struct, frozen=True, gc=False):
    """Since the start: frames released, frames begun and never released, packets after their frame had passed,
    frames released without all they refer to, time in gaps over 500 ms between releases (the running one too)."""

    released: int
    dropped: int
    late: int
    incomplete: int
    frozen_ms: float


class _Parts:
    """A frame as far as it came."""

    __slots__ = ("begin", "end", "first_ms", "high", "last_ms", "low", "mark", "pieces", "rtp_time")

    def __init__(self, piece: Piece, now: float) -> None:
        self.mark: FrameMark = piece.mark
        self.rtp_time, self.first_ms, self.last_ms = piece.rtp_time, now, now
        self.pieces: dict[int, bytes] = {}
        self.begin: int | None = None
        self.end: int | None = None
        self.low = self.high = piece.seq

    def add(self, piece: Piece, now: float) -> None:
        self.last_ms = now
        self.pieces[piece.seq] = piece.payload
        self.low, self.high = min(self.low, piece.seq), max(self.high, piece.seq)
        # Formats without a descriptor know a key frame by its first packet alone, and take others for a first one too.
        if piece.mark.begins and (self.begin is None or piece.seq < self.begin):
            self.begin, self.mark = piece.seq, piece.mark
        if piece.mark.ends:
            self.end = piece.seq

    @property
    def is_whole(self) -> bool:
        return self.begin is not None and self.end is not None and len(self.pieces) == self.end - self.begin + 1


class FrameBuffer:
    """One picture stream. `patience_ms`: how long after its newest packet a frame is still worth waiting for."""

    def __init__(self, *, tolerates_missing: bool, patience_ms: float = 500.0) -> None:
        self.patience_ms = patience_ms
        self.horizon = _BEFORE_ALL
        self._tolerates = tolerates_missing
        self._frames: dict[int, _Parts] = {}
        self._decoded: dict[int, bool] = {}  # id: whether it was incomplete
        self._dead: dict[int, None] = {}
        self._dead_high = _BEFORE_ALL
        self._stuck_at: int | None = None
        self._last_id: int | None = None
        self._bytes = 0
        self._released = self._dropped = self._late = self._incomplete = 0
        self._frozen_ms, self._released_ms = 0.0, 0.0

    def add(self, piece: Piece, now: float) -> list[WholeFrame]:
        """The frames that this packet sets free, oldest first."""
        frame_id = piece.mark.frame_id
        if frame_id in self._dead or (self._last_id is not None and frame_id <= self._last_id):
            self._late += 1
            return []
        parts = self._frames.get(frame_id)
        if parts is None:
            parts = self._frames[frame_id] = _Parts(piece, now)
        elif piece.seq in parts.pieces:
            return []
        parts.add(piece, now)
        self._bytes += len(piece.payload)
        if self._bytes > MOST_BYTES:
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
        places = [parts.low for parts in bases] + ([] if self._stuck_at is None else [self._stuck_at])
        return min(places, default=None)

    def needs(self, seq: int) -> int | None:
        """The temporal layer for which a lost packet matters; None where the picture goes on without it."""
        if seq <= self.horizon:
            return None
        order = sorted(self._frames)
        before = next((one for one in reversed(order) if self._frames[one].low < seq), None)
        after = next((one for one in order if self._frames[one].low > seq), None)
        for one in (before, after):
            if one is not None and self._may_hold(self._frames[one], seq) and self._matters(one):
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

    def decoder_failed(self) -> None:
        """Nothing can be decoded before the next key frame."""
        self._decoded.clear()
        self._stuck_at = self.horizon + 1

    def stats(self, now: float) -> BufferStats:
        running = now - self._released_ms if self._released else 0.0
        frozen = self._frozen_ms + (running if running > FREEZE_MS else 0.0)
        return BufferStats(self._released, self._dropped, self._late, self._incomplete, frozen)

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

    def _can_decode(self, parts: _Parts) -> bool:
        if parts.mark.is_key:
            return True
        if parts.mark.refs is None:
            return bool(self._decoded) and parts.begin == self.horizon + 1
        return all(ref in self._decoded for ref in parts.mark.refs)

    def _is_lost_for(self, mark: FrameMark) -> bool:
        """Whether something it refers to can never come any more."""
        if mark.refs is None or self._last_id is None:
            return False
        return any(ref in self._dead or (ref <= self._last_id and ref not in self._decoded) for ref in mark.refs)

    def _is_tainted(self, mark: FrameMark) -> bool:
        if mark.is_key:
            return False
        if mark.refs is None:
            return self._last_id is not None and self._decoded.get(self._last_id, False)
        return any(self._decoded[ref] for ref in mark.refs)

    def _let_go(self, frame_id: int, incomplete: bool, now: float) -> WholeFrame:
        for passed in [one for one in self._frames if one < frame_id]:
            self._forget(passed)
            self._dropped += 1
        parts = self._forget(frame_id)
        if parts.mark.is_key:
            self._decoded.clear()
            self._dead.clear()
        if parts.mark.layer == 0:
            self._stuck_at = parts.low if incomplete else None
        self._decoded[frame_id] = incomplete
        _trim(self._decoded)
        if self._released and now - self._released_ms > FREEZE_MS:
            self._frozen_ms += now - self._released_ms
        self._last_id, self.horizon, self._released_ms = frame_id, max(self.horizon, parts.high), now
        self._released += 1
        self._incomplete += incomplete
        payloads = tuple(parts.pieces[seq] for seq in sorted(parts.pieces))
        mark = parts.mark
        return WholeFrame(frame_id, parts.rtp_time, payloads, mark.is_key, mark.layer, incomplete, parts.first_ms)

    def _bury(self, frame_id: int) -> None:
        """It can never be decoded, nor what is predicted from it."""
        parts = self._forget(frame_id)
        self._dropped += 1
        self._dead[frame_id] = None
        _trim(self._dead)
        self._dead_high = max(self._dead_high, parts.high)
        if parts.mark.layer == 0 and self._stuck_at is None:
            self._stuck_at = parts.low

    def _forget(self, frame_id: int) -> _Parts:
        parts = self._frames.pop(frame_id)
        self._bytes -= sum(map(len, parts.pieces.values()))
        return parts

    def _may_hold(self, parts: _Parts, seq: int) -> bool:
        return (parts.begin is None or parts.begin < seq) and (parts.end is None or seq < parts.end)

    def _matters(self, frame_id: int) -> bool:
        """A base frame always (the next will refer to it), another while it is the newest or somebody refers to it."""
        if self._frames[frame_id].mark.layer == 0 or frame_id == max(self._frames):
            return True
        return any(frame_id in (parts.mark.refs or ()) for parts in self._frames.values())


def _trim(ids: dict[int, bool] | dict[int, None]) -> None:
    if len(ids) > REMEMBERED:
        del ids[next(iter(ids))]
