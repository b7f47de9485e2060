"""The bulk connection: pulls and pushes by credit, resumable at the byte, verified; rights are the vault's affair."""

import asyncio
from collections.abc import Callable
from concurrent.futures import Executor
from functools import partial as bound
from pathlib import Path
from typing import TypeVar

from websockets.asyncio.server import ServerConnection

from app.clock import Clock
from app.consult.codecs import BadMessage, Codec
from app.consult.messages import (
    BulkMessage,
    Chunk,
    Ended,
    Grant,
    NotGiven,
    Offered,
    Ping,
    Pong,
    Pull,
    PullLog,
    Push,
    Whole,
)
from app.server.tickets import Bearer
from app.server.transfers import BlobSource, Incoming, LogSource, Outgoing, Source
from app.server.vault import Vault
from app.store.blobs import BlobDamaged
from app.store.errors import StoreFull
from app.store.log import EventLog

T = TypeVar("T")
MOST_TRANSFERS = 32
MOST_BLOB_BYTES = 4 << 30
NOT_FOUND = "There is no such document here, or it is not for you."
NOT_YET = "It has not arrived yet. It will be announced when it has."
TOO_LARGE = "The file is too large and was not taken."
LARGER = "The file is larger than was said when it was shared, so it is not taken. Share it again."
DAMAGED = "The file arrived damaged and is sent again from the start."
TAKEN_OVER = "The file is arriving over another connection."
FULL = "The server's disk is full. The file stays on this computer and is sent when there is space again."

Announce = Callable[[str, str], None]


class BulkConnection:
    """One client's transfers, message by message; `serve` ends with the connection."""

    def __init__(
        self,
        connection: ServerConnection,
        codec: Codec,
        bearer: Bearer,
        vault: Vault,
        event_log: EventLog,
        clock: Clock,
        executor: Executor,
        announce: Announce,
    ) -> None:
        self._connection = connection
        self._codec = codec
        self._person = bearer.person
        self._only_pushes = bearer.only_pushes
        self._address = str((connection.remote_address or ("",))[0])
        self._vault = vault
        self._log = event_log
        self._clock = clock
        self._executor = executor
        self._announce = announce
        self._outgoing: dict[int, Outgoing] = {}
        self._incoming: dict[int, Incoming] = {}

    async def serve(self) -> None:
        """Raises BadMessage for what this connection does not know."""
        try:
            async for data in self._connection:
                await self._handle(self._codec.decode_bulk(data))
        finally:
            for transfer in (*self._outgoing, *self._incoming):
                self._forget(transfer)

    async def _handle(self, message: BulkMessage) -> None:
        match message:
            case Pull(transfer=transfer) | PullLog(transfer=transfer) if self._only_pushes:  # R22
                await self._send(NotGiven(transfer, "not_found", NOT_FOUND))
            case Pull():
                await self._pull(message)
            case PullLog():
                await self._pull_log(message)
            case Push():
                await self._push(message)
            case Grant(transfer=transfer, bytes=count):
                await self._granted(transfer, count)
            case Chunk():
                await self._chunk(message)
            case Ended(transfer=transfer):
                self._forget(transfer)
            case Ping(mono_ms=mono_ms):
                await self._send(Pong(mono_ms, self._clock.now_ms()))
            case _:
                raise BadMessage(f"{type(message).__name__} is not for the server")

    async def _pull(self, asked: Pull) -> None:
        self._check_new(asked.transfer)
        answer = await self._vault.may_pull(self._person, asked.consult, asked.blob, self._address)
        if isinstance(answer, Path):
            try:
                await self._offer(asked, bound(BlobSource, answer), asked.offset, asked.blob)
                await self._granted(asked.transfer, asked.credit)
                return
            except FileNotFoundError:
                answer = "not_found"
        text = NOT_FOUND if answer == "not_found" else NOT_YET
        await self._send(NotGiven(asked.transfer, answer, text))

    async def _pull_log(self, asked: PullLog) -> None:
        self._check_new(asked.transfer)
        room = await self._vault.readable(self._person, asked.consult)
        if room is None:
            await self._send(NotGiven(asked.transfer, "not_found", NOT_FOUND))
            return
        through = min(asked.through_seq, room.state.seq)
        await self._vault.note(self._person, "fetched_log", asked.consult, self._address)
        slices = self._log.slices(asked.consult, max(asked.after_seq, 0), through)
        await self._offer(asked, bound(LogSource, slices), 0)

    async def _offer(self, asked: Pull | PullLog, opened: Callable[[], Source], offset: int, blob: str = "") -> None:
        outgoing = Outgoing(asked.transfer, await self._run(opened), offset, asked.consult, blob)
        await self._send(Offered(asked.transfer, outgoing.source.size_bytes, outgoing.offset))
        if outgoing.is_done:
            outgoing.source.close()
        else:
            self._outgoing[asked.transfer] = outgoing

    async def _granted(self, transfer: int, count: int) -> None:
        outgoing = self._outgoing.get(transfer)
        if outgoing is None:
            return  # granted before it heard of the end
        outgoing.grant(count)
        while (size := outgoing.next_bytes) > 0:
            try:
                data = await self._run(bound(outgoing.source.read, outgoing.offset, size))
            except FileNotFoundError:
                data = b""
            may_go_on = await self._vault.may_go_on(self._person, outgoing.consult, outgoing.blob)
            if len(data) != size or not may_go_on:  # locked, voided, or sent out, while it travelled
                self._forget(transfer)
                await self._send(NotGiven(transfer, "not_found", NOT_FOUND))
                return
            offset = outgoing.offset
            outgoing.sent(size)
            await self._send(Chunk(transfer, offset, data))
        if outgoing.is_done:
            self._forget(transfer)

    async def _push(self, asked: Push) -> None:
        self._check_new(asked.transfer)
        taken = await self._vault.may_push(self._person, asked.consult, asked.blob, asked.size_bytes)
        if taken in ("not_found", "over"):
            await self._send(NotGiven(asked.transfer, "not_found", NOT_FOUND, taken == "over"))
            return
        if taken == "too_large":
            await self._send(NotGiven(asked.transfer, "too_large", LARGER))
            return
        if not 0 < asked.size_bytes <= MOST_BLOB_BYTES:
            await self._send(NotGiven(asked.transfer, "too_large", TOO_LARGE))
            return
        try:
            partial = await self._vault.begin(asked.consult, asked.blob, asked.size_bytes)
        except StoreFull:
            await self._send(NotGiven(asked.transfer, "full", FULL))
            return
        if partial is None:
            await self._send(Whole(asked.transfer))
            return
        incoming = Incoming(asked.transfer, asked.consult, asked.blob, partial)
        self._incoming[asked.transfer] = incoming
        await self._send(Offered(asked.transfer, asked.size_bytes, partial.offset))
        await self._go_on(incoming)

    async def _chunk(self, chunk: Chunk) -> None:
        incoming = self._incoming.get(chunk.transfer)
        if incoming is None:
            return  # sent before it heard of the end
        if not incoming.may_take(chunk.offset, chunk.data):
            raise BadMessage("a chunk that was not granted or is out of order")
        if await self._vault.is_voided(incoming.consult):
            self._forget(chunk.transfer)
            await self._send(NotGiven(chunk.transfer, "not_found", NOT_FOUND, is_over=True))
            return
        try:
            await self._run(bound(incoming.take, chunk.data))
        except StoreFull:
            self._forget(chunk.transfer)
            await self._send(NotGiven(chunk.transfer, "full", FULL))
            return
        except ValueError:
            self._forget(chunk.transfer)
            await self._send(NotGiven(chunk.transfer, "not_yet", TAKEN_OVER))
            return
        await self._go_on(incoming)

    async def _go_on(self, incoming: Incoming) -> None:
        if not incoming.is_done:
            count = incoming.grant()
            if count:
                await self._send(Grant(incoming.transfer, count))
            return
        try:
            await self._vault.settle(self._person, incoming.consult, incoming.blob, incoming.partial, self._address)
        except BlobDamaged:
            await self._send(NotGiven(incoming.transfer, "damaged", DAMAGED))
        except StoreFull:
            await self._send(NotGiven(incoming.transfer, "full", FULL))
        except ValueError:
            await self._send(NotGiven(incoming.transfer, "not_yet", TAKEN_OVER))
        else:
            await self._send(Whole(incoming.transfer))
            self._announce(incoming.consult, incoming.blob)
        self._forget(incoming.transfer)

    def _check_new(self, transfer: int) -> None:
        if transfer in self._outgoing or transfer in self._incoming:
            raise BadMessage("a transfer's number is in use")
        if len(self._outgoing) + len(self._incoming) >= MOST_TRANSFERS:
            raise BadMessage("too many transfers at once")

    def _forget(self, transfer: int) -> None:
        outgoing = self._outgoing.pop(transfer, None)
        if outgoing is not None:
            outgoing.source.close()
        incoming = self._incoming.pop(transfer, None)
        if incoming is not None:
            self._vault.let_go(incoming.consult, incoming.blob, incoming.partial)

    async def _send(self, message: BulkMessage) -> None:
        await self._connection.send(self._codec.encode(message))

    def _run(self, work: Callable[[], T]) -> "asyncio.Future[T]":
        return asyncio.get_running_loop().run_in_executor(self._executor, work)
