"""Who may open a consult and make a file of it, and whose a source is. Unknown and forbidden get the same answer."""

from typing import assert_never

from app.consult.events.surface import owner_of
from app.consult.person import Person, Refusal
from app.consult.rules.limits import unless
from app.consult.rules.refusals import NOT_FOUND, NOT_OWN_SOURCE, ROLE
from app.consult.state import ConsultState


def may_read(state: ConsultState, person: Person) -> Refusal | None:
    """The site's clinic accounts; specialists who took part, and others while it is under way, but not before it
    is accepted (the board shows it without the name); observers while it is under way and the bedside has let them in
    (P25); reviewers once it has ended; privacy."""
    if state.request is None:
        return NOT_FOUND
    under_way = state.phase in ("accepted", "held")
    match person.role:
        case "clinic":
            may = bool(person.site) and state.request.site == person.site
        case "specialist":
            may = under_way or took_part(state, person)
        case "observer":
            may = under_way and is_admitted(state, person.person)
        case "reviewer":
            may = state.phase in ("closed", "cancelled", "voided")
        case "privacy":
            may = True
        case "admin":
            may = False
        case _:
            assert_never(person.role)
    return None if may else NOT_FOUND


def is_admitted(state: ConsultState, observer: str) -> bool:
    """The newest word of the bedside on them."""
    asked = state.observers.get(observer)
    return asked is not None and asked.state == "admitted"


def may_export(state: ConsultState, person: Person) -> Refusal | None:
    """Who may read it may make a file of it, except observers: they are there to learn, not to carry away."""
    return may_read(state, person) or unless(person.role != "observer", ROLE)


def may_have_files(state: ConsultState, person: Person) -> Refusal | None:
    """Who may read it may have its bytes too, but those of a voided one: they are another patient's, or nobody's."""
    return may_read(state, person) or unless(state.phase != "voided" or person.role == "privacy", NOT_FOUND)


def took_part(state: ConsultState, person: Person) -> bool:
    """Leads, was in the room, or signed."""
    return (
        state.lead == person.person
        or person.person in state.people
        or any(one.by == person.person for one in state.opinions)
    )


def own_source(person: Person, source: str) -> Refusal | None:
    """See `surface.source_of`: a source carries its owner's id."""
    return unless(owner_of(source) == person.person, NOT_OWN_SOURCE)
