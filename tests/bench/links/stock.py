"""aiortc as it is installed, with its own VP8 and its own settings: what we started from."""

import asyncio
import wave
from fractions import Fraction

import aioice.ice
import av
import numpy as np
from aiortc import RTCConfiguration, RTCPeerConnection, RTCSessionDescription
from aiortc.mediastreams import MediaStreamError, MediaStreamTrack

from tests.bench.links.film import RATE
from tests.bench.links.place import Camera, Place, Word, now_ms

FRAME = RATE // 50
TICKS = 90_000


class Picture(MediaStreamTrack):
    """The newest picture of the film, each once."""

    kind = "video"

    def __init__(self, place: Place) -> None:
        super().__init__()
        self._home = asyncio.get_running_loop()
        self._newest: tuple[int, float] | None = None
        self._fresh = asyncio.Event()
        self._camera = Camera(place.film, place.witness, self._give)
        self._camera.start()

    async def recv(self) -> av.VideoFrame:
        await self._fresh.wait()
        self._fresh.clear()
        assert self._newest is not None
        number, at_ms = self._newest
        frame = av.VideoFrame.from_ndarray(self._camera.frames.planes(number), "yuv420p")
        frame.pts, frame.time_base = round(at_ms * TICKS / 1000), Fraction(1, TICKS)
        return frame

    def stop(self) -> None:
        super().stop()
        self._camera.close()

    def _give(self, number: int) -> None:
        self._home.call_soon_threadsafe(self._put, number, now_ms())

    def _put(self, number: int, at_ms: float) -> None:
        self._newest = number, at_ms
        self._fresh.set()


class Voice(MediaStreamTrack):
    """20 ms at a time, by the clock."""

    kind = "audio"

    def __init__(self, place: Place) -> None:
        super().__init__()
        with wave.open(str(place.film.voice)) as file:
            self._samples = np.frombuffer(file.readframes(file.getnframes()), np.int16).reshape(-1, 1, FRAME)
        self._witness = place.witness
        self._count = 0
        self._began = asyncio.get_running_loop().time()

    async def recv(self) -> av.AudioFrame:
        due = self._began + self._count * FRAME / RATE
        await asyncio.sleep(max(0.0, due - asyncio.get_running_loop().time()))
        samples = self._samples[self._count % len(self._samples)]
        self._witness.said(samples[0], now_ms() - FRAME * 1000 / RATE)
        frame = av.AudioFrame.from_ndarray(samples, "s16", "mono")
        frame.sample_rate, frame.time_base, frame.pts = RATE, Fraction(1, RATE), self._count * FRAME
        self._count += 1
        return frame


class Stock:
    def __init__(self, place: Place) -> None:
        self._place = place
        self._pc = RTCPeerConnection(RTCConfiguration(iceServers=[]))  # its own default asks a server far away
        self._pc.on("track", self._came)
        self._pc.on("connectionstatechange", self._changed)
        self._tracks: list[MediaStreamTrack] = [Voice(place)]
        if place.sends_picture:
            self._tracks.append(Picture(place))
        self._listening: list[asyncio.Task[None]] = []
        self._samples = 0
        self._began_ms = now_ms()

    async def offer(self) -> str:
        for track in self._tracks:
            self._pc.addTrack(track)
        if not self._place.sends_picture:
            self._pc.addTransceiver("video", "recvonly")
        await self._pc.setLocalDescription(await self._pc.createOffer())
        return str(self._pc.localDescription.sdp)

    async def answer(self, offer: str) -> str:
        await self._pc.setRemoteDescription(RTCSessionDescription(offer, "offer"))
        for track in self._tracks:
            self._pc.addTrack(track)
        await self._pc.setLocalDescription(await self._pc.createAnswer())
        return str(self._pc.localDescription.sdp)

    async def accept(self, answer: str) -> None:
        await self._pc.setRemoteDescription(RTCSessionDescription(answer, "answer"))

    def hear(self, word: Word) -> None:
        """Stock sides say nothing to each other."""

    async def counts(self) -> dict[str, float]:
        due = (now_ms() - self._began_ms) * RATE / 1000
        return {"sound_due": due, "sound_concealed": due - self._samples}

    async def close(self) -> None:
        for task in self._listening:
            task.cancel()
        for track in self._tracks:
            track.stop()
        await self._pc.close()

    def _changed(self) -> None:
        if self._pc.connectionState == "connected":
            self._place.connected()

    def _came(self, track: MediaStreamTrack) -> None:
        take = self._see if track.kind == "video" else self._listen
        self._listening.append(asyncio.create_task(take(track)))

    async def _see(self, track: MediaStreamTrack) -> None:
        while True:
            try:
                frame = await track.recv()
            except MediaStreamError:
                return
            assert isinstance(frame, av.VideoFrame)
            self._place.witness.shown(frame.to_ndarray(format="yuv420p")[: frame.height, : frame.width])

    async def _listen(self, track: MediaStreamTrack) -> None:
        """aiortc leaves playing to others: heard is what it gives out, as it does."""
        mono = av.AudioResampler(format="s16", layout="mono", rate=RATE)
        while True:
            try:
                frame = await track.recv()
            except MediaStreamError:
                return
            assert isinstance(frame, av.AudioFrame)
            for piece in mono.resample(frame):
                self._samples += piece.samples
                self._place.witness.heard(piece.to_ndarray()[0], now_ms())


async def open_engine(place: Place) -> Stock:
    aioice.ice.get_host_addresses = lambda use_ipv4, use_ipv6: [place.address]
    return Stock(place)
