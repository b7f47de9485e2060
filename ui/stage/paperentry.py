"""The room's menu entry that makes a photographed ECG on the stage measurable; nothing where none can be."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from app.consult.events.surface import FrameSurface, PageSurface, Surface
from app.consult.state import ConsultState
from ui.stage.paper import on_paper

if TYPE_CHECKING:
    from ui.stage.room import RoomPage

Entry = tuple[str, str, Callable[[], None]]


def paper_entries(page: RoomPage) -> list[Entry]:
    view, surface = page.stage.bridge.room, page.stage.looking.surface()
    if (
        view is None
        or surface is None
        or not page.stage.mode.may("share")
        or view.state.phase not in ("accepted", "held")
    ):
        return []
    if not _may_be_photograph(view.state, surface):
        return []
    words = QCoreApplication.translate("Paper", "Measure on this photographed ECG…")
    return [(words, "ruler", lambda: page.ask.paper(surface, _title(view.state, surface), page.stage_turn))]


def _may_be_photograph(state: ConsultState, surface: Surface) -> bool:
    """A picture, a page of a PDF or a still; what has a scale already is measured as it is."""
    if on_paper(state, surface) is not None:
        return False
    if isinstance(surface, PageSurface):
        document = state.documents.get(surface.document)
        return document is not None and document.kind in ("picture", "pdf")
    return True


def _title(state: ConsultState, surface: Surface) -> str:
    if isinstance(surface, FrameSurface):
        return "ECG"
    document = state.documents.get(surface.document)
    return document.title if document is not None else "ECG"
