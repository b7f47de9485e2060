"""A consult with a recording on paper and a photographed ECG, for tests and pictures of the room."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory

import msgspec
import numpy as np
from numpy.typing import NDArray

from app.client.border import Picture
from app.consult.events.describing import Scale
from app.consult.events.documents import PageSize
from app.consult.events.marks import Figure, Measure
from app.consult.events.surface import PageSurface, surface_key
from app.consult.look_parts import Calibration
from app.consult.state import ConsultState, Document, Stage
from app.documents.calipering import on_grid
from app.documents.signals.file import SignalFile
from app.documents.signals.keeping import keep
from app.documents.signals.sheets import SHEETS, Sheet, cells, sheet_facts
from app.geometry import Box, Point
from app.media.frames import Frame
from tests.documents.ecgphoto.photographs import Paper, Photograph, Shot, photographed
from tests.documents.signals.recordings import alone, sample
from tests.ui import room_samples as rs

CURVES, PHOTO = "d-curves", "d-photo"
SHEET = PageSurface(CURVES, 0)
STRAIGHT = PageSurface(PHOTO, 0)
WINDOWS = 3
PX_PER_MM = 5.0
GRID = Scale("grid", 1_000 / 25 / PX_PER_MM, 1 / 10 / PX_PER_MM, "ms", "mV", Box(60, 40, 900, 620), leg=1.2)


def sizes(windows: int) -> tuple[PageSize, ...]:
    from app.documents.signals.sheets import sheet_of

    return tuple(PageSize(windows, *sheet_of(kind * windows, windows).size) for kind in range(SHEETS))


def curves_state(page: int = 0, windows: int = WINDOWS) -> ConsultState:
    state = rs.base_state()
    shared = Document(
        CURVES, "signal", "ECG", SHEETS * windows, sizes(windows), "b7", 61_000, rs.NURSE.person, rs.NOW_MS
    )
    return msgspec.structs.replace(
        state,
        documents={**state.documents, CURVES: shared},
        facts={CURVES: sheet_facts(windows)},
        stage=Stage(PageSurface(CURVES, page), None, rs.DOCTOR.person),
    )


def photo_state(confirmed: bool = True) -> ConsultState:
    state = rs.base_state()
    size = (PageSize(1, 1_100, 740),)
    shared = Document(PHOTO, "picture", "Strip, straightened", 1, size, "b8", 300_000, rs.NURSE.person, rs.NOW_MS)
    calibrations = {surface_key(STRAIGHT): Calibration((GRID,), (), rs.NURSE.person, 30)} if confirmed else {}
    return msgspec.structs.replace(
        state,
        documents={**state.documents, PHOTO: shared},
        calibrations=calibrations,
        stage=Stage(STRAIGHT, None, rs.DOCTOR.person),
    )


def on_rhythm(first_ms: float, last_ms: float) -> tuple[Point, Point]:
    sheet = Sheet()
    cell = cells(sheet, "II")[-1]
    first, last = (Point(cell.left_mm + ms / 1_000 * sheet.speed, cell.base_mm) for ms in (first_ms, last_ms))
    return first, last


def measured_state() -> ConsultState:
    figures = (Figure("RR", 968.0, "ms", 24.0), Figure("rate", 62.0, "/min", 1.6))
    rr = Measure("caliper", on_rhythm(516, 1_484), 5, 0.6, figures)
    found = [("QT", 402.0, 24.0), ("RR", 968.0, 24.0), ("QTc Bazett", 409.0, 25.0), ("QTc Fridericia", 406.0, 24.0)]
    qt = Measure("caliper", on_rhythm(5_340, 5_742), 0, 0.6, tuple(Figure(n, v, "ms", o) for n, v, o in found))
    return rs.with_marks(curves_state(), rs.mark("m1", SHEET, rr), rs.mark("m2", SHEET, qt, seq=22))


def photographed_state() -> ConsultState:
    shape = Measure("caliper", (Point(400, 330), Point(560, 330)), 5, 3.0)
    shape = msgspec.structs.replace(shape, figures=on_grid(shape, (GRID,), "RR", None))
    return rs.with_marks(photo_state(), rs.mark("m3", STRAIGHT, shape))


@lru_cache(maxsize=4)
def sheet_pixels(page: int = 0, windows: int = 1, scale: float = 6.0) -> NDArray[np.uint8]:
    with TemporaryDirectory() as folder:
        keep(alone(sample()), Path(folder) / "kept")
        return SignalFile(str(Path(folder) / "kept")).render(page, None, scale, 16_000_000)


def sheet_picture() -> Picture:
    return rs.picture_of(SHEET, sheet_pixels(), *Sheet().size)


@lru_cache(maxsize=1)
def photo() -> Photograph:
    return photographed(Paper(), Shot((1_400, 1_050), px_per_mm=4.6, tilt_deg=16, axis_deg=30, turn_deg=7, shadow=0.3))


def photo_frame() -> Frame:
    return rs.frame_of(photo().pixels)
