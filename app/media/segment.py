"""One segment file: picture and voice in Matroska that plays up to its last second, whenever the program is killed.

A cluster a second, every packet written through at once and to the disk once a second: measured, mp4 and default
Matroska lose up to everything (reference: trust.md 2.3). Knows no consent, no gaps, no threads.
"""

import io
import logging
import os
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path
from typing import Any

import av
import av.error
import cv2
import msgspec
import numpy as np
from numpy.typing import NDArray

from app.consult.events.media import Stream
from app.documents.lying import Lying, opened, path_of
from app.media.blocks import BLOCK, RATE, Block, Samples
from app.media.colours import coded_colours
from app.media.frames import Frame
from app.store.sealedfile import Sealed, SealedReader
from app.store.sealedwriter import SealedWriter
from app.store.sealing import Seal, SealBroken

log = logging.getLogger(__name__)

MS = Fraction(1, 1000)
WRITE_ERRORS = (OSError, av.error.FFmpegError)  # after the first, av says "callback" for what the file raised
_SYNC_MS = 1_000
_SAME_SHAPE = 0.05  # a size in whole eighths is that far from the camera's shape at most
_AT_ONCE = 1 << 20
_BEGUN_BYTES = 4_096  # a sealed segment before its first picture and sound is some hundreds long, torn or not
_APART_MS = 20  # sound further than this from its place is put there anew; less is the clock's jitter
_CONTAINER = {
    "flush_packets": "1",
    "cluster_time_limit": "1000",
    "max_interleave_delta": "400000",  # us: a muted microphone must not hold the picture back
}
_PICTURE = {
    "preset": "ultrafast",  # 5 ms a frame at 720 lines on one thread; veryfast is 11 and does not fit beside the call
    "tune": "zerolatency",
    "crf": "23",
    "maxrate": "2500000",
    "bufsize": "2500000",
}


class SegmentStart(msgspec.Struct, frozen=True):
    """`full`: width and height of its frames as captured."""

    segment: str
    stream: Stream
    source: str
    from_ms: int
    width: int
    height: int
    path: Path
    full: tuple[int, int]


class SegmentEnd(msgspec.Struct, frozen=True):
    """The file at `path` is whole and closed. `frames` 0 with sound alone."""

    segment: str
    stream: Stream
    until_ms: int
    path: Path
    size_bytes: int
    frames: int


class SegmentWriter:
    """One thread. All with a stamp before `from_ms` is left out. Raises WRITE_ERRORS when the disk takes no more. With
    a `seal` no byte reaches the disk in clear; nobody goes back in such a file, so it holds no table of contents."""

    def __init__(
        self,
        path: Path,
        from_ms: int,
        size: tuple[int, int] | None,
        now_ms: Callable[[], int],
        seal: Seal | None = None,
    ) -> None:
        self.path = path
        self.from_ms = from_ms
        self.size = size
        self.until_ms = from_ms
        self.frames = 0
        self._last_ms = from_ms - 1
        self._now_ms = now_ms
        self._synced_ms = now_ms()
        self._file = _begun(path, seal)
        self._container = av.open(self._file, "w", format="matroska", container_options=_CONTAINER)
        self._picture = None if size is None else _picture_stream(self._container, size)
        self._voice: av.AudioStream = self._container.add_stream("libopus", rate=RATE, layout="mono")
        self._voice.bit_rate = 64_000  # what a stethoscope is sent with: it is recorded here as well
        self._half: Samples | None = None
        self._next_sample: int | None = None
        try:
            self._container.start_encoding()
            self._file.flush()  # what is sealed would meet the disk only with the first packet
        except WRITE_ERRORS:
            try:
                self._file.close()
            finally:  # what is sealed is flushed by it, and refused again
                path.unlink()  # not even a beginning: nobody shall look for a segment in it
            raise

    def picture(self, frame: Frame) -> None:
        """`pts` is capture_ms - from_ms, exactly: review finds the stamp again."""
        pts = frame.ref.capture_ms - self.from_ms
        if self._picture is None or pts < 0 or frame.ref.capture_ms <= self._last_ms:
            return
        picture = coded_colours(self._sized(frame))
        picture.pts, picture.time_base = pts, MS
        self._write(self._picture.encode(picture))
        self.frames += 1
        self._last_ms = frame.ref.capture_ms
        self.until_ms = max(self.until_ms, frame.ref.capture_ms)

    def takes(self, size: tuple[int, int]) -> bool:
        """Whether pictures of this size belong in here: of the same shape, and not larger, which would lose detail. A
        picture that the line made smaller is scaled up again: a segment for each of its steps would be a hundred files
        an hour."""
        if self.size is None or size[0] > self.size[0] or size[1] > self.size[1]:
            return False
        return abs(size[0] * self.size[1] - size[1] * self.size[0]) <= _SAME_SHAPE * size[0] * self.size[1]

    def _sized(self, frame: Frame) -> NDArray[np.uint8]:
        if self.size is None or self.size == (frame.pixels.shape[1], frame.pixels.shape[0]):
            return frame.pixels
        return np.asarray(cv2.resize(frame.pixels, self.size, interpolation=cv2.INTER_LINEAR), np.uint8)

    def voice(self, block: Block) -> None:
        """Two blocks are one Opus frame; a hole in the stamps stays a hole."""
        if block.at_ms < self.from_ms:
            return
        place = (block.at_ms - self.from_ms) * RATE // 1000
        ahead = 0 if self._next_sample is None else self._next_sample - place
        if ahead > _APART_MS * RATE // 1000:
            return  # after a stall sound comes in a burst, or the clock went back: it goes on where it belongs
        if self._next_sample is None or -ahead > _APART_MS * RATE // 1000:
            self._half = None
            self._next_sample = place
        self._next_sample += BLOCK
        if self._half is None:
            self._half = block.samples
            return
        both = np.concatenate((self._half, block.samples)).reshape(1, -1)
        self._half = None
        sound = av.AudioFrame.from_ndarray(both, format="s16", layout="mono")
        sound.sample_rate, sound.time_base, sound.pts = RATE, Fraction(1, RATE), self._next_sample - 2 * BLOCK
        self._write(self._voice.encode(sound))
        self.until_ms = max(self.until_ms, block.at_ms + 10)

    def close(self) -> int:
        """Ends the file and returns its length in plain bytes."""
        try:
            if self._picture is not None and self.frames:
                self._write(self._picture.encode(None))
            if self._next_sample is not None:
                self._write(self._voice.encode(None))
        finally:
            try:
                self._container.close()
                size = self._end()
            finally:
                self._file.close()  # also where the disk refused: Windows keeps an open file from being moved
        return size

    def _end(self) -> int:
        if isinstance(self._file, SealedWriter):
            size = self._file.tell()
            self._file.finish()
            return size
        os.fsync(self._file.fileno())
        return os.fstat(self._file.fileno()).st_size

    def _write(self, packets: "list[av.Packet[Any]]") -> None:
        self._container.mux(packets)
        self._file.flush()  # of what is sealed: whoever kills the program takes no more of it than of what is not
        now_ms = self._now_ms()
        if now_ms - self._synced_ms < _SYNC_MS:
            return
        self._synced_ms = now_ms
        if isinstance(self._file, SealedWriter):
            self._file.sync()
        else:
            os.fsync(self._file.fileno())


def _begun(path: Path, seal: Seal | None) -> io.FileIO | SealedWriter:
    """Raises OSError; nothing lies there then."""
    try:
        return path.open("wb", buffering=0) if seal is None else SealedWriter(path, seal.new_file(), None)
    except OSError:
        path.unlink(missing_ok=True)  # made, and the disk did not take even its first bytes
        raise


def length_of(place: Lying) -> tuple[int, int]:
    """Milliseconds and pictures in one of our own files, also one that ends in the middle: what can be read counts.
    Raises OSError, and SealBroken where nothing can be read though something is sealed in it: damaged is not empty, and
    what never reached the disk is not damaged."""
    until_s, frames = 0.0, 0
    with opened(place) as file:
        data = readable(file)
        is_whole = isinstance(file.raw, SealedReader) and file.raw.is_whole
    try:
        with av.open(io.BytesIO(data), "r") as container:
            for packet in container.demux():
                if packet.pts is None or packet.time_base is None:
                    continue
                until_s = max(until_s, float((packet.pts + (packet.duration or 0)) * packet.time_base))
                frames += packet.stream.type == "video"
    except (av.FFmpegError, EOFError) as error:
        log.info("a segment was read to where it breaks off: %s", type(error).__name__)
    is_much = isinstance(place, Sealed) and not (until_s or frames) and path_of(place).stat().st_size > _BEGUN_BYTES
    if is_much and (is_whole or len(path_of(place).read_bytes().rstrip(b"\0")) > _BEGUN_BYTES):
        raise SealBroken("much is sealed in it, and nothing of it opens")
    return round(until_s * 1000), frames


def readable(file: io.BufferedReader) -> bytes:
    """What lies there as far as it opens: some 8 MB. Raises OSError, and SealBroken where nothing does."""
    parts: list[bytes] = []
    try:
        while part := file.raw.read(_AT_ONCE):
            parts.append(part)
    except SealBroken as error:
        if not parts:
            raise
        log.info("a segment breaks off: %s", error)
    return b"".join(parts)


def _picture_stream(container: "av.container.OutputContainer", size: tuple[int, int]) -> av.VideoStream:
    stream: av.VideoStream = container.add_stream("libx264", rate=30, options=_PICTURE)
    stream.width, stream.height, stream.pix_fmt = size[0] & ~1, size[1] & ~1, "yuv420p"
    context = stream.codec_context
    context.time_base, context.gop_size, context.thread_count = MS, 60, 1
    return stream
