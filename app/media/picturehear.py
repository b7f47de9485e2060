"""The other side's picture on its way in: frames decoded in order, in a thread of their own; the newest is shown."""

import logging
import queue
from collections.abc import Callable

import av
import cv2
import msgspec
import numpy as np
from numpy.typing import NDArray

from app.media.codecs.coded import Codec
from app.media.codecs.picturedecoder import DecoderRefused, PictureDecoder
from app.media.mediatime import media_ms
from app.media.precedence import step_back
from app.media.rtp.picturein import Ready
from app.media.worked import Worked
from app.tasks import start_thread

log = logging.getLogger(__name__)

_MOST_WAITING = 60  # frames: a computer that is so late begins anew with a key frame
_MOST_HELD = 120  # beside what that leaves to key frames: a decoder that hangs costs no more memory than this
_SMOOTH = 0.2
_BURST_MS = 100.0  # so long frames set free together wait for each other; longer is a late computer: the newest wins


class Shown(msgspec.Struct, frozen=True):
    """`pixels`: (height, width, 3) uint8, blue green red, as it was sent."""

    pixels: NDArray[np.uint8]
    ready: Ready


class PictureHear:
    """`on_shown` and `on_refused` are called in its thread, the latter by `put` too, which never waits."""

    def __init__(self, on_shown: Callable[[Shown], None], on_refused: Callable[[], None]) -> None:
        self.decode_ms = 0.0  # of a frame with its colours, smoothed
        self.late_ms = 0.0  # how long the newest one waited
        self.dropped = 0  # frames that found no room, or nothing to refer to
        self.worked = Worked()
        self._on_shown, self._on_refused = on_shown, on_refused
        self._queue: queue.SimpleQueue[tuple[Ready, float] | None] = queue.SimpleQueue()
        self._decoder: PictureDecoder | None = None
        self._codec = ""
        self._has_missed, self._is_told = False, False
        self._thread = start_thread("picture-hear", self._run)

    def put(self, ready: Ready) -> None:
        is_full = self._queue.qsize() >= _MOST_HELD
        if is_full or (self._has_missed and not ready.is_key):
            if not self._has_missed or not is_full:  # a key frame helps where there is room for it
                self._on_refused()
            self._has_missed = True
            self.dropped += 1
            return
        self._has_missed = False
        self._queue.put((ready, media_ms()))

    def end(self) -> None:
        """Nothing is shown from now on. Never waits; `close` follows."""
        self._queue.put(None)

    def close(self) -> None:
        """Waits for the thread."""
        self.end()
        self._thread.join(timeout=5.0)

    def _run(self) -> None:
        step_back()
        needs_key = True
        while (waiting := self._queue.get()) is not None:
            ready, put_ms = waiting
            if self._queue.qsize() > _MOST_WAITING and not ready.is_key:
                if not needs_key:
                    self._on_refused()
                needs_key = True
            if needs_key and not ready.is_key:
                self.worked = self.worked.missed()
                continue
            needs_key = not self._decoded(ready, put_ms)
        if self._decoder is not None:
            self._decoder.close()

    def _decoded(self, ready: Ready, put_ms: float) -> bool:
        """False where only a key frame helps."""
        began = media_ms()
        self.late_ms = began - put_ms
        try:
            picture = self._fitting(ready.codec).decode(ready.data)
            is_shown = not ready.is_behind and (self.late_ms < _BURST_MS or self._queue.empty())
            pixels = _pixels(picture) if picture is not None and is_shown else None
        except Exception as error:  # foreign bytes reach libraries here; the next key frame may be another
            is_usual = isinstance(error, DecoderRefused) and self._decoder is not None
            if not is_usual and not self._is_told:
                self._is_told = True
                log.exception("a picture that came cannot be shown")
            self._on_refused()
            return False
        took_ms = media_ms() - began
        self.decode_ms += _SMOOTH * (took_ms - self.decode_ms)
        size = (picture.width, picture.height) if picture is not None else (self.worked.width, self.worked.height)
        self.worked = self.worked.did(ready.codec, size, took_ms, ready.is_key)
        if pixels is not None:
            self._on_shown(Shown(pixels, ready))
        else:
            self.worked = self.worked.missed()
        return True

    def _fitting(self, codec: Codec) -> PictureDecoder:
        if self._decoder is None or self._codec != codec:
            if self._decoder is not None:
                self._decoder.close()
            self._decoder = None
            self._decoder, self._codec = PictureDecoder(codec), codec
        return self._decoder


def _pixels(picture: av.VideoFrame) -> NDArray[np.uint8]:
    if picture.width % 2 or picture.height % 2:  # a browser's window may be so; I420 as one array has even sides
        return np.asarray(picture.to_ndarray(format="bgr24"), np.uint8)
    return np.asarray(cv2.cvtColor(picture.to_ndarray(format="yuv420p"), cv2.COLOR_YUV2BGR_I420), np.uint8)
