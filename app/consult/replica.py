"""The follower of one consult: confirmed records and pending events; knows no socket and no disk.

Offline is a longer pending list. `state` is what to show: confirmed (or the folded present until the history
is whole) with the pending events folded on top.
"""

from collections.abc import Iterable

import msgspec

from app.consult.events import AnyEvent, Origin, Record
from app.consult.messages import ClientMessage, Open, Opened, PullLog, Refused, Submit
from app.consult.state import ConsultState


class Draft(msgspec.Struct, frozen=True):
    """An event of one's own that the room refused; it stays with its author."""

    submit: Submit
    event: AnyEvent
    code: str
    text: str


class Replica:
    """`me`: the person id whose events are submitted here. `broken` names what is wrong with the history."""

    def __init__(self, consult: str, me: str = "") -> None:
        self.consult = consult
        self.me = me
        self.broken: str = ""
        """"" or "chain": a record's `prev` is not the hash of the one before; the copy is not to be trusted."""
        self.needs_open: bool = False
        """A gap was found: send `opening()` again."""

    @classmethod
    def load(
        cls,
        consult: str,
        me: str,
        records: Iterable[Record],
        pending: Iterable[Submit] = (),
        drafts: Iterable[Draft] = (),
    ) -> "Replica":
        """From the copy on disk and the outbox."""
        raise NotImplementedError

    @property
    def state(self) -> ConsultState:
        raise NotImplementedError

    @property
    def confirmed(self) -> ConsultState:
        """The fold of every record up to `confirmed.seq`, all of them here."""
        raise NotImplementedError

    @property
    def pending(self) -> tuple[Submit, ...]:
        raise NotImplementedError

    @property
    def pending_ids(self) -> frozenset[str]:
        """Ids of the marks, messages, instructions, findings and documents among the pending."""
        raise NotImplementedError

    @property
    def drafts(self) -> tuple[Draft, ...]:
        raise NotImplementedError

    @property
    def history_whole(self) -> bool:
        raise NotImplementedError

    def opening(self, join: bool = True) -> tuple[ClientMessage, ...]:
        """What to send on a new connection, in order: Open and the pending Submits (these first while the consult
        is not yet on the server)."""
        raise NotImplementedError

    def open_message(self, join: bool = True) -> Open:
        raise NotImplementedError

    def submit(self, event: AnyEvent, origin: Origin, made_ms: int, offset_known: bool) -> Submit:
        raise NotImplementedError

    def opened(self, message: Opened) -> PullLog | None:
        """The history to pull over the bulk connection (`transfer` 0: the caller numbers it), if any."""
        raise NotImplementedError

    def committed(self, record: Record) -> tuple[Record, ...]:
        """One live record. Returns the records newly confirmed, in order, to be kept on disk."""
        raise NotImplementedError

    def history(self, records: Iterable[Record]) -> tuple[Record, ...]:
        """A slice of the pulled history (some 200 records at a time on a loop). Returns as `committed`."""
        raise NotImplementedError

    def refused(self, message: Refused) -> Draft | None:
        raise NotImplementedError

    def discard(self, origin: Origin) -> None:
        """The author lets go of a draft."""
        raise NotImplementedError

    def resume(self) -> tuple[Submit, ...]:
        """Every pending Submit, in order."""
        raise NotImplementedError
