"""Who hears of the events connection, and how the server's last word of it comes; no behaviour of its own."""

from typing import Protocol

from app.consult.messages import ServerMessage, Welcome


class LinkEar(Protocol):
    """Called on the loop. `down` comes once for each `welcomed`, and for failed attempts."""

    def welcomed(self, welcome: Welcome, first: bool) -> None: ...

    def heard(self, message: ServerMessage) -> None: ...

    def down(self, code: str, text: str, for_good: bool) -> None: ...

    def measured(self, rtt_ms: int) -> None: ...


class Dismissed(Exception):
    """The server ended a connection that stood, and said why."""

    def __init__(self, code: str, text: str) -> None:
        super().__init__(code)
        self.code = code
        self.text = text
