"""Events of the guidance: messages, instructions and what became of them, stop, help, findings, bookmarks."""

from typing import Literal

from app.consult.events.base import Event

ImpossibleWhy = Literal["", "not_understood", "not_tolerated", "not_at_hand", "not_safe"]


class MessageSent(Event, frozen=True):
    message: str
    text: str


class InstructionGiven(Event, frozen=True):
    """`replaces`: the step in whose place this one stands, withdrawn with it where it is open; where its author knows
    of none, the last that they gave, whatever became of it. `clip`: the same spoken, the hash of an Opus file."""

    instruction: str
    text: str
    pictogram: str = ""
    replaces: str = ""
    clip: str = ""
    clip_bytes: int = 0
    clip_ms: int = 0


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
    """`why`: one of the four ready answers, which the other side reads in its own language; `reason`: in the author's
    words, of a ready answer too."""

    instruction: str
    reason: str
    why: ImpossibleWhy = ""


class Withdrawn(Event, frozen=True):
    """The instruction no longer stands. `replaced_by`: because that one is given instead."""

    instruction: str
    reason: str = ""
    replaced_by: str = ""


class Reopened(Event, frozen=True):
    instruction: str
    reason: str = ""


class StopCalled(Event, frozen=True):
    stop: str


class StopAcknowledged(Event, frozen=True):
    stop: str


class HelpCalled(Event, frozen=True):
    """*I need you now*: the case turns red and its specialist is rung even in another room."""


class HelpHeard(Event, frozen=True):
    """By who leads and is in the room: they have heard the call, nothing of it rings any more."""


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
