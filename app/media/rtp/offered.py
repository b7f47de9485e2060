"""What our session descriptions offer beside aiortc's own, and what became of it: codecs, feedback, extensions.

`offer()` adds AV1, our two private payload types, transport-wide feedback and three header extensions to aiortc's
lists, which it copies into every description (twice changes nothing). `agreed(...)` reads what both ends took.
"""

import secrets

from aiortc import rtp
from aiortc.codecs import CODECS, HEADER_EXTENSIONS, is_rtx
from aiortc.rtcrtpparameters import (
    RTCRtcpFeedback,
    RTCRtpCodecCapability,
    RTCRtpCodecParameters,
    RTCRtpHeaderExtensionParameters,
    RTCRtpSendParameters,
)

from app.media.codecs.coded import Codec
from app.media.codecs.trial import SOFTWARE_ONLY, Coders
from app.media.rtp import capture
from app.media.rtp.agreed import (
    DESCRIPTOR_URI,
    PARITY,
    SENT_URI,
    TRANSPORT_URI,
    WHISPER,
    WHISPER_URI,
    Agreed,
    Extensions,
    Ours,
    PictureTypes,
    VoiceTypes,
)
from app.media.rtp.sender import LineSender

_AV1, _AV1_REPAIR, _PARITY, _WHISPER = 110, 111, 112, 113  # aiortc counts its own up from 96
# aiortc takes another's number for a codec only from 96 on; browsers put AV1 below, and an answer must not renumber it.
_DYNAMIC = (*range(35, 64), *range(96, 128))  # RFC 5761 section 4, and draft-ietf-avtcore-multiplex-guidelines
_IDS = {TRANSPORT_URI: 5, capture.URI: 6, DESCRIPTOR_URI: 7, WHISPER_URI: 8}
_FEEDBACK = ("nack", ""), ("nack", "pli"), ("goog-remb", ""), ("transport-cc", "")
_PICTURES: tuple[Codec, ...] = ("AV1", "VP8", "H264")


def offer() -> None:
    if any(codec.payloadType == _AV1 for codec in CODECS["video"]):
        return
    vars(rtp)["DYNAMIC_PAYLOAD_TYPES"] = _DYNAMIC
    transport = RTCRtcpFeedback(type="transport-cc")
    for kind in ("audio", "video"):
        for codec in CODECS[kind]:
            if not is_rtx(codec):
                codec.rtcpFeedback.append(transport)
    feedback = [RTCRtcpFeedback(type=one, parameter=parameter or None) for one, parameter in _FEEDBACK]
    CODECS["video"] += [
        RTCRtpCodecParameters("video/AV1", 90_000, payloadType=_AV1, rtcpFeedback=feedback),
        RTCRtpCodecParameters("video/rtx", 90_000, payloadType=_AV1_REPAIR, parameters={"apt": _AV1}),
        RTCRtpCodecParameters(f"video/{PARITY}", 90_000, payloadType=_PARITY),
    ]
    CODECS["audio"].append(RTCRtpCodecParameters(f"audio/{WHISPER}", 48_000, payloadType=_WHISPER))
    for kind, uris in (("audio", (TRANSPORT_URI, capture.URI, WHISPER_URI)), ("video", tuple(_IDS)[:3])):
        HEADER_EXTENSIONS[kind] += [RTCRtpHeaderExtensionParameters(_IDS[uri], uri) for uri in uris]


def preferred(capabilities: list[RTCRtpCodecCapability], codecs: tuple[Codec, ...]) -> list[RTCRtpCodecCapability]:
    """These picture codecs in this order, with repair and parity."""
    rank = {name: place for place, name in enumerate((*codecs, "rtx", PARITY))}
    return sorted((one for one in capabilities if one.name in rank), key=lambda one: rank[one.name])


def agreed(voice: LineSender, picture: LineSender | None, coders: Coders = SOFTWARE_ONLY) -> Agreed | None:
    """None where the other side took no Opus: there is nothing to say to each other. Of the picture codecs that both
    have each of our own sends what it codes best; to others goes the first of theirs that this side is not slow at. All
    are taken."""
    if voice.agreed is None:
        return None
    opus = _type(voice.agreed.codecs, "opus")
    if opus is None:
        return None
    extensions = {one.uri: one.id for one in voice.agreed.headerExtensions}
    types: PictureTypes | None = None
    ours = Ours(voice.ssrcs[0], 0, 0, 0, secrets.randbits(32), secrets.token_hex(8))
    if picture is not None and picture.agreed is not None:
        own = _type(voice.agreed.codecs, WHISPER) is not None
        types = _pictures(picture.agreed, coders.order if own else (), coders.slow)
        extensions |= {one.uri: one.id for one in picture.agreed.headerExtensions}
        ssrc, repair = picture.ssrcs
        ours = Ours(voice.ssrcs[0], ssrc, repair, secrets.randbits(32), ours.whisper, ours.name)
    return Agreed(
        ours,
        Extensions(
            *(extensions.get(uri) for uri in (TRANSPORT_URI, capture.URI, DESCRIPTOR_URI, WHISPER_URI, SENT_URI))
        ),
        VoiceTypes(opus, _type(voice.agreed.codecs, WHISPER)),
        types,
    )


def _pictures(
    parameters: RTCRtpSendParameters, order: tuple[Codec, ...], slow: tuple[Codec, ...]
) -> PictureTypes | None:
    """`order`: of what to send; none: theirs."""
    codecs: dict[int, Codec] = {_number(one): one.name for one in parameters.codecs if one.name in _PICTURES}
    if not codecs:
        return None
    repairs = {
        _number(one): int(one.parameters["apt"] or 0)
        for one in parameters.codecs
        if is_rtx(one) and one.parameters.get("apt") in codecs
    }
    known = order or tuple(codecs.values())
    sends = min(codecs, key=lambda number: (codecs[number] in slow, known.index(codecs[number])))
    return PictureTypes(sends, codecs, repairs, _type(parameters.codecs, PARITY))


def _type(codecs: list[RTCRtpCodecParameters], name: str) -> int | None:
    return next((_number(one) for one in codecs if one.name.lower() == name.lower()), None)


def _number(codec: RTCRtpCodecParameters) -> int:
    return int(codec.payloadType or 0)
