"""The peer connections of a meeting: made, fed, heard, dropped; one in use and perhaps one being made beside it.

Knows no rules of who meets, nor when one is made anew."""

import asyncio
import secrets
from collections.abc import Awaitable, Callable

import msgspec

from app.client.room_face import RoomFace
from app.client.sources import pour
from app.client.studio import Studio
from app.client.telling import by_the_call, told_event
from app.consult.events import AnyEvent
from app.consult.events.guidance import StopCalled
from app.consult.events.surface import owner_of
from app.consult.whispers import AnyWhisper, FrameClock, Signal
from app.media.frames import Fan, Frame
from app.media.ice import Ways
from app.media.peer import Peer, PeerKind
from app.media.rtp.whisperear import Heard
from app.media.rtp.whisperrecords import ToldRecord

RECENT_FRAMES = 8  # a pen comes down on one of the last: 22 MB at 720p


class Call:
    """On the loop. `seen`: the newest received frames. `changed(lost)` after every change of state; lost: the one in
    use has ended by itself. `pictured` when the first picture of a source came. `ways`: asked before each is made.

    `coming` takes the place of `peer` with its first packet: until then the old one goes on, and nothing but silence
    crosses the new one. If the old one is heard again first, the new one is given up. Which of the two goes on is the
    offering side's word alone, or each side could end what the other keeps: the answering side uses the one it hears
    and has the other lie by until a bye names one.
    """

    def __init__(
        self,
        room: RoomFace,
        studio: Studio,
        seen: list[Frame],
        changed: Callable[[bool], None],
        pictured: Callable[[], None],
        ways: Callable[[], Awaitable[Ways]],
    ) -> None:
        self.peer: Peer | None = None
        self.coming: Peer | None = None
        self.meeting = ""
        self.other = ""
        self.remote_source = ""
        self.remote: Fan[Frame] = Fan()  # what is seen, whichever connection brings it
        self._room = room
        self._desk = room.account.desk
        self._studio = studio
        self._seen = seen
        self._changed = changed
        self._pictured = pictured
        self._ways = ways
        self._closing: set[asyncio.Task[None]] = set()
        self._shows = True
        self._making = ""  # the connection that waits for its ways
        self._is_hushed = False
        pour(self.remote, self._received)

    def begin(self, meeting: str, other: str) -> None:
        self.meeting, self.other = meeting, other

    async def offer(self) -> None:
        """Makes a connection, beside the one in use if that has been heard."""
        await self._make(secrets.token_hex(16), offerer=True)

    async def signal(self, signal: Signal) -> None:
        """An offer of a name not known makes a connection; all else goes to the one it names."""
        if self._making and signal.peer == self._making:
            self._making = "" if signal.kind == "bye" else self._making
            return
        if signal.kind == "offer" and self._named(signal.peer) is None:
            await self._make(signal.peer, offerer=False)
        peer = self._named(signal.peer)
        if peer is not None:
            await peer.signal(signal.kind, signal.sdp)

    def ask(self) -> None:
        """The other side is to offer."""
        self._room.whisper(Signal(self.meeting, "offer", ""), self.other)

    def moved(self, gone: frozenset[str]) -> None:
        """These addresses of this computer are gone, and what has to agree on another way may have gone with them."""
        self._room.account.link.moved(gone)

    def hear_clock(self, clock: FrameClock) -> None:
        peer = self._named(clock.peer)
        if peer is not None:
            peer.hear_clock(clock)

    async def lose(self) -> None:
        """No connection is left when this returns, whoever dropped it, and the meeting goes on; who is cancelled while
        waiting leaves no thread."""
        was_any = self.peer is not None
        self._close(self.peer)
        self._close(self.coming)
        self.peer = self.coming = None
        if self._closing:
            await asyncio.wait(self._closing)
        if was_any and self.peer is None and self._studio.speaker is not None:
            self._studio.speaker.follow(None)

    async def drop(self) -> None:
        """As `lose`, and the meeting is over here."""
        self.meeting, self.other, self.remote_source = "", "", ""
        await self.lose()

    def plug(self) -> None:
        """Sends what the studio has now."""
        if self.peer is not None:
            studio = self._studio
            self._show()
            self.peer.send_sound(studio.microphone.blocks if studio.microphone is not None else None)
            self.peer.set_muted(studio.is_silent or self._is_hushed)
            if studio.speaker is not None:
                studio.speaker.follow(self.peer.hear)

    def follow(self) -> None:
        """Muted, covered or off at the studio: what was taken before and still waits somewhere is not sent."""
        if self.peer is not None:
            self.peer.set_muted(self._studio.is_silent or self._is_hushed)
        if self._shows != self._may_show():
            self._show()

    def hush(self, on: bool) -> None:
        """Silence is sent, though the microphone is on: what it hears is kept here."""
        if on != self._is_hushed:
            self._is_hushed = on
            self.follow()

    def whisper(self, whisper: AnyWhisper) -> str:
        """Who hears it over the connection; empty: say it by the room."""
        return self.other if self.peer is not None and self.peer.whisper(whisper) else ""

    def tell(self, event: AnyEvent, made_ms: int) -> None:
        """To who is at the other end, ahead of the log."""
        if self.peer is not None:
            for one in by_the_call(event, made_ms):
                self.peer.whisper(one)

    # ---- inside

    def _may_show(self) -> bool:
        return self._studio.is_on and not self._studio.covered and self._studio.frames is not None

    def _show(self) -> None:
        self._shows = self._may_show()
        if self.peer is not None:
            self.peer.send_picture(self._studio.sources.sent if self._shows else None)

    def _whispered(self, by: str, heard: Heard) -> None:
        match heard:
            case StopCalled():
                self._room.told(by, self._desk.now_ms(), heard)
            case ToldRecord(made_ms=made_ms, body=body):
                if (event := told_event(body)) is not None:
                    self._room.told(by, made_ms, event)
            case _:
                self._room.overheard(by, heard)

    async def _make(self, name: str, offerer: bool) -> None:
        meeting, other = self.meeting, self.other
        self._making = name
        ways = await self._ways()
        if self._making != name:
            return  # a newer one is made, or the other side gave this one up
        self._making = ""
        if not meeting or self.meeting != meeting or not self._studio.is_on:
            return  # it ended meanwhile
        peer = Peer(
            offerer=offerer,
            now_ms=self._desk.now_ms,
            on_signal=lambda kind, sdp: self._room.whisper(Signal(meeting, kind, sdp, name), other),
            on_clock=lambda clock: self._room.whisper(msgspec.structs.replace(clock, peer=name), other),
            on_state=lambda kind: self._peer_state(peer, kind, offerer),
            name=name,
            remote=self.remote,
            other=other,
            coders=self._desk.coders,
            ways=ways,
            voices=self._desk.voices,
        )
        peer.on_whisper = lambda heard: self._whispered(other, heard)
        if self.peer is not None and self.peer.state in ("live", "stalled"):
            self._close(self.coming)
            self.coming = peer
        else:
            self._close(self.peer)
            self.peer = peer
            self.plug()
        await peer.start()

    def _named(self, name: str) -> Peer | None:
        return next((one for one in (self.peer, self.coming) if one is not None and one.name == name), None)

    def _peer_state(self, peer: Peer, kind: PeerKind, decides: bool) -> None:
        match kind:
            case "closed" if peer is self.coming:
                self.coming = None
            case "closed" if peer is self.peer and self.coming is not None:
                self._take_over()
            case "live" if peer is self.coming and decides:
                self._take_over()
            case "live" if peer is self.coming and self.peer is not None and self.peer.state != "live":
                self._step_over(self.peer, peer)
            case "live" if peer is self.peer and decides:
                self._close(self.coming)
                self.coming = None
        if kind == "live" and peer is self.peer:
            self._room.tell_again()
        self._changed(peer is self.peer and kind == "closed")

    def _take_over(self) -> None:
        old, self.peer, self.coming = self.peer, self.coming, None
        self.plug()
        self._close(old)

    def _step_over(self, old: Peer, new: Peer) -> None:
        """The old one lies by, and is taken again if the other side ends the new one."""
        self.peer, self.coming = new, old
        self.plug()
        old.send_picture(None)

    def forget(self, person: str) -> None:
        """Of a camera that was covered or closed no received frame is kept or shown."""
        self._seen[:] = [frame for frame in self._seen if owner_of(frame.ref.source) != person]
        self._desk.slots.forget("remote", person)

    def _close(self, peer: Peer | None) -> None:
        if peer is not None:
            closing = self._desk.tasks.start(peer.close(), "peer close")
            self._closing.add(closing)
            closing.add_done_callback(self._closing.discard)

    def _received(self, frame: Frame) -> None:
        if self.remote_source != frame.ref.source:
            self.remote_source = frame.ref.source
            self._desk.call(self._pictured)
        self._seen.append(frame)
        del self._seen[:-RECENT_FRAMES]
        self._desk.slots.frames["remote"].put(frame)
