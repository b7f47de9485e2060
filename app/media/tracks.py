"""What goes out: the newest picture and the microphone's blocks as aiortc tracks; public aiortc only."""

import asyncio
from collections.abc import Callable
from concurrent.futures import Executor
from fractions import Fraction
from typing import Any

import av
import cv2
import numpy as np
from aiortc.mediastreams import MediaStreamError, MediaStreamTrack
from numpy.typing import NDArray

from app.media.blocks import BLOCK, RATE, BlockFan, BlockQueue, Samples
from app.media.coder import PictureCoder
from app.media.frames import Fan, Frame, Slot
from app.media.rtptime import Stamper

_FRAME_S = 0.02
_DEPTH = 3  # blocks wanted waiting: 30 ms take up the microphone thread's jitter
_TOO_DEEP = 12

# frame sent, presentation time in ticks, another source or size begins
Sending = Callable[[Frame, int, bool], None]


class PictureTrack(MediaStreamTrack):
    """Always the newest frame; what came while the one before was coded is never sent."""

    kind = "video"

    def __init__(
        self, executor: Executor, coder: PictureCoder, on_sending: Sending, on_asked: Callable[[], None]
    ) -> None:
        super().__init__()
        self._executor = executor
        self._coder = coder
        self._on_sending = on_sending
        self._on_asked = on_asked
        self._stamper = Stamper()
        self._home = asyncio.get_running_loop()
        self._fresh = asyncio.Event()
        self._fan: Fan[Frame] | None = None
        self._slot: Slot[Frame] | None = None

    def use(self, fan: Fan[Frame] | None) -> None:
        if self._fan is not None and self._slot is not None:
            self._fan.drop(self._slot)
        self._fan, self._slot = fan, None
        if fan is not None:
            self._slot = fan.reader(wake=self._wake)

    async def recv(self) -> "av.Packet[Any]":
        """Asked for when the frame before has left."""
        self._on_asked()
        while True:
            if self.readyState != "live":
                raise MediaStreamError
            frame = self._slot.take() if self._slot is not None else None
            if frame is None:
                self._fresh.clear()
                await self._fresh.wait()
                continue
            stamped = self._stamper.ticks(frame.ref, frame.full_width, frame.full_height)
            if stamped is None:
                continue
            packet = await self._home.run_in_executor(self._executor, self._coder.encode, frame, stamped[0])
            if packet is not None:
                self._on_sending(frame, *stamped)
                return packet

    def stop(self) -> None:
        self.use(None)
        super().stop()
        self._fresh.set()

    def _wake(self) -> None:
        if not self._home.is_closed():
            self._home.call_soon_threadsafe(self._fresh.set)


class SoundTrack(MediaStreamTrack):
    """20 ms at a time, for ever: silence where no microphone is, so that the stream's clock goes on.

    It keeps its own time and leans towards the microphone's clock by at most 5 %.
    """

    kind = "audio"

    def __init__(self) -> None:
        super().__init__()
        self._fan: BlockFan | None = None
        self._queue: BlockQueue | None = None
        self._pts = 0
        self._due: float | None = None

    def use(self, fan: BlockFan | None) -> None:
        if self._fan is not None and self._queue is not None:
            self._fan.drop(self._queue)
        self._fan = fan
        self._queue = fan.reader() if fan is not None else None

    async def recv(self) -> av.AudioFrame:
        if self.readyState != "live":
            raise MediaStreamError
        await self._wait()
        sound = av.AudioFrame.from_ndarray(self._take().reshape(1, -1), format="s16", layout="mono")
        sound.sample_rate, sound.time_base, sound.pts = RATE, Fraction(1, RATE), self._pts
        self._pts += 2 * BLOCK
        return sound

    def stop(self) -> None:
        self.use(None)
        super().stop()

    async def _wait(self) -> None:
        loop = asyncio.get_running_loop()
        now = loop.time()
        waiting = len(self._queue) if self._queue is not None else _DEPTH
        lean = 0.001 * max(-1, min(1, _DEPTH - waiting))
        self._due = now if self._due is None or now - self._due > 0.2 else self._due + _FRAME_S + lean
        await asyncio.sleep(max(0.0, self._due - now))
        for _ in range(4):  # the microphone may be a little late
            if self._queue is None or len(self._queue) != 1:
                return
            await asyncio.sleep(0.003)

    def _take(self) -> Samples:
        if self._queue is None:
            return _SILENCE
        while len(self._queue) > _TOO_DEEP:
            self._queue.take()
        blocks = [block.samples for block in (self._queue.take(), self._queue.take()) if block is not None]
        return np.concatenate(blocks) if len(blocks) == 2 else _SILENCE


_SILENCE: Samples = np.zeros(2 * BLOCK, np.int16)


def shown_colours(frame: av.VideoFrame) -> NDArray[np.uint8]:
    """Blue green red, in a worker thread."""
    return np.asarray(cv2.cvtColor(frame.to_ndarray(format="yuv420p"), cv2.COLOR_YUV2BGR_I420), np.uint8)
