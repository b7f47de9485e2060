"""What reaches whoever listens to a connection, and that he cannot end it."""

import asyncio
import logging

import pytest
from aiortc import RTCCertificate, RTCIceGatherer, RTCIceTransport

from app.media.rtp.transport import LineTransport


def test_a_packet_that_its_listener_fails_at_is_lost_and_the_next_one_comes(caplog: pytest.LogCaptureFixture) -> None:
    came: list[bytes] = []

    def heard(packet: bytes, is_control: bool) -> None:
        if packet.startswith(b"bad"):
            raise ValueError(packet)
        came.append(packet)

    async def call() -> LineTransport:
        transport = LineTransport(RTCIceTransport(RTCIceGatherer()), [RTCCertificate.generateCertificate()])
        for early in (b"bad early", b"early"):
            await transport._handle_rtp_data(early, 0)
        transport.listen(heard)
        await transport._handle_rtp_data(b"bad voice", 0)
        await transport._handle_rtcp_data(b"bad report")
        await transport._handle_rtcp_data(b"report")
        return transport

    with caplog.at_level(logging.ERROR):
        transport = asyncio.run(call())
    assert came == [b"early", b"report"] and transport.failed == 3
    assert len(caplog.records) == 1 and caplog.records[0].exc_info is not None
