"""Who came in by this computer's key, once the key is not taken any more: the password is asked, and nobody goes.

The server keeps a place for ten minutes, in memory (R24): a longer outage, or its restart, ends that. The room on the
screen and what is unsent stay as they are meanwhile; knows no socket and no window.
"""

import asyncio
from collections.abc import Callable

from msgspec.structs import replace

from app.client.commands import Connect
from app.client.desk import Desk
from app.client.link import Link
from app.client.people_commands import SecretAsked, Unlocked
from app.client.proving import Proving, signing_in
from app.consult.messages import SignIn

AGAIN = frozenset({"not_enrolled", "place_ended", "wrong_password"})
ASKED = "The server asks for your password again. What you do is kept on this computer and sent once it was right."


class Asking:
    """Of one session, on the engine's loop. `who.secret` is empty until the server has taken one; `room()`: the consult
    that is open."""

    def __init__(self, desk: Desk, who: Connect, by: Proving | None, room: Callable[[], str]) -> None:
        """Raises sqlite3.Error, OSError: a disk that has no room for this computer's own id says so before any dial."""
        self._device = desk.device
        self.who = who
        self.is_on = False
        self.run: asyncio.Task[None] | None = None
        self._desk, self._by, self._room = desk, by, room
        self._link: Link | None = None
        self._typed = self._sent = ""

    def dial(self, link: Link) -> None:
        self._link, self.run = link, self._desk.tasks.start(link.run(), "link")

    def sign_in(self) -> SignIn:
        """For the next connection: by what was written since, else by the key, to the consult that is open."""
        self._sent = self.who.secret or self._typed
        who = replace(self.who, secret=self._sent, returning=self._room() or self.who.returning)
        return signing_in(self._device, self._desk.device_name, who, self._by)

    def typed(self, secret: str, is_right: bool) -> None:
        """`is_right` by what is kept of it here: good enough to see the room again, the server says the rest."""
        asked, self._typed = self.is_on, secret
        self.is_on = asked and not is_right
        if asked and self._link is not None and self.run is not None:
            if self.run.done():
                self.dial(self._link)
            else:
                self._link.redial()

    def denied(self, code: str) -> bool:
        """True: they are asked, once more if this was wrong."""
        if self.who.secret or code not in AGAIN:
            return False
        was_wrong = self.is_on and bool(self._typed)
        self.is_on, self._typed = True, ""
        self._desk.tell(Unlocked(False) if was_wrong else SecretAsked())
        return True

    def lost_key(self, code: str) -> bool:
        """The last try was by the key, and the key itself is not taken. `place_ended`: it is, but not to return by."""
        return not self._sent and code != "place_ended"

    def lost(self, text: str) -> None:
        """No answer yet: it is asked again with what was written."""
        if self.is_on and self._typed:
            self._desk.tell(Unlocked(False, text))

    def let_in(self) -> bool:
        """True: by a secret for the first time."""
        if self.who.secret or not self._sent:
            return False
        self.who, self._typed = replace(self.who, secret=self._sent), ""
        if self.is_on:
            self.is_on = False
            self._desk.tell(Unlocked(True))
        return True
