"""Who is in the open room with us: who is connected, whom the server has named since it opened, what their cameras
do; knows no link and no rules."""

from collections.abc import Collection

from app.consult.person import Person
from app.consult.whispers import MediaStatus

OVERTAKEN_MS = 60_000  # longer nothing is under way: that is a clock which was put back


class Company:
    """`here`: connected now as the server last said; nobody while the link to it is lost."""

    def __init__(self) -> None:
        self.here: tuple[Person, ...] = ()
        self.statuses: dict[str, MediaStatus] = {}
        self._known: dict[str, Person] = {}

    @property
    def telephones(self) -> dict[str, str]:
        """Person id to number: needed most when nobody is here any more."""
        return {one.person: one.telephone for one in self._known.values() if one.telephone}

    def came(self, people: tuple[Person, ...]) -> None:
        self.here = people
        self._known |= {one.person: one for one in people}
        ids = {one.person for one in people}
        self.statuses = {by: status for by, status in self.statuses.items() if by in ids}

    def lost(self) -> None:
        """The link is down: who is here is not known any more, who they are is."""
        self.here = ()

    def met(self, parties: Collection[str]) -> None:
        """Of who is neither connected nor one of a meeting, which may go on beside a lost link, nothing is known any
        more. While the own link is lost nobody knows who is connected."""
        ids = {*parties, *(one.person for one in self.here)}
        if self.here and not self.statuses.keys() <= ids:
            self.statuses = {by: status for by, status in self.statuses.items() if by in ids}

    def known(self, person: str) -> Person | None:
        return self._known.get(person)

    def said(self, by: str, status: MediaStatus) -> bool:
        """False for one that was overtaken by a later one on another way."""
        known = self.statuses.get(by)
        if known is not None and 0 < known.said_ms - status.said_ms <= OVERTAKEN_MS:
            return False
        self.statuses = {**self.statuses, by: status}
        return True

    def others(self, but: Collection[str]) -> list[str]:
        return [one.person for one in self.here if one.person not in but]
