"""Where a review reads from: a saved file, the consult that is open in the room, or one fetched to be read; and what is
written there while it is being reviewed. Knows no time and no picture."""

from collections.abc import Callable
from pathlib import Path

from app.client.border import OpenReview
from app.client.desk import Desk
from app.client.fetching import Fetching
from app.client.following import Following
from app.client.session import Session
from app.client.stored import BundleFile, Stored, from_shelf
from app.consult.events.record import Record
from app.export.bundle import BadBundle

NOT_SIGNED_IN = "Sign in to review a consult from the server, or open a saved consult file."
UNREADABLE = "The file cannot be read. Check where it is."


class NothingToOpen(Exception):
    """`text` says why, in words."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.text = text


class ReviewSource:
    """`grown` is called on the loop when there is more than was read; `since` gives it."""

    def __init__(self, desk: Desk, session: Session | None, grown: Callable[[], None]) -> None:
        self._desk = desk
        self._session = session
        self._grown = grown
        self._bundle: BundleFile | None = None
        self._fetching: Fetching | None = None
        self._following: Following | None = None

    async def open(self, command: OpenReview) -> Stored:
        """Raises NothingToOpen."""
        if command.path:
            return await self._from_file(Path(command.path))
        session = self._session
        if session is None or session.account is None or session.bulk is None:
            raise NothingToOpen(NOT_SIGNED_IN)
        if session.room is not None and session.room.consult == command.consult:
            self._following = session.room.following
            self._following.watchers.append(self._grown)
            return session.room.stored()
        self._fetching = Fetching(session, command.consult)
        refused = await self._fetching.whole()
        if refused:
            raise NothingToOpen(refused)
        self._following = self._fetching.following
        self._following.watchers.append(self._grown)
        return from_shelf(session.account, session.bulk, command.consult)

    async def since(self, seq: int) -> list[Record]:
        if self._following is None or self._session is None or self._session.account is None:
            return []
        self._following.flush()
        log = self._session.account.shelf.log
        return await self._desk.run(self._desk.disk, log.read, self._following.consult, seq)

    def close(self) -> None:
        if self._fetching is not None:
            self._fetching.close()
        if self._following is not None:
            self._following.watchers.remove(self._grown)
        if self._bundle is not None:
            self._bundle.close()

    async def _from_file(self, path: Path) -> Stored:
        try:
            self._bundle = await BundleFile.open(self._desk, path)
        except BadBundle as error:
            raise NothingToOpen(str(error)) from error
        except OSError as error:
            raise NothingToOpen(UNREADABLE) from error
        return self._bundle.stored
