"""What a room answers before it asks the rules; codes are never renamed."""

from app.consult.person import Refusal
from app.consult.rules.refusals import FAULT

WRONG_CONSULT = Refusal("wrong_consult", FAULT)
BAD_EVENT = Refusal("bad_event", "The server could not read this. The program may be newer than the server.")
OTHER_VERSION = Refusal("other_version", "This was written by another version of the program. Update it and try again.")
ORIGIN_TAKEN = Refusal("origin_taken", "This was sent twice with different senders. This is a fault of the program.")
REPLACED = Refusal("replaced", "You opened this consult on another computer. It goes on there.")
REPLACED_AT = "You opened this consult on another computer ({device}). It goes on there."
NO_LONGER = Refusal(
    "not_found", "This consult has ended, was given back or goes on without you: it is no longer open to you."
)
TOO_LATE = Refusal(
    "too_late",
    "The link was gone and this came too late: you have not taken the consult. Look at the board and take it again if "
    "it still waits.",
)
READ_ONLY = Refusal(
    "read_only", "The server cannot save at the moment. What you do is kept here and sent when it can again."
)


def replaced_at(device: str) -> Refusal:
    """`device`: how its owner calls the newer computer; empty where it has no name."""
    return Refusal(REPLACED.code, REPLACED_AT.format(device=device)) if device else REPLACED
