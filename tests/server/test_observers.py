"""P25 with the real server: nothing of a consult reaches who was not let in, nor who was sent out."""

import asyncio
from typing import Any

import msgspec

from app.clock import ManualClock
from app.consult.codecs import Codec
from app.consult.events import Accepted, MessageSent, ObserverAdmitted, ObserverAsked, ObserverDismissed
from app.consult.messages import (
    Board,
    BoardChanged,
    Chunk,
    Grant,
    NotGiven,
    NotOpened,
    Offered,
    Open,
    Opened,
    PullLog,
    Watch,
)
from app.consult.person import Person
from app.server.bulk import BulkConnection
from app.server.tickets import Bearer
from app.server.transfers import Outgoing
from tests.rig.people import NURSE, SPECIALIST, TRAINEE
from tests.rig.server import Server
from tests.server.talker import Talker

SECRETS = (b"Signe", b"4711", b"chest pain", b"look left")


def is_asked(word: str):
    return lambda changed: changed.entry.observers.get(TRAINEE.user, "") == word


def test_who_asks_reads_nothing_before_being_let_in_and_nothing_after_being_sent_out(shared_server: Server) -> None:
    url = shared_server.url
    with Talker(url, NURSE) as nurse, Talker(url, SPECIALIST) as expert, Talker(url, TRAINEE) as trainee:
        consult = nurse.ask()
        expert.keep(consult, Accepted(SPECIALIST.name))
        nurse.open(consult)
        nurse.send(Watch())
        nurse.expect(Board)
        trainee.send(Watch())
        board = trainee.expect(Board)
        (line,) = (entry for entry in board.entries if entry.consult == consult)
        assert line.hidden and line.complaint == "" and line.patient.local_number == ""
        trainee.send(Open(consult))
        assert trainee.expect(NotOpened).code == "not_found"
        trainee.keep(consult, ObserverAsked(TRAINEE.name))
        trainee.expect(BoardChanged, is_asked("asked"))
        nurse.expect(BoardChanged, lambda changed: changed.entry.consult == consult and changed.entry.asks_in == 1)
        trainee.send(Open(consult))
        assert trainee.expect(NotOpened).code == "not_found"
        bulk = trainee.bulk()
        bulk.send(PullLog(1, consult, 0, 2))
        assert isinstance(bulk.hear(), NotGiven)
        words = b"".join(msgspec.msgpack.encode(one) for one in trainee.heard if consult in str(one))
        assert not [secret for secret in SECRETS if secret in words]

        nurse.keep(consult, ObserverAdmitted(TRAINEE.user, TRAINEE.name))
        assert not trainee.expect(BoardChanged, is_asked("admitted")).entry.hidden
        trainee.open(consult)
        bulk.send(PullLog(2, consult, 0, 5))
        offered = bulk.hear()
        assert isinstance(offered, Offered)
        bulk.send(Grant(2, 16))
        assert isinstance(bulk.hear(), Chunk)

        nurse.keep(consult, ObserverDismissed(TRAINEE.user))
        assert trainee.expect(NotOpened).code == "not_found"
        bulk.send(Grant(2, 16))
        assert isinstance(bulk.hear(), NotGiven)  # also of what was on its way
        trainee.expect(BoardChanged, is_asked("dismissed"))
        trainee.heard.clear()
        nurse.keep(consult, MessageSent("b" * 32, "look left"))
        trainee.send(Open(consult))
        trainee.expect(NotOpened)
        assert not any(isinstance(one, Opened) or b"look left" in msgspec.msgpack.encode(one) for one in trainee.heard)
        assert trainee.refused(consult, ObserverAsked(TRAINEE.name)).code == "observer"
        bulk.close()


class SentOutMeanwhile:
    """A way that takes its time: who is sent out while the second piece travels reads no third."""

    remote_address = ("here", 1)

    def __init__(self) -> None:
        self.sent: list[bytes] = []

    async def send(self, data: bytes) -> None:
        self.sent.append(data)

    async def may_go_on(self, *_: object) -> bool:
        return len(self.sent) < 2


def test_what_was_granted_at_once_is_not_sent_to_its_end_after_a_no() -> None:
    way: Any = SentOutMeanwhile()
    source: Any = type(
        "Zeros", (), {"size_bytes": 1 << 20, "read": lambda _, at, size: bytes(size), "close": lambda _: None}
    )()

    async def story() -> list[object]:
        bearer = Bearer(Person(TRAINEE.user, TRAINEE.name, "observer"), 1, 0)
        codec = Codec("msgpack")
        bulk = BulkConnection(way, codec, bearer, way, None, ManualClock(), None, print)  # type: ignore[arg-type]
        bulk._outgoing[1] = Outgoing(1, source, 0, "c")
        await bulk._granted(1, 1 << 20)
        assert not bulk._outgoing
        return [codec.decode_bulk(data) for data in way.sent]

    first, second, last = asyncio.run(story())
    assert isinstance(first, Chunk) and isinstance(second, Chunk) and isinstance(last, NotGiven)
