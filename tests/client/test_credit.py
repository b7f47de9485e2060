"""Credit keeps a fast line full and a thin line's queue short."""

from app.client.credit import WINDOW_FIRST, WINDOW_MOST, Credit

MANY = 10_000_000


def outstanding(bps: int, seconds: int = 20, rtt_ms: int = 200) -> int:
    """The bytes on their way after a while on a line of this rate."""
    credit, granted, got, now = Credit(MANY * 100, 0, 0), 0, 0, 0
    for now in range(0, seconds * 1000, 20):
        while count := credit.take():
            granted += count
        if now > rtt_ms:
            count = min(granted - got, bps // 8 * 20 // 1000)
            if count:
                got += count
                credit.got(count, now)
    return granted - got


def test_the_window_grows_on_a_fast_line_and_shrinks_on_a_thin_one() -> None:
    assert outstanding(100_000_000) > WINDOW_MOST // 2
    assert outstanding(100_000) <= WINDOW_FIRST


def test_never_more_is_granted_than_is_left() -> None:
    credit, granted = Credit(10_000, 4_000, 0), 0
    while count := credit.take():
        granted += count
    assert granted == 6_000
