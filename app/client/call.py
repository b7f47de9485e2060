"""One peer connection at a time for a meeting: made, fed, heard, dropped; knows no rules of who meets."""

import asyncio
from collections.abc import Callable

from app.client.desk import Desk
from app.client.studio import Studio, pour
from app.consult.whispers import AnyWhisper, FrameClock, Signal
from app.media.frames import Frame, Slot
from app.media.peer import Peer, PeerKind

RECENT_FRAMES = 8  # a pen comes down on one of the last: 22 MB at 720p


class Call:
    """On the loop. `seen`: the newest received frames, filled in the decoder's thread. `changed(lost)` after every
    change of state, `pictured` when the first picture of a source came."""

    def __init__(
        self,
        desk: Desk,
        studio: Studio,
        seen: list[Frame],
        whisper: Callable[[AnyWhisper, str], None],
        changed: Callable[[bool], None],
        pictured: Callable[[], None],
    ) -> None:
        self.peer: Peer | None = None
        self.meeting = ""
        self.remote_source = ""
        self.had_offer = False
        self.since_s = 0.0
        self._desk = desk
        self._studio = studio
        self._seen = seen
        self._whisper = whisper
        self._changed = changed
        self._pictured = pictured
        self._remote: Slot[Frame] | None = None
        self._closing: asyncio.Task[None] | None = None  # the peer before

    async def make(self, meeting: str, other: str, offerer: bool) -> None:
        self.meeting = meeting
        self.had_offer = False
        self.since_s = asyncio.get_running_loop().time()
        peer = Peer(
            offerer=offerer,
            now_ms=self._desk.now_ms,
            on_signal=lambda kind, sdp: self._whisper(Signal(meeting, kind, sdp), other),
            on_clock=lambda clock: self._whisper(clock, other),
            on_state=lambda kind: self._peer_state(peer, kind),
        )
        self.peer = peer
        self._remote = pour(peer.remote, self._received)
        self.plug()
        await peer.start()

    async def drop(self) -> None:
        """The peer is closed when this returns, whoever dropped it; who is cancelled while waiting leaves no thread."""
        peer, self.peer = self.peer, None
        self.meeting, self.remote_source = "", ""
        if peer is not None:
            if self._remote is not None:
                peer.remote.drop(self._remote)
                self._remote = None
            self._closing = self._desk.tasks.start(peer.close(), "peer close")
        if self._closing is not None:
            await asyncio.wait((self._closing,))
        if peer is not None and self.peer is None and self._studio.speaker is not None:
            self._studio.speaker.listen(None)

    async def signal(self, signal: Signal) -> None:
        if self.peer is not None:
            self.had_offer = self.had_offer or signal.kind == "offer"
            await self.peer.signal(signal.kind, signal.sdp)

    def hear_clock(self, clock: FrameClock) -> None:
        if self.peer is not None:
            self.peer.hear_clock(clock)

    def plug(self) -> None:
        """Sends what the studio has now."""
        if self.peer is not None:
            studio = self._studio
            self.peer.send_picture(studio.camera.frames if studio.camera is not None else None)
            self.peer.send_sound(studio.microphone.blocks if studio.microphone is not None else None)
            self.peer.set_muted(studio.muted)
            if studio.speaker is not None:
                studio.speaker.listen(self.peer.hear.pull)

    def set_muted(self, on: bool) -> None:
        if self.peer is not None:
            self.peer.set_muted(on)

    def _peer_state(self, peer: Peer, kind: PeerKind) -> None:
        self._changed(peer is self.peer and kind == "closed")

    def _received(self, frame: Frame) -> None:
        if self.remote_source != frame.ref.source:
            self.remote_source = frame.ref.source
            self._desk.call(self._pictured)
        self._seen.append(frame)
        del self._seen[:-RECENT_FRAMES]
        self._desk.slots.frames["remote"].put(frame)
