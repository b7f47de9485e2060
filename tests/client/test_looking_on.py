"""Who only looks on, with the real server: asks, is let in, is sent out; and no copy stays with them in between."""

import sqlite3
from pathlib import Path

import pytest

from app.client.border import LeaveConsult, OpenConsult, RoomNotOpened, RoomOpened
from app.consult.events import Accepted, MessageSent, ObserverAsked, ObserverDismissed
from tests.client.place import Place
from tests.rig.ondisk import files
from tests.rig.people import NURSE, SPECIALIST, TRAINEE
from tests.rig.server import Server
from tests.server.talker import Talker

pytestmark = pytest.mark.slow


def kept(folder: Path, consult: str) -> int:
    """Records of it on this disk."""
    found = 0
    for path in (one for one in files(folder) if one.suffix == ".sqlite"):
        with sqlite3.connect(path) as db:
            tables = {row[0] for row in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
            if "records" in tables:
                found += db.execute("SELECT COUNT(*) FROM records WHERE consult = ?", (consult,)).fetchone()[0]
        db.close()
    return found


def test_nothing_of_it_stays_with_who_looked_on(shared_server: Server, tmp_path: Path) -> None:
    url = shared_server.url
    with Place(tmp_path) as city, Talker(url, NURSE) as nurse, Talker(url, SPECIALIST) as expert:
        consult = nurse.ask()
        expert.keep(consult, Accepted(SPECIALIST.name))
        nurse.open(consult)
        city.sign_in(url, TRAINEE)

        def line():
            return next((one for one in city.engine.home.peek().entries if one.consult == consult), None)

        assert city.until(line).hidden
        city.post(OpenConsult(consult))
        assert city.notice(RoomNotOpened).consult == consult

        city.submit(consult, ObserverAsked(TRAINEE.name))
        city.until(lambda: line().observers == {TRAINEE.user: "asked"})
        nurse.admit(consult, TRAINEE)
        city.until(lambda: not line().hidden)
        for times in (1, 2):  # what went at leaving comes again
            city.open(consult)
            nurse.keep(consult, MessageSent(f"m{times}" + "a" * 30, "look left"))
            city.state(lambda state, times=times: len(state.messages) == times)
            city.until(lambda: kept(tmp_path, consult) > 0)
            if times == 1:
                city.post(LeaveConsult())
                city.room(lambda view: not view.state.consult)
                city.until(lambda: kept(tmp_path, consult) == 0)

        nurse.keep(consult, ObserverDismissed(TRAINEE.user))
        assert city.notice(RoomNotOpened).consult == consult
        city.until(lambda: kept(tmp_path, consult) == 0)
        city.post(OpenConsult(consult))
        assert city.notice(RoomNotOpened).consult == consult
        assert not [one for one in city.notices if isinstance(one, RoomOpened)]


def test_what_a_kill_left_of_it_is_gone_when_they_enter_again(
    shared_server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def killed(*_: object) -> None:
        return

    monkeypatch.setattr("app.client.consult_room.leave_nothing", killed)
    url = shared_server.url
    with Talker(url, NURSE) as nurse, Talker(url, SPECIALIST) as expert:
        consult = nurse.ask()
        expert.keep(consult, Accepted(SPECIALIST.name))
        nurse.open(consult)
        with Place(tmp_path) as city:
            city.sign_in(url, TRAINEE)
            entries = lambda: (one for one in city.engine.home.peek().entries if one.consult == consult)  # noqa: E731
            city.until(lambda: next(entries(), None))
            city.submit(consult, ObserverAsked(TRAINEE.name))
            city.until(lambda: next(entries()).observers == {TRAINEE.user: "asked"})
            nurse.admit(consult, TRAINEE)
            city.until(lambda: not next(entries()).hidden)
            city.open(consult)
            city.until(lambda: kept(tmp_path, consult) > 0)
        (folder,) = tmp_path.glob("people/*/blobs")
        left = [folder / "whole" / "ab" / ("ab" * 32), folder / "partial" / ("cd" * 32)]
        for path in left:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(b"of the patient")
        assert kept(tmp_path, consult) > 0
        with Place(tmp_path) as city:
            city.sign_in(url, TRAINEE)
            assert kept(tmp_path, consult) == 0 and not [path for path in left if path.exists()]
