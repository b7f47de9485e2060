"""The shell around the rooms: loads them, performs their effects in order, stores before anything is sent, unloads.

It decides nothing about a consult. Use on the event loop only; disk and folding happen on the executor.
"""

import asyncio
import contextlib
import logging
from collections import deque
from collections.abc import Callable
from concurrent.futures import Executor
from typing import assert_never

from app.clock import Clock
from app.consult.effects import BoardMoved, Effects, Send, Store, Unseated
from app.consult.events.record import Record
from app.consult.messages import Leave, Open, ReadOnly, Received, Say, Submit
from app.consult.person import Person
from app.consult.room import Room
from app.consult.rules import may_export
from app.consult.upkeep import waits
from app.server.boards import Boards
from app.server.departures import Departures, Why
from app.server.held import Held, Kept
from app.server.hub import Client, Hub
from app.store.errors import StoreConflict, StoreFailed, StoreFull
from app.store.log import EventLog
from app.store.writer import LogWriter
from app.tasks import Tasks

log = logging.getLogger(__name__)

LINGER_S = 10.0  # an empty room waits for the next message of an outbox before it is let go
PROBE_S = 1.0
FULL = "The server's disk is full. What you do is kept on this computer and sent when there is space again."
FAILED = "The server cannot store at the moment. What you do is kept on this computer and sent when it can again."


class Rooms:
    """`on_stored` hears of every stored batch with the room it belongs to, after the room has."""

    def __init__(
        self,
        event_log: EventLog,
        writer: LogWriter,
        hub: Hub,
        boards: Boards,
        clock: Clock,
        tasks: Tasks,
        executor: Executor,
        on_stored: Callable[[Room, list[Record]], None],
    ) -> None:
        self._log = event_log
        self._writer = writer
        self._hub = hub
        self._boards = boards
        self._clock = clock
        self._tasks = tasks
        self._executor = executor
        self._on_stored = on_stored
        self._loop = asyncio.get_running_loop()
        self._departures = Departures(self._leave, self._sweep, self._tend)
        self._held: dict[str, Held] = {}
        self._kept = Kept()
        self._loading: dict[str, asyncio.Task[Held]] = {}
        self._flushed: deque[tuple[Held, list[Record], StoreFailed | None]] = deque()
        self._told = False
        self.read_only_text = ""

    def __len__(self) -> int:
        return len(self._held)

    async def hold(self, consult: str) -> Held:
        """The room, loaded if need be. Use it before the next await: after that it may have been let go."""
        while True:
            held = self._held.get(consult)
            if held is None:
                task = self._loading.get(consult)
                if task is None:
                    task = self._tasks.start(self._load(consult), f"load-{consult}")
                    self._loading[consult] = task
                held = await asyncio.shield(task)
            if held.is_current:
                return held

    async def may_open(self, person: Person, consult: str) -> bool:
        return (await self.hold(consult)).room.may_open(person)

    async def may_export(self, person: Person, consult: str) -> bool:
        return may_export((await self.hold(consult)).room.state, person) is None

    async def open(self, client: Client, message: Open) -> None:
        held = await self.hold(message.consult)
        if client.is_closing:
            return  # replaced meanwhile: the seat is that of the connection the person came back with
        self._perform(held, held.room.open(client.number, client.person, message, self._clock.now_ms(), client.name))
        if client.number in held.room.clients:
            client.seats.add(message.consult)

    async def submit(self, client: Client, message: Submit) -> None:
        held = self._held.get(message.consult) or await self.hold(message.consult)
        self._perform(held, held.room.submit(client.number, client.person, message, self._clock.now_ms()))

    def say(self, client: Client, message: Say) -> None:
        if held := self._seated(client, message.consult):
            self._perform(held, held.room.say(client.number, message))

    def received(self, client: Client, message: Received) -> None:
        if held := self._seated(client, message.consult):
            self._perform(held, held.room.received(client.number, message))

    def _seated(self, client: Client, consult: str) -> Held | None:
        return self._held.get(consult) if consult in client.seats else None

    def leave(self, client: Client, message: Leave) -> None:
        self._leave(client, message.consult, "left")

    def gone(self, client: Client) -> None:
        self._departures.gone(client)

    def _leave(self, client: Client, consult: str, why: Why) -> None:
        client.seats.discard(consult)
        held = self._held.get(consult)
        if held is not None and client.number in held.room.clients:
            self._perform(held, held.room.leave(client.number, self._clock.now_ms(), why))

    async def _load(self, consult: str) -> Held:
        try:
            held = Held(await self._loop.run_in_executor(self._executor, self._fold, consult))
        finally:
            del self._loading[consult]
        self._held[consult] = held
        if self.read_only_text:
            self._perform(held, held.room.read_only(True, self._clock.now_ms(), self.read_only_text))
        if visits := self._kept.take(consult):
            self._perform(held, held.room.take_over(visits, self._clock.now_ms()))
        self._departures.loaded(consult)
        if held.room.state.seq:
            self._on_stored(held.room, [])
        self._let_go_when_idle(held)
        return held

    def _fold(self, consult: str) -> Room:
        return Room.load(consult, self._log.read(consult))

    def _sweep(self, consult: str) -> None:
        if held := self._held.get(consult):  # where nothing can be stored just now the room says it afterwards
            self._perform(held, held.sweep(self._clock.now_ms()))

    def _tend(self, consult: str) -> bool:
        if held := self._held.get(consult):
            self._perform(held, held.room.tend(self._clock.now_ms()))
        return held is not None and waits(held.room.state)

    def _perform(self, held: Held, effects: Effects) -> None:
        batch: list[Record] = []
        for effect in effects:
            match effect:
                case Store(record=record):
                    batch.append(record)
                case Send(client=number, message=message):
                    self._hub.send(number, message)
                case Unseated(client=number):
                    self._unseat(held, number)
                case BoardMoved():
                    self._boards.moved(held.room.state, self._clock.now_ms())
                case _:
                    assert_never(effect)
        if batch:
            self._writer.hand_over(batch, lambda failure: self._note(held, batch, failure))
        elif held.linger is None:
            self._let_go_when_idle(held)

    def _unseat(self, held: Held, number: int) -> None:
        if client := self._hub.get(number):
            client.seats.discard(held.room.consult)

    def _note(self, held: Held, batch: list[Record], failure: StoreFailed | None) -> None:
        """On the writer's thread: one wake of the loop for all that one flush has stored."""
        self._flushed.append((held, batch, failure))
        if not self._told:
            self._told = True
            self._loop.call_soon_threadsafe(self._hear)

    def _hear(self) -> None:
        self._told = False
        while self._flushed:
            held, batch, failure = self._flushed.popleft()
            if not held.is_current:
                continue
            if failure is None:
                self._perform(held, held.room.stored(batch[-1].seq))
                self._on_stored(held.room, batch)
            else:
                self._store_failed(held, failure)

    def _store_failed(self, held: Held, failure: StoreFailed) -> None:
        """What the room has taken is worth nothing now: it is loaded anew from what the log really holds."""
        held.is_current = False
        del self._held[held.room.consult]
        seated = held.room.clients
        effects = held.room.store_failed()
        self._kept.keep(held.room)
        told = {effect.client for effect in effects if isinstance(effect, Send)}
        self._perform(held, effects)
        for number in seated:
            self._unseat(held, number)
        if isinstance(failure, StoreConflict):
            log.error("a room took what does not follow the log: %s", held.room.consult)
            text = self.read_only_text  # the room alone was at fault: what stood before stands
            self._hub.send_all(ReadOnly(bool(text), text), told)
        else:
            self.take_nothing(FULL if isinstance(failure, StoreFull) else FAILED)

    def take_nothing(self, text: str = FAILED) -> None:
        """Until the store answers again."""
        if not self.read_only_text:
            self._set_read_only(text)
            self._tasks.start(self._recover(), "recover")

    def _set_read_only(self, text: str) -> None:
        self.read_only_text = text
        log.error("the store takes nothing: read-only") if text else log.warning("the store takes events again")
        now_ms = self._clock.now_ms()
        told: set[int] = set()
        for held in tuple(self._held.values()):
            told.update(held.room.clients)
            self._perform(held, held.room.read_only(bool(text), now_ms, text))
        self._hub.send_all(ReadOnly(bool(text), text), [c.number for c in self._hub if c.number not in told])

    async def _recover(self) -> None:
        while True:
            await asyncio.sleep(PROBE_S)
            with contextlib.suppress(StoreFailed):
                await asyncio.wrap_future(self._writer.probe())
                self._set_read_only("")
                break
        for consult in self._kept.consults:  # rooms that were let go meanwhile
            await asyncio.gather(self.hold(consult), return_exceptions=True)  # what its load raises is logged there

    def _let_go_when_idle(self, held: Held) -> None:
        if held.may_go and held.linger is None:
            held.linger = self._loop.call_later(LINGER_S, self._let_go, held)

    def _let_go(self, held: Held) -> None:
        held.linger = None
        if held.may_go:
            held.is_current = False
            del self._held[held.room.consult]
            self._kept.keep(held.room)
