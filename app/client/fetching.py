"""Brings one consult's whole log onto this disk to be read, without entering it; knows no timeline."""

import asyncio

from app.client.following import Following
from app.client.session import Session
from app.client.withdrawing import Withdrawing
from app.consult.events.record import Record
from app.consult.messages import Committed, Leave, NotOpened, Opened, Resync, ServerMessage

WAIT_S = 300.0


class Fetching:
    """A reader beside the room, registered with the session until closed. What is withdrawn meanwhile leaves this
    disk as it does under an open room."""

    def __init__(self, session: Session, consult: str) -> None:
        if session.account is None or session.bulk is None:
            raise ValueError("nobody is signed in")
        self.consult = consult
        self._session = session
        self._refused = ""
        self._goal: int | None = None  # the last record when the server opened it
        self._news = asyncio.Event()
        self._account = session.account
        self._withdrawing = Withdrawing(session.account, session.bulk, consult)
        self.following = Following(session.account, session.bulk, consult, False, self._changed)

    async def whole(self) -> str:
        """Empty when the log is on this disk as it stands on the server, or as far as it is here without a link; else
        why not, in words."""
        await self.following.load()
        self._withdrawing.state_changed(self.following.replica.confirmed)
        self._session.listeners.append(self)
        if not self._account.link.is_up:
            has_any = self.following.replica.confirmed.seq > 0
            return "" if has_any else "The link is down and this consult is not on this computer."
        self.following.open()
        try:
            async with asyncio.timeout(WAIT_S):
                while not self._refused and not self._is_whole():
                    self._news.clear()
                    await self._news.wait()
        except TimeoutError:
            return "The consult did not arrive. Check the link and open it again."
        self.following.flush()
        return self._refused

    def _is_whole(self) -> bool:
        return self._goal is not None and self.following.replica.confirmed.seq >= self._goal

    def hear(self, message: ServerMessage) -> None:
        match message:
            case Opened(seq=seq):
                self._goal = seq
                self.following.opened(message)
            case Committed():
                self.following.committed(message)
            case NotOpened(text=text):
                self._refused = text
            case Resync():
                self.following.open()
            case _:
                return
        self._news.set()

    def link_up(self) -> None:
        self.following.open()

    def close(self) -> None:
        if self in self._session.listeners:
            self._session.listeners.remove(self)
            self._account.send(Leave(self.consult))
        self.following.close()

    def _changed(self, live: tuple[Record, ...]) -> None:
        self._withdrawing.state_changed(self.following.replica.confirmed)
        self._news.set()
