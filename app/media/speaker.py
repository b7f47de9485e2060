"""The loudspeaker: a device or a clock that pretends to be one; plays the playout ring and counts its underruns."""

import threading
import time
from collections.abc import Callable
from typing import Literal

import msgspec
import numpy as np

from app.media import devices
from app.media.blocks import BLOCK, RATE, Block, BlockFan, Samples
from app.media.echo import EchoCanceller
from app.media.playout import Playout
from app.media.soundclock import SoundClock
from app.tasks import start_thread

SpeakerKind = Literal["opening", "on", "absent"]

RETRY_S = 2.0
LATENCY_S = 0.06  # of the device's own buffer: rides out a busy interpreter

_ABSENT = "The loudspeaker cannot be found: you do not hear the other side. Plug it in or choose another one."
_NO_SYSTEM = "This computer cannot play or record sound: its sound library (PortAudio) is missing. Use the telephone."


class SpeakerState(msgspec.Struct, frozen=True):
    """`sentence` is for people; empty when all is well."""

    kind: SpeakerKind = "opening"
    sentence: str = ""


class Speaker:
    """`spec`: a device name, `default`, or `none` (clocked and silent: for machines without sound, and tests).

    `played` carries what was really played, block by block: the received side's recording reads it. While the
    device is away the clock goes on in its place, and the device is tried again.
    """

    def __init__(
        self,
        spec: str,
        now_ms: Callable[[], int],
        echo: EchoCanceller | None = None,
        on_state: Callable[[SpeakerState], None] | None = None,
    ) -> None:
        self.spec = spec
        self.played = BlockFan()
        self.state = SpeakerState()
        self._device_underruns = 0
        self._now_ms = now_ms
        self._echo = echo
        self._on_state = on_state
        self._playout = Playout()
        self._clock = SoundClock()
        self._ending = threading.Event()
        self._thread: threading.Thread | None = None

    @property
    def underruns(self) -> int:
        """How often sound was due and was not there, here or in the device."""
        return self._playout.underruns + self._device_underruns

    def start(self) -> None:
        self._thread = start_thread("speaker", self._run)

    def play(self, samples: Samples) -> None:
        """One thread, never waits: int16 mono at 48 kHz, any length."""
        self._playout.put(samples)

    def hush(self) -> None:
        """The stream has ended: what waits is dropped, and silence from now on is no underrun."""
        self._playout.hush()

    def end(self) -> None:
        """Nothing is played from now on. Any thread, never waits; `close` follows."""
        self._ending.set()

    def close(self) -> None:
        self.end()
        if self._thread is not None:
            self._thread.join(timeout=2.0)
            self._thread = None

    def _run(self) -> None:
        if self.spec == "none":
            self._become(SpeakerState("on"))
            self._clocked(None)
            return
        while not self._ending.is_set():
            sound = devices.sound_system()
            if sound is None:
                self._become(SpeakerState("absent", _NO_SYSTEM))
                self._clocked(None)
                return
            try:
                devices.look_again(sound)
                with devices.in_use(sound):
                    self._through_device(sound)
            except (sound.PortAudioError, devices.NoSuchDevice):
                self._become(SpeakerState("absent", _ABSENT))
                self._clocked(RETRY_S)

    def _through_device(self, sound: devices.SoundModule) -> None:
        index = devices.sound_index(sound, self.spec, "max_output_channels")
        with sound.OutputStream(
            RATE, BLOCK, index, 1, "int16", latency=LATENCY_S, extra_settings=devices.sound_settings(sound, index)
        ) as stream:
            self._become(SpeakerState("on"))
            self._clock.lose()
            while not self._ending.is_set():
                block = self._next()
                if self._echo is not None:
                    self._echo.far(block)
                if stream.write(block.reshape(BLOCK, 1)):
                    self._device_underruns += 1
                    self._clock.lose()

    def _clocked(self, for_s: float | None) -> None:
        """A block every 10 ms of monotonic time; one that is late is followed at once, as a device's buffer would."""
        due = start = time.monotonic()
        self._clock.lose()
        while not self._ending.is_set() and (for_s is None or due - start < for_s):
            self._next()
            due += 0.01
            wait = due - time.monotonic()
            if wait > 0:
                self._ending.wait(wait)
            elif wait < -1.0:
                due = time.monotonic()  # the computer slept
                self._clock.lose()

    def _next(self) -> Samples:
        due, at_ms = self._playout.pull(), self._clock.stamp(self._now_ms())
        block = _SILENCE if due is None else due
        if due is not None:
            self.played.put(Block(block, at_ms))
        return block

    def _become(self, state: SpeakerState) -> None:
        if state == self.state:
            return
        self.state = state
        if self._on_state is not None:
            self._on_state(state)


_SILENCE: Samples = np.zeros(BLOCK, np.int16)
