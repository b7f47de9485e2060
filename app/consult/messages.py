"""The wire: what a client says on the events connection, and the door to all other messages. See PROTOCOL.md."""

from typing import Literal

from app.consult.answers import (
    BlobReady,
    Board,
    BoardChanged,
    BoardGone,
    Challenge,
    Colleagues,
    Committed,
    Delivered,
    Enrolled,
    Heard,
    Here,
    NotOpened,
    Opened,
    ReadOnly,
    Refused,
    Relays,
    Resync,
    RingingAt,
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


# What a newer client may say here, by name: an older server ends a connection on a message that it does not know.
KNOWS = (
    "bye",
    "keys",
    "rings",
)


class SignIn(Wire, frozen=True):
    """First message of the events connection. `device` is the random id of this installation. With `key` (Ed25519,
    32 bytes) instead of a secret a Challenge follows (R21): either `background`, to send what this person left unsent
    (R22), or `returning` to the consult that was open when the connection was lost (R24)."""

    user: str
    secret: str
    device: str
    client: str = ""
    version: int = PROTOCOL_VERSION
    key: bytes = b""
    background: bool = False
    returning: str = ""


class Proof(Wire, frozen=True):
    """The answer to a Challenge: `signature` of `signing.signed_words`, 64 bytes."""

    signature: bytes


class Enrol(Wire, frozen=True):
    """This person's own key on this device; answered by Enrolled. Over a connection signed in by password alone.
    `name` is what an administrator reads of this computer."""

    key: bytes
    name: str = ""


class Bye(Wire, frozen=True):
    """The person signed out: nobody returns by the key. Not answered."""


class Watch(Wire, frozen=True):
    """Send the board (specialist: waiting, under way and one's own; clinic: the site's; reviewer: what may be read),
    and a specialist's colleagues; with `rings`, to a clinic, on how many screens its calls ring."""

    rings: bool = False


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


class Rings(Wire, frozen=True):
    """On this screen a loudspeaker plays that call (`on`), or none does (any more). Only to a server that `knows`
    "rings"."""

    consult: str
    on: bool = True


class TicketAsk(Wire, frozen=True):
    """A ticket for the bulk connection: single use, 60 s."""


ClientMessage = (
    SignIn
    | Proof
    | Enrol
    | Bye
    | Watch
    | Open
    | Leave
    | Submit
    | Say
    | Received
    | Exported
    | Ping
    | TicketAsk
    | RelaysAsk
    | Rings
)

__all__ = [
    "CHUNK_BYTES",
    "KNOWS",
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
    "Bye",
    "Challenge",
    "Chunk",
    "ClientMessage",
    "Colleagues",
    "Committed",
    "Delivered",
    "Denied",
    "Ended",
    "Enrol",
    "Enrolled",
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
    "Proof",
    "Pull",
    "PullLog",
    "Push",
    "ReadOnly",
    "Received",
    "Refused",
    "Relays",
    "RelaysAsk",
    "Resync",
    "RingingAt",
    "Rings",
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
