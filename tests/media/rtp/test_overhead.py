"""What mending costs: a share of late, and nothing said of nothing."""

from app.media.rtp.overhead import Overhead


def test_the_share_follows_what_was_sent_of_late() -> None:
    overhead = Overhead()
    assert overhead.share(0.0) is None
    for now in range(0, 10_000, 100):
        overhead.picture(700, float(now))
        overhead.repair(300, float(now))
    share = overhead.share(10_000.0)
    assert share is not None and abs(share - 0.3) < 0.001
    for now in range(10_000, 30_000, 100):
        overhead.picture(700, float(now))
    share = overhead.share(30_000.0)
    assert share is not None and share < 0.001
    assert overhead.share(90_000.0) is None
