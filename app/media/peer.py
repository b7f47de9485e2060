"""One RTCPeerConnection's life on the engine's loop. What it needs of aiortc's insides stands in inside.py."""

import asyncio
import logging
from collections.abc import Callable
from typing import Literal

import av
import numpy as np
from aiortc import RTCConfiguration, RTCPeerConnection, RTCRtpSender, RTCSessionDescription
from aiortc.exceptions import InvalidAccessError, InvalidStateError
from aiortc.mediastreams import MediaStreamError, MediaStreamTrack
from aiortc.rtcconfiguration import RTCBundlePolicy

from app.consult.whispers import FrameClock
from app.media import inside
from app.media.blocks import RATE, BlockFan, Samples
from app.media.coder import PictureCoder
from app.media.frames import Fan, Frame
from app.media.precedence import step_back
from app.media.rtptime import FrameNames, Stamper
from app.media.statistics import PeerStats, stats_of
from app.media.tracks import PictureTrack, SoundTrack, shown_colours
from app.tasks import Tasks, named_executor

log = logging.getLogger(__name__)

PeerKind = Literal["connecting", "live", "stalled", "closed"]
SignalKind = Literal["offer", "answer", "bye"]

STALLED_MS = 3_000
CLOCK_MS = 1_000
_BAD_SDP = (ValueError, KeyError, IndexError, AttributeError, AssertionError, InvalidAccessError, InvalidStateError)


class Peer:
    """All methods on the engine's loop; all callbacks come on the loop. `remote` is put on the loop too.

    `on_signal(kind, sdp)`: whisper it as Signal. `on_clock(clock)`: whisper it (at start, on every change of source
    and once a second). `on_sound(samples)`: hand to `Speaker.play`. `on_state(kind)`: "closed" by itself
    means the path was lost: make a new Peer.
    """

    def __init__(
        self,
        *,
        offerer: bool,
        now_ms: Callable[[], int],
        on_signal: Callable[[SignalKind, str], None],
        on_clock: Callable[[FrameClock], None],
        on_state: Callable[[PeerKind], None],
        on_sound: Callable[[Samples], None],
    ) -> None:
        inside.tune()
        self.remote: Fan[Frame] = Fan()
        self.state: PeerKind = "connecting"
        self.last_frame_ms: int | None = None  # server time when the newest picture came
        self.last_sound_ms: int | None = None
        self._offerer = offerer
        self._now_ms, self._on_signal, self._on_clock = now_ms, on_signal, on_clock
        self._on_state, self._on_sound = on_state, on_sound
        self._pc = RTCPeerConnection(RTCConfiguration(iceServers=[], bundlePolicy=RTCBundlePolicy.MAX_BUNDLE))
        inside.end_connecting_quietly(self._pc)
        self._pc.on("track", self._track_came)
        self._pc.on("connectionstatechange", self._connection_changed)
        self._workers = named_executor("picture", 2, step_back)  # colours out and colours in
        self._coder = PictureCoder()
        self._sound = SoundTrack()
        self._picture = PictureTrack(self._workers, self._coder, self._sending, self._asked)
        self._picture_sender: RTCRtpSender | None = None
        self._origin: int | None = None
        self._sent: tuple[Frame, int] | None = None
        self._whispered_ms = 0
        self._sent_frames = self._received_frames = 0
        self._names = FrameNames()
        self._unnamed: tuple[av.VideoFrame, int] | None = None
        self._arrived = asyncio.Event()
        self._connected_ms: int | None = None
        self._tasks = Tasks()
        self._closing = Tasks()  # not among the tasks it cancels
        self._ending: asyncio.Task[None] | None = None

    def send_picture(self, frames: Fan[Frame] | None) -> None:
        """Send this camera's frames (its `frames`), or none. May change at any time, before or in the call."""
        self._picture.use(frames)

    def send_sound(self, blocks: BlockFan | None) -> None:
        """Send this microphone's blocks (its `blocks`), or silence."""
        self._sound.use(blocks)

    async def start(self) -> None:
        """The offerer makes its offer; the answerer waits for one."""
        self._tasks.start(self._watch(), "peer watch")
        if self._offerer:
            self._add_tracks()
            await self._pc.setLocalDescription(await self._pc.createOffer())
            self._on_signal("offer", self._pc.localDescription.sdp)

    async def signal(self, kind: SignalKind, sdp: str) -> None:
        """What the other side whispered; nonsense closes."""
        if self.state == "closed" or ((kind == "offer") == self._offerer and kind != "bye"):
            return
        if kind == "bye":
            await self._end(say=False)
            return
        try:
            await self._pc.setRemoteDescription(RTCSessionDescription(sdp, kind))
            if kind == "offer":
                self._add_tracks()
                await self._pc.setLocalDescription(await self._pc.createAnswer())
                self._on_signal("answer", self._pc.localDescription.sdp)
        except _BAD_SDP as error:
            log.warning("a session description could not be used: %s", type(error).__name__)
            await self._end(say=True)

    def hear_clock(self, clock: FrameClock) -> None:
        """The other side's pair of RTP time and capture time."""
        self._names.hear(clock)
        self._arrived.set()

    async def stats(self) -> PeerStats:
        return stats_of(await self._pc.getStats(), self._sent_frames, self._received_frames)

    async def close(self) -> None:
        """Says bye, ends tasks and threads; the second call waits for the first."""
        await self._end(say=True)

    async def _end(self, say: bool) -> None:
        """Goes on to its end though who asked for it is cancelled; who asks meanwhile waits for that end."""
        if self._ending is None:
            self._become("closed")
            self._ending = self._closing.start(self._finish(say), "peer finish")
        await asyncio.wait((self._ending,))

    async def _finish(self, say: bool) -> None:
        if say:
            self._on_signal("bye", "")
        self._picture.stop()
        self._sound.stop()
        await self._pc.close()
        await self._tasks.close()
        await asyncio.to_thread(self._workers.shutdown, cancel_futures=True)  # a frame in the coder is finished

    def _add_tracks(self) -> None:
        self._pc.addTrack(self._sound)
        self._picture_sender = self._pc.addTrack(self._picture)
        inside.on_key_asked(self._picture_sender, self._coder.ask_key)
        h264 = [one for one in RTCRtpSender.getCapabilities("video").codecs if one.name in ("H264", "rtx")]
        for transceiver in self._pc.getTransceivers():
            if transceiver.kind == "video":
                transceiver.setCodecPreferences(h264)

    def _track_came(self, track: MediaStreamTrack) -> None:
        if track.kind == "audio":
            self._tasks.start(self._hear(track), "peer sound")
        else:
            self._tasks.start(self._see(track), "peer picture")
            self._tasks.start(self._show(), "peer show")

    def _connection_changed(self) -> None:
        if self._pc.connectionState == "connected":
            self._connected_ms = self._now_ms()
        elif self._pc.connectionState in ("failed", "closed"):
            self._closing.start(self._end(say=True), "peer end")

    def _sending(self, frame: Frame, ticks: int, turned: bool) -> None:
        self._sent = (frame, ticks)
        self._sent_frames += 1
        if self._origin is not None and (turned or self._now_ms() - self._whispered_ms >= CLOCK_MS):
            self._whisper_clock()

    def _asked(self) -> None:
        """The frame before has left: the first one tells what aiortc adds to presentation times (it is random)."""
        if self._sent is None or self._picture_sender is None:
            return
        self._coder.allow(inside.target_bps(self._picture_sender))
        if self._origin is not None:
            return
        newest = inside.newest_sent(self._picture_sender)
        if newest is not None:
            self._origin = (newest - self._sent[1]) % (1 << 32)
            self._whisper_clock()

    def _whisper_clock(self) -> None:
        if self._sent is not None and self._origin is not None:
            frame, ticks = self._sent
            self._whispered_ms = self._now_ms()
            self._on_clock(Stamper.clock(frame.ref, frame.full_width, frame.full_height, ticks, self._origin))

    async def _hear(self, track: MediaStreamTrack) -> None:
        resampler = av.AudioResampler(format="s16", layout="mono", rate=RATE)
        while True:
            try:
                frame = await track.recv()
            except MediaStreamError:
                return
            if not isinstance(frame, av.AudioFrame):
                continue
            self.last_sound_ms = self._now_ms()
            for piece in resampler.resample(frame):
                self._on_sound(np.asarray(piece.to_ndarray().reshape(-1), np.int16))

    async def _see(self, track: MediaStreamTrack) -> None:
        """Reads all, keeps the newest: aiortc's own queue is never left to grow."""
        receiver = next(one for one in self._pc.getReceivers() if one.track is track)
        while True:
            try:
                frame = await track.recv()
            except MediaStreamError:
                return
            if isinstance(frame, av.VideoFrame):
                self._received_frames += 1
                self._unnamed = (frame, inside.rtp_time(receiver, frame))
                self._arrived.set()

    async def _show(self) -> None:
        """Held until its name is known: a picture without a name cannot be pointed at."""
        loop = asyncio.get_running_loop()
        while True:
            await self._arrived.wait()
            self._arrived.clear()
            if self._unnamed is None:
                continue
            frame, rtp_time = self._unnamed
            named = self._names.name(rtp_time)
            if named is None:
                continue
            self._unnamed = None
            pixels = await loop.run_in_executor(self._workers, shown_colours, frame)
            self.last_frame_ms = self._now_ms()
            self.remote.put(Frame(named[0], pixels, named[1], named[2]))

    async def _watch(self) -> None:
        while True:
            await asyncio.sleep(0.2)
            seen, heard, now_ms = self.last_frame_ms, self.last_sound_ms, self._now_ms()
            if seen is None and heard is None:
                continue
            since_ms = max(seen or 0, self._connected_ms or 0)
            self._become("live" if now_ms - since_ms < STALLED_MS else "stalled")

    def _become(self, kind: PeerKind) -> None:
        """Closed is for good: the watch goes on for a moment while the connection is taken down."""
        if kind != self.state and self.state != "closed":
            self.state = kind
            self._on_state(kind)
