"""The program's own call as it is today, `app.media.peer.Peer` with camera, microphone and loudspeaker of the film.

A new engine is put on the link by another class beside this one, or in a module of its own, and a line in `peers.py`.
"""

import asyncio

import aioice.ice
import cv2
import msgspec
import numpy as np

from app.consult.whispers import FrameClock
from app.media.booth.apart import VoicesApart
from app.media.frames import Fan, Frame, FrameRef
from app.media.peer import Peer, PeerKind, SignalKind
from app.tasks import named_executor
from tests.bench.links.place import Camera, Place, Word, now_ms

QUEUES_READ_S = 0.1
CODEC_THREADS = 3  # as the client's engine has


def _now() -> int:
    return round(now_ms())


class Ours:
    def __init__(self, place: Place) -> None:
        self._place = place
        self._described: asyncio.Queue[str] = asyncio.Queue()
        self._newest = FrameRef("", -1)
        self._seen = self._misnamed = 0
        self._pictures: Fan[Frame] = Fan()
        self._voices = VoicesApart(_now)
        sounds = self._voices.sound(f"file:{place.film.voice}", "none", False, lambda state: None)
        self._microphone, self._speaker = sounds
        self._peer = Peer(
            offerer=place.offers,
            now_ms=_now,
            on_signal=self._signal,
            on_clock=lambda clock: place.say({"clock": msgspec.to_builtins(clock)}),
            on_state=self._changed,
            voices=self._voices,
        )
        aioice.ice.get_host_addresses = lambda use_ipv4, use_ipv6: [place.address]
        self._said, self._heard = self._microphone.blocks.reader(), self._speaker.played.reader()
        self._listening = asyncio.create_task(self._listen())
        self._shown = self._peer.remote.reader(self._see)
        self._camera = Camera(place.film, place.witness, self._film)
        if place.sends_picture:
            self._peer.send_picture(self._pictures)
            self._camera.start()
        self._peer.send_sound(self._microphone.blocks)
        self._microphone.start()
        self._speaker.follow(self._peer.hear)
        self._speaker.start()

    async def offer(self) -> str:
        await self._peer.start()
        return await self._described.get()

    async def answer(self, offer: str) -> str:
        await self._peer.start()
        await self._peer.signal("offer", offer)
        return await self._described.get()

    async def accept(self, answer: str) -> None:
        await self._peer.signal("answer", answer)

    def hear(self, word: Word) -> None:
        self._peer.hear_clock(msgspec.convert(word["clock"], FrameClock))

    async def counts(self) -> dict[str, float]:
        voice = self._peer.hear.stats
        return {
            "sound_due": voice.total,
            "sound_concealed": voice.concealed,
            "recovered": voice.recovered,
            "holes": voice.holes,
            "late": voice.late,
            "lost": voice.lost,
            "underruns": self._speaker.underruns,
            "seen": self._seen,
            "misnamed": self._misnamed,  # by another source than the one before, or by a time before its own
        }

    async def close(self) -> None:
        self._listening.cancel()
        await self._peer.close()
        if self._place.sends_picture:
            self._camera.close()
        self._microphone.close()
        self._speaker.close()
        await asyncio.to_thread(self._voices.close)

    def _film(self, number: int) -> None:
        """In the camera's thread, as a camera does: colours."""
        pixels = cv2.cvtColor(self._camera.frames.planes(number), cv2.COLOR_YUV2BGR_I420)
        frame = Frame(FrameRef("film", _now()), np.asarray(pixels, np.uint8), pixels.shape[1], pixels.shape[0])
        self._pictures.put(frame)

    def _see(self) -> None:
        frame = self._shown.take()
        if frame is not None:
            self._seen += 1
            is_next = frame.ref.source == self._newest.source and frame.ref.capture_ms > self._newest.capture_ms
            self._misnamed += self._seen > 1 and not is_next
            self._newest = frame.ref
            self._place.witness.shown_colours(frame.pixels)

    async def _listen(self) -> None:
        """Every block carries its time: soon enough is before the queue is full."""
        while True:
            await asyncio.sleep(QUEUES_READ_S)
            while (block := self._said.take()) is not None:
                self._place.witness.said(block.samples, block.at_ms)
            while (block := self._heard.take()) is not None:
                self._place.witness.heard(block.samples, block.at_ms)

    def _signal(self, kind: SignalKind, sdp: str) -> None:
        if kind != "bye":
            self._described.put_nowait(sdp)

    def _changed(self, kind: PeerKind) -> None:
        if kind == "live":
            self._place.connected()


async def open_engine(place: Place) -> Ours:
    asyncio.get_running_loop().set_default_executor(named_executor("codecs", CODEC_THREADS))
    return Ours(place)
