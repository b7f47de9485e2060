"""How a call is doing: its counters read in one place, and a few of them for who wants no more; decides nothing."""

import msgspec

from app.media.counters import Counters
from app.media.exchange import Exchange
from app.media.mediatime import media_ms
from app.media.rtp.tally import Told
from app.media.seen import Watched
from app.media.way import Way


class PeerStats(msgspec.Struct, frozen=True):
    """Counted since the start, bytes on the wire. `rtt_ms` None until the other side has reported;
    `incomplete_frames` lacked something that they refer to; `voice_samples`, of which `concealed_samples`;
    `lost_there`: share of our newest packets that the other side missed, 0..1, None until it has said so; `may_bps`:
    what the way there is believed to carry; `voice_age_ms`: of the newest packet of the voice, which never pauses
    (muted it is silence that comes); None before the first."""

    sent_frames: int = 0
    received_frames: int = 0
    sent_bytes: int = 0
    received_bytes: int = 0
    lost_packets: int = 0
    received_packets: int = 0
    rtt_ms: int | None = None
    incomplete_frames: int = 0
    voice_samples: int = 0
    concealed_samples: int = 0
    lost_there: float | None = None
    may_bps: int = 0
    watched: Watched = Watched()
    relayed: bool = False
    voice_age_ms: int | None = None


def stats_of(exchange: Exchange, read: Counters) -> PeerStats:
    packets, lost = exchange.line.packets
    tally, told = read.count.tally, newest(read.count.tally.told)
    voice = tally.into.streams["voice"]
    return PeerStats(
        sent_frames=read.coded.frames if read.coded is not None else 0,
        received_frames=read.watched.pictures,
        sent_bytes=tally.out.wire_bytes,
        received_bytes=tally.into.wire_bytes,
        lost_packets=lost,
        received_packets=packets,
        rtt_ms=round(read.estimate.rtt_ms) or None,
        incomplete_frames=read.incomplete,
        voice_samples=read.voice.total,
        concealed_samples=read.voice.concealed,
        lost_there=told,
        may_bps=read.estimate.target_bps,
        watched=read.watched,
        relayed=read.way is not None and read.way.is_relayed,
        voice_age_ms=round(media_ms() - voice.last_ms) if voice.packets else None,
    )


def newest(told: dict[int, Told]) -> float | None:
    """The worst of the streams: each is reported at the same time."""
    return max((one.fraction for one in told.values()), default=None)


def counters_of(exchange: Exchange, server_ms: int, way: Way | None, back_bps: int | None) -> Counters:
    """On the engine's loop."""
    now, line, share = media_ms(), exchange.line, exchange.steering.share
    coded = exchange.pictures.worked if exchange.pictures is not None else None
    return Counters(
        at_ms=server_ms,
        agreed=line.agreed,
        count=exchange.count,
        estimate=line.congestion.estimate,
        voice=exchange.hear.stats,
        watched=exchange.count.seen.watched(now, server_ms),
        buffer=line.came.stats(now) if line.came is not None else None,
        coded=coded,
        decoded=exchange.seen.worked if exchange.seen is not None else None,
        unshown=exchange.seen.dropped if exchange.seen is not None else 0,
        incomplete=line.came.incomplete if line.came is not None else 0,
        asks_bps=share.picture.bps if share is not None and share.picture is not None else 0,
        back_bps=back_bps,
        way=way,
    )
