"""The shared documents and stills, and what the leader has on the stage."""

from msgspec.structs import replace

from app.consult.events.documents import (
    DocumentShared,
    DocumentWithdrawn,
    PagePictured,
    PageTurned,
    StillPictured,
    StillTaken,
    ViewMoved,
)
from app.consult.events.record import Record
from app.consult.events.surface import PageSurface, Quality, frame_key, surface_key
from app.consult.reduce.table import Reducers
from app.consult.state import ConsultState, Document, PagePicture, Stage, Still, StillPicture

ON_THE_WAY_MS = 60_000  # a ring holds 4 s and an answer is waited for 6 s; a still made offline took longer
BETTER: dict[Quality, int] = {"preview": 0, "received": 1, "whole": 2}


def shared(state: ConsultState, event: DocumentShared, record: Record) -> ConsultState:
    """What was withdrawn under this id stays withdrawn."""
    if event.document in state.documents:
        return state
    document = Document(
        document=event.document,
        kind=event.kind,
        title=event.title,
        pages=event.pages,
        sizes=event.sizes,
        blob=event.blob,
        size_bytes=event.size_bytes,
        by=record.by,
        at_ms=record.at_ms,
        doubts=event.doubts,
        missing=event.missing,
    )
    return replace(state, documents={**state.documents, event.document: document})


def pictured(state: ConsultState, event: PagePictured, record: Record) -> ConsultState:
    """One picture of each quality a page: the newest."""
    document = state.documents.get(event.document)
    if document is None or document.withdrawn is not None:
        return state
    picture = PagePicture(event.blob, event.width_px, event.height_px, event.quality)
    others = tuple(one for one in document.pictures.get(event.page, ()) if one.quality != event.quality)
    document = replace(document, pictures={**document.pictures, event.page: (*others, picture)})
    return replace(state, documents={**state.documents, event.document: document})


def withdrawn(state: ConsultState, event: DocumentWithdrawn, record: Record) -> ConsultState:
    """Bytes, pictures and marks are out of reach; place, title and reason stay."""
    document = state.documents.get(event.document)
    if document is None or document.withdrawn is not None:
        return state
    prefix = f"page:{event.document}:"
    touches_marks = any(key.startswith(prefix) for key in state.surfaces)
    return replace(
        state,
        documents={**state.documents, event.document: emptied(document, event.reason)},
        surfaces=(
            {key: marks for key, marks in state.surfaces.items() if not key.startswith(prefix)}
            if touches_marks
            else state.surfaces
        ),
        stage=stage_without(state.stage, event.document),
    )


def emptied(document: Document, reason: str) -> Document:
    """As a withdrawn document is kept."""
    return replace(document, blob="", size_bytes=0, pictures={}, withdrawn=reason)


def stage_without(stage: Stage, document: str) -> Stage:
    """The live picture instead of a page of this document."""
    if isinstance(stage.surface, PageSurface) and stage.surface.document == document:
        return Stage(None, None, stage.by)
    return stage


def turned(state: ConsultState, event: PageTurned, record: Record) -> ConsultState:
    if isinstance(event.surface, PageSurface):
        document = state.documents.get(event.surface.document)
        if document is None or document.withdrawn is not None:
            return state
    return replace(state, stage=Stage(event.surface, None, record.by))


def view_moved(state: ConsultState, event: ViewMoved, record: Record) -> ConsultState:
    """A move of a page that has been turned since says nothing."""
    if state.stage.surface is None or surface_key(state.stage.surface) != surface_key(event.surface):
        return state
    return replace(state, stage=Stage(state.stage.surface, event.box, record.by))


def still_taken(state: ConsultState, event: StillTaken, record: Record) -> ConsultState:
    """A better picture of the same frame replaces a worse one, never the other way round."""
    key = frame_key(event.source, event.capture_ms)
    before = state.stills.get(key)
    if before is not None and BETTER[before.quality] >= BETTER[event.quality]:
        return state
    still = Still(
        still=event.still,
        source=event.source,
        capture_ms=event.capture_ms,
        width=event.width,
        height=event.height,
        blob=event.blob,
        size_bytes=event.size_bytes,
        quality=event.quality,
        by=record.by,
        at_ms=record.at_ms,
        taken_ms=before.taken_ms if before is not None else taken_ms(event, record),
        incomplete=event.incomplete,
    )
    return replace(state, stills={**state.stills, key: still})


def still_pictured(state: ConsultState, event: StillPictured, record: Record) -> ConsultState:
    """One of the whole of each fineness, and the newest of a part. Of a still that was replaced since they say nothing:
    whoever took the better one pictures it anew."""
    key = frame_key(event.source, event.capture_ms)
    still = state.stills.get(key)
    if still is None or still.by != record.by:
        return state
    picture = StillPicture(event.blob, event.width_px, event.height_px, event.quality, event.box)
    kind = (event.quality, event.box is None)
    others = tuple(one for one in still.pictures if (one.quality, one.box is None) != kind)
    return replace(state, stills={**state.stills, key: replace(still, pictures=(*others, picture))})


def taken_ms(event: StillTaken, record: Record) -> int:
    """A source that knows the server's time stamps its frames with it; another's stamp says nothing, and then the
    moment at which the still was made is the nearest that is known."""
    on_the_way = record.made_ms - event.capture_ms
    return event.capture_ms if 0 <= on_the_way <= ON_THE_WAY_MS else record.made_ms


TABLE: Reducers = {
    DocumentShared: shared,
    PagePictured: pictured,
    DocumentWithdrawn: withdrawn,
    PageTurned: turned,
    ViewMoved: view_moved,
    StillTaken: still_taken,
    StillPictured: still_pictured,
}
