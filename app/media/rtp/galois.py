"""Arithmetic of GF(256) on whole packets, and the code over it: any k of k + m packets give back the k.

The field is that of the polynomial 0x11D. Parity row i of source column j weighs the source with a Cauchy coefficient,
scaled so that row 0 is all ones (a plain XOR): every square part of such a matrix can be inverted, so as many losses
are made good as parity packets came, whichever (Blömer et al., An XOR-Based Erasure-Resilient Coding Scheme, 1995).
"""

import numpy as np
from numpy.typing import NDArray

Bytes = NDArray[np.uint8]

COLUMNS = 32
ROWS = 32

_POLYNOMIAL = 0x11D


def _tables() -> tuple[list[int], list[int]]:
    power, log = [0] * 510, [0] * 256
    value = 1
    for exponent in range(255):
        power[exponent] = power[exponent + 255] = value
        log[value] = exponent
        value <<= 1
        if value & 0x100:
            value ^= _POLYNOMIAL
    return power, log


_POWER, _LOG = _tables()


def times(a: int, b: int) -> int:
    return _POWER[_LOG[a] + _LOG[b]] if a and b else 0


def inverse(a: int) -> int:
    """Raises ZeroDivisionError for 0."""
    if a == 0:
        raise ZeroDivisionError("0 has no inverse")
    return _POWER[255 - _LOG[a]]


_PRODUCTS: Bytes = np.array([[times(a, b) for b in range(256)] for a in range(256)], np.uint8)


def weight(row: int, column: int) -> int:
    """What source `column` (0-31) counts in parity `row` (0-31)."""
    return times(COLUMNS ^ column, inverse((COLUMNS + row) ^ column))


def add_scaled(total: Bytes, source: Bytes, factor: int) -> None:
    """total += factor x source, in place, over the length of `source`."""
    part = total[: len(source)]
    np.bitwise_xor(part, source if factor == 1 else _PRODUCTS[factor][source], out=part)


def solve(rows: list[list[int]], sums: list[Bytes]) -> list[Bytes]:
    """The sources x of rows · x = sums; `rows` square and invertible. `rows` and `sums` are used up."""
    size = len(rows)
    for step in range(size):
        pivot = next(row for row in range(step, size) if rows[row][step])
        rows[step], rows[pivot] = rows[pivot], rows[step]
        sums[step], sums[pivot] = sums[pivot], sums[step]
        factor = inverse(rows[step][step])
        rows[step] = [times(factor, value) for value in rows[step]]
        sums[step] = _PRODUCTS[factor][sums[step]]
        for other in range(size):
            factor = rows[other][step]
            if other != step and factor:
                rows[other] = [a ^ times(factor, b) for a, b in zip(rows[other], rows[step], strict=True)]
                add_scaled(sums[other], sums[step], factor)
    return sums
