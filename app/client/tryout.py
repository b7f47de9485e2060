"""A look at one's own camera and microphone without a call: nothing leaves this computer, nothing is recorded."""

import asyncio

import msgspec

from app.client.desk import Desk
from app.client.meeting_view import media_view
from app.client.notices import PlaybackTried
from app.client.playback import try_playback
from app.client.studio import Choice, Studio

LEVEL_EVERY_S = 0.1


class TryOut:
    """Has a studio of its own, so that a room never takes a try for a press on *Start*. On the loop."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._studio: Studio | None = None
        self._ticking: asyncio.Task[None] | None = None
        self._playing: asyncio.Task[None] | None = None

    async def turn_on(self, choice: Choice) -> None:
        if self._studio is not None:
            return
        studio = self._studio = Studio(self._desk)
        studio.changed = self._publish
        await studio.use(choice)
        await studio.turn_on("try")
        if self._studio is studio:  # else it was turned off while the devices were on their way
            self._ticking = self._desk.tasks.start(self._tick(), "try levels")

    async def use(self, choice: Choice) -> None:
        if self._studio is not None:
            await self._studio.use(choice)

    async def turn_off(self) -> None:
        """Nothing is said of a voice that is just recorded or played: who asked for it has turned away."""
        studio, self._studio = self._studio, None
        playing, self._playing = self._playing, None
        if playing is not None:
            playing.cancel()
        if self._ticking is not None:
            self._ticking.cancel()
            self._ticking = None
        if studio is not None:
            studio.changed = lambda: None
            await studio.turn_off()

    @property
    def is_playing(self) -> bool:
        return self._playing is not None and not self._playing.done()

    def play_back(self) -> None:
        """Nothing in a call: then it is heard whether it works."""
        if self._studio is None:
            self._desk.tell(PlaybackTried("in_call"))
        elif not self.is_playing:
            self._playing = self._desk.tasks.start(try_playback(self._desk, self._studio), "playback")

    def _publish(self) -> None:
        if self._studio is not None:
            view = media_view(self._studio, None, False, False, "", self._desk.now_ms())
            self._desk.slots.media.put(msgspec.structs.replace(view, on=False))

    async def _tick(self) -> None:
        while True:
            await asyncio.sleep(LEVEL_EVERY_S)
            self._publish()
