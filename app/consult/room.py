"""The authority over one consult: messages and the time go in, effects come out; knows no socket, disk or clock.

Two heads: *taken* (numbered, handed to the shell to store) and *stored* (on disk). Only what is stored is sent.
The rules R1-R20 and R26 stand in RULES.md.
"""

from collections.abc import Iterable, Sequence

from app.consult import rules
from app.consult.arrivals import greeting
from app.consult.board import is_same_line
from app.consult.effects import BoardMoved, Effect, Effects, Send, Store, Unseated, not_opened, refused
from app.consult.events import Origin, Record, encode_event
from app.consult.intake import readable
from app.consult.lateness import too_late
from app.consult.ledger import Ledger
from app.consult.messages import (
    Committed,
    Delivered,
    Heard,
    Here,
    NotOpened,
    Open,
    ReadOnly,
    Received,
    Resync,
    Say,
    Submit,
)
from app.consult.person import Person, Refusal
from app.consult.room_refusals import NO_LONGER, ORIGIN_TAKEN, READ_ONLY, WRONG_CONSULT, replaced_at
from app.consult.seats import Seat, Seats
from app.consult.state import ConsultState
from app.consult.upkeep import SERVER, joins, may_part, outstayed, owed
from app.consult.visits import Visits, Why


class Room:
    """One consult. `client` is the shell's number of a connection, `person` who signed in on it.

    Submit needs no seat: the outbox sends requests, acceptances and declines for consults that are not open.
    """

    def __init__(self, consult: str, records: Iterable[Record] = ()) -> None:
        self.consult = consult
        self._ledger = Ledger(consult, records)
        self._seats = Seats()
        self.visits = Visits()  # what the disk lacks of who came and left
        self._askers: dict[int, set[int]] = {}  # seq -> connections without a seat that wait for its storing
        self._is_read_only = False
        self._is_dead = False

    @classmethod
    def load(cls, consult: str, records: Iterable[Record]) -> "Room":
        """Folds the stored log. Call `sweep` some 20 s later: who was here at a crash and did not return has left."""
        return cls(consult, records)

    @property
    def state(self) -> ConsultState:
        """The fold of what is stored."""
        return self._ledger.stored

    @property
    def records(self) -> Sequence[Record]:
        """Every stored record, seq 1 first."""
        return self._ledger.records

    @property
    def clients(self) -> tuple[int, ...]:
        """The connections that hold a seat."""
        return tuple(seat.client for seat in self._seats)

    @property
    def is_idle(self) -> bool:
        """Nobody has a seat, nothing waits for the disk, no meeting for its end: the shell may let go of the room."""
        return self._ledger.is_settled and not len(self._seats) and self._ledger.taken.meeting is None

    @property
    def absent(self) -> tuple[str, ...]:
        """Here, by the log or by what it lacks, and without a seat."""
        return tuple(who for who in self.visits.here(self._ledger.taken) if self._seats.of(who) is None)

    def may_open(self, person: Person) -> bool:
        """R1, before anything is given: the shell writes its audit first."""
        return rules.may_read(self._ledger.taken, person) is None

    def open(self, client: int, person: Person, message: Open, now_ms: int, device: str = "") -> Effects:
        """R1-R4. Asked of the taken head, answered from the stored one: a request just sent can be opened at once."""
        refusal = WRONG_CONSULT if message.consult != self.consult else rules.may_read(self._ledger.taken, person)
        if refusal is not None:
            return (not_opened(client, message.consult, refusal),)
        answer = greeting(client, message, self._ledger)
        if isinstance(answer[0].message, NotOpened):
            return answer
        seat = Seat(client, person, joins(person, message.join))
        replaced = self._seats.take(seat)
        if seat.joins:
            self.visits.come(self._ledger.taken, person, now_ms)
        else:
            self.visits.leave(person.person, "left", now_ms)  # who only reads from now on is no longer in the room
        return (
            *(self._unseat(replaced, replaced_at(device)) if replaced is not None else ()),
            *answer,
            *(
                Send(client, Delivered(self.consult, other.person.person, other.received))
                for other in self._seats.others(client)
                if other.received
            ),
            *((Send(client, ReadOnly(True, READ_ONLY.text)),) if self._is_read_only else ()),
            *self._here(),
            *self._upkeep(now_ms),
        )

    def knows(self, origin: Origin) -> bool:  # taken before, though it may wait for the disk
        return self._ledger.known(origin) is not None

    def leave(self, client: int, now_ms: int, why: Why = "left") -> Effects:
        """At the person's word, or when the connection stayed gone (the shell waits 15 s before it says dropped)."""
        seat = self._seats.free(client)
        if seat is None:
            return ()
        self.visits.leave(seat.person.person, why, now_ms)
        return (*self._here(), *self._upkeep(now_ms))

    def submit(self, client: int, person: Person, message: Submit, now_ms: int) -> Effects:
        """R5-R10, R18. The same origin again is the same event; else the rules decide, and the number is given."""
        if self._is_dead:
            return ()
        if known := self._ledger.known(message.origin):
            return self._again(client, person, message, known)
        if self._is_read_only:
            return ()
        event = readable(self.consult, message)
        if isinstance(event, Refusal):
            return (refused(client, message, event),)
        refusal = rules.may(self._ledger.taken, person, event, now_ms) or too_late(message, event, now_ms)
        if refusal is not None:
            return (refused(client, message, refusal),)
        record = self._ledger.take(
            person.person, message.origin, message.made_ms, message.offset_known, message.body, now_ms
        )
        self._await(client, record.seq)
        return (Store(record), *self._upkeep(now_ms))

    def say(self, client: int, message: Say) -> Effects:
        """R11. What the rules refuse is dropped: whispers are not answered."""
        seat = self._seats.get(client)
        if seat is None or not seat.joins or message.consult != self.consult:
            return ()
        if rules.may_whisper(self._ledger.stored, seat.person, message.whisper) is not None:
            return ()
        heard = Heard(self.consult, seat.person.person, message.whisper)
        to = (other for other in self._seats.others(client) if message.to in ("", other.person.person))
        return tuple(Send(other.client, heard) for other in to)

    def received(self, client: int, message: Received) -> Effects:
        """R12. A receipt rises and never runs ahead of what is stored."""
        seat = self._seats.get(client)
        through = min(message.seq, self._ledger.stored.seq)
        if seat is None or message.consult != self.consult or through <= seat.received:
            return ()
        seat.received = through
        receipt = Delivered(self.consult, seat.person.person, through)
        return tuple(Send(other.client, receipt) for other in self._seats.others(client))

    def stored(self, through_seq: int) -> Effects:
        """R13. On disk up to here, so everybody may know who may still read."""
        before = self._ledger.stored
        records = self._ledger.store(through_seq)
        self.visits.settle(self._ledger.stored)
        effects: list[Effect] = list(self._dismiss() if may_part(before, self._ledger.stored) else ())
        for record in records:
            clients = dict.fromkeys((*self.clients, *sorted(self._askers.pop(record.seq, ()))))
            effects.extend(Send(client, Committed(record)) for client in clients)
        if not is_same_line(before, self._ledger.stored):
            effects.append(BoardMoved(self.consult))
        return tuple(effects)

    def store_failed(self) -> Effects:
        """R14. The shell drops this room, loads it anew from the log and sets it read-only; clients open again."""
        self._is_dead = True
        askers = (client for clients in self._askers.values() for client in sorted(clients))
        effects: list[Effect] = []
        for client in dict.fromkeys((*self.clients, *askers)):
            effects += [Send(client, ReadOnly(True, READ_ONLY.text)), Send(client, Resync(self.consult))]
        return tuple(effects)

    def read_only(self, on: bool, now_ms: int, text: str = "") -> Effects:
        """R15. While on, submits are left unanswered and stay pending with their authors; off: clients resume."""
        if self._is_read_only == on:
            return ()
        self._is_read_only = on
        told = ReadOnly(on, (text or READ_ONLY.text) if on else "")
        return (*(Send(seat.client, told) for seat in self._seats), *self._upkeep(now_ms))

    def sweep(self, now_ms: int) -> Effects:
        """R16. Who the log says is here and has no seat has left."""
        for person in self.absent:
            self.visits.leave(person, "dropped", now_ms)
        return self._upkeep(now_ms)

    def take_over(self, visits: Visits, now_ms: int) -> Effects:
        """R26. Before anything else: those of the room that stood before this one."""
        self.visits = visits
        return self._upkeep(now_ms)

    def tend(self, now_ms: int) -> Effects:
        """R19. Time alone has made something due."""
        return self._upkeep(now_ms)

    def _dismiss(self) -> Effects:
        """R17. Who may not read it any more hears nothing of what is stored from now on."""
        effects: list[Effect] = []
        for seat in outstayed(self._seats, self._ledger.stored, self._ledger.taken):
            self._seats.free(seat.client)
            self.visits.leave(seat.person.person, "left", self._ledger.taken.at_ms)
            effects += self._unseat(seat, NO_LONGER)
        return (*effects, *self._here()) if effects else ()

    def _unseat(self, seat: Seat, why: Refusal) -> Effects:
        return (not_opened(seat.client, self.consult, why), Unseated(seat.client))

    def _again(self, client: int, person: Person, message: Submit, known: Record) -> Effects:
        if known.by != person.person:
            return (refused(client, message, ORIGIN_TAKEN),)
        if known.seq <= self._ledger.stored.seq:
            return (Send(client, Committed(known)),)
        self._await(client, known.seq)
        return ()

    def _await(self, client: int, seq: int) -> None:
        """Who has no seat still hears of its own event; a seat may be lost before the disk answers."""
        self._askers.setdefault(seq, set()).add(client)

    def _here(self) -> Effects:
        return tuple(Send(seat.client, Here(self.consult, self._seats.people(seat))) for seat in self._seats)

    def _upkeep(self, now_ms: int) -> Effects:
        """The room's own words, one after another until nothing is owed."""
        effects: list[Effect] = []
        may = not self._is_read_only and not self._is_dead
        while may and (debt := owed(self._ledger.taken, self._seats, self.visits, now_ms)) is not None:
            by, event, was_ms = debt
            origin, at_ms = Origin(SERVER, self._ledger.taken.seq + 1), max(now_ms, was_ms)
            effects.append(Store(self._ledger.take(by, origin, was_ms, True, encode_event(event), at_ms)))
        self.visits.settle(self._ledger.stored)
        return tuple(effects)


__all__ = ["BoardMoved", "Effect", "Effects", "Room", "Send", "Store", "Unseated"]
