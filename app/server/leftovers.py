"""Holds what comes over a connection in the background against what the server saw of that computer (R25)."""

from app.consult.intake import readable
from app.consult.leftovers import LEAVING_MS, NOT_PRESENT, LastHere, not_left
from app.consult.messages import Submit
from app.consult.person import Refusal
from app.server.hub import Client, Hub
from app.server.keydoor import KeyDoor
from app.server.rooms import Rooms

MOST_KEPT_BACK = 1_024  # consults of one connection; nobody leaves so many, and past that nothing is taken


class Leftovers:
    """Use on the event loop."""

    def __init__(self, hub: Hub, rooms: Rooms, keys: KeyDoor) -> None:
        self._hub, self._rooms, self._keys = hub, rooms, keys

    async def refuses(self, client: Client, message: Submit) -> Refusal | None:
        """Once something of a consult waits, what follows it waits too: without it the rules would refuse that."""
        event = readable(message.consult, message)
        if isinstance(event, Refusal):
            return None  # the room says so
        here = await self._here(client)
        room = (await self._rooms.hold(message.consult)).room
        if room.knows(message.origin):  # sent again it is the same event
            return None
        if message.consult in client.kept_back or len(client.kept_back) >= MOST_KEPT_BACK:
            return NOT_PRESENT
        refusal = not_left(here, client.person, next(iter(room.records), None), message, event)
        if refusal is not None:
            client.kept_back.add(message.consult)
        return refusal

    async def _here(self, client: Client) -> LastHere:
        person = client.person.person
        if client.vouched_ms is None:
            client.vouched_ms = await self._keys.vouched_ms(client.device, person)
        others = (
            other.since_ms + LEAVING_MS
            for other in self._hub
            if other.device == client.device and other.person.person != person and not other.in_background
        )
        return LastHere(client.device, min((client.since_ms, *others)), client.vouched_ms)
