"""What a room owes to its log by itself: who came, who left, and the end of a meeting that cannot go on."""

from typing import Literal

from app.consult.events import MeetingEnded, PersonJoined, PersonLeft
from app.consult.leading import HELD_MS
from app.consult.person import Person
from app.consult.rules.reading import may_read
from app.consult.seats import Seat, Seats
from app.consult.state import ConsultState, Meeting, PersonState
from app.consult.visits import Visits

SERVER = "server"
ENDED = ("closed", "cancelled", "voided")
JOINING = ("clinic", "specialist", "observer")

End = Literal["", "consent_withdrawn", "consult_ended", "released", "left"]
Owed = tuple[str, PersonJoined | PersonLeft | MeetingEnded, int]


def joins(person: Person, wishes: bool) -> bool:
    """Reviewers, privacy and administrators only read."""
    return wishes and person.role in JOINING


def owed(state: ConsultState, seats: Seats, visits: Visits, now_ms: int) -> Owed | None:
    """The next event the room has to write, by whom and when it was, or None."""
    if state.request is None:
        return None
    if (visit := visits.owed(state)) is not None:
        return visit
    for seat in seats:
        who, known = seat.person, state.people.get(seat.person.person)
        is_here, stays = known is not None and known.here, may_read(state, seat.person) is None
        if is_here and not stays:
            return who.person, PersonLeft("left"), now_ms
        if seat.joins and stays and not is_here:
            return who.person, PersonJoined(who.name, who.role, who.site), now_ms
    return _ended_meeting(state, now_ms)


def outstayed(seats: Seats, stored: ConsultState, taken: ConsultState) -> tuple[Seat, ...]:
    """Who may read no more. Whom what is not stored yet lets in, stays: a seat is asked for of the taken head."""
    return tuple(
        seat for seat in seats if may_read(stored, seat.person) is not None and may_read(taken, seat.person) is not None
    )


def may_part(before: ConsultState, after: ConsultState) -> bool:
    """Whether somebody who could read the one may not read the other: the phase or the bedside's word has changed."""
    return before.phase != after.phase or before.observers is not after.observers


def is_expected(person: PersonState | None, now_ms: int) -> bool:
    """Here, or gone with a lost link for less than two minutes: picture and voice may flow all the same."""
    if person is None or person.here or not person.dropped or person.left_ms is None:
        return person is not None and person.here
    return now_ms - person.left_ms < HELD_MS


def waits(state: ConsultState) -> bool:
    """A meeting is on without one of its two: only time ends it, where nothing else happens."""
    meeting = state.meeting
    parties = () if meeting is None else (state.people.get(meeting.clinic), state.people.get(meeting.specialist))
    return not all(party is not None and party.here for party in parties)


def has_specialist(state: ConsultState, now_ms: int) -> bool:
    """Who has given the consult back is no specialist of it, though still here."""
    specialists = (one for one in state.people.values() if one.role == "specialist")
    return state.phase != "waiting" and any(is_expected(one, now_ms) for one in specialists)


def _ended_meeting(state: ConsultState, now_ms: int) -> Owed | None:
    meeting = state.meeting
    if meeting is None:
        return None
    parties = [state.people.get(meeting.clinic), state.people.get(meeting.specialist)]
    goes_on = all(is_expected(party, now_ms) for party in parties) and not _is_taken_over(state, meeting)
    why: End = "" if goes_on else "left"
    why = why_no_meeting(state) or why
    return (SERVER, MeetingEnded(meeting.meeting, why), now_ms) if why else None


def _is_taken_over(state: ConsultState, meeting: Meeting) -> bool:
    """Its specialist's link is lost, and another leads who is here: the patient's picture is wanted there."""
    before, lead = state.people.get(meeting.specialist), state.people.get(state.lead or "")
    return before is not None and not before.here and lead is not None and lead != before and lead.here


def why_no_meeting(state: ConsultState) -> End:
    """Media stops when consent is taken back, when the consult ends or is given back; empty while it may go on."""
    if state.consent("consult") in ("withdrawn", "refused"):
        return "consent_withdrawn"
    if state.phase in ENDED:
        return "consult_ended"
    return "released" if state.phase == "waiting" else ""
