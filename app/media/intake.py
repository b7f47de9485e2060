"""What waits for the recorder: pictures and sound in order, bounded and thinned out; counts what was lost."""

from collections.abc import Callable

import cv2
import msgspec
import numpy as np

from app.media.blocks import Block, BlockFan, BlockQueue
from app.media.frames import Backlog, Fan, Frame
from app.media.share import Size, fitted

QUEUE_FRAMES = 30  # 1 s; more is a gap
QUEUE_BYTES = 20_000_000  # 7 frames of 720 lines, half a second of every second one; two streams have 40 MB
BEHIND_FRAMES = 3  # waiting: the processor is short, every second frame is enough until it has caught up
_AGES = 30  # pictures
_THIN_MS = 60  # two frames at 30 a second, and a little early is on time


class Intake:
    """The sources put in their own threads; one thread takes. `most_fps` thins the picture out."""

    def __init__(self, most_fps: int, now_ms: Callable[[], int]) -> None:
        self._now_ms = now_ms
        self._ages: tuple[int, ...] = ()
        self._step_ms = 0 if most_fps >= 30 else round(1000 / most_fps) - 8  # a frame a little early is on time
        self._queued_ms: int | None = None
        self._fan: Fan[Frame] | None = None
        self._frames: Backlog[Frame] | None = None
        self._sound_fan: BlockFan | None = None
        self._sound: BlockQueue | None = None
        self._lost_frames = self._lost_blocks = 0

    def begin(self, frames: Fan[Frame] | None, sound: BlockFan | None) -> None:
        self._fan, self._sound_fan = frames, sound
        if frames is not None:
            self._frames = frames.backlog(QUEUE_FRAMES, weight, QUEUE_BYTES, self.wants)
        self._sound = sound.reader() if sound is not None else None

    def end(self) -> None:
        """Nothing comes any more. Any thread, never waits."""
        if self._fan is not None and self._frames is not None:
            self._fan.drop(self._frames)
        if self._sound_fan is not None and self._sound is not None:
            self._sound_fan.drop(self._sound)

    @property
    def has_pictures(self) -> bool:
        """A source of pictures, whether it gives any or not."""
        return self._frames is not None

    @property
    def has_sound(self) -> bool:
        """A source of sound, whether it gives any or not."""
        return self._sound is not None

    @property
    def has_frame(self) -> bool:
        """One is waiting."""
        return self._frames is not None and len(self._frames) > 0

    @property
    def age_ms(self) -> int:
        """How old a picture is when it comes, at the least of late: what one of them waited for is not the path's."""
        return max(0, min(self._ages, default=0))

    @property
    def is_empty(self) -> bool:
        return not self.has_frame and not (self._sound is not None and len(self._sound))

    def frame(self) -> Frame | None:
        """The oldest, or None; never waits."""
        return None if self._frames is None else self._frames.take()

    def block(self) -> Block | None:
        """The oldest, or None; never waits."""
        return None if self._sound is None else self._sound.take()

    def lost_frames(self) -> int:
        """Since it was asked last."""
        before, self._lost_frames = self._lost_frames, 0 if self._frames is None else self._frames.lost
        return self._lost_frames - before

    def lost_blocks(self) -> int:
        """Since it was asked last."""
        before, self._lost_blocks = self._lost_blocks, 0 if self._sound is None else self._sound.lost
        return self._lost_blocks - before

    def wants(self, frame: Frame, waiting: int) -> bool:
        """In the thread of the source: what is not to be recorded does not wait for it either."""
        stamp = frame.ref.capture_ms
        self._ages = (*self._ages, self._now_ms() - stamp)[-_AGES:]
        step_ms = max(self._step_ms, _THIN_MS) if waiting > BEHIND_FRAMES else self._step_ms
        if self._queued_ms is not None and stamp - self._queued_ms < step_ms:
            return False
        self._queued_ms = stamp
        return True


def shrunk(frame: Frame, most_px: int | None) -> Frame:
    """In its own shape; None is any size."""
    height, width = frame.pixels.shape[:2]
    if most_px is None or width * height <= most_px:
        return frame
    size = fitted(Size(width, height), Size(width, height), most_px)
    pixels = cv2.resize(frame.pixels, (size.width, size.height), interpolation=cv2.INTER_AREA)
    return msgspec.structs.replace(frame, pixels=np.asarray(pixels, np.uint8))


def weight(frame: Frame) -> int:
    return frame.pixels.nbytes
