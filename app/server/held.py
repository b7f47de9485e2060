"""A room in memory, and what is kept of one that went before the disk had all of its people. Decides nothing; used on
the event loop only."""

import asyncio
import logging

from app.consult.effects import Effects
from app.consult.room import Room
from app.consult.visits import Visits

log = logging.getLogger(__name__)

MOST_KEPT = 1_024  # consults; a visit is some hundred bytes


class Held:
    """`is_current` falls when it is let go or no longer what the log says."""

    def __init__(self, room: Room) -> None:
        self.room = room
        self.is_current = True
        self.linger: asyncio.TimerHandle | None = None
        self._is_swept = False

    @property
    def may_go(self) -> bool:
        """Not before it was swept while somebody is here without a seat: nobody else would say that they have left."""
        return self.is_current and self.room.is_idle and (self._is_swept or not self.room.absent)

    def sweep(self, now_ms: int) -> Effects:
        self._is_swept = True
        return self.room.sweep(now_ms)


class Kept:
    """Who came and left, by consult, for the room that is loaded next (R26)."""

    def __init__(self) -> None:
        self._visits: dict[str, Visits] = {}

    def keep(self, room: Room) -> None:
        room.visits.settle(room.state)  # who was shown out of what they only read is still noted
        if not room.visits:
            return
        if len(self._visits) < MOST_KEPT:
            self._visits[room.consult] = room.visits
        else:
            log.warning("too many wait for the disk: who came and left is forgotten of %s", room.consult)

    def take(self, consult: str) -> Visits | None:
        return self._visits.pop(consult, None)

    @property
    def consults(self) -> tuple[str, ...]:
        return tuple(self._visits)
