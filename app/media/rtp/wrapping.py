"""Numbers that start anew when their bits are full, as numbers that go on; knows not what they count.

`Unwrapper(16)` for RTP sequence numbers, `Unwrapper(32)` for timestamps (RFC 3550 section 5.1), one a stream.
"""


def ahead(later: int, earlier: int, bits: int) -> int:
    """later - earlier on a circle of 2**bits, negative when behind; exactly half way round counts as behind."""
    half = 1 << bits - 1
    return (later - earlier + half) % (2 * half) - half


class Unwrapper:
    """Each number is the one nearest to the highest so far, so late ones do not drag it back; what came before the
    first may be negative."""

    def __init__(self, bits: int) -> None:
        self._bits = bits
        self._highest: int | None = None

    def unwrap(self, value: int) -> int:
        if self._highest is None:
            self._highest = value
            return value
        whole = self._highest + ahead(value, self._highest, self._bits)
        self._highest = max(self._highest, whole)
        return whole
