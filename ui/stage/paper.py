"""What paper is on the stage: a sheet of a recording, or a photographed one with the scale of its grid. Pure."""

from __future__ import annotations

import msgspec
from PySide6.QtCore import QCoreApplication

from app.consult.events.describing import Scale
from app.consult.events.surface import PageSurface, Surface
from app.consult.looking import scales_of
from app.consult.state import ConsultState, Document
from app.documents.signals.sheets import SHEETS, Layout, Sheet, sheet_on


class OnPaper(msgspec.Struct, frozen=True):
    """`sheet` of so many `windows`, or `grid`."""

    surface: Surface
    sheet: Sheet | None = None
    windows: int = 1
    grid: Scale | None = None

    @property
    def speed(self) -> float:
        """Millimetres of paper a second; of a photographed one its pixels stand for them, and nobody asks."""
        return self.sheet.speed if self.sheet is not None else 0.0


def on_paper(state: ConsultState, surface: Surface | None) -> OnPaper | None:
    if surface is None:
        return None
    if isinstance(surface, PageSurface):
        document = state.documents.get(surface.document)
        if document is not None and document.kind == "signal":
            sheet = sheet_on(surface.page, document.pages)
            return OnPaper(surface, sheet, windows_of(document)) if sheet is not None else None
    grid = next((one for one in scales_of(state, surface) if one.kind == "grid"), None)
    return OnPaper(surface, grid=grid) if grid is not None else None


def windows_of(document: Document) -> int:
    return max(document.pages // SHEETS, 1)


def sheet_words(sheet: Sheet) -> str:
    """`3 × 4 · 25 mm/s · 10 mm/mV · 0–10 s`."""
    parts = [
        layout_word(sheet.layout),
        f"{sheet.speed} mm/s",
        f"{sheet.gain} mm/mV",
        time_word(sheet),
        tr("filtered") if sheet.calm else "",
    ]
    return " · ".join(part for part in parts if part)


def time_word(sheet: Sheet) -> str:
    return f"{sheet.begins_s:g}–{sheet.begins_s + sheet.lasts_s:g} s"


def layout_word(layout: Layout) -> str:
    return {"3x4": "3 × 4", "6x2": "6 × 2", "rhythm": tr("Rhythm")}[layout]


def tr(text: str) -> str:
    return QCoreApplication.translate("Paper", text)
