"""The program's own call as it is used: beside voice and picture a hand on each side that never rests."""

import asyncio

from app.consult.whispers import PointerMoved
from app.media.rtp.whisperear import Heard
from app.tasks import named_executor
from tests.bench.links.ours import CODEC_THREADS, Ours
from tests.bench.links.place import Place, now_ms
from tests.bench.virtual.hand import EVERY_MS, Hand, age_ms


class Pointing(Ours):
    """The hand's time is the computer's own, so the other side knows how old a pointer is."""

    def __init__(self, place: Place) -> None:
        super().__init__(place)
        self._peer.on_whisper = self._heard_whisper
        self._pointing = asyncio.create_task(self._point())

    async def close(self) -> None:
        self._pointing.cancel()
        await asyncio.gather(self._pointing, return_exceptions=True)
        await super().close()

    def _heard_whisper(self, heard: Heard) -> None:
        if isinstance(heard, PointerMoved):
            self._place.witness.pointed(age_ms(heard, now_ms()))

    async def _point(self) -> None:
        hand = Hand()
        while True:
            await asyncio.sleep(EVERY_MS / 1_000)
            self._peer.whisper(hand.move(now_ms()))


async def open_engine(place: Place) -> Pointing:
    asyncio.get_running_loop().set_default_executor(named_executor("codecs", CODEC_THREADS))
    return Pointing(place)
