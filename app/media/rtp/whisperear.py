"""Whispers that came over the media path, as the ones that were said; knows no person and no rights.

`learn(name)` for every document and source the log names, so that the first pointer on it is understood; `hear(bytes,
now)` for the extension of a voice packet and for the payload of a whisper packet alike. What comes out goes through
`rules.may_whisper` with the person of this connection, as if it had come by the room. StopCalled comes once an id, and
each event that is told ahead of the log once.
"""

from collections import OrderedDict
from typing import TypeVar

import msgspec
import numpy as np

from app.consult.events.guidance import StopCalled
from app.consult.events.surface import FrameSurface, PageSurface, Surface
from app.consult.whispers import FrameClock, InkMoved, MediaStatus, PointerMoved
from app.media.rtp.inkpoints import ink_of
from app.media.rtp.whisperbytes import records
from app.media.rtp.whisperrecords import (
    HeadRecord,
    InkPoint,
    InkRecord,
    NameRecord,
    PointerRecord,
    StatusRecord,
    StopRecord,
    ToldRecord,
    Where,
    digest,
)
from app.media.rtp.wrapping import ahead

K = TypeVar("K")
V = TypeVar("V")
Heard = PointerMoved | InkMoved | StopCalled | ToldRecord | MediaStatus | FrameClock

MOST_NAMES = 1_024
MOST_STROKES = 8
MOST_STOPS = MOST_TOLD = 64
MOST_INK, MOST_INK_PER_S = 16_000, 50_000  # points drawn anew, at once and a second: a tenth of the loop's time at most
_LOOKED_AT = 16  # points already drawn cost together what one does that is drawn anew
_SILENT_MS = 2_000.0  # after so long the counter of pointers may have come round
_AMBIGUOUS = ""


class _Stroke:
    def __init__(self) -> None:
        self.head: tuple[HeadRecord, Surface] | None = None
        self.known: dict[int, InkPoint] = {}


class WhisperEar:
    """One speaker, one ear."""

    def __init__(self) -> None:
        self._names: OrderedDict[int, str] = OrderedDict()
        self._strokes: OrderedDict[int, _Stroke] = OrderedDict()
        self._stops: OrderedDict[str, None] = OrderedDict()
        self._told: OrderedDict[ToldRecord, None] = OrderedDict()
        self._counter: tuple[int, float] | None = None
        self._ink_left, self._ink_ms = float(MOST_INK), 0.0

    def learn(self, name: str) -> None:
        """Two names of one digest are neither: a mark that lands nowhere is better than one in the wrong place."""
        key = digest(name)
        before = self._names.get(key, name)
        _keep(self._names, key, name if before == name else _AMBIGUOUS, MOST_NAMES)

    def hear(self, payload: bytes, now: float) -> tuple[Heard, ...]:
        """Nothing for nonsense, for what is older than what was heard, and for surfaces nobody named yet."""
        found: list[Heard] = []
        for record in records(payload):
            match record:
                case NameRecord(name=name):
                    self.learn(name)
                case StopRecord(stop=stop):
                    if stop not in self._stops:
                        _keep(self._stops, stop, None, MOST_STOPS)
                        found.append(StopCalled(stop))
                case ToldRecord():
                    if record not in self._told:
                        _keep(self._told, record, None, MOST_TOLD)
                        found.append(record)
                case StatusRecord(body=body):
                    found += _status(body)
                case PointerRecord():
                    found += self._pointed(record, now)
                case HeadRecord():
                    found += self._begun(record)
                case InkRecord():
                    found += self._drawn(record, now)
        return tuple(found)

    def _pointed(self, record: PointerRecord, now: float) -> tuple[PointerMoved, ...]:
        if self._counter is not None:
            counter, heard_ms = self._counter
            if now - heard_ms < _SILENT_MS and ahead(record.counter, counter, 8) <= 0:
                return ()
        surface = self._surface(record.where)
        source = "" if record.source is None else self._names.get(record.source, _AMBIGUOUS)
        if record.source is not None and record.frame:
            surface = self._surface(Where(record.source, record.frame))
        if (surface is None and record.where.numbers) or (record.source is not None and source == _AMBIGUOUS):
            return ()
        self._counter = (record.counter, now)
        return (PointerMoved(surface, record.at, record.gone, source),)

    def _begun(self, record: HeadRecord) -> tuple[InkMoved, ...]:
        surface = self._surface(record.where)
        stroke = self._stroke(digest(record.mark))
        if surface is None or stroke.head is not None:
            return ()
        stroke.head = (record, surface)
        return _moved(stroke, 0)

    def _drawn(self, record: InkRecord, now: float) -> tuple[InkMoved, ...]:
        """Nothing where more is drawn than any hand does: the mark comes all the same."""
        gained = MOST_INK_PER_S * (now - self._ink_ms) / 1_000
        self._ink_left, self._ink_ms = min(MOST_INK, self._ink_left + gained), now
        if self._ink_left <= 0:
            return ()
        stroke = self._stroke(record.mark)
        new = {record.first + at * record.stride: point for at, point in enumerate(record.points)}
        if all(stroke.known.get(at) == point for at, point in new.items()):
            return ()
        before = [at for at in stroke.known if at < record.first]
        stroke.known.update(new)
        first = max(before) + 1 if before else 0
        self._ink_left -= max(stroke.known) + 1 - first + len(before) // _LOOKED_AT
        return _moved(stroke, first)

    def _stroke(self, mark: int) -> _Stroke:
        stroke = self._strokes.get(mark) or _Stroke()
        _keep(self._strokes, mark, stroke, MOST_STROKES)
        return stroke

    def _surface(self, where: Where) -> Surface | None:
        name = self._names.get(where.digest, _AMBIGUOUS)
        if name == _AMBIGUOUS:
            return None
        match where.numbers:
            case (page,):
                return PageSurface(name, page)
            case (capture_ms, width, height):
                return FrameSurface(name, capture_ms, width, height)
        return None


def _status(body: bytes) -> tuple[MediaStatus | FrameClock, ...]:
    """Nothing for what only a newer program can read: it comes by the room as well."""
    try:
        return (msgspec.msgpack.decode(body, type=MediaStatus | FrameClock),)
    except (msgspec.DecodeError, UnicodeDecodeError):
        return ()


def _moved(stroke: _Stroke, first: int) -> tuple[InkMoved, ...]:
    """The stroke from `first` on, straight between the points that are known."""
    if stroke.head is None or not stroke.known:
        return ()
    at = sorted(number for number in stroke.known if number >= first - 1)
    wanted = np.arange(first, at[-1] + 1)
    columns = np.array([stroke.known[number] for number in at], np.float64).T
    rows = np.array([np.interp(wanted, at, column) for column in columns]).T
    points = [(float(x), float(y), float(pressure), float(ms)) for x, y, pressure, ms in rows]
    head, surface = stroke.head
    return (InkMoved(head.mark, surface, head.colour, head.width, head.tool, first, ink_of(points)),)


def _keep(kept: OrderedDict[K, V], key: K, value: V, most: int) -> None:
    kept[key] = value
    kept.move_to_end(key)
    while len(kept) > most:
        kept.popitem(last=False)
