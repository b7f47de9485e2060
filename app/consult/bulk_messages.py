"""The bulk connection: bytes pulled by credit, both ways; see PROTOCOL.md. Knows no file and no socket."""

from typing import Literal

from app.consult.wire import Denied, Ping, Pong, Wire


class Attach(Wire, frozen=True):
    """First message of the bulk connection."""

    ticket: str


class Attached(Wire, frozen=True):
    pass


class Pull(Wire, frozen=True):
    """Send me a blob that this consult's log names, from `offset` on. `credit` is granted with the asking: a picture
    that is looked at now does not wait for another round trip."""

    transfer: int
    consult: str
    blob: str
    offset: int = 0
    credit: int = 0


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
    """The same words whether the blob is unknown or not for this person. `is_over`, to a Push: it was withdrawn, or its
    consult takes no files any more; nothing is owed."""

    transfer: int
    code: Literal["not_found", "not_yet", "too_large", "damaged", "full"]
    text: str
    is_over: bool = False


class Ended(Wire, frozen=True):
    """The asker gives up a transfer."""

    transfer: int


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
