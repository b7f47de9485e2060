"""A disk that is really full under a running server."""

import secrets
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import cast

import pytest

from app.consult.events import Origin
from app.consult.events.guidance import MessageSent, StopAcknowledged, StopCalled
from app.consult.events.record import GENESIS, record_hash
from app.consult.events.request import Accepted
from app.consult.messages import Committed, Heard, Leave, NotGiven, Open, Opened, ReadOnly, Resync, Say, Whole
from app.consult.whispers import StopSaid
from app.store.audit import AuditTrail
from app.store.log import EventLog
from tests.rig.people import NURSE, SECOND_SPECIALIST, SPECIALIST
from tests.rig.server import Server
from tests.rig.small_disk import fill, small_disk
from tests.server.talker import Talker, new_id
from tests.server.test_bulk import DATA, HASH, shared

SMALL = "6m"


@pytest.fixture
def small(tmp_path: Path) -> Iterator[Path]:
    """A folder on a file system of its own."""
    with small_disk(tmp_path / "small", SMALL) as folder:
        yield folder


def is_about_it(nurse: Talker) -> Callable[[Committed | ReadOnly], bool]:
    """The answer to what was submitted last, or that there will be none."""
    origin = Origin(nurse.device, nurse.counter)
    return lambda answer: isinstance(answer, ReadOnly) or answer.record.origin == origin


def test_on_a_full_disk_nothing_is_acknowledged_a_stop_arrives_reading_goes_on_and_space_heals_it(small: Path) -> None:
    with (
        Server(small / "server") as server,
        Talker(server.url, NURSE) as nurse,
        Talker(server.url, SPECIALIST) as other,
    ):
        consult = nurse.ask()
        nurse.open(consult)
        other.keep(consult, Accepted(SPECIALIST.name))
        other.open(consult)
        nurse.keep(consult, shared())
        up = nurse.bulk()
        fill(small / "everything else")
        kept, waiting = [], None
        for _ in range(400):  # the log's own file has some room before it must grow
            waiting = MessageSent(new_id(), secrets.token_hex(1_500))
            nurse.submit(consult, waiting)
            answer = nurse.expect(cast(type[Committed | ReadOnly], (Committed, ReadOnly)), is_about_it(nurse))
            if isinstance(answer, ReadOnly):
                break
            kept.append(nurse.counter)
        assert isinstance(answer, ReadOnly)
        assert answer.on
        nurse.expect(Resync)
        for talker in (nurse, other):
            assert talker.expect(ReadOnly, lambda word: word.on and "full" in word.text)
        for talker in (nurse, other):
            talker.send(Open(consult))
            talker.expect(Opened)
        other.send(Say(consult, StopSaid("s1", 5)))
        assert nurse.expect(Heard, lambda heard: heard.whisper == StopSaid("s1", 5))
        nurse.send(Say(consult, StopSaid("s1", 9, answered=True)))
        assert other.expect(Heard, lambda heard: heard.whisper == StopSaid("s1", 9, answered=True))
        with Talker(server.url, SECOND_SPECIALIST) as late:  # who can sign in on a full disk, and is heard
            late.send(Open(consult))
            late.expect(Opened)
            late.send(Say(consult, StopSaid("s2", 9)))
            assert nurse.expect(Heard, lambda heard: heard.whisper == StopSaid("s2", 9)).by == SECOND_SPECIALIST.user
            late.send(Leave(consult))
        refused = up.push(consult, HASH, DATA)
        assert isinstance(refused, NotGiven)
        assert refused.code == "full"
        (small / "everything else").unlink()
        assert not nurse.expect(ReadOnly, lambda word: not word.on).on
        assert not other.expect(ReadOnly).on
        nurse.counter -= 1
        assert waiting is not None
        nurse.keep(consult, waiting)
        with Talker(server.url, SECOND_SPECIALIST) as late:  # who left before there was space: what was heard is taken
            late.keep(consult, StopCalled("s2"))
        nurse.keep(consult, StopAcknowledged("s2"))
        assert isinstance(up.push(consult, HASH, DATA), Whole)
        assert up.pull(consult, HASH) == DATA
        up.close()
        nurse.close()
        other.close()
        assert server.stop() == 0
        log = EventLog(f"sqlite:///{small / 'server' / 'preceptor.sqlite'}")
        records = log.read(consult)
        assert [record.seq for record in records] == list(range(1, len(records) + 1))
        assert {record.origin.counter for record in records if record.origin.device == nurse.device} >= {
            *kept,
            nurse.counter,
        }
        before = GENESIS
        for record in records:
            assert record.prev == before
            before = record_hash(record)
        assert AuditTrail(log.engine).first_broken() is None
        log.close()
