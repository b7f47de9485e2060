"""The two heads of a log: *taken* (numbered, for the disk) and *stored* (on it). Knows no people and no rules."""

from collections import deque
from collections.abc import Iterable

from app.consult.events import VERSION, Origin, Record
from app.consult.reduce import Folding, reduce
from app.consult.state import ConsultState


class Ledger:
    """Numbers rise by one, time never falls, each record carries the hash of the one before."""

    def __init__(self, consult: str, records: Iterable[Record] = ()) -> None:
        self.consult = consult
        self.records = list(records)
        folding = Folding(ConsultState(consult))
        folding.take(self.records)
        self.stored = self.taken = folding.state
        self._origins = {record.origin: record for record in self.records}
        self._waiting: deque[tuple[Record, ConsultState]] = deque()  # each with the state after it

    @property
    def is_settled(self) -> bool:
        """Everything taken is stored."""
        return not self._waiting

    def known(self, origin: Origin) -> Record | None:
        """The record, taken or stored, that was made of this origin."""
        return self._origins.get(origin)

    def take(self, by: str, origin: Origin, made_ms: int, offset_known: bool, body: bytes, now_ms: int) -> Record:
        """`made_ms` is never later than `at_ms`: nothing arrives before it was made."""
        at_ms = max(now_ms, self.taken.at_ms)
        record = Record(
            consult=self.consult,
            seq=self.taken.seq + 1,
            at_ms=at_ms,
            made_ms=max(0, min(made_ms, at_ms)),
            offset_known=offset_known,
            by=by,
            origin=origin,
            v=VERSION,
            prev=self.taken.head,
            body=body,
        )
        self.taken = reduce(self.taken, record)
        self._waiting.append((record, self.taken))
        self._origins[origin] = record
        return record

    def store(self, through_seq: int) -> tuple[Record, ...]:
        """The records that are stored from now on."""
        done: list[Record] = []
        while self._waiting and self._waiting[0][0].seq <= through_seq:
            record, self.stored = self._waiting.popleft()
            self.records.append(record)
            done.append(record)
        return tuple(done)

    def head_at(self, seq: int) -> bytes:
        """Hash of stored record `seq`; that of the empty log for 0."""
        return self.stored.head if seq == self.stored.seq else self.records[seq].prev
