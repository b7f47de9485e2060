"""How the link of a meeting is: into the log every ten seconds and when more is given up, and to who looks."""

import asyncio
from collections.abc import Callable

import msgspec

from app.client.link_views import DirectOutcome, LinkStats
from app.client.moments import Moments, permille
from app.client.punctual import Punctual
from app.client.room_face import RoomFace
from app.client.stilltimes import StillTimes
from app.consult.events.media import LinkSampled
from app.media.counters import Report, Stat
from app.media.peer import Peer
from app.media.statistics import PeerStats
from app.media.webrtcstats import OURS, report

EVERY_MS = 10_000
LOOKS, LOOK_S = 10, 0.1  # so many short sleeps a second tell how punctual the loop is


class Ours(msgspec.Struct, frozen=True):
    """What no connection knows. `still_ms`: of the newest still that came whole; `loop_ms`: how late the engine's loop
    is, 99 of 100 times less; `moved_bytes` as in LinkStats."""

    still_ms: int | None = None
    loop_ms: float | None = None
    moved_bytes: int = 0
    may_down_bps: int | None = None


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

    def sample(
        self, stats: PeerStats, mono_ms: int, rtt_ms: int, given_up: str, ours: Ours | None = None
    ) -> LinkSampled:
        before, took_ms = self._before, max(mono_ms - (self._at_ms or 0), 1)
        ours = ours or Ours()
        self._before, self._at_ms, self._given_up = stats, mono_ms, given_up
        watched, voice = stats.watched, stats.voice_samples - before.voice_samples
        hidden = stats.concealed_samples - before.concealed_samples
        return LinkSampled(
            rtt_ms=stats.rtt_ms if stats.rtt_ms is not None else rtt_ms,
            up_bps=max(stats.sent_bytes - before.sent_bytes, 0) * 8_000 // took_ms,
            down_bps=max(stats.received_bytes - before.received_bytes, 0) * 8_000 // took_ms,
            lost_permille=permille(
                stats.lost_packets - before.lost_packets, stats.received_packets - before.received_packets
            )
            or 0,
            given_up=given_up,
            incomplete=max(stats.incomplete_frames - before.incomplete_frames, 0),
            may_up_bps=stats.may_bps,
            may_down_bps=ours.may_down_bps or 0,
            lost_up_permille=round((stats.lost_there or 0.0) * 1_000),
            fps=watched.fps,
            render_ms=round(watched.render_ms or 0),
            frozen_ms=max(0, round(watched.standing_ms - before.watched.standing_ms)),
            concealed_permille=permille(hidden, voice - hidden) or 0,
            still_ms=ours.still_ms or 0,
            loop_ms=round(ours.loop_ms or 0),
            moved_bytes=ours.moved_bytes,
            relayed=stats.relayed,
        )


class Sampling:
    """Looks once a second while a meeting's connection stands. `peer` gives it, if there is one."""

    def __init__(self, room: RoomFace, peer: Callable[[], Peer | None]) -> None:
        self._room, self._desk = room, room.account.desk
        self._peer = peer
        self._sampled: Peer | None = None
        self._sampler = Sampler()
        self._moments, self._punctual = Moments(), Punctual()
        self._moved: Callable[[], int] = lambda: 0
        self._began_bytes = 0
        self._is_watched = False
        self.stills = StillTimes(self._quality)
        self.direct: DirectOutcome = "untried"  # of the newest connection of this room

    async def run(self) -> None:
        while True:
            await self._second()
            self._look()
            if self._is_watched:
                self._publish()

    def count(self, moved: Callable[[], int]) -> None:
        """`moved`: bytes exchanged with the server so far; from now on they are this consult's."""
        self._moved, self._began_bytes = moved, moved()

    def watch(self, on: bool) -> None:
        """Whether somebody looks at the figures; what is there is shown at once."""
        self._is_watched = on
        if on:
            self._publish()

    def asked_still(self, key: str) -> None:
        """A frame of the other end was frozen here now."""
        self.stills.asked(key, self._desk.clock.mono_ms())

    async def _second(self) -> None:
        if self._peer() is None and not self.stills.is_waiting:
            await asyncio.sleep(LOOKS * LOOK_S)
            return
        for _ in range(LOOKS):
            await self._punctual.sleep(LOOK_S)
            self.stills.look(self._desk.clock.mono_ms())

    def _look(self) -> None:
        peer, mono_ms = self._peer(), self._desk.clock.mono_ms()
        meeting, me = self._room.confirmed.meeting, self._room.account.person.person
        if meeting is None or me not in (meeting.clinic, meeting.specialist):
            return
        if peer is None or peer.state not in ("live", "stalled"):
            return
        if peer is not self._sampled:
            self._sampled, self._sampler = peer, Sampler()
            self._moments.begin(mono_ms)
        stats, given_up = peer.stats(), given_up_by(peer)
        self.direct = "relayed" if stats.relayed else "open"
        self._moments.add(stats, peer.back_bps, mono_ms)
        if self._sampler.is_due(mono_ms, given_up):
            rtt_ms = self._room.account.rtt_ms or 0
            self._room.submit(self._sampler.sample(stats, mono_ms, rtt_ms, given_up, self._ours(peer)))

    def _ours(self, peer: Peer | None) -> Ours:
        moved = self._moments.media_bytes + self._moved() - self._began_bytes
        back_bps = peer.back_bps if peer is not None else None
        return Ours(self.stills.newest_ms, self._punctual.p99_ms, moved, back_bps)

    def _publish(self) -> None:
        peer = self._peer()
        read = peer.counters() if peer is not None and peer.state in ("live", "stalled") else None
        ours = self._ours(peer)
        told: Report = report(read) if read is not None else {}
        paint_ms = peer.steering.paint_ms if peer is not None else 0.0
        told[OURS] = {**told.get(OURS, {"type": OURS, "id": OURS}), **self._told(ours, paint_ms)}
        newest = self._moments.all[-1:]
        if newest and newest[0].age_ms is not None and read is not None:
            told[OURS]["pictureAge"] = newest[0].age_ms / 1_000
        now_ms = self._desk.clock.mono_ms()
        self._desk.slots.link_stats.put(LinkStats(now_ms, self._moments.all, told, ours.moved_bytes))

    def _told(self, ours: Ours, paint_ms: float) -> Stat:
        told: Stat = {
            "timestamp": self._desk.now_ms(),
            "megabytesOfConsult": round(ours.moved_bytes / 1e6, 3),
            "paintDelay": paint_ms / 1_000,
        }
        if ours.still_ms is not None:
            told["stillTime"] = ours.still_ms / 1_000
        if ours.loop_ms is not None:
            told["loopLateness"] = round(ours.loop_ms) / 1_000
        if self._room.account.rtt_ms is not None:
            told["serverRoundTripTime"] = self._room.account.rtt_ms / 1_000
        return told

    def _quality(self, key: str) -> str:
        here = self._desk.cache.get(key)
        return here.quality if here is not None else ""


def given_up_by(peer: Peer) -> str:
    """What the link does not carry now, by the ladder's own word; empty while it carries all."""
    if peer.state == "stalled":
        return "picture"
    share = peer.steering.share
    said = share.said.key if share is not None else "well"
    return "" if said == "well" else "picture" if said == "picture.off" else said
