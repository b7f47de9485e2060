"""The kept sounds of the open consult: packed here or brought here, and heard on this computer when somebody asks."""

import asyncio
import logging
import secrets
from collections import deque
from collections.abc import Callable
from math import ceil

import msgspec
import numpy as np

from app.client.border import Failed, MediaView, Playing
from app.client.bulk import RANK_STILL, RANK_VIEW, Bulk, NotGivenError
from app.client.room_face import RoomFace
from app.client.studio import DEFAULT, Studio
from app.client.transfers import BlobDamaged
from app.consult.events.listening import SoundKept
from app.consult.events.surface import source_of
from app.consult.state import ConsultState, KeptSound
from app.media.blocks import BLOCK, Samples
from app.media.rtp.voice import Heard
from app.media.soundread import BrokenSound, read_sound
from app.media.soundtake import SoundTake, flac, outline, preview
from app.media.speaker import Speaker
from app.store.errors import StoreFull

log = logging.getLogger(__name__)

VOICE = "voice"
FULL = "The disk of this computer is full: what the stethoscope gave cannot be kept. Free some space."
BROKEN = "This sound cannot be read. Ask for another one."


class Sounds:
    """On the loop. `changed` after every change of what `on` says."""

    def __init__(self, room: RoomFace, bulk: Bulk, studio: Studio, changed: Callable[[], None]) -> None:
        self._room, self._bulk, self._studio, self._changed = room, bulk, studio, changed
        self._desk = room.account.desk
        self._blobs = room.account.shelf.blobs
        self._whole: frozenset[str] = frozenset()
        self._previews: frozenset[str] = frozenset()
        self._bringing: set[str] = set()
        self._playing: Playing | None = None
        self._speaker: Speaker | None = None
        self._asked = 0  # which press the sound that is being read was asked by
        self._closed = False

    def on(self, view: MediaView) -> MediaView:
        """With what can be heard here, and what is."""
        listening = msgspec.structs.replace(
            view.listening, whole=self._whole, previews=self._previews, playing=self._playing
        )
        return msgspec.structs.replace(view, listening=listening)

    def keep(self, take: SoundTake) -> None:
        """On its way as a still is: how it looks with the event, a preview first, the whole behind."""
        self._desk.tasks.start(self._keep(take), "sound kept")

    def state_changed(self, state: ConsultState) -> None:
        for sound in state.sounds.values():
            if sound.sound not in self._bringing:
                self._bringing.add(sound.sound)
                self._desk.tasks.start(self._bring(sound), "sound")

    async def play(self, name: str) -> None:
        """From its beginning; empty, or while this end listens: silence."""
        self._asked += 1
        asked = self._asked
        await self._hush()
        sound = self._room.state.sounds.get(name)
        if sound is None or self._studio.listens:
            return
        blob = sound.blob if name in self._whole else sound.preview if name in self._previews else ""
        if not blob:
            return
        try:
            samples = await self._desk.run(self._desk.received, read_sound, self._blobs.path(blob))
        except BrokenSound:
            self._desk.tell(Failed(BROKEN))
            return
        if asked == self._asked and not self._studio.listens and not self._closed:
            self._start(name, samples)

    def silence(self) -> None:
        """A microphone listens now, or somebody pressed: nothing is played."""
        if self._playing is not None:
            self._desk.tasks.start(self.play(""), "sound off")

    async def close(self) -> None:
        self._closed = True
        self._asked += 1
        await self._hush()

    # ---- inside

    async def _keep(self, take: SoundTake) -> None:
        samples, from_ms, run = take.samples, take.from_ms or 0, self._desk.run
        try:
            first, whole = [
                (await run(self._desk.files, self._blobs.put, data), len(data))
                for data in [await run(self._desk.files, pack, samples) for pack in (preview, flac)]
            ]
        except StoreFull:
            self._desk.tell(Failed(FULL))
            return
        me, length_ms = self._room.account.person.person, samples.size * 10 // BLOCK
        self._room.submit(
            SoundKept(secrets.token_hex(16), source_of(me, VOICE), from_ms, length_ms, *whole, *first, outline(samples))
        )
        self._bulk.push(self._room.consult, first[0], RANK_VIEW)
        self._bulk.push(self._room.consult, whole[0], RANK_STILL)

    async def _bring(self, sound: KeptSound) -> None:
        try:
            if sound.preview and not await self._desk.run(self._desk.files, self._blobs.has, sound.blob):
                await self._bulk.pull(self._room.consult, sound.preview, RANK_VIEW)
                self._previews |= {sound.sound}
                self._changed()
            await self._bulk.pull(self._room.consult, sound.blob, RANK_STILL)
        except StoreFull:
            self._desk.tell(Failed(FULL))
        except (NotGivenError, BlobDamaged) as error:
            log.info("sound %s did not come: %s", sound.sound, type(error).__name__)
        else:
            self._whole |= {sound.sound}
            self._changed()

    def _start(self, name: str, samples: Samples) -> None:
        blocks = deque(_blocks(samples))

        def source(_at_ms: float) -> Heard | None:
            """In the loudspeaker's thread."""
            if len(blocks) == 1:
                self._desk.call(lambda: self._ended(name))
            return Heard(blocks.popleft(), False, None) if blocks else None

        self._speaker = Speaker(self._studio.loudspeaker or DEFAULT, self._desk.now_ms)
        self._speaker.listen(source)
        self._speaker.start()
        self._playing = Playing(name, self._desk.now_ms())
        self._changed()

    def _ended(self, name: str) -> None:
        if self._playing is not None and self._playing.sound == name:
            self.silence()

    async def _hush(self) -> None:
        speaker, self._speaker, self._playing = self._speaker, None, None
        if speaker is not None:
            speaker.end()
            self._changed()
            await asyncio.shield(self._desk.run(self._desk.devices, speaker.close))


def _blocks(samples: Samples) -> list[Samples]:
    """Of 10 ms; the last is filled with silence."""
    whole = np.zeros(ceil(samples.size / BLOCK) * BLOCK, np.int16)
    whole[: samples.size] = samples
    return list(whole.reshape(-1, BLOCK))
