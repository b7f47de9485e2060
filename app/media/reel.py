"""Decodes recorded segments; runs in the child, where foreign bytes may do no harm. Knows paths and times in them."""

from multiprocessing.connection import Connection
from typing import Any

import av
import av.error
import msgspec
import numpy as np

from app.documents import cage
from app.documents.lying import lying, opened
from app.media.blocks import RATE
from app.media.precedence import step_back
from app.store.sealing import SealBroken

MOST_PIXELS = 4096 * 4096
_MEMORY_BYTES = 3 * 1024**3  # of addresses: FFmpeg maps much and uses little


class Ask(msgspec.Struct, frozen=True):
    """The newest picture at or before `from_ms` when `until_ms` is None, else all in [from_ms, until_ms).

    Times count from the beginning of the file; `key` opens it where it is sealed.
    """

    path: str
    from_ms: int
    until_ms: int | None = None
    with_sound: bool = False
    key: bytes = b""


class Planes(msgspec.Struct, frozen=True):
    """`i420`: height * 3/2 rows of width bytes."""

    at_ms: int
    width: int
    height: int
    i420: bytes


class Sounded(msgspec.Struct, frozen=True):
    """`samples`: int16 mono at 48 kHz."""

    at_ms: int
    samples: bytes


class Answer(msgspec.Struct, frozen=True):
    """`broken`: the file cannot be read (further)."""

    pictures: tuple[Planes, ...] = ()
    sounds: tuple[Sounded, ...] = ()
    broken: bool = False


class Reel:
    """One open file; reading on costs no seek."""

    def __init__(self, path: str, key: bytes = b"") -> None:
        self.path = path
        self._file = opened(lying(path, key))
        try:
            self._container = av.open(self._file, "r")
        except BaseException:
            self._file.close()
            raise
        self._frames: Any = None
        self._read_ms = -1  # everything before this was given
        self._ahead: list[av.VideoFrame | av.AudioFrame] = []
        self._resampler = av.AudioResampler(format="s16", layout="mono", rate=RATE)

    def read(self, ask: Ask) -> Answer:
        if ask.until_ms is None:
            return Answer(self._still(ask.from_ms))
        if ask.from_ms != self._read_ms:
            self._seek(ask.from_ms)
        self._read_ms = ask.until_ms
        pictures: list[Planes] = []
        sounds: list[Sounded] = []
        late = 0
        waiting, self._ahead = self._ahead, []
        for frame in waiting:
            self._sort(frame, ask, pictures, sounds)
        for frame in self._frames:
            if not self._sort(frame, ask, pictures, sounds):
                late += 1
                if late > 12:  # both streams are well past the end
                    break
        return Answer(tuple(pictures), tuple(sounds))

    def close(self) -> None:
        self._container.close()
        self._file.close()

    def _sort(
        self, frame: "av.VideoFrame | av.AudioFrame", ask: Ask, pictures: list[Planes], sounds: list[Sounded]
    ) -> bool:
        """False for what lies after the part asked for: it is kept."""
        at_ms = round((frame.time or 0.0) * 1000)
        if ask.until_ms is not None and at_ms >= ask.until_ms:
            self._ahead.append(frame)
            return False
        if at_ms < ask.from_ms - 20:
            return True
        if isinstance(frame, av.VideoFrame):
            pictures.append(_planes(frame, at_ms))
        elif ask.with_sound:
            for piece in self._resampler.resample(frame):
                sounds.append(Sounded(at_ms, np.asarray(piece.to_ndarray(), np.int16).tobytes()))
        return True

    def _still(self, at_ms: int) -> tuple[Planes, ...]:
        self._read_ms = -1
        if not self._container.streams.video:
            return ()
        stream = self._container.streams.video[0]
        self._container.seek(at_ms * 1000)
        found: av.VideoFrame | None = None
        for frame in self._container.decode(stream):
            if found is not None and round((frame.time or 0.0) * 1000) > at_ms:
                break
            found = frame
        return () if found is None else (_planes(found, round((found.time or 0.0) * 1000)),)

    def _seek(self, at_ms: int) -> None:
        self._ahead = []
        self._container.seek(at_ms * 1000)
        streams = [*self._container.streams.video[:1], *self._container.streams.audio[:1]]
        self._frames = self._container.decode(*streams)


def serve(pipe: Connection) -> None:
    """The child's life: an Ask in, an Answer out, until the pipe closes."""
    step_back()
    cage.enter(_MEMORY_BYTES)  # the other side's segments are foreign bytes like any document
    reel: Reel | None = None
    while True:
        try:
            ask = msgspec.msgpack.decode(pipe.recv_bytes(), type=Ask)
        except EOFError:
            return
        try:
            if reel is None or reel.path != ask.path:
                if reel is not None:
                    reel.close()
                reel = None
                reel = Reel(ask.path, ask.key)
            answer = reel.read(ask)
        except (OSError, ValueError, IndexError, SealBroken, av.error.FFmpegError):
            reel, answer = None, Answer(broken=True)
        pipe.send_bytes(msgspec.msgpack.encode(answer))


def _planes(frame: av.VideoFrame, at_ms: int) -> Planes:
    width, height = frame.width & ~1, frame.height & ~1
    if width * height > MOST_PIXELS or width < 2 or height < 2:
        raise ValueError("a picture of this size is not ours")
    planes = frame.reformat(width, height, "yuv420p").to_ndarray()
    return Planes(at_ms, width, height, planes.tobytes())
