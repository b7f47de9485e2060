"""Which specialists there are, told to specialists: id and name of every open account but one's own; no consult."""

from collections.abc import Iterable

from app.consult.messages import Colleagues
from app.consult.person import Person
from app.consult.rules.limits import LABEL
from app.server.hub import Client, Hub
from app.store.accounts import Account

MOST_A_MESSAGE = 40  # of at most 1.2 kB each in any script and codec: a message stays under 64 KiB


class Staff:
    """Use on the event loop only. `accounts` is what was known at the start."""

    def __init__(self, hub: Hub, accounts: Iterable[Account]) -> None:
        self._hub = hub
        self._people: dict[str, Person] = {}
        self._asked: set[int] = set()
        self._take(accounts)

    def watch(self, client: Client) -> None:
        """The colleagues now, then all of them again whenever they change. Nobody but a specialist is told."""
        if client.person.role == "specialist":
            self._asked.add(client.number)
            self._tell(client)

    def forget(self, client: int) -> None:
        self._asked.discard(client)

    def changed(self, accounts: Iterable[Account]) -> None:
        """These accounts are new or not as they were; a new password alone is no news."""
        before = dict(self._people)
        self._take(accounts)
        if self._people == before:
            return
        for number in self._asked:
            client = self._hub.get(number)
            if client is not None:
                self._tell(client)

    def _take(self, accounts: Iterable[Account]) -> None:
        for one in accounts:
            self._people.pop(one.account, None)
            if one.role == "specialist" and not one.disabled:
                self._people[one.account] = Person(one.account, one.name[:LABEL], "specialist")

    def _tell(self, client: Client) -> None:
        others = [one for one in self._people.values() if one.person != client.person.person]
        others.sort(key=lambda one: (one.name.casefold(), one.person))
        for at in range(0, max(1, len(others)), MOST_A_MESSAGE):
            self._hub.send(client.number, Colleagues(tuple(others[at : at + MOST_A_MESSAGE]), at == 0))
