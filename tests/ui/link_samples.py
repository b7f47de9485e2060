"""Three minutes of a poor link, a report and a tried network, for the tests and the pictures of the link panel."""

import math

from app.client.link_views import LinkMoment, LinkStats, Opening, TriedRelay
from app.media.counters import Report

NOW_MS = 900_000
REPORT: Report = {
    "transport": {
        "type": "transport",
        "id": "transport",
        "timestamp": 1,
        "dtlsState": "connected",
        "bytesSent": 812_345,
    },
    "candidate-pair": {
        "type": "candidate-pair",
        "id": "candidate-pair",
        "timestamp": 1,
        "state": "succeeded",
        "nominated": True,
        "availableOutgoingBitrate": 243_000.0,
        "availableIncomingBitrate": 310_000.0,
        "currentRoundTripTime": 0.412,
    },
    "local-candidate": {
        "type": "local-candidate",
        "id": "local-candidate",
        "timestamp": 1,
        "candidateType": "relay",
        "protocol": "udp",
        "relayProtocol": "tls",
    },
    "remote-candidate": {"type": "remote-candidate", "id": "remote-candidate", "timestamp": 1, "candidateType": "host"},
    "outbound-video": {
        "type": "outbound-rtp",
        "id": "outbound-video",
        "timestamp": 1,
        "ssrc": 401_234_567,
        "kind": "video",
        "packetsSent": 2_412,
        "bytesSent": 2_104_112,
        "retransmittedBytesSent": 41_200,
        "framesEncoded": 1_801,
        "totalEncodeTime": 14.23,
        "targetBitrate": 180_000.0,
        "qualityLimitationReason": "bandwidth",
        "qualityLimitationDurations": {"none": 61.2, "cpu": 0.0, "bandwidth": 118.75, "other": 0.0},
    },
    "inbound-audio": {
        "type": "inbound-rtp",
        "id": "inbound-audio",
        "timestamp": 1,
        "totalSamplesReceived": 8_640_000,
        "concealedSamples": 12_960,
        "insertedSamplesForDeceleration": 2_400,
        "removedSamplesForAcceleration": 960,
        "jitterBufferDelay": 712_800.5,
    },
    "preceptor": {
        "type": "preceptor",
        "id": "preceptor",
        "timestamp": 1,
        "captureToRender": 0.431,
        "frozenTime": 2.4,
        "stillTime": 6.2,
        "loopLateness": 0.004,
        "megabytesOfConsult": 12.437,
    },
}


def moment(second: int) -> LinkMoment:
    """The link falls to a third after a minute, is away for ten seconds, and comes back."""
    wave = math.sin(second / 7)
    poor = 60 <= second < 110
    may = 110_000 if poor else 243_000 + round(20_000 * wave)
    return LinkMoment(
        at_ms=NOW_MS - (180 - second) * 1_000,
        up_bps=round(may * (0.92 + 0.06 * wave)),
        down_bps=212_000 + round(24_000 * math.sin(second / 5)),
        may_up_bps=may,
        may_down_bps=310_000,
        lost_up_permille=80 if poor else 10,
        lost_down_permille=20 + round(10 * wave),
        rtt_ms=780 if poor else 412 + round(30 * wave),
        fps=4 if poor else 14 + round(wave),
        age_ms=1_900 if poor else 431,
    )


STATS = LinkStats(NOW_MS, tuple(moment(one) for one in range(181) if not 110 <= one < 120), REPORT, 12_437_000)
OPENING = Opening(
    "consult.county-hospital.org",
    8740,
    True,
    True,
    "open",
    (
        TriedRelay("relay.county-hospital.org", 3478, "UDP", "silent"),
        TriedRelay("relay.county-hospital.org", 3478, "TCP", "refused"),
        TriedRelay("relay.county-hospital.org", 443, "TLS", "open"),
    ),
    True,
    "relayed",
)
