"""What the parts of a room need of the room; keeps them from knowing it whole."""

from typing import Protocol

from app.client.account import Account
from app.consult.events import AnyEvent
from app.consult.person import Person
from app.consult.state import ConsultState
from app.consult.whispers import AnyWhisper


class RoomFace(Protocol):
    """On the engine's loop. `state` with what is pending, `confirmed` as the server has stored it."""

    consult: str
    account: Account

    @property
    def here(self) -> tuple[Person, ...]: ...

    @property
    def state(self) -> ConsultState: ...

    @property
    def confirmed(self) -> ConsultState: ...

    def submit(self, event: AnyEvent) -> None: ...

    def whisper(self, whisper: AnyWhisper, to: str = "") -> None: ...

    def overheard(self, by: str, whisper: AnyWhisper) -> None: ...

    def told(self, by: str, made_ms: int, event: AnyEvent) -> None: ...

    def tell_again(self) -> None: ...
