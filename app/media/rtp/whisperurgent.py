"""What is said at once and again until it has surely come: *stop*, events told ahead of the log, what is covered, which
picture moves. Pure; see whispercarrier, which gives it the first room on a voice packet and packets of its own."""

import zlib

import msgspec

from app.consult.media_whispers import MediaStatus
from app.consult.whispers import FrameClock
from app.geometry import Box
from app.media.rtp.whisperbytes import status_bytes, stop_bytes, told_bytes
from app.media.rtp.whisperrecords import ToldRecord

_STOP_TIMES, _STOP_MS, _STOP_MOST_MS = 12, 60.0, 1_000.0
_TOLD_TIMES, _TOLD_MS, _TOLD_MOST_MS = 5, 200.0, 2_000.0  # over 3 s: the log has it by then, or another is made
_MOST_STOPS, _MOST_TOLD = 8, 16


class Again:
    """Something said again and again, ever more rarely."""

    __slots__ = ("at_ms", "gap_ms", "most_ms", "record", "times")

    def __init__(self, record: bytes, now: float, gap_ms: float, most_ms: float) -> None:
        self.record, self.at_ms, self.gap_ms, self.most_ms, self.times = record, now, gap_ms, most_ms, 0

    def take(self, now: float) -> bytes:
        self.times += 1
        self.at_ms = now + self.gap_ms
        self.gap_ms = min(2 * self.gap_ms, self.most_ms)
        return self.record


class Urgent:
    """In the order said. Raises BadWhisper for what is too long: it goes by the room alone."""

    def __init__(self) -> None:
        self._stops: dict[str, Again] = {}
        self._told: dict[int, Again] = {}
        self._status: Again | None = None
        self._doing: tuple[str, str] = ("", "")
        self._clock: Again | None = None
        self._moves: tuple[str, str, int, int, Box | None] | None = None
        self._named_ms = float("-inf")

    def stop(self, stop: str, now: float) -> None:
        self._stops[stop] = Again(stop_bytes(stop), now, _STOP_MS, _STOP_MOST_MS)
        while len(self._stops) > _MOST_STOPS:
            del self._stops[next(iter(self._stops))]

    def tell(self, told: ToldRecord, now: float) -> None:
        record = told_bytes(told)
        self._told[zlib.crc32(record)] = Again(record, now, _TOLD_MS, _TOLD_MOST_MS)
        while len(self._told) > _MOST_TOLD:
            del self._told[next(iter(self._told))]

    def beside(self, whisper: MediaStatus | FrameClock, now: float) -> None:
        """What the room is told as well."""
        if isinstance(whisper, MediaStatus):
            self._say_status(whisper, now)
        else:
            self._say_clock(whisper, now)

    def ride(self, now: float) -> bytes:
        """The stop that is due; nothing else is short enough."""
        due = next((stop for stop, one in self._stops.items() if one.at_ms <= now), None)
        return self._stop(due, now) if due is not None else b""

    def packet(self, now: float) -> bytes:
        """All stops that are due; else one event; else what is covered; else which picture moves."""
        stops = b"".join(self._stop(stop, now) for stop, one in tuple(self._stops.items()) if one.at_ms <= now)
        return stops or self._tell(now) or self._show(now) or self._name(now)

    def next_due_ms(self) -> float | None:
        beside = [one for one in (self._status, self._clock) if one is not None]
        return min((one.at_ms for one in (*self._stops.values(), *self._told.values(), *beside)), default=None)

    def _say_clock(self, clock: FrameClock, now: float) -> None:
        """Another picture, another size or part of it as often as an event, and no sooner after the last: a part may
        glide. The same again is the room's to repeat."""
        moves = (clock.peer, clock.source, clock.width, clock.height, clock.box)
        if moves != self._moves:
            self._moves = moves
            at_ms = max(now, self._named_ms + _TOLD_MS)
            self._clock = Again(status_bytes(msgspec.msgpack.encode(clock)), at_ms, _TOLD_MS, _TOLD_MOST_MS)

    def _say_status(self, status: MediaStatus, now: float) -> None:
        """The newest alone. A new word of camera or microphone as often as an event; it is said every few seconds as
        long as it lasts, then once each time."""
        doing = (status.camera, status.microphone)
        before, is_new = self._status, doing != self._doing
        self._doing = doing
        self._status = Again(status_bytes(msgspec.msgpack.encode(status)), now, _TOLD_MS, _TOLD_MOST_MS)
        self._status.times = 0 if is_new else before.times if before is not None else _TOLD_TIMES - 1

    def _stop(self, stop: str, now: float) -> bytes:
        again = self._stops[stop]
        record = again.take(now)
        if again.times >= _STOP_TIMES:
            del self._stops[stop]
        return record

    def _tell(self, now: float) -> bytes:
        for key, again in self._told.items():
            if again.at_ms <= now:
                record = again.take(now)
                if again.times >= _TOLD_TIMES:
                    del self._told[key]
                return record
        return b""

    def _show(self, now: float) -> bytes:
        again = self._status
        if again is None or again.at_ms > now:
            return b""
        record = again.take(now)
        if again.times >= _TOLD_TIMES:
            self._status = None
        return record

    def _name(self, now: float) -> bytes:
        again = self._clock
        if again is None or again.at_ms > now:
            return b""
        self._named_ms, record = now, again.take(now)
        if again.times >= _TOLD_TIMES:
            self._clock = None
        return record
