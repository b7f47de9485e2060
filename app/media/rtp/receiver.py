"""Our RTP receiver in aiortc's place: starts no decoder and keeps no packet, for the Line does."""

from aiortc.rtcrtpparameters import RTCRtpReceiveParameters
from aiortc.rtcrtpreceiver import RTCRtpReceiver
from aiortc.stats import RTCStatsReport


class LineReceiver(RTCRtpReceiver):
    async def receive(self, parameters: RTCRtpReceiveParameters) -> None:
        return

    async def stop(self) -> None:
        return

    async def getStats(self) -> RTCStatsReport:
        return RTCStatsReport()
