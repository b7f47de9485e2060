"""Where a sheet shows no curve it says why, and what it shows lies in its own cell whatever the recording is."""

import numpy as np
import pytest

from app.documents.display_list import Fill
from app.documents.signals.filters import Filters
from app.documents.signals.paper import INK, sheet_fills
from app.documents.signals.sheets import EDGE, Sheet, cells
from app.documents.signals.signal import Recording, Signal
from tests.documents.signals.recordings import alone, sample
from tests.documents.signals.test_paper import words_of


def part(first: int, last: int, **changed) -> Signal:
    raw = sample()
    names, values = raw.names[first:last], raw.microvolt[:, first:last]
    return Signal(changed.get("rate", 500.0), names, ("µV",) * len(names), changed.get("values", values))


def curves(what) -> list[np.ndarray]:
    """The pieces of every trace that is longer than a mark."""
    wide = [item.pieces for item in what.items if isinstance(item, Fill) and item.colour == INK]
    return [one for one in wide if np.ptp(one[..., 0]) > 12]


def test_a_part_that_begins_late_draws_no_lead_into_the_cell_of_another():
    raw = sample()
    late = Signal(500.0, raw.names, raw.units, raw.microvolt, from_s=5.0)
    what = sheet_fills(alone(late), "3x4", 25, 10, 0)
    column = {cell.lead: cell.left_mm for cell in cells(Sheet(), "II") if cell.row == 0}
    lefts = sorted(round(float(one[..., 0].min())) for one in curves(what))
    # I and aVR lie wholly before what was read; V1 and V4 of three rows stand, and the rhythm from its middle on.
    assert lefts == sorted([round(column["V1"])] * 4 + [round(column["V4"])] * 3)
    assert words_of(what).count("nothing recorded here") == 6


def test_leads_of_another_rate_length_or_group_are_drawn_from_where_they_are():
    chest = part(6, 12, rate=250.0, values=sample().microvolt[::2, 6:])
    what = sheet_fills(Recording((part(0, 6), chest), 10.0), "3x4", 25, 10, 0)
    assert "not recorded" not in words_of(what) and len(curves(what)) == 13


def test_a_lead_of_unknown_scale_or_of_a_name_given_twice_was_recorded_all_the_same():
    raw = sample()
    units = ("µV",) * 11 + ("",)
    said = words_of(sheet_fills(alone(Signal(500.0, raw.names, units, raw.microvolt)), "3x4", 25, 10, 0))
    assert "V6: no known scale" in said and "not recorded" not in said
    names = (*raw.names[:10], "V5 (1)", "V5 (2)")
    said = words_of(sheet_fills(alone(Signal(500.0, names, raw.units, raw.microvolt)), "3x4", 25, 10, 0))
    assert "V5: more than one has this name" in said and "V6: not recorded" in said


def test_a_lead_wholly_off_the_paper_was_recorded():
    off = sample().microvolt + np.float32(300_000)
    raw = Signal(500.0, sample().names, sample().units, off)
    said = words_of(sheet_fills(alone(raw), "3x4", 25, 10, 0))
    assert "V1: beyond the paper; baseline filter off" in said and "nothing recorded" not in said
    assert len(curves(sheet_fills(alone(raw), "3x4", 25, 10, 0, Filters(0.67)))) == 13


def test_what_the_recorder_filtered_stands_on_the_paper():
    raw = sample()
    done = Signal(500.0, raw.names, raw.units, raw.microvolt, filters=("HP:0.05Hz LP:40Hz",) * 12)
    assert "filters of the recorder: HP:0.05Hz LP:40Hz" in words_of(sheet_fills(alone(done), "3x4", 25, 10, 0))
    assert "filters of the recorder: not stated" in words_of(sheet_fills(alone(raw), "3x4", 25, 10, 0))
    endless = Signal(500.0, raw.names, raw.units, raw.microvolt, filters=tuple(f"{n}" * 80 for n in range(12)))
    assert max(map(len, words_of(sheet_fills(alone(endless), "3x4", 25, 10, 0)).splitlines())) < 200


@pytest.mark.parametrize("gaps", [False, True])
def test_the_finest_recording_draws_no_more_than_the_paper_can_show(gaps):
    values = np.random.default_rng(1).normal(0, 300, (200_000, 1)).astype(np.float32)
    values[77_777] = 1_400.0
    if gaps:
        values[::3] = np.nan
    what = sheet_fills(alone(Signal(20_000.0, ("II",), ("µV",), values)), "3x4", 25, 10, 0)
    (rhythm,) = [one for one in curves(what) if np.ptp(one[..., 0]) > 200]
    assert len(rhythm) <= 2 * 250 / 0.05 and len(what.items) < 60
    (cell,) = cells(Sheet(), "II", ("II",))
    base = cell.base_mm
    assert gaps or rhythm[..., 1].min() == pytest.approx(base - 14.0, abs=0.3)
    assert rhythm[..., 0].min() > EDGE
