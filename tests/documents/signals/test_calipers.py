"""Intervals, rate and QTc of a beat whose waves begin and end where we put them."""

import numpy as np
import pytest

from app.documents.signals.beats import beats
from app.documents.signals.calipers import RR, hand_ms, measured
from app.documents.signals.sheets import Sheet, cells, spot
from app.documents.signals.signal import Signal
from app.geometry import Point
from tests.documents.signals.recordings import sample

RATE, RR_MS = 500.0, 800.0
P_MS, QRS_MS, QT_MS = 160.0, 90.0, 380.0  # PR; QRS; Q onset to the end of T


def beat_train(rr_ms: float = RR_MS, seconds: float = 12.0, t_mv: float = 0.3) -> Signal:
    """Q onsets at 500 ms and every `rr_ms` after; each wave is a half sine of known length."""
    ms = np.arange(int(seconds * RATE)) * 1_000 / RATE
    mv = np.zeros_like(ms)
    for onset in np.arange(500.0, seconds * 1_000 - 600, rr_ms):
        for begins, lasts, tall in ((-P_MS, 90, 0.12), (20, 40, 1.2), (QT_MS - 160, 160, t_mv), (0, 20, -0.15)):
            inside = (ms >= onset + begins) & (ms <= onset + begins + lasts)
            mv[inside] += tall * np.sin(np.pi * (ms[inside] - onset - begins) / lasts)
    return Signal(RATE, ("II",), ("µV",), (mv * 1_000).astype(np.float32)[:, None])


def named(found) -> dict[str, float]:
    return {one.name: one.value for one in found}


def test_qt_of_a_beat_and_both_corrections():
    onset = 500 + 5 * RR_MS
    found = named(measured(beat_train(), "II", onset, onset + QT_MS, "QT"))
    assert found["QT"] == pytest.approx(QT_MS) and found["RR"] == pytest.approx(RR_MS, abs=4)
    assert found["QTc Bazett"] == pytest.approx(QT_MS / np.sqrt(0.8), abs=2)
    assert found["QTc Fridericia"] == pytest.approx(QT_MS / np.cbrt(0.8), abs=2)


def test_an_rr_that_a_person_measured_goes_before_the_beats():
    found = named(measured(beat_train(), "II", 4_500, 4_880, "QT", rr=RR(1_000)))
    assert found["QTc Bazett"] == pytest.approx(380) and found["QTc Fridericia"] == pytest.approx(380)


def test_where_beats_cannot_be_told_there_is_no_qtc():
    flat = Signal(RATE, ("II",), ("µV",), np.zeros((5_000, 1), np.float32))
    assert named(measured(flat, "II", 1_000, 1_400, "QT")) == {"QT": 400.0}


@pytest.mark.parametrize(("kind", "way"), [("PR", P_MS), ("QRS", QRS_MS), ("RR", RR_MS)])
def test_an_interval_is_named_and_as_sure_as_the_samples_are_close(kind, way):
    first = measured(beat_train(), "II", 2_000, 2_000 + way, kind)[0]
    assert (first.name, first.unit) == (kind, "ms") and first.value == pytest.approx(way) and first.plus_minus == 2.0


def test_a_leg_is_as_sure_as_the_hand_that_set_it():
    coarse, fine = hand_ms(3.5, 25), hand_ms(14, 25)
    far, near = (measured(beat_train(), "II", 2_000, 2_090, "QRS", hand=hand)[0].plus_minus for hand in (coarse, fine))
    assert coarse == pytest.approx(1_000 / 25 / 3.5) and far == pytest.approx(2 * 2**0.5 * coarse) and near < far / 2
    assert hand_ms(400, 25) == hand_ms(100, 25) > 0 and hand_ms(14, 50) == fine / 2


def test_qtc_is_no_surer_than_rr():
    def off(rr):
        found = measured(beat_train(), "II", 4_500, 4_880, "QT", rr=rr, hand=3.0)
        return {one.name: one.plus_minus for one in found}

    sure, unsure = off(RR(800)), off(RR(800, 80))
    assert unsure["QT"] == sure["QT"] and unsure["RR"] == 80
    assert unsure["QTc Bazett"] > unsure["QTc Fridericia"] > sure["QTc Fridericia"]
    assert unsure["QTc Bazett"] == pytest.approx(np.hypot(sure["QTc Bazett"], 380 / 0.8**0.5 * 0.05))


def test_an_rr_of_beats_is_off_by_what_they_differ():
    even = {one.name: one for one in measured(beat_train(), "II", 4_500, 4_880, "QT")}["RR"]
    raw = beat_train(seconds=14).microvolt[:, 0]
    ends = np.cumsum([0, 380, 420, 390, 410, 400, 430, 370, 400, 415, 385])  # beats of 400 samples cut unevenly
    parts = [raw[250 + 400 * n - 80 : 250 + 400 * n - 80 + width] for n, width in enumerate(np.diff(ends))]
    uneven = Signal(RATE, ("II",), ("µV",), np.concatenate(parts)[:, None])
    found = {one.name: one for one in measured(uneven, "II", 4_500, 4_880, "QT")}["RR"]
    assert even.plus_minus < 4 < found.plus_minus < 40


def test_a_height_is_off_by_what_the_curve_does_beside_the_leg():
    flat = {one.name: one for one in measured(beat_train(), "II", 1_000, 1_050, hand=4.0)}["height"]
    steep = {one.name: one for one in measured(beat_train(), "II", 1_000, 1_330, hand=4.0)}["height"]
    assert flat.plus_minus < 0.01 < steep.plus_minus


def test_a_leg_in_a_gap_measures_nothing():
    raw = beat_train()
    values = raw.microvolt.copy()
    values[250:300] = np.nan
    gap = Signal(RATE, raw.names, raw.units, values)
    assert measured(gap, "II", 540, 1_300, "RR") == () and measured(gap, "II", 400, 1_300, "RR")


def test_a_rate_comes_with_rr():
    assert named(measured(beat_train(), "II", 500, 1_300, "RR"))["rate"] == pytest.approx(75)


def test_a_height_is_in_millivolts_and_has_a_sign():
    peak = 500 + 40.0
    assert named(measured(beat_train(), "II", 480, peak))["height"] == pytest.approx(1.2, abs=0.02)
    assert named(measured(beat_train(), "II", peak, 700))["height"] == pytest.approx(-1.2, abs=0.02)


def test_legs_may_be_set_in_either_order():
    assert measured(beat_train(), "II", 900, 500, "RR") == measured(beat_train(), "II", 500, 900, "RR")


@pytest.mark.parametrize(
    ("lead", "first", "last", "kind"),
    [
        ("V1", 500, 900, "RR"),
        ("II", -5, 900, "RR"),
        ("II", 500, 99_000, "RR"),
        ("II", 500, 500, "RR"),
        ("II", 500, 1_500, "QRS"),
        ("II", 500, 2_000, "QT"),
        ("II", 500, 2_000, "PR"),
    ],
)
def test_where_nothing_can_be_said_nothing_is_said(lead, first, last, kind):
    assert measured(beat_train(), lead, first, last, kind) == ()


def test_a_lead_of_unknown_scale_is_not_measured():
    raw = beat_train()
    assert measured(Signal(RATE, ("II",), ("",), raw.microvolt), "II", 500, 900, "RR") == ()


def test_a_part_of_a_recording_is_measured_at_its_own_time():
    raw = beat_train()
    late = Signal(RATE, raw.names, raw.units, raw.microvolt, from_s=60.0)
    assert named(measured(late, "II", 60_500, 61_300, "RR"))["RR"] == pytest.approx(800)
    assert measured(late, "II", 500, 1_300, "RR") == ()


def test_legs_set_on_the_paper_measure_the_data_under_them():
    sheet = Sheet("6x2", 50, 20)
    cell = next(cell for cell in cells(sheet, "II") if cell.lead == "V5")
    legs = [spot(sheet, "II", Point(cell.left_mm + mm, cell.base_mm)) for mm in (15.0, 55.0)]
    assert legs[0] is not None and legs[1] is not None
    found = named(measured(sample(), legs[0].lead, legs[0].ms, legs[1].ms))
    values = sample().lead("V5")
    assert values is not None and found[""] == pytest.approx(800) and found["rate"] == pytest.approx(75)
    assert found["height"] == pytest.approx(float(values[3_050] - values[2_650]) / 1_000)


@pytest.mark.parametrize("rr_ms", [400, 800, 1_600])
@pytest.mark.parametrize("t_mv", [0.2, 0.6])
def test_every_beat_is_found_once_and_no_t_wave(rr_ms, t_mv):
    raw = beat_train(rr_ms, t_mv=t_mv)
    found = beats(raw.microvolt[:, 0], RATE)
    assert len(found) >= 6 and np.diff(found) == pytest.approx(rr_ms * RATE / 1_000, abs=2)


@pytest.mark.parametrize("lead", ["I", "II", "V1", "V5"])
def test_the_beats_of_the_sample_are_found_in_any_lead(lead):
    values = sample().lead(lead)
    assert values is not None
    apart = np.diff(beats(values, 500.0)) / 500
    assert len(apart) == 9 and apart.min() > 0.9 and apart.max() < 1.05


@pytest.mark.parametrize("per_minute", [210, 260, 300])
def test_every_beat_of_a_fast_heart_is_found_or_none(per_minute):
    ms = np.arange(5_000) * 1_000 / RATE
    mv = np.zeros_like(ms)
    for onset in np.arange(100.0, 9_800, 60_000 / per_minute):
        for begins, lasts, tall in ((0, 40, 1.0), (60, 100, 0.15)):
            inside = (ms >= onset + begins) & (ms <= onset + begins + lasts)
            mv[inside] += tall * np.sin(np.pi * (ms[inside] - onset - begins) / lasts)
    apart = np.diff(beats((mv * 1_000).astype(np.float32), RATE)) / RATE
    assert len(apart) and 60 / apart.mean() == pytest.approx(per_minute, rel=0.01)


@pytest.mark.parametrize(("t_mv", "t_ms"), [(1.4, 60), (1.2, 70), (1.0, 50), (0.8, 50)])
def test_peaked_t_waves_are_never_counted_as_beats(t_mv, t_ms):
    ms = np.arange(6_000) * 1_000 / RATE
    mv = np.zeros_like(ms)
    for onset in np.arange(300.0, 11_500, 900):
        for begins, lasts, tall in ((0, 40, 1.0), (300, t_ms, t_mv)):
            inside = (ms >= onset + begins) & (ms <= onset + begins + lasts)
            mv[inside] += tall * np.sin(np.pi * (ms[inside] - onset - begins) / lasts)
    apart = np.diff(beats((mv * 1_000).astype(np.float32), RATE)) / RATE
    assert not len(apart) or apart.min() > 0.85


@pytest.mark.parametrize("tall", [0.35, 0.5, 0.6])
def test_a_weak_beat_is_not_left_out_of_the_rate(tall):
    raw = beat_train(seconds=12.0).microvolt[:, 0].copy()
    onset = round((500 + 6 * RR_MS) * RATE / 1_000)
    raw[onset - 90 : onset + 200] *= tall
    assert not len(beats(raw, RATE))


def test_noise_silence_and_gaps_have_no_beats():
    random = np.random.default_rng(0).normal(0, 100, 5_000).astype(np.float32)
    gap = sample().lead("II").copy()
    gap[100] = np.nan
    spike = np.zeros(5_000, np.float32)
    spike[2_000] = 5_000
    for values in (np.zeros(5_000, np.float32), gap, spike, random[:10]):
        assert not len(beats(values, RATE))


def test_the_finest_recording_has_its_beats_where_they_are():
    raw = beat_train()
    fine = np.interp(np.arange(240_000) / 20_000, np.arange(6_000) / RATE, raw.microvolt[:, 0]).astype(np.float32)
    found, coarse = beats(fine, 20_000.0), beats(raw.microvolt[:, 0], RATE)
    assert len(found) == len(coarse) and np.abs(found / 20_000 - coarse / RATE).max() < 0.006
