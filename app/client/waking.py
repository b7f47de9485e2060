"""What is done when this computer wakes: the link is dialled at once, and camera and microphone stay off after a while.

Nothing tells a program that it slept. It shows by the clock that counts sleep, between two looks that should be half a
second apart: a lid that was closed, a virtual machine that was paused, a process that was held.
"""

import asyncio
import logging
from collections.abc import Callable

from app.client.commands import StopMedia
from app.client.desk import Desk
from app.client.notices import Failed
from app.client.session import Session

log = logging.getLogger(__name__)

LOOK_EVERY_S = 0.5
ASLEEP_MS = 5_000  # no loop of ours stands still for so long
AWAY_MS = 120_000  # as long as a meeting waits for a lost link: whoever stands before the camera now may not know of it
AWAY = (
    "This computer was asleep, so camera and microphone are off. Start them again when you are back with the patient."
)


class Awake:
    """Between one look and the next. Pure, handed the time in milliseconds of a clock that counts sleep."""

    def __init__(self, now_ms: int) -> None:
        self._looked_ms = now_ms

    def slept_ms(self, now_ms: int) -> int:
        """0 where nothing stood still."""
        paused_ms, self._looked_ms = now_ms - self._looked_ms, now_ms
        return paused_ms if paused_ms >= ASLEEP_MS else 0


class Waking:
    """Lives as long as the engine. `session()`: who is signed in; `films()`: camera or microphone are on."""

    def __init__(self, desk: Desk, session: Callable[[], Session | None], films: Callable[[], bool]) -> None:
        self._desk, self._session, self._films = desk, session, films
        self._looks = desk.tasks.start(self._look(), "waking")

    def close(self) -> None:
        self._looks.cancel()

    async def _look(self) -> None:
        awake = Awake(self._desk.clock.boot_ms())
        while True:
            await asyncio.sleep(LOOK_EVERY_S)
            if slept_ms := awake.slept_ms(self._desk.clock.boot_ms()):
                self._woke(slept_ms)

    def _woke(self, slept_ms: int) -> None:
        """What came over the connection may still be told of for a minute; the server has long given it up."""
        log.info("awake after %d s", slept_ms // 1_000)
        session = self._session()
        if session is None or session.account is None:
            return
        if slept_ms > AWAY_MS and self._films():
            session.perform(StopMedia())
            self._desk.tell(Failed(AWAY))
        session.account.link.redial()
