"""A room in memory, and what is kept of one that went before the disk had all of its people. Decides nothing; used on
the event loop only."""

import asyncio

from app.consult.room import Room
from app.consult.visits import Visits

MOST_KEPT = 1_024  # consults; a visit is some hundred bytes


class Held:
    """`is_current` falls when it is let go or no longer what the log says."""

    def __init__(self, room: Room) -> None:
        self.room = room
        self.is_current = True
        self.linger: asyncio.TimerHandle | None = None


class Kept:
    """Who came and left, by consult, for the room that is loaded next (R26)."""

    def __init__(self) -> None:
        self._visits: dict[str, Visits] = {}

    def keep(self, room: Room) -> None:
        if room.visits and len(self._visits) < MOST_KEPT:
            self._visits[room.consult] = room.visits

    def take(self, consult: str) -> Visits | None:
        return self._visits.pop(consult, None)

    @property
    def consults(self) -> tuple[str, ...]:
        return tuple(self._visits)
