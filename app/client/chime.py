"""Plays the short sounds of assets/sounds beside whatever is heard; a computer without sound stays silent.

A *stop* is never silent: it cuts off what sounds, it is heard while a stethoscope listens (which a stop ends), and
where the chosen loudspeaker does not play it the computer's own does. So is a call that rings. A device that hangs
keeps its thread; what comes next has another.
"""

import asyncio
import logging
import threading
import wave
from collections.abc import Callable
from pathlib import Path

import numpy as np

from app.client.border import Chime
from app.client.chimeorder import EMERGENCY, STOP, ChimeOrder
from app.client.desk import Desk
from app.client.sound_commands import QuietSounds, SoundCommand
from app.client.studio import Studio
from app.media import devices
from app.settings import assets_folder
from app.tasks import beside, named_executor

log = logging.getLogger(__name__)

NONE = "none"
PIECE = 960  # samples, 20 ms: so soon is a sound cut off
CUT_S = 0.3  # a device that does not let go of a sound within that hangs
MOST_THREADS = 8  # each but the last is a device that hangs: after that nothing here plays a sound
LONGEST_S = 5.0  # the longest sound is 1 s; a wireless loudspeaker takes two to wake
LOUD = (STOP, EMERGENCY)
LATENCY_S = 0.05  # of the device's buffer: a busy computer does not tear the sound, and a stop is heard at once


class Chimes:
    """One at a time: what comes while one sounds waits a moment for its turn. On the loop; the playing has a thread of
    its own. `told(name)`: for each that is begun, also where no device plays it. `heard(name, on)`: a device has begun
    to play it; or none does, or it is turned off here."""

    def __init__(self, desk: Desk, studio: Studio, told: Callable[[str], None] = lambda name: None) -> None:
        self.told = told
        self.heard: Callable[[str, bool], None] = lambda name, on: None
        self._desk, self._studio = desk, studio
        self._folder = assets_folder() / "sounds"
        self._thread = named_executor("chime")
        self._order = ChimeOrder()
        self._cut = threading.Event()
        self._cuts = asyncio.Event()  # the same, on the loop
        self._hung: str | None = None  # the loudspeaker that was chosen when a sound never ended
        self._threads = 1
        self._quiet: frozenset[str] = frozenset()
        self._playing = False

    def perform(self, command: Chime | SoundCommand) -> None:
        if isinstance(command, Chime):
            self.play(command.name, command.asked_for)
        elif isinstance(command, QuietSounds):
            self._quiet = command.names - {STOP}

    def play(self, name: str, asked_for: bool = False) -> None:
        """A name that is no sound is left out."""
        if (name in self._quiet and not asked_for) or not self._path(name).is_file():
            self.heard(name, False)
            return
        if self._order.come(name, self._desk.clock.mono_ms()):
            self._cut.set()
            self._cuts.set()
        if not self._playing:
            self._playing = True
            self._desk.tasks.start(self._play_all(), "chimes")

    def close(self) -> None:
        self._cut.set()
        self._thread.shutdown(wait=False, cancel_futures=True)

    async def _play_all(self) -> None:
        try:
            while name := self._order.next(self._desk.clock.mono_ms()):
                self._cut, self._cuts = threading.Event(), asyncio.Event()
                self.told(name)
                await self._play_one(name, self._speakers(name))
        finally:
            self._playing = False

    def _speakers(self, name: str) -> tuple[str, ...]:
        """Instead of one that hangs the computer's own, until another is chosen."""
        if self._threads > MOST_THREADS:
            return ()
        speakers = speakers_for(name, self._studio)
        return ("",) if speakers and self._hung == self._studio.chosen_speaker else speakers

    async def _play_one(self, name: str, speakers: tuple[str, ...]) -> None:
        def begun() -> None:
            """In the thread of the device."""
            self._desk.call(lambda: self.heard(name, True))

        playing = beside(self._desk.run(self._thread, _play, self._path(name), speakers, self._cut, begun), "chime")
        cut = beside(self._cuts.wait(), "chime cut")
        try:
            await asyncio.wait({playing, cut}, timeout=LONGEST_S, return_when=asyncio.FIRST_COMPLETED)
            if not playing.done():
                await asyncio.wait({playing}, timeout=CUT_S)
            if playing.done():
                if not playing.result():
                    self.heard(name, False)
                return
        finally:
            cut.cancel()
        log.info("a loudspeaker hangs: the next sound has another thread")
        self._thread.shutdown(wait=False, cancel_futures=True)
        self._thread = named_executor("chime")
        self._hung, self._threads = self._studio.chosen_speaker, self._threads + 1

    def _path(self, name: str) -> Path:
        return self._folder / f"{name}.wav"


def speakers_for(name: str, studio: Studio) -> tuple[str, ...]:
    """In order: the next is tried where one does not play. Empty for silence."""
    if name not in LOUD:
        return (studio.loudspeaker,) if studio.loudspeaker != NONE else ()
    return ("",) if studio.chosen_speaker in ("", NONE) else (studio.chosen_speaker, "")


def _play(path: Path, speakers: tuple[str, ...], cut: threading.Event, begun: Callable[[], None]) -> bool:
    """False where nothing played it; `begun` when it is heard."""
    sound = devices.sound_system()
    if sound is None or not speakers:
        return False
    with wave.open(str(path), "rb") as file:
        rate, raw = file.getframerate(), file.readframes(file.getnframes())
    samples = np.frombuffer(raw, np.int16).reshape(-1, 1)
    for speaker in speakers:
        if cut.is_set():
            break
        try:
            with devices.in_use(sound):
                _through(sound, speaker, rate, samples, cut, begun)
            return True
        except (
            sound.PortAudioError,
            devices.NoSuchDevice,
            ValueError,
        ) as error:  # the device is away: the speaker's own state says so
            log.info("a sound was not played: %s", type(error).__name__)
    return False


def _through(
    sound: devices.SoundModule,
    speaker: str,
    rate: int,
    samples: np.ndarray,
    cut: threading.Event,
    begun: Callable[[], None],
) -> None:
    """Blocks until it was heard to its end, or was cut off. `samples`: (n, 1) int16."""
    index = devices.sound_index(sound, speaker, "max_output_channels")
    settings = devices.sound_settings(sound, index)
    with sound.OutputStream(rate, 0, index, 1, "int16", latency=LATENCY_S, extra_settings=settings) as stream:
        for first in range(0, len(samples), PIECE):
            if cut.is_set():
                stream.abort()
                return
            stream.write(samples[first : first + PIECE])
            if first == 0:
                begun()
