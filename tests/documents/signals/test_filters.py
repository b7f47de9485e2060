"""What a filter takes, what it leaves, and that nothing moves in time."""

import numpy as np
import pytest

from app.documents.signals.filters import Filters, filtered, runs
from app.documents.signals.signal import Signal
from tests.documents.signals.recordings import sample

RATE = 500.0
TIME = np.arange(5_000) / RATE


def signal(values: np.ndarray, unit: str = "µV") -> Signal:
    return Signal(RATE, ("II",), (unit,), values.astype(np.float32)[:, None])


def passed(frequency: float, filters: Filters) -> float:
    """What is left of a sine in the middle of ten seconds, as a share."""
    done = filtered(signal(1_000 * np.sin(2 * np.pi * frequency * TIME)), filters).microvolt[1_000:4_000, 0]
    return float(np.abs(done).max() / 1_000)


@pytest.mark.parametrize(
    ("frequency", "filters", "least", "most"),
    [
        (0.1, Filters(baseline_hz=0.67), 0.0, 0.02),
        (0.67, Filters(baseline_hz=0.67), 0.69, 0.73),
        (5.0, Filters(baseline_hz=0.67), 0.99, 1.01),
        (10.0, Filters(muscle_hz=40), 0.98, 1.01),
        (40.0, Filters(muscle_hz=40), 0.69, 0.73),
        (49.0, Filters(mains_hz=50), 0.68, 0.74),
        (120.0, Filters(muscle_hz=40), 0.0, 0.03),
        (50.0, Filters(mains_hz=50), 0.0, 0.01),
        (45.0, Filters(mains_hz=50), 0.98, 1.01),
        (60.0, Filters(mains_hz=60), 0.0, 0.01),
    ],
)
def test_each_filter_takes_what_it_names_and_leaves_the_rest(frequency, filters, least, most):
    assert least <= passed(frequency, filters) <= most


def test_nothing_moves_in_time():
    raw = sample()
    done = filtered(raw, Filters(0.67, 40, 50))
    for column in range(12):
        before, after = (np.diff(signal.microvolt[:, column]) for signal in (raw, done))
        lags = [float(np.dot(before[20:-20], np.roll(after, lag)[20:-20])) for lag in range(-10, 11)]
        assert int(np.argmax(lags)) == 10


def test_a_constant_stays_at_its_ends_as_everywhere():
    done = filtered(signal(np.full(5_000, 700.0)), Filters(muscle_hz=40)).microvolt
    assert done == pytest.approx(700.0, rel=1e-4)


def test_what_was_not_recorded_stays_empty_and_spoils_nothing():
    values = 1_000 * np.sin(2 * np.pi * 5 * TIME)
    values[2_000:2_100] = np.nan
    done = filtered(signal(values), Filters(0.67, 100, 50)).microvolt[:, 0]
    assert np.flatnonzero(np.isnan(done)).tolist() == list(range(2_000, 2_100))


def test_what_is_too_short_to_filter_is_not_shown_as_filtered():
    values = 1_000 * np.sin(2 * np.pi * 5 * TIME)
    values[[2_000, 2_010]] = np.nan
    done = filtered(signal(values), Filters(0.67, 100, 50)).microvolt[:, 0]
    assert np.flatnonzero(np.isnan(done)).tolist() == list(range(2_000, 2_011))


def test_what_is_no_voltage_is_left_alone():
    raw = signal(np.sin(2 * np.pi * 50 * TIME), "%")
    assert np.array_equal(filtered(raw, Filters(mains_hz=50)).microvolt, raw.microvolt)


def test_no_filter_is_the_signal_itself():
    raw = sample()
    assert filtered(raw, Filters()) is raw


@pytest.mark.parametrize("length", [0, 1, 2, 3])
def test_the_shortest_signals_pass(length):
    assert len(filtered(signal(np.ones(length)), Filters(0.67, 40, 50)).microvolt) == length


def test_the_words_name_all_that_was_done():
    assert Filters(0.67, 150, 50).words() == "filters added here: baseline 0.67 Hz, muscle 150 Hz, mains 50 Hz"
    assert Filters().words() == "filters added here: none"


def test_runs_are_found():
    assert runs(np.array([True, True, False, True])) == [(0, 2), (3, 4)]
    assert runs(np.zeros(3, bool)) == []
