"""What the server says of one consult, to whoever here has it: the room, a review; knows no link."""

from typing import TYPE_CHECKING

from app.client.account import Account
from app.client.unopened import heard_unopened
from app.consult.messages import Committed, NotOpened, ServerMessage

if TYPE_CHECKING:
    from app.client.session import Session


def tell_consult(session: "Session", account: Account, message: ServerMessage) -> None:
    consult = message.record.consult if isinstance(message, Committed) else getattr(message, "consult", "")
    for ear in (one for one in session.listeners if one.consult == consult):
        ear.hear(message)
    room, bulk = session.room, session.bulk
    if room is not None and room.consult == consult:
        if isinstance(message, NotOpened) and bulk is not None:
            account.desk.tasks.start(session.door.not_opened(message, bulk), "not opened")
        else:
            room.hear(message)
        return
    heard_unopened(account, bulk, message, lambda other: session.submit(consult, other))
