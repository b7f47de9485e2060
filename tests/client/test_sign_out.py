"""Signing out: nothing of one person is left for the next, also when it comes in the middle of something."""

import secrets
from pathlib import Path

import pytest

from app.client.border import Connect, OpenConsult, SignedIn, SignInFailed, SignOut
from app.client.shelf import Shelf, hold_path
from app.consult.events import MessageSent
from app.store.hold import Held, Hold
from tests.client.place import Place, consent, new_consult, request
from tests.rig.people import NIGHT_NURSE, NURSE, PASSWORD, SPECIALIST
from tests.rig.server import Server

pytestmark = pytest.mark.slow


def test_who_signs_out_while_signing_in_is_not_there_afterwards(shared_server: Server, tmp_path: Path) -> None:
    with Place(tmp_path) as laptop:
        for _ in range(5):
            laptop.post(Connect(shared_server.url, NURSE.user, PASSWORD))
            laptop.until(lambda: laptop.engine.link.peek() and laptop.engine.link.peek().state == "online")
            laptop.post(SignOut())
            laptop.until(lambda: laptop.engine.link.peek().state == "offline")  # else the next round sees this one's
        laptop.post(Connect(shared_server.url, NIGHT_NURSE.user, PASSWORD))
        while laptop.notice(SignedIn).person.name != NIGHT_NURSE.name:
            continue
        laptop.until(lambda: laptop.engine.home.peek().known)
        assert laptop.engine.home.peek().person.name == NIGHT_NURSE.name
        assert not [one for one in laptop.notices if isinstance(one, SignedIn)]


def test_a_room_that_was_left_by_signing_out_is_no_longer_in_any_slot(shared_server: Server, tmp_path: Path) -> None:
    with Place(tmp_path) as laptop:
        laptop.sign_in(shared_server.url, NURSE)
        consult = secrets.token_hex(16)
        laptop.submit(consult, request(NURSE))
        laptop.open(consult)
        laptop.room(lambda view: view.state.request is not None)
        laptop.post(SignOut())
        view = laptop.room(lambda one: not one.state.consult)
        assert view.state.request is None and view.me is None and not view.here
        laptop.until(lambda: laptop.engine.home.peek().person is None)


def test_what_is_said_right_before_signing_out_reaches_the_server(shared_server: Server, tmp_path: Path) -> None:
    with Place(tmp_path / "clinic") as clinic, Place(tmp_path / "city") as city:
        clinic.sign_in(shared_server.url, NURSE)
        city.sign_in(shared_server.url, SPECIALIST)
        consult = new_consult(clinic, NURSE, city, SPECIALIST)
        clinic.submit(consult, MessageSent("m1", "the last word"))
        clinic.post(SignOut())
        assert city.state(lambda one: bool(one.messages)).messages[0].text == "the last word"


def test_more_unsent_events_than_the_link_queues_are_all_sent(
    shared_server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.client.outflow.MOST_WAITING", 8)
    with Place(tmp_path) as laptop:
        laptop.sign_in(shared_server.url, NURSE)
        consult = secrets.token_hex(16)
        laptop.submit(consult, request(NURSE), consent())
        laptop.submit(consult, *(MessageSent(f"m{number}", str(number)) for number in range(60)))
        laptop.post(OpenConsult(consult))
        state = laptop.room(lambda view: len(view.state.messages) == 60 and not view.pending).state
        assert [one.message for one in state.messages] == [f"m{number}" for number in range(60)]


@pytest.mark.parametrize(
    ("fault", "opened"),
    (("app.client.entering.unlocked", 0), ("app.client.bulk.Bulk.load", 1), ("app.client.home.Home.signed_in", 1)),
)
def test_a_fault_of_the_program_on_the_way_in_leaves_nobody_waiting_and_nothing_open(
    shared_server: Server,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    fault: str,
    opened: int,
) -> None:
    closed: list[Shelf] = []
    close = Shelf.close

    def closed_while_held(shelf: Shelf) -> None:
        """Else another sign-in could open what is still open."""
        with pytest.raises(Held):
            Hold(hold_path(tmp_path, NURSE.user))
        close(shelf)
        closed.append(shelf)

    def broken(*_: object) -> None:
        raise LookupError("a mistake")

    with Place(tmp_path) as laptop:
        with monkeypatch.context() as patch:
            patch.setattr(fault, broken)
            patch.setattr(Shelf, "close", closed_while_held)
            laptop.post(Connect(shared_server.url, NURSE.user, PASSWORD))
            assert laptop.notice(SignInFailed).code == "mishap"
            assert len(closed) == opened
        laptop.sign_in(shared_server.url, NURSE)
    assert "LookupError" in caplog.text
