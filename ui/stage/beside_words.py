"""What can be compared with what is on the stage, in words; knows no widget."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from app.consult.events.surface import FrameSurface, PageSurface, Shown, Surface
from app.consult.state import ConsultState
from app.documents.signals.sheets import sheet_on
from ui.stage.page_words import image_words, lossy_words, warnings
from ui.stage.paper import sheet_words
from ui.stage.surface_words import quality_words

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


def surface_told(
    state: ConsultState,
    surface: Surface,
    quality: Shown | None,
    has_values: bool,
    part: str = "",
    at_bedside: bool = False,
) -> str:
    """Its title, and all that has to be known of it, as of what is on the stage; `part` as there. The greys of a screen
    are checked for one picture: of the other it is always said what it is not for."""
    title, seen = surface_title(state, surface), quality_words(quality, at_bedside)
    document = state.documents.get(surface.document) if isinstance(surface, PageSurface) else None
    if document is None or not isinstance(surface, PageSurface):
        return f"{title} · {seen}"
    sheet = sheet_on(surface.page, document.pages) if document.kind == "signal" else None
    title = f"{document.title} · {sheet_words(sheet)}" if sheet is not None else title
    seen = lossy_words(document, at_bedside) if quality == "detail" else seen
    seen = image_words(quality, part or seen, has_values) if document.kind == "image" else seen
    return " · ".join((title, seen, *warnings(document)))


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
