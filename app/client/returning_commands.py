"""Commands and notices of what a crash or a power cut must not take: half-typed text, the consult that was open."""

from app.client.commands import Command
from app.client.notices import Notice


class ReturningCommand(Command, frozen=True):
    """Performed by `Returning`."""


class KeepText(ReturningCommand, frozen=True):
    """What `person` has half typed at this place of a consult (empty: of none yet); without text it was sent or
    erased. On disk within moments. Of anybody but who is signed in it is not kept."""

    person: str
    consult: str
    place: str
    text: str


class ScreenLocked(ReturningCommand, frozen=True):
    """The idle lock lies over everything, or was opened: who was locked out comes back by the password alone."""

    on: bool


class FindLeft(ReturningCommand, frozen=True):
    """Which consults a crash, a power cut or a kill left open here. Answered by RoomsLeft."""


class LeftRoom(Notice, frozen=True):
    """`user` signs in with this name; `ago_ms` since it was last known to be open, None where the clock has lost it;
    `media`: camera and microphone were on. `by_key`: this computer's key may be enough (R24), the server says so."""

    user: str
    name: str
    server: str
    consult: str
    ago_ms: int | None
    media: bool
    by_key: bool = False


class RoomsLeft(Notice, frozen=True):
    """The newest first."""

    rooms: tuple[LeftRoom, ...]
