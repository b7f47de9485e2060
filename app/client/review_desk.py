"""The one review that is open, and the files that are saved: of it, else of the room."""

from functools import partial
from pathlib import Path

from app.client.border import (
    CancelSaving,
    Command,
    Failed,
    PictureCommand,
    PlaySound,
    SaveBundle,
    SaveMarked,
    SaveOpinion,
)
from app.client.commands import SaveCommand
from app.client.desk import Desk
from app.client.exporting import save_marked
from app.client.review import Review
from app.client.review_commands import CloseReview, OpenReview, ReviewCommand
from app.client.saving import save_bundle, save_opinion
from app.client.savings import Savings, Work
from app.client.session import Session
from app.client.stored import Stored
from app.client.studio import Studio

NO_ROOM = "No consult is open."


class ReviewDesk:
    """On the engine's loop. `close` ends the review; a file goes on being made."""

    def __init__(self, desk: Desk, studio: Studio) -> None:
        self._desk, self._studio = desk, studio
        self._review: Review | None = None
        self._savings = Savings(desk)

    @property
    def is_open(self) -> bool:
        return self._review is not None

    async def perform(self, command: ReviewCommand, session: Session | None) -> None:
        match command:
            case OpenReview():
                await self.close()
                self._review = Review(self._desk, session, self._studio)
                self._desk.tasks.start(self._review.open(command), "review")
            case CloseReview():
                await self.close()
            case _ if self._review is not None:
                self._review.perform(command)

    def takes(self, command: Command) -> bool:
        """What the room understands as well is the review's while one is open."""
        match command:
            case PictureCommand() if self._review is not None:
                self._review.want(command)
            case PlaySound() if self._review is not None:
                self._review.perform(command)
            case _:
                return False
        return True

    def save(self, command: SaveCommand, session: Session | None) -> None:
        match command:
            case SaveOpinion(path=path):
                self._start(save_opinion, path, session)
            case SaveBundle(path=path):
                self._start(save_bundle, path, session)
            case SaveMarked(path=path, burnt=burnt):
                self._start(partial(save_marked, burnt=burnt), path, session)
            case CancelSaving():
                self._savings.cancel()

    async def close(self) -> None:
        review, self._review = self._review, None
        if review is not None:
            await review.close()

    def _start(self, work: Work, path: str, session: Session | None) -> None:
        source = self._source(session)
        if source is None:
            self._desk.tell(Failed(NO_ROOM))
        else:
            self._savings.start(work, source, Path(path))

    def _source(self, session: Session | None) -> Stored | None:
        if self._review is not None:
            return self._review.stored()
        return session.room.stored() if session is not None and session.room is not None else None
