"""Checks of documents, stills and the stage: sizes, pages, whose camera, nothing on what was withdrawn."""

from app.consult.events.documents import (
    DocumentShared,
    DocumentWithdrawn,
    PagePictured,
    PageTurned,
    StillPictured,
    StillTaken,
    ViewMoved,
)
from app.consult.events.surface import PageSurface, frame_key
from app.consult.person import Person, Refusal
from app.consult.reduce.documents import BETTER
from app.consult.rules import limits
from app.consult.rules.checks import Checks
from app.consult.rules.limits import blob, first, ids, moment, said, short, surface, unless, within
from app.consult.rules.looking import steers
from app.consult.rules.reading import own_source
from app.consult.rules.refusals import (
    ALREADY,
    BAD_VALUE,
    NOT_LEAD,
    NOT_OWN,
    REASON,
    SAME_ID,
    TOO_LARGE,
    TOO_MANY,
    UNKNOWN_ID,
)
from app.consult.state import ConsultState

BITS = 32


def shared(state: ConsultState, person: Person, event: DocumentShared, now_ms: int) -> Refusal | None:
    return first(
        (
            ids(event.document),
            unless(event.document not in state.documents, SAME_ID),
            unless(len(state.documents) < limits.DOCUMENTS, TOO_MANY),
            short(event.title),
            unless(1 <= event.pages <= limits.PAGES and len(event.sizes) <= limits.PAGES, TOO_LARGE),
            unless(sum(size.count for size in event.sizes) == event.pages, BAD_VALUE),
            unless(event.kind != "signal" or event.pages % limits.SHEETS == 0, BAD_VALUE),
            unless(all(size.count > 0 for size in event.sizes), BAD_VALUE),
            unless(all(0 < s.width <= limits.SIZE and 0 < s.height <= limits.SIZE for s in event.sizes), TOO_LARGE),
            blob(event.blob),
            within(event.size_bytes, 1, limits.MOMENT_MS),
            unless(event.size_bytes <= limits.FILE_BYTES, TOO_LARGE),
            unless(len(set(event.doubts)) == len(event.doubts), BAD_VALUE),
            within(event.missing, 0, limits.MOMENT_MS),
            surface(state, event.derived_from) if event.derived_from is not None else None,
        )
    )


def pictured(state: ConsultState, person: Person, event: PagePictured, now_ms: int) -> Refusal | None:
    """Of whoever shared it; while they are away of anybody who has the file, which the server's disk is asked about."""
    return first(
        (
            surface(state, PageSurface(event.document, event.page)),
            unless(_pictures(state, person, event.document), NOT_OWN),
            blob(event.blob),
            within(event.width_px, 1, limits.SIZE),
            within(event.height_px, 1, limits.SIZE),
            limits.box(event.box) if event.box is not None else None,
            within(event.bits, 1, BITS),
            short(event.coding),
            within(event.size_bytes, 0, limits.FILE_BYTES),
        )
    )


def _pictures(state: ConsultState, person: Person, name: str) -> bool:
    document = state.documents.get(name)
    if document is None or document.by == person.person:
        return document is not None
    sharer = state.people.get(document.by)
    return sharer is None or not sharer.here


def withdrawn(state: ConsultState, person: Person, event: DocumentWithdrawn, now_ms: int) -> Refusal | None:
    """The clinic any of its patient's, a specialist one's own or as lead, the privacy role any."""
    document = state.documents.get(event.document)
    if document is None:
        return UNKNOWN_ID
    own = person.role in ("clinic", "privacy") or person.person in (document.by, state.lead)
    return first(
        (
            unless(document.withdrawn is None, ALREADY),
            unless(own, NOT_OWN),
            said(event.reason, refusal=REASON),
            short(event.reason),
        )
    )


def turned(state: ConsultState, person: Person, event: PageTurned, now_ms: int) -> Refusal | None:
    """The lead, or the clinic: *Live* is one press away there."""
    may_turn = person.role == "clinic" or state.lead == person.person
    on = None if event.surface is None else surface(state, event.surface)
    beside = None if event.beside is None else surface(state, event.beside)
    return unless(may_turn, NOT_LEAD) or on or beside or unless(_differ(event), BAD_VALUE)


def _differ(event: PageTurned) -> bool:
    """One surface has one view."""
    return None in (event.surface, event.beside) or event.surface != event.beside


def view_moved(state: ConsultState, person: Person, event: ViewMoved, now_ms: int) -> Refusal | None:
    return first((unless(steers(state, person), NOT_LEAD), surface(state, event.surface), limits.box(event.box)))


def still_taken(state: ConsultState, person: Person, event: StillTaken, now_ms: int) -> Refusal | None:
    """A whole still comes from its own source's ring, so only from that source's owner."""
    before = state.stills.get(frame_key(event.source, event.capture_ms))
    worse = before is not None and BETTER[before.quality] >= BETTER[event.quality]
    return first(
        (
            ids(event.still),
            limits.source(event.source),
            own_source(person, event.source) if event.quality == "whole" else None,
            unless(not worse, ALREADY),
            unless(len(state.stills) < limits.STILLS, TOO_MANY),
            moment(event.capture_ms),
            within(event.width, 1, limits.SIZE),
            within(event.height, 1, limits.SIZE),
            blob(event.blob),
            within(event.size_bytes, 1, limits.FILE_BYTES),
            ids(event.asked_by) if event.asked_by else None,
            unless(event.quality != "received" or event.asked_by in ("", person.person), NOT_OWN),
        )
    )


def still_pictured(state: ConsultState, person: Person, event: StillPictured, now_ms: int) -> Refusal | None:
    """Only whoever took the still has more of it than everybody."""
    still = state.stills.get(frame_key(event.source, event.capture_ms))
    if still is None:
        return UNKNOWN_ID
    return first(
        (
            unless(still.by == person.person, NOT_OWN),
            blob(event.blob),
            within(event.size_bytes, 1, limits.FILE_BYTES),
            within(event.width_px, 1, limits.SIZE),
            within(event.height_px, 1, limits.SIZE),
            limits.box(event.box) if event.box is not None else None,
        )
    )


CHECKS: Checks = {
    DocumentShared: shared,
    PagePictured: pictured,
    DocumentWithdrawn: withdrawn,
    PageTurned: turned,
    ViewMoved: view_moved,
    StillTaken: still_taken,
    StillPictured: still_pictured,
}
