"""Who came and went, who is at the bedside, who confirmed the patient, what was on whose screen."""

from msgspec.structs import replace

from app.consult.care_parts import LookOn, Observer
from app.consult.events.people import (
    IdentityConfirmed,
    ObserverAdmitted,
    ObserverAsked,
    ObserverDismissed,
    PersonJoined,
    PersonLeft,
    PresentInRoom,
    SeenThrough,
)
from app.consult.events.record import Record
from app.consult.events.seen import MarksSeen
from app.consult.frozenmap import FrozenMap
from app.consult.reduce.table import Reducers
from app.consult.state import ConsultState, Identity, PersonState, Present


def joined(state: ConsultState, event: PersonJoined, record: Record) -> ConsultState:
    """A specialist at the bedside answers a call for help."""
    before = state.people.get(record.by)
    person = PersonState(
        person=record.by,
        name=event.name,
        role=event.role,
        site=event.site,
        here=True,
        joined_ms=record.at_ms,
        seen_through=before.seen_through if before else 0,
    )
    help_ms = None if event.role == "specialist" else state.help_ms
    return replace(state, people={**state.people, record.by: person}, help_ms=help_ms)


def left(state: ConsultState, event: PersonLeft, record: Record) -> ConsultState:
    person = state.people.get(record.by)
    if person is None:
        return state
    gone = replace(person, here=False, left_ms=record.at_ms, dropped=event.why == "dropped")
    return replace(state, people={**state.people, record.by: gone})


def present_in_room(state: ConsultState, event: PresentInRoom, record: Record) -> ConsultState:
    present = Present(event.person, event.kind, event.name, event.relation, event.present, record.at_ms)
    return replace(state, present={**state.present, event.person: present})


def identity_confirmed(state: ConsultState, event: IdentityConfirmed, record: Record) -> ConsultState:
    said = event.local_number, event.age_years, event.age_months, event.by_name
    identity = Identity(event.side, record.by, record.at_ms, *said)
    return replace(state, identity={**state.identity, event.side: identity})


def observer_asked(state: ConsultState, event: ObserverAsked, record: Record) -> ConsultState:
    return _looks_on(state, record.by, event.name, "asked", record)


def observer_admitted(state: ConsultState, event: ObserverAdmitted, record: Record) -> ConsultState:
    return _looks_on(state, event.person, event.name, "admitted", record)


def observer_dismissed(state: ConsultState, event: ObserverDismissed, record: Record) -> ConsultState:
    return _looks_on(state, event.person, "", "dismissed", record)


def _looks_on(state: ConsultState, person: str, name: str, word: LookOn, record: Record) -> ConsultState:
    """The name is that they asked by."""
    asked = state.observers.get(person)
    observer = Observer(person, asked.name if asked is not None else name, word, record.by, record.at_ms)
    return replace(state, observers={**state.observers, person: observer})


def seen_through(state: ConsultState, event: SeenThrough, record: Record) -> ConsultState:
    person = state.people.get(record.by)
    if person is None or event.through <= person.seen_through:
        return state
    return replace(state, people={**state.people, record.by: replace(person, seen_through=event.through)})


def marks_seen(state: ConsultState, event: MarksSeen, record: Record) -> ConsultState:
    """Of a mark that was moved since, the word is of where it was."""
    if record.by not in state.people:
        return state
    shown = state.marks_seen.get(record.by, FrozenMap[int]())
    newer = {mark: event.through for mark in event.marks if event.through > (shown.get(mark) or 0)}
    if not newer:
        return state
    return replace(state, marks_seen={**state.marks_seen, record.by: shown.put_all(newer)})


TABLE: Reducers = {
    PersonJoined: joined,
    PersonLeft: left,
    PresentInRoom: present_in_room,
    IdentityConfirmed: identity_confirmed,
    ObserverAsked: observer_asked,
    ObserverAdmitted: observer_admitted,
    ObserverDismissed: observer_dismissed,
    SeenThrough: seen_through,
    MarksSeen: marks_seen,
}
