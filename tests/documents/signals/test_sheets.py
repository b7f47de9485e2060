"""Where a lead stands on its sheet, what lies under a point, and that every sheet is a page of its own."""

import itertools

import numpy as np
import pytest

from app.documents.signals.sheets import (
    GAINS,
    LAYOUTS,
    SHEETS,
    SPEEDS,
    Sheet,
    cells,
    other_leads,
    rhythm_lead,
    sheet_of,
    spot,
)
from app.documents.signals.signal import TWELVE, Signal, standard_name
from app.geometry import Point
from tests.documents.signals.recordings import alone, sample

ALL = [Sheet(*kind) for kind in itertools.product(LAYOUTS, SPEEDS, GAINS, (0, 3), (False, True))]


def test_every_sheet_is_its_own_page_and_is_found_again():
    assert len({sheet.number(5) for sheet in ALL}) == len(ALL) == 2 * SHEETS
    assert all(sheet_of(sheet.number(5), 5) == sheet for sheet in ALL)
    assert Sheet().number(5) == 0 and Sheet(window=1).number(5) == 1
    with pytest.raises(IndexError):
        sheet_of(5 * SHEETS, 5)


def test_leads_that_are_not_the_twelve_have_a_row_each():
    raw = np.zeros((5_000, 5), np.float32)
    monitor = alone(Signal(500.0, ("MLII", "V1", "V5", "Pleth", "ABP"), ("µV", "µV", "µV", "%", "mmHg"), raw))
    others = other_leads(monitor)
    assert others == ("MLII", "V1", "V5") and other_leads(alone(sample())) == ()
    for layout in ("3x4", "6x2"):
        shown = cells(Sheet(layout), rhythm_lead(monitor), others)
        assert [cell.lead for cell in shown] == ["MLII", "V1", "V5"] and {cell.lasts_s for cell in shown} == {10.0}
    at = cells(Sheet(), "MLII", others)[2]
    found = spot(Sheet(), "MLII", Point(at.left_mm + 200, at.base_mm), others)
    assert found is not None and (found.lead, found.ms) == ("V5", 8_000) and found.cell == (2, 0.0)
    assert {cell.lead for cell in cells(Sheet("rhythm"), "MLII", others)} == {"MLII"}


@pytest.mark.parametrize("sheet", ALL, ids=str)
def test_every_cell_lies_on_the_sheet_and_none_on_another(sheet):
    wide, high = sheet.size
    boxes = [(cell.left_mm, cell.base_mm - sheet.row_mm / 2, cell.lasts_s * sheet.speed) for cell in cells(sheet, "II")]
    assert all(
        left >= 0 and top >= 0 and left + width <= wide and top + sheet.row_mm <= high for left, top, width in boxes
    )
    for (left, top, width), (other, below, _) in itertools.combinations(boxes, 2):
        assert abs(top - below) >= sheet.row_mm or other >= left + width - 1e-9


@pytest.mark.parametrize("layout", ["3x4", "6x2"])
def test_both_layouts_of_twelve_show_all_twelve(layout):
    assert {cell.lead for cell in cells(Sheet(layout), "II")} == set(TWELVE)


@pytest.mark.parametrize("sheet", ALL, ids=str)
def test_a_millimetre_is_so_much_time_and_so_much_voltage(sheet):
    cell = cells(sheet, "II")[1]
    found = spot(sheet, "II", Point(cell.left_mm + sheet.speed * 0.4, cell.base_mm - sheet.gain * 0.5))
    assert found is not None and found.lead == cell.lead
    assert found.ms == pytest.approx(1_000 * cell.from_s + 400) and found.mv == pytest.approx(0.5)


def test_the_times_of_a_later_window_count_from_the_recordings_beginning():
    sheet = Sheet(window=3)
    found = spot(sheet, "II", Point(cells(sheet, "II")[0].left_mm, cells(sheet, "II")[0].base_mm))
    assert found is not None and found.ms == pytest.approx(30_000)


def test_over_the_calibration_and_the_words_there_is_no_lead():
    assert spot(Sheet(), "II", Point(6, 40)) is None and spot(Sheet(), "II", Point(100, 3)) is None


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("ECG II", "II"),
        ("lead_avr", "aVR"),
        ("EKG V3", "V3"),
        ("Lead I (Einthoven)", "I"),
        ("MDC_ECG_LEAD_V6", "V6"),
        ("Lead aVF, augmented", "aVF"),
        ("Resp belt II", "Resp belt II"),
        ("MLII", "MLII"),
        ("Lead aVR, augmented voltage, right", "aVR"),
        ("aVR inverted", "aVR inverted"),
        ("V4 R", "V4 R"),
        ("V1, posterior", "V1, posterior"),
        ("II (filtered)", "II (filtered)"),
        ("x" * 1_000, "x" * 32),
        ("EEG  Fp1 ", "EEG Fp1"),
    ],
)
def test_only_a_lead_is_named_as_one(label, name):
    assert standard_name(label) == name
