"""The follower of one consult: confirmed records and pending events; knows no socket and no disk.

Offline is a longer pending list. `state` is what to show: confirmed (or the folded present until the history is
whole) with the pending events folded on top. The rules F1-F10 stand in RULES.md.
"""

from collections.abc import Iterable
from typing import Literal

from app.consult.events import AnyEvent, Origin, Record, Unknown, record_hash
from app.consult.messages import ClientMessage, Open, Opened, PullLog, Refused, Submit
from app.consult.pending import Draft, Pending, submit_of
from app.consult.present import decode_present
from app.consult.reduce import Folding, reduce
from app.consult.state import ConsultState
from app.consult.unspoken import is_unspoken
from app.consult.upgrade import event_in

Broken = Literal["", "chain"]


class Replica:
    """`me`: the person id whose events are submitted here.

    `broken` "chain": a record's `prev` is not the hash of the one before; set the copy aside and begin anew.
    `needs_open`: there is a gap in what arrived; send `opening()` again.
    """

    def __init__(self, consult: str, me: str = "") -> None:
        self.consult = consult
        self.me = me
        self.broken: Broken = ""
        self.needs_open = False
        self._confirmed = ConsultState(consult)
        self._partial: ConsultState | None = None
        self._pending = Pending(me)
        self._drafts: dict[Origin, Draft] = {}
        self._ahead: dict[int, Record] = {}  # arrived live, before what comes in between
        self._is_open = False
        self._target_seq = 0
        self._target_head = b""

    @classmethod
    def load(
        cls,
        consult: str,
        me: str,
        records: Iterable[Record],
        pending: Iterable[Submit] = (),
        drafts: Iterable[Draft] = (),
    ) -> "Replica":
        """From the copy on disk and the outbox. On a loop: construct, then `history` a slice at a time."""
        replica = cls(consult, me)
        replica.history(records)
        for submit in pending:
            replica.restore(submit)
        replica._drafts = {draft.submit.origin: draft for draft in drafts}
        return replica

    @property
    def state(self) -> ConsultState:
        """What to show."""
        return self._pending.shown(self._base)

    @property
    def confirmed(self) -> ConsultState:
        """The fold of every record up to `confirmed.seq`, all of them here."""
        return self._confirmed

    @property
    def stored(self) -> ConsultState:
        """What the server has, as far as it is known here: the folded present until the history is whole."""
        return self._base

    @property
    def pending(self) -> tuple[Submit, ...]:
        """What the server has not acknowledged, in the order made."""
        return self._pending.submits

    @property
    def pending_ids(self) -> frozenset[str]:
        """Ids of the marks, messages, instructions, findings, documents and stills among the pending."""
        return self._pending.ids

    @property
    def drafts(self) -> tuple[Draft, ...]:
        return tuple(self._drafts.values())

    @property
    def shown_seq(self) -> int:
        """The newest record in `state`; above `confirmed.seq` until the history is whole."""
        return self._base.seq

    @property
    def history_whole(self) -> bool:
        return self._partial is None and self._confirmed.seq >= self._target_seq

    def opening(self, join: bool = True) -> tuple[ClientMessage, ...]:
        """F1. What to send on a new connection, in order: Open and the pending Submits; these first while the
        consult is not yet on the server."""
        greeting = (self.open_message(join),)
        return (*self.resume(), *greeting) if self._confirmed.seq == 0 else (*greeting, *self.resume())

    def open_message(self, join: bool = True) -> Open:
        return Open(self.consult, self._confirmed.seq, self._confirmed.head if self._confirmed.seq else b"", join)

    def resume(self) -> tuple[Submit, ...]:
        """F2. Every pending Submit, in order; what was stored already is only acknowledged again."""
        return self._pending.submits

    def submit(self, event: AnyEvent, origin: Origin, made_ms: int, offset_known: bool) -> Submit:
        """F3. Shown at once. Raises BadBody for a number that is not finite."""
        submit = submit_of(self.consult, event, origin, made_ms, offset_known)
        self._pending.add(submit, event)
        return submit

    def restore(self, submit: Submit) -> None:
        """A Submit from the outbox. What a newer program left there is not shown, and is sent as it is."""
        self._pending.add(submit, event_in(submit.body, submit.v))

    def stamped(self, submits: Iterable[Submit]) -> bool:
        """F2. Pending ones that were made before the server's time was known, with their right time. False when none
        of them is pending here."""
        known = [self._pending.stamp(submit) for submit in submits]
        return any(known)

    def opened(self, message: Opened) -> PullLog | None:
        """F4. The history to pull over the bulk connection (`transfer` 0: the caller numbers it), if any.
        Raises BadPresent."""
        self.needs_open = False
        self._is_open = True
        self._target_seq, self._target_head = message.seq, message.head
        if message.seq == self._confirmed.seq:
            self._check_head(self._confirmed)
        if not message.by_bulk:
            return None
        if message.present:
            partial = decode_present(message.present)
            if (partial.consult, partial.seq, partial.head) != (self.consult, message.seq, message.head):
                self.broken = "chain"
                return None
            self._partial = partial
        return PullLog(0, self.consult, self._confirmed.seq, message.seq)

    def committed(self, record: Record) -> tuple[Record, ...]:
        """F5. One live record. Returns the records newly confirmed, in order, to be kept on disk."""
        if self.broken or record.consult != self.consult or record.seq <= self._confirmed.seq:
            self._pending.drop(record.origin)
            return ()
        self._pending.acknowledge(record.origin)
        self._ahead[record.seq] = record
        self._show_early(record)
        if self._is_open and record.seq > self._confirmed.seq + 1 and self._confirmed.seq >= self._target_seq:
            self.needs_open = True
        return self._drain()

    def history(self, records: Iterable[Record]) -> tuple[Record, ...]:
        """F6. A slice of the pulled history (some 200 records at a time on a loop). Returns as `committed`."""
        taken: list[Record] = []
        head, seq = self._confirmed.head, self._confirmed.seq
        for record in records:
            if self.broken or record.seq <= seq:
                continue
            if record.seq != seq + 1 or record.consult != self.consult:
                self.needs_open = True
                break
            if record.prev != head:
                self.broken = "chain"
                break
            taken.append(record)
            head, seq = record_hash(record), record.seq
        folding = Folding(self._confirmed)
        folding.take(taken)
        self._confirm(folding.state, taken)
        return (*taken, *self._drain())

    def refused(self, message: Refused) -> Draft | None:
        """F7. The event leaves the state; what a person did stays with them, with the reason."""
        dropped = self._pending.drop(message.origin)
        if dropped is None:
            return None
        submit, event = dropped
        if isinstance(event, Unknown) or is_unspoken(event, message.code):
            return None
        draft = Draft(submit, event, message.code, message.text)
        self._drafts[message.origin] = draft
        return draft

    def discard(self, origin: Origin) -> None:
        """The author lets go of a draft."""
        self._drafts.pop(origin, None)

    @property
    def _base(self) -> ConsultState:
        return self._partial if self._partial is not None else self._confirmed

    def _show_early(self, record: Record) -> None:
        """F8. The folded present follows what is live while the history is still on its way."""
        partial = self._partial
        if partial is None or record.seq <= partial.seq:
            return
        if record.seq != partial.seq + 1:
            self.needs_open = True
            return
        if record.prev != partial.head:
            self.broken = "chain"
            return
        self._partial = reduce(partial, record)
        self._pending.drop(record.origin)

    def _drain(self) -> tuple[Record, ...]:
        """Whatever follows on what is confirmed."""
        done: list[Record] = []
        while not self.broken:
            record = self._ahead.pop(self._confirmed.seq + 1, None)
            if record is None:
                break
            if record.prev != self._confirmed.head:
                self.broken = "chain"
                break
            self._confirm(reduce(self._confirmed, record), [record])
            done.append(record)
        return tuple(done)

    def _confirm(self, state: ConsultState, records: list[Record]) -> None:
        """F9. The folded present gives way as soon as the history has caught up with it."""
        self._confirmed = state
        for record in records:
            self._pending.drop(record.origin)
            self._ahead.pop(record.seq, None)
        if state.seq == self._target_seq:
            self._check_head(state)
        if self._partial is not None and state.seq >= self._partial.seq:
            self._partial = None

    def _check_head(self, state: ConsultState) -> None:
        """F10. Where the server said how far it stood, both have the same hash."""
        if self._target_head and state.seq and state.head != self._target_head:
            self.broken = "chain"


__all__ = ["Draft", "Replica"]
