"""Signing in without the server: who is known here, with the right secret; until the server says something else."""

from pathlib import Path

from app.client.border import Connect, SignedIn, SignInFailed, SignOut
from app.client.people_commands import Unlock, Unlocked
from app.clock import ManualClock
from app.consult.person import Person
from app.server.passwords import hashed
from app.store.accounts import Accounts
from app.store.database import open_database, sqlite_url
from app.store.known import DAY_MS, GOOD_FOR_DAYS, MOST_WRONG, Known, KnownPeople
from tests.client.place import Place, request
from tests.client.test_behind import authors, until_enrolled
from tests.rig.people import NURSE, PASSWORD
from tests.rig.server import Server

HERE, WRITTEN = "b" * 32, "c" * 32
KNOWN = Known("anna", "h:1", "h:1", Person("anna", "Anna", "clinic", "north"), "s", verifier="x", verified_ms=1_000)


def test_it_ends_after_thirty_days_or_thirty_dates_whichever_comes_first() -> None:
    assert KNOWN.is_fresh(1_000 + GOOD_FOR_DAYS * DAY_MS - 1, "2026-11-22")
    assert not KNOWN.is_fresh(1_000 + GOOD_FOR_DAYS * DAY_MS, "2026-11-22")
    worn = KNOWN
    for day in range(GOOD_FOR_DAYS):
        assert worn.is_fresh(0, f"2015-01-{day + 1:02}")  # a clock years back counts its dates all the same
        worn = worn.used(f"2015-01-{day + 1:02}")
    assert worn.is_fresh(0, "2015-01-30") and not worn.is_fresh(0, "2015-01-31")


def test_it_ends_after_five_wrong_secrets_until_a_right_one(tmp_path: Path) -> None:
    wrong = Known(**{name: getattr(KNOWN, name) for name in KNOWN.__struct_fields__} | {"wrong": MOST_WRONG})
    assert not wrong.is_fresh(2_000, "2026-11-22") and wrong.used("2026-11-22").is_fresh(2_000, "2026-11-22")
    book = KnownPeople(tmp_path / "known.sqlite")
    book.put(wrong)
    assert book.find("ANNA ", "h:1") == wrong and book.find("anna", "other:1") is None
    book.forget("anna", "other:1")
    assert book.all() == [wrong]
    book.forget("Anna", "h:1")
    assert book.all() == []
    book.close()


def test_it_opens_what_is_hers_and_sends_what_she_writes_when_the_server_is_back(
    server: Server, tmp_path: Path
) -> None:
    folder = tmp_path / "laptop"
    with Place(folder) as laptop:
        laptop.sign_in(server.url, NURSE)
        until_enrolled(laptop, folder, NURSE.user)
        laptop.submit(HERE, request(NURSE))
        laptop.open(HERE)
        book = KnownPeople(folder / "known.sqlite")
        assert [one.verifier.startswith("sealed:") for one in book.all()] == [True]
        book.close()
        laptop.room(lambda view: view.confirmed_seq > 0 if hasattr(view, "confirmed_seq") else view.state.seq > 0)
    server.stop()
    with Place(folder) as laptop:
        laptop.post(Connect(server.url, NURSE.user, "not it at all"))
        assert laptop.notice(SignInFailed).code == "wrong_password"
        laptop.post(Connect(server.url, NURSE.user, PASSWORD))
        assert laptop.notice(SignedIn).person.name == NURSE.name
        laptop.until(lambda: HERE in {entry.consult for entry in laptop.engine.home.peek().entries} or None)
        laptop.submit(WRITTEN, request(NURSE))
        laptop.until(lambda: laptop.engine.link.peek().unsent == 1 or None)
        laptop.post(Unlock("wrong"))
        assert not laptop.notice(Unlocked).ok
        laptop.post(Unlock(PASSWORD))
        assert laptop.notice(Unlocked).ok
        server.start()
        laptop.until(lambda: authors(server, WRITTEN) == [NURSE.user] or None)
        laptop.until(lambda: WRITTEN in {entry.consult for entry in laptop.engine.home.peek().entries} or None)


def test_whom_the_server_knows_otherwise_is_out_at_once(server: Server, tmp_path: Path) -> None:
    folder = tmp_path / "laptop"
    with Place(folder) as laptop:
        laptop.sign_in(server.url, NURSE)
        until_enrolled(laptop, folder, NURSE.user)
    server.stop()
    engine = open_database(sqlite_url(server.data / "preceptor.sqlite"))
    Accounts(engine).set_secret(NURSE.user, hashed("another pass phrase"))
    engine.dispose()
    with Place(folder) as laptop:
        laptop.post(Connect(server.url, NURSE.user, PASSWORD))
        laptop.notice(SignedIn)
        server.start()
        assert laptop.notice(SignInFailed).code == "wrong_password"
        laptop.post(SignOut())
        server.stop()
        laptop.post(Connect(server.url, NURSE.user, PASSWORD))
        assert laptop.notice(SignInFailed).code == "unreachable"


def test_who_was_never_here_waits_for_the_server(server: Server, tmp_path: Path) -> None:
    server.stop()
    with Place(tmp_path / "laptop", ManualClock()) as laptop:
        laptop.post(Connect(server.url, NURSE.user, PASSWORD))
        assert laptop.notice(SignInFailed).code == "unreachable"
