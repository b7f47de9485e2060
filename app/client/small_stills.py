"""Small stills of the pictures that rest: sent in turn, as seldom as the link can bear, opened when they come."""

import logging
from collections.abc import Callable

from app.client.room_face import RoomFace
from app.client.sources import Sources
from app.consult.whispers import SourceStill
from app.media import smallstill
from app.media.frames import Frame, FrameRef
from app.media.peer import Peer

log = logging.getLogger(__name__)


class SmallStills:
    """On the loop; coded and opened on the executor for what came."""

    def __init__(self, room: RoomFace, sources: Sources) -> None:
        self._room = room
        self._desk = room.account.desk
        self._sources = sources
        self._sent: dict[str, int] = {}  # source -> stamp of its newest still that went
        self._next_ms = 0
        self._is_coding = False

    def turn(self, now_ms: int, peer: Peer | None, other: str) -> None:
        """The one of those that rest whose still over there is the oldest."""
        if self._is_coding or now_ms < self._next_ms or link_bps(peer) == 0:
            return
        staged = self._sources.staged
        resting = [one.camera.source for one in self._sources.all if one is not staged]
        smalls = [small for one in resting if (small := self._desk.slots.small(one).peek()) is not None]
        fresh = [one for one in smalls if one.ref.capture_ms > self._sent.get(one.ref.source, 0)]
        if fresh:
            oldest = min(fresh, key=lambda one: self._sent.get(one.ref.source, 0))
            self._is_coding = True
            self._desk.tasks.start(self._send(oldest, link_bps(peer), other), "small still sent")

    async def open(self, data: bytes, ref: FrameRef, width: int, height: int, may: Callable[[], bool]) -> None:
        """`may`: asked once it is open: what was covered or has ended meanwhile is not shown."""
        try:
            small = await self._desk.run(self._desk.received, smallstill.opened, data, ref, width, height)
        except smallstill.NoStill as refused:
            log.info("a small still was no picture: %s", type(refused).__name__)
            return
        slot = self._desk.slots.small(ref.source)
        before = slot.peek()
        if may() and (before is None or before.ref.capture_ms < ref.capture_ms):
            slot.put(small)

    async def _send(self, small: Frame, bps: int, other: str) -> None:
        try:
            data = await self._desk.run(self._desk.received, smallstill.coded, small)
        except smallstill.NoStill as refused:
            log.info("no small still of a picture: %s", type(refused).__name__)
            self._next_ms = self._desk.now_ms() + smallstill.LATE_MS
            return
        finally:
            self._is_coding = False
        pause_ms = smallstill.pause_ms(len(data), bps)
        ref = small.ref
        if pause_ms is None or self._sources.camera_of(ref.source) is None or self._sources.is_covered:
            return
        self._sent[ref.source] = ref.capture_ms
        self._next_ms = self._desk.now_ms() + pause_ms
        self._room.whisper(SourceStill(ref.source, ref.capture_ms, small.full_width, small.full_height, data), other)


def link_bps(peer: Peer | None) -> int:
    """What the ladder shares out over it; 0 where no picture moves either: the voice needs what there is."""
    share = peer.steering.share if peer is not None and peer.state == "live" else None
    return share.wire_bps if share is not None and share.picture is not None else 0
