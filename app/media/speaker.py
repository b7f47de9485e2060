"""The loudspeaker: a device or a clock that pretends to be one; plays what it is given and counts its underruns."""

import logging
import threading
from collections.abc import Callable
from typing import Literal

import msgspec
import numpy as np

from app.media import devices
from app.media.beside import Beside
from app.media.blocks import BLOCK, RATE, Block, BlockFan, Samples
from app.media.depth import LEAST_MS, Depth
from app.media.echo import EchoCanceller
from app.media.mediatime import media_ms
from app.media.playout import Playout
from app.media.rtp.voice import Heard
from app.media.soundclock import SoundClock
from app.media.voicehear import VoiceHear
from app.tasks import start_thread

log = logging.getLogger(__name__)

SpeakerKind = Literal["opening", "on", "absent"]
Source = Callable[[float], Heard | None]

RETRY_S = 2.0
LATENCY_S = LEAST_MS / 1_000  # of the device's own buffer, as long as it does not run dry

_ABSENT = "The loudspeaker cannot be found: you do not hear the other side. Plug it in or choose another one."
_NONE = "No loudspeaker is chosen: you do not hear the other side."
_NO_SYSTEM = "This computer cannot play or record sound: its sound library (PortAudio) is missing. Use the telephone."


class SpeakerState(msgspec.Struct, frozen=True):
    """`sentence` is for people; empty when all is well."""

    kind: SpeakerKind = "opening"
    sentence: str = ""


class Speaker:
    """`spec`: a device name, `default`, `none` (the person wants none) or `clock`: silent, and takes what is played as
    a device would (for machines without sound, and tests).

    It is fed by `play`, through a ring, or asks a source for every block itself (`listen`). `played` carries what was
    really played, block by block: the received side's recording reads it. While the device is away the clock goes on
    in its place, and the device is tried again.
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
        self.failed = 0  # blocks at which the source raised: silence was played
        self.late = 0  # underruns because this thread came too late, or the device says so
        self._now_ms = now_ms
        self._echo = echo
        self._on_state = on_state
        self._playout = Playout()
        self._depth = Depth()
        self._beside = Beside()
        self._source: Source | None = None
        self._silent = threading.Event()
        self._clock = SoundClock()  # of the stamps, in server time
        self._beat = SoundClock()  # of the source, in media time
        self._ending = threading.Event()
        self._thread: threading.Thread | None = None

    @property
    def underruns(self) -> int:
        """How often sound was due and was not there, in the ring or in the device."""
        return self.dry + self.late

    @property
    def depth_ms(self) -> int:
        """How much sound the device is to hold, or the clock in its place; it plays so much later."""
        return self._depth.ms

    @property
    def dry(self) -> int:
        """How often the ring was empty though a stream was there; a source makes up what it lacks and counts that."""
        return self._playout.underruns

    def start(self) -> None:
        self._thread = start_thread("speaker", self._run)

    def play(self, samples: Samples) -> None:
        """One thread, never waits: int16 mono at 48 kHz, any length."""
        self._playout.put(samples)

    def listen(self, source: Source | None) -> None:
        """From the next block on `source` is asked instead of the ring, in this thread and at an even pace: the
        media time at which the block is due -> the block, or None where no stream is. None: the ring again."""
        self._source = source

    def follow(self, hear: object) -> None:
        """Plays what a VoiceHear hears; None: the ring again. TypeError for one in another process."""
        if hear is not None and not isinstance(hear, VoiceHear):
            raise TypeError("a loudspeaker plays what is heard in its own process")
        self.listen(None if hear is None else hear.pull)

    def set_silent(self, on: bool) -> None:
        """While on, what comes is taken but not played: for the time a stethoscope listens. Any thread."""
        if on:
            self._silent.set()
        else:
            self._silent.clear()

    def lay(self, samples: Samples) -> None:
        """A short sound beside the voice, which is lowered meanwhile: int16 mono at 48 kHz; empty: no more of it. What
        the echo canceller and `played` are given has it in it. Any thread."""
        self._beside.lay(samples)

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
        if self.spec in ("none", "clock"):
            self._become(SpeakerState("on") if self.spec == "clock" else SpeakerState("absent", _NONE))
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
        depth_ms, settings = self._depth.ms, devices.sound_settings(sound, index)
        with sound.OutputStream(
            RATE, BLOCK, index, 1, "int16", latency=depth_ms / 1_000, extra_settings=settings
        ) as stream:
            self._become(SpeakerState("on"))
            self._lose()
            if self._echo is not None:
                self._echo.far_delay_ms = depth_ms
            while not self._ending.is_set() and not self._depth.is_worth_opening(depth_ms):
                due = self._next()
                block = _SILENCE if due is None else due
                if self._echo is not None:
                    self._echo.far(block)
                if stream.write(block.reshape(BLOCK, 1)):
                    self.late += 1
                    self._depth.ran_dry(media_ms())
                    self._lose()

    def _clocked(self, for_s: float | None) -> None:
        """A block every 10 ms of media time; one that is late is followed at once, as a device's buffer would."""
        due = start = media_ms()
        self._lose()
        is_dry = False
        while not self._ending.is_set() and (for_s is None or due - start < for_s * 1_000):
            late_ms, was_dry = media_ms() - due, is_dry
            is_dry = self._next() is not None and late_ms > self._depth.ms and self._source is not None
            if is_dry:
                self.late += 1  # a device would have played its buffer to the end
            if is_dry and not was_dry:
                self._depth.ran_dry(due)
            due += 10
            wait_ms = due - media_ms()
            if wait_ms > 0:
                self._ending.wait(wait_ms / 1_000)
            elif wait_ms < -1_000:
                due = media_ms()  # the computer slept
                self._lose()

    def _next(self) -> Samples | None:
        """What is to be played now; None: nothing."""
        if self._silent.is_set():
            self._beside.lay(_NOTHING)  # nor is the rest of it heard when a stethoscope has done
        due, at_ms = self._beside.mix(self._due()), self._clock.stamp(self._now_ms())
        if due is None or self._silent.is_set():
            return None
        self.played.put(Block(due, at_ms))
        return due

    def _due(self) -> Samples | None:
        source = self._source
        now_ms = media_ms()
        beat_ms = self._beat.stamp(round(now_ms))
        self._depth.look(now_ms)
        if source is None:
            return self._playout.pull()
        try:
            heard = source(float(beat_ms))
        except Exception:  # of what comes from elsewhere nothing may end the loudspeaker
            self.failed += 1
            if self.failed == 1:
                log.exception("a block of sound could not be made, silence is played; those after it are only counted")
            return None
        return None if heard is None else heard.samples

    def _lose(self) -> None:
        self._clock.lose()
        self._beat.lose()

    def _become(self, state: SpeakerState) -> None:
        if state == self.state:
            return
        self.state = state
        if self._on_state is not None:
            self._on_state(state)


_SILENCE: Samples = np.zeros(BLOCK, np.int16)
_NOTHING: Samples = np.zeros(0, np.int16)
