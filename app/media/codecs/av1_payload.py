"""AV1 in RTP: a temporal unit into payloads and back (AOMedia, "RTP Payload Format For AV1", v1.0, sections 4 and 5).

Media type AV1/90000. Temporal delimiters, tile lists and padding stay behind: they are not sent and not passed on.
"""

from collections.abc import Iterator, Sequence

from app.media.codecs import obu
from app.media.codecs.bits import leb128, read_leb128
from app.media.codecs.payload import PAYLOAD_BYTES, BadPayload

# The aggregation header, section 4.4: continues a fragment (Z), is continued (Y), two bits of W, begins a sequence (N).
_CONTINUES, _CONTINUED, _BEGINS = 0x80, 0x40, 0x08
_COUNT_SHIFT, _MOST_COUNTED = 4, 3
_UNSENT = (obu.TEMPORAL_DELIMITER, obu.TILE_LIST, obu.PADDING)
_LEAST_PIECE = 16  # bytes of an OBU that are worth another element in a packet
_LEAST_BYTES = 32


class Av1Payload:
    """See payload.VideoPayload. Keeps nothing between frames: one serves both directions."""

    def __init__(self, most_bytes: int = PAYLOAD_BYTES) -> None:
        if most_bytes < _LEAST_BYTES:
            raise ValueError("too small a packet")
        self._most = most_bytes

    def pack(self, frame: bytes) -> list[bytes]:
        """`frame`: one temporal unit, each OBU with its size, as encoders and containers give it. The packets of a
        frame are about equally long: forward correction costs what the longest of them costs."""
        obus = [one for one in obu.split(frame) if obu.kind(one) not in _UNSENT]
        payloads = _filled(obus, self._most)
        even = -(-sum(map(len, payloads)) // max(1, len(payloads)))
        for slack in (2, _LEAST_PIECE):
            evened = _filled(obus, min(self._most, max(even + slack, _LEAST_BYTES)))
            if len(evened) <= len(payloads):
                return evened
        return payloads

    def unpack(self, payloads: Sequence[bytes]) -> bytes:
        """The temporal unit without its delimiter, each OBU with its size: dav1d takes it as it is."""
        units: list[bytes] = []
        pieces: list[bytes] = []  # of the OBU that goes on in the next packet
        for payload in payloads:
            elements = _elements(payload)
            if bool(payload[0] & _CONTINUES) != bool(pieces):
                raise BadPayload("a fragment without its other part")
            for i, element in enumerate(elements):
                pieces.append(element)
                if i + 1 < len(elements) or not payload[0] & _CONTINUED:
                    units.append(obu.one(b"".join(pieces)))
                    pieces = []
        if pieces:
            raise BadPayload("the last OBU has no end")
        kept = [one for one in units if obu.kind(one) not in _UNSENT]
        if not kept:
            raise BadPayload("no picture in it")
        return obu.join(kept)

    def may_begin(self, payload: bytes) -> bool:
        """A key frame begins only where its sequence does; tiles never do. A dependency descriptor is surer."""
        first = _first(payload)
        if first is None or payload[0] & _BEGINS:
            return first is not None
        return obu.kind(first) != obu.TILE_GROUP and not obu.begins_key_frame(first)

    def begins_key(self, payload: bytes) -> bool:
        return _first(payload) is not None and payload[0] & _BEGINS != 0


def _first(payload: bytes) -> bytes | None:
    """The first OBU, or as much of it as is here; None where the packet begins with the rest of one, or is none."""
    try:
        elements = _elements(payload)
    except BadPayload:
        return None
    return None if payload[0] & _CONTINUES else elements[0]


def _filled(obus: Sequence[bytes], most: int) -> list[bytes]:
    """Every packet as full as `most` lets it be. OBUs of two layers never share one (section 5)."""
    payloads: list[bytes] = []
    header = _BEGINS if obu.begins_sequence(obus) else 0
    elements: list[bytes] = []
    layers: int | None = None
    for whole in obus:
        rest, other = whole, obu.layers(whole)
        if elements and None not in (other, layers) and other != layers:
            payloads.append(_payload(header, elements))
            header, elements, layers = 0, [], None
        while rest:
            room = _room(elements, most)
            if elements and room < min(len(rest), _LEAST_PIECE):
                payloads.append(_payload(header, elements))
                header, elements, layers = 0, [], None
                room = most - 1
            elements.append(rest[:room])
            layers = other if layers is None else layers
            rest = rest[room:]
            if rest:
                payloads.append(_payload(header | _CONTINUED, elements))
                header, elements, layers = _CONTINUES, [], None
    if elements:
        payloads.append(_payload(header, elements))
    return payloads


def _room(elements: Sequence[bytes], most: int) -> int:
    """Bytes of another element that fit behind these: the last of up to three needs no size of its own."""
    room = most - 1 - sum(len(one) + len(leb128(len(one))) for one in elements)
    return room if len(elements) < _MOST_COUNTED else room - 2  # two bytes of size reach to 16,383


def _payload(header: int, elements: Sequence[bytes]) -> bytes:
    counted = len(elements) <= _MOST_COUNTED
    payload = bytearray((header | (len(elements) << _COUNT_SHIFT if counted else 0),))
    for i, element in enumerate(elements):
        if not counted or i + 1 < len(elements):
            payload += leb128(len(element))
        payload += element
    return bytes(payload)


def _elements(payload: bytes) -> list[bytes]:
    if len(payload) < 2:
        raise BadPayload("a packet without an OBU")
    if payload[0] & _BEGINS and payload[0] & _CONTINUES:
        raise BadPayload("a sequence cannot begin with the rest of an OBU")
    elements = list(_cut(payload, payload[0] >> _COUNT_SHIFT & _MOST_COUNTED))
    if not all(elements):
        raise BadPayload("an element without a byte")
    return elements


def _cut(payload: bytes, count: int) -> Iterator[bytes]:
    """`count` elements of which the last has no size; 0: every one has."""
    at, number = 1, 0
    while at < len(payload):
        number += 1
        size = len(payload) - at
        if number != count:
            size, at = read_leb128(payload, at)
        if at + size > len(payload):
            raise BadPayload("an element reaches past its packet")
        yield payload[at : at + size]
        at += size
    if number < count:
        raise BadPayload("fewer elements than are counted")
