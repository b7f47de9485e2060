"""The shell around the rooms: nothing is said before it is on disk; a full disk is a state that passes."""

import json
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import cast
from urllib.error import HTTPError

import pytest

from app.consult.events.guidance import MessageSent
from app.consult.events.request import Accepted, ConsultClosed, ConsultRequested
from app.consult.messages import (
    Board,
    BoardChanged,
    Committed,
    Leave,
    NotOpened,
    Open,
    Opened,
    Ping,
    Pong,
    ReadOnly,
    Resync,
    Submit,
    Watch,
)
from app.store.log import EventLog
from tests.bench.roomload import slow_server
from tests.rig.people import NIGHT_NURSE, NURSE, SPECIALIST, TRAINEE
from tests.rig.server import Server
from tests.server.talker import PATIENCE_S, Talker, new_id

TEXT = MessageSent("a" * 32, "look left")


@pytest.fixture
def house(tmp_path: Path) -> Iterator[tuple[str, Path]]:
    """A server, and the folder where `hold` and `full` make its flush wait or fail."""
    data = tmp_path / "server"
    with slow_server(data, 0) as (url, _):
        yield url, data
        (data / "hold").unlink(missing_ok=True)


def test_while_the_flush_is_held_there_is_neither_acknowledgement_nor_broadcast(house: tuple[str, Path]) -> None:
    url, data = house
    with Talker(url, NURSE) as nurse, Talker(url, SPECIALIST) as expert:
        consult = nurse.ask()
        expert.keep(consult, Accepted(SPECIALIST.name))
        nurse.open(consult)
        expert.open(consult)
        expert.expect(Committed, lambda c: b"PersonJoined" in c.record.body and c.record.by == SPECIALIST.user)
        nurse.send(Watch())
        nurse.expect(Board)
        (data / "hold").touch()
        origin = expert.submit(consult, TEXT)
        expert.nothing(Committed, 0.4)
        nurse.nothing(Committed, 0.4)
        nurse.nothing(BoardChanged, 0.1)
        (data / "hold").unlink()
        record = expert.acknowledged(origin)
        assert nurse.expect(Committed, lambda c: c.record.origin == origin).record == record


def test_a_full_disk_stops_the_storing_not_the_reading_and_passes(house: tuple[str, Path]) -> None:
    url, data = house
    with Talker(url, NURSE) as nurse, Talker(url, SPECIALIST) as watcher:
        consult = nurse.ask()
        nurse.open(consult)
        nurse.keep(consult, MessageSent(new_id(), "before"))
        (data / "full").touch()
        origin = nurse.submit(consult, TEXT)
        told = nurse.expect(ReadOnly)
        assert told.on
        assert told.text
        assert nurse.expect(Resync).consult == consult
        assert watcher.expect(ReadOnly).on
        nurse.send(Open(consult))
        assert nurse.expect(Opened).seq >= 3
        with pytest.raises(TimeoutError):
            nurse.expect(Committed, lambda c: c.record.origin == origin, within_s=0.3)
        (data / "full").unlink()
        assert not nurse.expect(ReadOnly, lambda word: not word.on).on
        assert not watcher.expect(ReadOnly).on
        nurse.counter -= 1
        assert nurse.submit(consult, TEXT) == origin
        nurse.acknowledged(origin)
    log = EventLog(f"sqlite:///{data / 'preceptor.sqlite'}")
    records = log.read(consult)
    assert [record.seq for record in records] == list(range(1, len(records) + 1))
    assert sum(TEXT.message.encode() in record.body for record in records) == 1
    log.close()


def test_what_is_submitted_while_read_only_waits_with_its_author(house: tuple[str, Path]) -> None:
    url, data = house
    with Talker(url, NURSE) as nurse:
        consult = nurse.ask()
        (data / "full").touch()
        nurse.submit(consult, TEXT)
        nurse.expect(Resync)
        nurse.send(Submit(consult, nurse.submit(consult, TEXT), 1, True, b""))
        nurse.nothing(Committed, 0.3)
        (data / "full").unlink()
        nurse.expect(ReadOnly, lambda word: not word.on)
        nurse.keep(consult, MessageSent(new_id(), "after"))


def held_rooms(url: str) -> int:
    """Of a server that is read-only, which says so by its answer's number too."""
    with pytest.raises(HTTPError) as answer:
        urllib.request.urlopen(url.replace("ws", "http", 1) + "/healthz", timeout=PATIENCE_S)
    with answer.value as body:
        return cast(int, json.load(body)["rooms"])


def soon(holds: Callable[[], bool]) -> None:
    until_s = time.monotonic() + PATIENCE_S
    while not holds():
        assert time.monotonic() < until_s
        time.sleep(0.05)


def test_r26_who_came_and_left_while_full_is_written_though_their_room_failed_and_was_let_go(
    house: tuple[str, Path],
) -> None:
    url, data = house
    log = EventLog(f"sqlite:///{data / 'preceptor.sqlite'}")
    with Talker(url, NURSE) as nurse, Talker(url, NIGHT_NURSE) as night, Talker(url, SPECIALIST) as expert:
        consult = nurse.ask()
        expert.keep(consult, Accepted(SPECIALIST.name))
        (data / "hold").touch()
        for talker in (night, expert):  # the one comes and leaves in what then fails, the other while it is full
            talker.open(consult)
            talker.send(Leave(consult))
            talker.send(Ping(1))
            talker.expect(Pong)
            (data / "full").touch()
            (data / "hold").unlink(missing_ok=True)
            if talker is night:
                expert.expect(ReadOnly, lambda word: word.on)
        soon(lambda: not held_rooms(url))
        (data / "full").unlink()
        moves = [(b"PersonJoined", NIGHT_NURSE), (b"PersonLeft", NIGHT_NURSE)]
        moves += [(b"PersonJoined", SPECIALIST), (b"PersonLeft", SPECIALIST)]
        soon(lambda: len(log.read(consult)) == 3 + len(moves))
    for record, (event, who) in zip(log.read(consult)[3:], moves, strict=True):
        assert event in record.body
        assert record.by == who.user
    log.close()


def test_r26_who_never_said_that_they_left_has_left_and_a_log_that_cannot_be_read_holds_up_no_other(
    house: tuple[str, Path],
) -> None:
    """Their link was lost before they could open the failed rooms again: of one the disk has nothing at all."""
    url, data = house
    log = EventLog(f"sqlite:///{data / 'preceptor.sqlite'}")
    request = ConsultRequested(NURSE.name, NURSE.site, complaint="red eye")
    with Talker(url, NIGHT_NURSE) as night:
        damaged, standing, lost = night.ask(), night.ask(), new_id()
        (data / "hold").touch()
        with Talker(url, NURSE) as nurse:
            nurse.open(damaged)
            nurse.open(standing)
            nurse.submit(lost, request)
            nurse.open(lost)
            (data / "full").touch()
            (data / "hold").unlink()
            nurse.expect(Resync, lambda word: word.consult == lost)
        with log.engine.begin() as connection:
            connection.exec_driver_sql("UPDATE records SET \"by\" = CAST(x'ff' AS TEXT) WHERE consult = ?", (damaged,))
        (data / "full").unlink()
        night.expect(ReadOnly, lambda word: not word.on)
    with Talker(url, NURSE) as again:
        again.keep(lost, request)
        soon(lambda: len(log.read(standing)) == 4 and len(log.read(lost)) == 3)
    for consult in (standing, lost):
        came, left = log.read(consult)[-2:]
        assert b"PersonJoined" in came.body
        assert b"PersonLeft" in left.body
        assert b"dropped" in left.body
        assert came.by == left.by == NURSE.user
    log.close()


def test_who_looks_on_is_shown_out_when_the_consult_is_closed(server: Server) -> None:
    url = server.url
    with Talker(url, NURSE) as nurse, Talker(url, SPECIALIST) as expert, Talker(url, TRAINEE) as trainee:
        consult = nurse.ask()
        expert.keep(consult, Accepted(SPECIALIST.name))
        nurse.open(consult)
        nurse.let_in(consult, trainee)
        trainee.open(consult)
        trainee.expect(Committed, lambda c: b"PersonJoined" in c.record.body and c.record.by == TRAINEE.user)
        nurse.keep(consult, ConsultClosed())
        assert trainee.expect(NotOpened).code == "not_found"
        nurse.expect(Committed, lambda c: b"PersonLeft" in c.record.body and c.record.by == TRAINEE.user)
        nurse.keep(consult, MessageSent(new_id(), "thank you"))
        trainee.nothing(Committed, 0.3)
        trainee.send(Open(consult))
        assert trainee.expect(NotOpened).code == "not_found"


def test_an_empty_room_is_let_go_and_comes_back_as_it_was(house: tuple[str, Path]) -> None:
    url, _ = house
    with Talker(url, NURSE) as nurse:
        consult = nurse.ask()
        opened = nurse.open(consult)
        nurse.keep(consult, TEXT)
    with Talker(url, NURSE) as again:
        assert again.open(consult).seq > opened.seq
