"""Decides what leaves when, on one connection: voice at once, all else in strict order within one budget.

The shell, on its one loop, time in float ms that never falls:
- `allow(estimate_bps, voice_bps, now)` whenever the estimate or the ladder's voice changes;
- before a frame is encoded `wants_picture(now)`: False skips the frame, which costs nothing, where dropping it later
  costs a reference; then `put_picture(picture, now)` with all its packets;
- `put(rank, packet, now)` for all else; for stills and bulk no more than `still_grant` or `bulk_grant` gave;
- after every put, and at `next_due_ms(now)` (None: sleep until something is put): `take(now)`; what is in `sent` is
  numbered and sent at once. A Sent without a packet is padding for the shell to make;
- `probe(cluster, rate_bps, bytes_least, now)` when congestion control asks for a cluster;
- every call that can drop returns what it dropped, once: for `refer_around` tell the encoder.

Order: departing.Rank, strictly, but for one thing: bulk has a share of its own and with it passes pictures, or a
call that fills its link would never send a document. Stills pass pictures as they are, so grants hold them to theirs.
"""

from collections import deque
from typing import Literal

from app.media.rtp.budget import Budget
from app.media.rtp.departing import Dropped, Leaving, Outgoing, Picture, Rank, Sent, Why
from app.media.rtp.picturequeue import PictureQueue
from app.media.rtp.share import Share

PADDING_BYTES = 300  # on the wire: 236 of padding in a packet with headers of 64
BACKLOG_MS = 150.0  # a picture that would wait longer is stale before it leaves (media.md section 5, P7)
PROBE_PACKETS = 5  # fewer say nothing
_CATCH_UP_MS = 5.0  # a timer that came late may be made up for by so much, not more
_PROBE_MS = 400.0  # a cluster that the window kept from ending is given up
_STILL_SHARE, _BULK_SHARE = 0.10, 0.03  # of the estimate, also while pictures fill the link

# (bytes, ms) that wait at most; the oldest goes.
_BOUNDS = {
    Rank.VOICE: (16 * 1024, 400.0),
    Rank.WHISPER: (8 * 1024, 1_000.0),
    Rank.REPAIR: (48 * 1024, 800.0),
    Rank.STILL: (64 * 1024, 10_000.0),
    Rank.BULK: (64 * 1024, 20_000.0),
}
_QUEUED = tuple(_BOUNDS)

Way = Literal["paced", "beside"]


class _Cluster:
    __slots__ = ("bytes_left", "end_ms", "next_ms", "number", "packets_left", "per_ms")

    def __init__(self, number: int, rate_bps: float, bytes_least: int, now: float) -> None:
        self.number, self.per_ms, self.bytes_left = number, rate_bps / 8_000, bytes_least
        self.packets_left, self.next_ms, self.end_ms = PROBE_PACKETS, now, now + _PROBE_MS


class Pacer:
    def __init__(self, estimate_bps: float, voice_bps: float = 50_000) -> None:
        self._budget = Budget(estimate_bps, voice_bps)
        self._queues: dict[Rank, deque[tuple[float, Outgoing]]] = {rank: deque() for rank in _QUEUED}
        self._bytes = dict.fromkeys(_QUEUED, 0)
        self._pictures = PictureQueue()
        self._still, self._bulk, self._passing = Share(), Share(), Share()
        self._cluster: _Cluster | None = None

    def allow(self, estimate_bps: float, voice_bps: float, now: float, has_room: bool = False) -> None:
        """`estimate_bps`: for everything, headers, repair and probes included; `voice_bps` on the wire; see Budget."""
        self._settle(now)
        self._budget.allow(estimate_bps, voice_bps, has_room)

    def put(self, rank: Rank, packet: Outgoing, now: float) -> tuple[Dropped, ...]:
        """All but pictures. Raises ValueError for Rank.PICTURE."""
        if rank is Rank.PICTURE:
            raise ValueError("pictures are put whole, with put_picture")
        dropped = self._expire(now)
        self._queues[rank].append((now, packet))
        self._bytes[rank] += packet.size
        while self._bytes[rank] > _BOUNDS[rank][0]:
            dropped += (self._drop_oldest(rank, "full"),)
        return dropped

    def put_picture(self, picture: Picture, now: float) -> tuple[Dropped, ...]:
        return self._expire(now) + self._pictures.put(picture, now) + self._shed(now)

    def wants_picture(self, now: float) -> bool:
        """Whether a frame encoded now would begin to leave within BACKLOG_MS."""
        self._settle(now)
        waiting = sum(self._bytes[rank] for rank in _QUEUED if rank < Rank.PICTURE) + self._pictures.bytes
        return waiting / self._budget.left_per_ms + self._budget.owed_ms() <= BACKLOG_MS

    def take(self, now: float) -> Leaving:
        self._settle(now)
        dropped = self._expire(now) + self._shed(now)
        sent: list[Sent] = []
        while self._queues[Rank.VOICE]:
            sent.append(self._leave(Rank.VOICE, now))
        while (step := self._step(now)) is not None and step[0] <= now:
            sent.append(self._leave(step[1], now))
        return Leaving(tuple(sent), dropped)

    def next_due_ms(self, now: float) -> float | None:
        """When `take` has something to do if nothing is put before; None: never."""
        self._settle(now)
        if self._queues[Rank.VOICE]:
            return now
        ends = [queue[0][0] + _BOUNDS[rank][1] for rank, queue in self._queues.items() if queue]
        step = self._step(now)
        if step is not None:
            ends.append(step[0])
        if self._cluster is not None:
            ends.append(self._cluster.end_ms)
        if self._pictures:
            ends.append(now + BACKLOG_MS)  # to look whether they will still be in time
        return max(now, min(ends)) if ends else None

    def probe(self, cluster: int, rate_bps: float, bytes_least: int, now: float) -> None:
        """All that leaves from now on is of this cluster (1 and up), at this rate, filled up with padding, until so
        many bytes have left. The window holds for it; a cluster under way is given up for a newer one."""
        self._cluster = _Cluster(cluster, rate_bps, bytes_least, now)

    def still_grant(self, now: float, way: Way = "paced") -> int:
        """Bytes of stills that may be handed over now, once: 0, or at least a chunk. `paced`: to be put here, counted
        as they leave; `beside`: over another connection, counted at once."""
        return self._grant(self._still, Rank.STILL, way, now)

    def bulk_grant(self, now: float, way: Way = "beside") -> int:
        """The same for bulk."""
        return self._grant(self._bulk, Rank.BULK, way, now)

    def beside(self, size: int, now: float) -> None:
        """So much leaves over another connection of this line: pictures wait for it as if it were theirs."""
        self._settle(now)
        self._budget.charge(size, beside=True)

    def clear(self, now: float) -> tuple[Dropped, ...]:
        """The path is gone: nothing of what waits will leave."""
        self._settle(now)
        self._cluster = None
        rows = [self._drop_oldest(rank, "cleared") for rank in _QUEUED for _ in range(len(self._queues[rank]))]
        return (*rows, *self._pictures.clear())

    def clear_pictures(self) -> tuple[Dropped, ...]:
        """No picture that waits will leave: the camera was covered."""
        return self._pictures.clear()

    @property
    def bytes_waiting(self) -> int:
        return sum(self._bytes.values()) + self._pictures.bytes

    def _settle(self, now: float) -> None:
        self._budget.settle(now)
        per_ms = self._budget.per_ms
        self._still.grow(now, per_ms * _STILL_SHARE)
        self._bulk.grow(now, per_ms * _BULK_SHARE)
        self._passing.grow(now, per_ms * _BULK_SHARE)

    def _expire(self, now: float) -> tuple[Dropped, ...]:
        self._settle(now)
        dropped: list[Dropped] = []
        for rank, queue in self._queues.items():
            while queue and queue[0][0] + _BOUNDS[rank][1] <= now:
                dropped.append(self._drop_oldest(rank, "old"))
        return tuple(dropped)

    def _shed(self, now: float) -> tuple[Dropped, ...]:
        return self._pictures.shed(now, self._budget.left_per_ms)

    def _drop_oldest(self, rank: Rank, why: Why) -> Dropped:
        _, packet = self._queues[rank].popleft()
        self._bytes[rank] -= packet.size
        return Dropped(rank, (packet,), why)

    def _step(self, now: float) -> tuple[float, Rank | None] | None:
        """When the next leaves, voice apart, and what; None as rank is padding."""
        if self._cluster is not None and self._cluster.end_ms <= now:
            self._cluster = None
        rank = self._chosen()
        size = PADDING_BYTES if rank is None else self._head(rank).size
        if self._cluster is not None:
            return max(self._cluster.next_ms, self._budget.window_at(size)), rank
        return None if rank is None else (self._budget.fits_at(size), rank)

    def _chosen(self) -> Rank | None:
        for rank in (Rank.WHISPER, Rank.REPAIR, Rank.STILL):
            if self._queues[rank]:
                return rank
        bulk = self._queues[Rank.BULK]
        if self._pictures and not (bulk and self._passing.has(bulk[0][1].size)):
            return Rank.PICTURE
        return Rank.BULK if bulk else None

    def _head(self, rank: Rank) -> Outgoing:
        return self._pictures.head() if rank is Rank.PICTURE else self._queues[rank][0][1]

    def _since(self, rank: Rank) -> float:
        return self._pictures.head_since if rank is Rank.PICTURE else self._queues[rank][0][0]

    def _leave(self, rank: Rank | None, now: float) -> Sent:
        """Takes the head of its queue, or padding, and counts it."""
        packet = None if rank is None else self._head(rank)
        since = now if rank is None else self._since(rank)
        size = PADDING_BYTES if packet is None else packet.size
        picture = self._pictures.pop() if rank is Rank.PICTURE else None
        if rank is not None and picture is None:
            self._queues[rank].popleft()
            self._bytes[rank] -= size
        self._budget.charge(size, voice=rank is Rank.VOICE, paid=self._paid(rank, size), since=since)
        probe = self._probed(size, now)
        if picture is None:
            return Sent(Rank.REPAIR if rank is None else rank, packet, size, probe)
        return Sent(Rank.PICTURE, packet, size, probe, picture.stream, picture.number)

    def _paid(self, rank: Rank | None, size: int) -> int:
        """How much of it was counted when it was granted."""
        if rank is Rank.STILL:
            return self._still.leave(size)
        if rank is Rank.BULK and self._pictures:
            self._passing.spend(size)
        return self._bulk.leave(size) if rank is Rank.BULK else 0

    def _probed(self, size: int, now: float) -> int:
        """The cluster that what leaves belongs to, 0 for none."""
        cluster = self._cluster
        if cluster is None:
            return 0
        cluster.bytes_left -= size
        cluster.packets_left -= 1
        cluster.next_ms = max(cluster.next_ms, now - _CATCH_UP_MS) + size / cluster.per_ms
        if cluster.bytes_left <= 0 and cluster.packets_left <= 0:
            self._cluster = None
        return cluster.number

    def _grant(self, share: Share, rank: Rank, way: Way, now: float) -> int:
        self._settle(now)
        waiting = any(self._queues[above] for above in _QUEUED if above < rank) or len(self._pictures) > 0
        spare = 0 if waiting else self._budget.spare()
        room = self._budget.window_room() if way == "beside" else _BOUNDS[rank][0] - self._bytes[rank]
        granted = share.grant(spare, room, self._budget.chunk, now)
        if way == "beside":
            self._budget.charge(granted, beside=True)
        else:
            self._budget.reserve(granted)
            share.prepaid += granted
        return granted
