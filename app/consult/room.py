"""The authority over one consult: messages and the time go in, effects come out; knows no socket, disk or clock.

Two heads: *taken* (numbered, handed to the shell to store) and *stored* (on disk). Only what is stored is sent.
"""

from collections.abc import Iterable, Sequence
from typing import Literal

from app.consult.effects import BoardMoved, Drop, Effect, Send, Store
from app.consult.events.record import Record
from app.consult.messages import Open, Received, Say, Submit
from app.consult.person import Person
from app.consult.state import ConsultState

Effects = tuple[Effect, ...]


class Room:
    """One consult. `client` is the shell's number of a connection, `person` who signed in on it.

    Submit needs no seat: the outbox sends requests, acceptances and declines for consults that are not open.
    """

    def __init__(self, consult: str) -> None:
        self.consult = consult

    @classmethod
    def load(cls, consult: str, records: Iterable[Record]) -> "Room":
        """Folds the stored log. Call `sweep` some 20 s later: who was here at a crash and did not return has left."""
        raise NotImplementedError

    @property
    def state(self) -> ConsultState:
        """The fold of what is stored."""
        raise NotImplementedError

    @property
    def records(self) -> Sequence[Record]:
        """Every stored record, seq 1 first."""
        raise NotImplementedError

    @property
    def clients(self) -> tuple[int, ...]:
        """The connections that hold a seat."""
        raise NotImplementedError

    @property
    def is_idle(self) -> bool:
        """Nobody has a seat and nothing waits for the disk: the shell may let go of the room."""
        raise NotImplementedError

    def open(self, client: int, person: Person, message: Open, now_ms: int) -> Effects:
        raise NotImplementedError

    def leave(self, client: int, now_ms: int, why: Literal["left", "dropped", "replaced"] = "left") -> Effects:
        """At the person's word, or when the connection stayed gone (the shell waits 15 s before it says dropped)."""
        raise NotImplementedError

    def submit(self, client: int, person: Person, message: Submit, now_ms: int) -> Effects:
        raise NotImplementedError

    def say(self, client: int, message: Say) -> Effects:
        raise NotImplementedError

    def received(self, client: int, message: Received) -> Effects:
        raise NotImplementedError

    def stored(self, through_seq: int) -> Effects:
        raise NotImplementedError

    def store_failed(self) -> Effects:
        """The shell drops this room, loads it anew from the log and sets it read-only; clients open again."""
        raise NotImplementedError

    def read_only(self, on: bool, now_ms: int, text: str = "") -> Effects:
        """While on, submits are left unanswered (they stay pending with their authors); off: clients resume."""
        raise NotImplementedError

    def sweep(self, now_ms: int) -> Effects:
        """Who the log says is here and has no seat has left; a meeting without one of its two people has ended."""
        raise NotImplementedError


__all__ = ["BoardMoved", "Drop", "Effect", "Effects", "Room", "Send", "Store"]
