"""Every private part of aiortc 1.16 that we touch, a function each; a missing one raises, and a test names them all."""

from collections.abc import Callable

import aiortc.codecs.h264
import av
from aiortc import RTCPeerConnection, RTCRtpSender
from aiortc.exceptions import InvalidStateError
from aiortc.rtcrtpreceiver import RTCRtpReceiver

from app.media import ice
from app.media.coder import LEAST_BPS, MOST_BPS, START_BPS


def on_key_asked(sender: RTCRtpSender, ask_key: Callable[[], None]) -> None:
    """aiortc calls this for PLI and FIR; its own only tells a coder that we do not use."""
    if not hasattr(sender, "_send_keyframe"):
        raise AttributeError("aiortc has changed: _send_keyframe")
    vars(sender)["_send_keyframe"] = ask_key


def newest_sent(sender: RTCRtpSender) -> int | None:
    """RTP time of the newest packet that left, None before the first."""
    inside = vars(sender)
    return int(inside["_RTCRtpSender__rtp_timestamp"]) if inside["_RTCRtpSender__packet_count"] else None


def target_bps(sender: RTCRtpSender) -> int:
    """What the other side's estimate (REMB) allows; aiortc leaves it at the coder it made and we do not use."""
    coder = vars(sender)["_RTCRtpSender__encoder"]
    return START_BPS if coder is None else int(coder.target_bitrate)


def rtp_time(receiver: RTCRtpReceiver, frame: av.VideoFrame) -> int:
    """aiortc counts presentation times from the first it received: back to what stood in the packets."""
    return int((frame.pts or 0) + vars(receiver)["_RTCRtpReceiver__timestamp_mapper"]._origin) % (1 << 32)


def end_connecting_quietly(pc: RTCPeerConnection) -> None:
    """aiortc connects in tasks that nobody awaits: closed meanwhile they fail, and that is no error."""
    connect = getattr(pc, "_RTCPeerConnection__connect")  # noqa: B009  (mangled, not ours)

    async def connecting() -> None:
        try:
            await connect()
        except (InvalidStateError, ConnectionError):
            if pc.signalingState != "closed":
                raise

    vars(pc)["_RTCPeerConnection__connect"] = connecting


def tune() -> None:
    """Settings of aiortc that need no class replaced (media.md section 5, P1 and P2); twice changes nothing."""
    ice.install()
    h264 = aiortc.codecs.h264
    h264.MIN_BITRATE, h264.DEFAULT_BITRATE, h264.MAX_BITRATE = LEAST_BPS, START_BPS, MOST_BPS
    h264.PACKET_MAX = 1_100  # with all headers below 1,200 bytes: what tunnels carry whole
