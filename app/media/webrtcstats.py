"""One connection's counters under the names of W3C webrtc-stats, ours beside them under a type of their own. Pure.

Names, units and meaning: https://www.w3.org/TR/webrtc-stats/ (seconds, bytes, bits a second, RTP packets). A member
that we do not count is not there: none is made up. No address, no name of a person or a device.
"""

from app.media.counters import RATE, TRANSPORT, Counters, Report, Stat
from app.media.rtp.tally import Stream
from app.media.streamstats import received, sent

OURS = "preceptor"  # our type, and the id of its one entry
PAIR = "candidate-pair"
_STREAMS: tuple[tuple[str, Stream], ...] = (("audio", "voice"), ("video", "picture"))


def report(read: Counters) -> Report:
    """By id. What says nothing yet (a stream without a packet) is left out."""
    stats: list[Stat] = [_transport(read), *_path(read), *_codecs(read)]
    for kind, stream in _STREAMS if read.agreed.picture is not None else _STREAMS[:1]:
        stats += sent(read, kind, stream)
        stats += received(read, kind, stream)
    stats.append(_ours(read))
    for stat in stats:
        stat["timestamp"] = read.at_ms
    return {str(stat["id"]): stat for stat in stats}


# ---- what carries it


def _transport(read: Counters) -> Stat:
    tally = read.count.tally
    stat: Stat = {"type": "transport", "id": TRANSPORT, "dtlsState": "connected", **_carried(read)}
    stat |= {"packetsSent": tally.out.datagrams, "packetsReceived": tally.into.datagrams}
    if read.way is not None:
        stat |= {"iceRole": "controlling" if read.way.controls else "controlled", "selectedCandidatePairId": PAIR}
    return stat


def _carried(read: Counters) -> Stat:
    return {"bytesSent": read.count.tally.out.udp_bytes, "bytesReceived": read.count.tally.into.udp_bytes}


def _path(read: Counters) -> list[Stat]:
    """The pair in use; its bytes are those of the one transport."""
    way, tally = read.way, read.count.tally
    if way is None:
        return []
    pair: Stat = {
        "type": "candidate-pair",
        "id": PAIR,
        "transportId": TRANSPORT,
        "localCandidateId": "local-candidate",
        "remoteCandidateId": "remote-candidate",
        "state": "succeeded",
        "nominated": True,
        "packetsSent": tally.out.datagrams,
        "packetsReceived": tally.into.datagrams,
        **_carried(read),
        "availableOutgoingBitrate": float(read.estimate.target_bps),
    }
    if read.back_bps is not None:
        pair["availableIncomingBitrate"] = float(read.back_bps)
    if read.estimate.rtt_ms:
        pair["currentRoundTripTime"] = read.estimate.rtt_ms / 1_000
    ours: Stat = {"type": "local-candidate", "id": "local-candidate", "transportId": TRANSPORT}
    ours |= {"candidateType": way.ours, "protocol": way.protocol}
    if way.over:
        ours["relayProtocol"] = way.over
    theirs: Stat = {"type": "remote-candidate", "id": "remote-candidate", "transportId": TRANSPORT}
    theirs |= {"candidateType": way.theirs, "protocol": way.protocol}
    return [pair, ours, theirs]


def _codecs(read: Counters) -> list[Stat]:
    voice: Stat = {"payloadType": read.agreed.voice.opus, "mimeType": "audio/opus", "channels": 2}
    made = [("audio", voice)]
    if read.agreed.picture is not None:
        picture: Stat = {"payloadType": read.agreed.picture.sends, "mimeType": f"video/{read.agreed.picture.codec}"}
        made.append(("video", picture))
    return [
        {"type": "codec", "id": f"codec-{kind}", "transportId": TRANSPORT, "clockRate": RATE[kind], **stat}
        for kind, stat in made
    ]


# ---- ours


def _ours(read: Counters) -> Stat:
    tally, watched = read.count.tally, read.watched
    stat: Stat = {
        "type": OURS,
        "id": OURS,
        "frozenTime": watched.standing_ms / 1_000,
        "framesIncomplete": read.incomplete,
        "framesNeverWhole": read.buffer.dropped if read.buffer is not None else 0,
        "samplesRecovered": read.voice.recovered,
        "samplesMissing": read.voice.missing,
        "fecPacketsSent": tally.out.streams["parity"].packets,
        "whisperPacketsSent": tally.out.streams["whisper"].packets,
        "queueDelay": read.estimate.queue_ms / 1_000,
        "bytesOnTheWireSent": tally.out.wire_bytes,
        "bytesOnTheWireReceived": tally.into.wire_bytes,
    }
    if watched.render_ms is not None:
        stat["captureToRender"] = watched.render_ms / 1_000
    return stat
