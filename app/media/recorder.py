"""Records one stream (own or received) into crash-safe segments; one thread; knows no log and no network."""

import logging
import secrets
import threading
from collections.abc import Callable
from pathlib import Path

import msgspec

from app.consult.events.media import Stream
from app.media.blocks import Block, BlockFan, BlockQueue
from app.media.frames import Backlog, Fan, Frame
from app.media.gaps import Gap, Gaps
from app.media.precedence import step_back
from app.media.segment import SegmentWriter, length_of
from app.tasks import start_thread

log = logging.getLogger(__name__)

SEGMENT_MS = 30_000  # one is uploadable by itself: some 8 MB at most
QUEUE_FRAMES = 30  # 1 s; more is a gap
QUEUE_BYTES = 20_000_000  # 7 frames of 720 lines, half a second of every second one; two streams have 40 MB
BEHIND_FRAMES = 3  # waiting: the processor is short, every second frame is enough until it has caught up
_THIN_MS = 60  # two frames at 30 a second, and a little early is on time
_TURN_S = 0.02
_PICTURE_WAIT_MS = 400  # so long a new segment waits for the first picture before it goes on with sound alone
_MOST_LAG_MS = 2_000
_DISK_RETRY_MS = 5_000
_OPEN = ".part.mkv"


class SegmentStart(msgspec.Struct, frozen=True):
    segment: str
    stream: Stream
    source: str
    from_ms: int
    width: int
    height: int
    path: Path


class SegmentEnd(msgspec.Struct, frozen=True):
    """The file at `path` is whole and closed. `frames` 0 with sound alone."""

    segment: str
    stream: Stream
    until_ms: int
    path: Path
    size_bytes: int
    frames: int


class Leftover(msgspec.Struct, frozen=True):
    """A segment that a crash left open, or closed and in no log yet; it plays up to `until_ms`. `frames` and length 0
    when nothing of it reached the disk."""

    segment: str
    stream: Stream
    from_ms: int
    path: Path
    until_ms: int
    frames: int


class Recorder:
    """Segments of 30 s, the next begins as one ends. The callbacks come from the recorder's thread, in order.

    Received sound is stamped as it is played and the picture by its sender: sound is put back by the picture's age,
    so that both stay together in the sender's time. `most_fps` thins the picture out where the processor is short.
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
        most_fps: int | None = None,
    ) -> None:
        self._folder, self._stream, self._source = folder, stream, source
        self._now_ms, self._on_opened, self._on_closed = now_ms, on_opened, on_closed
        fps = most_fps or (30 if stream == "own" else 15)
        self._step_ms = 0 if fps >= 30 else round(1000 / fps) - 8  # a frame a little early is on time
        self._gaps = Gaps(source, now_ms, on_gap)
        self._writer: SegmentWriter | None = None
        self._segment = ""
        self._waiting_ms: int | None = None
        self._lag_ms = 0
        self._last_ms: int | None = None
        self._lost = 0
        self._queued_ms: int | None = None
        self._full_until_ms = 0
        self._fan: Fan[Frame] | None = None
        self._frames: Backlog[Frame] | None = None
        self._sound_fan: BlockFan | None = None
        self._sound: BlockQueue | None = None
        self._ending = threading.Event()
        self._thread: threading.Thread | None = None

    def start(self, frames: Fan[Frame] | None, sound: BlockFan | None) -> None:
        self._folder.mkdir(parents=True, exist_ok=True)
        self._fan, self._sound_fan = frames, sound
        if frames is not None:
            self._frames = frames.backlog(QUEUE_FRAMES, _weight, QUEUE_BYTES, self._wants)
        self._sound = sound.reader() if sound is not None else None
        self._thread = start_thread(f"recorder {self._stream}", self._run)

    def set_muted(self, on: bool) -> None:
        """No sound is recorded from now on; a gap says so."""
        self._gaps.want("muted", on)

    def set_covered(self, on: bool) -> None:
        """No picture is recorded from now on; a gap says so."""
        self._gaps.want("covered", on)

    def stop(self) -> None:
        """Closes the segment and joins the thread within 1 s; `on_closed` has come when this returns."""
        self._ending.set()
        if self._fan is not None and self._frames is not None:
            self._fan.drop(self._frames)
        if self._sound_fan is not None and self._sound is not None:
            self._sound_fan.drop(self._sound)
        if self._thread is not None:
            self._thread.join(timeout=1.0)
            self._thread = None

    def _run(self) -> None:
        step_back(far=True)
        while not self._ending.wait(_TURN_S):
            self._gaps.tell()
            try:
                self._turn()
            except OSError as error:
                log.warning("recording stopped for a while, the disk refused: %s", error.strerror)
                self._disk_refused()
        try:
            self._close()
        except OSError as error:
            log.warning("a segment could not be closed: %s", error.strerror)
        self._gaps.end()

    def _turn(self) -> None:
        while self._frames is not None and (frame := self._frames.take()) is not None:
            self._take_frame(frame)
            if self._ending.is_set():
                return  # what waits is younger than the word to stop
        while self._sound is not None and (block := self._sound.take()) is not None:
            if not self._gaps.is_open("muted"):
                self._take_block(block)
        if self._stream == "own" and self._frames is not None and not self._gaps.is_open("covered"):
            self._gaps.watch_device(self._last_ms)

    def _take_frame(self, frame: Frame) -> None:
        stamp = frame.ref.capture_ms
        if self._gaps.is_open("covered") or self._now_ms() < self._full_until_ms:
            return
        lost = self._frames.lost if self._frames is not None else 0
        if lost != self._lost:
            self._lost = lost
            self._gaps.was("overflow", self._last_ms or stamp, stamp)
        self._last_ms = stamp
        size = (frame.pixels.shape[1], frame.pixels.shape[0])
        writer = self._writer
        if writer is None or writer.size != size or stamp - writer.from_ms >= SEGMENT_MS:
            if self._stream == "received":
                self._lag_ms = max(0, min(_MOST_LAG_MS, self._now_ms() - stamp))
            writer = self._open(stamp, size)
        writer.picture(frame)

    def _wants(self, frame: Frame, waiting: int) -> bool:
        """In the thread of the source: what is not to be recorded does not wait for it either."""
        stamp = frame.ref.capture_ms
        step_ms = max(self._step_ms, _THIN_MS) if waiting > BEHIND_FRAMES else self._step_ms
        if self._queued_ms is not None and stamp - self._queued_ms < step_ms:
            return False
        self._queued_ms = stamp
        return True

    def _take_block(self, block: Block) -> None:
        at_ms = block.at_ms - self._lag_ms
        if self._now_ms() < self._full_until_ms:
            return
        writer = self._writer
        if writer is None or (writer.size is None and at_ms - writer.from_ms >= SEGMENT_MS):
            if self._waiting_ms is None:
                self._waiting_ms = at_ms
            if self._frames is not None and at_ms - self._waiting_ms < _PICTURE_WAIT_MS:
                return
            writer = self._open(at_ms, None)
        if writer.size is not None and at_ms - writer.from_ms >= SEGMENT_MS + _PICTURE_WAIT_MS:
            writer = self._open(at_ms, None)  # the picture has stopped and would have begun the next
        writer.voice(Block(block.samples, at_ms))

    def _open(self, from_ms: int, size: tuple[int, int] | None) -> SegmentWriter:
        self._close()
        self._waiting_ms = None
        self._segment = secrets.token_hex(16)
        path = self._folder / f"{self._segment}.{self._stream}.{from_ms}{_OPEN}"
        self._writer = SegmentWriter(path, from_ms, size, self._now_ms)
        width, height = size or (0, 0)
        self._on_opened(SegmentStart(self._segment, self._stream, self._source, from_ms, width, height, path))
        return self._writer

    def _close(self) -> None:
        writer, self._writer = self._writer, None
        if writer is None:
            return
        size = writer.close()
        path = writer.path.with_name(writer.path.name.removesuffix(_OPEN) + ".mkv")
        writer.path.replace(path)
        self._on_closed(SegmentEnd(self._segment, self._stream, writer.until_ms, path, size, writer.frames))

    def _disk_refused(self) -> None:
        """What was written stays; nothing is tried for a while, the call goes on."""
        now_ms = self._now_ms()
        self._full_until_ms = now_ms + _DISK_RETRY_MS
        self._gaps.was("overflow", self._last_ms or now_ms, self._full_until_ms)
        try:
            self._close()
        except OSError as error:
            log.warning("a segment could not be closed: %s", error.strerror)


def _weight(frame: Frame) -> int:
    return frame.pixels.nbytes


def leftovers(folder: Path) -> list[Leftover]:
    """What an earlier run did not hand on. Ask before the first Recorder of this run starts; reads every file."""
    found = []
    for path in sorted(folder.glob("*.mkv")):
        parts = path.name.removesuffix(_OPEN).removesuffix(".mkv").split(".")
        if len(parts) != 3 or not parts[2].isdigit():
            continue
        kind: Stream = "own" if parts[1] == "own" else "received"
        length_ms, frames = length_of(path)
        found.append(Leftover(parts[0], kind, int(parts[2]), path, int(parts[2]) + length_ms, frames))
    return found
