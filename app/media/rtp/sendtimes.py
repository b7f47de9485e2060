"""For peers without transport-wide feedback: when a packet left stands in it, what is believed of its way goes back.

abs-send-time (webrtc.org, experiments/rtp-hdrext): seconds in 24 bits, 18 of them behind the point. Who receives it
estimates the link and says so (REMB, draft-alvestrand-rmcat-remb-03); ours is aiortc's estimator. Only on pictures, for
which it is agreed. Pure; time in float ms, monotonic.
"""

from aiortc.rate import RemoteBitrateEstimator

from app.media.rtp import rtcp
from app.media.rtp.agreed import Agreed
from app.media.rtp.header import BadRtp, parse, with_extensions

_STEPS = 1 << 18  # a second
_BYTES = 3
_WRAP = 1 << 8 * _BYTES


class SendTimes:
    def __init__(self, identifier: int, agreed: Agreed) -> None:
        self._identifier, self._agreed = identifier, agreed
        self._estimator = RemoteBitrateEstimator()
        self._said: list[bytes] = []

    def leaving(self, datagrams: tuple[bytes, ...], now: float) -> list[bytes]:
        """RTP and RTCP that are sent at once, with what is to be sent beside them."""
        said, self._said = self._said, []
        stamp = (round(now * _STEPS / 1_000) % _WRAP).to_bytes(_BYTES, "big")
        ours = self._agreed.ours
        pictures = {ours.picture, ours.repair, ours.parity}
        stamped = [
            with_extensions(one, {self._identifier: stamp})
            if not rtcp.is_control(one) and int.from_bytes(one[8:12], "big") in pictures
            else one
            for one in datagrams
        ]
        return [*stamped, *said]

    def came(self, datagram: bytes, now: float) -> None:
        """RTP alone."""
        try:
            packet = parse(datagram)
        except BadRtp:
            return
        types, header = self._agreed.picture, packet.header
        value = header.extension(self._identifier)
        if types is None or value is None or len(value) != _BYTES:
            return
        if header.payload_type not in types.codecs and header.payload_type not in types.repairs:
            return
        size, sent = len(packet.payload) + packet.padding, int.from_bytes(value, "big")
        believed = self._estimator.add(round(now), sent, size, self._agreed.ours.picture)
        if believed is not None:  # twice a second, and where a queue grows
            self._said = [rtcp.remb(self._agreed.ours.voice, believed[0], header.ssrc)]


def send_times(agreed: Agreed) -> SendTimes | None:
    """None where there is better."""
    identifier = agreed.extensions.sent
    has_better = agreed.extensions.transport is not None
    return None if has_better or identifier is None or agreed.picture is None else SendTimes(identifier, agreed)
