"""Plays one of the short sounds of assets/sounds beside whatever is heard; a computer without sound stays silent."""

import logging
import wave
from pathlib import Path

import numpy as np

from app.client.desk import Desk
from app.media import devices
from app.settings import assets_folder
from app.tasks import named_executor

log = logging.getLogger(__name__)

NONE = "none"


class Chimes:
    """One at a time: what comes while one sounds is left out. On the loop; the playing has a thread of its own."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._folder = assets_folder() / "sounds"
        self._thread = named_executor("chime")
        self._sounding = False

    async def play(self, name: str, speaker: str) -> None:
        path = self._folder / f"{name}.wav"
        if self._sounding or speaker == NONE or not path.is_file():
            return
        self._sounding = True
        try:
            await self._desk.run(self._thread, _play, path, speaker)
        finally:
            self._sounding = False

    def close(self) -> None:
        self._thread.shutdown(wait=False, cancel_futures=True)


def _play(path: Path, speaker: str) -> None:
    sound = devices.sound_system()
    if sound is None:
        return
    with wave.open(str(path), "rb") as file:
        rate, raw = file.getframerate(), file.readframes(file.getnframes())
    try:
        with devices.in_use(sound):
            device = devices.sound_index(sound, speaker, "max_output_channels")
            sound.play(np.frombuffer(raw, np.int16), rate, device=device, blocking=True)
    except (
        sound.PortAudioError,
        devices.NoSuchDevice,
        ValueError,
    ) as error:  # the device is away: the speaker's own state says so
        log.info("a sound was not played: %s", type(error).__name__)
