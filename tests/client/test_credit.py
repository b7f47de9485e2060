"""Credit keeps a fast line full and a thin line's queue short, however long the line is."""

from collections import deque

import pytest

from app.client.credit import WINDOW_MOST, Credit

MANY = 1_000_000_000
STEP_MS = 5


class Line:
    """Grants go there and bytes come back over a line of a rate and a round trip; whose queue is looked at."""

    def __init__(self, bps: int, rtt_ms: int) -> None:
        self.credit = Credit(MANY, 0)
        self.got = self.now_ms = 0
        self.queues: list[float] = []
        self._bps, self._rtt_ms = bps, rtt_ms
        self._asked: deque[tuple[int, int]] = deque()
        self._queue = self._sent = 0.0
        self._left = 0
        self._coming: deque[tuple[int, int]] = deque()

    def run(self, seconds: float) -> None:
        for _ in range(round(seconds * 1000 / STEP_MS)):
            self._step()

    def _step(self) -> None:
        self.now_ms += STEP_MS
        while count := self.credit.take(self.now_ms):
            self._asked.append((self.now_ms + self._rtt_ms // 2, count))
        while self._asked and self._asked[0][0] <= self.now_ms:
            self._queue += self._asked.popleft()[1]
        sent = min(self._queue, self._bps / 8 * STEP_MS / 1000)
        self._queue -= sent
        self.queues.append(self._queue / (self._bps / 8))
        if sent:
            self._sent += sent
            self._coming.append((self.now_ms + self._rtt_ms // 2, int(self._sent) - self._left))
            self._left = int(self._sent)
        while self._coming and self._coming[0][0] <= self.now_ms:
            count = self._coming.popleft()[1]
            self.got += count
            self.credit.got(count, self.now_ms)


@pytest.mark.parametrize("rtt_ms", [20, 200, 400, 800])
@pytest.mark.parametrize("bps", [100_000, 150_000, 2_000_000, 20_000_000])
def test_a_line_is_full_and_its_queue_is_short(bps: int, rtt_ms: int) -> None:
    line = Line(bps, rtt_ms)
    line.run(10)
    before = line.got
    line.run(20)
    most = WINDOW_MOST * 8_000 / rtt_ms
    assert (line.got - before) * 8 / 20 > 0.8 * min(bps, most)
    assert sorted(line.queues[-4_000:])[3_800] < 0.4 + rtt_ms / 1000  # seconds; 19 of 20 moments


def test_a_line_that_became_thin_is_given_less() -> None:
    line = Line(2_000_000, 200)
    line.run(10)
    line._bps = 150_000
    line.run(40)
    line.queues.clear()
    line.run(20)
    assert max(line.queues) < 1.0


def test_never_more_is_granted_than_is_left() -> None:
    credit, granted = Credit(10_000, 4_000), 0
    for now in range(20):
        while count := credit.take(now):
            granted += count
            credit.got(count, now)
    assert granted == 6_000


def test_where_a_call_shares_the_line_its_pieces_are_granted_and_never_more() -> None:
    credit, granted = Credit(10_000, 0), 0
    assert credit.take(0, 0) == 0
    assert credit.room == 4_096
    for now in range(0, 400, 20):
        while count := credit.take(now, 1_024):
            assert count <= 1_024
            granted += count
            credit.got(count, now + 1)
    assert granted == 10_000 and credit.room == 0
