"""The events connection, server to client: what is stored, who is here, what was refused. See PROTOCOL.md."""

from typing import Literal

from app.consult.board import BoardEntry
from app.consult.events.record import Origin, Record
from app.consult.person import Person
from app.consult.whispers import AnyWhisper
from app.consult.wire import Denied, Pong, Wire


class Challenge(Wire, frozen=True):
    """Sign this, to be let in by key: once, within 30 s."""

    nonce: bytes


class Enrolled(Wire, frozen=True):
    """That key is this person's on this device from now on, at the server of that id."""

    key: bytes
    server: str = ""


class Welcome(Wire, frozen=True):
    """`knows`: names of what an older server would end the connection for (`messages.KNOWS`). `scope` *background*:
    this connection sends what was left, and nothing else. `server` is its version, `house` its own id, ever the same;
    empty of an older server."""

    person: Person
    site_name: str
    server_ms: int
    server: str
    telephone: str = ""
    knows: tuple[str, ...] = ()
    scope: Literal["", "background"] = ""
    house: str = ""


class Relays(Wire, frozen=True):
    """Relays (TURN) for picture and voice, and what opens them until `until_ms` (server time). Empty: there is none."""

    urls: tuple[str, ...] = ()
    username: str = ""
    credential: str = ""
    until_ms: int = 0


class Board(Wire, frozen=True):
    entries: tuple[BoardEntry, ...]


class BoardChanged(Wire, frozen=True):
    entry: BoardEntry


class BoardGone(Wire, frozen=True):
    """No longer for this person's board."""

    consult: str


class Colleagues(Wire, frozen=True):
    """The other specialists one may hand a consult to, by id and name; for specialists, behind the Board and
    whenever they change. `first` False: more of those before."""

    people: tuple[Person, ...]
    first: bool = True


class RingingAt(Wire, frozen=True):
    """A call of this clinic rings on so many screens; so many specialists for whom it is meant are signed in. Told
    where Watch asked for it, at once and whenever it changes, as long as it calls."""

    consult: str
    screens: int
    specialists: int


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
    """Everybody connected to the consult now; with their telephone numbers for the two sides in the room."""

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


class Ticket(Wire, frozen=True):
    ticket: str


ServerMessage = (
    Welcome
    | Denied
    | Board
    | BoardChanged
    | BoardGone
    | Colleagues
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
    | Challenge
    | Enrolled
    | Ticket
    | Relays
    | RingingAt
)
