"""How a call is doing, in a few numbers read from aiortc's report; decides nothing."""

import msgspec
from aiortc.stats import RTCStatsReport


class PeerStats(msgspec.Struct, frozen=True):
    """Counted since the start; `rtt_ms` None until the other side has reported."""

    sent_frames: int = 0
    received_frames: int = 0
    sent_bytes: int = 0
    received_bytes: int = 0
    lost_packets: int = 0
    received_packets: int = 0
    rtt_ms: int | None = None


def stats_of(report: RTCStatsReport, sent_frames: int, received_frames: int) -> PeerStats:
    sent = received = lost = packets = 0
    rtt_ms: int | None = None
    for one in report.values():
        if one.type == "transport":
            sent, received = max(sent, one.bytesSent), max(received, one.bytesReceived)
        elif one.type == "inbound-rtp":
            lost += max(0, one.packetsLost)
            packets += one.packetsReceived
        elif one.type == "remote-inbound-rtp" and one.roundTripTime is not None:
            rtt_ms = round(one.roundTripTime * 1000)
    return PeerStats(sent_frames, received_frames, sent, received, lost, packets, rtt_ms)
