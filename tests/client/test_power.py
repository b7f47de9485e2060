"""The computer stays awake while the devices of a call are on, and not a moment longer; the battery as it is told."""

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path
from types import SimpleNamespace

import pytest

from app.client import power
from app.client.battery import Battery
from app.client.desk import Desk
from app.client.mailbox import Mailbox
from app.client.power import Power, hold_awake, read_battery
from app.client.slots import Slots
from app.clock import ManualClock
from app.documents.cache import PictureCache


class System:
    """Counts who wants it awake."""

    def __init__(self) -> None:
        self.holds = self.given_back = 0

    def hold(self) -> "System":
        self.holds += 1
        return self

    def let_go(self) -> None:
        self.given_back += 1


def play(folder: Path, story: Callable[[Desk], Awaitable[None]], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(power, "LOOK_S", 0.01)

    async def whole() -> None:
        desk = Desk(Slots(lambda: None), Mailbox(), ManualClock(), folder, "test", PictureCache())
        try:
            await story(desk)
        finally:
            await desk.close()

    asyncio.run(whole())


async def until(what: Callable[[], object]) -> None:
    async with asyncio.timeout(60):
        while not what():
            await asyncio.sleep(0.005)


def test_awake_while_the_devices_are_on_and_the_battery_is_known(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    system, on = System(), [False]

    async def story(desk: Desk) -> None:
        made = Power(desk, lambda: on[0], system.hold, lambda: Battery(42, False))
        await until(lambda: desk.battery.percent == 42)
        assert system.holds == 0
        on[0] = True
        await until(lambda: system.holds == 1)
        on[0] = False
        await until(lambda: system.given_back == 1)
        on[0] = True
        await until(lambda: system.holds == 2)
        await made.close()
        assert system.given_back == 2  # though nobody turned anything off

    play(tmp_path, story, monkeypatch)


def test_a_system_that_takes_no_wish_is_not_asked_to_take_one_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[int] = []

    async def story(desk: Desk) -> None:
        made = Power(desk, lambda: True, lambda: asked.append(1), Battery)
        await until(lambda: asked)
        await made.close()

    play(tmp_path, story, monkeypatch)
    assert asked == [1]


def test_the_way_the_system_has_is_taken_and_given_back(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WAKEPY_FAKE_SUCCESS", "yes")
    held = hold_awake()
    assert held is not None
    held.let_go()


def told(percent: float, plugged: bool | None) -> SimpleNamespace:
    return SimpleNamespace(percent=percent, power_plugged=plugged)


@pytest.mark.parametrize(
    ("answer", "battery"),
    [
        (None, Battery()),
        (told(8.4, False), Battery(8, False)),
        (told(80, True), Battery(80, True)),
        (told(100.7, None), Battery(100, True)),
    ],
    ids=["none", "on battery", "charging", "not told"],
)
def test_a_battery_in_our_words(answer: object, battery: Battery, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(power.psutil, "sensors_battery", lambda: answer, raising=False)
    assert read_battery() == battery


def test_a_battery_that_cannot_be_read_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken() -> None:
        raise OSError

    monkeypatch.setattr(power.psutil, "sensors_battery", broken, raising=False)
    assert read_battery() == Battery()
    monkeypatch.delattr(power.psutil, "sensors_battery")
    assert read_battery() == Battery()


def test_a_wish_that_the_system_does_not_give_back_ends_neither_the_watch_nor_the_closing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    class Failing(System):
        def let_go(self) -> None:
            super().let_go()
            raise RuntimeError("no answer of the bus")

    system, on = Failing(), [True]

    async def story(desk: Desk) -> None:
        made = Power(desk, lambda: on[0], system.hold, lambda: Battery(42, False))
        for times in (1, 2):
            on[0] = True
            await until(lambda times=times: system.holds == times)
            on[0] = False
            await until(lambda times=times: system.given_back == times)
        on[0] = True
        await until(lambda: system.holds == 3)
        await made.close()
        assert system.given_back == 3

    play(tmp_path, story, monkeypatch)
    assert {record.message for record in caplog.records} == {"a wish to stay awake was not given back: RuntimeError"}
