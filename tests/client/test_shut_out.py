"""An account that is closed while somebody works with it: the room is left and the sign-in says why."""

import asyncio
import threading
from pathlib import Path

import pytest

from app.client.border import Connect, SignedIn, SignInFailed, SignOut, StartMedia, UseDevices
from app.client.bulk import Bulk
from tests.client.place import Place, new_consult
from tests.rig.people import NURSE, PASSWORD, SPECIALIST
from tests.rig.server import Server
from tests.server.test_admin import admin


@pytest.mark.slow
@pytest.mark.parametrize(
    ("command", "typed", "code"),
    [
        (("disable-user", SPECIALIST.user), "", "disabled"),
        (("set-password", SPECIALIST.user, "--password-stdin"), "quite new 77\n", "password_changed"),
    ],
    ids=["closed", "another password"],
)
def test_who_may_not_go_on_is_out_of_room_and_camera(
    server: Server, tmp_path: Path, command: tuple[str, ...], typed: str, code: str
) -> None:
    with Place(tmp_path / "clinic") as clinic, Place(tmp_path / "city") as city:
        clinic.sign_in(server.url, NURSE)
        city.sign_in(server.url, SPECIALIST)
        new_consult(clinic, NURSE, city, SPECIALIST)
        city.post(UseDevices("scene", "none", "none"))
        city.post(StartMedia())
        city.until(lambda: city.engine.media.peek().on)
        assert admin(*command, "--data", str(server.data), typed=typed).returncode == 0
        failed = city.notice(SignInFailed)
        assert failed.code == code and failed.text
        city.room(lambda view: not view.state.consult)
        city.until(lambda: not city.engine.media.peek().on)
        assert city.engine.link.peek().state == "offline"


@pytest.mark.slow
def test_who_is_shut_out_on_the_way_in_does_not_come_in(
    server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    loaded, go_on, went_on = threading.Event(), threading.Event(), threading.Event()
    load = Bulk.load

    async def slowly(bulk: Bulk) -> None:
        await load(bulk)
        loaded.set()
        while not go_on.is_set():
            await asyncio.sleep(0.01)
        asyncio.get_running_loop().call_soon(went_on.set)  # once who waits for this has gone on

    monkeypatch.setattr(Bulk, "load", slowly)
    with Place(tmp_path / "clinic") as clinic:
        clinic.post(Connect(server.url, NURSE.user, PASSWORD))
        clinic.until(loaded.is_set)
        assert admin("disable-user", NURSE.user, "--data", str(server.data)).returncode == 0
        assert clinic.notice(SignInFailed).code == "disabled"
        go_on.set()
        clinic.until(went_on.is_set)
        clinic.post(SignOut())
        clinic.post(Connect(server.url, NURSE.user, PASSWORD))
        clinic.until(lambda: any(isinstance(one, SignInFailed) for one in clinic.notices))
        assert not [one for one in clinic.notices if isinstance(one, SignedIn)]
        assert clinic.engine.home.peek().person is None
