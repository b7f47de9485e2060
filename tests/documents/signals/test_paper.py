"""A sheet of ECG paper in pixels: its curve where the numbers say, its marks and words on every one of them."""

import numpy as np
import pytest

from app.consult.rules.limits import PAGES
from app.documents.display_list import Fill, TextRun
from app.documents.ecgphoto.grid import Grid, found_grid
from app.documents.numpy_painter import paint, whole
from app.documents.paperscale import CARD_MM, px_per_mm_of, size_true
from app.documents.signals.filters import Filters
from app.documents.signals.paper import INK, sheet_fills, thinned, windows_of
from app.documents.signals.sheets import EDGE, GAINS, LAYOUTS, SHEETS, SPEEDS, SQUARE, Sheet, cells
from app.documents.signals.signal import Signal
from tests.documents.signals.recordings import alone, sample

SCALE = 6.0


def painted(what, sheet: Sheet) -> np.ndarray:
    wide, high = sheet.size
    pixels = np.zeros((round(high * SCALE), round(wide * SCALE), 3), np.uint8)
    paint(pixels, what, whole(wide, high, pixels))
    return pixels


def words_of(what) -> str:
    return "\n".join(item.text for item in what.items if isinstance(item, TextRun))


def way_up_and_down(what) -> float:
    curves = [item.pieces.mean(axis=1)[:, 1] for item in what.items if isinstance(item, Fill) and item.colour == INK]
    return float(sum(np.abs(np.diff(curve)).sum() for curve in curves))


@pytest.mark.parametrize(("layout", "speed", "gain"), [("3x4", 25, 10), ("6x2", 25, 20), ("3x4", 25, 5)])
def test_the_curve_lies_where_its_numbers_say(layout, speed, gain):
    sheet, raw = Sheet(layout, speed, gain), sample()
    dark = painted(sheet_fills(alone(raw), layout, speed, gain, 0), sheet).max(axis=2) < 90
    cell = next(cell for cell in cells(sheet, "II") if cell.lead == "V5")
    values = raw.lead("V5")
    for since in np.arange(0.3, cell.lasts_s - 0.1, 0.057):
        at = round((cell.from_s + since) * raw.rate_hz)
        x = round((cell.left_mm + (at / raw.rate_hz - cell.from_s) * speed) * SCALE)
        y = (cell.base_mm - values[at] / 1_000 * gain) * SCALE
        near = np.flatnonzero(dark[:, x - 1 : x + 2].any(axis=1))
        assert np.abs(near + 0.5 - y).min() < 1.5


@pytest.mark.parametrize("gain", GAINS)
@pytest.mark.parametrize("speed", SPEEDS)
@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_millivolt_of_200_ms_stands_before_every_row(layout, speed, gain):
    sheet = Sheet(layout, speed, gain)
    lines = [item for item in sheet_fills(alone(sample()), layout, speed, gain, 0).items if isinstance(item, Fill)]
    marks = [
        fill.pieces for fill in lines if fill.colour == INK and fill.pieces[..., 0].max() < EDGE + sheet.pulse_mm + 1
    ]
    assert len(marks) >= sheet.rows
    for pieces in marks[: sheet.rows]:
        low, high = pieces.reshape(-1, 2).min(axis=0), pieces.reshape(-1, 2).max(axis=0)
        assert high[1] - low[1] == pytest.approx(gain, abs=0.4)
        assert high[0] - low[0] == pytest.approx(0.2 * speed + SQUARE, abs=0.4)


def test_speed_gain_and_filters_stand_on_the_paper():
    said = words_of(sheet_fills(alone(sample()), "3x4", 50, 5, 0, Filters(0.67, 40, 50)))
    assert "50 mm/s   5 mm/mV" in said and Filters(0.67, 40, 50).words() in said
    assert "1 mV" in said and "200 ms" in said
    assert "filters added here: none" in words_of(sheet_fills(alone(sample()), "3x4", 25, 10, 0))


def test_the_filters_that_are_named_were_applied():
    hum = sample().microvolt + 300 * np.sin(2 * np.pi * 50 * np.arange(5_000) / 500)[:, None]
    noisy = Signal(500.0, sample().names, sample().units, hum.astype(np.float32))
    rough, calm = (
        way_up_and_down(sheet_fills(alone(noisy), "3x4", 25, 10, 0, done)) for done in (Filters(), Filters(0, 0, 50))
    )
    assert calm < 0.5 * rough


def test_until_a_card_was_held_to_the_screen_the_paper_is_not_to_size():
    assert "not to size" in words_of(sheet_fills(alone(sample()), "3x4", 25, 10, 0))
    assert "not to size" not in words_of(sheet_fills(alone(sample()), "3x4", 25, 10, 0, is_to_size=True))


def test_a_card_gives_the_scale_of_a_screen_and_a_slip_of_the_hand_none():
    assert px_per_mm_of(4 * CARD_MM) == pytest.approx(4.0) and size_true(4.0)
    assert px_per_mm_of(5.0) is None and px_per_mm_of(1e6) is None and not size_true(None)


def test_a_lead_that_was_not_recorded_is_named_so():
    raw = sample()
    part = Signal(raw.rate_hz, raw.names[:6], raw.units[:6], raw.microvolt[:, :6])
    assert words_of(sheet_fills(alone(part), "3x4", 25, 10, 0)).count("not recorded") == 6


def test_a_signal_without_a_voltage_is_paper_without_a_curve():
    said = words_of(
        sheet_fills(alone(Signal(10.0, ("SpO2",), ("%",), np.ones((100, 1), np.float32))), "rhythm", 25, 10, 0)
    )
    assert "voltage: not recorded" in said


def test_beyond_the_recording_the_paper_says_that_nothing_is_there():
    assert "nothing recorded here" in words_of(sheet_fills(alone(sample()), "3x4", 25, 10, 5))


def test_a_part_of_a_recording_stands_at_its_own_time():
    raw = sample()
    late = Signal(raw.rate_hz, raw.names, raw.units, raw.microvolt, from_s=30.0)
    assert "nothing recorded here" not in words_of(sheet_fills(alone(late), "3x4", 25, 10, 3))
    assert "nothing recorded here" in words_of(sheet_fills(alone(late), "3x4", 25, 10, 0))
    assert windows_of(alone(late)) == 4 and windows_of(alone(raw)) == 1


def test_a_day_of_recording_has_no_more_windows_than_a_document_pages():
    day = Signal(1.0, ("II",), ("µV",), np.zeros((86_400, 1), np.float32))
    last = windows_of(alone(day)) - 1
    assert (last + 1) * SHEETS <= PAGES < (last + 2) * SHEETS
    assert "what follows is not shown" in words_of(sheet_fills(alone(day), "3x4", 25, 10, last))
    assert "what follows" not in words_of(sheet_fills(alone(day), "3x4", 25, 10, last - 1))
    assert "what follows" not in words_of(sheet_fills(alone(sample()), "3x4", 25, 10, 0))


def test_a_gap_and_a_value_beyond_the_sheet_leave_a_gap():
    raw = sample()
    torn = raw.microvolt.copy()
    torn[600:700], torn[800:900] = np.nan, 1e9
    what = sheet_fills(alone(Signal(raw.rate_hz, raw.names, raw.units, torn)), "3x4", 25, 10, 0)
    assert all(np.isfinite(item.pieces).all() for item in what.items if isinstance(item, Fill))
    bounds = what.bounds()
    assert bounds is not None and bounds.height < Sheet().size[1] + 1


def test_thinning_keeps_every_peak():
    turn = np.linspace(0, 6, 3_000)
    points = np.stack([turn * 40, np.where(np.arange(3_000) % 500 == 250, 9.0, np.sin(turn))], axis=1)
    thin = thinned(points, 0.05)
    back = np.interp(points[:, 0], thin[:, 0], thin[:, 1])
    assert len(thin) < 600 and np.abs(back - points[:, 1]).max() < 0.06


def test_our_own_paper_is_taken_for_ecg_paper():
    """What the program draws, photographed, is what the program reads."""
    sheet = Sheet()
    found = found_grid(painted(sheet_fills(alone(sample()), "3x4", 25, 10, 0), sheet))
    assert isinstance(found, Grid)
    assert found.px_per_mm_x == pytest.approx(SCALE, rel=0.01) and found.px_per_mm_y == pytest.approx(SCALE, rel=0.01)
