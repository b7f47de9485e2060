"""Events of one's own that the server has not confirmed, folded onto what it has; knows no connection."""

import msgspec
from msgspec.structs import replace

from app.consult.events import VERSION, AnyEvent, Origin, Record, Unknown, encode_event
from app.consult.messages import Submit
from app.consult.reduce import Folding, changed
from app.consult.state import ConsultState

_ID_FIELDS = ("mark", "message", "instruction", "finding", "document", "still", "stop", "gap", "segment", "meeting")


class Draft(msgspec.Struct, frozen=True):
    """An event of one's own that the room refused; it stays with its author."""

    submit: Submit
    event: AnyEvent
    code: str
    text: str


class Pending:
    """In the order made. `shown` folds them optimistically: numbered from the base's on, at their own time."""

    def __init__(self, me: str) -> None:
        self._me = me
        self._events: dict[Origin, tuple[Submit, AnyEvent | Unknown]] = {}
        self._acknowledged: set[Origin] = set()  # stored, but their record is not folded here yet
        self._base: ConsultState | None = None
        self._shown: ConsultState | None = None

    @property
    def submits(self) -> tuple[Submit, ...]:
        """What the server has not acknowledged."""
        return tuple(submit for origin, (submit, _) in self._events.items() if origin not in self._acknowledged)

    @property
    def ids(self) -> frozenset[str]:
        found = (
            getattr(event, field, None)
            for origin, (_, event) in self._events.items()
            if origin not in self._acknowledged
            for field in _ID_FIELDS
        )
        return frozenset(one for one in found if isinstance(one, str))

    def add(self, submit: Submit, event: AnyEvent | Unknown) -> None:
        """Shown at once without folding the others again."""
        if submit.origin in self._events:
            return
        self._events[submit.origin] = (submit, event)
        if self._base is not None and self._shown is not None:
            record = self._record(submit, self._base, len(self._events))
            self._shown = changed(self._shown, record)

    def stamp(self, submit: Submit) -> bool:
        """The same with its right time, in its place."""
        if submit.origin not in self._events:
            return False
        self._events[submit.origin] = (submit, self._events[submit.origin][1])
        self._base = None
        return True

    def acknowledge(self, origin: Origin) -> None:
        if origin in self._events:
            self._acknowledged.add(origin)

    def drop(self, origin: Origin) -> tuple[Submit, AnyEvent | Unknown] | None:
        """It is folded as a record now, or refused."""
        self._acknowledged.discard(origin)
        dropped = self._events.pop(origin, None)
        if dropped is not None:
            self._base = None
        return dropped

    def shown(self, base: ConsultState) -> ConsultState:
        """Number, time and hash stay those of the base: only what is stored has any."""
        if self._base is not base or self._shown is None:
            self._base = base
            self._shown = self._folded(base)
        return self._shown

    def _folded(self, base: ConsultState) -> ConsultState:
        if not self._events:
            return base
        folding = Folding(base)
        folding.take(self._record(submit, base, n) for n, (submit, _) in enumerate(self._events.values(), 1))
        return replace(folding.state, seq=base.seq, at_ms=base.at_ms, head=base.head)

    def _record(self, submit: Submit, base: ConsultState, number: int) -> Record:
        return Record(
            consult=base.consult,
            seq=base.seq + number,
            at_ms=max(base.at_ms, submit.made_ms),
            made_ms=submit.made_ms,
            offset_known=submit.offset_known,
            by=self._me,
            origin=submit.origin,
            v=submit.v,
            prev=b"",
            body=submit.body,
        )


def submit_of(consult: str, event: AnyEvent, origin: Origin, made_ms: int, offset_known: bool) -> Submit:
    """Raises BadBody for a number that is not finite."""
    return Submit(consult, origin, made_ms, offset_known, encode_event(event), VERSION)
