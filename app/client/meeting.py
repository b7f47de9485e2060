"""Live picture and voice of the open consult: who meets whom, the peer's life, mute and cover, when it has to stop."""

import asyncio

from app.client.alone import Alone, others_of
from app.client.border import Failed, MediaView
from app.client.call import Call
from app.client.listening import Listening
from app.client.meeting_view import ALONE, NO_CONSENT, media_view, why_off
from app.client.other_end import OtherEnd
from app.client.proposing import Proposing
from app.client.rebuilding import Rebuilding
from app.client.recording import Recording
from app.client.room_face import RoomFace
from app.client.sampling import Sampling
from app.client.staging import Staging
from app.client.studio import Studio
from app.client.watching import Watching
from app.consult.events.media import MeetingEnded
from app.consult.person import Person
from app.consult.state import ConsultState
from app.consult.state import Meeting as MeetingState
from app.consult.upkeep import why_no_meeting
from app.consult.whispers import AnyWhisper, MediaStatus, Signal
from app.media.frames import Frame

STATUS_EVERY_S = 5.0
TICK_S = 0.2
SLOW_SELF_MS = 200  # at the bedside the own picture is the patient on the stage: it is slowed, never gone


class Meeting:
    """One open consult's media. `saw` gets every received frame (in the decoder's thread)."""

    def __init__(self, room: RoomFace, studio: Studio, recording: Recording, saw: list[Frame]) -> None:
        self._room = room
        self._studio = studio
        self._recording = recording
        self._me = room.account.person
        self._desk = room.account.desk
        self._wanted = asyncio.Event()
        self.call = Call(room, studio, saw, self._call_changed, self._wanted.set, room.account.relays.ways)
        self.listening = Listening(room, studio, self.call, lambda: self._statuses)
        self._proposing = Proposing(room)
        self.watching = Watching(room)
        self.staging = Staging(room, studio)
        self._other_end = OtherEnd(room, studio, self.call, self.watching, self.staging)
        rtt_ms = lambda: room.account.rtt_ms or 0  # noqa: E731
        self._rebuilding = Rebuilding(self._desk, self.call, self._offers, lambda: studio.is_on, rtt_ms)
        self._asked = ""
        self._statuses: dict[str, MediaStatus] = {}
        self._said: MediaStatus | None = None
        self._shown: MediaView | None = None
        self._alone = Alone()
        self._closed = False
        self._stopping = asyncio.Lock()
        studio.changed = self._studio_changed
        studio.replugged = self._replug
        self.sampling = Sampling(room, lambda: self.call.peer)
        works = {"meeting": self._settle(), "meeting tick": self._tick(), "link samples": self.sampling.run()}
        self._tasks = [self._desk.tasks.start(work, name) for name, work in works.items()]

    async def start(self) -> None:
        """Pressed at this place."""
        if self._closed:  # left before the press was heard
            return
        why = why_off(self._room.state, self._me.role)
        if why:
            self._desk.tell(Failed(why))
            return
        self._alone.begin(others_of(self._room, self._desk.now_ms())[0])
        await self._studio.turn_on(self._me.person)
        self._look_who_is_left()
        self._wanted.set()

    async def stop(self, reason: str = "") -> None:
        """Nothing sees, hears or records any more, and what was recorded is kept, when this returns; whoever asks
        while it ends waits for the end. Keeping comes last and takes as long as the disk does."""
        self._recording.end()
        self._studio.end()  # at once, whatever is still ending
        self.listening.end()
        self.call.follow()
        async with self._stopping:
            if not self._studio.is_wanted:  # else turned on again meanwhile: what this was to end has been ended
                await self._stop(reason)
        await self._recording.kept()

    async def _stop(self, reason: str) -> None:
        meeting = self._mine(self._room.state)
        await self._studio.turn_off()
        await self._drop_peer()
        await self._recording.stop()
        by_itself = why_no_meeting(self._room.state) != ""  # the room ends it then, and would refuse our word
        if meeting is not None and meeting.meeting != self._asked and not by_itself:
            self._asked = meeting.meeting
            self._room.submit(MeetingEnded(meeting.meeting, reason))
        self._tell_status()
        self.publish()
        self._wanted.set()  # what was turned on meanwhile gets its peer and its recording

    async def close(self) -> None:
        """The room is left."""
        self._closed = True
        for task in self._tasks:
            task.cancel()
        self._rebuilding.close()
        await self.stop("left")
        self._studio.changed = self._studio.replugged = lambda: None

    def here_changed(self, people: tuple[Person, ...]) -> None:
        here = {*(one.person for one in people), self.call.other}  # what flows goes on without the server
        self._statuses = {by: status for by, status in self._statuses.items() if by in here}
        self._said = None  # who has just come does not know yet
        self.watching.forget()
        self.staging.forget()
        self._rebuilding.arrived()
        self._tell_status()
        self._wanted.set()

    def state_changed(self, state: ConsultState) -> None:
        why = why_off(state, self._me.role)
        if self._studio.is_wanted and why:
            if why == NO_CONSENT:  # of the other ends the room itself tells
                self._desk.tell(Failed(why))
            self._desk.tasks.start(self.stop("ended"), "meeting stop")
        self._recording.state_changed()
        self._look_who_is_left()
        self.listening.turn()
        self._wanted.set()

    def _look_who_is_left(self) -> None:
        if self._studio.is_on:
            others = others_of(self._room, self._desk.now_ms())
            now_ms = round(asyncio.get_running_loop().time() * 1_000)
            why = self._alone.why(now_ms, *others, self._rebuilding.silent_ms)
            if why:
                self._studio.end()
                self._desk.tell(Failed(ALONE[why]))
                self._desk.tasks.start(self.stop(why), "meeting stop")

    def heard(self, by: str, whisper: AnyWhisper) -> None:
        """A colleague in the room may say these as well; picture and voice are named and begun by their other end."""
        meeting = self._mine(self._room.confirmed)
        is_other_end = meeting is not None and by in (meeting.clinic, meeting.specialist)
        match whisper:
            case MediaStatus():
                self._statuses[by] = whisper
                self._wanted.set()
            case Signal() if is_other_end:
                self._desk.tasks.start(self._signal(whisper), "signal")
            case _ if is_other_end:
                self._other_end.heard(whisper)

    def publish(self) -> None:
        self.listening.turn()
        call, of = self.call, (self.call.remote_source, self._desk.now_ms(), self._rebuilding.silent_ms)
        view = media_view(self._studio, call.peer, call.meeting != "", self._recording.is_on, *of)
        view = self._other_end.on(self.staging.on(self.listening.on(self.watching.on(view))), self._statuses)
        if view != self._shown:
            self._shown = view
            self._desk.slots.media.put(view)

    async def _settle(self) -> None:
        while True:
            await self._wanted.wait()
            self._wanted.clear()
            await self._settle_once()

    async def _settle_once(self) -> None:
        state = self._room.confirmed
        meeting = self._mine(state)
        if self.call.meeting and (meeting is None or meeting.meeting != self.call.meeting):
            await self._drop_peer()
        if meeting is None:
            if self._studio.is_on and state.meeting is None:
                self._proposing.propose(self._statuses)
        elif self._studio.is_on and not self.call.meeting:
            self._begin(meeting)
        await self._recording.settle(state, self._studio, self.call.peer, meeting is not None)
        self.publish()

    def _begin(self, meeting: MeetingState) -> None:
        self.call.begin(meeting.meeting, meeting.clinic if self._offers() else meeting.specialist)
        self._rebuilding.begin()

    def _offers(self) -> bool:
        meeting = self._room.confirmed.meeting
        return meeting is not None and self._me.person == meeting.specialist

    async def _drop_peer(self) -> None:
        self._rebuilding.end()
        await self._recording.stop_received()
        await self.call.drop()

    async def _signal(self, signal: Signal) -> None:
        meeting = self._mine(self._room.confirmed)
        if meeting is None or meeting.meeting != signal.meeting or not self._studio.is_on:
            return
        if self.call.meeting not in ("", meeting.meeting):
            await self._drop_peer()
            if not self._studio.is_on:  # it ended meanwhile
                return
        if not self.call.meeting:
            self._begin(meeting)
        await self._rebuilding.signal(signal)

    def _call_changed(self, lost: bool) -> None:
        if lost and not self._closed:
            self._desk.tasks.start(self._rebuilding.again(), "peer again")
        self._wanted.set()

    # ---- what flows

    def _replug(self) -> None:
        self.call.plug()
        self._recording.replug()
        self._wanted.set()

    def _studio_changed(self) -> None:
        self._recording.say(self._studio.is_muted, self._studio.covered)
        self.call.follow()
        self._tell_status()
        self.publish()

    def _tell_status(self) -> None:
        status = self._other_end.says(self._recording.is_on, self.listening.kind)
        if status != self._said:
            self._said = status
            self._room.whisper(self._other_end.timed(status))

    async def _tick(self) -> None:
        said_s = 0.0
        while True:
            await asyncio.sleep(TICK_S)
            said_s += TICK_S
            if said_s >= STATUS_EVERY_S:
                said_s, self._said = 0.0, None
                self._wanted.set()
            if self._studio.is_on:
                self._look_who_is_left()
                self._other_end.turn(self._mine(self._room.confirmed), self._statuses)
                self._recording.limit(self.watching.recording_px)
                self._studio.sources.own_every_ms = 0 if self.watching.seen.self_view else SLOW_SELF_MS
                self._tell_status()
                self.publish()
                self._rebuilding.look()

    def _mine(self, state: ConsultState) -> MeetingState | None:
        meeting = state.meeting
        return meeting if meeting is not None and self._me.person in (meeting.clinic, meeting.specialist) else None
