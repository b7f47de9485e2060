"""What is kept of a room that goes, and when it may go."""

import pytest

from app.consult import events as e
from app.consult.room import Room
from app.server import held
from app.server.held import Held, Kept
from tests.consult.cast import COLLEAGUE, NURSE, Table, together


def with_a_visit() -> Table:
    table = together()
    table.perform(table.room.read_only(True, table.now_ms))
    table.open(3, COLLEAGUE)
    table.leave(3)
    return table


def test_what_is_kept_of_a_room_is_had_once() -> None:
    kept, room = Kept(), with_a_visit().room
    kept.keep(room)
    assert kept.consults == ("c",)
    assert kept.take("c") is room.visits
    assert kept.take("c") is None


def test_of_who_was_shown_out_of_what_they_only_read_nothing_is_kept() -> None:
    kept, table = Kept(), together()
    table.open(3, COLLEAGUE, join=False)
    table.submit(1, NURSE, e.ConsultClosed())
    assert 3 not in table.room.clients
    kept.keep(table.room)
    assert kept.consults == ()


def test_what_is_too_much_to_keep_is_said(monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture) -> None:
    monkeypatch.setattr(held, "MOST_KEPT", 0)
    kept = Kept()
    kept.keep(together().room)
    assert caplog.messages == []
    kept.keep(with_a_visit().room)
    assert len(caplog.messages) == 1
    assert kept.consults == ()


def test_a_room_stays_until_who_is_here_by_the_log_had_time_to_come_back() -> None:
    table = together()
    again = Held(Room.load("c", table.log))
    assert again.room.is_idle
    assert not again.may_go
    Table(again.room, table.now_ms).perform(again.sweep(table.now_ms))
    assert again.may_go
    assert not again.room.absent
