"""Events of the guidance: messages, instructions and what became of them, stop, help, findings, bookmarks."""

from app.consult.events.base import Event


class MessageSent(Event, frozen=True):
    message: str
    text: str


class InstructionGiven(Event, frozen=True):
    instruction: str
    text: str
    pictogram: str = ""


class Seen(Event, frozen=True):
    """Painted on the clinic's screen."""

    instruction: str


class Doing(Event, frozen=True):
    instruction: str


class Done(Event, frozen=True):
    """Who pressed is the author; `spoken` when the specialist pressed on a spoken word."""

    instruction: str
    spoken: bool = False


class Impossible(Event, frozen=True):
    instruction: str
    reason: str


class Withdrawn(Event, frozen=True):
    """The instruction no longer stands."""

    instruction: str
    reason: str = ""


class Reopened(Event, frozen=True):
    instruction: str
    reason: str = ""


class StopCalled(Event, frozen=True):
    stop: str


class StopAcknowledged(Event, frozen=True):
    stop: str


class HelpCalled(Event, frozen=True):
    """*I need you now*: the case turns red and its specialist is rung even in another room."""


class FindingWritten(Event, frozen=True):
    finding: str
    text: str


class FindingAmended(Event, frozen=True):
    finding: str
    text: str


class FindingStruck(Event, frozen=True):
    finding: str
    reason: str


class BookmarkPlaced(Event, frozen=True):
    label: str = ""
