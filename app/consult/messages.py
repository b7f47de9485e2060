"""The wire: every message of both connections and its MessagePack and JSON codecs; see PROTOCOL.md."""

from typing import Literal

import msgspec

from app.consult.board import BoardEntry
from app.consult.events.record import Origin, Record
from app.consult.person import Person
from app.consult.whispers import AnyWhisper

SUBPROTOCOL = "preceptor.1"
PROTOCOL_VERSION = 1
MAX_MESSAGE_BYTES = 65_536
CHUNK_BYTES = 32_768


class Wire(msgspec.Struct, frozen=True, tag=True, tag_field="type", omit_defaults=True):
    """A message; frozen, tagged by its class name."""


# ---- client to server, events connection


class SignIn(Wire, frozen=True):
    """First message of the events connection. `device` is the random id of this installation."""

    user: str
    secret: str
    device: str
    client: str = ""
    version: int = PROTOCOL_VERSION


class Watch(Wire, frozen=True):
    """Send the board (specialist: waiting and one's own; clinic: the site's; reviewer: what may be read)."""


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


class Ping(Wire, frozen=True):
    mono_ms: int


class TicketAsk(Wire, frozen=True):
    """A ticket for the bulk connection: single use, 60 s."""


# ---- server to client, events connection


class Welcome(Wire, frozen=True):
    person: Person
    site_name: str
    server_ms: int
    server: str
    telephone: str = ""


class Denied(Wire, frozen=True):
    """The connection ends: wrong name or password, other protocol version, disabled, replaced."""

    code: str
    text: str


class Board(Wire, frozen=True):
    entries: tuple[BoardEntry, ...]


class BoardChanged(Wire, frozen=True):
    entry: BoardEntry


class BoardGone(Wire, frozen=True):
    """No longer for this person's board."""

    consult: str


class Opened(Wire, frozen=True):
    """The consult stands at `seq` with head hash `head`. `present` is the folded present for a newcomer, empty
    for who had nearly everything; records after `have_seq` follow, by Committed or by the bulk connection."""

    consult: str
    seq: int
    head: bytes
    present: bytes = b""
    by_bulk: bool = False


class NotOpened(Wire, frozen=True):
    consult: str
    code: str
    text: str


class Committed(Wire, frozen=True):
    """Stored on disk, in order of `seq`. For its author this is the acknowledgement."""

    record: Record


class Refused(Wire, frozen=True):
    consult: str
    origin: Origin
    code: str
    text: str


class Heard(Wire, frozen=True):
    consult: str
    by: str
    whisper: AnyWhisper


class Here(Wire, frozen=True):
    """Everybody connected to the consult now."""

    consult: str
    people: tuple[Person, ...]


class Delivered(Wire, frozen=True):
    """That person's replica holds everything up to `seq`."""

    consult: str
    person: str
    seq: int


class BlobReady(Wire, frozen=True):
    """A blob that the log names is now whole on the server."""

    consult: str
    blob: str


class Resync(Wire, frozen=True):
    """This connection fell behind: open the consult again."""

    consult: str


class ReadOnly(Wire, frozen=True):
    """The server cannot store at the moment (`on`), or can again."""

    on: bool
    text: str = ""


class Pong(Wire, frozen=True):
    mono_ms: int
    server_ms: int


class Ticket(Wire, frozen=True):
    ticket: str


# ---- bulk connection, both ways


class Attach(Wire, frozen=True):
    """First message of the bulk connection."""

    ticket: str


class Attached(Wire, frozen=True):
    pass


class Pull(Wire, frozen=True):
    """Send me a blob that this consult's log names, from `offset` on."""

    transfer: int
    consult: str
    blob: str
    offset: int = 0


class PullLog(Wire, frozen=True):
    """Send me the records after `after_seq` up to `through_seq`: a zlib stream of MessagePack records."""

    transfer: int
    consult: str
    after_seq: int
    through_seq: int


class Push(Wire, frozen=True):
    """I have a blob that this consult's log names (or will name by an event of mine)."""

    transfer: int
    consult: str
    blob: str
    size_bytes: int


class Offered(Wire, frozen=True):
    """Answer to Pull, PullLog (`size_bytes` of the stream, from `offset`) and Push (`offset`: what is here)."""

    transfer: int
    size_bytes: int
    offset: int = 0


class Grant(Wire, frozen=True):
    """The receiver allows so many more bytes; the sender never has more outstanding."""

    transfer: int
    bytes: int


class Chunk(Wire, frozen=True):
    transfer: int
    offset: int
    data: bytes


class Whole(Wire, frozen=True):
    """The receiver of a Push has it whole, verified by hash and on disk."""

    transfer: int


class NotGiven(Wire, frozen=True):
    """The same words whether the blob is unknown or not for this person."""

    transfer: int
    code: Literal["not_found", "not_yet", "too_large", "damaged", "full"]
    text: str


class Ended(Wire, frozen=True):
    """The asker gives up a transfer."""

    transfer: int


ClientMessage = SignIn | Watch | Open | Leave | Submit | Say | Received | Ping | TicketAsk
ServerMessage = (
    Welcome
    | Denied
    | Board
    | BoardChanged
    | BoardGone
    | Opened
    | NotOpened
    | Committed
    | Refused
    | Heard
    | Here
    | Delivered
    | BlobReady
    | Resync
    | ReadOnly
    | Pong
    | Ticket
)
BulkMessage = (
    Attach
    | Attached
    | Pull
    | PullLog
    | Push
    | Offered
    | Grant
    | Chunk
    | Whole
    | NotGiven
    | Ended
    | Ping
    | Pong
    | Denied
)
