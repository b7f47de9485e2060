"""What was handed to a link over time, and how long its queue was: a row every 20 ms in which something was. Pure."""

from collections.abc import Sequence
from typing import NamedTuple

ROW_MS = 20
MOST_ROWS = 60_000  # twenty minutes without a pause


class Row(NamedTuple):
    """`at_ms`: where the row begins. `bytes`: handed in, whether they got through or not. `waiting_ms`: the longest
    that anything of it had to wait."""

    at_ms: float
    bytes: int
    waiting_ms: float


class Trace:
    """Times never go back; the oldest rows are kept, what comes after them is not noted any more."""

    def __init__(self) -> None:
        self.rows: list[Row] = []

    def note(self, at_ms: float, size_bytes: int, waiting_ms: float) -> None:
        begins_ms = at_ms // ROW_MS * ROW_MS
        if self.rows and self.rows[-1].at_ms == begins_ms:
            last = self.rows[-1]
            self.rows[-1] = Row(begins_ms, last.bytes + size_bytes, max(last.waiting_ms, waiting_ms))
        elif len(self.rows) < MOST_ROWS:
            self.rows.append(Row(begins_ms, size_bytes, waiting_ms))


def busiest_bps(rows: Sequence[Row], window_ms: float = 200) -> float:
    """The most that was handed in within any stretch so long."""
    most, held, first = 0, 0, 0
    for row in rows:
        held += row.bytes
        while rows[first].at_ms <= row.at_ms - window_ms:
            held -= rows[first].bytes
            first += 1
        most = max(most, held)
    return most * 8_000 / window_ms


def longest_wait_ms(rows: Sequence[Row], from_ms: float, to_ms: float) -> float:
    """What stood in the queue at the worst between the two."""
    return max((row.waiting_ms for row in rows if from_ms <= row.at_ms < to_ms), default=0.0)
