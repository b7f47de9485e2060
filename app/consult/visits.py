"""Who came to a room and who left it, and when, until the log on the disk says so; knows no connection and no clock."""

from collections.abc import Iterator
from typing import Literal

import msgspec

from app.consult.events import PersonJoined, PersonLeft
from app.consult.person import Person
from app.consult.rules.reading import may_read
from app.consult.state import ConsultState

Why = Literal["left", "dropped", "replaced"]
Missing = tuple[str, PersonJoined | PersonLeft, int]

MOST = 64  # people, of one room: more than enter a consult in a day


class Came(msgspec.Struct, frozen=True):
    """`at_ms` in server time, as everywhere here."""

    person: Person
    at_ms: int


class Gone(msgspec.Struct, frozen=True):
    why: Why
    at_ms: int


class Visits:
    """Of each person the first coming and the last going. Who came and left while nothing could be stored stands
    in no log, and may have stopped a hand: without their coming the log would not take that (P2)."""

    def __init__(self) -> None:
        self._came: dict[str, Came] = {}
        self._gone: dict[str, Gone] = {}

    def __bool__(self) -> bool:
        return bool(self._came or self._gone)

    def come(self, state: ConsultState, person: Person, now_ms: int) -> None:
        """Past MOST a coming is written only while its person is still in the room."""
        self._gone.pop(person.person, None)
        if not _is_here(state, person.person) and len(self._came) < MOST:
            self._came.setdefault(person.person, Came(person, now_ms))

    def leave(self, person: str, why: Why, now_ms: int) -> None:
        """Who has left already has left then."""
        self._gone.setdefault(person, Gone(why, now_ms))

    def here(self, state: ConsultState) -> Iterator[str]:
        """Who is in the room by the log, or came since, and has not left."""
        came = [person for person in self._came if not _is_here(state, person)]
        known = [person for person in state.people if _is_here(state, person)]
        yield from (person for person in known + came if person not in self._gone)

    def owed(self, state: ConsultState) -> Missing | None:
        """What the log lacks of them, the earliest first: person, event, and when it was. Whoever was let in by a word
        that was lost with a failed append has come once that word is said again."""
        came: list[Missing] = [
            (who, PersonJoined(one.person.name, one.person.role, one.person.site), one.at_ms)
            for who, one in self._came.items()
            if not _is_told(state, who, one) and may_read(state, one.person) is None
        ]
        left: list[Missing] = [
            (who, PersonLeft("left" if one.why == "left" else "dropped"), one.at_ms)
            for who, one in self._gone.items()
            if _is_here(state, who)
        ]
        return min(came + left, key=lambda debt: debt[2], default=None)

    def settle(self, stored: ConsultState) -> None:
        """What is on the disk needs no memory; nor does who only read."""
        self._came = {who: one for who, one in self._came.items() if _is_wanted(stored, who, one)}
        self._gone = {who: one for who, one in self._gone.items() if who in self._came or _is_here(stored, who)}


def _is_here(state: ConsultState, person: str) -> bool:
    known = state.people.get(person)
    return known is not None and known.here


def _is_wanted(stored: ConsultState, person: str, came: Came) -> bool:
    """A consult that has ended lets nobody in who may not read it."""
    is_over = stored.ended_ms is not None and may_read(stored, came.person) is not None
    return not _is_told(stored, person, came) and not is_over


def _is_told(state: ConsultState, person: str, came: Came) -> bool:
    known = state.people.get(person)
    return known is not None and (known.here or known.joined_ms >= came.at_ms)
