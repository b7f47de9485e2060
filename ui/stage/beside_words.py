"""What can be compared with what is on the stage, in words; knows no widget."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from app.consult.events.surface import FrameSurface, PageSurface, Surface
from app.consult.state import ConsultState

NEWEST_STILLS = 8


def tr(text: str) -> str:
    return QCoreApplication.translate("Beside", text)


def surface_title(state: ConsultState, surface: Surface) -> str:
    match surface:
        case PageSurface(document=name, page=page):
            document = state.documents.get(name)
            if document is None:
                return ""
            if document.pages == 1:
                return document.title
            return tr("{title}, page {n} of {all}").format(title=document.title, n=page + 1, all=document.pages)
        case FrameSurface(capture_ms=capture_ms):
            taken = [still.capture_ms for still in state.stills.values()]
            number = taken.index(capture_ms) + 1 if capture_ms in taken else len(taken)
            return tr("Still {n}").format(n=number)


def comparable(state: ConsultState) -> tuple[Surface, ...]:
    """The neighbours in the same document, the same page of every other, and the newest stills."""
    staged = state.stage.surface
    if staged is None:
        return ()
    page = staged.page if isinstance(staged, PageSurface) else 0
    found: list[Surface] = []
    for document in state.documents.values():
        if document.withdrawn is not None:
            continue
        if isinstance(staged, PageSurface) and staged.document == document.document:
            near = (one for one in (page - 1, page + 1) if 0 <= one < document.pages)
            found += [PageSurface(document.document, one) for one in near]
        else:
            found.append(PageSurface(document.document, min(page, document.pages - 1)))
    stills = [FrameSurface(one.source, one.capture_ms, one.width, one.height) for one in state.stills.values()]
    found += [still for still in stills[-NEWEST_STILLS:] if still != staged]
    return tuple(found)
