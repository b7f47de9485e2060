"""Checks of how surfaces are looked at: who steers, tones that can be, pages that are there, ways of a compass."""

from app.consult.events.looking import CineSet, Presentation, PresentationSet, SourceOriented
from app.consult.events.surface import PageSurface
from app.consult.person import Person, Refusal
from app.consult.rules import limits
from app.consult.rules.checks import Checks
from app.consult.rules.limits import first, moment, source, surface, unless, within
from app.consult.rules.refusals import ALREADY, BAD_VALUE, NO_SUCH_PAGE, NOT_LEAD, TOO_MANY
from app.consult.state import ConsultState


def steers(state: ConsultState, person: Person) -> bool:
    """The lead; the clinic while no lead is in the room."""
    lead = state.people.get(state.lead) if state.lead else None
    return state.lead == person.person or (person.role == "clinic" and (lead is None or not lead.here))


def presentable(value: Presentation) -> Refusal | None:
    return first(
        (
            within(value.centre, -limits.FAR, limits.FAR),
            within(value.width, 0, limits.FAR),
            unless((value.centre is None) == (value.width is None), BAD_VALUE),
            within(value.brightness, -1, 1),
            within(value.contrast, -1, 1),
        )
    )


def presentation_set(state: ConsultState, person: Person, event: PresentationSet, now_ms: int) -> Refusal | None:
    room = len(state.presentations) < limits.STILLS + limits.DOCUMENTS
    return first(
        (
            unless(steers(state, person), NOT_LEAD),
            surface(state, event.surface),
            presentable(event.presentation),
            unless(room, TOO_MANY),
        )
    )


def cine_set(state: ConsultState, person: Person, event: CineSet, now_ms: int) -> Refusal | None:
    within_it = 0 <= event.first <= event.page <= event.last
    return first(
        (
            unless(steers(state, person), NOT_LEAD),
            surface(state, PageSurface(event.document, event.last)),
            unless(within_it, NO_SUCH_PAGE),
            within(event.fps, 1, limits.FPS),
        )
    )


def oriented(state: ConsultState, person: Person, event: SourceOriented, now_ms: int) -> Refusal | None:
    """Head and left are two directions; *moved* says neither, and only where there was one, or where the picture alone
    is turned while it is to be asked again."""
    said = state.orientations.get(event.source, ())
    is_known = event.head_deg is not None or event.left_deg is not None
    apart = not is_known or event.head_deg != event.left_deg
    moved = event.why == "moved" and event.only not in ("turn", "back")
    turns = bool(said) and not event.only and said[-1].turn != event.turn
    return first(
        (
            source(event.source),
            moment(event.from_ms),
            within(event.head_deg, 0, limits.DEGREES - 1),
            within(event.left_deg, 0, limits.DEGREES - 1),
            unless(apart, BAD_VALUE),
            unless(not (moved and is_known), BAD_VALUE),
            unless(not moved or (bool(said) and (said[-1].is_set or turns)), ALREADY),
            unless(len(said) < limits.ORIENTATIONS, TOO_MANY),
            unless(event.source in state.orientations or len(state.orientations) < limits.SOURCES, TOO_MANY),
        )
    )


CHECKS: Checks = {PresentationSet: presentation_set, CineSet: cine_set, SourceOriented: oriented}
