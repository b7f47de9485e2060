"""Where a received packet stands among frames, as its codec's format tells it: FrameMarks for the frame buffer.

One object a received stream; `mark` for each packet of it, in any order: payload, RTP time (unwrapped: it goes on
rising), marker bit, dependency descriptor where the packet has one. BadPayload: drop the packet, it cannot be believed.
None: nothing can be said of it before a key frame has come.
"""

from app.media.codecs.av1_payload import Av1Payload
from app.media.codecs.h264_payload import H264Payload
from app.media.codecs.layering import DescriptorReader
from app.media.codecs.payload import BadPayload
from app.media.codecs.vp8_payload import Vp8Payload, read_descriptor
from app.media.rtp.framemark import FrameMark
from app.media.rtp.wrapping import Unwrapper

_PICTURE_BITS, _SHORT_PICTURE_BITS = 15, 7


class Av1Marks:
    """By the dependency descriptor; a peer that sends none gets frames that need all before them."""

    def __init__(self) -> None:
        self._format, self._reader = Av1Payload(), DescriptorReader()
        self._is_described: bool | None = None

    def mark(self, payload: bytes, rtp_time: int, ends: bool, descriptor: bytes | None = None) -> FrameMark | None:
        if self._is_described not in (None, descriptor is not None):
            raise BadPayload("descriptors come with every packet or with none")
        self._is_described = descriptor is not None
        if descriptor is None:
            begins, is_key = self._format.may_begin(payload), self._format.begins_key(payload)
            return FrameMark(rtp_time, None, begins, ends, is_key)
        place = self._reader.read(descriptor)
        if place is None:
            return None
        own, frame_id = place.temporal, place.frame_id
        return FrameMark(
            frame_id, place.references, place.begins, place.ends, place.is_key, own, is_needed=place.is_needed
        )


class Vp8Marks:
    """By picture id where the peer counts (every browser does), else by RTP time."""

    def __init__(self) -> None:
        self._format = Vp8Payload()
        self._bits: int | None = None  # of a picture id, 0 for none: what the first packet had
        self._pictures = Unwrapper(_PICTURE_BITS)

    def mark(self, payload: bytes, rtp_time: int, ends: bool, descriptor: bytes | None = None) -> FrameMark | None:
        own, _ = read_descriptor(payload)
        is_long = bool(own.picture is not None and payload[2] & 0x80)
        bits = 0 if own.picture is None else _PICTURE_BITS if is_long else _SHORT_PICTURE_BITS
        if self._bits is None:
            self._bits, self._pictures = bits, Unwrapper(bits or _PICTURE_BITS)
        elif bits != self._bits:
            raise BadPayload("picture ids of another length than before")
        frame_id = rtp_time if own.picture is None else self._pictures.unwrap(own.picture)
        is_key = self._format.begins_key(payload)
        return FrameMark(frame_id, None, self._format.may_begin(payload), ends, is_key, own.layer or 0)


class H264Marks:
    """By RTP time and what the units are; parameter sets are taken to lead the picture that stands alone."""

    def __init__(self) -> None:
        self._format = H264Payload()

    def mark(self, payload: bytes, rtp_time: int, ends: bool, descriptor: bytes | None = None) -> FrameMark | None:
        begins = self._format.begins_picture(payload)
        return FrameMark(rtp_time, None, begins, ends, begins and self._format.begins_key(payload))
