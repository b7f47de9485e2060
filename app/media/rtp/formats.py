"""Which payload format and which reading of its packets belongs to a codec."""

from collections.abc import Callable

from app.media.codecs.av1_payload import Av1Payload
from app.media.codecs.coded import Codec
from app.media.codecs.h264_payload import H264Payload
from app.media.codecs.marks import Av1Marks, H264Marks, Vp8Marks
from app.media.codecs.payload import VideoPayload
from app.media.codecs.vp8_payload import Vp8Payload

Marks = Av1Marks | Vp8Marks | H264Marks

_PAYLOADS: dict[Codec, Callable[[], VideoPayload]] = {"AV1": Av1Payload, "VP8": Vp8Payload, "H264": H264Payload}
_MARKS: dict[Codec, Callable[[], Marks]] = {"AV1": Av1Marks, "VP8": Vp8Marks, "H264": H264Marks}


def payload_format(codec: Codec) -> VideoPayload:
    """For one stream in one direction."""
    return _PAYLOADS[codec]()


def marks_of(codec: Codec) -> Marks:
    """For one received stream."""
    return _MARKS[codec]()
