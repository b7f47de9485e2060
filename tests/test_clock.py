"""Server time is carried on the monotonic clock, so that a wrong date on the laptop does no harm."""

from hypothesis import given
from hypothesis import strategies as st

from app.clock import ManualClock, ServerTime, SystemClock

IN_2015_MS = 1_430_000_000_000
IN_2026_MS = 1_790_000_000_000


def test_before_the_first_answer_the_wall_clock_is_taken() -> None:
    server = ServerTime(ManualClock(now_ms=IN_2015_MS))
    assert (server.is_known, server.now_ms(), server.wall_error_ms()) == (False, IN_2015_MS, 0)


def test_a_laptop_that_believes_in_2015_speaks_server_time_after_one_answer() -> None:
    clock = ManualClock(now_ms=IN_2015_MS, mono_ms=5_000)
    server = ServerTime(clock)
    server.observe(sent_boot_ms=4_900, received_boot_ms=5_000, server_ms=IN_2026_MS)
    assert server.now_ms() == IN_2026_MS + 50
    assert server.wall_error_ms() == IN_2015_MS - IN_2026_MS - 50


def test_a_date_changed_by_hand_moves_nothing() -> None:
    clock = ManualClock(mono_ms=1_000)
    server = ServerTime(clock)
    server.observe(1_000, 1_000, IN_2026_MS)
    clock.advance(700)
    clock.set_wall(0)
    assert server.now_ms() == IN_2026_MS + 700


def test_the_quickest_exchange_decides() -> None:
    clock = ManualClock(mono_ms=10_000)
    server = ServerTime(clock)
    server.observe(8_000, 10_000, IN_2026_MS)
    server.observe(9_990, 10_000, IN_2026_MS)
    assert server.now_ms() == IN_2026_MS + 5


def test_after_a_sleep_in_which_the_monotonic_clock_stood_still_the_first_answer_sets_the_time_right() -> None:
    clock, slept_ms = ManualClock(mono_ms=1_000), 3_600_000
    server = ServerTime(clock)
    for _ in range(20):
        clock.advance(10)
        server.observe(clock.mono_ms() - 4, clock.mono_ms(), IN_2026_MS + clock.mono_ms() - 2)
    assert server.now_ms() == IN_2026_MS + clock.mono_ms()
    clock.advance(400)  # awake again, and the first answer takes long
    server.observe(clock.mono_ms() - 400, clock.mono_ms(), IN_2026_MS + slept_ms + clock.mono_ms() - 200)
    assert server.now_ms() == IN_2026_MS + slept_ms + clock.mono_ms()


def test_a_slow_answer_that_can_be_right_together_with_the_quick_ones_moves_nothing() -> None:
    clock = ManualClock(mono_ms=10_000)
    server = ServerTime(clock)
    server.observe(9_990, 10_000, IN_2026_MS)
    server.observe(8_000, 10_000, IN_2026_MS - 900)
    assert server.now_ms() == IN_2026_MS + 5


@given(st.lists(st.tuples(st.integers(0, 5_000), st.integers(0, 1_000)), min_size=1, max_size=60))
def test_the_error_is_never_more_than_half_the_best_of_the_last_round_trips(trips: list[tuple[int, int]]) -> None:
    clock = ManualClock(mono_ms=0)
    server = ServerTime(clock)
    true_offset_ms = IN_2026_MS
    for there_ms, back_ms in trips:
        sent_ms = clock.mono_ms()
        clock.advance(there_ms)
        stamp_ms = clock.mono_ms() + true_offset_ms
        clock.advance(back_ms)
        server.observe(sent_ms, clock.mono_ms(), stamp_ms)
    best_ms = min(there + back for there, back in trips[-ServerTime.KEEP :])
    assert abs(server.now_ms() - (clock.mono_ms() + true_offset_ms)) <= best_ms // 2 + 1


def test_the_clock_of_this_computer_never_falls() -> None:
    clock = SystemClock()
    stamps = [clock.mono_ms() for _ in range(1_000)]
    assert stamps == sorted(stamps)
    assert clock.now_ms() > IN_2015_MS


def test_while_the_computer_sleeps_server_time_goes_on() -> None:
    clock = ManualClock(now_ms=IN_2015_MS, mono_ms=5_000)
    server = ServerTime(clock)
    server.observe(5_000, 5_000, IN_2026_MS)
    clock.sleep(3_600_000)
    assert (clock.mono_ms(), server.now_ms()) == (5_000, IN_2026_MS + 3_600_000)


def test_one_start_of_this_computer_has_one_name_and_a_clock_that_never_falls() -> None:
    clock = SystemClock()
    before = clock.boot_ms()
    assert clock.boot_id() == SystemClock().boot_id() != ""
    assert before <= clock.boot_ms()
