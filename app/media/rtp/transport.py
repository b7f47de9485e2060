"""Our DTLS transport in aiortc's place: decrypted packets go to whoever listens, and what it is given goes out.

aiortc would parse RTP and RTCP before routing, and read transport-wide feedback as a list of lost packets.
"""

import logging
import time
from collections.abc import Callable

from aiortc.rtcdtlstransport import RTCDtlsTransport

log = logging.getLogger(__name__)

Heard = Callable[[bytes, bool], None]
_MOST_EARLY = 64  # packets that come before anybody listens: the other side was connected first


class LineTransport(RTCDtlsTransport):
    """On the engine's loop. A packet that its listener fails at is lost alone: aiortc would end the connection."""

    failed = 0  # packets
    heard_s: float | None = None  # monotonic, when the newest packet came
    _heard: Heard | None = None
    _early: list[tuple[bytes, bool]]

    def listen(self, heard: Heard | None) -> None:
        """`heard(packet, is_control)` for each one that comes."""
        self._heard = heard
        early, self._early = vars(self).get("_early", []), []
        if heard is not None:
            for packet, is_control in early:
                self._told(heard, packet, is_control)

    async def send(self, packet: bytes) -> None:
        """RTP or RTCP, sealed and sent. Raises ConnectionError where there is no connection (any more)."""
        await self._send_rtp(packet)

    async def _handle_rtp_data(self, data: bytes, arrival_time_ms: int) -> None:
        self._came(data, is_control=False)

    async def _handle_rtcp_data(self, data: bytes) -> None:
        self._came(data, is_control=True)

    def _came(self, data: bytes, is_control: bool) -> None:
        self.heard_s = time.monotonic()
        if self._heard is not None:
            self._told(self._heard, data, is_control)
            return
        early = vars(self).setdefault("_early", [])
        if len(early) < _MOST_EARLY:
            early.append((data, is_control))

    def _told(self, heard: Heard, data: bytes, is_control: bool) -> None:
        try:
            heard(data, is_control)
        except Exception:
            self.failed += 1
            if self.failed == 1:
                log.exception("a packet that came could not be read; those after it are only counted")
