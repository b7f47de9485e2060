"""One RTCPeerConnection's life on the engine's loop. What it needs of aiortc's insides stands in inside.py."""

import asyncio
import logging
import time
from collections.abc import Callable
from contextlib import AsyncExitStack
from typing import Literal

from aiortc import RTCPeerConnection, RTCSessionDescription

from app.consult.whispers import FrameClock
from app.media import ice, inside
from app.media.blocks import BlockFan
from app.media.codecs.installed import installed
from app.media.codecs.opus import OpusPacket
from app.media.codecs.trial import SOFTWARE_ONLY, Coders
from app.media.counters import Counters
from app.media.exchange import Exchange
from app.media.frames import Fan, Frame
from app.media.naming import Clocks, Naming
from app.media.picturehear import Shown
from app.media.precedence import step_back
from app.media.rtp.offered import agreed
from app.media.rtp.transport import LineTransport
from app.media.rtp.whispercarrier import Sayable
from app.media.rtp.whisperear import Heard
from app.media.statistics import PeerStats, counters_of, stats_of
from app.media.steering import Steering
from app.media.streamnames import StreamNames, source_of
from app.media.voices import Voices, VoicesHere
from app.tasks import Tasks, named_executor

log = logging.getLogger(__name__)

PeerKind = Literal["connecting", "live", "stalled", "closed"]
SignalKind = Literal["offer", "answer", "bye"]

STALLED_MS = 3_000


class Peer:
    """All methods on the engine's loop; all callbacks come on the loop. `remote` is put on the loop too.

    `on_signal(kind, sdp)`: whisper it as Signal. `on_clock(clock)`: whisper it (at start, on every change of source
    and once a second). `hear`: the other side's voice. `on_state(kind)`: "stalled" means that no packet of any kind
    comes, "closed" by itself that the path was lost: make a new Peer. `name`: which of a meeting's connections.
    `remote` given: several of them in turn put what is seen into it. `on_whisper`: what the other side points and
    draws, unchecked. `other`: whose pictures these are, where that side names none itself.
    """

    def __init__(
        self,
        *,
        offerer: bool,
        now_ms: Callable[[], int],
        on_signal: Callable[[SignalKind, str], None],
        on_clock: Callable[[FrameClock], None],
        on_state: Callable[[PeerKind], None],
        coders: Coders = SOFTWARE_ONLY,
        name: str = "",
        remote: Fan[Frame] | None = None,
        other: str = "other",
        ways: ice.Ways = ice.DIRECT,
        voices: Voices | None = None,
    ) -> None:
        inside.tune()
        self.name = name
        self.remote: Fan[Frame] = Fan() if remote is None else remote
        voices = voices or VoicesHere(now_ms)
        self.hear, self._voice = voices.hear(), voices.send(self._spoken)
        self.state: PeerKind = "connecting"
        self.on_whisper: Callable[[Heard], None] = lambda heard: None
        self.steering = Steering()  # what the other side wants of the picture, and what the ladder gives
        self.last_frame_ms: int | None = None  # server time when the newest picture came
        self._offerer = offerer
        self._now_ms, self._on_signal, self._on_state = now_ms, on_signal, on_state
        self._coders, self._codecs = coders, installed(coders.order)
        self._pc = RTCPeerConnection(ice.configuration(ways))
        inside.end_connecting_quietly(self._pc)
        self._pc.on("connectionstatechange", self._connection_changed)
        self._workers = named_executor("picture", 1, step_back)
        self._frames: Fan[Frame] | None = None
        self._exchange: Exchange | None = None
        self._running: asyncio.Task[None] | None = None
        self.back_bps: int | None = None  # what the other end believes its way here carries
        self._clocks = Clocks(now_ms, on_clock)
        self._naming, self._other = Naming(now_ms, self._named), other
        self._transport: LineTransport | None = None
        self._tasks = Tasks(lambda error: self._lost())
        self._closing = Tasks()  # not among the tasks it cancels
        self._ending: asyncio.Task[None] | None = None

    @property
    def last_packet_ms(self) -> int | None:
        """Server time when the newest packet of any kind came: voice, picture or report."""
        heard_s = self._transport.heard_s if self._transport is not None else None
        return None if heard_s is None else self._now_ms() - round((time.monotonic() - heard_s) * 1_000)

    def send_picture(self, frames: Fan[Frame] | None) -> None:
        """Send this camera's frames (its `frames`), or none. May change at any time, before or in the call."""
        self._frames = frames
        if self._exchange is not None:
            self._exchange.show(frames)

    def send_sound(self, blocks: BlockFan | None) -> None:
        """Send this microphone's blocks (its `blocks`), or silence."""
        self._voice.use(blocks)

    def set_muted(self, on: bool) -> None:
        """Silence is sent: a microphone that gives nothing may only be late."""
        self._voice.set_muted(on)

    def whisper(self, whisper: Sayable) -> bool:
        """False: not to be said on this way, say it by the room."""
        return self.state == "live" and self._exchange is not None and self._exchange.whisper(whisper)

    async def start(self) -> None:
        """The offerer makes its offer; the answerer waits for one."""
        self._tasks.start(self._watch(), "peer watch")
        if self._offerer:
            inside.add_lines(self._pc, self._codecs)
            sdp = await inside.described(self._pc, await self._pc.createOffer())
            if self._ending is None:  # else bye was the last word
                self._on_signal("offer", sdp)

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
                inside.add_lines(self._pc, self._codecs)
                sdp = await inside.described(self._pc, await self._pc.createAnswer())
                if self._ending is None:
                    self._on_signal("answer", sdp)
        except inside.BAD_SDP as error:
            log.warning("a session description could not be used: %s", type(error).__name__)
            await self._end(say=True)
        if self._running is None and self._ending is None:
            self._running = self._tasks.start(self._run(), "exchange")

    def hear_clock(self, clock: FrameClock) -> None:
        """The other side's pair of RTP time and capture time."""
        if self.state != "closed":
            self._naming.hear(clock)

    def stats(self) -> PeerStats:
        read = self.counters()
        return PeerStats() if read is None or self._exchange is None else stats_of(self._exchange, read)

    def counters(self) -> Counters | None:
        """None until the connection stands."""
        way = inside.way(self._pc)
        return counters_of(self._exchange, self._now_ms(), way, self.back_bps) if self._exchange is not None else None

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
        """From the last line to the first, all of them, whatever one of them raises."""
        async with AsyncExitStack() as then:
            then.push_async_callback(asyncio.to_thread, self._workers.shutdown, cancel_futures=True)
            then.push_async_callback(self._pc.close)
            then.callback(self.hear.close)
            then.push_async_callback(self._close_exchange)
            then.push_async_callback(self._tasks.close)
            then.push_async_callback(asyncio.to_thread, self._voice.close)
            if say:
                self._on_signal("bye", "")

    async def _close_exchange(self) -> None:
        if self._exchange is not None:
            await self._exchange.close()

    async def _run(self) -> None:
        """From the moment both sides have agreed until the connection ends."""
        senders = inside.senders(self._pc)
        for sender in senders.values():
            await sender.started.wait()
        transport = senders["audio"].transport
        both = agreed(senders["audio"], senders.get("video"), self._coders)
        if both is None or not isinstance(transport, LineTransport):
            log.warning("nothing was agreed that both sides can speak")
            self._lost()
            return
        self._transport = transport
        if both.voice.whisper is None:
            self._naming.by_stream = StreamNames(source_of(self._other, inside.track(self._pc)))
        told, chosen = (self._clocks.left, self._shown, self._said), self._coders.chosen
        self._exchange = Exchange(both, transport, self._workers, self._voice, self.hear, *told, self.steering, chosen)
        if self._exchange.pictures is not None:
            self._exchange.pictures.use(self._frames)
        self._voice.start()
        try:
            await self._exchange.run()
        except* ConnectionError:
            log.info("the connection has ended")

    def _connection_changed(self) -> None:
        if self._pc.connectionState in ("failed", "closed"):
            self._lost()

    def _lost(self) -> None:
        """It cannot go on, so that another is made: the path is gone, or a task of it ended by an error."""
        self._closing.start(self._end(say=True), "peer end")

    def _spoken(self, packet: OpusPacket, captured_ms: float) -> None:
        """In the voice's thread."""
        if self._exchange is not None:
            self._exchange.say(packet, captured_ms)

    def _said(self, heard: Heard) -> None:
        self.on_whisper(heard)

    def _shown(self, shown: Shown) -> None:
        if self.state == "closed":
            return  # another connection shows what is seen now
        self._naming.shown(shown)

    def _named(self, frame: Frame) -> None:
        self.last_frame_ms = self._now_ms()
        self.remote.put(frame)

    async def _watch(self) -> None:
        while True:
            await asyncio.sleep(0.2)
            if self.state == "live":
                self._naming.look()
            heard_ms = self.last_packet_ms
            if heard_ms is not None:
                self._become("live" if self._now_ms() - heard_ms < STALLED_MS else "stalled")

    def _become(self, kind: PeerKind) -> None:
        """Closed is for good: the watch goes on for a moment while the connection is taken down."""
        if kind != self.state and self.state != "closed":
            self.state = kind
            self._on_state(kind)
