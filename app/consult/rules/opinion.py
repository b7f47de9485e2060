"""Checks of the opinion: by the lead, version after version, on what is there and was not withdrawn."""

from app.consult.events.opinion import Opinion, OpinionDrafted, OpinionReceived, OpinionSigned
from app.consult.events.surface import FrameSurface, PageSurface, Surface, surface_key
from app.consult.person import Person, Refusal
from app.consult.rules import limits
from app.consult.rules.checks import Checks
from app.consult.rules.limits import first, long, said, short, unless
from app.consult.rules.refusals import ALREADY, EMPTY, NAME, NOT_LEAD, REASON, TOO_MANY, UNKNOWN_ID, VERSION
from app.consult.state import ConsultState

SHOWN = 100  # pictures in one opinion: more than anybody reads
VERSIONS = 100


def drafted(state: ConsultState, person: Person, event: OpinionDrafted, now_ms: int) -> Refusal | None:
    return unless(state.lead == person.person, NOT_LEAD) or content(state, event.opinion)


def signed(state: ConsultState, person: Person, event: OpinionSigned, now_ms: int) -> Refusal | None:
    wrote = bool(event.opinion.assessment.strip() or event.opinion.advice.strip())
    return first(
        (
            unless(state.lead == person.person, NOT_LEAD),
            unless(event.name == person.name, NAME),
            unless(event.version == len(state.opinions) + 1, VERSION),
            unless(event.version <= VERSIONS, TOO_MANY),
            said(event.reason, refusal=REASON) if event.version > 1 else None,
            short(event.reason),
            unless(wrote, EMPTY),
            content(state, event.opinion),
        )
    )


def content(state: ConsultState, opinion: Opinion) -> Refusal | None:
    return first(
        (
            long(opinion.assessment, opinion.advice, opinion.follow_up),
            unless(len(opinion.shown) <= SHOWN, TOO_MANY),
            *(shown(state, surface) for surface in opinion.shown),
        )
    )


def shown(state: ConsultState, surface: Surface) -> Refusal | None:
    """A page that is shared, a still that was taken, a frame that was drawn on."""
    match surface:
        case PageSurface():
            return limits.surface(state, surface)
        case FrameSurface():
            key = surface_key(surface)
            return unless(key in state.stills or key in state.surfaces, UNKNOWN_ID)


def received(state: ConsultState, person: Person, event: OpinionReceived, now_ms: int) -> Refusal | None:
    known = next((one for one in state.opinions if one.version == event.version), None)
    if known is None:
        return UNKNOWN_ID
    return unless(known.received_ms is None, ALREADY)


CHECKS: Checks = {OpinionDrafted: drafted, OpinionSigned: signed, OpinionReceived: received}
