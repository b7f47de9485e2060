"""The person who is signed in, as the parts of the engine need them: who, their shelf, the way out."""

from typing import Literal

from app.client.desk import Desk
from app.client.link import Link
from app.client.outgoing import Outgoing
from app.client.relays import RelayBook
from app.client.shelf import Shelf
from app.client.texts import KeptTexts
from app.consult.messages import ClientMessage, Exported, Submit
from app.consult.person import Person


class Account:
    """One signed-in person: events leave over `link` alone, which the server bound to this very person."""

    def __init__(
        self, desk: Desk, person: Person, shelf: Shelf, outgoing: Outgoing, link: Link, texts: KeptTexts
    ) -> None:
        self.desk = desk
        self.person = person
        self.shelf = shelf
        self.outgoing = outgoing
        self.link = link
        self.texts = texts
        self.rtt_ms: int | None = None
        self.knows: tuple[str, ...] = ()  # of the server it is connected to, as in Welcome
        self.goes_behind = False
        self.relays = RelayBook(desk, self.send, lambda: self.rtt_ms or 0)
        self._untold: list[Exported] = []

    def may_go_behind(self, may: bool) -> None:
        """What is unsent is sent when another person works here too (R22)."""
        self.goes_behind = may
        self.outgoing.changed()

    def send(self, message: ClientMessage, urgent: bool = False) -> bool:
        return self.link.send(message, urgent)

    def submit(self, submit: Submit, urgent: bool = False) -> None:
        """To the outbox and, while the link stands, to the server; else it goes when the link is back."""
        self.outgoing.add(submit)
        self.link.send(submit, urgent)

    def exported(self, consult: str, what: Literal["opinion", "bundle", "pages"]) -> None:
        """For the server's audit; while the link is down it is told as soon as it is back."""
        message = Exported(consult, what)
        if not self.send(message):
            self._untold.append(message)

    def resumed(self) -> None:
        """The link is back."""
        untold, self._untold = self._untold, []
        for message in untold:
            self.send(message)

    def is_slow(self) -> bool:
        return self.link.crowded or (self.rtt_ms or 0) > 600
