"""On how many screens a call rings, told to the clinic that called; stores nothing and decides nothing (R23)."""

import asyncio
from collections.abc import Iterable

from app.consult.board import BoardEntry
from app.consult.calling import calls, is_calling
from app.consult.messages import RingingAt, Rings, Watch
from app.server.hub import Client, Hub

Count = tuple[int, int]
TOGETHER_S = 0.25  # a thousand who come back after a restart are counted a few times, not a thousand
MOST_CALLS = 256  # of one connection: a screen that says more than that at once says nothing that is true


class Ringing:
    """Use on the event loop only. `lines`: every consult there is when the server starts. A program that does not say
    where it rings counts among the specialists, not among the screens."""

    def __init__(self, hub: Hub, lines: Iterable[BoardEntry]) -> None:
        self._hub = hub
        self._calling = {entry.consult: entry for entry in lines if is_calling(entry)}
        self._specialists: dict[int, Client] = {}
        self._due: asyncio.TimerHandle | None = None
        self._screens: dict[int, set[str]] = {}
        self._told: dict[int, dict[str, Count]] = {}

    def watch(self, client: Client, message: Watch) -> None:
        """What calls now, and again whenever it changes; to the clinic's programs that ask for it."""
        if message.rings and client.person.role == "clinic" and client.person.site:
            self._told[client.number] = {}
            self._tell_all()

    def rings(self, client: Client, message: Rings) -> None:
        """A screen has sounded and asked for a look, or does so no more."""
        if client.person.role != "specialist":
            return
        here = self._screens.setdefault(client.number, set())
        if message.on == (message.consult in here):
            return  # said again with each repeat
        if not message.on:
            here.discard(message.consult)
        elif message.consult in self._calling and len(here) < MOST_CALLS:
            here.add(message.consult)
        self._tell(message.consult)

    def moved(self, entry: BoardEntry) -> None:
        """The line is another one now, or has only grown older."""
        if is_calling(entry):
            self._calling[entry.consult] = entry
            self._tell(entry.consult)
        elif self._calling.pop(entry.consult, None) is not None:
            for told in self._told.values():
                told.pop(entry.consult, None)
            for here in self._screens.values():
                here.discard(entry.consult)

    def came(self, client: Client) -> None:
        if client.person.role == "specialist":
            self._specialists[client.number] = client
            self._tell_soon()

    def forget(self, client: Client) -> None:
        """The connection has ended."""
        self._told.pop(client.number, None)
        self._screens.pop(client.number, None)
        if self._specialists.pop(client.number, None) is not None:
            self._tell_soon()

    def _tell_soon(self) -> None:
        if self._due is None:
            self._due = asyncio.get_running_loop().call_later(TOGETHER_S, self._tell_all)

    def _tell_all(self) -> None:
        if self._due is not None:
            self._due.cancel()
            self._due = None
        for consult in tuple(self._calling):
            self._tell(consult)

    def _tell(self, consult: str) -> None:
        entry = self._calling.get(consult)
        if entry is None or not self._told:
            return
        count = self._count(entry)
        for number, told in self._told.items():
            client = self._hub.get(number)
            if client is not None and client.person.site == entry.site and told.get(consult) != count:
                told[consult] = count
                self._hub.send(number, RingingAt(consult, *count))

    def _count(self, entry: BoardEntry) -> Count:
        """Screens that ring, and people it is meant for who are signed in."""
        meant = [
            client
            for client in self._specialists.values()
            if not client.is_closing
            and not client.in_background  # nobody sits there
            and calls(entry, client.person.person)
        ]
        screens = sum(entry.consult in self._screens.get(client.number, ()) for client in meant)
        return screens, len({client.person.person for client in meant})
