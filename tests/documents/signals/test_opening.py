"""Recordings through the child: every file of the libraries' own opens or says why, is drawn, measured, and names
nobody in what leaves."""

import importlib.util
from pathlib import Path

import numpy as np
import pytest
from pydicom.data import get_testdata_file

from app.consult.events.documents import PageSize
from app.documents.opened import DocumentRefused, OpenedFile
from app.documents.opener import DocumentOpener
from app.documents.signals.calipers import RR
from app.documents.signals.keeping import MAGIC
from app.documents.signals.sheets import SHEETS, Sheet, cells
from app.documents.sniff import HEAD_BYTES, kind_of
from app.geometry import Box, Point
from tests.documents.conftest import pdf_of, refused
from tests.documents.signals.recordings import edf, wfdb

_LIBRARY = importlib.util.find_spec("pyedflib")
RECORDERS = sorted(Path(_LIBRARY.origin or "").parent.glob("tests/data/*.?df")) if _LIBRARY else []
BEAT = np.array([0, 0, 0, 0, 20, -80, 800, -120, 0, 0, 20, 40, 60, 40, 20] + [0] * 5)


def wave(rows: int, leads: int = 3) -> np.ndarray:
    """(rows, leads): 100 beats a minute at 100 Hz and its like."""
    one = np.tile(np.repeat(BEAT, 3), rows // 60 + 1)[:rows]
    return np.stack([one // (n + 1) for n in range(leads)], axis=1)


@pytest.fixture
def ecg(opener: DocumentOpener) -> OpenedFile:
    return opener.open(Path(str(get_testdata_file("waveform_ecg.dcm"))))


def at(lead: str, ms: float, sheet: Sheet) -> Point:
    cell = next(cell for cell in cells(sheet, "II") if cell.lead == lead)
    return Point(cell.left_mm + (ms / 1_000 - cell.from_s) * sheet.speed, cell.base_mm)


def test_there_are_files_of_another_programs_hand():
    assert len(RECORDERS) >= 7


@pytest.mark.parametrize("path", RECORDERS, ids=lambda path: path.name)
def test_every_file_of_pyedflib_opens_and_is_drawn(opener: DocumentOpener, path: Path):
    opened = opener.open(path)
    assert opened.kind == "signal" and opened.pages == sum(run.count for run in opened.sizes)
    assert opened.path.read_bytes().startswith(MAGIC)
    pixels = opener.render(opened.handle, 0, None, 4.0)
    assert pixels.min() < 60  # ink


def test_a_dicom_ecg_is_a_recording_and_not_a_picture(opener: DocumentOpener, ecg: OpenedFile):
    wide, high = Sheet().size
    assert ecg.kind == "signal" and ecg.title == "ECG" and ecg.pages == SHEETS
    assert ecg.sizes[0] == PageSize(1, wide, high) and len(ecg.sizes) == SHEETS
    assert ecg.about.seconds == 10 and len(ecg.about.notes) == 1
    assert ecg.about.subjects[0].number and ecg.about.subjects[0].number.encode() not in ecg.path.read_bytes()


def test_what_was_shared_opens_elsewhere_as_it_was_here(opener: DocumentOpener, ecg: OpenedFile):
    again = opener.open(ecg.path, title="ECG", as_shared=True)
    assert (again.blob, again.sizes) == (ecg.blob, ecg.sizes)
    here, there = (opener.render(one.handle, 3, None, 3.0) for one in (ecg, again))
    assert np.array_equal(here, there)


def test_a_part_is_as_fine_as_asked_for_and_lies_where_it_is(opener: DocumentOpener, ecg: OpenedFile):
    whole = opener.render(ecg.handle, 0, None, 8.0)
    part = opener.render(ecg.handle, 0, Box(50, 40, 30, 20), 8.0)
    assert part.shape == (160, 240, 3)
    assert np.abs(whole[320:480, 400:640].astype(int) - part).mean() < 3
    assert opener.render(ecg.handle, 0, Box(50, 40, 3, 2), 40.0).shape == (80, 120, 3)
    with pytest.raises(DocumentRefused):
        opener.render(ecg.handle, 0, Box(900, 40, 3, 2), 40.0)


def test_the_sheets_are_told_apart_by_what_they_show(opener: DocumentOpener, ecg: OpenedFile):
    calm = opener.render(ecg.handle, Sheet(calm=True).number(1), None, 4.0)
    raw = opener.render(ecg.handle, 0, None, 4.0)
    assert calm.shape == raw.shape and (calm != raw).any()
    with pytest.raises(DocumentRefused):
        opener.render(ecg.handle, SHEETS)


def test_a_caliper_measures_the_recording_under_its_legs(opener: DocumentOpener, ecg: OpenedFile):
    sheet = Sheet("6x2", 50, 10)
    page = sheet.number(1)
    legs = (at("II", 1_000, sheet), at("II", 1_800, sheet))
    traced = opener.trace(ecg.handle, page, legs, "RR", None, 4.0)
    assert traced.lead == "II" and not traced.why
    assert [(one.name, one.unit) for one in traced.figures] == [("RR", "ms"), ("rate", "/min")]
    assert traced.figures[0].value == pytest.approx(800, abs=0.5) and traced.figures[0].plus_minus > 2
    qt = opener.trace(ecg.handle, page, (legs[0], at("II", 1_380, sheet)), "QT", RR(1_000, 10), 4.0)
    assert {one.name: round(one.value) for one in qt.figures} == {
        "QT": 380,
        "RR": 1_000,
        "QTc Bazett": 380,
        "QTc Fridericia": 380,
    }


def test_a_caliper_that_cannot_be_says_why(opener: DocumentOpener, ecg: OpenedFile):
    sheet = Sheet()
    two = (at("I", 500, sheet), at("V1", 6_000, sheet))
    whys = [
        opener.trace(ecg.handle, 0, legs, "interval", None, 4.0).why
        for legs in (two, (Point(1, 1), two[1]), (two[0], two[0]))
    ]
    assert len(set(whys)) == 3 and all(why.endswith(".") for why in whys)
    pdf = opener.open(pdf_of(1))
    with pytest.raises(DocumentRefused):
        opener.trace(pdf.handle, 0, two, "interval", None, 4.0)


@pytest.mark.parametrize("chosen", ["header", "curves", "both", "folder"])
def test_a_wfdb_recording_is_a_header_and_what_lies_beside_it(opener: DocumentOpener, tmp_path: Path, chosen: str):
    header = wfdb(tmp_path, "16", wave(1_000), rate=100)
    curves = tmp_path / "rec.dat"
    what = {"header": header, "curves": (curves,), "both": (curves, header), "folder": tmp_path}[chosen]
    opened = opener.open(what)
    assert opened.kind == "signal" and opened.title == "Signal"
    assert opener.render(opened.handle, 0, None, 4.0).min() < 60


def test_curves_without_a_header_and_several_headers_say_so(opener: DocumentOpener, tmp_path: Path):
    header = wfdb(tmp_path, "16", wave(1_000), rate=100)
    (tmp_path / "other.hea").write_bytes(header.read_bytes())
    several = refused(opener, tmp_path).text
    header.unlink()
    (tmp_path / "other.hea").unlink()
    alone = refused(opener, tmp_path / "rec.dat").text
    assert several != alone and ".hea" in several and ".hea" in alone


def test_a_header_whose_curves_are_missing_says_which(opener: DocumentOpener, tmp_path: Path):
    header = wfdb(tmp_path, "16", wave(1_000), rate=100)
    (tmp_path / "rec.dat").unlink()
    assert "rec.dat" in refused(opener, header).text


def test_a_recording_without_a_voltage_is_refused_in_words(opener: DocumentOpener, tmp_path: Path):
    values = np.arange(200, dtype=np.int64).reshape(2, 100)
    assert "voltage" in refused(opener, edf(tmp_path / "belt.edf", [values], unit="degC")).text


def test_whom_an_edf_shows_is_asked_about(opener: DocumentOpener, tmp_path: Path):
    path = edf(tmp_path / "rec.edf", [np.arange(200, dtype=np.int64).reshape(2, 100)], reserved=b"EDF+C")
    data = bytearray(path.read_bytes())
    data[8:88] = b"MCH-0234567 F 02-MAY-1951 Haagse_Harry".ljust(80)
    path.write_bytes(data)
    (subject,) = opener.open(path).about.subjects
    assert (subject.number, subject.sex, subject.birth) == ("MCH-0234567", "female", "19510502")
    data[8:88] = b"X X X X".ljust(80)
    path.write_bytes(data)
    (nobody,) = opener.open(path).about.subjects
    assert (nobody.number, nobody.sex, nobody.birth) == ("", "unknown", "")


def test_a_recorder_names_its_files_as_it_likes_and_a_pdf_does_not(tmp_path: Path):
    head = edf(tmp_path / "x", [np.zeros((1, 100), np.int64)]).read_bytes()[:HEAD_BYTES]
    assert kind_of(head, "night.rec") == kind_of(head, "0012.abc") == kind_of(head) == "signal"
    for wrong in ("letter.pdf", "photo.jpg"):
        with pytest.raises(DocumentRefused, match="curves of a recording"):
            kind_of(head, wrong)
    ecg = Path(str(get_testdata_file("waveform_ecg.dcm"))).read_bytes()[:HEAD_BYTES]
    assert kind_of(ecg, "a.dcm") == kind_of(ecg, "IM0001") == "signal"
