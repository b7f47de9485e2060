"""The own picture on its way out: the newest frame coded whenever the line wants one, in a worker thread."""

import asyncio
import logging
import random
from collections.abc import Callable, Iterable
from concurrent.futures import Executor

import msgspec

from app.media.codecs.coded import Codec, Coded
from app.media.codecs.coding import CoderFailed
from app.media.codecs.h264 import IN_SOFTWARE, Chosen
from app.media.codecs.pictureencoder import PictureEncoder
from app.media.frames import Fan, Frame, Slot
from app.media.mediatime import media_ms
from app.media.rtptime import Stamper
from app.media.share import Picture, Size, fitted
from app.media.worked import Worked

log = logging.getLogger(__name__)

_FULL_S = 0.02  # until the line is asked again whether it takes a picture
_LATE_WEIGHT = 0.2
_SAME_SHAPE = 0.05  # sides are whole multiples of eight
_AGAIN_S = 1.0  # after a failure: what is missing now is hardly there with the next frame


class Leaving(msgspec.Struct, frozen=True):
    """`rtp_time` of its packets, 32 bits; `turned`: another source or size begins with it."""

    frame: Frame
    coded: Coded
    rtp_time: int
    turned: bool


class PictureSend:
    """On the engine's loop. What came while the frame before was coded is never sent."""

    def __init__(
        self,
        codec: Codec,
        executor: Executor,
        wants: Callable[[], bool],
        on_leaving: Callable[[Leaving], None],
        chosen: Chosen = IN_SOFTWARE,
    ) -> None:
        self._origin = random.getrandbits(32)  # RFC 3550 section 5.1
        self.picture: Picture | None = None  # what the ladder gives; None: nothing moves
        self.encode_ms = 0.0  # of a frame, smoothed
        self.worked = Worked()
        self.failed = False  # the newest frame could not be coded, or nothing is tried any more
        self._codec, self._encoder = codec, PictureEncoder(codec, chosen=chosen)
        self._executor, self._wants, self._on_leaving = executor, wants, on_leaving
        self._stamper = Stamper()
        self._home = asyncio.get_running_loop()
        self._fresh = asyncio.Event()
        self._fan: Fan[Frame] | None = None
        self._slot: Slot[Frame] | None = None
        self._key = False
        self._is_told = False

    @property
    def camera(self) -> tuple[int, int] | None:
        """Width and height of the newest frame."""
        frame = self._slot.peek() if self._slot is not None else None
        return None if frame is None else (frame.pixels.shape[1], frame.pixels.shape[0])

    def use(self, fan: Fan[Frame] | None) -> None:
        """Send this camera's frames, or none. At any time."""
        if self._fan is not None and self._slot is not None:
            self._fan.drop(self._slot)
        self._fan, self._slot = fan, None
        if fan is not None:
            self._slot = fan.reader(wake=self._wake)

    def ask_key(self) -> None:
        self._key = True

    def lost(self, numbers: Iterable[int]) -> None:
        """Frames that never left whole."""
        for number in numbers:
            self._encoder.lost(number)

    async def run(self) -> None:
        """Until it is cancelled. What is unexpected ends the picture and nothing beside it."""
        try:
            await self._send()
        except Exception:
            self.failed = True
            log.exception("no picture is sent any more")

    async def close(self) -> None:
        """After `run` was cancelled: the frame in the coder is finished."""
        self.use(None)
        await self._home.run_in_executor(self._executor, self._encoder.close)

    async def _send(self) -> None:
        turned = False
        while True:
            await self._fresh.wait()
            self._fresh.clear()
            picture = self.picture
            if picture is None or not self._wants():
                self._home.call_later(_FULL_S, self._fresh.set)
                continue
            frame = self._slot.take() if self._slot is not None else None
            if frame is None:
                continue
            stamped = self._stamper.ticks(frame.ref, frame.full_width, frame.full_height, frame.box)
            if stamped is None:
                continue
            turned, fan = turned or stamped[1], self._fan
            if stamped[1]:
                self._key = True  # nothing of the picture before helps with this one
            coded = await self._coded(frame, within(picture, frame))
            if coded is not None and self._fan is fan:  # else the camera was covered while it was coded
                rtp_time = (self._origin + stamped[0]) & 0xFFFFFFFF
                self._on_leaving(Leaving(frame, coded, rtp_time, turned))
                turned = False

    async def _coded(self, frame: Frame, picture: Picture) -> Coded | None:
        key, self._key = self._key, False
        began = media_ms()
        try:
            coded = await self._home.run_in_executor(
                self._executor, self._encoder.encode, frame.pixels, picture, float(frame.ref.capture_ms), key
            )
        except CoderFailed as failed:
            if not self._is_told:  # once: it would be said for every try
                log.error("the picture cannot be coded: %s", failed)
            self.failed = self._is_told = True
            await asyncio.sleep(_AGAIN_S)
            return None
        if coded is not None:
            self.failed = False
            took_ms = media_ms() - began
            self.encode_ms += _LATE_WEIGHT * (took_ms - self.encode_ms)
            size = coded.size.width, coded.size.height
            self.worked = self.worked.did(self._codec, size, took_ms, coded.is_key)
        return coded

    def _wake(self) -> None:
        if not self._home.is_closed():
            self._home.call_soon_threadsafe(self._fresh.set)


def within(picture: Picture, frame: Frame) -> Picture:
    """The ladder hears of another source's size only with its next turn: until then its own shape in as many pixels."""
    height, width = frame.pixels.shape[:2]
    size = picture.size
    is_fit = (
        size.width <= width
        and size.height <= height
        and abs(size.width * height - size.height * width) <= (_SAME_SHAPE * size.width * height)
    )
    if is_fit:
        return picture
    camera = Size(width, height)
    return msgspec.structs.replace(picture, size=fitted(camera, camera, size.width * size.height))
