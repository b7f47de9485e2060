"""H.264 in RTP, packetization mode 1: single NAL units, STAP-A, FU-A (RFC 6184). Media type H264/90000.

A picture that stands alone travels with its parameter sets, and who decodes gets them with it even where an encoder or
a peer gave them once: a receiver that comes late, or lost the first frame, can begin at any of them.
"""

from collections.abc import Iterable, Sequence

from app.media.codecs.bits import BitReader
from app.media.codecs.payload import PAYLOAD_BYTES, BadPayload

_SLICE, _IDR, _SPS, _PPS, _DELIMITER, _FILLER = 1, 5, 7, 8, 9, 12
_STAP_A, _FU_A = 24, 28
_FORBIDDEN, _IMPORTANCE, _TYPE = 0x80, 0x60, 0x1F
_BEGINS, _ENDS = 0x80, 0x40
_START = b"\x00\x00\x00\x01"
_MARK = _START[1:]
_KEPT, _SET_BYTES = 8, 1_024  # parameter sets of a kind, and of what length: encoders use one of 30 bytes
_UNSENT = (_DELIMITER, _FILLER)


class H264Payload:
    """See payload.VideoPayload. One a stream and direction: it keeps the newest parameter sets."""

    def __init__(self, most_bytes: int = PAYLOAD_BYTES) -> None:
        if most_bytes < 8:
            raise ValueError("too small a packet")
        self._most = most_bytes
        self._sets: dict[tuple[int, int], bytes] = {}  # by kind and id, as they came; the oldest of a kind goes

    def pack(self, frame: bytes) -> list[bytes]:
        """`frame`: one access unit in Annex B. Delimiters and filling stay behind. Small units travel together."""
        units = self._whole([unit for unit in split(frame) if _kind(unit) not in _UNSENT])
        payloads: list[bytes] = []
        together: list[bytes] = []
        for unit in units:
            if together and 1 + sum(2 + len(one) for one in (*together, unit)) > self._most:
                payloads.append(_aggregate(together))
                together = []
            if len(unit) > self._most:
                payloads += _fragments(unit, self._most)
            else:
                together.append(unit)
        if together:
            payloads.append(_aggregate(together))
        return payloads

    def unpack(self, payloads: Sequence[bytes]) -> bytes:
        """The access unit in Annex B, without delimiters and filling."""
        units: list[bytes] = []
        pieces: list[bytes] = []  # of the unit that goes on in the next packet; the first is its header
        for payload in payloads:
            if not payload:
                raise BadPayload("a packet without a unit")
            kind = _kind(payload)
            if pieces and kind != _FU_A:
                raise BadPayload("a fragment without its end")
            if kind == _FU_A:
                _take_fragment(payload, pieces)
                if payload[1] & _ENDS:
                    units.append(b"".join(pieces))
                    pieces = []
            elif kind == _STAP_A:
                units += _parts(payload)
            else:
                units.append(payload)
        if pieces or not units:
            raise BadPayload("the last unit has no end, or there is none")
        for unit in units:
            _check(unit)
        pictures = [unit for unit in units if _kind(unit) not in _UNSENT]
        if not pictures:
            raise BadPayload("nothing but delimiters and filling")
        return join(self._whole(pictures))

    def may_begin(self, payload: bytes) -> bool:
        if len(payload) < 2:
            return False
        return _kind(payload) != _FU_A or bool(payload[1] & _BEGINS)

    def begins_key(self, payload: bytes) -> bool:
        """Parameter sets or the picture that stands alone begin it."""
        if len(payload) < 2 or not self.may_begin(payload):
            return False
        if _kind(payload) == _FU_A:
            return payload[1] & _TYPE == _IDR
        try:
            units = _parts(payload) if _kind(payload) == _STAP_A else [payload]
        except BadPayload:
            return False
        return any(_kind(unit) in (_SPS, _IDR) for unit in units)

    def begins_picture(self, payload: bytes) -> bool:
        """Surer than `may_begin`, for streams whose parameter sets lead every picture that stands alone, as all that
        RTP peers send do: a delimiter, an SPS, or the first slice of another picture (its first bit, ue(v) 0)."""
        if len(payload) < 3 or not self.may_begin(payload):
            return False
        kind, first = _kind(payload), payload[1:3]
        if kind == _FU_A:
            kind, first = payload[1] & _TYPE, payload[2:3]
        elif kind == _STAP_A:
            kind, first = payload[3] & _TYPE if len(payload) > 3 else 0, payload[4:5]
        return kind in (_SPS, _DELIMITER) or (kind == _SLICE and first >= b"\x80")

    def _whole(self, units: list[bytes]) -> list[bytes]:
        """With the parameter sets in front where a picture that stands alone lacks them."""
        present = set()
        for unit in units:
            if _kind(unit) in (_SPS, _PPS):
                present.add(_kind(unit))
                self._keep(unit)
        if not any(_kind(unit) == _IDR for unit in units):
            return units
        kept = sorted(self._sets.items())  # SPS have the lower number: they come first
        return [one for (kind, _), one in kept if kind not in present] + units

    def _keep(self, unit: bytes) -> None:
        name = (_kind(unit), _set_id(unit))
        self._sets.pop(name, None)
        if len(unit) <= _SET_BYTES:
            self._sets[name] = unit
        same = [one for one in self._sets if one[0] == name[0]]
        if len(same) > _KEPT:
            del self._sets[same[0]]


def split(frame: bytes) -> list[bytes]:
    """The NAL units of an access unit in Annex B, without start codes. None ends in a zero (ITU-T H.264, 7.4.1)."""
    before, *units = frame.split(_MARK)
    if before.strip(b"\0") or not units:
        raise BadPayload("no start code at the beginning")
    whole = [unit.rstrip(b"\0") for unit in units]
    if not all(whole):
        raise BadPayload("a unit without a byte")
    return whole


def join(units: Iterable[bytes]) -> bytes:
    """An access unit in Annex B."""
    return b"".join(_START + unit for unit in units)


def _kind(unit: bytes) -> int:
    return unit[0] & _TYPE


def _set_id(unit: bytes) -> int:
    """Of an SPS behind profile, constraints and level, of a PPS at once (ITU-T H.264, 7.3.2.1, 7.3.2.2)."""
    return BitReader(unit[4:12] if _kind(unit) == _SPS else unit[1:9]).take_unary()


def _aggregate(units: Sequence[bytes]) -> bytes:
    """STAP-A, section 5.7.1: as important as the most important of them; one alone needs none."""
    if len(units) == 1:
        return units[0]
    importance = max(unit[0] & _IMPORTANCE for unit in units)
    return bytes((importance | _STAP_A,)) + b"".join(len(unit).to_bytes(2) + unit for unit in units)


def _parts(payload: bytes) -> list[bytes]:
    units: list[bytes] = []
    at = 1
    while at < len(payload):
        size, at = int.from_bytes(payload[at : at + 2]), at + 2
        if not 0 < size <= len(payload) - at:
            raise BadPayload("a unit reaches past its packet")
        units.append(payload[at : at + size])
        at += size
    return units


def _fragments(unit: bytes, most: int) -> list[bytes]:
    """FU-A, section 5.8, in pieces of about the same length."""
    piece = most - 2
    length = len(unit) - 1
    count = -(-length // piece)
    cuts = [1 + i * length // count for i in range(count + 1)]
    payloads: list[bytes] = []
    for i in range(count):
        edge = (_BEGINS if i == 0 else 0) | (_ENDS if i == count - 1 else 0)
        head = bytes((unit[0] & ~_TYPE | _FU_A, edge | _kind(unit)))
        payloads.append(head + unit[cuts[i] : cuts[i + 1]])
    return payloads


def _take_fragment(payload: bytes, pieces: list[bytes]) -> None:
    if len(payload) < 3 or (payload[1] & _BEGINS and payload[1] & _ENDS):
        raise BadPayload("a fragment that is none")
    header = bytes((payload[0] & ~_TYPE | payload[1] & _TYPE,))
    if payload[1] & _BEGINS:
        if pieces:
            raise BadPayload("a fragment without its end")
        pieces.append(header)
    elif not pieces or pieces[0] != header:
        raise BadPayload("a fragment without its beginning")
    pieces.append(payload[2:])


def _check(unit: bytes) -> None:
    """What could be no unit, or more than one to whoever looks for start codes."""
    if unit[0] & _FORBIDDEN or not 1 <= _kind(unit) < _STAP_A or _MARK in unit:
        raise BadPayload("not one NAL unit")
