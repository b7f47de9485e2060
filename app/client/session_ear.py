"""Who else listens to a session beside the room; no behaviour of its own."""

from collections.abc import Awaitable, Callable
from typing import Protocol

from app.consult.messages import Enrolled, ServerMessage, Welcome


class SessionEar(Protocol):
    """Another reader of one consult beside the room (the review)."""

    consult: str

    def hear(self, message: ServerMessage) -> None: ...

    def link_up(self) -> None: ...


class Tells:
    """Whom a session tells how it came in: `entered(welcome, server)` when the server has let this person in (`server`
    names the shelf; empty: as it was), `enrolled` of a key, `lonely` each time the server does not answer while nobody
    is in yet, `denied(code)` when there will be no connection any more. `named` is asked what names the shelf."""

    def __init__(self) -> None:
        self.entered: Callable[[Welcome, str], object] = lambda *_: None
        self.enrolled: Callable[[Enrolled], object] = lambda _: None
        self.lonely: Callable[[], object] = lambda: None
        self.denied: Callable[[str], object] = lambda _: None
        self.named: Callable[[Welcome], Awaitable[str]] = _by_its_id


async def _by_its_id(welcome: Welcome) -> str:
    return welcome.house or welcome.server
