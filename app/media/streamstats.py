"""The streams of one connection under the names of W3C webrtc-stats, both directions, both ends. Pure."""

from app.media.counters import RATE, Counters, Stat, stream
from app.media.counting import REASONS
from app.media.rtp.tally import Count, Stream
from app.media.rtp.voiceplan import VoiceStats
from app.media.worked import Worked


def sent(read: Counters, kind: str, named: Stream) -> list[Stat]:
    """`kind`: audio or video. Nothing before the first packet."""
    tally = read.count.tally
    count = tally.out.streams[named]
    if not count.packets:
        return []
    again = tally.out.streams["repair"] if named == "picture" else Count()
    out: Stat = {
        "type": "outbound-rtp",
        **stream(kind, count.ssrc, f"outbound-{kind}"),
        "packetsSent": count.packets + again.packets,
        "bytesSent": count.payload + again.payload,
        "headerBytesSent": count.headers + again.headers,
    }
    if named == "picture":
        out |= _picture_sent(read, again)
    told = tally.told.get(count.ssrc)
    if told is None:
        return [out]
    out["remoteId"] = f"remote-inbound-{kind}"
    there: Stat = {
        "type": "remote-inbound-rtp",
        **stream(kind, count.ssrc, f"remote-inbound-{kind}"),
        "localId": f"outbound-{kind}",
        "packetsLost": told.lost,
        "fractionLost": told.fraction,
        "jitter": told.jitter / RATE[kind],
        "totalRoundTripTime": told.rtt_total_ms / 1_000,
        "roundTripTimeMeasurements": told.rtts,
    }
    if told.rtt_ms is not None:
        there["roundTripTime"] = told.rtt_ms / 1_000
    return [out, there]


def _picture_sent(read: Counters, again: Count) -> Stat:
    coded, limits, asked = read.coded or Worked(), read.count.limits, read.count.tally.into
    stat: Stat = {
        "retransmittedPacketsSent": again.packets - again.empty,
        "retransmittedBytesSent": again.payload,
        "framesEncoded": coded.frames,
        "keyFramesEncoded": coded.keys,
        "totalEncodeTime": coded.spent_ms / 1_000,
        "frameWidth": coded.width,
        "frameHeight": coded.height,
        "targetBitrate": float(read.asks_bps),
        "qualityLimitationReason": limits.reason,
        "qualityLimitationDurations": {reason: limits.held_ms[reason] / 1_000 for reason in REASONS},
        "nackCount": asked.nacks,
        "pliCount": asked.plis,
        "firCount": asked.firs,
        "active": read.asks_bps > 0,
    }
    if again.ssrc and again.packets:
        stat["rtxSsrc"] = again.ssrc
    return stat


# ---- what comes


def received(read: Counters, kind: str, named: Stream) -> list[Stat]:
    """Likewise."""
    tally = read.count.tally
    count = tally.into.streams[named]
    if not count.packets:
        return []
    again = tally.into.streams["repair"] if named == "picture" else Count()
    into: Stat = {
        "type": "inbound-rtp",
        **stream(kind, count.ssrc, f"inbound-{kind}"),
        "trackIdentifier": named,
        "packetsReceived": count.packets + again.packets,
        "bytesReceived": count.payload + again.payload,
        "headerBytesReceived": count.headers + again.headers,
    }
    block = tally.blocks.get(count.ssrc)
    if block is not None:  # what our own newest report says
        into |= {"packetsLost": block.lost, "jitter": block.jitter / RATE[kind]}
    into |= _picture_received(read, again) if named == "picture" else _voice_received(read.voice)
    theirs = tally.theirs.get(count.ssrc)
    if theirs is None:
        return [into]
    into["remoteId"] = f"remote-outbound-{kind}"
    there: Stat = {
        "type": "remote-outbound-rtp",
        **stream(kind, count.ssrc, f"remote-outbound-{kind}"),
        "localId": f"inbound-{kind}",
        "packetsSent": theirs.packets,
        "bytesSent": theirs.octets,
        "reportsSent": theirs.reports,
    }
    return [into, there]


def _voice_received(voice: VoiceStats) -> Stat:
    return {
        "totalSamplesReceived": voice.total,
        "concealedSamples": voice.concealed,
        "concealmentEvents": voice.holes,
        "insertedSamplesForDeceleration": voice.inserted,
        "removedSamplesForAcceleration": voice.removed,
        "packetsDiscarded": voice.late + voice.skipped,
        "jitterBufferDelay": voice.waited_ms / 1_000,
        "jitterBufferEmittedCount": voice.emitted,
    }


def _picture_received(read: Counters, again: Count) -> Stat:
    tally, decoded, watched = read.count.tally, read.decoded or Worked(), read.watched
    parity = tally.into.streams["parity"]
    stat: Stat = {
        "retransmittedPacketsReceived": again.packets - again.empty,
        "retransmittedBytesReceived": again.payload,
        "fecPacketsReceived": parity.packets,
        "fecBytesReceived": parity.payload,
        "framesReceived": read.buffer.released if read.buffer is not None else 0,
        "framesDecoded": decoded.frames,
        "keyFramesDecoded": decoded.keys,
        "framesDropped": decoded.dropped + read.unshown,
        "framesRendered": watched.pictures,
        "framesPerSecond": float(watched.fps),
        "frameWidth": decoded.width,
        "frameHeight": decoded.height,
        "totalDecodeTime": decoded.spent_ms / 1_000,
        "totalInterFrameDelay": watched.between_ms / 1_000,
        "totalSquaredInterFrameDelay": watched.squared_s2,
        "freezeCount": watched.freezes,
        "totalFreezesDuration": watched.frozen_ms / 1_000,
        "jitterBufferDelay": read.count.waited_ms / 1_000,
        "jitterBufferEmittedCount": read.count.waited,
        "nackCount": tally.out.nacks,
        "pliCount": tally.out.plis,
        "firCount": tally.out.firs,
    }
    for name, count in (("rtxSsrc", again), ("fecSsrc", parity)):
        if count.packets:
            stat[name] = count.ssrc
    return stat
