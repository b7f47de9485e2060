"""How a call is doing, in a few numbers; decides nothing."""

import msgspec

from app.media.rtp.line import Line


class PeerStats(msgspec.Struct, frozen=True):
    """Counted since the start; `rtt_ms` None until the other side has reported; `incomplete_frames` lacked something
    that they refer to."""

    sent_frames: int = 0
    received_frames: int = 0
    sent_bytes: int = 0
    received_bytes: int = 0
    lost_packets: int = 0
    received_packets: int = 0
    rtt_ms: int | None = None
    incomplete_frames: int = 0


def stats_of(line: Line, sent_frames: int, received_frames: int) -> PeerStats:
    packets, lost = line.packets
    rtt_ms = line.congestion.estimate.rtt_ms
    return PeerStats(
        sent_frames,
        received_frames,
        line.sent_bytes,
        line.received_bytes,
        lost,
        packets,
        round(rtt_ms) or None,
        line.came.incomplete if line.came is not None else 0,
    )
