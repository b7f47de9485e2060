"""A meeting's connection kept alive without a press: made, made anew beside the old one, looked after.

The specialist's side offers: it is the steadier one, and ICE lets the offering side choose the path. The clinic's side
asks for an offer. Either may see first that nothing comes any more: a path is often lost one way only.
"""

import asyncio
import logging
from collections.abc import Callable

from app.client.call import Call
from app.client.desk import Desk
from app.client.meeting_view import SILENT_MS
from app.consult.whispers import Signal
from app.media.ice import host_addresses

log = logging.getLogger(__name__)

REBUILD_AFTER_S = 5.0  # without any packet; warned of at 3 s, heard again by 8 s
PATIENCE_S = 8.0  # for a connection that is being made, besides four round trips: offer, answer, ICE, DTLS
GROWS, MOST_PATIENCE_S = 1.5, 16.0  # picture and voice may take a much longer way than these messages
ROUND_TRIPS = 4
PAUSE_S = 2.0
ADDRESSES_S = 1.0
THIS_COMPUTER = "127.0.0.1"  # stands for all others while there is no network; it never goes


class Attempts:
    """When another connection is to be begun. Pure, handed the time in seconds."""

    def __init__(self) -> None:
        self._tried_s: float | None = None
        self._patience_s = PATIENCE_S

    def due(self, now_s: float, silent_s: float, has_moved: bool, rtt_s: float) -> bool:
        """`silent_s`: without any packet; `has_moved`: an address is gone that the connection was made with."""
        if silent_s < REBUILD_AFTER_S and not has_moved:
            self._patience_s = PATIENCE_S
            return False
        return self.asked(now_s, rtt_s)

    def asked(self, now_s: float, rtt_s: float) -> bool:
        """The same without a reason of one's own: the other side hears nothing."""
        if self._tried_s is not None:
            if now_s - self._tried_s < self._patience_s + ROUND_TRIPS * rtt_s:
                return False
            self._patience_s = min(GROWS * self._patience_s, MOST_PATIENCE_S)
        self.begun(now_s)
        return True

    def begun(self, now_s: float) -> None:
        self._tried_s = now_s

    def hurry(self) -> None:
        """What was tried could not be heard: the next one is due at once."""
        self._tried_s = None


class Rebuilding:
    """On the loop. `look` is called several times a second while `may` says that there is something to keep."""

    def __init__(
        self, desk: Desk, call: Call, is_offerer: Callable[[], bool], may: Callable[[], bool], rtt_ms: Callable[[], int]
    ) -> None:
        self._desk, self._call = desk, call
        self._is_offerer, self._may, self._rtt_ms = is_offerer, may, rtt_ms
        self._attempts = Attempts()
        self._since_s: float | None = None  # nothing could have come before
        self._addresses: frozenset[str] = frozenset()  # when the newest connection was begun
        self._found: frozenset[str] = frozenset()
        self._went_s = 0.0
        self._looked_s = 0.0
        self._looking: asyncio.Task[None] | None = None
        self._has_moved = False

    @property
    def silent_ms(self) -> int | None:
        """How long no packet of any kind has come over any connection; None outside a meeting."""
        if self._since_s is None:
            return None
        return round((_now_s() - self._heard_s()) * 1_000)

    def begin(self) -> None:
        """A meeting: the first connection is made, or its offer awaited."""
        self._since_s = _now_s()
        self._attempts = Attempts()
        if self._is_offerer():
            self._go()

    def end(self) -> None:
        self._since_s = None

    def close(self) -> None:
        """The room is left: nothing is looked for any more."""
        self.end()
        if self._looking is not None:
            self._looking.cancel()

    async def signal(self, signal: Signal) -> None:
        if signal.kind != "offer" or signal.sdp:
            if signal.kind == "offer":
                self._attempts.begun(_now_s())
                self._settled()
            await self._call.signal(signal)
        elif self._is_offerer() and self._attempts.asked(_now_s(), self._rtt_ms() / 1_000):
            self._went_s = _now_s()
            await self._call.offer()

    def arrived(self) -> None:
        """Somebody came (back) to the room: an offer before that was perhaps not heard."""
        if (self.silent_ms or 0) > REBUILD_AFTER_S * 1_000:
            self._attempts.hurry()

    async def again(self) -> None:
        """The one in use has ended by itself: the same meeting goes on over another, if it has not ended meanwhile and
        the other side has not asked for one."""
        meeting, ended_s = self._call.meeting, _now_s()
        await self._call.lose()
        if self._since_s is None or self._call.meeting != meeting:
            return
        if (
            self._may() and ended_s - self._went_s > PAUSE_S
        ):  # else in its turn: one that ends at once would do so again
            self._go()

    def look(self) -> None:
        now_s = _now_s()
        self._watch_addresses(now_s)
        silent_ms = self.silent_ms
        if silent_ms is None or not self._may():
            return
        if self._attempts.due(now_s, silent_ms / 1_000, self._has_moved, self._rtt_ms() / 1_000):
            self._go()

    # ---- inside

    def _go(self) -> None:
        self._went_s = _now_s()
        self._attempts.begun(self._went_s)
        self._settled()
        if self._is_offerer():
            self._desk.tasks.start(self._call.offer(), "offer")
        else:
            self._call.ask()

    def _settled(self) -> None:
        """The connection that is made now knows the addresses of now."""
        self._has_moved, self._addresses = False, frozenset()

    def _heard_s(self) -> float:
        since_s = self._since_s or 0.0
        last_ms = self._call.peer.last_packet_ms if self._call.peer is not None else None
        if last_ms is not None:
            since_s = max(since_s, _now_s() - (self._desk.now_ms() - last_ms) / 1_000)
            self._since_s = since_s  # remembered when the connection is gone
        return since_s

    def _watch_addresses(self, now_s: float) -> None:
        if self._looking is None and now_s - self._looked_s >= ADDRESSES_S:
            self._looked_s = now_s
            self._looking = self._desk.tasks.start(self._look_at_addresses(), "addresses")

    async def _look_at_addresses(self) -> None:
        try:
            found = frozenset(await asyncio.to_thread(host_addresses, True, True))
        except OSError as error:  # the list is asked for while it changes: soon again
            log.info("the addresses of this computer are not known now: %s", type(error).__name__)
            return
        finally:
            self._looking = None
        if self._addresses - found:
            self._has_moved = True
        if gone := self._found - found - {THIS_COMPUTER}:
            self._call.moved(gone)
        if found - self._found and (self.silent_ms or 0) > SILENT_MS:  # a network is there again
            self._attempts.hurry()
        self._addresses, self._found = self._addresses or found, found


def _now_s() -> float:
    return asyncio.get_running_loop().time()
