"""One kept sound at a time on this computer's loudspeaker, from its beginning; knows neither room nor review."""

import asyncio
from collections import deque
from collections.abc import Callable
from math import ceil

import numpy as np

from app.client.border import Failed, Playing
from app.client.desk import Desk
from app.client.studio import DEFAULT, Studio
from app.documents.lying import Lying
from app.media.blocks import BLOCK, Samples
from app.media.rtp.voice import Heard
from app.media.soundread import BrokenSound, read_sound
from app.media.speaker import Speaker
from app.media.voices import Loud
from app.store.blobs import BlobDamaged, Blobs

BROKEN = "This sound cannot be read. Ask for another one."


class SoundPlay:
    """On the loop. `changed` after every change of `playing`. While this end listens to a patient nothing is played.
    `most_ms`: what a sound holds beyond that is not. `in_call`: where the call's own loudspeaker is there it is heard
    through that one, over the voice, and taken out of the microphone like the voice; `playing` says nothing of it.
    `lost(name)`: its file is here no more, or was damaged, and has to be had anew."""

    def __init__(
        self,
        desk: Desk,
        studio: Studio,
        changed: Callable[[], None],
        most_ms: int | None = None,
        in_call: bool = False,
    ) -> None:
        self._in_call = in_call
        self._laid_on: Loud | None = None
        self._most = None if most_ms is None else most_ms * BLOCK // 10
        self.playing: Playing | None = None
        self.lost: Callable[[str], object] = lambda _: None
        self._desk, self._studio, self._changed = desk, studio, changed
        self._speaker: Speaker | None = None
        self._asked = 0  # which press the sound that is being read was asked by
        self._closed = False

    async def play_blob(self, name: str, blobs: Blobs, blob: str) -> None:
        """As `play`; empty is none."""
        self._asked += 1
        asked, place = self._asked, None
        try:
            if blob:
                place = await self._desk.run(self._desk.received, blobs.place, blob)
        except (FileNotFoundError, BlobDamaged):
            if asked == self._asked and not self._closed:
                self._desk.tell(Failed(BROKEN))
                self.lost(name)
        if asked != self._asked or await self.play(name, place) or self._closed:
            return
        if not await self._desk.run(self._desk.received, blobs.still_opens, blob):
            self.lost(name)

    async def play(self, name: str, place: Lying | None) -> bool:
        """Another one ends; None, or while this end listens: silence. False where it cannot be read."""
        self._asked += 1
        asked = self._asked
        await self._hush()
        if place is None or self._studio.listens:
            return True
        try:
            samples = await self._desk.run(self._desk.received, read_sound, place)
        except BrokenSound:
            if asked == self._asked and not self._closed:  # else nobody waits for it any more
                self._desk.tell(Failed(BROKEN))
            return False
        if asked == self._asked and not self._studio.listens and not self._closed:
            self._start(name, samples)
        return True

    def silence(self) -> None:
        """Never waits; also what is still being read is not played."""
        self._asked += 1
        self._lift()
        if self.playing is not None:
            self._desk.tasks.start(self._hush(), "sound off")

    async def close(self) -> None:
        self._closed = True
        self._asked += 1
        await self._hush()

    def _start(self, name: str, samples: Samples) -> None:
        loud = self._studio.speaker if self._in_call else None
        if loud is not None:
            self._laid_on = loud
            loud.lay(samples[: self._most])
            return
        blocks = deque(_blocks(samples[: self._most]))

        def source(_at_ms: float) -> Heard | None:
            """In the loudspeaker's thread."""
            if self._studio.listens:
                blocks.clear()
            if len(blocks) <= 1:
                self._desk.call(lambda: self._ended(name))
            return Heard(blocks.popleft(), False, None) if blocks else None

        self._speaker = Speaker(self._studio.loudspeaker or DEFAULT, self._desk.now_ms)
        self._speaker.listen(source)
        self._speaker.start()
        self.playing = Playing(name, self._desk.now_ms())
        self._changed()

    def _ended(self, name: str) -> None:
        if self.playing is not None and self.playing.sound == name:
            self.silence()

    def _lift(self) -> None:
        loud, self._laid_on = self._laid_on, None
        if loud is not None:
            loud.lay(np.zeros(0, np.int16))

    async def _hush(self) -> None:
        self._lift()
        speaker, self._speaker, self.playing = self._speaker, None, None
        if speaker is not None:
            speaker.end()
            self._changed()
            await asyncio.shield(self._desk.run(self._desk.devices, speaker.close))


def _blocks(samples: Samples) -> list[Samples]:
    """Of 10 ms; the last is filled with silence."""
    whole = np.zeros(ceil(samples.size / BLOCK) * BLOCK, np.int16)
    whole[: samples.size] = samples
    return list(whole.reshape(-1, BLOCK))
