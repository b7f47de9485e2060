"""Plays the short sounds of assets/sounds beside whatever is heard; a computer without sound stays silent.

A *stop* is never silent: it cuts off what sounds, it is heard while a stethoscope listens (which a stop ends), and
where the chosen loudspeaker does not play it the computer's own does. So is a call that rings. A device that hangs
keeps its thread, is passed over as long, and plays nothing of it when it wakes.
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
        self._hung: dict[str, asyncio.Task[bool]] = {}  # by loudspeaker: what never ended, in a thread of its own
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
                self._cuts = asyncio.Event()
                self.told(name)
                await self._play_one(name)
        finally:
            self._playing = False

    async def _play_one(self, name: str) -> None:
        """On the first of its loudspeakers that plays it."""
        for speaker in speakers_for(name, self._studio):
            hung = self._hung.get(speaker)
            if hung is not None and not hung.done():
                continue
            if await self._has_played(name, speaker) or self._cuts.is_set():
                return
        self.heard(name, False)

    async def _has_played(self, name: str, speaker: str) -> bool:
        """False where this loudspeaker does not play it, or not to its end."""

        def begun() -> None:
            """In the thread of the device."""
            self._desk.call(lambda: self.heard(name, True))

        stop = threading.Event()
        self._cut = stop
        playing = beside(self._desk.run(self._thread, _play, self._path(name), speaker, stop, begun), "chime")
        cut = beside(self._cuts.wait(), "chime cut")
        try:
            await asyncio.wait({playing, cut}, timeout=LONGEST_S, return_when=asyncio.FIRST_COMPLETED)
            if not playing.done():
                await asyncio.wait({playing}, timeout=CUT_S)
            if playing.done():
                return playing.result()
        finally:
            cut.cancel()
        log.info("a loudspeaker hangs: it is passed over until it lets go")
        stop.set()
        self._thread.shutdown(wait=False, cancel_futures=True)
        self._thread = named_executor("chime")
        self._hung[speaker] = playing
        return False

    def _path(self, name: str) -> Path:
        return self._folder / f"{name}.wav"


def speakers_for(name: str, studio: Studio) -> tuple[str, ...]:
    """In order: the next is tried where one does not play. Empty for silence."""
    if name not in LOUD:
        return (studio.loudspeaker,) if studio.loudspeaker != NONE else ()
    return ("",) if studio.chosen_speaker in ("", NONE) else (studio.chosen_speaker, "")


def _play(path: Path, speaker: str, cut: threading.Event, begun: Callable[[], None]) -> bool:
    """False where it does not play it; `begun` when it is heard."""
    sound = devices.sound_system()
    if sound is None:
        return False
    with wave.open(str(path), "rb") as file:
        rate, raw = file.getframerate(), file.readframes(file.getnframes())
    samples = np.frombuffer(raw, np.int16).reshape(-1, 1)
    try:
        with devices.in_use(sound):
            _through(sound, speaker, rate, samples, cut, begun)
        return True
    except (sound.PortAudioError, devices.NoSuchDevice, ValueError) as error:  # it is away: its own state says so
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
            if first == 0 and not cut.is_set():
                begun()
