"""After a sleep the link is dialled at once, and nobody is filmed who may not know of it."""

import asyncio
import time
from pathlib import Path

import pytest

from app.client import dialling
from app.client.border import Failed, StartMedia, UseDevices
from app.client.dial import Address, DialFailed
from app.client.dialling import Dialling
from app.client.waking import ASLEEP_MS, AWAY, Awake
from app.clock import SystemClock
from tests.client.place import Place, new_consult
from tests.rig.people import NURSE, SPECIALIST
from tests.rig.relay import Relay
from tests.rig.server import Server


def test_only_a_pause_that_no_loop_makes_is_a_sleep() -> None:
    awake = Awake(1_000)
    assert [awake.slept_ms(now_ms) for now_ms in (1_500, 2_100, 2_100 + ASLEEP_MS - 1)] == [0, 0, 0]
    before_ms = 2_100 + ASLEEP_MS - 1
    assert awake.slept_ms(before_ms + 3_600_000) == 3_600_000
    assert awake.slept_ms(before_ms + 3_600_500) == 0


def test_what_is_being_made_is_given_up_and_nothing_is_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    begun: list[float] = []

    async def never(_address: Address, _path: str) -> object:
        begun.append(time.monotonic())
        await asyncio.sleep(3_600)
        return None

    monkeypatch.setattr(dialling, "dial", never)
    monkeypatch.setattr(dialling, "FIRST_WAIT_S", 3_600.0)

    async def story() -> None:
        made = Dialling(Address("h", 1, False))
        asyncio.get_running_loop().call_later(0.01, made.at_once)
        with pytest.raises(DialFailed):
            await made.dial()
        await asyncio.wait_for(made.pause(0.0), 30)
        ended = asyncio.ensure_future(made.dial())
        await asyncio.sleep(0.01)
        ended.cancel()  # the link ends: that is no failure
        with pytest.raises(asyncio.CancelledError):
            await ended
        assert len(begun) == 2

    asyncio.run(story())


def test_a_link_that_ends_while_another_dial_is_wanted_has_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    async def slow_to_go(_address: Address, _path: str) -> object:
        try:
            await asyncio.sleep(3_600)
        finally:
            await asyncio.sleep(0.05)  # a connection is closed in order
        return None

    monkeypatch.setattr(dialling, "dial", slow_to_go)

    async def story() -> None:
        made = Dialling(Address("h", 1, False))
        ended = asyncio.ensure_future(made.dial())
        await asyncio.sleep(0.01)
        made.at_once()
        await asyncio.sleep(0.01)
        ended.cancel()
        with pytest.raises(asyncio.CancelledError):
            await ended

    asyncio.run(story())


class Sleepy(SystemClock):
    """The clock that counts sleep can be put forward."""

    slept_ms = 0

    def boot_ms(self) -> int:
        return super().boot_ms() + self.slept_ms


@pytest.mark.parametrize("slept_ms", [30_000, 150_000])
def test_a_lid_that_was_closed(server: Server, tmp_path: Path, slept_ms: int) -> None:
    clock = Sleepy()
    with Relay(server.port) as relay, Place(tmp_path / "clinic", clock) as clinic, Place(tmp_path / "city") as city:
        clinic.sign_in(f"ws://127.0.0.1:{relay.port}", NURSE)
        city.sign_in(server.url, SPECIALIST)
        new_consult(clinic, NURSE, city, SPECIALIST)
        clinic.post(UseDevices("scene", "none", "none"))
        clinic.post(StartMedia())
        clinic.until(lambda: clinic.engine.media.peek() and clinic.engine.media.peek().on)
        relay.cut()  # what stands is silent, and is not trusted
        clock.slept_ms = slept_ms
        clinic.until(lambda: clinic.engine.link.peek().state == "connecting")
        relay.restore()
        clinic.until(lambda: clinic.engine.link.peek().state == "online")
        if slept_ms > 120_000:
            assert clinic.notice(Failed).text == AWAY
            clinic.until(lambda: not clinic.engine.media.peek().on)
        else:
            assert clinic.engine.media.peek().on
