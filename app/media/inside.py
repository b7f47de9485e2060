"""Every private part of aiortc 1.16 that we touch, a function each; a missing one raises, and a test names them all."""

import aiortc.rtcpeerconnection
from aiortc import RTCPeerConnection, RTCRtpSender, RTCSessionDescription
from aiortc.exceptions import InvalidAccessError, InvalidStateError

from app.consult.relay import Over, parsed
from app.media import ice
from app.media.codecs.coded import Codec
from app.media.rtp.offered import offer, preferred
from app.media.rtp.receiver import LineReceiver
from app.media.rtp.sender import LineSender
from app.media.rtp.transport import LineTransport
from app.media.way import Place, RelayedOver, Way

_OURS = {"RTCDtlsTransport": LineTransport, "RTCRtpSender": LineSender, "RTCRtpReceiver": LineReceiver}

_PLACE: dict[str, Place] = {"host": "host", "srflx": "srflx", "prflx": "prflx", "relay": "relay"}
_OVER: dict[Over, RelayedOver] = {"UDP": "udp", "TCP": "tcp", "TLS": "tls"}

# What a session description that cannot be used is answered with.
BAD_SDP = (ValueError, KeyError, IndexError, AttributeError, AssertionError, InvalidAccessError, InvalidStateError)


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


async def described(pc: RTCPeerConnection, ours: RTCSessionDescription) -> str:
    """With its addresses, which with a relay take seconds to gather: closed meanwhile is no error, and the answer is
    of no use then."""
    try:
        await pc.setLocalDescription(ours)
    except (InvalidStateError, ConnectionError):
        if pc.signalingState != "closed":
            raise
    return ours.sdp if pc.signalingState == "closed" else pc.localDescription.sdp


def add_lines(pc: RTCPeerConnection, codecs: tuple[Codec, ...]) -> None:
    """Voice and picture, both ways. The offer has made them already where this is the answer."""
    for kind in ("audio", "video"):
        there = [one for one in pc.getTransceivers() if one.kind == kind]
        line = there[0] if there else pc.addTransceiver(kind)
        line.direction = "sendrecv"
        if kind == "video":
            line.setCodecPreferences(preferred(RTCRtpSender.getCapabilities("video").codecs, codecs))


def senders(pc: RTCPeerConnection) -> dict[str, LineSender]:
    """By kind."""
    found: dict[str, LineSender] = {}
    for line in pc.getTransceivers():
        if not isinstance(line.sender, LineSender):
            raise TypeError("aiortc has changed: its sender is not ours")
        found[line.kind] = line.sender
    return found


def track(pc: RTCPeerConnection) -> str:
    """What the other side calls its picture; empty where it did not say."""
    pictures = [one.receiver.track for one in pc.getTransceivers() if one.kind == "video"]
    return pictures[0].id if pictures and pictures[0] is not None else ""


def way(pc: RTCPeerConnection) -> Way | None:
    """None before one was found, and once it is closed."""
    carrying = [one.sender.transport.transport for one in pc.getTransceivers() if one.sender.transport is not None]
    pair = carrying[0]._connection._nominated.get(1) if carrying else None
    if pair is None:
        return None
    relays = getattr(pc, "_RTCPeerConnection__configuration").iceServers or []  # noqa: B009  (mangled, not ours)
    ours, theirs = _PLACE[pair.local_candidate.type], _PLACE[pair.remote_candidate.type]
    relay = parsed(str(relays[0].urls)) if ours == "relay" and relays else None
    over = _OVER[relay.over] if relay is not None else ""
    return Way(ours, theirs, pair.local_candidate.transport.lower(), over, carrying[0].role == "controlling")


def tune() -> None:
    """From now on every RTCPeerConnection of this process is made of our classes; twice changes nothing."""
    ice.install()
    offer()
    names = vars(aiortc.rtcpeerconnection)
    for name, ours in _OURS.items():
        if name not in names:
            raise AttributeError(f"aiortc has changed: {name}")
        names[name] = ours
