"""What the stage shows: the leader's page, or one's own choice while looking freely; knows no widget."""

import msgspec

from app.client.border import MediaView
from app.consult.events.documents import PageSize
from app.consult.events.surface import FrameSurface, PageSurface, Surface, SurfaceKey, frame_key, surface_key
from app.consult.state import ConsultState, Mark, Still
from app.documents.signals.sheets import SHEETS
from app.geometry import Box

LIVE = "live"
FULL_HD = Box(0, 0, 1280, 720)  # the live picture's shape until a frame has said its own


class Look(msgspec.Struct, frozen=True):
    """`following`: the leader's page is shown; otherwise `own`, where None is the live picture."""

    following: bool = True
    own: Surface | None = None

    def surface(self, state: ConsultState) -> Surface | None:
        wanted = state.stage.surface if self.following else self.own
        return wanted if wanted is None or is_there(state, wanted) else None


def is_there(state: ConsultState, surface: Surface) -> bool:
    """False for a page of a document that was withdrawn: it is off every screen at once."""
    if isinstance(surface, PageSurface):
        document = state.documents.get(surface.document)
        return document is not None and document.withdrawn is None
    return True


def content_of(state: ConsultState, surface: Surface) -> Box:
    """The whole surface in its own units."""
    match surface:
        case FrameSurface(width=width, height=height):
            return Box(0, 0, max(1, width), max(1, height))
        case PageSurface(document=document, page=page):
            shared = state.documents.get(document)
            size = page_size(shared.sizes, page) if shared else None
            return Box(0, 0, size[0], size[1]) if size else Box(0, 0, 595, 842)


def page_size(sizes: tuple[PageSize, ...], page: int) -> tuple[float, float] | None:
    """Width and height of page number `page`, counted from 0."""
    before = 0
    for size in sizes:
        before += size.count
        if page < before:
            return size.width, size.height
    return None


def visible_marks(state: ConsultState, surface: Surface | None) -> tuple[Mark, ...]:
    """In the order drawn. The live picture carries none: a mark names a still moment."""
    if surface is None:
        return ()
    return tuple(mark for mark in state.marks_on(surface_key(surface)) if mark.is_visible)


def goes_on(state: ConsultState, before: SurfaceKey, surface: Surface) -> bool:
    """This is another picture of the medical image that was on the stage before."""
    if not isinstance(surface, PageSurface) or not before.startswith(f"page:{surface.document}:"):
        return False
    document = state.documents.get(surface.document)
    return document is not None and document.kind == "image"


def still_of(state: ConsultState, surface: FrameSurface) -> Still | None:
    return state.stills.get(frame_key(surface.source, surface.capture_ms))


def is_live(media: MediaView, key: str) -> bool:
    """Whether frames of this kind can be coming at all."""
    return media.on and (media.camera in ("on", "opening", "black") if key == "own" else not media.covered_there)


def key_of(surface: Surface | None) -> SurfaceKey:
    """The surface's key; `live` for the live picture."""
    return LIVE if surface is None else surface_key(surface)


def neighbour(state: ConsultState, surface: Surface | None, step: int) -> Surface | None:
    """The page before or after this one in its document; the same at the ends."""
    if not isinstance(surface, PageSurface):
        return surface
    document = state.documents.get(surface.document)
    first, last = 0, document.pages - 1 if document else surface.page
    if document is not None and document.kind == "signal":  # before and after on the same kind of sheet
        windows = max(document.pages // SHEETS, 1)
        first = surface.page // windows * windows
        last = first + windows - 1
    return PageSurface(surface.document, max(first, min(last, surface.page + step)))
