"""The shared documents and stills, and what the leader has on the stage."""

from typing import TypeVar

from msgspec.structs import replace

from app.consult.events.documents import (
    DocumentShared,
    DocumentWithdrawn,
    PageFineness,
    PagePictured,
    PageTurned,
    StillPictured,
    StillTaken,
    ViewMoved,
)
from app.consult.events.record import Record
from app.consult.events.surface import PageSurface, Quality, Surface, frame_key, surface_key
from app.consult.reduce.table import Reducers
from app.consult.state import ConsultState, Document, PagePicture, Stage, Still, StillPicture

T = TypeVar("T")
Kind = tuple[Quality, PageFineness, bool, bool]

ON_THE_WAY_MS = 60_000  # a ring holds 4 s and an answer is waited for 6 s; a still made offline took longer
MOST_DEEP = 4  # parts of a page with values, of each fineness: several people look closely at once
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
        sending=event.sending,
        identity_hidden=event.identity_hidden,
        derived_from=event.derived_from,
    )
    return replace(state, documents={**state.documents, event.document: document})


def pictured(state: ConsultState, event: PagePictured, record: Record) -> ConsultState:
    """The newest of each quality and fineness of the whole page, the newest of a part, and the newest few parts with
    values. The sharer's word stands: nobody else's takes its place, and once theirs can be read nothing of anybody else
    stays."""
    document = state.documents.get(event.document)
    if document is None or document.withdrawn is not None:
        return state
    picture = PagePicture(
        event.blob,
        event.width_px,
        event.height_px,
        event.quality,
        event.box,
        event.fineness,
        event.bits,
        event.coding,
        event.size_bytes,
        record.by,
    )
    before, kind = document.pictures.get(event.page, ()), _kind_of(picture)
    sharers = frozenset({"", document.by})
    beside = [one for one in before if _stays_beside(one, picture)][-(MOST_DEEP - 1) :]
    others = tuple(one for one in before if _kind_of(one) != kind or one in beside)
    if record.by in sharers and picture.box is None and picture.fineness != "preview":
        others = tuple(one for one in others if one.by in sharers)
    elif record.by not in sharers and any(_has_place(one, kind, sharers) for one in before):
        return state
    document = replace(document, pictures={**document.pictures, event.page: (*others, picture)})
    return replace(state, documents={**state.documents, event.document: document})


def _has_place(picture: PagePicture, kind: Kind, sharers: frozenset[str]) -> bool:
    """A part is of what was looked at then: another one may be shown by whoever is here."""
    return picture.box is None and picture.by in sharers and _kind_of(picture) == kind


def _stays_beside(one: PagePicture, new: PagePicture) -> bool:
    """Values of another part: somebody else may be bringing them. What has all of them without loss replaces them."""
    if new.box is None or one.box is None or _kind_of(one) != _kind_of(new) or not _kind_of(new)[-1]:
        return False
    is_within = (
        new.box.x <= one.box.x
        and new.box.y <= one.box.y
        and one.box.x + one.box.width <= new.box.x + new.box.width
        and one.box.y + one.box.height <= new.box.y + new.box.height
    )
    return one.box != new.box and not (is_within and new.fineness == "whole")


def _kind_of(picture: PagePicture) -> Kind:
    """Values beside a picture of them do not replace it."""
    return picture.quality, picture.fineness, picture.box is None, picture.bits > 8 or bool(picture.coding)


def withdrawn(state: ConsultState, event: DocumentWithdrawn, record: Record) -> ConsultState:
    """With what was made of it."""
    return without(state, event.document, event.reason)


def without(state: ConsultState, name: str, reason: str) -> ConsultState:
    """A document and what was made of it: bytes, pictures, marks and what was said of its pages are out of reach;
    place, title and reason stay."""
    document = state.documents.get(name)
    if document is None or document.withdrawn is not None:
        return state
    prefix = f"page:{name}:"
    state = replace(
        state,
        documents={**state.documents, name: emptied(document, reason)},
        surfaces=_but(state.surfaces, prefix),
        presentations=_but(state.presentations, prefix, name),
        calibrations=_but(state.calibrations, prefix),
        cines=_but(state.cines, prefix, name),
        facts=_but(state.facts, prefix, name),
        stage=stage_without(state.stage, name),
    )
    for one in tuple(state.documents.values()):
        if isinstance(one.derived_from, PageSurface) and one.derived_from.document == name:
            state = without(state, one.document, reason)
    return state


def _but(parts: dict[str, T], prefix: str, name: str = "") -> dict[str, T]:
    """The very same where nothing is of that document."""
    kept = {key: part for key, part in parts.items() if key != name and not key.startswith(prefix)}
    return kept if len(kept) < len(parts) else parts


def emptied(document: Document, reason: str) -> Document:
    """As a withdrawn document is kept."""
    return replace(document, blob="", size_bytes=0, pictures={}, withdrawn=reason)


def stage_without(stage: Stage, document: str) -> Stage:
    """The live picture instead of a page of this document."""
    if _is_of(stage.surface, document):
        stage = replace(stage, surface=None, view=None)
    return replace(stage, beside=None, beside_view=None) if _is_of(stage.beside, document) else stage


def _is_of(surface: Surface | None, document: str) -> bool:
    return isinstance(surface, PageSurface) and surface.document == document


def turned(state: ConsultState, event: PageTurned, record: Record) -> ConsultState:
    """What was withdrawn is not shown; beside it, nothing is."""
    if not _can_be_shown(state, event.surface):
        return state
    beside = event.beside if _can_be_shown(state, event.beside) else None
    return replace(state, stage=Stage(event.surface, None, record.by, beside))


def _can_be_shown(state: ConsultState, surface: Surface | None) -> bool:
    if not isinstance(surface, PageSurface):
        return True
    document = state.documents.get(surface.document)
    return document is not None and document.withdrawn is None


def view_moved(state: ConsultState, event: ViewMoved, record: Record) -> ConsultState:
    """A move of a page that has been turned since says nothing."""
    stage, key = state.stage, surface_key(event.surface)
    if stage.surface is not None and surface_key(stage.surface) == key:
        return replace(state, stage=replace(stage, view=event.box, by=record.by))
    if stage.beside is not None and surface_key(stage.beside) == key:
        return replace(state, stage=replace(stage, beside_view=event.box, by=record.by))
    return state


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
        asked_by=before.asked_by if before is not None else event.asked_by,
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
