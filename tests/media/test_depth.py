"""Sound waits longer in the device of a computer that comes too late, never beyond its bounds, and not for ever."""

from app.media.depth import LEAST_MS, MOST_MS, Depth


def test_it_grows_by_a_block_each_time_it_ran_dry_up_to_its_most() -> None:
    depth = Depth()
    assert depth.ms == LEAST_MS
    depth.ran_dry(0.0)
    assert depth.ms == LEAST_MS + 10
    for _ in range(100):
        depth.ran_dry(0.0)
    assert depth.ms == MOST_MS


def test_it_is_given_back_a_block_at_a_time_once_all_is_quiet() -> None:
    depth = Depth()
    for _ in range(3):
        depth.ran_dry(1_000.0)
    for now_ms in range(1_000, 31_000, 10):
        depth.look(float(now_ms))
    assert depth.ms == LEAST_MS + 30
    depth.look(31_000.0)
    assert depth.ms == LEAST_MS + 20
    depth.ran_dry(60_000.0)
    depth.look(61_000.0)
    assert depth.ms == LEAST_MS + 30
    for now_ms in range(61_000, 400_000, 1_000):
        depth.look(float(now_ms))
    assert depth.ms == LEAST_MS


def test_a_device_is_opened_anew_for_much_more_and_never_for_less() -> None:
    depth = Depth()
    for _ in range(3):
        depth.ran_dry(0.0)
    assert not depth.is_worth_opening(LEAST_MS)
    depth.ran_dry(0.0)
    assert depth.is_worth_opening(LEAST_MS)
    assert not depth.is_worth_opening(depth.ms)
    assert not depth.is_worth_opening(MOST_MS)
