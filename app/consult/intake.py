"""What is asked of a Submit before the rules: that it is of this consult and its bytes are an event; knows no state."""

from app.consult.events import VERSION, AnyEvent, BadBody, check_body
from app.consult.messages import Submit
from app.consult.person import Refusal
from app.consult.room_refusals import BAD_EVENT, OTHER_VERSION, WRONG_CONSULT
from app.consult.upkeep import SERVER

LONGEST_DEVICE = 64  # letters of a device's id


def readable(consult: str, message: Submit) -> AnyEvent | Refusal:
    """R6. The event, or why it is none."""
    if message.consult != consult or message.origin.device == SERVER:
        return WRONG_CONSULT
    if not 0 < len(message.origin.device) <= LONGEST_DEVICE or message.origin.counter < 0:
        return BAD_EVENT
    if message.v != VERSION:
        return OTHER_VERSION
    try:
        return check_body(message.body)
    except BadBody:
        return BAD_EVENT
