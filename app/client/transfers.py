"""One transfer each: a blob or a log coming, a blob going; knows files and credit, no socket."""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable
from typing import BinaryIO

from app.client.bulk_share import Drip
from app.client.credit import Credit
from app.client.desk import Desk
from app.consult.messages import CHUNK_BYTES, BulkMessage, Chunk, Grant, NotGiven, Offered, Pull, PullLog, Push, Whole
from app.store.blobs import BlobDamaged, Blobs, Partial

TOO_LARGE = "It is larger than it may be."
Send = Callable[[BulkMessage], None]


class NotGivenError(Exception):
    """The server does not give or take it; `code` and `is_over` as in NotGiven."""

    def __init__(self, code: str, text: str, is_over: bool = False) -> None:
        super().__init__(code)
        self.code = code
        self.text = text
        self.is_over = is_over


class Interrupted(Exception):
    """The connection went; the transfer goes on where it stopped."""


class Incoming:
    """Bytes that are pulled: `ask` begins, `hear` feeds, `next` gives them in order, or Interrupted when lost."""

    def __init__(self, ask: Pull | PullLog, send: Send, desk: Desk, most_bytes: int | None = None) -> None:
        self.transfer = ask.transfer
        self._most_bytes = most_bytes
        self.size_bytes: int | None = None
        self.offset = ask.offset if isinstance(ask, Pull) else 0
        self._ask = ask
        self._send = send
        self._desk = desk
        self._loop = asyncio.get_running_loop()
        self._credit: Credit | None = None
        self._asked_ms = 0
        self._chunks: deque[bytes] = deque()
        self._news = asyncio.Event()
        self._error: Exception | None = None
        self.may_flow: Callable[[], bool] = lambda: True
        self.drip = Drip()
        self._later: asyncio.TimerHandle | None = None

    @property
    def is_on_its_way(self) -> bool:
        """The giver has it, and not all of it is here."""
        return self.size_bytes is not None and self.offset < self.size_bytes

    def begin(self) -> None:
        self._asked_ms = self._desk.clock.mono_ms()
        self._send(self._ask)

    def hear(self, message: BulkMessage) -> None:
        match message:
            case Offered(size_bytes=size) if self._most_bytes is not None and size > self._most_bytes:
                self._error = NotGivenError("too_large", TOO_LARGE)
            case Offered(size_bytes=size, offset=offset):
                self.size_bytes, self.offset = size, offset
                given = self._ask.credit if isinstance(self._ask, Pull) else 0
                self._credit = Credit(size, offset, given, self._asked_ms)
                self.grant()
            case Chunk(offset=offset, data=data) if self._credit is not None and offset == self.offset:
                self.offset += len(data)
                self._chunks.append(data)
                self._credit.got(len(data), self._desk.clock.mono_ms())
                self.grant()
            case NotGiven(code=code, text=text):
                self._error = NotGivenError(code, text)
            case _:
                self._error = Interrupted()
        self._news.set()

    def grant(self) -> None:
        """More credit while it is this transfer's turn."""
        if self._credit is None:
            return
        if not self.may_flow():
            self._credit.paused()
            return
        now_ms = self._desk.clock.mono_ms()
        while count := self._credit.take(now_ms, self._limit(now_ms)):
            self._send(Grant(self.transfer, count))

    def end(self) -> None:
        """No more credit."""
        if self._later is not None:
            self._later.cancel()
        self._credit = None

    def _limit(self, now_ms: int) -> int | None:
        """What the call on the line leaves now; None where there is none. More is granted when there is more."""
        if self.drip.is_open(now_ms) or self._credit is None:
            return None
        room = self._credit.room
        count = self.drip.take(room, now_ms) if room else 0
        if room and not count and (self._later is None or self._later.when() <= self._loop.time()):
            self._later = self._loop.call_later(self.drip.wait_ms(room, now_ms) / 1_000, self.grant)
        return count

    def lost(self) -> None:
        self._error = self._error or Interrupted()
        self._news.set()

    async def next(self) -> bytes | None:
        """The next bytes, or None when all were given."""
        while not self._chunks:
            if self._error is not None:
                raise self._error
            if self.size_bytes is not None and self.offset >= self.size_bytes:
                return None
            self._news.clear()
            await self._news.wait()
        return self._chunks.popleft()


class Outgoing:
    """A file that is pushed: sends no more than was granted. `opens` gives its bytes, on a thread. `ahead`: of what was
    granted, what every receiver grants a push that it takes, and is sent without waiting for the answer; only where
    nothing of this blob was ever sent. `hold_back(count)` waits until a piece may go and says how large, at most
    `count`."""

    def __init__(self, ask: Push, opens: Callable[[], BinaryIO], send: Send, desk: Desk, ahead: int = 0) -> None:
        self.transfer = ask.transfer
        self.offset = 0
        self.size_bytes = ask.size_bytes
        self._ask = ask
        self._opens = opens
        self._send = send
        self._desk = desk
        self._granted = self._ahead = min(ahead, ask.size_bytes)
        self._offered = self._ahead > 0
        self._whole = False
        self._error: Exception | None = None
        self._news = asyncio.Event()
        self.my_turn: Callable[[], bool] = lambda: True
        self.all_sent: Callable[[], None] = lambda: None
        self.hold_back: Callable[[int], Awaitable[int]] | None = None

    def hear(self, message: BulkMessage) -> None:
        match message:
            case Offered(offset=offset):
                self.offset, self._offered = max(offset, self.offset), True
            case Grant(bytes=count):
                self._granted += max(count - self._ahead, 0)
                self._ahead = max(self._ahead - count, 0)
            case Whole():
                self._whole = True
            case NotGiven(code=code, text=text, is_over=is_over):
                self._error = NotGivenError(code, text, is_over)
            case _:
                self._error = Interrupted()
        self._news.set()

    def lost(self) -> None:
        self._error = self._error or Interrupted()
        self._news.set()

    def nudge(self) -> None:
        self._news.set()

    @property
    def is_over(self) -> bool:
        """Lost, refused or withdrawn: nothing of it is to go any more."""
        return self._error is not None

    @property
    def is_sent(self) -> bool:
        """To its last byte; the server has yet to say that it is whole."""
        return self.offset >= self.size_bytes

    async def run(self) -> None:
        """Ends when the server has it whole. Raises NotGivenError, Interrupted, OSError, BlobDamaged, SealBroken."""
        self._send(self._ask)
        file = await self._desk.run(self._desk.files, self._opens)
        try:
            await self._give(file)
        finally:
            await self._desk.run(self._desk.files, file.close)

    async def _give(self, file: BinaryIO) -> None:
        while not self._whole:
            if self._error is not None:
                raise self._error
            count = min(self._granted, CHUNK_BYTES, self.size_bytes - self.offset)
            if self._offered and count > 0 and self.my_turn():
                if self.hold_back is not None:
                    count = await self.hold_back(count)
                    if self._error is not None:
                        continue
                data = await self._desk.run(self._desk.files, _read, file, self.offset, count)
                if not data:
                    raise OSError("the file is shorter than it was")
                self._send(Chunk(self.transfer, self.offset, data))
                self.offset += len(data)
                self._granted -= len(data)
                if self.is_sent:
                    self.all_sent()
                continue
            self._news.clear()
            await self._news.wait()


def _read(file: BinaryIO, offset: int, count: int) -> bytes:
    file.seek(offset)
    return file.read(count)


async def keep_blob(desk: Desk, blobs: Blobs, blob: str, incoming: Callable[[int], Incoming]) -> None:
    """Pulls into the blob folder from where it stopped. `incoming(offset)` begins the transfer. Raises NotGivenError,
    Interrupted, BlobDamaged (what was here is thrown away), StoreFull."""
    partial: Partial | None = None
    offset = await desk.run(desk.files, _offset, blobs, blob)
    transfer = incoming(offset)
    try:
        while (data := await transfer.next()) is not None:
            if partial is None:
                partial = await desk.run(desk.files, blobs.begin, blob, transfer.size_bytes or 0)
            await desk.run(desk.files, partial.write, data)
        if partial is None and transfer.size_bytes is not None:
            partial = await desk.run(desk.files, blobs.begin, blob, transfer.size_bytes)
        if partial is not None:
            await desk.run(desk.files, partial.finish)
    finally:
        if partial is not None:
            await desk.run(desk.files, partial.close)


def _offset(blobs: Blobs, blob: str) -> int:
    with blobs.begin(blob, 1 << 62) as partial:
        return partial.offset


__all__ = ["BlobDamaged", "Incoming", "Interrupted", "NotGivenError", "Outgoing", "keep_blob"]
