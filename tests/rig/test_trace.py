"""Rows add up to what was handed in, and the busiest stretch is found wherever it lies."""

import pytest

from tests.rig.trace import ROW_MS, Trace, busiest_bps, longest_wait_ms


def traced(*notes: tuple[float, int, float]) -> Trace:
    trace = Trace()
    for note in notes:
        trace.note(*note)
    return trace


def test_what_comes_within_one_row_is_added_and_its_longest_wait_kept() -> None:
    trace = traced((1, 100, 5), (19, 200, 3), (20, 50, 0), (99, 7, 1))
    assert trace.rows == [(0, 300, 5), (20, 50, 0), (80, 7, 1)]


@pytest.mark.parametrize("burst_ms", [0, 500, 990])
def test_the_busiest_stretch_is_found(burst_ms: int) -> None:
    """8 kbps all the time, and 5,000 bytes at once."""
    notes = [(float(at), 10, 0.0) for at in range(0, 1_000, 10)] + [(burst_ms + 0.5, 5_000, 0.0)]
    rows = traced(*sorted(notes)).rows
    assert busiest_bps(rows) == pytest.approx((5_000 + 200) * 8 / 0.2, rel=0.02)
    assert busiest_bps(rows, ROW_MS) == pytest.approx((5_000 + 20) * 8 / 0.02, rel=0.01)


def test_pauses_belong_to_the_stretch() -> None:
    assert busiest_bps(traced((0, 1_000, 0), (180, 1_000, 0), (200, 1_000, 0)).rows) == 2_000 * 8 / 0.2
    assert busiest_bps([]) == 0


def test_the_longest_wait_is_asked_of_a_stretch() -> None:
    rows = traced((0, 1, 10), (100, 1, 400), (200, 1, 30)).rows
    assert [longest_wait_ms(rows, *stretch) for stretch in ((0, 300), (120, 300), (300, 400))] == [400, 30, 0]
