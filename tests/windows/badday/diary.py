"""What a test of the day notes for a later one: when something was pressed, by the clock of all its computers."""

import time
from dataclasses import dataclass, field
from typing import NamedTuple


class Span(NamedTuple):
    """Milliseconds since 1970: from after the press was answered on the screen until before the next was made."""

    from_ms: int
    until_ms: int


NOT_YET = Span(0, 0)
# What the clocks of the computers are apart: each has the server's to half a round trip, which a busy one draws out.
CLOCKS_MS = 100


@dataclass
class Diary:
    """`cut_s`: when the link was cut, on the monotonic clock; `before`: records there were then; `drawn`: marks since,
    by their ids; `doomed`: the bytes of the withdrawn paper."""

    cut_s: float = 0.0
    before: int = 0
    drawn: tuple[str, ...] = ()
    muted: Span = NOT_YET
    covered: Span = NOT_YET
    unplugged: Span = NOT_YET
    doomed: dict[str, bytes] = field(default_factory=dict)


def now_ms() -> int:
    return time.time_ns() // 1_000_000
