"""Background uploads hold back while the round trip is risen, and go on when it is quiet again."""

from app.client.pace import CALM_PAUSE_MS, LONGEST_PAUSE_MS, Pace


def test_a_quiet_line_is_never_held_back() -> None:
    pace = Pace()
    for rtt_ms in (80, 95, 120, 90):
        pace.measured(rtt_ms)
    assert pace.pause_ms(in_call=True) == 0


def test_the_pause_grows_with_a_risen_round_trip_up_to_a_limit_and_goes_again() -> None:
    pace = Pace()
    pace.measured(80)
    pauses = []
    for _ in range(8):
        pace.measured(500)
        pauses.append(pace.pause_ms(in_call=True))
    assert pauses == sorted(pauses) and pauses[0] > 0 and pauses[-1] == LONGEST_PAUSE_MS
    for _ in range(8):
        pace.measured(90)
    assert pace.pause_ms(in_call=True) == 0


def test_without_a_call_the_recording_goes_on_however_late_answers_come() -> None:
    pace = Pace()
    pace.measured(80)
    for _ in range(8):
        pace.measured(900)
    assert pace.pause_ms(in_call=False) == CALM_PAUSE_MS


def test_a_line_that_is_slower_from_now_on_is_taken_as_it_is() -> None:
    pace = Pace()
    pace.measured(80)
    for _ in range(60):
        pace.measured(500)
    assert pace.pause_ms(in_call=True) == 0


def test_the_round_trip_is_asked_for_twice_a_second_at_most() -> None:
    pace = Pace()
    asked = [ms for ms in range(0, 1_001, 100) if pace.should_ask(ms)]
    assert asked == [0, 500, 1_000]
