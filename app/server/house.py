"""The running server: its parts, put together, and its connections, from accept to close; decides nothing itself."""

import asyncio
import logging
import ssl

from sqlalchemy.exc import SQLAlchemyError
from websockets.asyncio.server import ServerConnection
from websockets.exceptions import ConnectionClosed

from app.clock import Clock
from app.consult.board import BoardEntry, entry_of
from app.consult.codecs import BadMessage, Codec
from app.consult.events import Record
from app.consult.messages import Attach, Attached, BlobReady, Denied
from app.consult.room import Room
from app.sendbuffer import bound_send_buffer
from app.server.accounts import Door
from app.server.arrival import arrivals
from app.server.boards import Boards, unpack
from app.server.bulk import BulkConnection
from app.server.colleagues import Staff
from app.server.health import BULK_PATH, Health
from app.server.holding import Holding
from app.server.hub import BULK_BUFFER_BYTES, Hub, short
from app.server.keydoor import KeyDoor
from app.server.leftovers import Leftovers
from app.server.note import Notes
from app.server.options import ServeOptions
from app.server.practising import practice_notes
from app.server.pressure import Pressure
from app.server.reception import Reception
from app.server.rooms import Rooms
from app.server.shutting_out import ShuttingOut
from app.server.signing_in import FIRST_WORD_S, SigningIn
from app.server.stores import Stores
from app.server.strangers import Strangers, most_strangers
from app.server.tickets import Tickets
from app.server.turn import Turn
from app.server.vault import Vault
from app.settings import version
from app.store.errors import StoreFailed
from app.store.writer import Flush, LogWriter
from app.tasks import Tasks, named_executor

log = logging.getLogger(__name__)

SAVE_BOARD_S = 30.0
LOOK_AT_BOARD_S = 3.0
REST_OF_BOARD_S = 0.25
HANG_UP_S = 0.5
LATE_TICKET = Denied("ticket", "The connection for files was not made in time. It is tried again by itself.")


class House:
    """Make it on the event loop; `close` it there."""

    def __init__(self, options: ServeOptions, stores: Stores, clock: Clock, flush: Flush) -> None:
        self._stores = stores
        self._clock = clock
        self._tasks = Tasks()
        self._files = named_executor("files", 2)
        self._locks = named_executor("locks")
        self._folds = named_executor("folds")
        self._doors = named_executor("passwords")
        self._looks = named_executor("accounts")  # whoever is shut out is so in 5 s, however many are at the door
        self._keyring = named_executor("keys")
        self._notes = Notes(stores.audit)
        self._writer = LogWriter(stores.log, flush)
        self._hub = Hub(self._tasks)
        self._tickets = Tickets()
        self._boards = Boards(self._hub, known_lines(stores, clock))
        accounts = stores.accounts.all()
        self._staff = Staff(self._hub, accounts)
        self._rooms = Rooms(
            stores.log,
            self._writer,
            self._hub,
            self._boards,
            clock,
            self._tasks,
            self._folds,
            self._stored,
        )
        self._vault = Vault(
            self._rooms, stores.blobs, stores.uses, self._notes, clock, self._tasks, self._files, self._locks
        )
        self._door = Door(stores.accounts, self._notes, clock, self._doors)
        self._keys = KeyDoor(stores.devices, self._door, self._notes, clock, self._keyring)
        self._strangers = Strangers(most_strangers(), clock)
        self._signing_in = SigningIn(
            self._hub, self._door, self._keys, clock, self._strangers, version(), options.telephone
        )
        pressure = Pressure(self._writer, self._rooms.take_nothing)
        self._reception = Reception(
            self._hub,
            self._rooms,
            pressure,
            self._boards,
            self._staff,
            self._signing_in,
            self._keys,
            self._tickets,
            self._notes,
            clock,
            Turn.named(options.turn, options.turn_secret),
            Holding(self._vault),
            Leftovers(self._hub, self._rooms, self._keys),
        )
        self._synchronous = stores.log.synchronous()
        self._shutting_out = ShuttingOut(
            stores, self._hub, self._tickets, self._door, self._keys, self._signing_in, self._staff, self._tasks
        )
        self._shutting_out.watch(accounts, self._looks)
        self._tasks.start(self._save_board(), "board")
        self._tasks.start(pressure.watch(), "disk")
        self._tasks.start(self._watch_board(), "waiting")
        self._tasks.start(self._send_rest_of_board(), "past")

    def _stored(self, room: Room, batch: list[Record]) -> None:
        self._vault.stored(room, batch)
        for note in practice_notes(batch):
            self._notes.take(note)

    def arrivals(self, context: ssl.SSLContext | None) -> type[ServerConnection]:
        """What is made of every connection that is accepted."""
        return arrivals(self._strangers, self._tasks, context)

    def go_down(self) -> None:
        """Ends what nobody has signed in over; who has keeps the connection until it is told."""
        self._strangers.close_all()

    async def serve(self, connection: ServerConnection) -> None:
        """One connection to its end. What one client sends never ends more than its own connection."""
        self._strangers.heard(connection)
        try:
            if connection.request is not None and connection.request.path.partition("?")[0] == BULK_PATH:
                await self._serve_bulk(connection)
            else:
                await self._reception.serve(connection)
        except BadMessage as error:
            log.info("a connection is closed for a message that cannot be read: %s", type(error).__name__)
            await _hang_up(connection, 1007, "A message could not be read. Both programs may need the same version.")
        except TimeoutError:
            await _hang_up(connection, 1008, "Nobody signed in.")
        except (StoreFailed, SQLAlchemyError):
            log.exception("the store did not answer")
            await _hang_up(connection, 1013, "The server cannot reach its store. It is tried again.")
        except ConnectionClosed as closed:
            log.debug("a connection ended: %s", closed)

    def health(self) -> Health:
        is_read_only = bool(self._rooms.read_only_text)
        status = "read-only" if is_read_only else "ok"
        return Health(status, version(), len(self._hub), len(self._rooms), is_read_only, self._synchronous)

    async def close(self) -> None:
        """When the connections have ended: writes what was taken, and last what the trail says of all that."""
        await self._tasks.close()
        await asyncio.to_thread(self._writer.close)
        await self._tasks.close()  # what the last flush has begun
        for executor in (self._locks, self._files, self._folds, self._doors, self._keyring, self._looks):
            await asyncio.to_thread(executor.shutdown)
        await asyncio.to_thread(self._notes.close)
        await asyncio.to_thread(self._put_lines, self._boards.unsaved())

    async def _serve_bulk(self, connection: ServerConnection) -> None:
        first = await asyncio.wait_for(connection.recv(), FIRST_WORD_S)
        codec = Codec.of_first_frame(first)
        attach = codec.decode_bulk(first)
        if not isinstance(attach, Attach):
            raise BadMessage("the first message is to attach")
        bearer = self._tickets.redeem(attach.ticket, self._clock.mono_ms())
        if bearer is None or connection.subprotocol is None:
            await connection.send(codec.encode(LATE_TICKET))
            await connection.close(1008, short(LATE_TICKET.text))
            return
        self._strangers.forget(connection)
        bound_send_buffer(connection.transport, BULK_BUFFER_BYTES)
        self._shutting_out.bulk[connection] = bearer
        try:
            await connection.send(codec.encode(Attached()))
            bulk = BulkConnection(
                connection, codec, bearer, self._vault, self._stores.log, self._clock, self._files, self._announce
            )
            await bulk.serve()
        finally:
            del self._shutting_out.bulk[connection]

    def _announce(self, consult: str, blob: str) -> None:
        message = BlobReady(consult, blob)
        self._hub.send_all(message, [client.number for client in self._hub if consult in client.seats])

    async def _save_board(self) -> None:
        while True:
            await asyncio.sleep(SAVE_BOARD_S)
            unsaved = self._boards.unsaved()
            await asyncio.get_running_loop().run_in_executor(self._folds, self._put_lines, unsaved)

    async def _watch_board(self) -> None:
        while True:
            await asyncio.sleep(LOOK_AT_BOARD_S)
            self._boards.grow_older(self._clock.now_ms())

    async def _send_rest_of_board(self) -> None:
        while True:
            await asyncio.sleep(REST_OF_BOARD_S)
            self._boards.go_on()

    def _put_lines(self, lines: dict[str, tuple[int, bytes]]) -> None:
        """A cache: what cannot be kept now is folded again at the next start."""
        try:
            self._stores.lines.put(lines)
        except SQLAlchemyError as error:
            log.warning("the board could not be cached: %s", type(error).__name__)


async def _hang_up(connection: ServerConnection, code: int, reason: str) -> None:
    """Says why, and does not wait long for a goodbye: behind a flood nobody reads it."""
    try:
        await asyncio.wait_for(connection.close(code, reason), HANG_UP_S)
    except TimeoutError:
        connection.transport.abort()


def known_lines(stores: Stores, clock: Clock) -> dict[str, BoardEntry]:
    """The board as the log has it; only what changed since the cache was written is folded."""
    cached = stores.lines.all()
    lines: dict[str, BoardEntry] = {}
    for consult, seq in stores.log.heads().items():
        at, line = cached.get(consult, (0, b""))
        entry = unpack(line) if at == seq else None
        if entry is None:
            entry = entry_of(Room.load(consult, stores.log.read(consult)).state, clock.now_ms())
        if entry is not None:
            lines[consult] = entry
    return lines
