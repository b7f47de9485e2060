"""Whether who leads a consult looks after it; pure, handed the state."""

from msgspec.structs import replace

from app.consult.state import ConsultState

DROPPED_MS = 15_000  # the server waits so long before it writes that a lost connection is a departure
HELD_MS = 105_000  # so long after it a meeting outlives the link of one of its two: two minutes in all


def is_red(state: ConsultState) -> bool:
    return state.request is not None and state.request.urgency == "red"


def is_unconfirmed(state: ConsultState) -> bool:
    """It was handed on, and nobody has said since that the hand-over was read."""
    return state.handover_ms is not None and state.handover_confirmed_ms is None


def has_come(state: ConsultState) -> bool:
    """Who leads was here at some time since they lead."""
    lead = state.people.get(state.lead or "")
    return lead is not None and (lead.here or (lead.left_ms or 0) > (state.lead_ms or state.accepted_ms or 0))


def has_begun(state: ConsultState) -> bool:
    """Who leads has asked, said, drawn, photographed, stopped, signed or spoken since they lead."""
    lead, since_ms = state.lead, state.lead_ms or 0
    return (
        any(given.by == lead and given.made_ms >= since_ms for given in state.instructions.values())
        or any(said.by == lead and said.made_ms >= since_ms for said in state.messages)
        or any(stop.by == lead and (stop.made_ms or stop.at_ms) >= since_ms for stop in state.stops.values())
        or any(opinion.by == lead and opinion.at_ms >= since_ms for opinion in state.opinions)
        or any(mark.by == lead and mark.made_ms >= since_ms for mark in state.marks.values())
        or any(still.by == lead and still.at_ms >= since_ms for still in state.stills.values())
        or any(met.specialist == lead and met.from_ms >= since_ms for met in state.meetings.values())
    )


def confirmed_by_doing(state: ConsultState, by: str, at_ms: int) -> ConsultState:
    """Who leads since a hand-over works with the patient: they have it, though an older program of theirs has no word
    for it."""
    return replace(state, handover_confirmed_ms=at_ms) if by == state.lead and is_unconfirmed(state) else state


def lead_gone_ms(state: ConsultState) -> int | None:
    """Since when nobody looks after a consult that somebody leads: who leads has left, has never entered, or has not
    confirmed what was handed over. None while somebody does, and where nobody leads. Who has lost the link in a meeting
    perhaps still sees and speaks: gone only from when that must end, a time that may be yet to come, and once it has
    ended since they were last heard; in a red consult at once, because whether the call stands nobody else can know."""
    if state.phase not in ("accepted", "held") or state.lead is None:
        return None
    if is_unconfirmed(state):
        return state.handover_ms
    since_ms = state.lead_ms or state.accepted_ms or 0
    lead = state.people.get(state.lead)
    if lead is None or (lead.left_ms is None and not lead.here):
        return since_ms
    if lead.here:
        return None
    left_ms = lead.left_ms or 0
    if not lead.dropped:
        return max(since_ms, left_ms)
    talks = state.meeting is not None and state.meeting.specialist == state.lead and not is_red(state)
    return max(since_ms, left_ms + HELD_MS if talks else left_ms - DROPPED_MS)
