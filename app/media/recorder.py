"""Records one stream (own or received) into crash-safe segments; one thread; knows no log and no network."""

import logging
import secrets
import shutil
import threading
from collections.abc import Callable
from pathlib import Path

from app.consult.events.media import Stream
from app.media.blocks import Block, BlockFan
from app.media.frames import Fan, Frame
from app.media.gaps import Gap, Gaps
from app.media.intake import Intake, shrunk
from app.media.leftovers import open_path, whole_path
from app.media.precedence import step_back
from app.media.segment import WRITE_ERRORS, SegmentEnd, SegmentStart, SegmentWriter
from app.media.voiceholes import VoiceHoles
from app.store.sealing import Seal
from app.tasks import start_thread

log = logging.getLogger(__name__)

SEGMENT_MS = 30_000  # one is uploadable by itself: some 8 MB at most
_TURN_S = 0.02
_PICTURE_WAIT_MS = 400  # so long a new segment waits for the first picture before it goes on with sound alone
_HOLE_MS = 500  # between two pictures where some were lost; less is only fewer pictures a second, as when thinned out
_MOST_LAG_MS = 2_000
_DISK_RETRY_MS = 5_000
_ANY_PX = 1 << 40
_ROOM_BYTES = 2 * 8_000_000  # a segment of each stream: with less it would stand still again at once


class Recorder:
    """Segments of 30 s, the next begins as one ends; with the picture of another source, or captured in another size,
    one of its own, and the sound goes on. `source`: until a picture says another. The callbacks come from the
    recorder's thread, in order.

    Received sound is stamped as it is played and the picture by its sender: sound is put back by the picture's least
    age, so that both stay together in the sender's time. `most_fps` thins the picture out where the processor is short.

    `stands_still`, and `on_still` at each change: the disk takes no more. It is tried again; what is missing is a gap.
    With a `seal` no byte of what is recorded reaches the disk in clear.
    """

    def __init__(
        self,
        *,
        folder: Path,
        stream: Stream,
        source: str,
        now_ms: Callable[[], int],
        on_opened: Callable[[SegmentStart], None],
        on_closed: Callable[[SegmentEnd], None],
        on_gap: Callable[[Gap], None],
        on_still: Callable[[bool], None] = lambda _: None,
        most_fps: int | None = None,
        seal: Seal | None = None,
    ) -> None:
        self.stands_still = False
        self._folder, self._stream, self._source, self._seal = folder, stream, source, seal
        self._now_ms, self._on_opened, self._on_closed, self._on_still = now_ms, on_opened, on_closed, on_still
        self._intake = Intake(most_fps or (30 if stream == "own" else 15), now_ms)
        self._gaps = Gaps(source, now_ms, on_gap)
        muted = lambda from_ms, until_ms: self._gaps.holds("muted", from_ms, until_ms)  # noqa: E731
        self._holes = VoiceHoles(source, now_ms, on_gap, muted, is_own=stream == "own")
        self._writer: SegmentWriter | None = None
        self._segment = ""
        self._waiting_ms: int | None = None
        self._lag_ms = 0
        self._last_ms: int | None = None  # of the newest picture that came, recorded or not
        self._retry_ms = 0
        self._most_px: int | None = None
        self._full = (0, 0)  # of the frames as captured
        self._anew = False  # smaller pictures save nothing within a segment that was begun for larger ones
        self._ending = threading.Event()
        self._thread: threading.Thread | None = None

    def start(self, frames: Fan[Frame] | None, sound: BlockFan | None) -> None:
        self._folder.mkdir(parents=True, exist_ok=True)
        self._intake.begin(frames, sound)
        self._thread = start_thread(f"recorder {self._stream}", self._run)

    def set_muted(self, on: bool) -> None:
        """No sound is recorded from now on; a gap says so."""
        self._gaps.want("muted", on)

    def set_covered(self, on: bool) -> None:
        """Neither picture nor sound is recorded from now on; a gap of each says so."""
        self._gaps.want("covered", on)
        self._holes.cover(on)

    def limit(self, most_px: int | None) -> None:
        """Pictures of at most so many pixels from now on, None is any. 0: sound alone, and a gap says so; it goes on
        where the disk takes no more either."""
        before, self._most_px = self._most_px, most_px
        if most_px == 0:
            self._gaps.want("overflow", True)
        elif before == 0 and not self.stands_still:
            self._gaps.want("overflow", False)
        self._anew = self._anew or (most_px is not None and 0 < most_px < (before or _ANY_PX))

    def end(self) -> None:
        """Nothing is taken any more from now on. Any thread, never waits; `stop` follows."""
        self._ending.set()
        self._intake.end()

    def stop(self) -> None:
        """Closes the segment and joins the thread within 1 s; `on_closed` has come when this returns."""
        self.end()
        if self._thread is not None:
            self._thread.join(timeout=1.0)
            self._thread = None

    def _run(self) -> None:
        step_back(far=True)
        while not self._ending.wait(_TURN_S if self._intake.is_empty else 0.0):
            self._gaps.tell()
            self._holes.tell()
            try:
                self._turn()
            except WRITE_ERRORS as error:
                self._disk_refused(error)
            else:
                if self.stands_still and self._writer is not None:
                    self._go_on(self._writer)
        self._close_as_it_is()
        self._gaps.end()
        self._holes.end()

    def _turn(self) -> None:
        if self.stands_still and self._now_ms() >= self._retry_ms and not self._has_room():
            self._retry_ms = self._now_ms() + _DISK_RETRY_MS
        frame = self._intake.frame()
        if frame is not None:  # one a turn: where coding cannot keep up, sound must not wait for the last of them
            self._take_frame(frame)
        is_silent = self._intake.has_sound
        while not self._ending.is_set() and (block := self._intake.block()) is not None:
            is_silent = False
            if self._holes.withholds(block.at_ms, block.at_ms + 10):
                self._intake.lost_blocks()  # what was not to be kept is not missing either
                self._holes.withheld(block.at_ms)
            else:
                self._take_block(block)
        if is_silent and not self.stands_still:
            self._holes.silent(self._now_ms())
        if frame is None and self._stream == "own" and self._intake.has_pictures and not self._gaps.is_open("covered"):
            self._gaps.watch_device(self._last_ms)

    def _take_frame(self, frame: Frame) -> None:
        stamp = frame.ref.capture_ms
        if self._gaps.holds("covered", stamp, stamp + 1):
            return
        before_ms, self._last_ms = self._last_ms, stamp
        self._gaps.want("device", False, stamp)  # here, not when nothing waits: a busy computer may never come to that
        missing = self._intake.lost_frames()
        if (
            self._is_waiting() or self._most_px == 0 or frame.box is not None
        ):  # of a part the source's own end keeps all
            return
        frame = shrunk(frame, self._most_px)
        if missing and stamp - (before_ms or stamp) >= _HOLE_MS:
            self._gaps.was("overflow", before_ms or stamp, stamp)
        size, full = (frame.pixels.shape[1], frame.pixels.shape[0]), (frame.full_width, frame.full_height)
        writer = self._writer
        is_due = writer is None or self._anew or not writer.takes(size) or stamp - writer.from_ms >= SEGMENT_MS
        begins = is_due or frame.ref.source != self._source or full != self._full
        self._anew, self._source, self._full = False, frame.ref.source, full
        self._gaps.source = self._source
        if self._stream == "received":  # more of it only with the next segment, else what was said would be left out
            lag_ms = min(_MOST_LAG_MS, self._intake.age_ms)
            self._lag_ms = lag_ms if begins else min(self._lag_ms, lag_ms)
        if writer is None or begins:
            writer = self._open(stamp, size)
        writer.picture(frame)

    def _take_block(self, block: Block) -> None:
        at_ms = block.at_ms - self._lag_ms
        missing = self._intake.lost_blocks()
        if self._is_waiting():
            self._holes.withheld(at_ms)  # a gap says so
            return
        self._holes.heard(at_ms, missing)
        writer = self._writer
        if writer is None or (writer.size is None and at_ms - writer.from_ms >= SEGMENT_MS):
            if self._waiting_ms is None:
                self._waiting_ms = at_ms
            if self._intake.has_pictures and at_ms - self._waiting_ms < _PICTURE_WAIT_MS:
                return
            writer = self._open(at_ms, None)
        is_over = at_ms - writer.from_ms >= SEGMENT_MS + _PICTURE_WAIT_MS
        if writer.size is not None and is_over and not self._intake.has_frame:
            writer = self._open(at_ms, None)  # the picture has stopped and would have begun the next
        writer.voice(Block(block.samples, at_ms))

    def _open(self, from_ms: int, size: tuple[int, int] | None) -> SegmentWriter:
        self._close()
        self._waiting_ms = None
        self._segment = secrets.token_hex(16)
        path = open_path(self._folder, self._segment, self._stream, from_ms)
        self._writer = SegmentWriter(path, from_ms, size, self._now_ms, self._seal)
        start = (self._segment, self._stream, self._source, from_ms)
        self._on_opened(SegmentStart(*start, *(size or (0, 0)), path, self._full if size else (0, 0)))
        return self._writer

    def _close(self) -> None:
        writer, self._writer = self._writer, None
        if writer is None:
            return
        size = writer.close()
        path = whole_path(writer.path)
        writer.path.replace(path)
        self._on_closed(SegmentEnd(self._segment, self._stream, writer.until_ms, path, size, writer.frames))

    def _close_as_it_is(self) -> None:
        """Where the disk refuses, the file stays open by its name: it plays, and the next sign-in takes it up."""
        try:
            self._close()
        except WRITE_ERRORS as error:
            log.warning("a segment could not be closed: %s", type(error).__name__)

    def _is_waiting(self) -> bool:
        return self.stands_still and self._now_ms() < self._retry_ms

    def _has_room(self) -> bool:
        try:
            return shutil.disk_usage(self._folder).free >= _ROOM_BYTES
        except OSError as error:
            log.info("the disk of the recording does not answer: %s", type(error).__name__)
            return False

    def _disk_refused(self, error: Exception) -> None:
        """What was written stays; nothing is tried for a while, the call goes on."""
        log.warning("recording stands still, the disk refused: %s", type(error).__name__)
        now_ms = self._now_ms()
        self._retry_ms = now_ms + _DISK_RETRY_MS
        self._gaps.want("overflow", True, self._writer.until_ms if self._writer is not None else now_ms)
        self._close_as_it_is()
        self._stand(True)

    def _go_on(self, writer: SegmentWriter) -> None:
        if self._most_px != 0:
            self._gaps.want("overflow", False, writer.from_ms)
        self._stand(False)

    def _stand(self, still: bool) -> None:
        if still != self.stands_still:
            self.stands_still = still
            self._on_still(still)
