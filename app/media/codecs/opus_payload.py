"""Opus in RTP, checked: how a packet is made up, and what of the one before it it can restore (RFC 6716, RFC 7587).

An Opus packet is the RTP payload as it is; media type opus/48000/2, the clock 48 kHz whatever the bandwidth. Here is
all that the first bytes tell, every rule of RFC 6716 section 3.4 held, and nothing decoded.
"""

from typing import Literal

import msgspec

from app.media.codecs.payload import BadPayload

Mode = Literal["silk", "hybrid", "celt"]

_MOST_SAMPLES = 5_760  # 120 ms, R5
_MOST_FRAME_BYTES = 1_275  # R2
_SILK_FRAME = 960  # 20 ms: a longer frame of the speech model is made of these
# Samples of a frame at 48 kHz by configuration: RFC 6716, table 2.
_SAMPLES = ((480, 960, 1_920, 2_880) * 3) + ((480, 960) * 2) + ((120, 240, 480, 960) * 4)


class OpusShape(msgspec.Struct, frozen=True, gc=False):
    """`frame_samples` at 48 kHz, of each frame; `sizes` of the frames in bytes, 0: the frame was lost or left out.

    `restores`: samples straight before this packet that its in-band forward correction (LBRR) can give, with a decoder
    asked for that many: 0 where there is none. Of a 40 or 60 ms frame single 20 ms may be missing in it.
    """

    mode: Mode
    stereo: bool
    frame_samples: int
    sizes: tuple[int, ...]
    restores: int

    @property
    def samples(self) -> int:
        """RTP ticks and samples at 48 kHz of the whole packet."""
        return self.frame_samples * len(self.sizes)

    @property
    def is_pause(self) -> bool:
        """Discontinuous transmission: nothing is said, and packets may stay away until something is."""
        return all(size <= 1 for size in self.sizes)


def read(payload: bytes) -> OpusShape:
    """The shape of one packet. BadPayload where a decoder would refuse it."""
    if not payload:
        raise BadPayload("no byte: R1")
    configuration, stereo, code = payload[0] >> 3, bool(payload[0] & 4), payload[0] & 3
    samples = _SAMPLES[configuration]
    sizes, begin = (_one, _two_equal, _two, _many)[code](payload)
    if max(sizes) > _MOST_FRAME_BYTES:
        raise BadPayload("a frame over 1,275 bytes: R2")
    if samples * len(sizes) > _MOST_SAMPLES:
        raise BadPayload("over 120 ms: R5")
    mode: Mode = "silk" if configuration < 12 else "hybrid" if configuration < 16 else "celt"
    corrects = mode != "celt" and sizes[0] > 1 and _corrects(payload[begin], samples, stereo)
    return OpusShape(mode, stereo, samples, tuple(sizes), samples if corrects else 0)


def _corrects(first: int, samples: int, stereo: bool) -> bool:
    """The speech layer's header bits (section 4.2.3): for each channel a voice flag for each 20 ms, then its LBRR flag.
    They are even chances to the range coder, so they stand in the byte as they are."""
    flags = max(1, samples // _SILK_FRAME) + 1
    return any(first >> (8 - flags * channel) & 1 for channel in ((1, 2) if stereo else (1,)))


def _one(payload: bytes) -> tuple[list[int], int]:
    return [len(payload) - 1], 1


def _two_equal(payload: bytes) -> tuple[list[int], int]:
    if len(payload) % 2 == 0:
        raise BadPayload("two equal frames of an odd length: R3")
    return [len(payload) // 2] * 2, 1


def _two(payload: bytes) -> tuple[list[int], int]:
    size, at = _size(payload, 1)
    return [size, _left(payload, at, size)], at


def _many(payload: bytes) -> tuple[list[int], int]:
    """Any number of frames, of one or of many sizes, with or without padding: section 3.2.5."""
    if len(payload) < 2 or not payload[1] & 0x3F:
        raise BadPayload("no count of frames: R6, R7")
    count, at, end = payload[1] & 0x3F, 2, len(payload)
    if payload[1] & 0x40:
        padding, at = _padding(payload, at)
        end -= padding
    if not payload[1] & 0x80:
        size, rest = divmod(end - at, count)
        if rest or size < 0:
            raise BadPayload("frames of one size that does not fit: R6")
        return [size] * count, at
    sizes: list[int] = []
    for _ in range(count - 1):
        size, at = _size(payload, at)
        sizes.append(size)
    if end - at < sum(sizes):
        raise BadPayload("frames reach past their packet: R7")
    return [*sizes, end - at - sum(sizes)], at


def _padding(payload: bytes, at: int) -> tuple[int, int]:
    """A byte of 255 is 254 and another byte."""
    padding = 0
    while at < len(payload):
        byte, at = payload[at], at + 1
        padding += min(byte, 254)
        if byte < 255:
            return padding, at
    raise BadPayload("padding without an end: R6, R7")


def _size(payload: bytes, at: int) -> tuple[int, int]:
    """One or two bytes, section 3.2.1."""
    if at >= len(payload) or (payload[at] >= 252 and at + 1 >= len(payload)):
        raise BadPayload("a size without an end: R4, R7")
    if payload[at] < 252:
        return payload[at], at + 1
    return payload[at] + 4 * payload[at + 1], at + 2


def _left(payload: bytes, at: int, size: int) -> int:
    if at + size > len(payload):
        raise BadPayload("a frame reaches past its packet: R4")
    return len(payload) - at - size
