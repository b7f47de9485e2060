"""What a crash leaves is found at the next start: the disk is taken as it lies while the program still runs."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

from app.client.border import LeaveConsult, SignOut
from app.client.returning_commands import FindLeft, KeepText, LeftRoom, RoomsLeft
from app.store.open_rooms import OpenRooms
from tests.client.place import Place, request
from tests.rig.people import NIGHT_NURSE, NURSE
from tests.rig.server import Server

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


def texts_on(folder: Path) -> int:
    """Rows; their words are sealed."""
    found = 0
    for path in folder.glob("people/*/texts.sqlite"):
        with closing(sqlite3.connect(path)) as db:
            found += db.execute("SELECT count(*) FROM texts").fetchone()[0]
    assert not [one for one in folder.glob("people/*/texts.sqlite*") if b"swelling" in one.read_bytes()]
    return found
