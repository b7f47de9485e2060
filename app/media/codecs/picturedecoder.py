"""One received picture: a frame's bytes in, the picture out at once; nothing is held back. No transport, no order.

Foreign bytes reach dav1d, and libavcodec's VP8 and H.264: in this process, so their size is bounded. After a refusal
go on with the next frame; where that is refused too, only a key frame helps.
"""

import av
from av.codec.codec import UnknownCodecError
from av.codec.context import Flags

from app.media.codecs.coded import Codec

MOST_PIXELS = 4096 * 2304
_DECODERS: dict[Codec, str] = {"AV1": "libdav1d", "VP8": "vp8", "H264": "h264"}


class DecoderRefused(Exception):
    """These bytes are no picture, or need one that is missing; the text is the decoder's."""


class PictureDecoder:
    """One stream's; one thread at a time. Another size within the stream is all right."""

    def __init__(self, codec: Codec) -> None:
        """DecoderRefused where this installation lacks it."""
        self._codec = codec
        try:
            self._context: av.VideoCodecContext | None = _opened(codec)
        except (av.FFmpegError, UnknownCodecError) as missing:
            raise DecoderRefused(str(missing)) from missing

    def decode(self, data: bytes) -> av.VideoFrame | None:
        """One frame as the payload format unpacked it. None: it shows nothing. DecoderRefused: see there."""
        if self._context is None:
            raise DecoderRefused("closed")
        if not data:
            return None  # would be the end of the stream
        try:
            return _shown(self._context, data)
        except av.FFmpegError as refused:
            shown = self._begun_anew(data)
            if shown is None:
                raise DecoderRefused(str(refused)) from refused
            return shown

    def close(self) -> None:
        """Its memory goes with it."""
        self._context = None

    def _begun_anew(self, data: bytes) -> av.VideoFrame | None:
        """The picture where it is a key frame: after some broken bytes dav1d refuses these too, for ever (measured: in
        three of eight fuzzed streams). A decoder that knows nothing gives a picture of a key frame only."""
        try:
            context = _opened(self._codec)
            shown = _shown(context, data)
        except av.FFmpegError:
            return None
        if shown is not None:
            self._context = context
        return shown


def _shown(context: av.VideoCodecContext, data: bytes) -> av.VideoFrame | None:
    frames = context.decode(av.Packet(data))
    return frames[-1] if frames else None


def _opened(codec: Codec) -> av.VideoCodecContext:
    context = av.CodecContext.create(_DECODERS[codec], "r")
    if not isinstance(context, av.VideoCodecContext):
        raise TypeError("a decoder of pictures was expected")
    context.thread_count = 1  # a second one saves nothing at a single tile, and by frames it would cost a frame's delay
    context.options = {"max_pixels": str(MOST_PIXELS)}
    if codec == "AV1":
        context.options = {**context.options, "max_frame_delay": "1"}
    else:
        context.flags |= Flags.low_delay
    context.open()
    return context
