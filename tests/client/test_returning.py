"""What a crash leaves is found at the next start: the disk is taken as it lies while the program still runs."""

import asyncio
import shutil
import socket
import sqlite3
from contextlib import closing
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from app.client.asking import Asking
from app.client.border import Connect, LeaveConsult, SignedIn, SignInFailed, SignOut
from app.client.desk import Desk
from app.client.mailbox import Mailbox
from app.client.people_commands import SecretAsked, Unlock, Unlocked
from app.client.returning import Returning
from app.client.returning_commands import FindLeft, KeepText, LeftRoom, RoomsLeft, ScreenLocked
from app.client.slots import Slots
from app.client.studio import Studio
from app.clock import ManualClock
from app.consult.events.guidance import MessageSent
from app.documents.cache import PictureCache
from app.store.open_rooms import OpenRooms
from tests.client.place import PASSWORD, WITHIN_S, Place, request
from tests.client.test_behind import authors, until_enrolled
from tests.rig.people import NIGHT_NURSE, NURSE
from tests.rig.server import Server
from tests.server.test_admin import admin

CONSULT = "c" * 32


def as_it_lies(folder: Path, name: str) -> Path:
    """What a power cut leaves."""
    return Path(shutil.copytree(folder, folder.parent / name, ignore=shutil.ignore_patterns("*.held")))


def rooms_on(folder: Path) -> list[str]:
    path = folder / "open.sqlite"
    if not path.exists():
        return []
    rooms = OpenRooms(path)
    try:
        return [one.consult for one in rooms.all()]
    finally:
        rooms.close()


def left(place: Place) -> tuple[LeftRoom, ...]:
    place.post(FindLeft())
    return place.notice(RoomsLeft).rooms


def test_the_open_consult_and_half_typed_words_are_found_by_their_person_alone(server: Server, tmp_path: Path) -> None:
    consult = CONSULT
    with Place(tmp_path / "laptop") as laptop:
        assert left(laptop) == ()
        laptop.sign_in(server.url, NURSE)
        laptop.submit(consult, request(NURSE))
        laptop.open(consult)
        me = laptop.until(lambda: laptop.engine.home.peek().person).person
        laptop.post(KeepText(me, consult, "message", "The swelling is"))
        laptop.post(KeepText(f"not {me}", consult, "finding", "of somebody who is not here"))
        laptop.until(lambda: rooms_on(tmp_path / "laptop") == [consult])
        laptop.until(lambda: texts_on(tmp_path / "laptop") == 1)
        with Place(tmp_path / "laptop") as second_window:
            assert left(second_window) == ()  # it is open, not left
        crashed = as_it_lies(tmp_path / "laptop", "crashed")
        laptop.post(LeaveConsult())
        laptop.until(lambda: rooms_on(tmp_path / "laptop") == [])
        laptop.post(SignOut())
    with Place(crashed) as again:
        (room,) = left(again)
        assert (room.user, room.name, room.consult, room.media) == (NURSE.user, NURSE.name, consult, False)
        assert room.server == server.url and room.ago_ms is not None and 0 <= room.ago_ms < 600_000
        again.sign_in(server.url, NIGHT_NURSE)
        assert again.engine.home.peek().texts == {}
        again.post(SignOut())
        again.until(lambda: again.engine.home.peek().person is None)
        again.sign_in(server.url, NURSE)
        assert again.engine.home.peek().texts == {(consult, "message"): "The swelling is"}
        again.open(consult)
        again.post(KeepText(me, consult, "message", ""))
        again.post(SignOut())
        again.until(lambda: again.engine.home.peek().person is None)
        again.until(lambda: rooms_on(crashed) == [])
        again.sign_in(server.url, NURSE)
        assert again.engine.home.peek().texts == {}


def in_a_room(laptop: Place, server: Server, folder: Path) -> None:
    """The nurse, on a computer that has her key, with nothing unsent."""
    laptop.sign_in(server.url, NURSE)
    until_enrolled(laptop, folder, NURSE.user)
    laptop.submit(CONSULT, request(NURSE))
    laptop.open(CONSULT)
    laptop.until(lambda: rooms_on(folder) == [CONSULT])
    laptop.room(lambda view: not view.pending)


@pytest.mark.slow
def test_who_came_back_by_key_keeps_the_room_and_is_asked_over_it_once_the_key_is_not_taken(
    server: Server, tmp_path: Path
) -> None:
    with Place(tmp_path / "laptop") as laptop:
        in_a_room(laptop, server, tmp_path / "laptop")
        crashed = as_it_lies(tmp_path / "laptop", "crashed")
        laptop.post(ScreenLocked(True))
        laptop.until(lambda: locked_on(tmp_path / "laptop"))
        locked = as_it_lies(tmp_path / "laptop", "locked")
        laptop.post(ScreenLocked(False))
        laptop.until(lambda: not locked_on(tmp_path / "laptop"))
        with Place(locked) as again:
            assert [one.by_key for one in left(again)] == [False]
            again.post(Connect(server.url, NURSE.user, "", CONSULT))  # whatever a window would say
            assert again.notice(SignInFailed).code == "not_enrolled"
        with Place(crashed) as again:
            assert [one.by_key for one in left(again)] == [True]
            again.post(Connect(server.url, NURSE.user, "", CONSULT))
            again.notice(SignedIn)
            again.open(CONSULT)
            again.until(lambda: again.engine.link.peek().goes_behind)
            server.kill()
            again.submit(CONSULT, MessageSent("m1", "written while nobody answered"))
            again.until(lambda: again.engine.link.peek().unsent == 1)
            new = "quite new 77"
            data = "--data", str(server.data)
            assert admin("set-password", NURSE.user, "--password-stdin", *data, typed=f"{new}\n").returncode == 0
            server.start()
            again.notice(SecretAsked)
            again.until(lambda: not again.engine.link.peek().goes_behind)  # that key sends nothing any more
            again.post(Unlock("not hers"))
            assert not again.notice(Unlocked).ok
            again.post(Unlock(PASSWORD))  # what this computer knows of it: the room is seen, the server asks again
            assert again.notice(Unlocked).ok
            again.notice(SecretAsked)
            assert again.room(lambda view: view.state.consult == CONSULT).pending
            again.post(Unlock(new))
            assert again.notice(Unlocked).ok
            again.room(lambda view: not view.pending and view.state.consult == CONSULT)
            assert authors(server, CONSULT)[-1] == NURSE.user
            assert again.engine.link.peek().state == "online"
            again.until(lambda: again.engine.link.peek().goes_behind)
            assert not [one for one in again.notices if isinstance(one, SignInFailed)]
            again.post(Unlock(PASSWORD))
            assert not again.notice(Unlocked).ok  # the new one alone opens the idle lock from now on
            server.kill()  # the server hears no goodbye, and would let the key in
            again.until(lambda: again.engine.link.peek().state != "online")
            again.post(SignOut())
            again.until(lambda: again.engine.home.peek().person is None)
            again.until(lambda: left(again) == () or None)
            again.post(Connect(server.url, NURSE.user, "", CONSULT))
            assert again.notice(SignInFailed).code == "not_enrolled"


@pytest.mark.slow
def test_a_place_that_has_ended_asks_the_password_and_takes_nothing_from_this_computer(
    server: Server, tmp_path: Path
) -> None:
    with Place(tmp_path / "laptop") as laptop:
        in_a_room(laptop, server, tmp_path / "laptop")
        crashed = as_it_lies(tmp_path / "laptop", "crashed")
    server.kill()
    server.start()
    with Place(crashed) as again:
        assert [one.by_key for one in left(again)] == [True]
        again.post(Connect(server.url, NURSE.user, "", CONSULT))
        assert again.notice(SignInFailed).code == "place_ended"
        server.stop()
        again.post(Connect(server.url, NURSE.user, PASSWORD))  # without the server, as before
        again.notice(SignedIn)
        again.submit(CONSULT, MessageSent("m1", "written while nobody answered"))
        again.until(lambda: again.engine.link.peek().unsent == 1)
        server.start()
        again.until(lambda: authors(server, CONSULT)[-1:] == [NURSE.user] and again.engine.link.peek().unsent == 0)


@pytest.mark.parametrize(("secret", "asked"), [("", True), (PASSWORD, False)])
def test_in_the_room_too_an_ended_place_asks_the_password_of_who_came_by_key_alone(secret: str, asked: bool) -> None:
    told: list[object] = []
    desk: Any = SimpleNamespace(tell=told.append, device="d", device_name="laptop")
    asking = Asking(desk, Connect("ws://here", NURSE.user, secret, CONSULT), None, lambda: CONSULT)
    assert asking.denied("place_ended") == asked and told == ([SecretAsked()] if asked else [])


def locked_on(folder: Path) -> bool:
    rooms = OpenRooms(folder / "open.sqlite")
    try:
        return any(one.locked for one in rooms.all())
    finally:
        rooms.close()


def test_what_is_still_being_sent_by_this_very_program_is_offered_all_the_same(server: Server, tmp_path: Path) -> None:
    with Place(tmp_path / "laptop") as laptop:
        laptop.sign_in(server.url, NURSE)
        until_enrolled(laptop, tmp_path / "laptop", NURSE.user)
        laptop.submit(CONSULT, request(NURSE))
        laptop.open(CONSULT)
        laptop.until(lambda: laptop.engine.link.peek().unsent == 0 or None)
        server.stop()
        laptop.submit("d" * 32, request(NURSE))
        laptop.until(lambda: laptop.engine.link.peek().unsent == 1 or None)
        laptop.until(lambda: rooms_on(tmp_path / "laptop") == [CONSULT])
        crashed = as_it_lies(tmp_path / "laptop", "crashed")
    with Place(crashed) as again:
        with socket.create_server(("127.0.0.1", server.port)) as silent:  # a server that does not answer
            silent.settimeout(WITHIN_S)
            asking, _ = silent.accept()
            assert [one.consult for one in left(again)] == [CONSULT]
            asking.close()
        server.start()
        again.sign_in(server.url, NURSE)
        again.open(CONSULT)


MINUTE_MS, DAY_MS, IN_2015_MS = 60_000, 86_400_000, 1_420_070_400_000


class Start:
    """A start of the program on a computer whose date is what it is."""

    def __init__(self, folder: Path, clock: ManualClock) -> None:
        self.desk = Desk(Slots(lambda: None), Mailbox(), clock, folder, "test", PictureCache())
        self.session: Any = None
        self.returning = Returning(self.desk, lambda: self.session, Studio(self.desk), lambda user: False)

    def begins(self, consult: str) -> None:
        """Ingrid is in a consult, and it is written down."""
        room, account = SimpleNamespace(consult=consult), SimpleNamespace(person=SimpleNamespace(name="Ingrid"))
        who = SimpleNamespace(user="ingrid", server="ws://here")
        self.session = SimpleNamespace(room=room, account=account, who=who)
        self.returning.look()

    async def left(self) -> tuple[LeftRoom, ...]:
        await self.returning.perform(FindLeft())
        (told,) = [one for one in self.desk.mailbox.drain() if isinstance(one, RoomsLeft)]
        return told.rooms

    async def crash(self) -> None:
        self.returning.close()
        await self.desk.close()


def test_a_date_that_was_wrong_and_is_right_again_hides_nothing(tmp_path: Path) -> None:
    async def story(name: str, date_then: int, server_then: int | None, date_now: int) -> list[int | None]:
        clock = ManualClock(date_then)
        before = Start(tmp_path / name, clock)
        if server_then is not None:
            before.desk.server_time.observe(0, 0, server_then)
        before.begins(CONSULT)
        await before.crash()
        clock.start_again()
        clock.set_wall(date_now)
        after = Start(tmp_path / name, clock)
        ages = [one.ago_ms for one in await after.left()]
        await after.crash()
        return ages

    async def whole() -> None:
        now = ManualClock().now_ms()
        assert await story("an empty battery, no link", IN_2015_MS, None, now) == [None]
        assert await story("an empty battery", IN_2015_MS, now - MINUTE_MS, now) == [MINUTE_MS]
        assert await story("a day behind", now - DAY_MS, now - MINUTE_MS, now) == [MINUTE_MS]
        assert await story("always a day ahead", now + DAY_MS, now, now + DAY_MS + MINUTE_MS) == [MINUTE_MS]
        assert await story("the battery is empty now", now, now, IN_2015_MS) == [None]
        assert await story("yesterday", now - DAY_MS, now - DAY_MS, now) == []

    asyncio.run(whole())


def test_what_is_too_old_goes_for_good_once_the_date_is_sure(tmp_path: Path) -> None:
    async def whole() -> None:
        clock = ManualClock()
        before = Start(tmp_path, clock)
        before.begins(CONSULT)
        await before.crash()
        clock.start_again()
        clock.advance(DAY_MS)
        after = Start(tmp_path, clock)
        assert await after.left() == () and rooms_on(tmp_path) == [CONSULT]  # the date may be wrong
        after.desk.server_time.observe(0, 0, clock.now_ms())
        assert await after.left() == () and rooms_on(tmp_path) == []
        await after.crash()

    asyncio.run(whole())


def texts_on(folder: Path) -> int:
    """Rows; their words are sealed."""
    found = 0
    for path in folder.glob("people/*/texts.sqlite"):
        with closing(sqlite3.connect(path)) as db:
            found += db.execute("SELECT count(*) FROM texts").fetchone()[0]
    assert not [one for one in folder.glob("people/*/texts.sqlite*") if b"swelling" in one.read_bytes()]
    return found
