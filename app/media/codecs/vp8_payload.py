"""VP8 in RTP: a frame into payloads and back (RFC 7741). Media type VP8/90000.

Every packet carries the long picture id, TL0PICIDX and the layer: a browser or an SFU drops layers by them.
"""

from collections.abc import Sequence

import msgspec

from app.media.codecs.payload import PAYLOAD_BYTES, BadPayload

# The payload descriptor, section 4.2: extended, unreferenced, begins a partition; then which fields follow.
_EXTENDED, _UNREFERENCED, _BEGINS, _PARTITION = 0x80, 0x20, 0x10, 0x07
_HAS_PICTURE, _HAS_BASE, _HAS_LAYER, _HAS_KEY_INDEX = 0x80, 0x40, 0x20, 0x10
_LONG = 0x80
_PICTURES, _BASES = 1 << 15, 1 << 8
_INTER = 0x01  # first bit of the frame tag, RFC 6386 section 9.1: not a key frame
_DESCRIPTOR_BYTES = 6
_START_CODE = b"\x9d\x01\x2a"  # of a key frame, behind its tag of three bytes


class Vp8Descriptor(msgspec.Struct, frozen=True, gc=False):
    """`picture`: 7 or 15 bits; `base`: TL0PICIDX, 8 bits, counts the base layer's frames; None where it is left out.
    `synced`: made from the base layer alone, so that a receiver may switch up here."""

    begins: bool
    partition: int
    unreferenced: bool = False
    picture: int | None = None
    base: int | None = None
    layer: int | None = None
    synced: bool = False
    key_index: int | None = None

    def written(self) -> bytes:
        """The descriptor's bytes, the picture id in 15 bits."""
        first = (_UNREFERENCED if self.unreferenced else 0) | (_BEGINS if self.begins else 0) | self.partition
        fields, follow = 0, bytearray()
        if self.picture is not None:
            fields |= _HAS_PICTURE
            follow += (_LONG << 8 | self.picture).to_bytes(2)
        if self.base is not None:
            fields |= _HAS_BASE
            follow.append(self.base)
        if self.layer is not None:
            fields |= _HAS_LAYER
        if self.key_index is not None:
            fields |= _HAS_KEY_INDEX
        if fields & (_HAS_LAYER | _HAS_KEY_INDEX):
            follow.append((self.layer or 0) << 6 | self.synced << 5 | (self.key_index or 0))
        return bytes((first | _EXTENDED, fields)) + follow if fields else bytes((first,))


def read_descriptor(payload: bytes) -> tuple[Vp8Descriptor, int]:
    """The descriptor of a packet and where its piece of the frame begins: at least one byte is there."""
    try:
        read = _read(payload)
    except IndexError:
        raise BadPayload("a packet ends in its descriptor") from None
    if read[1] >= len(payload):
        raise BadPayload("a packet without a piece of a frame")
    return read


def _read(payload: bytes) -> tuple[Vp8Descriptor, int]:
    first, at = payload[0], 1
    fields = 0
    picture = base = layer = key_index = None
    synced = False
    if first & _EXTENDED:
        fields, at = payload[1], 2
    if fields & _HAS_PICTURE:
        picture, at = payload[at], at + 1
        if picture & _LONG:
            picture, at = (picture & ~_LONG) << 8 | payload[at], at + 1
    if fields & _HAS_BASE:
        base, at = payload[at], at + 1
    if fields & (_HAS_LAYER | _HAS_KEY_INDEX):
        both, at = payload[at], at + 1
        if fields & _HAS_LAYER:
            layer, synced = both >> 6, bool(both & 0x20)
        if fields & _HAS_KEY_INDEX:
            key_index = both & 0x1F
    begins, unreferenced = bool(first & _BEGINS), bool(first & _UNREFERENCED)
    return Vp8Descriptor(begins, first & _PARTITION, unreferenced, picture, base, layer, synced, key_index), at


class Vp8Payload:
    """See payload.VideoPayload. One a stream and direction: sending, it counts pictures and base frames.

    `picture`, `base`: where the counts begin; RFC 7741 lets them begin anywhere.
    """

    def __init__(self, most_bytes: int = PAYLOAD_BYTES, picture: int = 0, base: int = 0) -> None:
        if most_bytes <= _DESCRIPTOR_BYTES:
            raise ValueError("too small a packet")
        self._piece = most_bytes - _DESCRIPTOR_BYTES
        self._picture, self._base = picture % _PICTURES, base % _BASES

    def pack(self, frame: bytes, layer: int = 0, synced: bool = False, unreferenced: bool = False) -> list[bytes]:
        """Equally long pieces. Partition 0 throughout: where the others begin stands in the coded part of the frame,
        and section 4.2 lets who does not know put 0."""
        if not frame:
            return []
        if layer == 0:
            self._base = (self._base + 1) % _BASES
        count = -(-len(frame) // self._piece)
        cuts = [i * len(frame) // count for i in range(count + 1)]
        payloads: list[bytes] = []
        for i in range(count):
            descriptor = Vp8Descriptor(i == 0, 0, unreferenced, self._picture, self._base, layer, synced)
            payloads.append(descriptor.written() + frame[cuts[i] : cuts[i + 1]])
        self._picture = (self._picture + 1) % _PICTURES
        return payloads

    def unpack(self, payloads: Sequence[bytes]) -> bytes:
        pieces: list[bytes] = []
        before: Vp8Descriptor | None = None
        for payload in payloads:
            descriptor, at = read_descriptor(payload)
            if before is None:
                if not (descriptor.begins and descriptor.partition == 0):
                    raise BadPayload("the frame's beginning is missing")
            elif descriptor.picture != before.picture:
                raise BadPayload("two frames in one")
            elif not _follows(before, descriptor):
                raise BadPayload("partitions out of order")
            before = descriptor
            pieces.append(payload[at:])
        frame = b"".join(pieces)
        if len(frame) < 3 or (not frame[0] & _INTER and frame[3:6] != _START_CODE):
            raise BadPayload("not a VP8 frame")
        return frame

    def may_begin(self, payload: bytes) -> bool:
        """Here it is certain both ways."""
        try:
            descriptor, _ = read_descriptor(payload)
        except BadPayload:
            return False
        return descriptor.begins and descriptor.partition == 0

    def begins_key(self, payload: bytes) -> bool:
        return self.may_begin(payload) and not payload[read_descriptor(payload)[1]] & _INTER


def _follows(before: Vp8Descriptor, after: Vp8Descriptor) -> bool:
    """A piece of the same partition, or the beginning of a later one."""
    return after.partition > before.partition if after.begins else after.partition == before.partition
