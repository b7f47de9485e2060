"""R22: what one person left unsent leaves over that person's own connection while somebody else works here."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from msgspec.structs import replace

from app.client.border import Connect, SignedIn, SignInFailed, SignOut
from app.client.people_commands import KnownPerson, KnowPeople, PeopleKnown
from app.client.session import Session
from app.consult.messages import Enrolled, ServerMessage
from app.store.known import KnownPeople
from app.store.log import EventLog
from tests.client.place import Place, consent, request
from tests.rig.people import NIGHT_NURSE, NURSE, PASSWORD
from tests.rig.server import Server

CONSULT = "a" * 32


def until_enrolled(place: Place, folder: Path, user: str) -> None:
    """The key of this computer is known to the server, and that is on this disk."""

    def is_there() -> bool:
        book = KnownPeople(folder / "known.sqlite")
        try:
            return any(one.user == user and one.key for one in book.all())
        finally:
            book.close()

    place.until(is_there)


def known(place: Place, such: int) -> dict[str, KnownPerson]:
    """The people known here, as soon as so many are."""
    while True:
        place.post(KnowPeople())
        people = place.notice(PeopleKnown).people
        if len(people) == such:
            return {one.user: one for one in people}


def authors(server: Server, consult: str) -> list[str]:
    log = EventLog(f"sqlite:///{server.data / 'preceptor.sqlite'}")
    try:
        return [record.by for record in log.read(consult)]
    finally:
        log.close()


def at_the_server(server: Server, statement: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(server.data / "preceptor.sqlite", timeout=10)) as database, database:
        return database.execute(statement).fetchall()


def test_annas_request_leaves_as_hers_while_bea_is_signed_in(server: Server, tmp_path: Path) -> None:
    folder = tmp_path / "laptop"
    with Place(folder) as laptop:
        laptop.sign_in(server.url, NURSE)
        until_enrolled(laptop, folder, NURSE.user)
        server.stop()
        at_the_server(server, "UPDATE devices SET enrolled_ms = enrolled_ms - 3456000000")  # 40 days
        laptop.submit(CONSULT, request(NURSE), consent())
        laptop.until(lambda: laptop.engine.link.peek().unsent == 2 or None)
        laptop.post(SignOut())
        laptop.until(lambda: laptop.engine.home.peek().person is None or None)
        assert known(laptop, 1)[NURSE.user].unsent == 2
        laptop.post(Connect(server.url, NURSE.user, "", CONSULT))  # she would go back, and is asked for her password
        assert laptop.notice(SignInFailed).code == "not_enrolled"
        server.start()
        laptop.sign_in(server.url, NIGHT_NURSE)
        laptop.until(lambda: CONSULT in {entry.consult for entry in laptop.engine.home.peek().entries} or None)
        home = laptop.engine.home.peek()
        assert home.person is not None and home.person.person == NIGHT_NURSE.user
        assert home.drafts == () and home.refused == ()
        assert laptop.engine.link.peek().unsent == 0
        assert authors(server, CONSULT) == [NURSE.user]
        laptop.until(lambda: known(laptop, 2)[NURSE.user].unsent == 1 or None)
        laptop.sign_in(server.url, NURSE)  # R25: what she answers for waited for her password, and was not lost by it
        laptop.until(lambda: authors(server, CONSULT) == [NURSE.user, NURSE.user] or None)
        laptop.until(lambda: laptop.engine.link.peek().unsent == 0 or None)
        assert laptop.engine.home.peek().refused == ()


def test_who_leaves_is_told_that_it_goes_on_only_with_the_enrolled_key_in_hand(
    shared_server: Server, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with Place(tmp_path) as laptop:
        laptop.sign_in(shared_server.url, NURSE)
        laptop.until(lambda: laptop.engine.link.peek().goes_behind or None)
        laptop.post(SignOut())
        laptop.until(lambda: laptop.engine.link.peek().state == "offline" or None)
        kept = json.loads((tmp_path / "keys.json").read_text())
        broken = {name: "gone" if name.endswith(".device") else key for name, key in kept.items()}
        (tmp_path / "keys.json").write_text(json.dumps(broken))
        laptop.sign_in(shared_server.url, NURSE)
        laptop.until(lambda: "no key of this computer" in caplog.text or None)
        assert laptop.engine.link.peek().state == "online" and not laptop.engine.link.peek().goes_behind


def test_a_key_that_a_server_took_in_the_name_of_another_one_is_not_kept(
    shared_server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    heard = Session.heard

    def lied_to(session: Session, message: ServerMessage) -> None:
        heard(session, replace(message, server="f" * 32) if isinstance(message, Enrolled) else message)

    monkeypatch.setattr(Session, "heard", lied_to)
    with Place(tmp_path) as laptop:
        laptop.sign_in(shared_server.url, NURSE)
        laptop.until(lambda: "in the name of another one" in caplog.text or None)
        assert not laptop.engine.link.peek().goes_behind
    book = KnownPeople(tmp_path / "known.sqlite")
    (one,) = book.all()
    book.close()
    assert (one.key, one.house) == (b"", "")


def test_it_goes_on_at_the_next_start_before_anybody_signs_in_and_after_a_wrong_password(
    server: Server, tmp_path: Path
) -> None:
    folder = tmp_path / "laptop"
    with Place(folder) as laptop:
        laptop.sign_in(server.url, NURSE)
        until_enrolled(laptop, folder, NURSE.user)
        at_the_server(server, "UPDATE devices SET key = x''")  # revoked and allowed again, or from a backup
        laptop.sign_in(server.url, NURSE)
        laptop.until(lambda: at_the_server(server, "SELECT 1 FROM devices WHERE length(key)") or None)
        server.stop()
        laptop.submit(CONSULT, request(NURSE))
        laptop.until(lambda: laptop.engine.link.peek().unsent == 1 or None)
    with Place(folder) as laptop:
        laptop.post(Connect(server.url, NURSE.user, "not this one"))
        laptop.notice(SignInFailed)
        server.start()
        laptop.until(lambda: authors(server, CONSULT) == [NURSE.user] or None)
        laptop.sign_in(server.url, NURSE)  # her shelf is free again at once
        laptop.until(lambda: laptop.engine.link.peek().unsent == 0 or None)


def test_whose_account_is_closed_meanwhile_does_not_come_in_without_the_server_either(
    server: Server, tmp_path: Path
) -> None:
    folder = tmp_path / "laptop"
    with Place(folder) as laptop:
        laptop.sign_in(server.url, NURSE)
        until_enrolled(laptop, folder, NURSE.user)
        server.stop()
        laptop.submit(CONSULT, request(NURSE))
        laptop.until(lambda: laptop.engine.link.peek().unsent == 1 or None)
        at_the_server(server, "UPDATE accounts SET disabled = 1 WHERE account = 'anna'")
        laptop.post(SignOut())
        server.start()
        laptop.until(lambda: not known(laptop, 1)[NURSE.user].is_fresh or None)
        server.stop()
        laptop.post(Connect(server.url, NURSE.user, PASSWORD))
        assert laptop.notice(SignInFailed).code == "unreachable"
        assert authors(server, CONSULT) == []


def test_who_comes_back_while_it_is_being_sent_takes_it_over(server: Server, tmp_path: Path) -> None:
    folder = tmp_path / "laptop"
    with Place(folder) as laptop:
        laptop.sign_in(server.url, NURSE)
        until_enrolled(laptop, folder, NURSE.user)
        server.stop()
        laptop.submit(CONSULT, request(NURSE))
        laptop.until(lambda: laptop.engine.link.peek().unsent == 1 or None)
        laptop.post(SignOut())
        server.start()
        for someone in (NIGHT_NURSE, NURSE):
            laptop.post(Connect(server.url, someone.user, PASSWORD))
        while laptop.notice(SignedIn).person.person != NURSE.user:
            pass
        laptop.until(lambda: authors(server, CONSULT) == [NURSE.user] or None)
        laptop.until(lambda: laptop.engine.link.peek().unsent == 0 or None)
        laptop.until(lambda: authors(server, CONSULT) == [NURSE.user] or None)
        assert not [one for one in laptop.notices if isinstance(one, SignInFailed)]
