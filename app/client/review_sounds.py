"""The kept sounds of a stored consult, brought as they can be had, and what was spoken with its instructions, brought
when it is asked for; heard on this computer. Knows no time."""

import asyncio
import logging
from collections.abc import Callable

from app.client.border import Failed, ListeningView
from app.client.bulk import RANK_STILL, RANK_VIEW
from app.client.desk import Desk
from app.client.soundplay import SoundPlay
from app.client.sounds import best_of
from app.client.stored import Stored
from app.client.studio import Studio
from app.client.transfers import BlobDamaged, NotGivenError
from app.consult.state import ConsultState, KeptSound
from app.store.errors import StoreFull

log = logging.getLogger(__name__)

_FULL_S = 20.0  # between two looks at a disk that is full
GONE = "What was spoken with this instruction is not to be had any more. Its words stand in the line."
FULL = "The disk of this computer is full: what the stethoscope gave cannot be brought here. Free some space."


class ReviewSounds:
    """On the loop. `changed` after every change of `view`. What is not given any more, or is missing in the file, is
    `gone`: seen, never heard."""

    def __init__(self, desk: Desk, stored: Stored, studio: Studio, changed: Callable[[], None]) -> None:
        self._desk, self._stored, self._changed = desk, stored, changed
        self._state = ConsultState("")
        self._whole: frozenset[str] = frozenset()
        self._previews: frozenset[str] = frozenset()
        self._gone: frozenset[str] = frozenset()
        self._play = SoundPlay(desk, studio, changed)
        self._play.lost = self._lost
        self._asked = ""  # the instruction whose words are to be heard
        self._waiting: dict[str, KeptSound] = {}  # by name, in order: no more than the consult has
        self._more = asyncio.Event()
        self._fetch = desk.tasks.start(self._bring_all(), "review sounds")

    @property
    def view(self) -> ListeningView:
        return ListeningView(whole=self._whole, previews=self._previews, gone=self._gone, playing=self._play.playing)

    def state_changed(self, last: ConsultState) -> None:
        """`last`: the consult as it ends; more of it may come."""
        for name in last.sounds.keys() - self._state.sounds.keys():
            self._want(last.sounds[name])
        self._state = last

    async def play(self, name: str) -> None:
        """From its beginning: a sound, or an instruction. Empty, or one that is not here: silence."""
        self._asked = ""
        sound, given = self._state.sounds.get(name), self._state.instructions.get(name)
        blob = best_of(sound, self._whole, self._previews) if sound is not None else ""
        if sound is None and given is not None and given.clip is not None:
            await self._play.play("", None)  # what sounds ends now, not when this one has come
            self._asked = name
            blob = await self._spoken(given.clip.blob)
            if self._asked != name:
                return
        await self._play.play_blob(name, self._stored.blobs, blob)

    def silence(self) -> None:
        self._asked = ""
        self._play.silence()

    async def close(self) -> None:
        self._fetch.cancel()
        await self._play.close()

    async def _spoken(self, blob: str) -> str:
        """The blob when it is here; empty, and said, where it is not to be had."""
        try:
            await self._stored.pull(blob, RANK_VIEW)
        except (NotGivenError, BlobDamaged) as error:
            log.info("what was spoken did not come: %s", type(error).__name__)
            self._desk.tell(Failed(GONE))
        except StoreFull:
            self._desk.tell(Failed(FULL))
        else:
            return blob
        return ""

    def _lost(self, name: str) -> None:
        """Its file was damaged on this disk: it is asked for anew. What was spoken is, at its next press."""
        self._whole, self._previews = self._whole - {name}, self._previews - {name}
        if (sound := self._state.sounds.get(name)) is not None:
            self._want(sound)
        self._changed()

    def _want(self, sound: KeptSound) -> None:
        self._waiting[sound.sound] = sound
        self._more.set()

    async def _bring_all(self) -> None:
        """One after another: the recording is coming besides."""
        while True:
            while not self._waiting:
                self._more.clear()
                await self._more.wait()
            sound = self._waiting.pop(next(iter(self._waiting)))
            if sound.preview and await self._is_brought(sound, sound.preview, RANK_VIEW):
                self._previews |= {sound.sound}
                self._changed()
            if await self._is_brought(sound, sound.blob, RANK_STILL):
                self._whole |= {sound.sound}
                self._changed()

    async def _is_brought(self, sound: KeptSound, blob: str, rank: int) -> bool:
        """For want of room on this disk it waits; what is not given, or not as it was named, is gone."""
        try:
            await self._room_for(blob, rank)
        except (NotGivenError, BlobDamaged) as error:
            log.info("sound %s did not come: %s", sound.sound, type(error).__name__)
            if blob == sound.blob:
                self._gone |= {sound.sound}
                self._changed()
            return False
        return True

    async def _room_for(self, blob: str, rank: int) -> None:
        told = False
        while True:
            try:
                return await self._stored.pull(blob, rank)
            except StoreFull:
                if not told:
                    self._desk.tell(Failed(FULL))
                told = True
                await asyncio.sleep(_FULL_S)
