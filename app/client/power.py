"""What this computer lives on: it does not sleep while the devices of a call are on, and its battery is looked at.

Both ask the system, which may take seconds: in a thread of its own, one thing after another. Given back by `close`, and
by the system itself when this process dies: a bus connection, a thread's state and a child end with it.
"""

import asyncio
import logging
from collections.abc import Callable
from typing import Protocol

import psutil

from app.client.battery import Battery
from app.client.desk import Desk
from app.tasks import named_executor

log = logging.getLogger(__name__)

LOOK_S = 1.0
FAILS = (OSError, RuntimeError, ValueError, NotImplementedError)  # what a bus, a driver and their libraries raise
BATTERY_S = 30.0  # it loses a percent in minutes


class Held(Protocol):
    """A wish not to sleep that the system has taken."""

    def let_go(self) -> None: ...


class Power:
    """On the loop. `is_on`: asked once a second, whether the computer is needed awake. `hold`, `read` in its thread."""

    def __init__(
        self,
        desk: Desk,
        is_on: Callable[[], bool],
        hold: Callable[[], Held | None] | None = None,
        read: Callable[[], Battery] | None = None,
    ) -> None:
        self._desk, self._is_on = desk, is_on
        self._hold, self._read = hold or hold_awake, read or read_battery
        self._thread = named_executor("power")
        self._held: Held | None = None
        self._wants = False
        self._watching = desk.tasks.start(self._watch(), "power")

    async def close(self) -> None:
        """The computer may sleep when this returns."""
        self._watching.cancel()
        await self._desk.run(self._thread, self._settle, False)
        self._thread.shutdown(wait=False)

    async def _watch(self) -> None:
        looked_s = BATTERY_S
        while True:
            if self._is_on() != self._wants:
                self._wants = not self._wants
                await self._desk.run(self._thread, self._settle, self._wants)
            if looked_s >= BATTERY_S:
                looked_s = 0.0
                self._desk.battery = await self._desk.run(self._thread, self._read)
            await asyncio.sleep(LOOK_S)
            looked_s += LOOK_S

    def _settle(self, on: bool) -> None:
        if on and self._held is None:
            try:
                self._held = self._hold()
            except FAILS as error:
                log.warning("this computer may sleep: %s", type(error).__name__)
        elif not on and self._held is not None:
            held, self._held = self._held, None
            try:
                held.let_go()
            except FAILS as error:  # the bus is gone, and the wish with it
                log.warning("a wish to stay awake was not given back: %s", type(error).__name__)


class _Mode:
    """The system's own way, found by wakepy: session bus, execution state, caffeinate."""

    def __init__(self) -> None:
        from wakepy import keep  # 50 ms, in this thread and not at the start of the program

        self._mode = keep.presenting(on_fail="pass")
        self._mode.__enter__()

    @property
    def is_held(self) -> bool:
        return bool(self._mode.active)

    def let_go(self) -> None:
        self._mode.__exit__(None, None, None)


def hold_awake() -> Held | None:
    """None where the system takes no such wish, as without a session: then nothing keeps it awake."""
    mode = _Mode()
    if mode.is_held:
        return mode
    mode.let_go()
    log.info("this system takes no wish to stay awake")
    return None


def read_battery() -> Battery:
    """psutil tells None without a battery, and has no such function where it does not know how to ask."""
    ask = getattr(psutil, "sensors_battery", None)
    try:
        told = ask() if ask is not None else None
    except FAILS:  # of the kernel's files, which come and go with the charger
        return Battery()
    if told is None:
        return Battery()
    return Battery(max(0, min(100, round(told.percent))), told.power_plugged is not False)
