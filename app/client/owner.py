"""Whose shelf it is, as removing and tidying need it: of who is signed in, and of who is not here; no link."""

from typing import Protocol

from app.client.desk import Desk
from app.client.outgoing import Outgoing
from app.client.shelf import Shelf
from app.client.texts import KeptTexts
from app.consult.person import Person


class Owner(Protocol):
    """An `Account`, or what is looked after in somebody's absence."""

    @property
    def desk(self) -> Desk: ...
    @property
    def person(self) -> Person: ...
    @property
    def shelf(self) -> Shelf: ...
    @property
    def outgoing(self) -> Outgoing: ...
    @property
    def texts(self) -> KeptTexts: ...


class Owing(Protocol):
    """What the server has not got yet of the files: a `Bulk`, or the list on the disk."""

    def owed_elsewhere(self, consult: str, blob: str) -> bool: ...
    def forget(self, consult: str, blob: str) -> None: ...
    async def give_up(self, blob: str) -> None: ...
