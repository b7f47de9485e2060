"""The microphone: a device, a looping file or nothing; 10 ms blocks with the echo taken out."""

import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Literal

import av
import av.error
import msgspec
import numpy as np

from app.media import devices
from app.media.blocks import BLOCK, RATE, Block, BlockFan, Samples, level_of
from app.media.echo import EchoCanceller
from app.media.soundclock import SoundClock
from app.tasks import start_thread

MicrophoneKind = Literal["opening", "on", "absent", "silent"]

RETRY_S = 2.0
SILENT_S = 5.0
_SILENT_PEAK = 4  # of 32,768: a living microphone in a quiet room is well above, a switched-off one gives zeros
_LONGEST_FILE_S = 600

_ABSENT = "The microphone cannot be found: nobody hears you. Plug it in or choose another one."
_NO_FILE = "The sound file chosen as microphone cannot be read: nobody hears you. Choose another one."
_NONE = "No microphone is chosen: nobody hears you."
_NO_SYSTEM = "This computer cannot play or record sound: its sound library (PortAudio) is missing. Use the telephone."
_SILENT = "The microphone gives no sound at all. Check its switch and whether the system has muted it."


class MicrophoneState(msgspec.Struct, frozen=True):
    """`sentence` is for people; empty when all is well."""

    kind: MicrophoneKind = "opening"
    sentence: str = ""


class Microphone:
    """`spec`: a device name, `default`, `file:PATH` (looped in real time) or `none`. A file is for demo
    and tests: it is decoded in this process, so it must be one's own.

    `on_state` is called in the microphone's own thread. A device that is away is tried again and taken up.
    """

    def __init__(
        self,
        spec: str,
        now_ms: Callable[[], int],
        echo: EchoCanceller | None = None,
        on_state: Callable[[MicrophoneState], None] | None = None,
    ) -> None:
        self.spec = spec
        self.blocks = BlockFan()
        self.state = MicrophoneState()
        self.level = 0.0
        self._now_ms = now_ms
        self._echo = echo
        self._clock = SoundClock()
        self._on_state = on_state
        self._muted = threading.Event()
        self._plain = threading.Event()
        self._ending = threading.Event()
        self._thread: threading.Thread | None = None
        self._quiet_since: float | None = None

    def start(self) -> None:
        self._thread = start_thread("microphone", self._run)

    def set_muted(self, on: bool) -> None:
        """Muted: no block leaves, to no reader; the level reads 0."""
        if on:
            self._muted.set()
            self.level = 0.0
        else:
            self._muted.clear()

    def set_plain(self, on: bool) -> None:
        """While on, sound leaves as the device gives it: a stethoscope is neither cleaned nor evened. Any thread."""
        if on:
            self._plain.set()
        else:
            self._plain.clear()

    def end(self) -> None:
        """No block leaves from now on. Any thread, never waits; `close` follows."""
        self._ending.set()
        self.level = 0.0

    def close(self) -> None:
        self.end()
        if self._thread is not None:
            self._thread.join(timeout=2.0)
            self._thread = None
        self.level = 0.0

    def _run(self) -> None:
        if self.spec == "none":
            self._become(MicrophoneState("absent", _NONE))
            return
        while not self._ending.is_set():
            try:
                if self.spec.startswith("file:"):
                    self._from_file(Path(self.spec[5:]))
                else:
                    self._from_device()
            except devices.NoSuchDevice as gone:
                self._become(MicrophoneState("absent", str(gone)))
            self._ending.wait(RETRY_S)

    def _from_device(self) -> None:
        sound = devices.sound_system()
        if sound is None:
            raise devices.NoSuchDevice(_NO_SYSTEM)
        try:
            devices.look_again(sound)
            with devices.in_use(sound):
                self._listen(sound)
        except (sound.PortAudioError, devices.NoSuchDevice) as error:
            raise devices.NoSuchDevice(_ABSENT) from error

    def _listen(self, sound: devices.SoundModule) -> None:
        index = devices.sound_index(sound, self.spec, "max_input_channels")
        settings = devices.sound_settings(sound, index)
        with sound.InputStream(RATE, BLOCK, index, 1, "int16", latency=0.03, extra_settings=settings) as stream:
            self._clock.lose()
            delay_ms = round(stream.latency * 1000)
            while not self._ending.is_set():
                heard, overflowed = stream.read(BLOCK)
                if overflowed:
                    self._clock.lose()
                samples = np.ascontiguousarray(heard[:, 0])
                self._watch(samples)
                self._publish(self._cleaned(samples, delay_ms))

    def _from_file(self, path: Path) -> None:
        samples = _decoded(path)
        due = time.monotonic()
        self._clock.lose()
        for block in _looped(samples):
            due += 0.01
            wait = due - time.monotonic()
            if wait > 0:
                self._ending.wait(wait)
            elif wait < -1.0:
                due = time.monotonic()  # the computer slept
                self._clock.lose()
            if self._ending.is_set():
                return
            self._watch(block)
            self._publish(block)

    def _cleaned(self, samples: Samples, delay_ms: int) -> Samples:
        if self._echo is None or self._plain.is_set():
            return samples
        return self._echo.near(samples, delay_ms + self._echo.far_delay_ms)

    def _publish(self, samples: Samples) -> None:
        at_ms = self._clock.stamp(self._now_ms() - 10)  # also while muted: it goes on
        if self._muted.is_set() or self._ending.is_set():
            return
        self.level = max(level_of(samples), self.level * 0.9)  # falls slowly, so that the eye can follow
        self.blocks.put(Block(samples, at_ms))

    def _watch(self, samples: Samples) -> None:
        """On, or silent when nothing at all was heard for some seconds; muting here does not change it."""
        now = time.monotonic()
        if int(samples.max()) - int(samples.min()) > 2 * _SILENT_PEAK:
            self._quiet_since = None
            self._become(MicrophoneState("on"))
        elif self._quiet_since is None:
            self._quiet_since = now
        elif now - self._quiet_since > SILENT_S:
            self._become(MicrophoneState("silent", _SILENT))
        if self.state.kind in ("opening", "absent"):
            self._become(MicrophoneState("on"))

    def _become(self, state: MicrophoneState) -> None:
        if state == self.state:
            return
        self.state = state
        if self._on_state is not None:
            self._on_state(state)


def _decoded(path: Path) -> Samples:
    """The whole file as 48 kHz mono. Raises NoSuchDevice."""
    parts: list[Samples] = []
    total = 0
    resampler = av.AudioResampler(format="s16", layout="mono", rate=RATE)
    try:
        with av.open(str(path)) as container:
            for frame in container.decode(audio=0):
                for piece in resampler.resample(frame):
                    part = np.asarray(piece.to_ndarray().reshape(-1), np.int16)
                    parts.append(part)
                    total += part.size
                if total > _LONGEST_FILE_S * RATE:
                    break
    except (OSError, IndexError, av.error.FFmpegError) as error:
        raise devices.NoSuchDevice(_NO_FILE) from error
    if total < BLOCK:
        raise devices.NoSuchDevice(_NO_FILE)
    return np.concatenate(parts)


def _looped(samples: Samples) -> Iterator[Samples]:
    while True:
        for start in range(0, samples.size - BLOCK + 1, BLOCK):
            yield samples[start : start + BLOCK]
