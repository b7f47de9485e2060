"""When each packet of a voice is played: adaptive playout, repair included, as plans for a decoder. Pure, one thread.

`put` every packet as it comes; whenever less than a block of sound is left, ask `plan` and do what it says (voice.py
does, and is what a shell holds). Delay is counted from the end of the fastest packet's journey to the moment a sample
is heard; it aims at: a frame, 10 ms for the grid of asking, and what all but one in fifty packets are late; while there
is loss a frame and what nine in ten are late, where that is more, so that the copy of a lost packet is there in time.
What is lost and what is very late seldom meet: the two are not added up.

A place without sound is filled by concealment and not passed over: what is only late is still played, later. What is
lost is recovered from the next packet, or concealed for its length. Too much delay is taken back by whole periods of
the voice. `faithful` (the stethoscope) does none of this: time stands, and what is not there is said to be missing.
"""

import bisect

import msgspec

from app.media.blocks import BLOCK
from app.media.codecs.opus_payload import OpusShape, read
from app.media.codecs.payload import BadPayload
from app.media.rtp.lateness import Lateness
from app.media.rtp.voiceplan import Pace, Plan, VoicePacket, VoiceStats
from app.media.rtp.wrapping import ahead

_PER_MS = 48
_GRID_MS = 10
_FALL, _FALL_SHARE = 0.03, 0.0005  # delay is given back slowly: 30 ms a second, or half of what is too much
_FEC_HOLD_MS = 30_000  # the copy in the next frame is waited for this long after a loss that one could mend
_CONCEALED_MOST = 180 * _PER_MS  # three of the longest frames: the one after them still mends the last of them
_HOLE_MOST = 180 * _PER_MS  # a longer loss is an outage: playing begins anew
_JUMP_MS = 1_000  # beyond the target: too much to be taken back by pace
_HELD_MOST = 2_000 * _PER_MS
_FAITHFUL_LEAST_MS, _FAITHFUL_MOST_MS, _FAITHFUL_DRY = 120, 600, 1_000 * _PER_MS
_EASE_MS = {"shorter": 80.0, "longer": 60.0}  # between two changes of pace: some 10 % of speed
_RESET, _RESET_PACKETS = 30_000 * _PER_MS, 3_000  # a leap that no loss explains


class _Held(msgspec.Struct, frozen=True, gc=False):
    sequence: int
    start: int
    samples: int
    payload: bytes
    arrival_ms: float
    shape: OpusShape


class VoiceBuffer:
    """`faithful`: the stethoscope's playout; of `former` it takes what is known of the journey and what waits."""

    _lateness: Lateness
    _held: list[_Held]
    _newest: _Held | None
    _at: int | None  # RTP time, unwrapped, of the next sample to be planned; None: not begun
    _last: int | None  # sequence number of the newest packet planned
    _filled: int  # samples made up at `_at` since the last real one
    _paused: bool
    _shrinking: bool
    _fec_until_ms: float
    _paced_ms: float
    _aimed_ms: float
    target_ms: float

    def __init__(self, faithful: bool = False, former: "VoiceBuffer | None" = None) -> None:
        self._faithful = faithful
        self._counts = dict.fromkeys(_COUNTS, 0)
        self._skipped = self._inserted = self._removed = 0
        self.delay_ms = 0.0
        self._forget()
        if former is not None:
            self._lateness, self._held, self._newest = former._lateness, former._held, former._newest

    @property
    def stats(self) -> VoiceStats:
        paced = {"skipped": self._skipped, "inserted": self._inserted, "removed": self._removed}
        return VoiceStats(**self._counts, **paced, delay_ms=self.delay_ms, target_ms=self.target_ms)

    def put(self, packet: VoicePacket) -> None:
        """Any order, any nonsense: what is no Opus, comes twice or too late is not kept."""
        try:
            shape = read(packet.payload)
        except BadPayload:
            return
        sequence, start = self._unwrapped(packet)
        samples = shape.samples
        held = _Held(sequence, start, samples, packet.payload, packet.arrival_ms, shape)
        self._lateness.hear((start + samples) / _PER_MS, packet.arrival_ms, samples / _PER_MS)
        if self._newest is None or sequence > self._newest.sequence:
            self._newest = held
        if self._last is not None and sequence <= self._last:
            self._counts["late"] += 1
            return
        at = bisect.bisect_left(self._held, sequence, key=_sequence)
        if at < len(self._held) and self._held[at].sequence == sequence:
            return
        self._held.insert(at, held)
        if self._held[-1].start - self._held[0].start > _HELD_MOST:
            self._held.pop(0)
            self._skipped += 1
            self._at = None

    def plan(self, now_ms: float, left: int) -> Plan:
        """What sounds after the `left` samples that are still to be heard. Never more than 120 ms, never nothing."""
        due_ms = now_ms + left / _PER_MS
        self._aim(now_ms)
        plan = self._next(due_ms, now_ms)
        if self._last is not None:
            self._counts["total"] += plan.samples
            if plan.kind in _COUNTED:
                self._counts[_COUNTED[plan.kind]] += plan.samples
        return plan

    def paced(self, change: int) -> None:
        """Samples that a plan's pace put in, or took out (negative)."""
        self._inserted += max(0, change)
        self._removed += max(0, -change)

    def _next(self, due_ms: float, now_ms: float) -> Plan:
        if self._at is None:
            return self._begin(due_ms)
        while self._faithful and self._held and self._held[0].start < self._at:
            self._last = self._held.pop(0).sequence  # its time is over
            self._counts["late"] += 1
        if not self._held:
            return self._dry(self._at, due_ms)
        head = self._held[0]
        if self._delay_ms(head.start, due_ms) > self.target_ms + _JUMP_MS and not self._faithful:
            self._at = None
            return self._begin(due_ms)
        if head.start <= self._at:
            return self._play(head, due_ms)
        if self._last is not None and head.sequence == self._last + 1:  # nothing was lost: the sender paused
            self._at = None
            return self._begin(due_ms)
        return self._hole(head, self._at, due_ms, now_ms)

    def _begin(self, due_ms: float) -> Plan:
        """Waits until the first packet has the delay aimed at; after a long standstill catches up at once."""
        if self._held and self._delay_ms(self._held[0].start, due_ms) > self.target_ms + _JUMP_MS:
            while len(self._held) > 1 and self._delay_ms(self._held[1].start, due_ms) >= self.target_ms:
                self._last = self._held.pop(0).sequence
                self._skipped += 1
        if self._held and self._delay_ms(self._held[0].start, due_ms) >= self.target_ms:
            return self._play(self._held[0], due_ms)
        if self._paused:
            return Plan("comfort", BLOCK)
        return Plan("missing" if self._faithful and self._last is not None else "silence", BLOCK)

    def _dry(self, at: int, due_ms: float) -> Plan:
        """Nothing is there: late or lost is not known yet."""
        if self._paused or self._filled >= (_FAITHFUL_DRY if self._faithful else _CONCEALED_MOST):
            self._at = None
            return self._begin(due_ms)
        return self._fill(at, BLOCK)

    def _hole(self, head: _Held, at: int, due_ms: float, now_ms: float) -> Plan:
        gap = head.start - at
        if gap > (_FAITHFUL_DRY if self._faithful else _HOLE_MOST):
            self._at = None
            return self._begin(due_ms)
        if self._faithful:
            return self._fill(at, min(BLOCK, gap))
        copy = min(head.shape.restores, gap) // _STEP * _STEP  # a sender may count time in any step
        if copy:
            self._fec_until_ms = now_ms + _FEC_HOLD_MS
        rest = gap - self._filled - copy
        if rest >= _STEP:
            return self._fill(at, min(BLOCK, rest // _STEP * _STEP))
        self._at, self._filled = head.start, 0
        if copy:
            return Plan("recover", copy, head.payload, start=_wrapped(head.start - copy))
        return self._play(head, due_ms)

    def _fill(self, at: int, samples: int) -> Plan:
        self._counts["holes"] += self._filled == 0
        self._filled += samples
        if not self._faithful:
            return Plan("conceal", samples)
        self._at = at + samples
        return Plan("missing", samples, start=_wrapped(at))

    def _play(self, head: _Held, due_ms: float) -> Plan:
        self._held.pop(0)
        if self._last is not None:
            self._counts["lost"] += max(0, head.sequence - self._last - 1)
        began = self._at is None
        self._at, self._last, self._filled = head.start + head.samples, head.sequence, 0
        self._paused, self.delay_ms = head.shape.is_pause, self._delay_ms(head.start, due_ms)
        self._counts["emitted"] += head.samples
        self._counts["waited_ms"] += round(max(0.0, due_ms - head.arrival_ms) * head.samples)
        pace = "even" if began or self._faithful else self._pace(due_ms)
        return Plan("decode", head.samples, head.payload, pace, _wrapped(head.start))

    def _pace(self, due_ms: float) -> Pace:
        over_ms = self.delay_ms - self.target_ms
        if over_ms > 100:
            return "much shorter"
        self._shrinking = over_ms > (5 if self._shrinking else 12)
        pace: Pace = "shorter" if self._shrinking else "longer" if over_ms < -10 else "even"
        if pace == "even" or due_ms - self._paced_ms < _EASE_MS[pace]:
            return "even"
        self._paced_ms = due_ms
        return pace

    def _aim(self, now_ms: float) -> None:
        """Up at once, down slowly; the stethoscope's stays while it plays."""
        if self._newest is None:
            return
        frame_ms = self._newest.samples / _PER_MS
        late_ms = self._lateness.typical_ms
        if self._faithful:
            if self._at is None:
                self.target_ms = min(_FAITHFUL_MOST_MS, max(_FAITHFUL_LEAST_MS, 2 * late_ms + frame_ms + 60))
            return
        copy_ms = frame_ms + self._lateness.expected_ms if now_ms < self._fec_until_ms else 0.0
        wanted_ms = frame_ms + max(late_ms, copy_ms) + _GRID_MS
        fall = max(_FALL, _FALL_SHARE * (self.target_ms - wanted_ms)) * max(0.0, now_ms - self._aimed_ms)
        self.target_ms = max(wanted_ms, self.target_ms - fall)
        self._aimed_ms = now_ms

    def _delay_ms(self, start: int, due_ms: float) -> float:
        return due_ms - start / _PER_MS - self._lateness.base_ms

    def _unwrapped(self, packet: VoicePacket) -> tuple[int, int]:
        newest = self._newest
        if newest is not None:
            steps, time = ahead(packet.sequence, newest.sequence, 16), ahead(packet.timestamp, newest.start, 32)
            if abs(steps) < _RESET_PACKETS and abs(time) < _RESET:
                return newest.sequence + steps, newest.start + time
            self._forget()  # the sender began again
        return packet.sequence, packet.timestamp

    def _forget(self) -> None:
        self._lateness = Lateness()
        self._held, self._newest, self._at, self._last, self._filled = [], None, None, None, 0
        self._paused = self._shrinking = False
        self._fec_until_ms = self._paced_ms = float("-inf")
        self._aimed_ms = self.target_ms = 0.0


_STEP = 120  # 2.5 ms, the grain of concealment and of recovery
_COUNTS = ("total", "concealed", "recovered", "missing", "holes", "late", "lost", "emitted", "waited_ms")
_COUNTED = {"conceal": "concealed", "silence": "concealed", "recover": "recovered", "missing": "missing"}


def _sequence(held: _Held) -> int:
    return held.sequence


def _wrapped(start: int) -> int:
    return start % (1 << 32)
