"""Plays recorded segments for review: what was seen at a moment, and on from there; foreign bytes stay in a child."""

import threading
import time
from collections import deque
from collections.abc import Callable

import msgspec
import numpy as np

from app.consult.events.media import Stream
from app.documents.lying import Lying, key_of, path_of
from app.media.frames import Frame, FrameRef, Slot
from app.media.precedence import step_back
from app.media.projector import Projector, pixels_of
from app.media.reel import Answer, Ask, Planes, Sounded
from app.media.speaker import Speaker
from app.tasks import start_thread

WINDOW_MS = 200  # decoded at a time
SEAM_MS = 100  # between two segments that follow each other: no gap for people
AHEAD_MS = 300  # of playing time that is ready before it is due
FRESH_MS = 1_500  # so long a picture stands for what follows it; a call on a bad link sends one a second
_TURN_S = 0.005


class Segment(msgspec.Struct, frozen=True):
    """A segment file that is here. Sound and picture stamps are `from_ms` + time in the file. `full`: width and height
    of its frames as captured; 0 is as recorded."""

    segment: str
    stream: Stream
    source: str
    from_ms: int
    until_ms: int
    place: Lying
    full: tuple[int, int] = (0, 0)


class Player:
    """One lane of the review (one side's picture and voice). Any thread may call; `out` is put from its own thread.

    Where no segment is, time goes on: `on_gap(True)` when it enters one, `on_gap(False)` after; `on_broken(segment)`
    for one that cannot be read, and is passed over. Where there is no picture of the moment (no segment, a covered
    camera, sound alone) `out` is cleared: another moment's is never shown.
    """

    def __init__(
        self,
        out: Slot[Frame],
        speaker: Speaker | None = None,
        on_gap: Callable[[bool], None] | None = None,
        on_broken: Callable[[str], None] | None = None,
    ) -> None:
        self._out, self._speaker, self._on_gap, self._on_broken = out, speaker, on_gap, on_broken
        self._segments: tuple[Segment, ...] = ()
        self._wish: tuple[int, float] | None = None  # where, how fast; 0 stands still
        self._lock = threading.Lock()
        self._woken = threading.Event()
        self._ending = threading.Event()
        self._at_ms, self._since, self._speed = 0, time.monotonic(), 0.0
        self._decoded_ms = 0
        self._due: deque[tuple[int, Segment, Planes | Sounded]] = deque()
        self._covers: tuple[tuple[int, int], ...] = ()
        self._in_gap = False
        self._shown_ms: int | None = None
        self._broken: set[str] = set()
        self._projector = Projector()
        out.clear()  # what an earlier review showed
        self._thread = start_thread("player", self._run)

    def set_segments(self, segments: tuple[Segment, ...]) -> None:
        """May grow while playing; where two cover one moment, the own stream goes before the received."""
        self._segments = tuple(sorted(segments, key=lambda one: (one.stream != "own", one.from_ms)))

    def read_again(self, segment: str) -> None:
        """It was broken, and its file is another now. Whoever paused, or played, while it was read is obeyed all the
        same."""
        self._broken.discard(segment)
        with self._lock:
            speed = self._speed if self._wish is None else self._wish[1]
        self._ask(self.position_ms, speed)

    def set_covers(self, covers: tuple[tuple[int, int], ...]) -> None:
        """From when until when (not included) there was no picture, whatever a file holds from before."""
        self._covers = covers

    def show(self, at_ms: int) -> None:
        """Paused at this moment: the frame that was to be seen then."""
        self._ask(at_ms, 0.0)

    def play(self, at_ms: int, speed: float = 1.0) -> None:
        """On from here; sound only at speed 1."""
        self._ask(at_ms, speed)

    def pause(self) -> None:
        self._ask(self.position_ms, 0.0)

    @property
    def position_ms(self) -> int:
        with self._lock:
            if self._wish is not None:
                return self._wish[0]
            return self._at_ms + round((time.monotonic() - self._since) * 1000 * self._speed)

    def close(self) -> None:
        self._ending.set()
        self._woken.set()
        self._thread.join(timeout=6.0)

    def _ask(self, at_ms: int, speed: float) -> None:
        with self._lock:
            self._wish = (at_ms, speed)
        self._woken.set()

    def _run(self) -> None:
        step_back()
        try:
            while not self._ending.is_set():
                self._woken.wait(_TURN_S if self._speed else None)
                self._woken.clear()
                if self._take_wish():
                    self._show(self._at_ms)
                if self._speed:
                    self._decode_ahead()
                    self._present()
        finally:
            self._projector.close()

    def _take_wish(self) -> bool:
        with self._lock:
            if self._wish is None:
                return False
            (self._at_ms, self._speed), self._wish = self._wish, None
            self._since = time.monotonic()
        self._decoded_ms = self._at_ms
        self._due.clear()
        if self._speaker is not None:
            self._speaker.hush()
        return True

    def _show(self, at_ms: int) -> None:
        segment = self._segment_at(at_ms) or self._segment_at(at_ms - SEAM_MS)
        answer = None if segment is None else self._read(segment, _ask(segment, at_ms))
        self._enter_gap(answer is None)
        newest = answer.pictures[-1] if answer is not None and answer.pictures else None
        if segment is None or newest is None or not self._is_of(segment.from_ms + newest.at_ms, at_ms):
            self._put_nothing()
        else:
            self._put(segment, newest)

    def _read(self, segment: Segment, ask: Ask) -> Answer | None:
        """None: it cannot be read, also not by another child. A late answer alone says nothing about the file."""
        for _ in range(2):
            answer = self._projector.read(ask)
            if not answer.broken:
                return answer
        self._broken.add(segment.segment)
        if self._on_broken is not None:
            self._on_broken(segment.segment)
        return None

    def _decode_ahead(self) -> None:
        while self._decoded_ms < self.position_ms + AHEAD_MS * max(1.0, self._speed):
            if self._wish is not None or self._ending.is_set():
                return
            start = self._decoded_ms = max(self._decoded_ms, self.position_ms - WINDOW_MS)
            segment = self._segment_at(start)
            end = start + WINDOW_MS
            if segment is None:
                begins = [one.from_ms for one in self._playable() if start < one.from_ms < end]
                self._decoded_ms = min(begins, default=end)
                continue
            end = self._decoded_ms = max(start + 1, min(end, segment.until_ms + 1))
            with_sound = self._speed == 1.0 and self._speaker is not None
            answer = self._read(segment, _ask(segment, start, end, with_sound))
            if answer is None:
                continue
            items: list[tuple[int, Segment, Planes | Sounded]] = []
            items += [(segment.from_ms + one.at_ms, segment, one) for one in answer.pictures]
            items += [(segment.from_ms + one.at_ms, segment, one) for one in answer.sounds]
            self._due.extend(sorted(items, key=lambda one: one[0]))

    def _present(self) -> None:
        now_ms = self.position_ms
        self._enter_gap((self._segment_at(now_ms) or self._segment_at(now_ms - SEAM_MS)) is None)
        newest: tuple[Segment, Planes] | None = None
        while self._due and self._due[0][0] <= now_ms:
            _, segment, item = self._due.popleft()
            if isinstance(item, Planes):
                newest = (segment, item)
            elif self._speaker is not None:
                self._speaker.play(np.frombuffer(item.samples, np.int16))
        stamp = self._shown_ms if newest is None else newest[0].from_ms + newest[1].at_ms
        if stamp is not None and not self._is_of(stamp, now_ms):
            self._put_nothing()
        elif newest is not None:
            self._put(*newest)

    def _is_of(self, stamp: int, at_ms: int) -> bool:
        """A picture of this stamp is what was to be seen at this moment: young enough, and nothing hid it since."""
        hidden = any(start <= at_ms and stamp < end for start, end in self._covers)
        return not hidden and not self._in_gap and at_ms - stamp <= FRESH_MS * max(1.0, self._speed)

    def _put_nothing(self) -> None:
        if self._shown_ms is not None:
            self._shown_ms = None
            self._out.clear()

    def _put(self, segment: Segment, planes: Planes) -> None:
        self._shown_ms = segment.from_ms + planes.at_ms
        width, height = segment.full if all(segment.full) else (planes.width, planes.height)
        self._out.put(Frame(FrameRef(segment.source, self._shown_ms), pixels_of(planes), width, height))

    def _playable(self) -> tuple[Segment, ...]:
        return tuple(one for one in self._segments if one.segment not in self._broken)

    def _segment_at(self, at_ms: int) -> Segment | None:
        return next((one for one in self._playable() if one.from_ms <= at_ms <= one.until_ms), None)

    def _enter_gap(self, on: bool) -> None:
        if on == self._in_gap:
            return
        self._in_gap = on
        if on and self._speaker is not None:
            self._speaker.hush()
        if self._on_gap is not None:
            self._on_gap(on)


def _ask(segment: Segment, from_ms: int, until_ms: int | None = None, with_sound: bool = False) -> Ask:
    end = None if until_ms is None else until_ms - segment.from_ms
    return Ask(str(path_of(segment.place)), from_ms - segment.from_ms, end, with_sound, key_of(segment.place))
