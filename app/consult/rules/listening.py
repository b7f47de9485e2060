"""Checks of the stethoscope: between the two of the meeting, one at a time, begun at the bedside, ended by either."""

from app.consult.events.listening import ListeningAsked, ListeningEnded, ListeningStarted, SoundKept
from app.consult.person import Person, Refusal
from app.consult.rules import limits
from app.consult.rules.checks import Checks
from app.consult.rules.limits import blob, first, ids, moment, short, source, unless, within
from app.consult.rules.reading import own_source
from app.consult.rules.refusals import (
    ALREADY,
    BAD_VALUE,
    LISTENING_ON,
    NO_MEETING,
    NOT_OWN,
    SAME_ID,
    TOO_MANY,
    UNKNOWN_ID,
)
from app.consult.state import ConsultState

OUTLINE_BYTES = 2_048
LONGEST_MS = 60_000


def asked(state: ConsultState, person: Person, event: ListeningAsked, now_ms: int) -> Refusal | None:
    meeting = state.meeting
    if meeting is None:
        return NO_MEETING
    return first(
        (
            ids(event.listening),
            unless(person.person == meeting.specialist, NOT_OWN),
            unless(event.listening not in state.listenings, SAME_ID),
            unless(state.listening is None, LISTENING_ON),
            unless(len(state.listenings) < limits.STILLS, TOO_MANY),
        )
    )


def started(state: ConsultState, person: Person, event: ListeningStarted, now_ms: int) -> Refusal | None:
    """The one that was asked for, or a new one."""
    meeting, known, current = state.meeting, state.listenings.get(event.listening), state.listening
    if meeting is None:
        return NO_MEETING
    return first(
        (
            ids(event.listening),
            unless(person.person == meeting.clinic, NOT_OWN),
            unless(known is None or (known.from_ms is None and known.until_ms is None), ALREADY),
            unless(current is None or current.listening == event.listening, LISTENING_ON),
            unless(len(state.listenings) < limits.STILLS, TOO_MANY),
        )
    )


def ended(state: ConsultState, person: Person, event: ListeningEnded, now_ms: int) -> Refusal | None:
    known, meeting = state.listenings.get(event.listening), state.meeting
    if known is None:
        return UNKNOWN_ID
    party = meeting is not None and person.person in (meeting.clinic, meeting.specialist)
    return unless(known.until_ms is None, ALREADY) or unless(party, NOT_OWN) or short(event.reason)


def sound_kept(state: ConsultState, person: Person, event: SoundKept, now_ms: int) -> Refusal | None:
    return first(
        (
            ids(event.sound),
            unless(event.sound not in state.sounds, SAME_ID),
            unless(len(state.sounds) < limits.STILLS, TOO_MANY),
            source(event.source) or own_source(person, event.source),
            moment(event.from_ms),
            within(event.length_ms, 1, LONGEST_MS),
            blob(event.blob),
            within(event.size_bytes, 1, limits.FILE_BYTES),
            blob(event.preview) if event.preview else None,
            within(event.preview_bytes, 0, limits.FILE_BYTES),
            unless(len(event.outline) <= OUTLINE_BYTES, BAD_VALUE),
        )
    )


CHECKS: Checks = {
    ListeningAsked: asked,
    ListeningStarted: started,
    ListeningEnded: ended,
    SoundKept: sound_kept,
}
