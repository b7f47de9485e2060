"""A series of slices for the stage of the room on strings: real values through the real reader, as of the engine."""

from __future__ import annotations

import msgspec
import numpy as np

from app.client.border import Picture
from app.client.deep import pictured
from app.consult.events.describing import PageFacts
from app.consult.events.documents import PageSize
from app.consult.events.surface import PageSurface, surface_key
from app.consult.state import ConsultState, Document, Stage
from app.documents.deep import Deep
from app.documents.dicom.depth import deep_of
from app.documents.dicom.facts import facts_of
from app.documents.dicom.voi import Tones
from app.geometry import Box
from tests.documents.dicom.samples import image
from tests.ui import room_samples as rs

SIDE = 256
PAGES = 6
CT = "d-ct"
PLACES = (0.0, 5.0, 10.0, 15.0, 25.0, 30.0)  # one is missing between the fourth and the fifth


def slice_of(page: int) -> np.ndarray:
    """(SIDE, SIDE) int16 as stored: a body in air with an organ that grows from page to page; 0 is -1024 HU."""
    rows, columns = np.mgrid[:SIDE, :SIDE] - SIDE / 2
    values = np.full((SIDE, SIDE), 24, np.int16)
    values[(rows / 100) ** 2 + (columns / 80) ** 2 < 1] = 1064
    values[(rows + 20) ** 2 + (columns - 30) ** 2 < (20 + 4 * page) ** 2] = 1124
    values[(rows - 60) ** 2 + columns**2 < 14**2] = 1900
    return values


def dataset_of(page: int, **changes: object):
    window = {"WindowCenter": 40, "WindowWidth": 400}
    about = {**window, "PixelSpacing": [0.8, 0.8], "ImagePositionPatient": [0, 0, PLACES[page]]}
    return image(slice_of(page), **{**about, **changes})


def deep_page(page: int, box: Box | None = None, scale: float = 1.0, **changes: object) -> Deep:
    return deep_of(slice_of(page), Tones(dataset_of(page, **changes), 0), box, scale, 1 << 24)


def surface(page: int = 0) -> PageSurface:
    return PageSurface(CT, page)


def picture(page: int = 0, **changes: object) -> Picture:
    return pictured(surface_key(surface(page)), deep_page(page, **changes), (SIDE, SIDE), "whole", None)


def facts(page: int, **changes: object) -> PageFacts:
    return facts_of(dataset_of(page, **changes), 0, 16)


def ct_state(page: int = 0, **changes: object) -> ConsultState:
    """The slices on the stage; `changes` by keyword in every file."""
    state = rs.base_state()
    document = Document(
        CT, "image", "CT", PAGES, (PageSize(PAGES, SIDE, SIDE),), "ab" * 32, 900_000, rs.NURSE.person, rs.NOW_MS - 9_000
    )
    told = tuple(facts(number, **changes) for number in range(PAGES))
    return msgspec.structs.replace(
        state,
        documents={**state.documents, CT: document},
        facts={CT: told},
        stage=Stage(surface(page), None, rs.DOCTOR.person),
    )


def bring(engine, **changes: object) -> None:
    """All pages are here."""
    for page in range(PAGES):
        engine.pictures[surface_key(surface(page))] = picture(page, **changes)
