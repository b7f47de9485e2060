"""Some seconds of a microphone, kept as they are: gathered, packed without loss, drawn; knows no consult and no disk.

take = SoundTake(microphone.blocks)     # from now on
take.left_ms, take.is_whole             # at any time
data = flac(take.samples)               # on an executor; some 10 ms for 15 s
"""

import io
from typing import Any

import av
import numpy as np

from app.media.blocks import BLOCK, RATE, BlockFan, Samples

LENGTH_MS = 15_000
PREVIEW_BPS = 16_000  # 30 kB of 15 s; a heart and a lung lie below 2 kHz
OUTLINE_PARTS = 600  # 25 ms each of 15 s: the two sounds of a heart stand apart
_HOLE_MS = 50  # less between two stamps is the jitter of a busy computer


class SoundTake:
    """Blocks are taken in the thread that puts them: none waits, so none is lost here. What the microphone did not give
    is silence for as long: two beats of a heart never come nearer to each other than they were."""

    def __init__(self, fan: BlockFan, length_ms: int = LENGTH_MS) -> None:
        self.from_ms: int | None = None  # server time of the first sample
        self._wanted = length_ms // 10
        self._blocks: list[Samples] = []
        self._due_ms = 0  # where the next block lies
        self._fan = fan
        self._queue = fan.reader(self._woken)

    @property
    def is_whole(self) -> bool:
        return len(self._blocks) >= self._wanted

    @property
    def left_ms(self) -> int:
        return max(0, self._wanted - len(self._blocks)) * 10

    @property
    def samples(self) -> Samples:
        """What was gathered: int16 mono at 48 kHz."""
        blocks = self._blocks[: self._wanted]
        return np.concatenate(blocks) if blocks else np.zeros(0, np.int16)

    def end(self) -> None:
        """Nothing is gathered any more."""
        self._fan.drop(self._queue)

    def _woken(self) -> None:
        block = self._queue.take()
        if block is None or self.is_whole:
            return
        if self.from_ms is None:
            self.from_ms = self._due_ms = block.at_ms
        missing_ms = block.at_ms - self._due_ms
        if missing_ms >= _HOLE_MS:
            self._blocks += [_SILENCE] * min(missing_ms // 10, self.left_ms // 10)
        self._blocks.append(block.samples)
        self._due_ms = block.at_ms + 10


_SILENCE: Samples = np.zeros(BLOCK, np.int16)


def flac(samples: Samples) -> bytes:
    """Every sample comes back as it was. Blocks: on an executor."""
    file = io.BytesIO()
    with av.open(file, "w", format="flac") as container:
        stream: Any = container.add_stream("flac", rate=RATE, layout="mono")
        stream.codec_context.format = "s16"
        _write(container, stream, samples)
    return file.getvalue()


def preview(samples: Samples, bps: int = PREVIEW_BPS) -> bytes:
    """Opus, to be heard until all of it is there, or where that is all there is. Blocks: on an executor."""
    file = io.BytesIO()
    with av.open(file, "w", format="ogg") as container:
        stream: Any = container.add_stream("libopus", rate=RATE, layout="mono")
        stream.bit_rate = bps
        _write(container, stream, samples)
    return file.getvalue()


def outline(samples: Samples, parts: int = OUTLINE_PARTS) -> bytes:
    """How it looks: the peak of each of `parts` equal parts, 255 the loudest of them; empty for silence."""
    loud = np.abs(samples.astype(np.int32))
    if not loud.size or not loud.max():
        return b""
    edges = np.linspace(0, loud.size, min(parts, loud.size) + 1).astype(np.int64)[:-1]
    peaks = np.maximum.reduceat(loud, edges)
    return np.asarray(np.round(peaks * (255 / peaks.max())), np.uint8).tobytes()


def _write(container: Any, stream: Any, samples: Samples) -> None:
    for start in range(0, samples.size, RATE // 10):
        part = np.ascontiguousarray(samples[start : start + RATE // 10]).reshape(1, -1)
        sound = av.AudioFrame.from_ndarray(part, format="s16", layout="mono")
        sound.sample_rate, sound.pts = RATE, start
        container.mux(stream.encode(sound))
    container.mux(stream.encode(None))
