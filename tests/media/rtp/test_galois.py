"""The field and the code over it."""

import numpy as np
import pytest

from app.media.rtp.galois import COLUMNS, ROWS, add_scaled, inverse, solve, times, weight


def test_the_field_is_a_field() -> None:
    assert all(times(a, inverse(a)) == 1 for a in range(1, 256))
    assert times(2, 128) == 0x1D and times(0, 7) == times(7, 0) == 0
    for a, b, c in ((3, 200, 77), (255, 254, 1), (90, 14, 201)):
        assert times(a, times(b, c)) == times(times(a, b), c)
        assert times(a, b ^ c) == times(a, b) ^ times(a, c)
    with pytest.raises(ZeroDivisionError):
        inverse(0)


def test_the_first_row_is_a_plain_sum_and_no_weight_is_nothing() -> None:
    assert {weight(0, column) for column in range(COLUMNS)} == {1}
    assert all(weight(row, column) for row in range(ROWS) for column in range(COLUMNS))


def test_any_square_part_can_be_solved() -> None:
    chance = np.random.default_rng(3)
    for size in (1, 2, 5, 12):
        for _ in range(10):
            rows = [int(row) for row in chance.choice(ROWS, size, replace=False)]
            columns = [int(column) for column in chance.choice(COLUMNS, size, replace=False)]
            sources = [chance.integers(0, 256, 30, np.uint8) for _ in range(size)]
            sums = []
            for row in rows:
                total = np.zeros(30, np.uint8)
                for column, source in zip(columns, sources, strict=True):
                    add_scaled(total, source, weight(row, column))
                sums.append(total)
            found = solve([[weight(row, column) for column in columns] for row in rows], sums)
            assert all(np.array_equal(one, other) for one, other in zip(found, sources, strict=True))
