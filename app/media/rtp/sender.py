"""Our RTP sender in aiortc's place: keeps what was agreed and sends nothing, for the Line does."""

import asyncio

from aiortc import RTCRtpSender
from aiortc.mediastreams import MediaStreamTrack
from aiortc.rtcdtlstransport import RTCDtlsTransport
from aiortc.rtcrtpparameters import RTCRtpSendParameters
from aiortc.stats import RTCStatsReport


class LineSender(RTCRtpSender):
    """`agreed` stands once `started` is set."""

    def __init__(self, trackOrKind: MediaStreamTrack | str, transport: RTCDtlsTransport) -> None:  # noqa: N803
        super().__init__(trackOrKind, transport)
        self.started = asyncio.Event()
        self.agreed: RTCRtpSendParameters | None = None

    @property
    def ssrcs(self) -> tuple[int, int]:
        """Of the stream and of its repair, as they stand in our description."""
        return self._ssrc, self._rtx_ssrc

    async def send(self, parameters: RTCRtpSendParameters) -> None:
        if self.agreed is None:
            self.agreed = parameters
            self.started.set()

    async def stop(self) -> None:
        return

    async def getStats(self) -> RTCStatsReport:
        return RTCStatsReport()
