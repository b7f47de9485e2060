"""Whether somebody can have the file whose pages they picture: what never came here is with its sharer alone.

The room asks the rules, which know the log; that a file is here only the server's own disk can say.
"""

from app.consult.events.documents import PagePictured
from app.consult.intake import readable
from app.consult.messages import Submit
from app.consult.person import Person, Refusal
from app.consult.rules.refusals import NOT_HELD
from app.server.vault import Vault

PICTURED = b"PagePictured"


class Holding:
    """Use on the event loop."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault

    async def refuses(self, person: Person, message: Submit) -> Refusal | None:
        """Of all else nothing is asked here: the room answers it."""
        if PICTURED not in message.body:
            return None
        event = readable(message.consult, message)
        if not isinstance(event, PagePictured):
            return None
        room = await self._vault.readable(person, message.consult)
        if room is None or room.knows(message.origin):  # sent again it is the same event, wherever the file is by now
            return None
        document = room.state.documents.get(event.document)
        if document is None or document.withdrawn is not None or document.by == person.person:
            return None
        return None if await self._vault.is_here(message.consult, document.blob) else NOT_HELD
