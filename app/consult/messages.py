"""The wire: what a client says on the events connection, and the door to all other messages. See PROTOCOL.md."""

from typing import Literal

from app.consult.answers import (
    BlobReady,
    Board,
    BoardChanged,
    BoardGone,
    Colleagues,
    Committed,
    Delivered,
    Heard,
    Here,
    NotOpened,
    Opened,
    ReadOnly,
    Refused,
    Relays,
    Resync,
    ServerMessage,
    Ticket,
    Welcome,
)
from app.consult.bulk_messages import (
    Attach,
    Attached,
    BulkMessage,
    Chunk,
    Ended,
    Grant,
    NotGiven,
    Offered,
    Pull,
    PullLog,
    Push,
    Whole,
)
from app.consult.events.record import Origin
from app.consult.whispers import AnyWhisper
from app.consult.wire import (
    CHUNK_BYTES,
    MAX_MESSAGE_BYTES,
    PING_MS,
    PROTOCOL_VERSION,
    SUBPROTOCOL,
    TIMEOUT_MS,
    Denied,
    Ping,
    Pong,
    Wire,
)

# ---- client to server, events connection


class SignIn(Wire, frozen=True):
    """First message of the events connection. `device` is the random id of this installation."""

    user: str
    secret: str
    device: str
    client: str = ""
    version: int = PROTOCOL_VERSION


class Watch(Wire, frozen=True):
    """Send the board (specialist: waiting, under way and one's own; clinic: the site's; reviewer: what may be read),
    and a specialist's colleagues."""


class Open(Wire, frozen=True):
    """Enter a consult (`join`) or only read it. `have_seq`, `have_head`: the newest record on this disk."""

    consult: str
    have_seq: int = 0
    have_head: bytes = b""
    join: bool = True


class Leave(Wire, frozen=True):
    consult: str


class Submit(Wire, frozen=True):
    """One event. The server makes the record; resending the same origin is safe."""

    consult: str
    origin: Origin
    made_ms: int
    offset_known: bool
    body: bytes
    v: int = 1


class Say(Wire, frozen=True):
    """A whisper to everybody else in the room, or to one person."""

    consult: str
    whisper: AnyWhisper
    to: str = ""


class Received(Wire, frozen=True):
    """This replica holds everything up to `seq`."""

    consult: str
    seq: int


class Exported(Wire, frozen=True):
    """A file was made of this consult on this computer: for the audit. Not answered."""

    consult: str
    what: Literal["opinion", "bundle", "pages"]


class RelaysAsk(Wire, frozen=True):
    """Which relays picture and voice may take, and what opens them."""


class TicketAsk(Wire, frozen=True):
    """A ticket for the bulk connection: single use, 60 s."""


ClientMessage = SignIn | Watch | Open | Leave | Submit | Say | Received | Exported | Ping | TicketAsk | RelaysAsk

__all__ = [
    "CHUNK_BYTES",
    "MAX_MESSAGE_BYTES",
    "PING_MS",
    "PROTOCOL_VERSION",
    "SUBPROTOCOL",
    "TIMEOUT_MS",
    "Attach",
    "Attached",
    "BlobReady",
    "Board",
    "BoardChanged",
    "BoardGone",
    "BulkMessage",
    "Chunk",
    "ClientMessage",
    "Colleagues",
    "Committed",
    "Delivered",
    "Denied",
    "Ended",
    "Exported",
    "Grant",
    "Heard",
    "Here",
    "Leave",
    "NotGiven",
    "NotOpened",
    "Offered",
    "Open",
    "Opened",
    "Ping",
    "Pong",
    "Pull",
    "PullLog",
    "Push",
    "ReadOnly",
    "Received",
    "Refused",
    "Relays",
    "RelaysAsk",
    "Resync",
    "Say",
    "ServerMessage",
    "SignIn",
    "Submit",
    "Ticket",
    "TicketAsk",
    "Watch",
    "Welcome",
    "Whole",
    "Wire",
]
