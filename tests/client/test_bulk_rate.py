"""What bulk really got: of stretches that were long enough, without the pauses."""

from pathlib import Path

from app.client.bulk import Bulk
from app.client.bulk_rate import LEAST_BYTES, PAUSE_MS, WINDOW_MS, BulkRate
from app.client.desk import Desk
from app.client.shelf import Shelf
from tests.client.test_pushing import Server, performed


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


def test_what_an_empty_line_got_says_nothing_of_one_with_a_call_on_it() -> None:
    rate = BulkRate()
    for at_ms in range(0, 5_001, 100):
        rate.moved(100_000, at_ms)
    assert rate.lately(5_001, in_call=False) == 8_000_000
    assert rate.lately(5_001, in_call=True) is None
    for at_ms in range(5_100, 10_101, 100):
        rate.moved(1_000, at_ms, in_call=True)
    assert rate.lately(10_101, in_call=True) == 80_000
    assert rate.lately(10_101, in_call=False) is None


def test_what_was_got_a_while_ago_says_nothing_of_now() -> None:
    rate = BulkRate()
    for at_ms in range(0, 5_001, 100):
        rate.moved(1_000, at_ms)
    assert rate.lately(5_000 + WINDOW_MS, in_call=False) == 80_000
    assert rate.lately(5_001 + WINDOW_MS, in_call=False) is None
    assert rate.bps == 80_000


def test_when_a_call_begins_nobody_counts_on_what_went_up_before_it(tmp_path: Path) -> None:
    async def work(bulk: Bulk, shelf: Shelf, server: Server, desk: Desk) -> None:
        now_ms = desk.clock.mono_ms()
        for at_ms in range(now_ms - 5_000, now_ms + 1, 100):
            bulk._uploads.rate.moved(100_000, at_ms)
        assert bulk.moved_up_bps == 8_000_000
        bulk.share.allow("up", 30_000, 0, desk.clock.mono_ms())
        assert bulk.moved_up_bps is None

    performed(tmp_path, Server(), work)
