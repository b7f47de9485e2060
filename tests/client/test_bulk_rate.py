"""What bulk really got: of stretches that were long enough, without the pauses."""

from app.client.bulk_rate import LEAST_BYTES, PAUSE_MS, BulkRate


def test_nothing_is_said_before_enough_has_moved() -> None:
    rate = BulkRate()
    for at_ms in range(0, 900, 100):
        rate.moved(8_000, at_ms)
    assert rate.bps is None
    rate.moved(8_000, 1_000)
    rate.moved(1_000, 1_001)
    assert rate.bps is not None


def test_pauses_are_no_slowness_and_the_last_stretch_holds() -> None:
    rate = BulkRate()
    for at_ms in range(0, 5_001, 100):
        rate.moved(1_000, at_ms)
    assert rate.bps == 80_000
    rate.moved(LEAST_BYTES, 5_000 + PAUSE_MS + 1)
    assert rate.bps == 80_000
    for at_ms in range(10_000, 50_000, 1_000):
        rate.moved(1_000, at_ms)
    assert rate.bps == 8_000
