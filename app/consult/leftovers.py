"""What may still be said in the background: what was made while its person can have sat there; knows no clock.

The key lies in the computer, and whoever sits at it can reach it: nothing that is made now is its person's. A time that
somebody made up cannot be told from a right one, so it is held against what the server saw (R25).
"""

import msgspec

from app.consult.events import (
    Accepted,
    AnyEvent,
    ConsentGiven,
    EmergencyWithoutConsent,
    IdentityConfirmed,
    LeadTaken,
    ObserverAdmitted,
    OpinionSigned,
)
from app.consult.events.record import Record
from app.consult.messages import Submit
from app.consult.person import Person, Refusal

OFF_MS = 5_000  # by so much a client's idea of our time may be wrong over a bad link
LEAVING_MS = 60_000  # a recording is closed, and what it was is written down, after its person was seen off

ANSWERED_FOR = (
    Accepted,
    ConsentGiven,
    EmergencyWithoutConsent,
    IdentityConfirmed,
    LeadTaken,
    ObserverAdmitted,
    OpinionSigned,
)
"""What somebody answers for with their name: signed, agreed to, taken over, let in."""

NOT_PRESENT = Refusal(
    "not_present", "This waits on the computer where it was written until you sign in there with your password."
)


class LastHere(msgspec.Struct, frozen=True):
    """Until when a person can have sat at `device`, in server time. `until_ms`: the connection began then, or another
    person is signed in there since; `vouched_ms`: before anybody else signed in there, and while the person could do so
    without the server."""

    device: str
    until_ms: int
    vouched_ms: int


def not_left(here: LastHere, person: Person, first: Record | None, message: Submit, event: AnyEvent) -> Refusal | None:
    """`first`: of the consult's log, where there is one."""
    if message.origin.device != here.device:
        return NOT_PRESENT
    begun_ms = first.at_ms if first is not None and first.by != person.person else None
    if begun_ms is not None and begun_ms > here.until_ms + OFF_MS:
        return NOT_PRESENT
    if not message.offset_known:
        return NOT_PRESENT if isinstance(event, ANSWERED_FOR) else None
    until_ms = here.until_ms
    if isinstance(event, ANSWERED_FOR):
        until_ms = min(until_ms, here.vouched_ms)
    was_before = begun_ms is not None and message.made_ms < begun_ms - OFF_MS
    return NOT_PRESENT if was_before or message.made_ms > until_ms + OFF_MS else None
