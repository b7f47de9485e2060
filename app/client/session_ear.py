"""Who else listens to a session beside the room; no behaviour of its own."""

from typing import Protocol

from app.consult.messages import ServerMessage


class SessionEar(Protocol):
    """Another reader of one consult beside the room (the review)."""

    consult: str

    def hear(self, message: ServerMessage) -> None: ...

    def link_up(self) -> None: ...
