"""Who is connected, and what waits to be sent to each: bounded, events never dropped, whispers merged; knows no room.

The queue of a client is its transport's own write buffer, measured in bytes: what does not fit ends the connection
(1013, try again) and the client resumes by sequence, so nobody's slowness costs anybody else memory or time.
"""

import asyncio
from collections.abc import Iterable, Iterator

from websockets.asyncio.connection import broadcast
from websockets.asyncio.server import ServerConnection

from app.consult.codecs import BadMessage, Codec
from app.consult.messages import Denied, Heard, ServerMessage
from app.consult.person import Person
from app.consult.whispers import (
    FrameClock,
    PageAsked,
    PointerMoved,
    RegionAsked,
    SourcesShown,
    SourceStill,
    TrackSaid,
    ViewGlided,
)
from app.sendbuffer import bound_send_buffer
from app.tasks import Tasks

MOST_WAITING_BYTES = 1 << 20
MOST_MERGED = 64  # of the newest of each kind, hand and picture: nobody honest has so many
QUIET_BYTES = 16_384  # beyond this the line is busy and only the newest pointer is worth sending: 0.9 s at 150 kbps
FLUSH_S = 0.05
# The kernel would hide megabytes of its own, and TLS 64 KiB below what it tells: a bound that is not seen is none.
EVENTS_BUFFER_BYTES, BULK_BUFFER_BYTES = 16_384, 131_072
TOO_LARGE = (1009, "Something in this consult is too large for this program.")
FELL_BEHIND = (1013, "The connection is too slow for what happens, so it is made anew. What you wrote is kept.")


class Client:
    """One events connection after its sign-in. `seats` are the consults it has open."""

    def __init__(
        self, number: int, person: Person, device: str, address: str, codec: Codec, connection: ServerConnection
    ) -> None:
        self.number = number
        self.person = person
        self.device = device
        self.address = address
        self.codec = codec
        self.connection = connection
        self.seats: set[str] = set()
        self.merged: dict[tuple[str, ...], ServerMessage] = {}
        self.is_closing = False
        self.name = ""  # of the computer, as its owner calls it
        self.by_password = True
        self.account_changed = 0  # the number of the account when it was let in
        self.in_background = False  # R22: it sends what was left, and nothing else
        self.since_ms = 0  # let in, by the date
        self.vouched_ms: int | None = None  # in the background: see R25
        self.kept_back: set[str] = set()
        self.said_bye = False
        self.keeps_no_place = False  # dropped with a word, or somebody signed in there since: nobody returns by a key


class Hub:
    """Use on the event loop only."""

    def __init__(self, tasks: Tasks) -> None:
        self._tasks = tasks
        self._clients: dict[int, Client] = {}
        self._busy: dict[int, Client] = {}
        self._timer: asyncio.TimerHandle | None = None
        self._next = 0
        self._last: tuple[ServerMessage, str, bytes | str] | None = None

    def number(self) -> int:
        """A number no connection has had."""
        self._next += 1
        return self._next

    def add(self, client: Client) -> None:
        """From here on it is sent to. An older connection of the same person and device is replaced."""
        for other in tuple(self._clients.values()):
            if other.person.person == client.person.person and other.device == client.device:
                self.drop(other.number, Denied("replaced", "You signed in again from this computer."))
        self._clients[client.number] = client
        bound_send_buffer(client.connection.transport, EVENTS_BUFFER_BYTES)

    def remove(self, number: int) -> None:
        self._clients.pop(number, None)
        self._busy.pop(number, None)

    def get(self, number: int) -> Client | None:
        return self._clients.get(number)

    def __iter__(self) -> Iterator[Client]:
        return iter(tuple(self._clients.values()))

    def __len__(self) -> int:
        return len(self._clients)

    def send(self, number: int, message: ServerMessage) -> None:
        """Never waits. To a connection that is gone it goes nowhere."""
        client = self._clients.get(number)
        if client is None or client.is_closing:
            return
        if type(message) is Heard and self._waits(client):
            key = _merge_key(message)
            if key is not None:
                if key in client.merged or len(client.merged) < MOST_MERGED:
                    client.merged[key] = message
                self._busy[number] = client
                self._start_timer()
                return
        self._write(client, message)

    def send_all(self, message: ServerMessage, numbers: Iterable[int] | None = None) -> None:
        for number in tuple(self._clients) if numbers is None else numbers:
            self.send(number, message)

    def is_quiet(self, client: Client) -> bool:
        """Whether what can wait may go now."""
        return not self._waits(client)

    def drop(self, number: int, word: Denied) -> None:
        """Says why and closes."""
        self.send(number, word)
        client = self._clients.get(number)
        if client is not None:
            client.keeps_no_place = True
            self._close(client, 1008, word.text)

    def _waits(self, client: Client) -> bool:
        return client.connection.transport.get_write_buffer_size() > QUIET_BYTES

    def _write(self, client: Client, message: ServerMessage) -> None:
        try:
            data = self._encoded(client.codec, message)
        except BadMessage:  # in MessagePack it would fit: base64 has made it too large for a browser
            self._close(client, *TOO_LARGE)
            return
        if client.connection.transport.get_write_buffer_size() + len(data) > MOST_WAITING_BYTES:
            self._close(client, *FELL_BEHIND)
            return
        broadcast((client.connection,), data)

    def _encoded(self, codec: Codec, message: ServerMessage) -> bytes | str:
        """One message often goes to everybody in a room, one after another: it is encoded once."""
        if self._last is not None and self._last[0] is message and self._last[1] == codec.form:
            return self._last[2]
        data = codec.encode(message)
        self._last = (message, codec.form, data)
        return data

    def _close(self, client: Client, code: int, reason: str) -> None:
        if not client.is_closing:
            client.is_closing = True
            self._busy.pop(client.number, None)
            self._tasks.start(client.connection.close(code, short(reason)), f"close-{client.number}")

    def _start_timer(self) -> None:
        if self._timer is None:
            self._timer = asyncio.get_running_loop().call_later(FLUSH_S, self._flush)

    def _flush(self) -> None:
        self._timer = None
        for client in tuple(self._busy.values()):
            if self._waits(client):
                continue
            del self._busy[client.number]
            merged, client.merged = client.merged, {}
            for message in merged.values():
                self._write(client, message)
        if self._busy:
            self._start_timer()


def short(reason: str) -> str:
    """A close frame holds 123 bytes of reason (RFC 6455 section 5.5)."""
    return reason.encode()[:123].decode(errors="ignore")


def _merge_key(heard: Heard) -> tuple[str, ...] | None:
    """What a newer whisper replaces; None for one that must arrive (signalling, a still asked for, a piece of ink: a
    stroke with a hole in it would stand still until it is stored)."""
    match heard.whisper:
        case PointerMoved():
            return (heard.consult, heard.by, "PointerMoved")
        case FrameClock(source=source):
            return (heard.consult, heard.by, "FrameClock", source)
        case SourcesShown():
            return (heard.consult, heard.by, "SourcesShown")
        case SourceStill(source=source):
            return (heard.consult, heard.by, "SourceStill", source)
        case ViewGlided():
            return (heard.consult, heard.by, "ViewGlided")
        case RegionAsked(source=source):
            return (heard.consult, heard.by, "RegionAsked", source)
        case PageAsked(document=document, page=page, deep=deep):  # two pages of one may stand side by side
            return (heard.consult, heard.by, "PageAsked", f"{document}:{page}:{'deep' if deep else ''}")
        case TrackSaid(mark=mark):
            return (heard.consult, heard.by, "TrackSaid", mark)
        case _:
            return None
