"""The one open room: it is whole or gone before the next one begins; knows no link and no rules."""

import asyncio
from collections.abc import Callable

from app.client.border import RoomNotOpened
from app.client.bulk import Bulk
from app.client.consult_room import ConsultRoom
from app.client.removing import forget_consult
from app.consult.messages import NotOpened


class Door:
    """`left(consult)` is called when nothing of a room sees, hears or records any more."""

    def __init__(self, left: Callable[[str], object]) -> None:
        self.room: ConsultRoom | None = None
        self._left = left
        self._moving = asyncio.Lock()

    async def open(self, make: Callable[[], ConsultRoom | None]) -> None:
        """`make` is called when the one before is closed; None where none can be made any more."""
        async with self._moving:
            await self._leave()
            self.room = make()
            if self.room is not None:
                await self.room.start()

    async def leave(self, only: ConsultRoom | None = None) -> None:
        """The one that is open, or `only` that one."""
        async with self._moving:
            if only is None or self.room is only:
                await self._leave()

    async def not_opened(self, message: NotOpened, bulk: Bulk) -> None:
        """A consult that is only here yet stays open; one that may not be read is left, and its copy goes."""
        room = self.room
        if room is None or room.consult != message.consult:
            return
        if room.following.replica.pending and room.confirmed.seq == 0:
            return
        account = room.account
        account.desk.tell(RoomNotOpened(message.consult, message.text))
        await self.leave(only=room)
        if message.code == "not_found":
            account.desk.tasks.start(forget_consult(account, bulk, message.consult), "forget")

    async def _leave(self) -> None:
        room, self.room = self.room, None
        if room is not None:
            await room.close()
            self._left(room.consult)
