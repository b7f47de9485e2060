"""The signed-in person's unsent events: in memory for the loop, on disk for the next start; knows no socket."""

import asyncio
import logging
import sqlite3
from collections.abc import Callable

from msgspec.structs import replace

from app.client.border import DraftRefused, Failed
from app.client.desk import Desk
from app.clock import ServerTime
from app.consult.events import AnyEvent, Unknown, encode_event
from app.consult.events.record import Origin
from app.consult.messages import Refused, Submit
from app.consult.replica import Draft
from app.consult.unspoken import is_unspoken
from app.consult.upgrade import event_in
from app.store.outbox import Born, Key, Outbox

log = logging.getLogger(__name__)

NOT_KEPT = (
    "This computer's disk takes no more: what you do is not kept here until it is on the server. "
    "Free some space, and do not close the program while something is unsent."
)


class Outgoing:
    """Every change is on its way to the disk, in order, when the method returns. `changed` is called after each."""

    def __init__(self, desk: Desk, outbox: Outbox, changed: Callable[[], None]) -> None:
        self._desk = desk
        self._outbox = outbox
        self.changed = changed
        self._pending: dict[Key, Submit] = {}
        self._drafts: dict[Key, Draft] = {}
        self._born: dict[Key, Born] = {}  # of those made while the server's time was not known
        self._unkept: dict[Key, Submit] = {}  # in memory alone: on its way to the disk, or refused by it
        self._keeping: asyncio.Task[None] | None = None  # the newest write
        self._disk_refused = False
        self._closed = False

    async def load(self) -> None:
        """What an earlier run left."""
        for submit in await self._desk.run(self._desk.disk, self._outbox.pending):
            self._pending[_key(submit)] = submit
        self._born = await self._desk.run(self._desk.disk, self._outbox.born)
        for kept in await self._desk.run(self._desk.disk, self._outbox.drafts):
            event, key = event_in(kept.submit.body, kept.submit.v), _key(kept.submit)
            if isinstance(event, Unknown):
                continue
            if is_unspoken(event, kept.code):  # an older program kept these
                await self._desk.run(self._desk.disk, self._outbox.acknowledged, key)
            else:
                self._drafts[key] = Draft(kept.submit, event, kept.code, kept.text)

    @property
    def count(self) -> int:
        return len(self._pending)

    @property
    def disk_refused(self) -> bool:
        """Something unsent is in memory alone."""
        return self._disk_refused and bool(self._unkept)

    @property
    def is_closed(self) -> bool:
        return self._closed

    @property
    def pending(self) -> tuple[Submit, ...]:
        return tuple(self._pending.values())

    def of(self, consult: str) -> tuple[Submit, ...]:
        return tuple(one for one in self._pending.values() if one.consult == consult)

    def drafts_of(self, consult: str) -> tuple[Draft, ...]:
        return tuple(one for one in self._drafts.values() if one.submit.consult == consult)

    def not_taken(self, consult: str = "") -> tuple[DraftRefused, ...]:
        """What was refused and is not put away, of one consult or of all, as windows see it."""
        drafts = self.drafts_of(consult) if consult else self._drafts.values()
        return tuple(
            DraftRefused(one.event, one.code, one.text, one.submit.consult, one.submit.origin) for one in drafts
        )

    def make(self, consult: str, event: AnyEvent) -> Submit:
        """A Submit of a consult that is not open here; `add` it."""
        time = self._desk.server_time
        return Submit(consult, self._desk.next_origin(), time.now_ms(), time.is_known, encode_event(event))

    def add(self, submit: Submit) -> None:
        if self._closed:
            log.info("an event was made after signing out")
            return
        self._pending[_key(submit)] = self._unkept[_key(submit)] = submit
        if not submit.offset_known:
            clock, age_ms = self._desk.clock, max(0, self._desk.now_ms() - submit.made_ms)
            self._born[_key(submit)] = Born(clock.boot_id(), clock.boot_ms() - age_ms)
        batch = tuple(self._unkept.values()) if self._disk_refused else (submit,)
        born = {_key(one): self._born[_key(one)] for one in batch if _key(one) in self._born}
        written = asyncio.get_running_loop().run_in_executor(
            self._desk.disk, lambda: self._outbox.put(*batch, born=born)
        )
        self._keeping = self._desk.tasks.start(self._kept(written, batch), "outbox put")
        self.changed()

    def stamp(self, time: ServerTime) -> tuple[Submit, ...]:
        """Once the server's `time` is known. What was made before, with whatever date this computer has, carries its
        age by the clock of this boot; what is from another boot has no time that anybody knows. Returns what has its
        right time from now on; nothing where the time is not known yet."""
        clock = self._desk.clock
        if not time.is_known:
            return ()
        now_ms, boot, boot_ms = time.now_ms(), clock.boot_id(), clock.boot_ms()
        stamped = []
        for key, born in tuple(self._born.items()):
            submit = self._pending.get(key)
            if submit is not None and born.boot == boot:
                submit = replace(submit, made_ms=now_ms - max(0, boot_ms - born.boot_ms), offset_known=True)
                self._pending[key] = submit
                if key in self._unkept:
                    self._unkept[key] = submit
                stamped.append(submit)
        self._born.clear()
        if stamped:
            self._write("outbox stamp", lambda: self._outbox.stamp(*stamped))
        return tuple(stamped)

    async def settled(self) -> bool:
        """True when everything that was added before this was asked is on the disk or on the server; what comes
        meanwhile is for whoever asks then."""
        before = self._unkept.keys() | ()
        if self._keeping is not None:
            await asyncio.wait((self._keeping,))
        return not before & self._unkept.keys()

    def acknowledged(self, consult: str, origin: Origin) -> bool:
        """True when it was one of these."""
        self._unkept.pop((consult, origin), None)
        if self._pending.pop((consult, origin), None) is None:
            return False
        self._write("outbox acknowledged", lambda: self._outbox.acknowledged((consult, origin)))
        return True

    def refused(self, message: Refused) -> AnyEvent | None:
        """What it was, if it is known. What a person did stays with its author as a draft, with the reason."""
        submit = self._pending.pop((message.consult, message.origin), None)
        if submit is None:
            return None
        key = _key(submit)
        self._unkept.pop(key, None)
        event = event_in(submit.body, submit.v)
        known = None if isinstance(event, Unknown) else event
        if known is not None and is_unspoken(known, message.code):
            self._write("outbox refused", lambda: self._outbox.acknowledged(key))
            return known
        if known is not None:
            self._drafts[key] = Draft(submit, known, message.code, message.text)
        self._write(
            "outbox refused",
            lambda: self._outbox.refused(message.consult, message.origin, message.code, message.text),
        )
        return known

    def put_away(self, consult: str, origin: Origin) -> None:
        """Its author lets go of a draft."""
        if self._drafts.pop((consult, origin), None) is not None:
            self._write("outbox put away", lambda: self._outbox.acknowledged((consult, origin)))

    def close(self) -> None:
        """The person signed out: what a part that is still ending says now goes nowhere."""
        self._closed = True

    async def _kept(self, written: asyncio.Future[None], batch: tuple[Submit, ...]) -> None:
        try:
            await asyncio.shield(written)
        except sqlite3.Error as error:
            log.warning("the outbox could not be written: %s", getattr(error, "sqlite_errorname", "") or "closed")
            if not self._disk_refused and not self._closed:
                self._desk.tell(Failed(NOT_KEPT))
            self._disk_refused = True
        else:
            self._disk_refused = False
            for submit in batch:
                self._unkept.pop(_key(submit), None)
        self.changed()

    def _write(self, name: str, work: Callable[[], object]) -> None:
        if self._closed:
            log.info("%s after signing out", name)
            return
        self._desk.start_on(self._desk.disk, name, work)
        self.changed()


def shown_in(outbox: Outbox) -> int:
    """How many of those that were refused its author is shown, and can put away. Reads the disk."""
    drafts = ((event_in(one.submit.body, one.submit.v), one.code) for one in outbox.drafts())
    return sum(not isinstance(event, Unknown) and not is_unspoken(event, code) for event, code in drafts)


def _key(submit: Submit) -> Key:
    return (submit.consult, submit.origin)
