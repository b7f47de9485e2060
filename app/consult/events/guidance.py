"""Events of the guidance: messages, instructions and what became of them, stop, help, findings, bookmarks."""

from app.consult.events.base import Event


class MessageSent(Event):
    message: str
    text: str


class InstructionGiven(Event):
    instruction: str
    text: str
    pictogram: str = ""


class Seen(Event):
    """Painted on the clinic's screen."""

    instruction: str


class Doing(Event):
    instruction: str


class Done(Event):
    """Who pressed is the author; `spoken` when the specialist pressed on a spoken word."""

    instruction: str
    spoken: bool = False


class Impossible(Event):
    instruction: str
    reason: str


class Withdrawn(Event):
    """The instruction no longer stands."""

    instruction: str
    reason: str = ""


class Reopened(Event):
    instruction: str
    reason: str = ""


class StopCalled(Event):
    stop: str


class StopAcknowledged(Event):
    stop: str


class HelpCalled(Event):
    """*I need you now*: the case turns red and its specialist is rung even in another room."""


class FindingWritten(Event):
    finding: str
    text: str


class FindingAmended(Event):
    finding: str
    text: str


class FindingStruck(Event):
    finding: str
    reason: str


class BookmarkPlaced(Event):
    label: str = ""
