"""Two real peers over an emulated poor link: what they count is what the link counted."""

import asyncio
from pathlib import Path

import pytest

from app.media.camera import Camera
from app.media.counters import Report
from app.media.microphone import Microphone
from app.media.peer import SignalKind
from app.media.webrtcstats import OURS, report
from tests.media.parts import media_threads, now_ms, tone
from tests.media.test_peer import Pair, run, until
from tests.rig.link import Conditions
from tests.rig.media_link import MediaLink

pytestmark = [pytest.mark.slow, pytest.mark.alone]
HANDSHAKE_BYTES = 8_000  # STUN and DTLS of a few seconds, which the link carries and nobody counts as media


class Linked(Pair):
    """Descriptions pass through the link: both send to it."""

    def __init__(self, link: MediaLink) -> None:
        super().__init__()
        self._link = link
        for side, peer in enumerate(self.peers):
            peer._on_signal = lambda kind, sdp, side=side: self._pass(side, kind, sdp)  # type: ignore[misc]

    def _pass(self, side: int, kind: SignalKind, sdp: str) -> None:
        async def told() -> None:
            seen = await asyncio.to_thread(self._link.stand, "ab"[side], sdp) if sdp else ""
            await self.peers[1 - side].signal(kind, seen)

        self._tasks.start(told(), "whisper")


def test_bytes_and_packets_agree_with_those_at_the_link(tmp_path: Path) -> None:
    made: list[Report] = []

    async def call(link: MediaLink) -> None:
        pair = Linked(link)
        camera = Camera("scene", "clinic", now_ms, width=640, height=360)
        microphone = Microphone(f"file:{tone(tmp_path)}", now_ms)
        pair.peers[0].send_picture(camera.frames)
        pair.peers[0].send_sound(microphone.blocks)
        slot = pair.peers[1].remote.reader()
        camera.start()
        microphone.start()
        await pair.start()
        shown = 0

        def enough() -> bool:
            nonlocal shown
            shown += slot.take() is not None
            read = pair.peers[0].counters()
            return shown >= 40 and read is not None and any(one.rtts > 2 for one in read.count.tally.told.values())

        await until(enough, 60)
        carried = link.carried()
        for peer in pair.peers:
            read = peer.counters()
            assert read is not None
            made.append(report(read))
        await pair.close()
        for part in (camera, microphone):
            part.close()
        for way, (sent, came) in zip(carried, ((0, 1), (1, 0)), strict=True):
            lost = (way.lost + way.dropped) * 1_400
            wired = int(made[sent][OURS]["bytesOnTheWireSent"])  # type: ignore[arg-type]
            taken = int(made[came][OURS]["bytesOnTheWireReceived"])  # type: ignore[arg-type]
            assert way.bytes - HANDSHAKE_BYTES <= wired <= way.bytes + lost + 20_000  # 20 kB: a queue still under way
            assert way.bytes - HANDSHAKE_BYTES <= taken <= way.bytes + 4_000  # what came between the two looks

    with MediaLink() as link:
        conditions = Conditions(bps=500_000, delay_ms=60, loss=0.03)
        link.shape(conditions, conditions)
        run(call(link))
    here, there = made
    out, into = here["outbound-video"], there["inbound-video"]
    assert out["framesEncoded"] >= into["framesDecoded"] >= 40  # type: ignore[operator]
    assert out["packetsSent"] >= into["packetsReceived"] >= 40  # type: ignore[operator]
    assert into["frameWidth"] and out["totalEncodeTime"] > 0 and into["totalDecodeTime"] > 0  # type: ignore[operator]
    assert 0.1 <= here["remote-inbound-audio"]["roundTripTime"] < 3.0  # type: ignore[operator]
    assert here["candidate-pair"]["currentRoundTripTime"] >= 0.1  # type: ignore[operator]
    assert here["local-candidate"]["candidateType"] == "host" and here["transport"]["iceRole"] == "controlling"
    assert 0.05 <= there[OURS]["captureToRender"] < 5.0  # type: ignore[operator]
    assert there["inbound-audio"]["totalSamplesReceived"] > 48_000  # type: ignore[operator]
    assert media_threads() == []
