"""What waits for the socket of the events connection, in the order it leaves; knows no socket."""

import asyncio
from collections import deque

from app.consult.events import Origin
from app.consult.messages import ClientMessage, Submit

# Beyond it the connection is given up and resumes from the outbox. Submits are not counted: the outbox holds them
# anyway, and a day offline may leave more of them than this.
MOST_WAITING = 4096
# What the server has not answered lies in sockets on the way, where nothing can overtake it: no more than that, though
# a day's outbox waits. On a line of 150 kbps the bytes are some 0.4 s; as many, at the 50 a second that a server reads
# of who has sent much, 0.6 s.
MOST_UNANSWERED = 32
UNANSWERED_BYTES = 8_192
PATIENCE_S = 3.0  # a server whose disk is full does not answer Submits: nothing else waits for it any longer


class Outflow:
    """On the loop. What is urgent leaves first, in its own order, and is never too much nor waits for answers. Where
    none come, the rest overtakes the Submits, and of those a handful is tried each PATIENCE_S."""

    def __init__(self) -> None:
        self._urgent: deque[ClientMessage] = deque()
        self._waiting: deque[ClientMessage] = deque()
        self._others = 0  # of those waiting: no Submit
        self._unanswered: dict[Origin, int] = {}  # bytes
        self._asked_s = 0.0  # by the loop's clock: since when an answer is waited for
        self._is_silent = False
        self._something = asyncio.Event()
        self._empty = asyncio.Event()
        self._empty.set()

    def __len__(self) -> int:
        return len(self._urgent) + len(self._waiting)

    def put(self, message: ClientMessage, urgent: bool = False) -> bool:
        """False: too much waits already."""
        if urgent:
            self._urgent.append(message)
        elif self._others >= MOST_WAITING:
            return False
        else:
            self._waiting.append(message)
            self._others += not isinstance(message, Submit)
        self._empty.clear()
        self._something.set()
        return True

    def answered(self, origin: Origin) -> None:
        """The server has it, or refused it."""
        self._is_silent = False
        self._asked_s = asyncio.get_running_loop().time()
        if self._unanswered.pop(origin, None) is not None:
            self._something.set()

    async def next(self) -> ClientMessage:
        """As soon as there is one that may leave. Asked again, the one before is in the socket's hands."""
        while not self._urgent:
            if self._waiting and self._may_leave(self._waiting[0]):
                return self._leave(0)
            if self._is_silent and self._others:
                return self._leave(next(i for i, one in enumerate(self._waiting) if not isinstance(one, Submit)))
            if not self._waiting:
                self._empty.set()
            await self._more()
        return self._urgent.popleft()

    async def emptied(self) -> None:
        """Everything was handed to the socket, or given up."""
        await self._empty.wait()

    def clear(self) -> None:
        self._urgent.clear()
        self._waiting.clear()
        self._unanswered.clear()
        self._others = 0
        self._is_silent = False
        self._empty.set()

    def _may_leave(self, message: ClientMessage) -> bool:
        """In order: what follows a Submit may be about it."""
        if not isinstance(message, Submit) or not self._unanswered:
            return True
        is_little = sum(self._unanswered.values()) + len(message.body) <= UNANSWERED_BYTES
        return is_little and len(self._unanswered) < MOST_UNANSWERED

    def _leave(self, place: int) -> ClientMessage:
        message = self._waiting[place]
        del self._waiting[place]
        if isinstance(message, Submit):
            if not self._unanswered:
                self._asked_s = asyncio.get_running_loop().time()
            self._unanswered[message.origin] = len(message.body)
        else:
            self._others -= 1
        return message

    async def _more(self) -> None:
        self._something.clear()
        try:
            async with asyncio.timeout_at(self._asked_s + PATIENCE_S if self._waiting else None):
                await self._something.wait()
        except TimeoutError:
            self._is_silent = True
            self._unanswered.clear()
