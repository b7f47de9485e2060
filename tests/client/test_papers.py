"""A recording and a photographed ECG between two places: sheets, calipers, and a scale that a person confirmed."""

import secrets
from pathlib import Path

import cv2
import pytest
from pydicom.data import get_testdata_file

from app.client.border import (
    CurveTraced,
    DropPaper,
    FilePreviewed,
    FindPaper,
    PaperFound,
    PaperRefused,
    PaperShared,
    PaperStraightened,
    PreviewFile,
    SharePaper,
    SharePlan,
    StraightenPaper,
    TraceCurve,
    WantPicture,
)
from app.consult.events.marks import MarkAdded, Measure
from app.consult.events.surface import PageSurface, surface_key
from app.consult.looking import scales_of
from app.documents.signals.sheets import SHEETS, Sheet, cells
from app.geometry import Point
from tests.client.place import Place, new_consult
from tests.documents.ecgphoto.photographs import Paper, Shot, photographed
from tests.rig.people import NURSE, SPECIALIST
from tests.rig.server import Server

pytestmark = pytest.mark.slow

SHEET = Sheet()


def legs(first_ms: float, last_ms: float) -> tuple[Point, Point]:
    """On the rhythm below."""
    cell = cells(SHEET, "II")[-1]
    first, last = (Point(cell.left_mm + ms / 1_000 * SHEET.speed, cell.base_mm) for ms in (first_ms, last_ms))
    return first, last


def test_a_recording_is_looked_at_and_measured_on_both_sides(shared_server: Server, tmp_path: Path) -> None:
    server = shared_server
    with Place(tmp_path / "clinic") as clinic, Place(tmp_path / "city") as city:
        clinic.sign_in(server.url, NURSE)
        city.sign_in(server.url, SPECIALIST)
        consult = new_consult(clinic, NURSE, city, SPECIALIST)
        clinic.post(PreviewFile(str(get_testdata_file("waveform_ecg.dcm"))))
        clinic.post(SharePlan(clinic.notice(FilePreviewed).token))
        state = city.state(lambda one: any(d.pictures for d in one.documents.values()) and bool(one.facts))
        (document,) = state.documents.values()
        page = PageSurface(document.document, 0)
        (scale,) = scales_of(state, page)
        assert document.kind == "signal" and document.pages == SHEETS and (scale.x, scale.y) == (40.0, 0.1)
        city.post(WantPicture(page, None, 4.0))
        city.until(lambda: getattr(city.engine.picture(surface_key(page)), "quality", "") == "whole")
        for place in (clinic, city):
            token = secrets.token_hex(4)
            place.post(TraceCurve(token, page, legs(1_000, 1_800), "RR", 4.0))
            traced = place.notice(CurveTraced)
            assert traced.token == token and traced.lead == "II" and not traced.why
            assert [round(one.value) for one in traced.figures] == [800, 75]
        shape = Measure("caliper", legs(1_000, 1_800), 5, 0.5, traced.figures)
        city.submit(consult, MarkAdded("m" * 32, page, shape))
        clinic.state(lambda one: "m" * 32 in one.marks)
        city.post(TraceCurve("beside", page, (Point(1, 1), Point(9, 1)), "RR", 4.0))
        assert city.notice(CurveTraced).why
        city.post(TraceCurve("nowhere", PageSurface("gone", 0), legs(0, 500), "RR", 4.0))
        assert city.notice(CurveTraced).why


def test_a_photographed_ecg_becomes_a_sheet_with_a_scale_once_a_person_said_so(
    shared_server: Server, tmp_path: Path
) -> None:
    server = shared_server
    photo = photographed(Paper(), Shot((1_600, 1_200), px_per_mm=5.0, tilt_deg=15, axis_deg=20, turn_deg=6))
    path = tmp_path / "photo.jpg"
    assert cv2.imwrite(str(path), photo.pixels)
    with Place(tmp_path / "clinic") as clinic, Place(tmp_path / "city") as city:
        clinic.sign_in(server.url, NURSE)
        city.sign_in(server.url, SPECIALIST)
        new_consult(clinic, NURSE, city, SPECIALIST)
        clinic.post(PreviewFile(str(path)))
        clinic.post(SharePlan(clinic.notice(FilePreviewed).token))
        state = city.state(lambda one: bool(one.documents))
        (document,) = state.documents.values()
        page = PageSurface(document.document, 0)
        clinic.post(FindPaper("p", page))
        found = clinic.notice(PaperFound)
        assert found.photograph.pixels.shape[1] == 1_400
        clinic.post(StraightenPaper("p", page, found.corners, 0))
        made = clinic.notice(PaperStraightened)
        assert made.why == "" and made.box is not None and made.px_per_mm > 2
        clinic.post(SharePaper("p", "Straightened ECG", 25, 10))
        shared = clinic.notice(PaperShared)
        sheet = PageSurface(shared.document, 0)
        state = city.state(lambda one: bool(scales_of(one, sheet)))
        (scale,) = scales_of(state, sheet)
        assert (scale.kind, scale.unit_x, scale.unit_y) == ("grid", "ms", "mV") and scale.leg > 0
        assert scale.x == pytest.approx(1_000 / 25 / made.px_per_mm) and scale.box is not None
        assert state.documents[shared.document].derived_from == page
        clinic.post(StraightenPaper("q", page, found.corners, 1))
        clinic.notice(PaperStraightened)
        clinic.post(SharePaper("q", "Not confirmed"))
        plain = PageSurface(clinic.notice(PaperShared).document, 0)
        state = city.state(lambda one: plain.document in one.documents)
        assert scales_of(state, plain) == ()
        clinic.post(DropPaper("q"))
        clinic.post(SharePaper("q", "Let go"))
        assert clinic.notice(PaperRefused).token == "q"
