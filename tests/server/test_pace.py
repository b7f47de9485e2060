"""How many messages a second: a burst, then a steady drip; monotonic time comes in as a number."""

import pytest

from app.server.pace import EVENTS_BURST, EVENTS_PER_S, WHISPERS_BURST, WHISPERS_PER_S, Bucket


def test_a_burst_goes_at_once_and_then_it_drips() -> None:
    bucket = Bucket(10, 3, 0)
    assert [bucket.takes(0) for _ in range(4)] == [True, True, True, False]
    assert not bucket.takes(99)
    assert bucket.takes(100)
    assert not bucket.takes(100)


def test_rest_fills_it_no_further_than_the_burst() -> None:
    bucket = Bucket(10, 3, 0)
    assert [bucket.takes(1_000_000) for _ in range(4)] == [True, True, True, False]


def test_who_waits_as_told_keeps_to_the_rate() -> None:
    bucket = Bucket(50, 10, 0)
    now_ms = 0
    for _ in range(510):
        now_ms += bucket.wait_ms(now_ms)
    assert 10_000 <= now_ms <= 11_000


@pytest.mark.parametrize(
    ("per_s", "burst", "wanted"), [(EVENTS_PER_S, EVENTS_BURST, 2), (WHISPERS_PER_S, WHISPERS_BURST, 60)]
)
def test_a_hand_is_never_slowed(per_s: float, burst: float, wanted: int) -> None:
    bucket = Bucket(per_s, burst, 0)
    assert all(bucket.takes(n * 1000 // wanted) for n in range(wanted * 60))
