"""One end of a connection, spoken by hand: sends messages, waits for those it names; for tests and nothing else."""

import contextlib
import secrets
import socket
import ssl
import time
from collections.abc import Callable
from types import TracebackType
from typing import Literal, TypeVar, cast

from websockets.sync.client import ClientConnection, connect
from websockets.typing import Origin as PageOrigin
from websockets.typing import Subprotocol

from app.consult.codecs import Codec
from app.consult.events import AnyEvent, Origin, Record, encode_event
from app.consult.events.consent import ConsentGiven
from app.consult.events.people import ObserverAdmitted, ObserverAsked
from app.consult.events.request import ConsultRequested, Patient
from app.consult.messages import (
    SUBPROTOCOL,
    Attach,
    Attached,
    BulkMessage,
    Chunk,
    ClientMessage,
    Committed,
    Grant,
    NotGiven,
    Offered,
    Open,
    Opened,
    Pull,
    Push,
    Refused,
    ServerMessage,
    SignIn,
    Submit,
    Ticket,
    TicketAsk,
    Welcome,
    Whole,
)
from tests.rig.people import PASSWORD, Someone

T = TypeVar("T")
PATIENCE_S = 60.0  # only ends what hangs: a computer that is busy elsewhere may take its time for a disk


def new_id() -> str:
    return secrets.token_hex(16)


def dial(url: str, path: str, protocol: str = SUBPROTOCOL, origin: str | None = None) -> ClientConnection:
    return connect(
        url + path,
        ssl=unverified() if url.startswith("wss:") else None,
        subprotocols=[Subprotocol(protocol)],
        origin=PageOrigin(origin) if origin else None,
        compression=None,
        max_size=1 << 17,
        proxy=None,
        open_timeout=PATIENCE_S,  # websockets' own is 10 s: a busy computer takes longer for a key exchange
        ping_interval=None,
        legacy=True,
    )


def unverified() -> ssl.SSLContext:
    """Encrypted; whose key it is another test asks."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    return context


def cut(connection: ClientConnection) -> None:
    with contextlib.suppress(OSError):  # the other end may be gone already
        connection.socket.shutdown(socket.SHUT_RDWR)
    connection.recv_events_thread.join(5)


class Talker:
    """The events connection of one person, signed in."""

    def __init__(self, url: str, who: Someone, device: str = "", form: Literal["msgpack", "json"] = "msgpack") -> None:
        self.url = url
        self.who = who
        self.device = device or new_id()
        self.codec = Codec(form)
        self.counter = 0
        self.heard: list[ServerMessage] = []
        self.socket = dial(url, "/events")
        self.send(SignIn(who.user, PASSWORD, self.device))
        self.expect(Welcome)

    def send(self, message: ClientMessage) -> None:
        self.socket.send(self.codec.encode(message))

    def hear(self, within_s: float = PATIENCE_S) -> ServerMessage:
        message = self.codec.decode_server(self.socket.recv(timeout=within_s))
        self.heard.append(message)
        return message

    def expect(self, kind: type[T], such_that: Callable[[T], bool] = lambda _: True, within_s: float = PATIENCE_S) -> T:
        """The next message of that kind; what comes before it is only kept in `heard`."""
        until = time.monotonic() + within_s
        while True:
            message = self.hear(max(0.01, until - time.monotonic()))
            if isinstance(message, kind) and such_that(message):
                return message

    def nothing(self, kind: type[ServerMessage], for_s: float) -> None:
        """None of that kind comes in that time."""
        until = time.monotonic() + for_s
        while (left := until - time.monotonic()) > 0:
            try:
                assert not isinstance(self.hear(left), kind)
            except TimeoutError:
                return

    def submit(self, consult: str, event: AnyEvent, made_ms: int = 0) -> Origin:
        self.counter += 1
        origin = Origin(self.device, self.counter)
        self.send(Submit(consult, origin, made_ms or time.time_ns() // 1_000_000, True, encode_event(event)))
        return origin

    def keep(self, consult: str, event: AnyEvent) -> Record:
        """Submits and waits for the acknowledgement."""
        return self.acknowledged(self.submit(consult, event))

    def acknowledged(self, origin: Origin) -> Record:
        def is_answer(message: Committed | Refused) -> bool:
            return (message.record.origin if isinstance(message, Committed) else message.origin) == origin

        answer = self.expect(cast(type[Committed | Refused], (Committed, Refused)), is_answer)
        assert isinstance(answer, Committed), answer
        return answer.record

    def refused(self, consult: str, event: AnyEvent) -> Refused:
        origin = self.submit(consult, event)
        return self.expect(Refused, lambda refused: refused.origin == origin)

    def ask(self, consult: str = "") -> str:
        """A new consult of this clinic, with consent."""
        consult = consult or new_id()
        patient = Patient(local_number="4711", sex="female", age_years=61, name="Signe Testperson")
        self.keep(consult, ConsultRequested(self.who.name, self.who.site, patient=patient, complaint="chest pain"))
        self.keep(consult, ConsentGiven("consult", "patient", "voice", self.who.name, "en", "1"))
        return consult

    def open(self, consult: str, join: bool = True) -> Opened:
        self.send(Open(consult, join=join))
        return self.expect(Opened)

    def let_in(self, consult: str, observer: "Talker") -> None:
        """Of the clinic: they have asked, and are admitted."""
        observer.keep(consult, ObserverAsked(observer.who.name))
        self.admit(consult, observer.who)

    def admit(self, consult: str, observer: Someone) -> None:
        self.keep(consult, ObserverAdmitted(observer.user, observer.name))

    def bulk(self) -> "Puller":
        self.send(TicketAsk())
        return Puller(self.url, self.expect(Ticket).ticket)

    def close(self) -> None:
        self.socket.close()

    def cut(self) -> None:
        """Gone without a goodbye."""
        cut(self.socket)

    def __enter__(self) -> "Talker":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


class Puller:
    """A bulk connection, attached."""

    def __init__(self, url: str, ticket: str) -> None:
        self.codec = Codec("msgpack")
        self.socket = dial(url, "/bulk")
        self.send(Attach(ticket))
        self.first = self.hear()
        self._transfer = 0

    @property
    def is_attached(self) -> bool:
        return isinstance(self.first, Attached)

    def send(self, message: BulkMessage) -> None:
        self.socket.send(self.codec.encode(message))

    def hear(self) -> BulkMessage:
        return self.codec.decode_bulk(self.socket.recv(timeout=PATIENCE_S))

    def push(self, consult: str, blob: str, data: bytes, most: int | None = None) -> BulkMessage:
        """Sends by credit what is missing there, at most `most` bytes of it; the last answer."""
        self._transfer += 1
        self.send(Push(self._transfer, consult, blob, len(data)))
        answer = self.hear()
        if not isinstance(answer, Offered):
            return answer
        self.resumed_at = at = answer.offset
        end = len(data) if most is None else min(len(data), at + most)
        while at < end:
            answer = self.hear()
            if not isinstance(answer, Grant):
                return answer
            part = data[at : min(end, at + answer.bytes)]
            self.send(Chunk(self._transfer, at, part))
            at += len(part)
        while at == len(data) and not isinstance(answer, Whole | NotGiven):
            answer = self.hear()
        return answer

    def pull(self, consult: str, blob: str, offset: int = 0, most: int | None = None) -> bytes | NotGiven:
        self._transfer += 1
        self.send(Pull(self._transfer, consult, blob, offset))
        return self.fetch(offset, most)

    def fetch(self, offset: int = 0, most: int | None = None) -> bytes | NotGiven:
        """What was offered in answer to the last Pull or PullLog."""
        offered = self.hear()
        if isinstance(offered, NotGiven):
            return offered
        assert isinstance(offered, Offered), offered
        assert offered.offset == offset
        data = b""
        end = offered.size_bytes - offset if most is None else most
        while len(data) < end:
            self.send(Grant(offered.transfer, min(8192, end - len(data))))
            wanted = len(data) + min(8192, end - len(data))
            while len(data) < wanted:
                chunk = self.hear()
                if isinstance(chunk, NotGiven):
                    return chunk
                assert isinstance(chunk, Chunk), chunk
                assert chunk.offset == offset + len(data)
                data += chunk.data
        return data

    def close(self) -> None:
        self.socket.close()

    def cut(self) -> None:
        cut(self.socket)
