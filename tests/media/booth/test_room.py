"""In the booth: devices are opened when those before them have been given back, so that what is plugged in is found."""

import pytest

from app.media import devices
from app.media.booth import wire
from app.media.booth.room import Room
from tests.media.parts import wait_for
from tests.media.test_sound import PortAudio


def test_a_microphone_that_was_plugged_in_is_found_beside_the_loudspeaker_of_before(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    system = PortAudio()
    system.plugged = ["Old"]
    monkeypatch.setattr(devices, "sound_system", lambda: system)
    told: list[wire.AnyTelling] = []
    room = Room(lambda message, _: told.append(message))

    def is_on(part: int) -> bool:
        return any(isinstance(one, wire.Became) and one.part == part and one.state["kind"] == "on" for one in told)

    for part, kind in ((1, "speaker"), (2, "microphone")):
        room.do(wire.Make(part, kind, "Old"))  # type: ignore[arg-type]
        room.do(wire.Start(part))
    wait_for(lambda: is_on(1) and is_on(2))
    system.plugged.append("New")
    asks = [wire.End(2), wire.End(1), wire.Close(2), wire.Close(1)]
    asks += [wire.Make(3, "microphone", "New"), wire.Make(4, "speaker", "Old"), wire.Start(4), wire.Start(3)]
    for ask in asks:
        room.do(ask)
    try:
        wait_for(lambda: is_on(3) and is_on(4))
    finally:
        room.close()
    assert system.cut_off == 0
