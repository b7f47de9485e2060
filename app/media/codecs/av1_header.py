"""Which frames an AV1 frame refers to and whether others may refer to it: what repair and descriptors must know.

SVT-AV1 writes no layer into its OBUs, so it is read from the frame header (AV1 specification, sections 5.5, 5.9.2,
7.20), only as far as the references. For our own encoder's output: a stream with a decoder model is not read.
"""

from collections.abc import Collection, Iterator

import msgspec

from app.media.codecs.bits import BitReader
from app.media.codecs.obu import FRAME, FRAME_HEADER, SEQUENCE_HEADER, body, kind
from app.media.codecs.payload import BadPayload

_KEY, _INTRA_ONLY, _SWITCH = 0, 2, 3
_SELECT = 2  # the sequence leaves it to the frame
_ALL = 0xFF
_HEADER_BYTES = 64  # the references stand in the first 30 even with every option written
_SLOTS, _REFERENCES = 8, 7


class Sequence(msgspec.Struct, frozen=True, gc=False):
    """What of the sequence header is needed to read a frame header; sizes in pixels, `*_bits` in bits."""

    width: int
    height: int
    reduced: bool
    frame_id_bits: int  # 0: frames carry none
    delta_id_bits: int
    order_hint_bits: int  # 0: frames carry none
    screen_tools: int
    integer_motion: int


class Header(msgspec.Struct, frozen=True, gc=False):
    """`shows`: slot shown again instead of a new picture. `refreshes`: bit i set: slot i holds this frame from now on.
    `refers`: the slots that it may take from."""

    is_key: bool
    shows: int | None
    refreshes: int
    refers: tuple[int, ...]


class Dependence(msgspec.Struct, frozen=True, gc=False):
    """`references`: numbers of the frames it is made from, newest first. `is_kept`: later frames may refer to it; lost
    or left out otherwise, it costs only itself."""

    is_key: bool
    references: tuple[int, ...]
    is_kept: bool


class References:
    """Follows the eight slots of one stream, in coding order."""

    def __init__(self) -> None:
        self._sequence: Sequence | None = None
        self._slots: list[int | None] = [None] * _SLOTS

    def follow(self, obus: Collection[bytes], number: int) -> Dependence:
        """One temporal unit (see obu.py), numbered by the caller, rising. BadPayload where it cannot be read."""
        is_key, kept = False, 0
        references = self.taken(obus)
        for header in self._headers(obus):
            is_key = is_key or header.is_key
            kept |= header.refreshes
            for slot in range(_SLOTS):
                if header.refreshes >> slot & 1:
                    self._slots[slot] = number
        return Dependence(is_key, tuple(sorted(references, reverse=True)), kept != 0)

    def taken(self, obus: Collection[bytes]) -> set[int]:
        """Numbers of the frames that this one would be made from if it came next. BadPayload as `follow`."""
        slots = list(self._slots)
        taken: set[int] = set()
        for header in self._headers(obus):
            used = header.refers if header.shows is None else (header.shows,)
            taken |= {held for slot in used if (held := slots[slot]) is not None}
            for slot in range(_SLOTS):
                if header.refreshes >> slot & 1:
                    slots[slot] = None  # by itself
        return taken

    def replaced(self, obus: Collection[bytes]) -> set[int]:
        """Numbers of the frames in whose slots it would then stand. BadPayload as `follow`."""
        refreshed = 0
        for header in self._headers(obus):
            refreshed |= header.refreshes
        return {held for slot, held in enumerate(self._slots) if held is not None and refreshed >> slot & 1}

    def _headers(self, obus: Collection[bytes]) -> Iterator[Header]:
        for obu in obus:
            if kind(obu) == SEQUENCE_HEADER:
                self._sequence = read_sequence(body(obu))
            elif kind(obu) in (FRAME, FRAME_HEADER):
                if self._sequence is None:
                    raise BadPayload("a frame before its sequence header")
                yield read_header(body(obu), self._sequence)


def read_sequence(data: bytes) -> Sequence:
    """sequence_header_obu(), section 5.5.1, to where frame headers need no more."""
    bits = BitReader(data)
    bits.take(4)  # profile, still picture
    reduced = bits.flag()
    if reduced:
        bits.take(5)
    else:
        _skip_operating_points(bits)
    wide, high = bits.take(4) + 1, bits.take(4) + 1
    width, height = bits.take(wide) + 1, bits.take(high) + 1
    delta_id_bits = frame_id_bits = 0
    if not reduced and bits.flag():
        delta_id_bits = bits.take(4) + 2
        frame_id_bits = bits.take(3) + delta_id_bits + 1
    bits.take(3)  # superblock size, filter intra, intra edge filter
    if reduced:
        return Sequence(width, height, True, 0, 0, 0, _SELECT, _SELECT)
    bits.take(4)  # interintra, masked, warped, dual filter
    ordered = bits.flag()
    if ordered:
        bits.take(2)
    screen_tools = _SELECT if bits.flag() else bits.take(1)
    integer_motion = _SELECT
    if screen_tools and not bits.flag():
        integer_motion = bits.take(1)
    hint_bits = bits.take(3) + 1 if ordered else 0
    return Sequence(width, height, False, frame_id_bits, delta_id_bits, hint_bits, screen_tools, integer_motion)


def _skip_operating_points(bits: BitReader) -> None:
    if bits.flag():  # timing_info
        bits.take(64)
        if bits.flag():
            bits.take_unary()
        if bits.flag():
            raise BadPayload("a decoder model is not expected of a live encoder")
    delayed = bits.flag()
    for _ in range(bits.take(5) + 1):
        bits.take(12)
        if bits.take(5) > 7:
            bits.take(1)
        if delayed and bits.flag():
            bits.take(4)


def read_header(data: bytes, sequence: Sequence) -> Header:
    """uncompressed_header(), section 5.9.2, to the references."""
    bits = BitReader(data[:_HEADER_BYTES])
    if sequence.reduced:
        return Header(True, None, _ALL, ())
    if bits.flag():
        return Header(False, bits.take(3), 0, ())
    frame_type, shown = bits.take(2), bits.flag()
    if not shown:
        bits.take(1)
    whole = frame_type == _SWITCH or (frame_type == _KEY and shown)
    resilient = whole or bits.flag()
    bits.take(1)  # disable_cdf_update
    screen_tools = bits.take(1) if sequence.screen_tools == _SELECT else sequence.screen_tools
    if screen_tools and sequence.integer_motion == _SELECT:
        bits.take(1)
    bits.take(sequence.frame_id_bits)
    if frame_type != _SWITCH:
        bits.take(1)  # frame_size_override
    bits.take(sequence.order_hint_bits)
    intra = frame_type in (_KEY, _INTRA_ONLY)
    if not intra and not resilient:
        bits.take(3)  # primary_ref_frame: one of the references below
    refreshes = _ALL if whole else bits.take(8)
    if resilient and not (intra and refreshes == _ALL):
        bits.take(_SLOTS * sequence.order_hint_bits)
    if intra:
        return Header(frame_type == _KEY and shown, None, refreshes, ())
    if sequence.order_hint_bits and bits.flag():  # short signalling: worked out from order hints, any slot may be meant
        return Header(False, None, refreshes, tuple(range(_SLOTS)))
    slots: set[int] = set()
    for _ in range(_REFERENCES):
        slots.add(bits.take(3))
        bits.take(sequence.delta_id_bits)
    return Header(False, None, refreshes, tuple(sorted(slots)))
