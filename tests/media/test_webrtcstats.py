"""Counters under the names of W3C webrtc-stats: only names that are in the standard, each with what was counted."""

import pytest

from app.media.counters import Counters, Report
from app.media.counting import Counting
from app.media.rtp.voiceplan import VoiceStats
from app.media.seen import Seen
from app.media.way import Way
from app.media.webrtcstats import OURS, report
from app.media.worked import Worked
from tests.media.rtp.line import Line as Link
from tests.media.rtp.pair import Pair, agreed
from tests.media.rtp.test_tally import observe

RTP = "ssrc kind transportId codecId"
RECEIVED = f"{RTP} packetsReceived packetsReceivedWithEct1 packetsReceivedWithCe packetsLost jitter"
SENT = f"{RTP} packetsSent bytesSent"
CARRIED = "packetsSent packetsReceived bytesSent bytesReceived"
CANDIDATE = """transportId address port protocol candidateType priority url relayProtocol foundation relatedAddress
relatedPort usernameFragment tcpType"""
# The members of each type in the W3C draft of 2025 (RTCInboundRtpStreamStats and so on), those for sound and pictures.
STANDARD = {
    "codec": "payloadType transportId mimeType clockRate channels sdpFmtpLine",
    "inbound-rtp": f"""{RECEIVED} trackIdentifier mid remoteId framesDecoded keyFramesDecoded framesRendered
        framesDropped frameWidth frameHeight framesPerSecond qpSum totalDecodeTime totalInterFrameDelay
        totalSquaredInterFrameDelay
        pauseCount totalPausesDuration freezeCount totalFreezesDuration lastPacketReceivedTimestamp headerBytesReceived
        packetsDiscarded fecBytesReceived fecPacketsReceived fecPacketsDiscarded bytesReceived nackCount firCount
        pliCount totalProcessingDelay estimatedPlayoutTimestamp jitterBufferDelay jitterBufferTargetDelay
        jitterBufferEmittedCount jitterBufferMinimumDelay totalSamplesReceived concealedSamples silentConcealedSamples
        concealmentEvents insertedSamplesForDeceleration removedSamplesForAcceleration audioLevel totalAudioEnergy
        totalSamplesDuration framesReceived decoderImplementation playoutId powerEfficientDecoder
        framesAssembledFromMultiplePackets totalAssemblyTime retransmittedPacketsReceived retransmittedBytesReceived
        rtxSsrc fecSsrc""",
    "outbound-rtp": f"""{SENT} mid mediaSourceId remoteId rid headerBytesSent retransmittedPacketsSent
        retransmittedBytesSent rtxSsrc targetBitrate frameWidth frameHeight framesPerSecond framesSent hugeFramesSent
        framesEncoded keyFramesEncoded qpSum totalEncodeTime totalPacketSendDelay qualityLimitationReason
        qualityLimitationDurations qualityLimitationResolutionChanges nackCount firCount pliCount encoderImplementation
        powerEfficientEncoder active scalabilityMode packetsSentWithEct1""",
    "remote-inbound-rtp": f"""{RECEIVED} localId roundTripTime totalRoundTripTime fractionLost
        roundTripTimeMeasurements""",
    "remote-outbound-rtp": f"""{SENT} localId remoteTimestamp reportsSent roundTripTime totalRoundTripTime
        roundTripTimeMeasurements""",
    "transport": f"""{CARRIED} iceRole iceLocalUsernameFragment dtlsState iceState selectedCandidatePairId
        localCertificateId remoteCertificateId tlsVersion dtlsCipher dtlsRole srtpCipher
        selectedCandidatePairChanges""",
    "candidate-pair": f"""{CARRIED} transportId localCandidateId remoteCandidateId state nominated
        lastPacketSentTimestamp lastPacketReceivedTimestamp totalRoundTripTime currentRoundTripTime
        availableOutgoingBitrate availableIncomingBitrate requestsReceived requestsSent responsesReceived responsesSent
        consentRequestsSent packetsDiscardedOnSend bytesDiscardedOnSend""",
    "local-candidate": CANDIDATE,
    "remote-candidate": CANDIDATE,
}
LINKS = ("remoteId", "localId", "codecId", "transportId", "selectedCandidatePairId", "localCandidateId")
NAMES = {kind: {"id", "type", "timestamp", *names.split()} for kind, names in STANDARD.items()}


@pytest.fixture(scope="module")
def reports() -> tuple[Report, Report]:
    """Both ends of twelve seconds over 600 kbps with 5 % loss; the first sends pictures."""
    links = [Link[bytes](kbps=600, delay_ms=60, loss=0.05, seed=seed) for seed in (3, 4)]
    pair = Pair(links[0], links[1], fps=15)
    counting = [Counting(agreed(side)) for side in (0, 1)]
    for side in (0, 1):
        observe(pair, side, counting[side].tally)
    counting[0].limits.hear(0.0, "well", False)
    counting[0].limits.hear(4_000.0, "picture.small", False)
    pair.run(12_000)
    counting[0].limits.hear(12_000.0, "well", False)
    for one in pair.frames:
        counting[1].seen.shown(one.at_ms, round(one.at_ms - one.delay_ms))
    made = [told(pair, side, counting[side]) for side in (0, 1)]
    return report(made[0]), report(made[1])


def told(pair: Pair, side: int, count: Counting) -> Counters:
    line, worked = pair.lines[side], Worked(100, 3, 800.0, 2, 640, 480, "VP8")
    return Counters(
        at_ms=1_700_000_000_000,
        agreed=line.agreed,
        count=count,
        estimate=line.congestion.estimate,
        voice=VoiceStats(total=480_000, concealed=960, holes=2, late=1, skipped=1, emitted=479_040, waited_ms=479_040),
        watched=count.seen.watched(12_000.0, 12_000.0),
        buffer=line.came.stats(12_000.0) if line.came is not None else None,
        coded=worked,
        decoded=worked,
        unshown=1,
        asks_bps=240_000,
        back_bps=333_000 if side == 0 else None,
        way=Way("relay", "host", over="tls", controls=side == 0),
    )


def test_every_name_is_in_the_standard_or_ours(reports: tuple[Report, Report]) -> None:
    for one in reports:
        for name, stat in one.items():
            assert stat["id"] == name and stat["timestamp"] == 1_700_000_000_000
            if stat["type"] != OURS:
                assert set(stat) <= NAMES[str(stat["type"])], (name, set(stat) - NAMES[str(stat["type"])])
        assert [stat["id"] for stat in one.values() if stat["type"] == OURS] == [OURS]
        for stat in one.values():  # what refers to another entry finds it
            for link in (
                "remoteId",
                "localId",
                "codecId",
                "transportId",
                "selectedCandidatePairId",
                "localCandidateId",
            ):
                assert link not in stat or stat[link] in one


def test_what_one_end_sent_is_what_the_other_received_less_the_loss(reports: tuple[Report, Report]) -> None:
    here, there = reports
    for kind in ("audio", "video"):
        out, into, back = here[f"outbound-{kind}"], there[f"inbound-{kind}"], here[f"remote-inbound-{kind}"]
        assert out["ssrc"] == into["ssrc"] == back["ssrc"]
        assert 0.8 * number(out, "packetsSent") <= number(into, "packetsReceived") <= number(out, "packetsSent")
        assert 0.8 * number(out, "bytesSent") <= number(into, "bytesReceived") <= number(out, "bytesSent")
        assert 0 < number(back, "packetsLost") <= number(into, "packetsLost")
        assert 0.1 <= number(back, "roundTripTime") <= 0.9
        assert 0 <= number(into, "jitter") < 0.5
        mean = number(back, "totalRoundTripTime") / number(back, "roundTripTimeMeasurements")
        assert 0.1 <= mean <= 0.9
    assert number(there["inbound-video"], "nackCount") >= number(here["outbound-video"], "nackCount") > 0
    assert number(here["outbound-video"], "retransmittedBytesSent") > 0
    assert number(there["remote-outbound-audio"], "packetsSent") <= number(here["outbound-audio"], "packetsSent")
    assert number(here["transport"], "bytesSent") > number(here["outbound-video"], "bytesSent")


def test_units_are_those_of_the_standard(reports: tuple[Report, Report]) -> None:
    here, there = reports
    out, into, voice = here["outbound-video"], there["inbound-video"], there["inbound-audio"]
    assert out["totalEncodeTime"] == into["totalDecodeTime"] == 0.8
    assert out["qualityLimitationReason"] == "none"
    assert out["qualityLimitationDurations"] == {"none": 4.0, "cpu": 0.0, "bandwidth": 8.0, "other": 0.0}
    assert out["targetBitrate"] == 240_000.0 and into["framesDropped"] == 3
    assert voice["jitterBufferDelay"] == 479.04 and voice["jitterBufferEmittedCount"] == 479_040
    assert (voice["packetsDiscarded"], voice["concealmentEvents"], voice["concealedSamples"]) == (2, 2, 960)
    pair = here["candidate-pair"]
    assert pair["availableIncomingBitrate"] == 333_000.0 and "availableIncomingBitrate" not in there["candidate-pair"]
    assert here["local-candidate"]["relayProtocol"] == "tls" and here["transport"]["iceRole"] == "controlling"
    assert 0.06 <= number(there[OURS], "captureToRender") < 2.0


def test_a_connection_over_which_nothing_has_come_tells_no_stream() -> None:
    links = [Link[bytes](kbps=600, delay_ms=60) for _ in range(2)]
    pair, count = Pair(links[0], links[1]), Counting(agreed(0))
    kinds = {str(stat["type"]) for stat in report(told(pair, 0, count)).values()}
    assert not {kind for kind in kinds if "rtp" in kind} and OURS in kinds


def test_a_freeze_is_longer_than_the_pictures_before_let_one_expect() -> None:
    seen = Seen()
    for n in range(31):
        seen.shown(n * 40.0, None)
    seen.shown(1_200.0 + 189.0, None)  # the mean and 149 ms: none yet
    assert seen.watched(1_400.0, 0.0).freezes == 0
    seen.shown(1_389.0 + 400.0, None)
    after = seen.watched(1_800.0, 0.0)
    assert (after.freezes, after.frozen_ms, after.standing_ms) == (1, 400.0, 400.0)
    still = seen.watched(4_000.0, 0.0)
    assert still.frozen_ms == 400.0 and still.standing_ms == 400.0 + 4_000.0 - 1_789.0 and still.fps == 0


def test_a_stamp_of_another_clock_tells_no_delay() -> None:
    seen = Seen()
    seen.shown(1_000.0, 5_000)
    assert seen.watched(1_000.0, 5_100.0).render_ms == 100.0
    assert seen.watched(1_500.0, 5_600.0).age_ms == 600.0
    assert seen.watched(1_000.0, 4_000.0).render_ms is None
    assert seen.watched(1_000.0, 99_000.0).render_ms is None
    assert seen.watched(1_500.0, 99_000.0).age_ms == 500.0  # of what is known


def number(stat: dict, name: str) -> float:  # type: ignore[type-arg]
    value = stat[name]
    assert isinstance(value, int | float)
    return float(value)
