"""How the link of a meeting is, into the log: every ten seconds and on a change of what is given up."""

import asyncio
from collections.abc import Callable

from app.client.room_face import RoomFace
from app.consult.events.media import LinkSampled
from app.media.peer import Peer
from app.media.statistics import PeerStats

EVERY_MS = 10_000
LOOK_S = 1.0


class Sampler:
    """Pure, handed the time. One for each peer connection: its counters begin at nothing."""

    def __init__(self) -> None:
        self._before = PeerStats()
        self._at_ms: int | None = None
        self._given_up = ""

    def is_due(self, mono_ms: int, given_up: str) -> bool:
        if self._at_ms is None:
            self._at_ms = mono_ms  # nothing was counted yet
            return False
        return given_up != self._given_up or mono_ms - self._at_ms >= EVERY_MS

    def sample(self, stats: PeerStats, mono_ms: int, rtt_ms: int, given_up: str) -> LinkSampled:
        before, took_ms = self._before, max(mono_ms - (self._at_ms or 0), 1)
        lost = max(stats.lost_packets - before.lost_packets, 0)
        received = max(stats.received_packets - before.received_packets, 0)
        self._before, self._at_ms, self._given_up = stats, mono_ms, given_up
        return LinkSampled(
            rtt_ms=stats.rtt_ms if stats.rtt_ms is not None else rtt_ms,
            up_bps=max(stats.sent_bytes - before.sent_bytes, 0) * 8_000 // took_ms,
            down_bps=max(stats.received_bytes - before.received_bytes, 0) * 8_000 // took_ms,
            lost_permille=lost * 1_000 // (lost + received) if lost + received else 0,
            given_up=given_up,
            incomplete=max(stats.incomplete_frames - before.incomplete_frames, 0),
        )


class Sampling:
    """Looks once a second while a meeting's connection stands. `peer` gives it, if there is one."""

    def __init__(self, room: RoomFace, peer: Callable[[], Peer | None]) -> None:
        self._room = room
        self._peer = peer
        self._sampled: Peer | None = None
        self._sampler = Sampler()

    async def run(self) -> None:
        while True:
            await asyncio.sleep(LOOK_S)
            self._look()

    def _look(self) -> None:
        peer, clock = self._peer(), self._room.account.desk.clock
        meeting, me = self._room.confirmed.meeting, self._room.account.person.person
        if meeting is None or me not in (meeting.clinic, meeting.specialist):
            return
        if peer is None or peer.state not in ("live", "stalled"):
            return
        if peer is not self._sampled:
            self._sampled, self._sampler = peer, Sampler()
        given_up = given_up_by(peer)
        if not self._sampler.is_due(clock.mono_ms(), given_up):
            return
        stats = peer.stats()
        rtt_ms = self._room.account.rtt_ms or 0
        self._room.submit(self._sampler.sample(stats, clock.mono_ms(), rtt_ms, given_up))


def given_up_by(peer: Peer) -> str:
    """What the link does not carry now, by the ladder's own word; empty while it carries all."""
    if peer.state == "stalled":
        return "picture"
    share = peer.steering.share
    said = share.said.key if share is not None else "well"
    return "" if said == "well" else "picture" if said == "picture.off" else said
