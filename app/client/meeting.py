"""Live picture and voice of the open consult: who meets whom, the peer's life, mute and cover, when it has to stop."""

import asyncio
import secrets

from app.client.border import Failed
from app.client.meeting_view import media_status, media_view
from app.client.recording import Recording
from app.client.room_face import RoomFace
from app.client.studio import Studio, pour
from app.consult.events.media import MeetingEnded, MeetingStarted
from app.consult.person import Person
from app.consult.state import ConsultState
from app.consult.state import Meeting as MeetingState
from app.consult.whispers import FrameClock, MediaStatus, Signal
from app.media.blocks import Samples
from app.media.frames import Frame, Slot
from app.media.peer import Peer, PeerKind

STATUS_EVERY_S = 5.0
TICK_S = 0.2
RECENT_FRAMES = 8  # a pen comes down on one of the last: 22 MB at 720p
OFF = MediaStatus("off", "absent")
AGAIN_AFTER_S = 15.0  # an offer that led to nothing
OVER = ("closed", "cancelled", "voided")
ENDED_BY_CONSENT = "Camera and microphone are off: the patient has withdrawn consent."


class Meeting:
    """One open consult's media. `saw` gets every received frame (in the decoder's thread)."""

    def __init__(self, room: RoomFace, studio: Studio, recording: Recording, saw: list[Frame]) -> None:
        self.peer: Peer | None = None
        self._room = room
        self._studio = studio
        self._recording = recording
        self._saw = saw
        self._me = room.account.person
        self._desk = room.account.desk
        self._meeting = ""
        self._asked = ""
        self._had_offer = False
        self._peer_since = 0.0
        self._remote: Slot[Frame] | None = None
        self._remote_source = ""
        self._statuses: dict[str, MediaStatus] = {}
        self._said: MediaStatus | None = None
        self._had_specialist = False
        self._wanted = asyncio.Event()
        self._closed = False
        studio.changed = self._studio_changed
        studio.replugged = self._replug
        self._tasks = [
            self._desk.tasks.start(self._settle(), "meeting"),
            self._desk.tasks.start(self._tick(), "meeting tick"),
        ]

    async def start(self) -> None:
        """Pressed at this place."""
        if self._me.role not in ("clinic", "specialist"):
            self._desk.tell(Failed("Only the clinic and the specialist take part with camera and microphone."))
            return
        if self._must_be_off(self._room.state):
            self._desk.tell(Failed("Camera and microphone stay off: the consult has ended or consent was withdrawn."))
            return
        self._had_specialist = any(one.role == "specialist" for one in self._room.here)
        await self._studio.turn_on(self._me.person)
        self._wanted.set()

    async def stop(self, reason: str = "") -> None:
        meeting = self._mine(self._room.state)
        turned_off = self._studio.turn_off() if self._studio.is_on else None
        await self._recording.stop()
        if turned_off is not None:
            await turned_off
        await self._drop_peer()
        if meeting is not None and meeting.meeting != self._asked:
            self._asked = meeting.meeting
            self._room.submit(MeetingEnded(meeting.meeting, reason))
        self._tell_status()
        self.publish()

    async def close(self) -> None:
        """The room is left."""
        self._closed = True
        for task in self._tasks:
            task.cancel()
        await self.stop("left")
        self._studio.changed = self._studio.replugged = lambda: None
        self.publish()

    def here_changed(self, people: tuple[Person, ...]) -> None:
        has_specialist = any(one.role == "specialist" for one in people)
        if self._studio.is_on and self._had_specialist and not has_specialist and self._me.role == "clinic":
            self._desk.tasks.start(self.stop("the specialist left"), "meeting stop")
        self._had_specialist = has_specialist or (self._had_specialist and self._studio.is_on)
        ids = {one.person for one in people}
        self._statuses = {by: status for by, status in self._statuses.items() if by in ids}
        self._said = None  # who has just come does not know yet
        self._tell_status()
        self._wanted.set()

    def state_changed(self, state: ConsultState) -> None:
        if self._studio.is_on and self._must_be_off(state):
            if state.consent("consult") == "withdrawn":
                self._desk.tell(Failed(ENDED_BY_CONSENT))
            self._desk.tasks.start(self.stop("ended"), "meeting stop")
        self._wanted.set()

    def heard(self, by: str, whisper: Signal | FrameClock | MediaStatus) -> None:
        match whisper:
            case MediaStatus():
                self._statuses[by] = whisper
                self._wanted.set()
            case FrameClock():
                if self.peer is not None:
                    self.peer.hear_clock(whisper)
            case Signal():
                self._desk.tasks.start(self._signal(whisper), "signal")

    def publish(self) -> None:
        self._desk.slots.media.put(
            media_view(
                self._studio,
                self.peer,
                self._meeting != "",
                self._recording.is_on,
                self._remote_source,
                self._desk.now_ms(),
            )
        )

    # ---- who meets whom

    async def _settle(self) -> None:
        while True:
            await self._wanted.wait()
            self._wanted.clear()
            await self._settle_once()

    async def _settle_once(self) -> None:
        state = self._room.confirmed
        meeting = self._mine(state)
        if meeting is None:
            if self.peer is not None:
                await self._drop_peer()
            if self._studio.is_on and state.meeting is None:
                self._propose()
        elif self._studio.is_on and self.peer is None:
            await self._make_peer(meeting)
        await self._recording.settle(state, self._studio, self.peer, meeting is not None)
        self.publish()

    def _propose(self) -> None:
        """The specialist begins, as soon as the clinic's camera or microphone is on too."""
        if self._me.role != "specialist":
            return
        clinic = next(
            (
                one.person
                for one in self._room.here
                if one.role == "clinic" and self._statuses.get(one.person, OFF).camera != "off"
            ),
            None,
        )
        pending = self._room.state.meeting
        if clinic is not None and pending is None:
            self._room.submit(MeetingStarted(secrets.token_hex(16), clinic, self._me.person))

    async def _make_peer(self, meeting: MeetingState) -> None:
        self._meeting = meeting.meeting
        other = meeting.clinic if self._me.person == meeting.specialist else meeting.specialist
        self._had_offer = False
        self._peer_since = asyncio.get_running_loop().time()
        peer = Peer(
            offerer=self._me.person == meeting.specialist,
            now_ms=self._desk.now_ms,
            on_signal=lambda kind, sdp: self._room.whisper(Signal(meeting.meeting, kind, sdp), other),
            on_clock=lambda clock: self._room.whisper(clock, other),
            on_state=lambda kind: self._peer_state(peer, kind),
            on_sound=self._play,
        )
        self.peer = peer
        self._remote = pour(peer.remote, self._received)
        self._replug()
        await peer.start()

    async def _drop_peer(self) -> None:
        peer, self.peer = self.peer, None
        self._meeting, self._remote_source = "", ""
        if peer is None:
            return
        if self._remote is not None:
            peer.remote.drop(self._remote)
            self._remote = None
        await self._recording.stop_received()
        await peer.close()
        if self._studio.speaker is not None:
            self._studio.speaker.hush()

    async def _signal(self, signal: Signal) -> None:
        meeting = self._mine(self._room.confirmed)
        if meeting is None or meeting.meeting != signal.meeting or not self._studio.is_on:
            return
        if signal.kind == "offer" and self._had_offer:
            await self._drop_peer()  # the other side begins anew
        if self.peer is None and signal.kind == "offer":
            await self._make_peer(meeting)
        if self.peer is not None:
            self._had_offer = self._had_offer or signal.kind == "offer"
            await self.peer.signal(signal.kind, signal.sdp)

    def _peer_state(self, peer: Peer, kind: PeerKind) -> None:
        if peer is self.peer and kind == "closed" and not self._closed:
            self._desk.tasks.start(self._again(), "peer again")
        self._wanted.set()

    async def _again(self) -> None:
        """The path was lost: the same meeting goes on over a new one."""
        await self._drop_peer()
        await asyncio.sleep(1.0 if self._me.role == "specialist" else 0.0)
        self._wanted.set()

    # ---- what flows

    def _replug(self) -> None:
        peer, studio = self.peer, self._studio
        if peer is not None:
            peer.send_picture(studio.camera.frames if studio.camera is not None else None)
            peer.send_sound(studio.microphone.blocks if studio.microphone is not None else None)
        self._recording.replug()
        self._wanted.set()

    def _received(self, frame: Frame) -> None:
        if self._remote_source != frame.ref.source:
            self._remote_source = frame.ref.source
            self._desk.call(self._pictured)
        self._saw.append(frame)
        del self._saw[:-RECENT_FRAMES]
        self._desk.slots.frames["remote"].put(frame)

    def _pictured(self) -> None:
        """The first picture came, or another camera's: what is received is recorded under its name."""
        self._recording.renamed()
        self._wanted.set()

    def _play(self, samples: Samples) -> None:
        if self._studio.speaker is not None:
            self._studio.speaker.play(samples)

    def _studio_changed(self) -> None:
        self._recording.say(self._studio.muted, self._studio.covered)
        self._tell_status()
        self.publish()

    def _tell_status(self) -> None:
        status = media_status(self._studio, self._recording.is_on)
        if status != self._said:
            self._said = status
            self._room.whisper(status)

    async def _tick(self) -> None:
        said_s = 0.0
        while True:
            await asyncio.sleep(TICK_S)
            said_s += TICK_S
            if said_s >= STATUS_EVERY_S:
                said_s, self._said = 0.0, None
                self._wanted.set()
            if self._studio.is_on:
                self._tell_status()
                self.publish()
                self._look_after_peer()

    def _look_after_peer(self) -> None:
        waited_s = asyncio.get_running_loop().time() - self._peer_since
        if self.peer is not None and self.peer.state == "connecting" and waited_s > AGAIN_AFTER_S:
            self._peer_since += AGAIN_AFTER_S
            if self._me.role == "specialist":
                self._desk.tasks.start(self._again(), "peer again")

    def _mine(self, state: ConsultState) -> MeetingState | None:
        meeting = state.meeting
        return meeting if meeting is not None and self._me.person in (meeting.clinic, meeting.specialist) else None

    def _must_be_off(self, state: ConsultState) -> bool:
        return state.phase in OVER or state.consent("consult") == "withdrawn"
