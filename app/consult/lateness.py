"""What is not taken because it comes too late: it was meant for the moment it was made. Knows no consult."""

from app.consult.events import Accepted, AnyEvent, LeadTaken
from app.consult.messages import Submit
from app.consult.person import Refusal
from app.consult.room_refusals import TOO_LATE

TAKEN_WITHIN_MS = 20_000  # as an instruction that was not shown by then: later it is not current any more


def too_late(message: Submit, event: AnyEvent, now_ms: int) -> Refusal | None:
    """R18. Who takes a consult looks after the patient from then on. Pressed over a link that was gone and sent hours
    later it would win over whoever looks now. A clock that was never compared with ours says nothing."""
    is_late = message.offset_known and now_ms - message.made_ms > TAKEN_WITHIN_MS
    return TOO_LATE if is_late and isinstance(event, Accepted | LeadTaken) else None
