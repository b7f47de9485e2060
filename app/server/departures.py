"""When a connection that is lost becomes a departure, and when what a departure leaves behind is over; decides nothing
about a consult. Use on the event loop only."""

import asyncio
from collections.abc import Callable
from typing import Literal

from app.consult.leading import HELD_MS
from app.server.hub import Client

STAYED_GONE_S = 15.0  # a link that blinks is no departure
SWEEP_S = 20.0  # after a restart everybody gets as long to come back
HELD_S = HELD_MS / 1_000 + 0.5  # by then the room has no more reason to wait

Why = Literal["left", "dropped"]


class Departures:
    """`leave(client, consult, why)` and `sweep(consult)` go to the room as long as it stands; `tend(consult)` is said
    once what a departure had left open may be ended, and again while it answers that something waits: a departure is
    written down later where nothing can be stored."""

    def __init__(
        self,
        leave: Callable[[Client, str, Why], object],
        sweep: Callable[[str], object],
        tend: Callable[[str], bool],
    ) -> None:
        self._leave, self._sweep, self._ask = leave, sweep, tend
        self._loop = asyncio.get_running_loop()

    def gone(self, client: Client) -> None:
        """The connection has ended; its people have left when they stay away."""
        if client.seats:
            self._loop.call_later(STAYED_GONE_S, self._stayed_gone, client)

    def loaded(self, consult: str) -> None:
        """The log may say of somebody that they are here who has not come back since a crash."""
        self._loop.call_later(SWEEP_S, self._swept, consult)

    def _stayed_gone(self, client: Client) -> None:
        for consult in tuple(client.seats):
            self._leave(client, consult, "dropped")
            self._loop.call_later(HELD_S, self._tend, consult)

    def _tend(self, consult: str) -> None:
        if self._ask(consult):
            self._loop.call_later(HELD_S, self._tend, consult)

    def _swept(self, consult: str) -> None:
        self._sweep(consult)
        self._loop.call_later(HELD_S, self._tend, consult)
