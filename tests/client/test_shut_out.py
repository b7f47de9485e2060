"""An account that is closed while somebody works with it: the room is left and the sign-in says why."""

from pathlib import Path

import pytest

from app.client.border import SignInFailed, StartMedia, UseDevices
from tests.client.place import Place, new_consult
from tests.rig.people import NURSE, SPECIALIST
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
