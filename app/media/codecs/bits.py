"""Bits and sizes as AV1 and its RTP formats write them: most significant bit first; leb128 the other way round.

Knows no message. A reader never goes past its end: it raises BadPayload.
"""

from app.media.codecs.payload import BadPayload

_LEB128_BYTES = 8  # AV1 specification, section 4.10.5
_MOST = (1 << 32) - 1  # the same section: a value fits 32 bits


class BitReader:
    """Reads `data` from its first bit."""

    __slots__ = ("_left", "_value")

    def __init__(self, data: bytes) -> None:
        self._value = int.from_bytes(data)
        self._left = len(data) * 8

    def take(self, bits: int) -> int:
        """f(n): the next `bits` bits as an unsigned number."""
        if bits > self._left:
            raise BadPayload("the bits end too early")
        self._left -= bits
        return self._value >> self._left & (1 << bits) - 1

    def flag(self) -> bool:
        return self.take(1) == 1

    def take_below(self, count: int) -> int:
        """ns(n): a number from 0 to `count` - 1, the smaller ones in a bit less."""
        width = count.bit_length()
        short = (1 << width) - count
        value = self.take(width - 1)
        return value if value < short else (value << 1) - short + self.take(1)

    def take_unary(self) -> int:
        """uvlc(): as many bits after the first 1 as zeros before it (AV1 specification, section 4.10.3)."""
        zeros = 0
        while not self.flag():
            zeros += 1
        return _MOST if zeros >= 32 else self.take(zeros) + (1 << zeros) - 1


class BitWriter:
    """Collects bits; `whole()` fills the last byte with zeros."""

    __slots__ = ("_bits", "_value")

    def __init__(self) -> None:
        self._value = self._bits = 0

    def put(self, value: int, bits: int) -> None:
        """f(n). ValueError for a value that does not fit: ours, not the wire's, is wrong."""
        if not 0 <= value < 1 << bits:
            raise ValueError(f"{value} does not fit {bits} bits")
        self._value = self._value << bits | value
        self._bits += bits

    def put_below(self, value: int, count: int) -> None:
        """ns(n), see `BitReader.take_below`."""
        width = count.bit_length()
        short = (1 << width) - count
        if value < short:
            self.put(value, width - 1)
        else:
            self.put(value + short, width)

    def whole(self) -> bytes:
        length = (self._bits + 7) // 8
        return (self._value << length * 8 - self._bits).to_bytes(length)


def leb128(value: int) -> bytes:
    """Seven bits a byte, the lowest first, in as few bytes as can be."""
    if not 0 <= value <= _MOST:
        raise ValueError(f"{value} does not fit leb128")
    written = bytearray()
    while value > 0x7F:
        written.append(value & 0x7F | 0x80)
        value >>= 7
    written.append(value)
    return bytes(written)


def read_leb128(data: bytes, at: int) -> tuple[int, int]:
    """The value that begins at byte `at`, and where what follows it begins. Longer than needed is allowed."""
    value = 0
    for i, byte in enumerate(data[at : at + _LEB128_BYTES]):
        value |= (byte & 0x7F) << 7 * i
        if byte < 0x80:
            if value > _MOST:
                raise BadPayload("a size over 32 bits")
            return value, at + i + 1
    raise BadPayload("a size without an end")
