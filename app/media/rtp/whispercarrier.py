"""Pointer, ink, *stop* and some events on the media path: what rides on voice, what goes by itself, how often. Pure.

The shell, time in float ms:
- `say(whisper, now)`: False where it must go by the room instead (an id too long) or too (MediaStatus, FrameClock);
- with every voice packet `ride(now)`: at most RIDE_BYTES for its header extension (header.with_extensions; of two-byte
  form, so only to a client of ours), or None;
- at `next_due_ms(now)`, and after `say`, `packet(now)`: payload of a packet of its own (private payload type), or None;
  it goes into the pacer as Rank.WHISPER;
- `allow(per_second, link_bps)` when the ladder changes.
The other side hands both to whisperear.WhisperEar.

Pointers: the newest wins; it is sent five times, for the last one rests, and twice where it is said again of the same
place. Ink: see whisperink. A *stop* goes at once
and twelve times in all, an event that is told ahead of the log five times, whatever it costs. All else, with its
headers, stays under LOW_BPS on a link below NARROW_BPS in any second, under a thirty-second of a wider one.
"""

from collections import deque

from app.consult.events.guidance import StopCalled
from app.consult.events.surface import FrameSurface, PageSurface, Surface
from app.consult.pointing import frame_under
from app.consult.whispers import AnyWhisper, FrameClock, InkMoved, MediaStatus, PointerMoved
from app.geometry import Point
from app.media.rtp.whisperbytes import BadWhisper, name_bytes, pointer_bytes
from app.media.rtp.whisperink import OutgoingStroke
from app.media.rtp.whisperrecords import FAR, PointerRecord, ToldRecord, Where, digest, where
from app.media.rtp.whisperurgent import Again, Urgent

RIDE_BYTES = 24
RIDE_OVERHEAD = 9  # what the extension adds at most: its own header, the element's, and filling up
HEADERS_BYTES = 64  # IPv4 20, UDP 8, RTP 12, its extensions 8, SRTP 16
PACKET_BYTES = 160
NARROW_BPS, LOW_BPS = 300_000, 4_000
LEAST_PER_S, MOST_PER_S, WIDE_PER_S = 12, 60, 120  # the last as often as a pen is heard
_SECOND_MS = 1_000.0
_VOICE_GONE_MS = 150.0  # no voice packet for so long: nothing to ride on
WIDE_BPS = 1_000_000  # from here on what moves does not wait for a voice packet, which comes every 20 ms
_WIDE_SHARE = 0.5  # of what whispers may take: the rest is left to what rides
_TIMES, _RESTED_TIMES, _NAME_TIMES = 5, 2, 3
_NAME_MS, _NAME_MOST_MS = 250.0, 8_000.0
_MOST_STROKES, _MOST_NAMES = 2, 64


Sayable = AnyWhisper | StopCalled | ToldRecord


class WhisperCarrier:
    def __init__(self, headers_bytes: int = HEADERS_BYTES) -> None:
        """`headers_bytes`: of a packet by itself; IPv6 takes 20 more, a relay 4."""
        self._headers = headers_bytes
        self._gap_ms, self._most_bytes, self._is_wide = _SECOND_MS / LEAST_PER_S, LOW_BPS / 8, False
        self._pointer: bytes | None = None
        self._rested: tuple[Point, str | Where] | None = None
        self._pointer_left = self._counter = 0
        self._strokes: dict[str, OutgoingStroke] = {}
        self._urgent = Urgent()
        self._names: dict[str, Again] = {}
        self._in_use: set[str] = set()
        self._gate_ms = 0.0
        self._rode_ms = float("-inf")
        self._spent: deque[tuple[float, int]] = deque()

    def allow(self, per_second: int, link_bps: float) -> None:
        self._is_wide = link_bps >= WIDE_BPS
        often = WIDE_PER_S if self._is_wide else min(max(per_second, LEAST_PER_S), MOST_PER_S)
        self._gap_ms = _SECOND_MS / often
        self._most_bytes = (LOW_BPS if link_bps < NARROW_BPS else max(LOW_BPS, link_bps / 32)) / 8

    def say(self, whisper: Sayable, now: float) -> bool:
        try:
            return self._said(whisper, now)
        except BadWhisper:
            return False

    def ride(self, now: float) -> bytes | None:
        """Call with every voice packet: that is also how it is known that there is voice."""
        self._rode_ms = now
        if stop := self._urgent.ride(now):
            return self._counted(stop, RIDE_OVERHEAD, now)
        kept_free = self._least(now) if self._announces(now) else 0
        if now < self._gate_ms or self._free(now) < RIDE_BYTES + RIDE_OVERHEAD + kept_free:
            return None
        return self._counted(self._moving(RIDE_BYTES), RIDE_OVERHEAD, now)

    def packet(self, now: float) -> bytes | None:
        """Stops and events at once; names and heads of strokes, which are too long to ride; the rest where there is no
        voice."""
        if urgent := self._urgent.packet(now):
            return self._counted(urgent, self._headers, now)
        is_due = self._announces(now)
        free = self._free(now)
        if now < self._gate_ms or free < self._least(now) or not (is_due or self._is_alone(now)):
            return None
        records = self._announcements(now) if is_due else b""
        room = min(PACKET_BYTES, int(free) - self._headers) - len(records)
        return self._counted(records + self._moving(room), self._headers, now)

    def next_due_ms(self, now: float) -> float | None:
        """When `packet` may have something; None: nothing before the next `say`."""
        urgent_ms = self._urgent.next_due_ms()
        if urgent_ms is not None and urgent_ms <= now:
            return now
        dues = [] if urgent_ms is None else [urgent_ms]
        wanted = self._dues()
        if self._goes_alone(now):
            wanted.append(now)
        elif self._has_moving():
            wanted.append(self._rode_ms + _VOICE_GONE_MS)
        if wanted:
            at = max(now, self._gate_ms, min(wanted))
            dues.append(max(at, self._room_at(self._least(at), now)))
        return min(dues, default=None)

    def _said(self, whisper: Sayable, now: float) -> bool:
        match whisper:
            case StopCalled(stop=stop):
                self._urgent.stop(stop, now)
            case ToldRecord():
                self._urgent.tell(whisper, now)
            case MediaStatus() | FrameClock():
                self._urgent.beside(whisper, now)
                return False
            case PointerMoved(surface=surface, at=at, gone=gone, source=source):
                if not (abs(at.x) <= FAR and abs(at.y) <= FAR):  # not a number is not
                    return False
                counter = (self._counter + 1) % 256
                frame = frame_under(whisper)
                moving = source if (surface is None or frame is not None) and not gone else ""
                on = digest(moving) if moving else None
                place = where(None if moving else surface)
                record = pointer_bytes(PointerRecord(counter, place, at, gone, on, where(frame).numbers))
                if len(record) > RIDE_BYTES:
                    return False
                self._name(moving or _name_of(surface), now)
                rests = (at, moving or place) == self._rested and not gone
                self._pointer_left = max(self._pointer_left, _RESTED_TIMES) if rests else _TIMES
                self._pointer, self._counter, self._rested = record, counter, (at, moving or place)
            case InkMoved(mark=mark, surface=surface):
                if mark not in self._strokes:
                    self._strokes[mark] = OutgoingStroke(whisper, now)
                    _shorten(self._strokes, _MOST_STROKES)
                self._name(_name_of(surface), now)
                self._strokes[mark].add(whisper)
            case _:
                return False
        return True

    def _name(self, name: str, now: float) -> None:
        """The other side is told what a digest stands for: at once, then ever more rarely while used."""
        if not name:
            return
        if name not in self._names:
            self._names[name] = Again(name_bytes(name), now, _NAME_MS, _NAME_MOST_MS)
            _shorten(self._names, _MOST_NAMES)
        self._in_use.add(name)

    def _dues(self) -> list[float]:
        """When names and heads of strokes are to be said."""
        heads = [one.head_at_ms for one in self._strokes.values() if one.head_at_ms is not None]
        return heads + [one.at_ms for name, one in self._names.items() if name in self._in_use]

    def _announces(self, now: float) -> bool:
        return any(at <= now for at in self._dues())

    def _least(self, now: float) -> int:
        """What a packet by itself takes now: all that is to be announced, or a pointer."""
        names = [len(one.record) for name, one in self._names.items() if name in self._in_use and one.at_ms <= now]
        heads = [
            len(one.head) for one in self._strokes.values() if one.head_at_ms is not None and one.head_at_ms <= now
        ]
        return self._headers + min(max(sum(names) + sum(heads), RIDE_BYTES), PACKET_BYTES)

    def _announcements(self, now: float) -> bytes:
        """What does not fit waits for the next packet: a head is useless before its name."""
        records = b""
        for name, again in self._names.items():
            if name in self._in_use and again.at_ms <= now and len(records) + len(again.record) <= PACKET_BYTES:
                records += again.take(now)
                if again.times >= _NAME_TIMES:
                    self._in_use.discard(name)  # until it is used again
        for stroke in self._strokes.values():
            due = stroke.head_at_ms
            if due is not None and due <= now and len(records) + len(stroke.head) <= PACKET_BYTES:
                records += stroke.take_head(now)
        return records

    def _moving(self, room: int) -> bytes:
        """The pointer if it moved, then ink, then the pointer again while it rests."""
        records = b""
        if self._pointer is not None and self._pointer_left == _TIMES:
            records += self._take_pointer(room)
        for stroke in reversed(tuple(self._strokes.values())):
            while stroke.is_waiting and (record := stroke.take(room - len(records))):
                records += record
        return records or self._take_pointer(room)

    def _take_pointer(self, room: int) -> bytes:
        if self._pointer is None or self._pointer_left == 0 or len(self._pointer) > room:
            return b""
        self._pointer_left -= 1
        return self._pointer

    def _has_moving(self) -> bool:
        return self._pointer_left > 0 or any(one.is_waiting for one in self._strokes.values())

    def _is_alone(self, now: float) -> bool:
        return self._goes_alone(now) or (now - self._rode_ms >= _VOICE_GONE_MS and self._has_moving())

    def _goes_alone(self, now: float) -> bool:
        """What has never been sent, on a wide link; what is said again rides."""
        is_new = self._pointer_left == _TIMES or any(one.is_new for one in self._strokes.values())
        return self._is_wide and is_new and self._free(now) > (1 - _WIDE_SHARE) * self._most_bytes

    def _free(self, now: float) -> float:
        """Bytes that still fit into the second that ends now."""
        while self._spent and self._spent[0][0] + _SECOND_MS <= now:
            self._spent.popleft()
        return self._most_bytes - sum(size for _, size in self._spent)

    def _room_at(self, size: int, now: float) -> float:
        """When so many bytes fit."""
        free = self._free(now)
        for at, spent in self._spent:
            if free >= size:
                break
            free += spent
            now = at + _SECOND_MS
        return now

    def _counted(self, records: bytes, overhead: int, now: float) -> bytes | None:
        if not records:
            return None
        self._spent.append((now, len(records) + overhead))
        self._gate_ms = max(self._gate_ms, now - self._gap_ms) + self._gap_ms
        return records


def _name_of(surface: Surface | None) -> str:
    match surface:
        case PageSurface(document=name) | FrameSurface(source=name):
            return name
        case None:
            return ""


def _shorten(kept: dict[str, Again] | dict[str, OutgoingStroke], most: int) -> None:
    """The oldest go."""
    while len(kept) > most:
        del kept[next(iter(kept))]
