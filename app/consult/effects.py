"""What the room asks its shell to do, in order; the room itself does nothing but answer."""

import msgspec

from app.consult.events.record import Record
from app.consult.messages import NotOpened, Refused, ServerMessage, Submit
from app.consult.person import Refusal


class Store(msgspec.Struct, frozen=True):
    """Append this record to the log; when it is flushed call `Room.stored(seq)`, when it failed `store_failed()`."""

    record: Record


class Send(msgspec.Struct, frozen=True):
    """To the connection with this number; to one that is gone it goes nowhere."""

    client: int
    message: ServerMessage


class Unseated(msgspec.Struct, frozen=True):
    """This connection no longer has the consult open; it was told so before."""

    client: int


class BoardMoved(msgspec.Struct, frozen=True):
    """The stored line of the board changed: see `board.entry_of(room.state, now_ms)`."""

    consult: str


Effect = Store | Send | Unseated | BoardMoved

Effects = tuple[Effect, ...]


def refused(client: int, message: Submit, refusal: Refusal) -> Send:
    return Send(client, Refused(message.consult, message.origin, refusal.code, refusal.text))


def not_opened(client: int, consult: str, refusal: Refusal) -> Send:
    return Send(client, NotOpened(consult, refusal.code, refusal.text))
