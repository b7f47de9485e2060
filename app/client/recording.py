"""Own and received picture and voice into segments while recording consent stands; each goes up in the background."""

import asyncio
import logging
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from app.client.account import Account
from app.client.border import Failed
from app.client.bulk import RANK_SEGMENT, Bulk
from app.client.recovery import FULL, let_go
from app.client.refusals import forget_recording, without_bytes
from app.client.room_face import RoomFace
from app.client.studio import Studio
from app.consult import rules
from app.consult.events.media import MediaGap, SegmentClosed, SegmentOpened, Stream
from app.consult.events.surface import owner_of, source_of
from app.consult.rules.refusals import AFTER_WITHDRAWAL
from app.consult.state import ConsultState
from app.media.blocks import BlockFan
from app.media.frames import Fan, Frame
from app.media.gaps import Gap
from app.media.leftovers import plain_bytes
from app.media.peer import Peer
from app.media.recorder import Recorder
from app.media.segment import SegmentEnd, SegmentStart
from app.store.errors import StoreFull

log = logging.getLogger(__name__)

T = TypeVar("T")
VOICE_ALONE_S = 3.0
VOICE = "voice"  # names what is recorded where there is no camera
PAUSED = (
    "The disk of this computer takes no more: the call goes on, but recording is paused here. "
    "Free some space; recording then goes on by itself."
)


class Recording:
    """Recorders start and stop on the devices executor; what they say comes back to the loop in order."""

    def __init__(self, room: RoomFace, bulk: Bulk) -> None:
        self._room = room
        self._me = room.account.person.person
        self._bulk = bulk
        self._desk = room.account.desk
        self._folder = room.account.shelf.recordings / room.consult
        self._own: Recorder | None = None
        self._received: Recorder | None = None
        self._studio: Studio | None = None
        self._peer: Peer | None = None
        self._keeping: set[asyncio.Task[None]] = set()
        self._stale = False
        self._said_paused = False
        self._most_px: int | None = None
        self._live_since: float | None = None
        self._lock = asyncio.Lock()

    @property
    def is_on(self) -> bool:
        """Something is written just now: not while the disk takes no more."""
        return any(one is not None and not one.stands_still for one in (self._own, self._received))

    async def settle(self, state: ConsultState, studio: Studio, peer: Peer | None, in_meeting: bool) -> None:
        """Brings the recorders to what is allowed now; called after every change. `state` is what the server has:
        without it nothing begins. A *no* said here counts at once, also while the link is down."""
        allowed = self._is_given(state) and studio.is_on and in_meeting
        self._studio, self._peer = studio, peer
        async with self._lock:
            if self._stale or not allowed:
                self._stale = False
                await self._stop_own()
                await self._stop_received()
            if not allowed:
                return
            if self._own is None:
                source = studio.camera.source if studio.camera is not None else source_of(self._me, VOICE)
                self._own = self._recorder("own", source)
                self.say(studio.is_muted, studio.covered)
                sound = studio.microphone.blocks if studio.microphone is not None else None
                if not await self._begin(self._own, studio.frames, sound):
                    self._own = None
                    return
            if self._received is None and peer is not None and self._is_worth(peer):
                self._received = self._recorder("received", self._other_source(state))
                sound = studio.speaker.played if studio.speaker is not None else None
                if not await self._begin(self._received, peer.remote, sound):
                    self._received = None

    def state_changed(self) -> None:
        """A *no* ends it here and now: the devices, which close the segments, may be busy for seconds."""
        if not self._is_given(self._room.confirmed):
            self._stale = True  # what has ended is not gone on with, should the *no* be taken back meanwhile
            self.end()

    def _is_given(self, confirmed: ConsultState) -> bool:
        return all(one.consent("recording") == "given" for one in (confirmed, self._room.state))

    async def _begin(self, recorder: Recorder, frames: Fan[Frame] | None, sound: BlockFan | None) -> bool:
        """False where the disk does not even take a folder: the call goes on, and a later change tries again."""
        try:
            await self._desk.run(self._desk.devices, recorder.start, frames, sound)
        except OSError as error:
            log.warning("a recording could not begin: %s", type(error).__name__)
            self._stood(True)
            return False
        self._said_paused = False
        return True

    def replug(self) -> None:
        """Another camera or microphone: new segments, named by the new source."""
        self._stale = True

    def say(self, muted: bool, covered: bool) -> None:
        """At once: not one block or frame of what is muted or covered is kept."""
        if self._own is not None:
            self._own.set_muted(muted)
            self._own.set_covered(covered)

    def limit(self, most_px: int | None) -> None:
        """What this computer still records of the pictures; see Recorder. At every turn of the meeting."""
        if most_px != self._most_px:
            self._most_px = most_px
            for recorder in (self._own, self._received):
                if recorder is not None:
                    recorder.limit(most_px)

    def end(self) -> None:
        """Nothing is recorded from now on. Never waits; `stop` follows."""
        for recorder in (self._own, self._received):
            if recorder is not None:
                recorder.end()

    async def stop(self) -> None:
        """The segments are closed when this returns."""
        self.end()
        async with self._lock:
            await self._stop_own()
            await self._stop_received()

    async def kept(self) -> None:
        """What was recorded is in the outbox when this returns, however busy the disk is."""
        await asyncio.gather(*self._keeping, return_exceptions=True)

    async def stop_received(self) -> None:
        async with self._lock:
            await self._stop_received()

    async def _stop_own(self) -> None:
        recorder, self._own = self._own, None
        if recorder is not None:
            await self._desk.run(self._desk.devices, recorder.stop)

    async def _stop_received(self) -> None:
        recorder, self._received = self._received, None
        if recorder is not None:
            await self._desk.run(self._desk.devices, recorder.stop)

    def _is_worth(self, peer: Peer) -> bool:
        """The picture is there; or the voice alone, when no picture came for a while."""
        now = asyncio.get_running_loop().time()
        if peer.state not in ("live", "stalled"):  # stalled: nothing comes just now
            self._live_since = None
            return False
        self._live_since = self._live_since or now
        return peer.last_frame_ms is not None or now - self._live_since > VOICE_ALONE_S

    def _other_source(self, state: ConsultState) -> str:
        """The picture's, or while there is none the other person's voice."""
        meeting = state.meeting
        other = "" if meeting is None else meeting.clinic if self._me == meeting.specialist else meeting.specialist
        newest = self._desk.slots.frames["remote"].peek()
        if newest is not None and owner_of(newest.ref.source) == other:
            return newest.ref.source
        return source_of(other, VOICE)

    def _recorder(self, stream: Stream, source: str) -> Recorder:
        loop = asyncio.get_running_loop()
        made = Recorder(
            folder=self._folder,
            stream=stream,
            source=source,
            now_ms=self._desk.now_ms,
            on_opened=lambda start: _to(loop, self._opened, start),
            on_closed=lambda end: _to(loop, self._ended, end),
            on_gap=lambda gap: _to(loop, self._gap, gap),
            on_still=lambda still: _to(loop, self._stood, still),
            seal=self._room.account.shelf.seal,
        )
        made.limit(self._most_px)
        return made

    def _opened(self, start: SegmentStart) -> None:
        sizes = (start.width, start.height, *start.full)
        self._room.submit(SegmentOpened(start.segment, start.stream, start.source, start.from_ms, *sizes))

    def _ended(self, end: SegmentEnd) -> None:
        task = self._desk.tasks.start(self._keep(end), "segment")
        self._keeping.add(task)
        task.add_done_callback(self._keeping.discard)

    async def _keep(self, end: SegmentEnd) -> None:
        """The file into the blob folder under its hash, then its event, then up in the background. Where that does not
        come to its end (a full disk, signing out), the file waits for the next sign-in."""
        account = self._room.account
        try:
            blob = await self._desk.run(self._desk.files, lambda: _kept(account, end.path))
        except StoreFull:
            self._desk.tell(Failed(FULL))
            return
        if account.outgoing.is_closed:
            return
        event = SegmentClosed(end.segment, end.until_ms, blob, end.size_bytes, end.frames)
        state = self._room.state
        refused = rules.may(state, account.person, event, self._desk.now_ms()) == AFTER_WITHDRAWAL
        if refused or state.phase == "voided" or not blob:
            if blob:  # the log on this disk, which would name it, may be gone by now
                forget_recording(account, self._bulk, self._room.consult, blob)
            self._room.submit(without_bytes(event))
        else:
            self._room.submit(event)
            self._bulk.push(self._room.consult, blob, RANK_SEGMENT)
        await let_go(account, end.path)

    def _stood(self, still: bool) -> None:
        """Both streams lie on one disk: one sentence for both, and none again before something went on."""
        if still and not self._said_paused:
            self._desk.tell(Failed(PAUSED))
        self._said_paused = still or not self.is_on

    def _gap(self, gap: Gap) -> None:
        self._room.submit(MediaGap(gap.gap, gap.source, gap.kind, gap.from_ms, gap.until_ms, gap.lost_ms))


def _kept(account: Account, path: Path) -> str:
    """Its hash; empty where it went before its turn, as all of a voided consult does."""
    try:
        data = plain_bytes(path, account.shelf.seal)
    except FileNotFoundError:
        log.warning("a recording is gone from this disk: it is closed in the log without its bytes")
        return ""
    return account.shelf.blobs.put(data)


def _to(loop: asyncio.AbstractEventLoop, hear: Callable[[T], None], value: T) -> None:
    loop.call_soon_threadsafe(hear, value)
