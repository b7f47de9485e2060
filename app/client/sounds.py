"""The kept sounds of the open consult: packed here or brought here, and heard on this computer when somebody asks."""

import logging
import secrets
from collections.abc import Callable

import msgspec

from app.client.border import Failed, MediaView
from app.client.bulk import RANK_STILL, RANK_VIEW, Bulk, NotGivenError
from app.client.room_face import RoomFace
from app.client.soundplay import SoundPlay
from app.client.studio import Studio
from app.client.transfers import BlobDamaged
from app.consult.events.listening import SoundKept
from app.consult.events.surface import source_of
from app.consult.state import ConsultState, KeptSound
from app.media.blocks import BLOCK
from app.media.soundtake import SoundTake, flac, outline, preview
from app.store.errors import StoreFull

log = logging.getLogger(__name__)

VOICE = "voice"
FULL = "The disk of this computer is full: what the stethoscope gave cannot be kept. Free some space."


class Sounds:
    """On the loop. `changed` after every change of what `on` says."""

    def __init__(self, room: RoomFace, bulk: Bulk, studio: Studio, changed: Callable[[], None]) -> None:
        self._room, self._bulk, self._changed = room, bulk, changed
        self._desk = room.account.desk
        self._blobs = room.account.shelf.blobs
        self._whole: frozenset[str] = frozenset()
        self._previews: frozenset[str] = frozenset()
        self._gone: frozenset[str] = frozenset()
        self._bringing: set[str] = set()
        self._stops = 0
        self._play = SoundPlay(self._desk, studio, changed)
        self._play.lost = self._lost

    def on(self, view: MediaView) -> MediaView:
        """With what can be heard here, and what is."""
        listening = msgspec.structs.replace(
            view.listening,
            whole=self._whole,
            previews=self._previews,
            gone=self._gone,
            playing=self._play.playing,
        )
        return msgspec.structs.replace(view, listening=listening)

    def keep(self, take: SoundTake) -> None:
        """On its way as a still is: how it looks with the event, a preview first, the whole behind."""
        self._desk.tasks.start(self._keep(take), "sound kept")

    def state_changed(self, state: ConsultState) -> None:
        """A new stop silences what is heard."""
        if len(state.stops) > self._stops:
            self._play.silence()
        self._stops = len(state.stops)
        for sound in state.sounds.values():
            if sound.sound not in self._bringing:
                self._bringing.add(sound.sound)
                self._desk.tasks.start(self._bring(sound), "sound")

    async def play(self, name: str) -> None:
        """From its beginning; empty, or while this end listens: silence."""
        sound = self._room.state.sounds.get(name)
        blob = best_of(sound, self._whole, self._previews) if sound is not None else ""
        await self._play.play_blob(name, self._blobs, blob)

    def silence(self) -> None:
        """A microphone listens now, or somebody pressed: nothing is played."""
        self._play.silence()

    async def close(self) -> None:
        await self._play.close()

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

    def _lost(self, name: str) -> None:
        """Its file was damaged on this disk: it is asked for anew."""
        self._whole, self._previews = self._whole - {name}, self._previews - {name}
        if (sound := self._room.state.sounds.get(name)) is not None:
            self._desk.tasks.start(self._bring(sound), "sound")
        self._changed()

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
            self._gone |= {sound.sound}
            self._changed()
        else:
            self._whole |= {sound.sound}
            self._changed()


def best_of(sound: KeptSound, whole: frozenset[str], previews: frozenset[str]) -> str:
    """The blob to be heard, of those that are here; empty for none."""
    return sound.blob if sound.sound in whole else sound.preview if sound.sound in previews else ""
